//! Facts become statements, once, for the person they are about and nobody else, on both engines.

use std::collections::HashMap;
use std::sync::Arc;

use identity::PersonalData;
use kernel::fact::{Context, Fact, Object, ObjectKind, Outcome, Verb};
use kernel::{Actor, Id, Language, PageRequest, Problem, Time};
use platform::testing::{HandClock, TestDatabase, both};
use platform::{Consumer, DatabaseError, Outbox, RoomMigrations, Services, outbox};
use portal::testing::Browser;
use portal::{Authenticator, Registry, Who};
use records::{Records, ThingNames};

const ROOMS: &[RoomMigrations] = &[platform::MIGRATIONS, records::MIGRATIONS];

/// Takes the session token for the id of a guest.
struct Guests;

impl Authenticator for Guests {
    fn who(&self, token: &str, _: Time) -> Result<Who, Problem> {
        let person = token.parse().map_err(|_| Problem::not_found("no such guest"))?;
        Ok(Who { actor: Actor::Guest(person), ..Who::STRANGER })
    }
}

/// Knows the names of items only.
struct Names;

impl ThingNames for Names {
    fn names(&self, things: &[(ObjectKind, Id)], _: Language) -> Result<HashMap<Id, (String, String)>, Problem> {
        Ok(things.iter().filter(|(kind, _)| *kind == ObjectKind::Item).map(|(_, id)| (*id, ("题 <1>".to_owned(), format!("/practice/items/{id}")))).collect())
    }
}

struct House {
    test: TestDatabase,
    services: Services,
    clock: Arc<HandClock>,
    room: Records,
    outbox: Outbox,
    browser: Browser,
}

fn houses() -> Vec<House> {
    both(ROOMS)
        .into_iter()
        .map(|test| {
            let (services, clock) = test.services();
            let room = Records::new(services.clone(), Arc::new(Names), "https://x.test");
            let mut registry = Registry::default();
            records::register(&mut registry, room.clone());
            let outbox = Outbox::new(services.database.clone(), vec![Arc::new(room.clone())]);
            let browser = Browser::new(&registry, Arc::new(Guests), clock.clone(), || ());
            House { test, services, clock, room, outbox, browser }
        })
        .collect()
}

impl House {
    fn fact(&self, actor: Id, verb: Verb, kind: ObjectKind, object: Id) -> Fact {
        self.clock.advance(1);
        let outcome = Outcome { success: (verb == Verb::Answered).then_some(true), response: (verb == Verb::Answered).then(|| "B".to_owned()), ..Outcome::default() };
        Fact { id: self.services.new_id(), actor, verb, object: Object { kind, id: object }, outcome, context: Context::default(), at: self.services.now() }
    }

    fn hear(&self, facts: &[Fact]) {
        self.test.database.write::<(), DatabaseError>(|session| facts.iter().try_for_each(|fact| outbox::emit(session, fact))).unwrap();
        assert_eq!(self.outbox.drain().unwrap(), facts.len());
    }

    fn hear_again(&self, facts: &[Fact]) {
        self.test.database.write::<(), DatabaseError>(|session| facts.iter().try_for_each(|fact| self.room.consume(session, fact))).unwrap();
    }

    fn history(&self, actor: Actor, person: Id) -> Result<Vec<Verb>, Problem> {
        Ok(self.room.access_history(&actor, person, PageRequest::default())?.entries.iter().map(|fact| fact.verb).collect())
    }
}

fn person(name: &str) -> Id {
    Id::named(&["person", name])
}

#[test]
fn facts_are_kept_once_and_shown_the_newest_first() {
    for house in houses() {
        let me = person("me");
        let facts = [house.fact(me, Verb::Read, ObjectKind::Section, person("s")), house.fact(me, Verb::Answered, ObjectKind::Item, person("i"))];
        house.hear(&facts);
        house.hear_again(&facts);
        assert_eq!(house.history(Actor::Guest(me), me).unwrap(), [Verb::Answered, Verb::Read], "{}", house.test.engine);
        assert_eq!(house.room.facts().unwrap(), facts, "in the order in which they happened");
        let page = house.room.access_history(&Actor::Guest(me), me, PageRequest::bounded(Some(2), Some(1))).unwrap();
        assert_eq!((page.entries, page.total), (vec![facts[0].clone()], 2));
    }
}

#[test]
fn a_history_is_for_its_owner_alone() {
    for mut house in houses() {
        let (me, other) = (person("me"), person("other"));
        house.hear(&[house.fact(me, Verb::Answered, ObjectKind::Item, person("i"))]);
        for actor in [Actor::Guest(other), Actor::Member(other), Actor::Stranger] {
            assert_eq!(house.history(actor, me).unwrap_err().kind.status(), 404, "{}", house.test.engine);
        }
        assert!(house.history(Actor::System, me).is_ok() && house.history(Actor::Member(me), me).is_ok());
        house.browser.cookies.insert("xt".to_owned(), me.to_string());
        let mine = house.browser.get("/me/history");
        assert_eq!((mine.status, mine.text.matches("<h1").count()), (200, 1), "{}", mine.text);
        assert!(mine.text.contains("题 &lt;1&gt;") || mine.text.contains("题 &#60;1&#62;"), "{}", mine.text);
        assert!(mine.text.contains("2026-11-23") && mine.text.contains("16:00") && mine.text.contains("做对"), "{}", mine.text);
        house.browser.cookies.insert("xt".to_owned(), other.to_string());
        assert!(house.browser.get("/me/history").text.contains("还没有学习记录"));
        let mut stranger = house.browser.another();
        stranger.accept_language = "en".to_owned();
        let empty = stranger.get("/me/history");
        assert!(empty.status == 200 && empty.text.contains("Nothing here yet"));
        let none: serde_json::Value = serde_json::from_str(&stranger.get("/me/history.json").text).unwrap();
        assert_eq!(none["statements"], serde_json::json!([]));
    }
}

#[test]
fn the_download_holds_every_statement() {
    for mut house in houses() {
        let me = person("me");
        let facts: Vec<Fact> = (0..150).map(|number| house.fact(me, Verb::Answered, ObjectKind::Item, person(&number.to_string()))).collect();
        house.hear(&facts);
        house.browser.cookies.insert("xt".to_owned(), me.to_string());
        let seen = house.browser.get("/me/history.json");
        assert_eq!((seen.status, seen.kind.as_str()), (200, "application/json"));
        let json: serde_json::Value = serde_json::from_str(&seen.text).unwrap();
        let statements = json["statements"].as_array().unwrap();
        assert_eq!(statements.len(), 150, "{}", house.test.engine);
        assert_eq!(statements[0]["id"], facts[149].id.as_uuid().to_string());
        assert_eq!(statements[0]["result"]["response"], "B");
        assert_eq!(statements[0]["actor"]["account"]["name"], me.as_uuid().to_string());
        let export = house.test.database.read(|session| PersonalData::export(&house.room, session, me)).unwrap();
        assert_eq!(export.as_array().unwrap().len(), 150);
        let second = house.browser.get("/me/history?page=2");
        assert!(second.status == 200 && second.text.matches("<li>").count() >= 50);
        assert_eq!(house.browser.get("/me/history?page=4000000000").status, 200);
    }
}

#[test]
fn a_merged_history_is_one_and_an_erased_one_is_none() {
    for house in houses() {
        let (guest, member, other) = (person("guest"), person("member"), person("other"));
        house.hear(&[
            house.fact(guest, Verb::Read, ObjectKind::Section, person("s")),
            house.fact(member, Verb::Registered, ObjectKind::Person, member),
            house.fact(other, Verb::Read, ObjectKind::Section, person("s")),
        ]);
        let merged = house.fact(guest, Verb::Merged, ObjectKind::Person, member);
        house.hear(std::slice::from_ref(&merged));
        house.hear_again(&[merged]);
        assert_eq!(house.history(Actor::Guest(guest), guest).unwrap(), []);
        assert_eq!(house.history(Actor::Member(member), member).unwrap(), [Verb::Registered, Verb::Read], "{}", house.test.engine);
        assert!(house.room.facts().unwrap().iter().all(|fact| fact.actor != guest), "the statements name the member");
        house.hear(&[house.fact(member, Verb::Erased, ObjectKind::Person, member)]);
        assert_eq!(house.history(Actor::Member(member), member).unwrap(), []);
        assert_eq!(house.room.facts().unwrap().len(), 1, "only the other's");
    }
}
