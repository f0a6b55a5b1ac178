//! Stores as their owners see them: the operator, who sets quotas, the administrators of an organisation, and programs that watch.

use kernel::Id;
use platform::DatabaseError;
use portal::testing::Seen;
use records::ops::look_at_store::{DAYS, space, volume_of};
use records::ops::watch_statements::{STATEMENT, VIEWERS_OF_ONE_MAX};
use records::{Quota, own_tenant};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::world::{Store, json_of, school, stores, with};

fn numbered(number: u128, changes: &Value) -> Value {
    let mut one = with(changes);
    one["id"] = json!(Uuid::from_u128(number));
    one
}

fn id(number: u128) -> String {
    Uuid::from_u128(number).to_string()
}

/// What was noted in the audit log: action, organisation.
fn noted(store: &Store) -> Vec<(String, Option<Id>)> {
    let sql = "SELECT action, organization_id FROM audit ORDER BY sequence";
    store.test.database.read::<_, DatabaseError>(|session| session.query(sql, &[], |row| Ok((row.get(0)?, row.get(1)?)))).unwrap()
}

fn page(records: &str) -> String {
    format!("/organizations/{}/records{records}", school())
}

#[test]
fn the_operator_sees_all_stores_and_sets_the_quota_of_one() {
    for own in stores() {
        let mut browser = own.operator();
        own.as_program("other").posted(&json!([numbered(1, &json!({})), numbered(2, &json!({}))]));
        own.as_program("all").posted(&numbered(1, &json!({})));
        let list = browser.get("/admin/records/stores?lang=en").text;
        assert!(list.contains("2 stores") && list.contains("School") && list.contains("2 statements") && list.contains("The platform’s own"), "{list}");
        let address = format!("/admin/records/stores/{}", school());
        assert!(list.contains(&address) && !list.contains(&format!("/admin/records/stores/{}", own_tenant())), "the platform's own has no quota to set");
        let form = |statements: &'static str, bytes: &'static str, per_minute: &'static str| {
            [("do", "save"), ("statements", statements), ("bytes", bytes), ("per_minute", per_minute)]
        };
        for wrong in [form("0", "", ""), form("many", "", ""), form("", "-1", ""), form("", "5 PB", ""), form("", "", "1.5")] {
            let seen = browser.post(&address, &wrong);
            let typed = wrong.iter().skip(1).find(|(_, value)| !value.is_empty()).unwrap().1;
            assert!(seen.status == 422 && seen.text.contains(&format!("value=\"{typed}\"")), "{typed}: what was typed stays: {}", seen.text);
        }
        assert!(noted(&own).is_empty());
        let seen = browser.post(&address, &form("10", "2 MB", "600"));
        assert_eq!((seen.status, seen.location), (303, format!("{address}?done=yes")), "{}", own.test.engine);
        let quota = Quota { statements: Some(10), bytes: Some(2_000_000), per_minute: Some(600) };
        let set = space(&own.records, school()).unwrap();
        assert_eq!((set.quota, set.is_own), (quota, true));
        let shown = browser.get(&format!("{address}?done=yes&lang=en")).text;
        for words in ["Saved.", "2 of 10 statements", "of 2 MB", "20% used", "at most 600 new a minute", "value=\"2 MB\"", "class=\"meter\""] {
            assert!(shown.contains(words), "{words}: {shown}");
        }
        assert!(browser.get("/admin/records/stores?lang=en").text.contains("20% used"));
        assert_eq!(browser.post(&address, &[("do", "usual")]).status, 303);
        assert_eq!((space(&own.records, school()).unwrap().quota, noted(&own)), (Quota::NONE, vec![("store.quota".to_owned(), Some(school())); 2]));
        // One that has nothing yet can have a quota, and then is listed; one of nobody cannot.
        let college = Id::named(&["college"]);
        assert_eq!(browser.get(&format!("/admin/records/stores/{college}")).status, 200);
        assert_eq!(browser.post(&format!("/admin/records/stores/{college}"), &form("", "", "5")).status, 303);
        assert!(browser.get("/admin/records/stores?lang=en").text.contains("College"));
        for nobody in [Id::named(&["nobody"]), own_tenant()] {
            let address = format!("/admin/records/stores/{nobody}");
            assert_eq!((browser.get(&address).status, browser.post(&address, &form("1", "", "")).status), (404, 404));
        }
    }
}

#[test]
fn stores_are_listed_a_page_at_a_time() {
    for own in stores() {
        own.records.prepare().unwrap();
        let many = |session: &mut platform::Session<'_>| {
            for number in 0..60_i64 {
                let sql = "INSERT INTO lrs_usage (tenant, statements, statement_bytes, file_bytes, busy_until) VALUES ($1, 0, 0, $2, 0)";
                session.execute(sql, &[Id::named(&[&number.to_string()]).into(), (number * 1000).into()])?;
            }
            Ok(())
        };
        own.test.database.write::<(), DatabaseError>(many).unwrap();
        let mut browser = own.operator();
        let pages: Vec<String> = (1..=3).map(|number| browser.get(&format!("/admin/records/stores?page={number}&lang=en")).text).collect();
        let rows = |page: &str| page.matches("<article class=\"card store\">").count();
        assert_eq!(pages.iter().map(|page| rows(page)).collect::<Vec<_>>(), [24, 24, 13], "{}", own.test.engine);
        assert!(pages[0].contains("59 kB") && pages[0].contains("61 stores") && pages[2].contains("The platform’s own"), "the largest first");
    }
}

#[test]
fn administrators_see_the_store_of_their_organisation_and_no_other() {
    for own in stores() {
        let mut browser = own.operator();
        own.as_program("all").posted(&numbered(1, &json!({ "verb": { "id": "http://v.test/platform" } })));
        own.as_program("third").posted(&numbered(2, &json!({ "verb": { "id": "http://v.test/college" } })));
        let mut store = own.as_program("other");
        store.posted(&json!([numbered(3, &json!({ "verb": { "id": "http://v.test/taught" } })), numbered(4, &json!({}))]));
        store.clock.advance(kernel::time::DAY);
        store.posted(&numbered(5, &json!({})));
        let overview = browser.get(&format!("{}?lang=en", page(""))).text;
        for words in ["3 statements", "Timetable &#60;app&#62;", "stopped", "http://test/xapi/", "http://test/records/live", "not limited", "Figures by day"] {
            assert!(overview.contains(words), "{}: {words}: {overview}", own.test.engine);
        }
        let volume = volume_of(&own.records, school(), platform::testing::TEST_TIME.plus(kernel::time::DAY), 0).unwrap();
        let counts: Vec<u64> = volume.days.iter().map(|(_, count)| *count).collect();
        assert_eq!((volume.total, counts.len() as i64, &counts[counts.len() - 2..]), (3, DAYS, &[2, 1][..]), "{}: of this store alone", own.test.engine);
        let list = |browser: &mut portal::testing::Browser, query: &str| browser.get(&page(&format!("/statements{query}")));
        let all = list(&mut browser, "?lang=en").text;
        assert!(all.contains("taught") && !all.contains("platform</a>") && !all.contains("college"), "{all}");
        assert!(!all.contains("name=\"store\""), "there is no other store to choose");
        let elsewhere = list(&mut browser, &format!("?store={}", Id::named(&["college"]))).text;
        assert!(elsewhere.contains("taught") && !elsewhere.contains("http://v.test/college"), "whatever the address says");
        assert_eq!(list(&mut browser, "?verb=http://v.test/taught").text.matches("<h3><a href=").count(), 1);
        assert_eq!((list(&mut browser, "?verb=x").status, list(&mut browser, "?before=2").status), (422, 200));
        // One statement, and none of another store.
        let one = |browser: &mut portal::testing::Browser, number: u128| browser.get(&page(&format!("/statements/{}", id(number)))).status;
        assert!(all.contains(&page(&format!("/statements/{}", id(3)))));
        assert_eq!([3, 1, 2, 99].map(|number| one(&mut browser, number)), [200, 404, 404, 404], "{}", own.test.engine);
        list(&mut browser, "?agent=mailto:a@x.test");
        assert_eq!(
            noted(&own),
            ["statement.opened", "statements.searched"].map(|action| (action.to_owned(), Some(school()))),
            "both are noted, with whose store it is"
        );
        let college = format!("/organizations/{}/records", Id::named(&["college"]));
        for rest in ["", "/statements", "/statements/live", &format!("/statements/{}", id(2))] {
            assert_eq!(browser.get(&format!("{college}{rest}")).status, 404, "{rest}");
        }
    }
}

#[test]
fn the_page_of_an_organisation_fills_with_what_comes_to_its_store() {
    for own in stores() {
        let mut browser = own.operator();
        let shown = browser.get(&page("/statements?lang=en")).text;
        let address = shown.split("data-live=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap().replace("&amp;", "&").replace("&#38;", "&");
        assert_eq!(address, page("/statements/live?after=0"));
        own.as_program("other").posted(&numbered(1, &json!({})));
        own.as_program("all").posted(&numbered(2, &json!({})));
        let stream = browser.get(&format!("{address}&store={}", own_tenant()));
        assert_eq!((stream.status, stream.text.matches("event: statement\n").count()), (200, 1), "{}: {}", own.test.engine, stream.text);
        assert!(stream.text.contains(&page(&format!("/statements/{}", id(1)))), "{}", stream.text);
        let row = stream.text.split("data: ").nth(1).unwrap().trim_end();
        assert!(browser.get(&page("/statements")).text.contains(row), "the same row as in the list");
    }
}

/// What a program is sent: the statements of its stream.
fn sent(seen: &Seen) -> Vec<Value> {
    assert_eq!((seen.status, seen.kind.as_str()), (200, "text/event-stream"), "{}", seen.text);
    let events = seen.text.split("\n\n").filter(|event| event.contains(&format!("event: {STATEMENT}\n")));
    events.map(|event| serde_json::from_str(event.split("data: ").nth(1).unwrap()).unwrap()).collect()
}

#[test]
fn a_program_watches_its_own_store() {
    for own in stores() {
        let live = |name: &'static str, query: &str| own.as_program(name).watch(query);
        own.as_program("other").posted(&json!([numbered(1, &json!({})), numbered(2, &json!({ "verb": { "id": "http://v.test/other" } }))]));
        own.as_program("app").posted(&numbered(3, &json!({})));
        own.as_program("all").posted(&numbered(4, &json!({})));
        let ids = |seen: &Seen| sent(seen).iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
        assert_eq!(ids(&live("other", "?after=0")), [1, 2, 3].map(id), "{}: its store, the oldest first", own.test.engine);
        assert_eq!(ids(&live("app", "?after=0")), [id(3)], "{}: what it vouched for, where it may read no more", own.test.engine);
        assert_eq!(ids(&live("third", "?after=0")), Vec::<String>::new());
        assert_eq!(ids(&live("other", "?after=0&verb=http%3A%2F%2Fv.test%2Fother")), [id(2)]);
        assert_eq!(ids(&live("other", "")), Vec::<String>::new(), "only what comes from now on");
        let whole = sent(&live("other", "?after=2")).remove(0);
        assert_eq!(whole, json_of(&own.as_program("other").get(&format!("statements?statementId={}", id(3)))), "the whole statement");
        for (query, status) in [("?verb=x", 400), ("?store=x", 400), ("?limit=1", 400), ("?since=2026-01-01T00:00:00Z", 400), ("?statementId=x", 400)] {
            assert_eq!(live("other", query).status, status, "{query}");
        }
        assert_eq!([live("stranger", "").status, live("nothing", "").status, live("person", "").status], [401, 403, 403]);
        assert!(noted(&own).is_empty(), "a program that reads its store is nobody who opens a record");
        assert!(VIEWERS_OF_ONE_MAX > 0 && own.records.watchers() == 0, "who left is forgotten");
    }
}
