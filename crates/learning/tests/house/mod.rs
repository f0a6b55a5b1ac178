//! A house of the rooms below learning, with a small book, for the tests of this room.
#![allow(clippy::unwrap_used, dead_code, reason = "support of tests: what fails must fail the test, and not every test uses all of it")]

use std::sync::Arc;

use assessment::Assessment;
use catalog::{Catalog, Companion, Panel, ids};
use courseware::Courseware;
use formats::model::{Classification, ConceptDraft, Interaction, ItemDraft, ItemText, Provenance, ResourceDraft, ResourceKind};
use identity::{Identity, PasswordCost};
use kernel::fact::{Context, Fact, Object, ObjectKind, Outcome, Verb};
use kernel::{Id, Language, Licence, LocalizedText, Need};
use learning::Learning;
use organization::Organizations;
use platform::testing::{HandClock, TestDatabase};
use platform::{Consumer, DatabaseError, Outbox, RoomMigrations, Services};
use portal::testing::{Browser, Seen};
use portal::{Answer, Registry};

pub const ROOMS: &[RoomMigrations] = &[
    platform::MIGRATIONS,
    identity::MIGRATIONS,
    organization::MIGRATIONS,
    catalog::MIGRATIONS,
    assessment::MIGRATIONS,
    courseware::MIGRATIONS,
    learning::MIGRATIONS,
];

pub struct House {
    pub services: Services,
    pub clock: Arc<HandClock>,
    pub room: Learning,
    pub identity: Identity,
    pub organizations: Organizations,
    pub courseware: Courseware,
    pub outbox: Outbox,
    pub browser: Browser,
}

pub fn section(key: &str) -> Id {
    ids::section("test", "book", key)
}

pub fn resource() -> Id {
    ids::resource("test", "book")
}

pub fn house(test: &TestDatabase) -> House {
    let (services, clock) = test.services();
    let (index, _) = search::Index::open_or_create(test.directory.path().join("search")).unwrap();
    let identity = Identity::new(services.clone(), PasswordCost { memory_kib: 8, passes: 1, lanes: 1 });
    let catalog = Catalog::new(services.clone(), index, Arc::default());
    let assessment = Assessment::new(services.clone(), catalog.clone(), identity.clone());
    let organizations = Organizations::new(services.clone(), identity.clone());
    organizations.prepare().unwrap();
    let objects = platform::Objects::at(&test.directory.path().join("objects"));
    let courseware = Courseware::new(services.clone(), objects, identity.clone(), organizations.clone(), "http://test", Some("http://content.test"));
    let room = Learning::new(services.clone(), catalog.clone(), assessment.clone(), identity.clone(), organizations.clone(), courseware.clone());
    let outbox = Outbox::new(services.database.clone(), vec![Arc::new(assessment.clone()), Arc::new(room.clone())]);
    let catalog = catalog.with_panels(vec![Arc::new(room.clone()), Arc::new(assessment.clone())]);
    let mut registry = Registry::default();
    catalog::register(&mut registry, &catalog);
    identity::register(&mut registry, identity.clone());
    learning::register(&mut registry, room.clone());
    assessment::register(&mut registry, assessment.clone());
    let panel = room.clone();
    registry.get("/panels", Need::Anyone, move |ask| {
        let all = [panel.home(ask)?, panel.resource(ask, resource())?, panel.section(ask, resource(), section("one"))?].join("\n---\n");
        Ok(Answer::bytes("text/plain; charset=utf-8", all))
    });
    fill(&services, &assessment);
    let after = outbox.clone();
    let browser = Browser::new(&registry, Arc::new(identity.clone()), clock.clone(), move || {
        after.drain().unwrap();
    });
    House { services, clock, room, identity, organizations, courseware, outbox, browser }
}

/// A book of two sections and one item, written as an import writes it.
pub fn fill(services: &Services, assessment: &Assessment) {
    let zh = Language::ZH_HANS;
    let text = ItemText { language: zh, prompt_html: "<p>一加一？</p>".to_owned(), choices: Vec::new(), solution_html: String::new() };
    let item = ItemDraft {
        key: "sum".to_owned(),
        section: None,
        concepts: vec!["adding".to_owned()],
        interaction: Interaction::Numeric { correct: "2".to_owned(), tolerance: 0.0, unit: String::new() },
        texts: vec![text],
        difficulty: None,
        grades: Vec::new(),
        subject: None,
        origin: String::new(),
    };
    let draft = ResourceDraft {
        key: "book".to_owned(),
        kind: ResourceKind::Textbook,
        titles: LocalizedText::of(zh, "小数之书"),
        summaries: LocalizedText::default(),
        languages: vec![zh],
        authors: Vec::new(),
        classification: Classification::default(),
        provenance: Provenance {
            licence: Licence::new("CC-BY-4.0"),
            attribution: String::new(),
            source_url: String::new(),
            revision: String::new(),
            taken_on: String::new(),
            modified: false,
        },
        sections: Vec::new(),
        items: vec![item],
        concepts: vec![ConceptDraft { key: "adding".to_owned(), parent: None, names: LocalizedText::of(zh, "加法") }],
    };
    let body = serde_json::to_string(&catalog::model::resource::ResourceBody::of(&draft)).unwrap();
    services
        .database
        .write::<_, DatabaseError>(|session| {
            session.execute(
                "INSERT INTO resource (id, collection, resource_key, kind, body, fingerprint, section_count, item_count, changed_version, created_at, updated_at, withdrawn) \
                 VALUES ($1, 'test', 'book', 'textbook', $2, 'x', 2, 1, 1, 1, 1, FALSE)",
                &[resource().into(), body.as_str().into()],
            )?;
            for (position, key) in ["one", "two"].into_iter().enumerate() {
                session.execute(
                    "INSERT INTO section (id, resource, position, kind, number, section_key, titles, fingerprint) VALUES ($1, $2, $3, 'section', $4, $5, '{\"zh-Hans\":\"小数\"}', 'x')",
                    &[section(key).into(), resource().into(), position.into(), (position + 1).to_string().into(), key.into()],
                )?;
                session.execute(
                    "INSERT INTO section_text (section, language, position, title, html, source_path, machine_translated, letters) \
                     VALUES ($1, 'zh-Hans', 0, '小数', '<p>字</p>', '', FALSE, 1)",
                    &[section(key).into()],
                )?;
            }
            let names = LocalizedText::of(zh, "加法");
            let concept = catalog::store::concepts::Concept { id: ids::concept("test", "adding"), parent: None, resource: resource(), names };
            catalog::store::concepts::replace(session, "test", resource(), &[concept])?;
            assessment.put(session, resource(), "test", &draft, &[])
        })
        .unwrap();
}

pub fn number(house: &House, sql: &str) -> i64 {
    house.services.database.read::<_, DatabaseError>(|session| session.number(sql, &[])).unwrap()
}

pub fn fact(house: &House, actor: Id, verb: Verb, kind: ObjectKind, id: Id) -> Fact {
    Fact {
        id: house.services.new_id(),
        actor,
        verb,
        object: Object { kind, id },
        outcome: Outcome::default(),
        context: Context::default(),
        at: house.services.now(),
    }
}

pub fn answered(house: &House, person: Id, right: bool) -> Fact {
    let mut fact = fact(house, person, Verb::Answered, ObjectKind::Item, ids::item("test", "book", "sum"));
    fact.outcome.success = Some(right);
    fact.outcome.duration_ms = Some(90_000);
    fact.context = Context { resource: Some(resource()), concepts: vec![ids::concept("test", "adding")], ..Context::default() };
    fact
}

pub fn take(house: &House, fact: &Fact) {
    house.services.database.write::<_, DatabaseError>(|session| house.room.consume(session, fact)).unwrap();
}

pub fn answer(house: &mut House, text: &str) -> Seen {
    let item = ids::item("test", "book", "sum");
    let begun = house.browser.post("/practice/start", &[("scope", &format!("item:{item}"))]);
    house.browser.post(&format!("{}/answer", begun.location), &[("position", "0"), ("answer", text)])
}
