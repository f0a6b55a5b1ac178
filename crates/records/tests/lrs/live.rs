//! Watching statements as they come in.

use std::sync::{Arc, Mutex};

use kernel::{Actor, Id, Language, Need, Problem};
use portal::testing::{Browser, Strangers};
use portal::{Answer, Ask, Registry};
use records::model::profile::verb_name;
use records::model::xapi::keys::{self, Kind};
use records::model::xapi::query::Filter;
use records::ops::watch_statements::{
    CATCH_UP_MAX, LEFT_OUT, LOOKED_AT_MAX, PROGRAMS_MAX, STATEMENT, Shown, VIEWERS_MAX, VIEWERS_OF_ONE_MAX, WAITING_MAX, Way, Wish, look, watch,
};
use records::store::lrs::statements::Kept;
use records::{Records, own_tenant};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::world::{Store, stores, with};

/// A request as a room sees it.
fn ask(store: &Store) -> Ask {
    let caught = Arc::new(Mutex::new(None));
    let (kept, mut registry) = (Arc::clone(&caught), Registry::default());
    registry.get("/", Need::Anyone, move |ask| {
        *kept.lock().unwrap() = Some(ask.clone());
        Ok(Answer::bytes("text/plain", ""))
    });
    Browser::new(&registry, Arc::new(Strangers), store.clock.clone(), || ()).get("/");
    let mut ask = caught.lock().unwrap().take().unwrap();
    ask.who.actor = Actor::Member(Id::named(&["operator"]));
    ask
}

fn row(_: &Records, _: Way, _: Id, some: &[Kept]) -> Result<Vec<String>, Problem> {
    Ok(some.iter().map(|one| one.id.as_u128().to_string()).collect())
}

/// A page of the operator that watches a store.
fn wish<'w>(tenant: Id, filter: &'w Filter, after: Option<u64>) -> Wish<'w> {
    Wish { who: Some(Id::named(&["operator"])), way: Way { shown: Shown::Operator, language: Language::EN }, tenant, filter, agent: "", after }
}

fn numbered(number: u128, changes: &Value) -> Value {
    let mut one = with(changes);
    one["id"] = json!(Uuid::from_u128(number));
    one
}

fn by(kind: Kind, value: &str) -> Filter {
    Filter { keys: vec![keys::key(kind, value)], ..Filter::default() }
}

/// What a feed shows; `…` where it says that some were left out.
fn shown(feed: &portal::push::Feed) -> Vec<String> {
    let name = |event: portal::push::Event| match event.name {
        STATEMENT => event.data,
        other => {
            assert_eq!(other, LEFT_OUT);
            "…".to_owned()
        }
    };
    feed.waiting().into_iter().map(name).collect()
}

#[test]
fn each_sees_what_they_watch_for_and_one_look_serves_all() {
    for mut store in stores() {
        let ask = ask(&store);
        store.posted(&numbered(1, &json!({})));
        assert_eq!(look(&store.records, row).unwrap(), 0, "{}: nobody watches, nothing is looked at", store.test.engine);
        let open = |tenant, filter: &Filter| watch(&store.records, &ask, &wish(tenant, filter, None), row).unwrap();
        let all = open(own_tenant(), &Filter::default());
        let verb = open(own_tenant(), &by(Kind::Verb, "http://v.test/other"));
        let related = open(own_tenant(), &by(Kind::RelatedActivity, "http://c.test/course"));
        let school = open(Id::named(&["school"]), &Filter::default());
        assert_eq!([shown(&all), shown(&verb), shown(&related), shown(&school)].concat(), Vec::<String>::new(), "only what comes from now on");
        store.posted(&json!([
            numbered(2, &json!({ "verb": { "id": "http://v.test/other" } })),
            numbered(3, &json!({ "context": { "contextActivities": { "parent": [{ "id": "http://c.test/course" }] } } })),
            // About the second: found by what that one is found by.
            numbered(4, &json!({ "verb": { "id": "http://v.test/commented" }, "object": { "objectType": "StatementRef", "id": Uuid::from_u128(2) } })),
            numbered(5, &json!({ "object": { "objectType": "StatementRef", "id": Uuid::from_u128(1) } })),
        ]));
        store.as_program("other").posted(&numbered(6, &json!({})));
        assert_eq!(look(&store.records, row).unwrap(), 5, "{}: each new statement is looked at once, whatever the number of viewers", store.test.engine);
        assert_eq!(shown(&all), ["2", "3", "4", "5"]);
        assert_eq!((shown(&verb), shown(&related), shown(&school)), (vec!["2".to_owned(), "4".to_owned()], vec!["3".to_owned()], vec!["6".to_owned()]));
        assert_eq!(look(&store.records, row).unwrap(), 0);
        assert_eq!(shown(&all), Vec::<String>::new(), "nothing twice");
        drop((all, verb, related));
        assert_eq!(store.records.watchers(), 1);
        store.posted(&numbered(7, &json!({})));
        assert_eq!(look(&store.records, row).unwrap(), 0, "a store that nobody watches any more is not read");
    }
}

#[test]
fn what_came_between_the_page_and_its_stream_is_shown_first() {
    for mut store in stores() {
        let ask = ask(&store);
        let all: Vec<Value> = (1..=CATCH_UP_MAX as u128 + 3).map(|number| numbered(number, &json!({}))).collect();
        store.posted(&Value::Array(all));
        let open = |after| watch(&store.records, &ask, &wish(own_tenant(), &Filter::default(), after), row).unwrap();
        let place = CATCH_UP_MAX as u64 + 3;
        let (none, some, bound, many) = (open(Some(place)), open(Some(place - 2)), open(Some(3)), open(Some(2)));
        assert_eq!(shown(&none), Vec::<String>::new(), "{}", store.test.engine);
        assert_eq!(shown(&some), [(place - 1).to_string(), place.to_string()]);
        let shown_at_bound = shown(&bound);
        assert_eq!((shown_at_bound.len(), shown_at_bound[0].as_str()), (CATCH_UP_MAX, "4"), "all of it fits");
        let newest = shown(&many);
        assert_eq!(
            (newest.len(), newest[0].as_str(), newest.last().map(String::as_str)),
            (CATCH_UP_MAX + 1, "…", Some("35")),
            "the newest, and that there were more"
        );
    }
}

#[test]
fn a_viewer_who_is_too_slow_is_told_and_nobody_waits_for_them() {
    for mut store in stores() {
        let ask = ask(&store);
        let feed = watch(&store.records, &ask, &wish(own_tenant(), &Filter::default(), None), row).unwrap();
        let many = |from: u128, count: usize| Value::Array((0..count as u128).map(|number| numbered(from + number, &json!({}))).collect());
        store.posted(&many(1, WAITING_MAX + 1));
        look(&store.records, row).unwrap();
        assert_eq!(shown(&feed).len(), WAITING_MAX, "{}", store.test.engine);
        assert_eq!(look(&store.records, row).unwrap(), 0);
        assert_eq!(shown(&feed), ["…"], "as soon as there is room");
        store.posted(&many(10_000, LOOKED_AT_MAX + 1));
        assert_eq!(look(&store.records, row).unwrap(), LOOKED_AT_MAX);
        shown(&feed);
        store.posted(&many(20_000, 1));
        look(&store.records, row).unwrap();
        assert_eq!(shown(&feed), ["…", "20000"], "what is left out is left out for good, and the next one comes");
    }
}

#[test]
fn so_many_watch_and_no_more() {
    for store in stores().into_iter().take(1) {
        let (ask, filter) = (ask(&store), Filter::default());
        let open = |who: String, shown| {
            watch(
                &store.records,
                &ask,
                &Wish { who: Some(Id::named(&[&who])), way: Way { shown, language: Language::EN }, ..wish(own_tenant(), &filter, None) },
                row,
            )
        };
        let fill = |shown, most: usize| (0..most).map(|number| open((number / VIEWERS_OF_ONE_MAX).to_string(), shown).unwrap()).collect::<Vec<_>>();
        let mut feeds = fill(Shown::Operator, VIEWERS_MAX);
        assert_eq!(open("late".to_owned(), Shown::Operator).unwrap_err().code, "records.watched");
        assert_eq!(open("late".to_owned(), Shown::Administrator).unwrap_err().code, "records.watched", "all pages together");
        feeds.pop();
        feeds.push(open("late".to_owned(), Shown::Operator).unwrap());
        feeds.truncate(VIEWERS_OF_ONE_MAX);
        assert_eq!(open("0".to_owned(), Shown::Operator).unwrap_err().code, "records.watched", "one person does not take all places");
        feeds.pop();
        assert!(open("0".to_owned(), Shown::Operator).is_ok());
        drop(feeds);
        let programs = fill(Shown::Program, PROGRAMS_MAX);
        assert_eq!(open("late".to_owned(), Shown::Program).unwrap_err().code, "records.watched");
        assert!(open("late".to_owned(), Shown::Operator).is_ok(), "programs do not take the places of people");
        drop(programs);
    }
}

#[test]
fn the_page_fills_by_itself() {
    for mut store in stores() {
        let mut browser = store.operator();
        let page = browser.get("/admin/records/statements?verb=http://v.test/did&lang=en").text;
        let address = page.split("data-live=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap().replace("&amp;", "&").replace("&#38;", "&");
        assert_eq!(address, "/admin/records/statements/live?verb=http%3A%2F%2Fv.test%2Fdid&after=0");
        store.posted(&json!([
            numbered(1, &json!({ "actor": { "account": { "homePage": "http://h.test", "name": "<b>x" } } })),
            numbered(2, &json!({ "verb": { "id": "http://v.test/other" } }))
        ]));
        let stream = browser.get(&address);
        assert_eq!((stream.status, stream.kind.as_str(), stream.headers["cache-control"].as_str()), (200, "text/event-stream", "no-store"));
        assert_eq!(stream.text.matches("event: statement\n").count(), 1, "{}: {}", store.test.engine, stream.text);
        assert!(stream.text.contains("id: 1\ndata: <li>") && stream.text.contains(&Uuid::from_u128(1).to_string()), "{}", stream.text);
        assert!(!stream.text.contains("<b>"), "what programs send is text, not markup");
        let row = stream.text.split("data: ").nth(1).unwrap().trim_end();
        assert!(browser.get("/admin/records/statements").text.contains(row), "the same row as in the list");
        let again = browser.send("GET", &address, &[("last-event-id", "1")], "");
        assert!(again.status == 200 && !again.text.contains("event:"), "a browser that asks again gets what it has not seen: {}", again.text);
        assert_eq!(browser.get("/admin/records/statements/live?verb=x").status, 422);
        assert!(!browser.get("/admin/records/statements?before=2").text.contains("data-live"), "older ones do not change");
        let noted =
            |store: &Store| store.test.database.read(|session| session.number("SELECT COUNT(*) FROM audit WHERE action = 'statements.searched'", &[])).unwrap();
        assert_eq!(noted(&store), 0);
        browser.get("/admin/records/statements/live?agent=mailto:a@x.test");
        assert_eq!(noted(&store), 1, "watching for a person is noted");
        assert_eq!(store.records.watchers(), 0, "who left is forgotten");
    }
}

#[test]
fn each_reader_is_told_in_their_language() {
    for mut store in stores() {
        let section = format!("https://x.test/sections/{}", Id::named(&["section"]));
        store.posted(&json!([
            numbered(
                1,
                &json!({ "verb": { "id": "http://adlnet.gov/expapi/verbs/experienced", "display": { "en": "experienced" } }, "object": { "id": section } })
            ),
            numbered(
                2,
                &json!({
                    "verb": { "id": "http://v.test/did", "display": { "en": "did it", "zh": "做了" } },
                    "object": { "id": "http://a.test/lathe", "definition": { "name": { "en-GB": "A lathe", "zh-CN": "车床" } } },
                })
            ),
            numbered(3, &json!({ "verb": { "id": "http://v.test/turned" }, "object": { "id": "http://x.test/sections/none" } })),
        ]));
        let read = verb_name("http://adlnet.gov/expapi/verbs/experienced", "zh-Hans").unwrap();
        let chinese = [format!(">{read} · &#60;Section&#62; zh-Hans</a>"), ">做了 · 车床</a>".to_owned(), ">turned</a>".to_owned()];
        let english = [">read · &#60;Section&#62; en</a>", ">did it · A lathe</a>", ">turned</a>"].map(str::to_owned);
        let mut browser = store.operator();
        for (language, words) in [("en", english), ("zh-Hans", chinese)] {
            for address in ["/admin/records/statements?", "/admin/records/statements/live?after=0&"] {
                let seen = browser.get(&format!("{address}lang={language}")).text;
                for words in &words {
                    assert!(seen.contains(words), "{}: {words} in {seen}", store.test.engine);
                }
            }
        }
    }
}
