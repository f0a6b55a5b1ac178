//! Practice at the HTTP boundary and the taking in of items, on both engines.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that cannot go on must fail")]

use std::sync::{Arc, Mutex};

use assessment::Assessment;
use catalog::{Catalog, Companion, Counts, Panel, ids};
use formats::model::{
    Choice, Classification, ConceptDraft, Interaction, ItemDraft, ItemText, Provenance, ResourceDraft, ResourceKind, SectionDraft, SectionKind, SectionText,
};
use identity::{Identity, PasswordCost, PersonalData};
use kernel::fact::{Fact, Object, ObjectKind, Outcome, Verb};
use kernel::{Id, Language, Licence, LocalizedText};
use platform::testing::{HandClock, TestDatabase, both};
use platform::{Consumer, DatabaseError, Outbox, RoomMigrations, Services, Session};
use portal::Registry;
use portal::cache::Cache;
use portal::testing::Browser;

const ROOMS: &[RoomMigrations] = &[platform::MIGRATIONS, identity::MIGRATIONS, catalog::MIGRATIONS, assessment::MIGRATIONS];

/// Hears every fact.
#[derive(Default)]
struct Listener(Mutex<Vec<Fact>>);

impl Consumer for Listener {
    fn name(&self) -> &'static str {
        "listener"
    }

    fn consume(&self, _: &mut Session<'_>, fact: &Fact) -> Result<(), DatabaseError> {
        self.0.lock().unwrap().push(fact.clone());
        Ok(())
    }
}

struct House {
    services: Services,
    clock: Arc<HandClock>,
    room: Assessment,
    browser: Browser,
    heard: Arc<Listener>,
    outbox: Outbox,
}

fn house(test: &TestDatabase) -> House {
    let (services, clock) = test.services();
    let (index, _) = search::Index::open_or_create(test.directory.path().join("search")).unwrap();
    let cache = Arc::new(Cache::default());
    let identity = Identity::new(services.clone(), PasswordCost { memory_kib: 8, passes: 1, lanes: 1 });
    let catalog = Catalog::new(services.clone(), index, cache);
    let room = Assessment::new(services.clone(), catalog, identity.clone());
    let heard = Arc::new(Listener::default());
    let outbox = Outbox::new(services.database.clone(), vec![heard.clone(), Arc::new(room.clone())]);
    let mut registry = Registry::default();
    assessment::register(&mut registry, room.clone());
    let after = outbox.clone();
    let browser = Browser::new(&registry, Arc::new(identity), clock.clone(), move || {
        after.drain().unwrap();
    });
    House { services, clock, room, browser, heard, outbox }
}

fn text(language: Language, prompt: &str, choices: &[&str], solution: &str) -> ItemText {
    let choices = ["A", "B", "C", "D"].iter().zip(choices).map(|(id, html)| Choice { id: (*id).to_owned(), html: format!("<p>{html}</p>") }).collect();
    ItemText { language, prompt_html: format!("<p>{prompt}</p>"), choices, solution_html: solution.to_owned() }
}

fn item(key: &str, interaction: Interaction, texts: Vec<ItemText>) -> ItemDraft {
    ItemDraft {
        key: key.to_owned(),
        section: Some("one".to_owned()),
        concepts: vec!["decimals".to_owned()],
        interaction,
        texts,
        difficulty: Some(0.3),
        grades: vec![5],
        subject: None,
        origin: "第 1 题".to_owned(),
    }
}

fn draft() -> ResourceDraft {
    let zh = Language::ZH_HANS;
    let numeric = Interaction::Numeric { correct: "1/2".to_owned(), tolerance: 0.0, unit: "m".to_owned() };
    let items = vec![
        item("choice", Interaction::SingleChoice { correct: "B".to_owned() }, vec![text(zh, "选一个", &["甲", "乙"], "<p>因为乙对。</p>")]),
        item("number", numeric, vec![text(zh, "一米的一半是多少？", &[], ""), text(Language::EN, "Half of a metre?", &[], "<p>Half of it.</p>")]),
        item("several", Interaction::MultipleChoice { correct: vec!["A".to_owned(), "C".to_owned()] }, vec![text(zh, "选几个", &["甲", "乙", "丙"], "")]),
        item("words", Interaction::ShortText { accepted: vec!["李白".to_owned()], case_sensitive: false }, vec![text(zh, "谁写的？", &[], "")]),
        item("drawing", Interaction::SelfMarked, vec![text(zh, "画一个图。", &[], "<p>看图。</p>")]),
    ];
    let section = |key: &str, parent: Option<&str>| SectionDraft {
        key: key.to_owned(),
        parent: parent.map(str::to_owned),
        kind: SectionKind::Section,
        number: "1".to_owned(),
        texts: vec![SectionText {
            language: zh,
            title: "小数".to_owned(),
            html: "<p>正文</p>".to_owned(),
            source_path: String::new(),
            machine_translated: false,
        }],
        poem: None,
        concepts: Vec::new(),
    };
    ResourceDraft {
        key: "book".to_owned(),
        kind: ResourceKind::Textbook,
        titles: LocalizedText::of(zh, "小数之书"),
        summaries: LocalizedText::default(),
        languages: vec![zh],
        authors: Vec::new(),
        classification: Classification { subjects: vec!["mathematics".to_owned()], ..Classification::default() },
        provenance: Provenance {
            licence: Licence::new("CC-BY-4.0"),
            attribution: "某人".to_owned(),
            source_url: "https://example.org".to_owned(),
            revision: "1".to_owned(),
            taken_on: "2026-11-23".to_owned(),
            modified: false,
        },
        sections: vec![section("chapter", None), section("one", Some("chapter"))],
        items,
        concepts: vec![
            ConceptDraft { key: "numbers".to_owned(), parent: None, names: LocalizedText::of(zh, "数") },
            ConceptDraft { key: "decimals".to_owned(), parent: Some("numbers".to_owned()), names: LocalizedText::of(zh, "小数点") },
        ],
    }
}

fn resource() -> Id {
    ids::resource("test", "book")
}

/// Writes the rows that the library keeps, as its import does, and lets the room take the items in.
fn put(house: &House, draft: &ResourceDraft) -> Counts {
    use catalog::store::{concepts, resources};
    let body = serde_json::to_string(&catalog::model::resource::ResourceBody::of(draft)).unwrap();
    house
        .services
        .database
        .write::<_, DatabaseError>(|session| {
            session.execute("DELETE FROM section", &[])?;
            session.execute("DELETE FROM resource", &[])?;
            session.execute(
                "INSERT INTO resource (id, collection, resource_key, kind, body, fingerprint, section_count, item_count, changed_version, created_at, updated_at, withdrawn) \
                 VALUES ($1, 'test', 'book', 'textbook', $2, 'x', 2, 5, 1, 1, 1, FALSE)",
                &[resource().into(), body.as_str().into()],
            )?;
            for (position, section) in draft.sections.iter().enumerate() {
                let parent = section.parent.as_deref().map(|key| ids::section("test", "book", key));
                session.execute(
                    "INSERT INTO section (id, resource, parent, position, kind, number, section_key, titles, fingerprint) VALUES ($1, $2, $3, $4, 'section', '1', $5, '{\"zh-Hans\":\"小数\"}', 'x')",
                    &[ids::section("test", "book", &section.key).into(), resource().into(), parent.into(), position.into(), section.key.as_str().into()],
                )?;
            }
            let concept = |draft: &ConceptDraft| concepts::Concept {
                id: ids::concept("test", &draft.key),
                parent: draft.parent.as_deref().map(|key| ids::concept("test", key)),
                resource: resource(),
                names: draft.names.clone(),
            };
            concepts::replace(session, "test", resource(), &draft.concepts.iter().map(concept).collect::<Vec<_>>())?;
            assert!(resources::find(session, resource())?.is_some());
            house.room.put(session, resource(), "test", draft, &[])
        })
        .unwrap()
}

fn number(house: &House, sql: &str) -> i64 {
    house.services.database.read::<_, DatabaseError>(|session| session.number(sql, &[])).unwrap()
}

#[test]
fn taking_items_in_writes_what_changed() {
    for test in both(ROOMS) {
        let house = house(&test);
        let mut draft = draft();
        assert_eq!(put(&house, &draft), Counts { created: 5, ..Counts::default() }, "{}", test.engine);
        assert_eq!(put(&house, &draft), Counts { unchanged: 5, ..Counts::default() });
        let gone = draft.items.remove(0);
        draft.items[0].difficulty = Some(0.9);
        assert_eq!(put(&house, &draft), Counts { updated: 1, unchanged: 3, withdrawn: 1, ..Counts::default() });
        assert_eq!(put(&house, &draft), Counts { unchanged: 4, ..Counts::default() });
        draft.items.insert(0, gone);
        assert_eq!(put(&house, &draft), Counts { updated: 1, unchanged: 4, ..Counts::default() }, "what comes back is taken in again");
        assert_eq!(number(&house, "SELECT position FROM item WHERE kind = 'self-marked'"), 4);
        assert_eq!(number(&house, "SELECT COUNT(*) FROM item_concept"), 5);
        // A page that could not be read stays with its questions, although the draft has neither.
        draft.items.clear();
        let page = [ids::section("test", "book", "one")];
        let kept = house.services.database.write::<_, DatabaseError>(|session| house.room.put(session, resource(), "test", &draft, &page)).unwrap();
        assert_eq!(kept, Counts { kept: 5, ..Counts::default() }, "{}", test.engine);
        house.services.database.write::<_, DatabaseError>(|session| house.room.remove(session, resource())).unwrap();
        assert_eq!(number(&house, "SELECT COUNT(*) FROM item WHERE withdrawn = FALSE"), 0);
    }
}

#[test]
fn a_large_resource_is_taken_in_quickly() {
    for test in both(ROOMS) {
        let house = house(&test);
        let mut draft = draft();
        let pattern = draft.items.clone();
        draft.items = (0..8105).map(|number| ItemDraft { key: format!("i{number}"), ..pattern[number % 5].clone() }).collect();
        let began = std::time::Instant::now();
        assert_eq!(put(&house, &draft).created, 8105);
        let first = began.elapsed();
        let began = std::time::Instant::now();
        assert_eq!(put(&house, &draft).unchanged, 8105);
        println!("{}: 8 105 items in {first:?}, again in {:?}", test.engine, began.elapsed());
        let documents = house
            .services
            .database
            .read::<_, DatabaseError>(|session| {
                let resource = catalog::store::resources::find(session, resource())?.unwrap();
                house.room.documents(session, std::slice::from_ref(&resource))
            })
            .unwrap();
        assert_eq!(documents.len(), 8105);
    }
}

/// The item on a page, by its question.
fn kind_on(page: &str) -> &'static str {
    [("选一个", "choice"), ("一米的", "number"), ("Half of", "number"), ("选几个", "several"), ("谁写的", "words"), ("画一个", "drawing")]
        .into_iter()
        .find(|(words, _)| page.contains(words))
        .map(|(_, kind)| kind)
        .unwrap_or_else(|| panic!("no question on {page}"))
}

fn begin(house: &mut House, scope: &str) -> String {
    let seen = house.browser.post("/practice/start", &[("scope", scope), ("count", "10")]);
    assert_eq!(seen.status, 303, "{scope}: {}", seen.text);
    seen.location
}

#[test]
fn a_guest_practises_from_a_section_to_the_summary() {
    for test in both(ROOMS) {
        let mut house = house(&test);
        put(&house, &draft());
        let chapter = format!("section:{}", ids::section("test", "book", "chapter"));
        let session = begin(&mut house, &chapter);
        for position in 0..5 {
            house.clock.advance(20_000_000);
            let place = position.to_string();
            let page = house.browser.get(&session);
            assert_eq!(page.status, 200, "{}", page.text);
            let (door, name, answer, verdict) = match kind_on(&page.text) {
                "choice" => ("answer", "answer", "B", "做对了！"),
                "number" => {
                    let unreadable = house.browser.post(&format!("{session}/answer"), &[("position", &place), ("answer", "还不知道")]);
                    assert!(
                        unreadable.status == 200 && unreadable.text.contains("这一次不算错") && unreadable.text.contains("还不知道"),
                        "{}",
                        unreadable.text
                    );
                    ("answer", "answer", "50 cm", "做对了！")
                }
                "several" => ("answer", "answer", "A", "差一点"),
                "words" => ("answer", "skip", "1", "先跳过了"),
                _ => ("mark", "mark", "1", "对了一半"),
            };
            let sent = house.browser.post(&format!("{session}/{door}"), &[("position", &place), (name, answer)]);
            assert_eq!((sent.status, sent.location.as_str()), (303, format!("{session}?shown={position}").as_str()));
            let again = house.browser.post(&format!("{session}/{door}"), &[("position", &place), (name, "A")]);
            assert_eq!(again.status, 303, "sending twice is harmless");
            let feedback = house.browser.get(&sent.location);
            assert!(feedback.text.contains(verdict), "{verdict}: {}", feedback.text);
        }
        assert_eq!(house.browser.get(&session).location, format!("{session}/summary"));
        let summary = house.browser.get(&format!("{session}/summary"));
        assert!(summary.text.contains("这一轮做完了") && summary.text.contains("5 题做对 2 题") && summary.text.contains("20 秒"), "{}", summary.text);
        assert_eq!(number(&house, "SELECT COUNT(*) FROM response"), 5);
        let heard = house.heard.0.lock().unwrap();
        let answered: Vec<_> = heard.iter().filter(|fact| fact.verb == Verb::Answered).collect();
        assert_eq!(answered.len(), 4, "what was skipped is no answer");
        assert_eq!(answered.iter().filter(|fact| fact.outcome.success == Some(true)).count(), 2);
        assert!(answered.iter().all(|fact| fact.context.resource == Some(resource()) && fact.context.concepts == [ids::concept("test", "decimals")]));
        assert!(answered.iter().all(|fact| fact.outcome.duration_ms == Some(20_000)), "{answered:?}");
        let completed: Vec<_> = heard.iter().filter(|fact| fact.verb == Verb::Completed).collect();
        assert_eq!((completed.len(), completed[0].outcome.scaled), (1, Some(0.5)));
    }
}

#[test]
fn sessions_are_for_their_owner_alone() {
    for test in both(ROOMS) {
        let mut house = house(&test);
        put(&house, &draft());
        let session = begin(&mut house, &format!("resource:{}", resource()));
        let mut other = house.browser.another();
        assert_eq!(other.get(&session).status, 404);
        other.post("/practice/start", &[("scope", &format!("resource:{}", resource()))]);
        for address in [session.clone(), format!("{session}/summary")] {
            assert_eq!(other.get(&address).status, 404, "{}", test.engine);
        }
        assert_eq!(other.post(&format!("{session}/answer"), &[("position", "0"), ("answer", "A")]).status, 404);
        let id = session.trim_start_matches("/practice/");
        for scope in [format!("again:{id}"), format!("wrong:{id}")] {
            assert_eq!(other.post("/practice/start", &[("scope", &scope)]).status, 404);
        }
        assert_eq!(house.browser.get(&session).status, 200);
        assert_eq!(house.browser.post(&format!("{session}/answer"), &[("position", "99"), ("answer", "A")]).status, 422);
        assert_eq!(house.browser.post(&format!("{session}/answer"), &[("answer", "A")]).status, 422);
        assert_eq!(number(&house, "SELECT COUNT(*) FROM response"), 0);
    }
}

#[test]
fn every_scope_begins_a_session_and_nothing_is_said_kindly() {
    for test in both(ROOMS) {
        let mut house = house(&test);
        put(&house, &draft());
        let item = ids::item("test", "book", "choice");
        let concept = ids::concept("test", "numbers");
        for (scope, length) in [
            (format!("section:{}", ids::section("test", "book", "one")), 5),
            (format!("resource:{}", resource()), 5),
            (format!("concept:{concept}"), 5),
            ("subject:mathematics".to_owned(), 5),
            (format!("item:{item}"), 1),
        ] {
            let session = begin(&mut house, &scope);
            assert!(house.browser.get(&session).text.contains(&format!("/ {length}<")), "{}: {scope}", test.engine);
        }
        for (scope, status) in [("subject:nothing", 404), ("nonsense", 422), ("section:00000000000000000000000000", 404), ("", 422)] {
            assert_eq!(house.browser.post("/practice/start", &[("scope", scope)]).status, status, "{scope}");
        }
        let mut one = begin(&mut house, &format!("item:{item}"));
        house.browser.post(&format!("{one}/answer"), &[("position", "0"), ("answer", "A")]);
        one = begin(&mut house, &format!("wrong:{}", one.trim_start_matches("/practice/")));
        house.browser.post(&format!("{one}/answer"), &[("position", "0"), ("answer", "B")]);
        let id = one.trim_start_matches("/practice/").to_owned();
        assert_eq!(house.browser.post("/practice/start", &[("scope", &format!("wrong:{id}"))]).status, 404, "nothing was wrong");
        begin(&mut house, &format!("again:{id}"));
    }
}

#[test]
fn pages_show_what_there_is_in_the_readers_language() {
    for test in both(ROOMS) {
        let mut house = house(&test);
        let empty = house.browser.get("/practice");
        assert!(empty.status == 200 && empty.text.contains("这里还没有题目"));
        put(&house, &draft());
        let hub = house.browser.another().get("/practice?x=1").text; // the guest cache knows this address not yet
        assert!(hub.contains("小数之书") || !hub.is_empty());
        let tree = house.browser.get(&format!("/practice/concepts?resource={}", resource()));
        assert!(tree.text.contains("小数点") && tree.text.contains("5 道题"), "{}", tree.text);
        assert_eq!(tree.text.matches("<ul").count(), tree.text.matches("</ul>").count());
        let number_item = ids::item("test", "book", "number");
        let zh = house.browser.get(&format!("/practice/items/{number_item}"));
        assert!(zh.text.contains("一米的一半") && zh.text.contains("English") && zh.text.contains("1/2 m"), "{}", zh.text);
        let en = house.browser.get(&format!("/practice/items/{number_item}?text=en"));
        assert!(en.text.contains("Half of a metre") && en.text.contains(r#"lang="en""#));
        let mut english = house.browser.another();
        english.accept_language = "en".to_owned();
        assert!(english.get(&format!("/practice/items/{number_item}")).text.contains("Half of a metre"));
        assert_eq!(english.get("/practice/items/00000000000000000000000000").status, 404);
        let set = house.browser.get(&format!("/resources/{}/items.json", resource()));
        let set: serde_json::Value = serde_json::from_str(&set.text).unwrap();
        assert_eq!((set["items"].as_array().unwrap().len(), set["licence"].as_str()), (5, Some("CC-BY-4.0")));
        assert_eq!(set["items"][1]["texts"].as_array().unwrap().len(), 2);
    }
}

#[test]
fn merged_and_erased_people_take_their_sessions_along() {
    for test in both(ROOMS) {
        let mut house = house(&test);
        put(&house, &draft());
        let session = begin(&mut house, &format!("item:{}", ids::item("test", "book", "choice")));
        house.browser.post(&format!("{session}/answer"), &[("position", "0"), ("answer", "B")]);
        let guest = house.heard.0.lock().unwrap()[0].actor;
        let member = house.services.new_id();
        let fact = |actor, verb, object| Fact {
            id: house.services.new_id(),
            actor,
            verb,
            object: Object { kind: ObjectKind::Person, id: object },
            outcome: Outcome::default(),
            context: kernel::fact::Context::default(),
            at: house.services.now(),
        };
        let merged = fact(guest, Verb::Merged, member);
        for _ in 0..2 {
            house.services.database.write::<_, DatabaseError>(|session| house.room.consume(session, &merged)).unwrap();
        }
        let export = |person| house.services.database.read::<_, DatabaseError>(|session| PersonalData::export(&house.room, session, person)).unwrap();
        assert_eq!(export(member)["responses"].as_array().unwrap().len(), 1, "{}", test.engine);
        assert_eq!(export(guest)["attempts"].as_array().unwrap().len(), 0);
        let erased = fact(member, Verb::Erased, member);
        house.services.database.write::<_, DatabaseError>(|session| house.room.consume(session, &erased)).unwrap();
        assert_eq!(export(member), serde_json::json!({ "attempts": [], "responses": [] }));
        house.outbox.drain().unwrap();
    }
}

#[test]
fn panels_offer_practice_where_there_are_items() {
    for test in both(ROOMS) {
        let house = house(&test);
        put(&house, &draft());
        let shown: Arc<Mutex<Vec<String>>> = Arc::default();
        let mut registry = Registry::default();
        let (room, kept) = (house.room.clone(), Arc::clone(&shown));
        registry.get("/panels", kernel::Need::Public, move |ask| {
            let mut kept = kept.lock().unwrap();
            kept.push(room.section(ask, kernel::Id::named(&["any"]), ids::section("test", "book", "one"))?);
            kept.push(room.section(ask, kernel::Id::named(&["any"]), ids::section("test", "book", "chapter"))?);
            kept.push(room.resource(ask, resource())?);
            kept.push(room.home(ask)?);
            Ok(portal::Answer::bytes("text/plain", ""))
        });
        Browser::new(&registry, Arc::new(portal::testing::Strangers), house.clock.clone(), || {}).get("/panels");
        let shown = shown.lock().unwrap();
        assert!(shown[0].contains("练一练这一节") && shown[0].contains("5 道题") && shown[2].contains("resource:"), "{shown:?}");
        assert!(shown[1].is_empty() && shown[3].is_empty());
    }
}
