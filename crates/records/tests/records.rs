//! Statements, once each, about the right person, on both engines.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "support of tests: what fails must fail the test")]

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use identity::{Identity, PasswordCost};
use kernel::fact::{Context, Object, ObjectKind, Outcome, Verb};
use kernel::time::{DAY, SECOND};
use kernel::{Actor, Fact, Id, Language, Need, PageRequest, Problem, Time};
use platform::testing::{TEST_TIME, TestDatabase, both};
use platform::{Consumer, DatabaseError, Outbox, outbox};
use portal::testing::Browser;
use portal::{Answer, Registry};
use records::{PERSONAL_DATA_STATEMENTS_MAX, Records, Shelf, ThingNames};
use serde_json::Value;

const PASSWORD: &str = "seven lanterns over the ferry";

struct Names;

impl ThingNames for Names {
    fn names(&self, things: &[(ObjectKind, Id)], language: Language) -> Result<HashMap<Id, (String, String)>, Problem> {
        Ok(things.iter().map(|(kind, id)| (*id, (format!("<{kind:?}> {language}"), format!("/things/{id}")))).collect())
    }
}

/// Nobody has a credential.
struct NoKeys;

impl records::Keyring for NoKeys {
    fn who(&self, _: &portal::Ask) -> Result<Option<portal::Who>, Problem> {
        Ok(None)
    }

    fn organization(&self, _: Id) -> Result<Option<Id>, Problem> {
        Ok(None)
    }
}

struct House {
    test: TestDatabase,
    room: Records,
    outbox: Outbox,
    browser: Browser,
}

/// Both rooms, with a route that notes that whoever comes answered something.
fn houses() -> Vec<House> {
    let rooms = [platform::MIGRATIONS, identity::MIGRATIONS, records::MIGRATIONS];
    both(&rooms).into_iter().map(furnish).collect()
}

fn furnish(test: TestDatabase) -> House {
    let (services, clock) = test.services();
    let room = Records::new(
        services.clone(),
        Arc::new(Names),
        Arc::new(NoKeys),
        "https://x.test",
        Shelf::open(&test.database, test.directory.path(), clock.clone()).unwrap(),
    );
    let identity = Identity::new(services.clone(), PasswordCost::LEAST).with_exports(vec![Arc::new(room.clone())]);
    let outbox = Outbox::new(test.database.clone(), vec![Arc::new(room.clone())]);
    let mut registry = Registry::default();
    identity::register(&mut registry, identity.clone());
    records::register(&mut registry, room.clone());
    let (keeper, hand_clock) = (identity.clone(), clock.clone());
    registry.post("/answer", Need::Anyone, move |ask| {
        let (person, cookie) = keeper.ensure_person(ask)?;
        hand_clock.advance(SECOND);
        services.database.write::<_, DatabaseError>(|session| outbox::emit(session, &answered(services.new_id(), person, services.now())))?;
        let answer = Answer::bytes("text/plain", person.to_string());
        Ok(match cookie {
            Some(cookie) => answer.cookie(cookie),
            None => answer,
        })
    });
    let after = outbox.clone();
    let browser = Browser::new(&registry, Arc::new(identity), clock, move || {
        after.drain().unwrap();
    });
    House { test, room, outbox, browser }
}

fn answered(id: Id, person: Id, at: Time) -> Fact {
    let object = Object { kind: ObjectKind::Item, id: Id::named(&["item"]) };
    let outcome = Outcome { success: Some(true), scaled: Some(1.0), ..Outcome::default() };
    Fact { id, actor: person, verb: Verb::Answered, object, outcome, context: Context::default(), at }
}

fn about(verb: Verb, actor: Id, object: Id) -> Fact {
    let id = Id::named(&["about", &format!("{verb:?}{actor}{object}")]);
    let object = Object { kind: ObjectKind::Person, id: object };
    Fact { id, actor, verb, object, outcome: Outcome::default(), context: Context::default(), at: TEST_TIME }
}

fn person(name: &str) -> Id {
    Id::named(&["person", name])
}

impl House {
    fn take(&self, facts: &[&Fact]) {
        for fact in facts {
            self.test.database.write(|session| self.room.consume(session, fact)).unwrap();
        }
    }

    fn history(&self, person: Id) -> Vec<Fact> {
        self.room.access_history(&Actor::Member(person), person, PageRequest::default()).unwrap().entries
    }
}

fn statements(browser: &mut Browser) -> Vec<Value> {
    let all: Value = serde_json::from_str(&browser.get("/me/history.json").text).unwrap();
    all["statements"].as_array().unwrap().clone()
}

#[test]
fn a_fact_delivered_again_is_one_statement() {
    for house in houses() {
        let one = answered(person("fact"), person("a"), TEST_TIME);
        house.take(&[&one, &one]);
        house.test.database.write(|session| outbox::emit(session, &one)).unwrap();
        house.outbox.drain().unwrap();
        assert_eq!(house.history(person("a")), [one], "{}", house.test.engine);
    }
}

#[test]
fn a_merge_moves_what_was_and_what_comes_late() {
    for house in houses() {
        let [guest, other, member] = ["guest", "other", "member"].map(person);
        let fact = |name: &str, who: Id, second: i64| answered(person(name), who, TEST_TIME.plus(second * SECOND));
        let (early, late, own) = (fact("early", guest, 0), fact("late", guest, 2), fact("own", member, 1));
        let merged = about(Verb::Merged, guest, member);
        house.take(&[&early, &own, &merged, &merged, &early, &late]);
        let history = house.history(member);
        assert_eq!(history.iter().map(|fact| fact.id).collect::<Vec<_>>(), [late.id, own.id, early.id], "{}", house.test.engine);
        assert!(history.iter().all(|fact| fact.actor == member), "the statements name whom they belong to");
        assert_eq!(house.history(guest), []);
        house.take(&[&about(Verb::Merged, member, other), &fact("later", guest, 3)]);
        assert_eq!((house.history(other).len(), house.history(member).len()), (4, 0), "who became somebody who became somebody");
        house.take(&[&about(Verb::Merged, other, other)]);
        assert_eq!(house.history(other).len(), 4);
        assert_eq!(house.room.facts().unwrap().len(), 4);
    }
}

#[test]
fn who_asked_to_be_forgotten_is_and_stays_so() {
    for house in houses() {
        let [guest, member, neighbour, stray] = ["guest", "member", "neighbour", "stray"].map(person);
        let fact = |name: &str, who: Id| answered(person(name), who, TEST_TIME);
        house.take(&[&fact("1", guest), &about(Verb::Merged, guest, member), &fact("2", member), &fact("3", neighbour)]);
        let erased = about(Verb::Erased, member, member);
        house.take(&[&erased, &erased, &fact("2", member), &fact("4", member), &fact("5", guest)]);
        assert_eq!((house.history(member).len(), house.history(guest).len(), house.history(neighbour).len()), (0, 0, 1), "{}", house.test.engine);
        house.take(&[&fact("6", stray), &about(Verb::Merged, stray, member)]);
        assert_eq!((house.history(stray).len(), house.history(member).len()), (0, 0), "a merge into nobody keeps nothing");
        assert_eq!(house.room.facts().unwrap().len(), 1);
    }
}

#[test]
fn a_history_is_for_its_own_person_only() {
    for house in houses() {
        house.take(&[&answered(person("fact"), person("a"), TEST_TIME)]);
        let page = PageRequest::default();
        for actor in [Actor::Stranger, Actor::Guest(person("b")), Actor::Member(person("b"))] {
            assert!(house.room.access_history(&actor, person("a"), page).is_err());
        }
        for actor in [Actor::Guest(person("a")), Actor::Member(person("a")), Actor::System] {
            assert_eq!(house.room.access_history(&actor, person("a"), page).unwrap().total, 1);
        }
    }
}

#[test]
fn a_guest_keeps_their_history_and_it_goes_with_the_account() {
    for mut house in houses() {
        let browser = &mut house.browser;
        let empty = browser.get("/me/history");
        assert!(empty.status == 200 && empty.text.contains("/library") && browser.cookies.is_empty());
        for _ in 0..3 {
            browser.post("/answer", &[]);
        }
        let entries = |page: &str| page.matches("href=\"/things/").count();
        assert_eq!(entries(&browser.get("/me/history").text), 3, "{}", house.test.engine);
        browser.post("/sign-up", &[("username", "xiaoman"), ("password", PASSWORD)]);
        let mut phone = browser.another();
        phone.post("/answer", &[]);
        assert_eq!(phone.post("/sign-in", &[("username", "xiaoman"), ("password", PASSWORD)]).status, 303);
        let page = phone.get("/me/history").text;
        assert_eq!(entries(&page), 5, "three as a guest, one as another guest, and the sign-up: {page}");
        assert!(page.contains("Item") && !page.contains("<Item>"), "names are escaped: {page}");

        let found = statements(&mut phone);
        let actors: BTreeSet<String> = found.iter().map(|statement| statement["actor"].to_string()).collect();
        assert_eq!((found.len(), actors.len()), (5, 1), "all of one person");
        let data: Value = serde_json::from_str(&phone.get("/me/data.json").text).unwrap();
        assert_eq!(data["rooms"]["records"]["total"], 5);
        assert_eq!(data["rooms"]["records"]["statements"], Value::Array(found));

        phone.post("/me/delete", &[("password", PASSWORD), ("sure", "yes")]);
        assert_eq!(house.room.facts().unwrap(), [], "{}", house.test.engine);
    }
}

#[test]
fn a_long_history_is_paged_by_day_and_exported_whole() {
    const DAYS: i64 = 5;
    for mut house in houses() {
        let guest: Id = house.browser.post("/answer", &[]).text.parse().unwrap();
        let count = i64::from(records::ops::export::STEP_MAX) + 7;
        // Many happen at the same moment: the export must neither skip nor repeat them.
        let facts: Vec<Fact> = (0..count).map(|number| answered(person(&number.to_string()), guest, TEST_TIME.plus(-(number % DAYS) * DAY))).collect();
        house.take(&facts.iter().collect::<Vec<_>>());
        let page = house.browser.get("/me/history").text;
        assert!(page.contains("2026-11-23") && page.contains("page=2"), "{}", house.test.engine);
        let found = statements(&mut house.browser);
        let ids: BTreeSet<String> = found.iter().map(|statement| statement["id"].to_string()).collect();
        assert_eq!((i64::try_from(found.len()).unwrap(), i64::try_from(ids.len()).unwrap()), (count + 1, count + 1), "{}", house.test.engine);
        assert!(statements(&mut house.browser.another()).is_empty(), "nobody has no history");
    }
}

/// The download of everything about a person says how much there is, and where the whole is.
#[test]
fn the_download_holds_statements_to_a_bound() {
    let count = PERSONAL_DATA_STATEMENTS_MAX + 1;
    for mut house in houses() {
        let guest: Id = house.browser.post("/answer", &[]).text.parse().unwrap();
        let (first, oldest) = (answered(person("first"), guest, TEST_TIME), TEST_TIME.plus(-DAY));
        let body = serde_json::to_string(&first).unwrap();
        let copies: Vec<Id> = (2..=count).map(|number| person(&number.to_string())).collect();
        house.take(&[&first]);
        let written = house.test.database.write::<(), DatabaseError>(|session| {
            for part in copies.chunks(500) {
                let mut values: Vec<platform::Value<'_>> = vec![guest.into(), body.as_str().into(), oldest.into()];
                values.extend(part.iter().map(|id| (*id).into()));
                let rows: Vec<String> = (4..part.len() + 4).map(|place| format!("(${place}, $1, 'answered', 'item', $1, $2, $3, $3)")).collect();
                let columns = "id, person, verb, object_kind, object, body, at, stored_at";
                session.execute(&format!("INSERT INTO statement ({columns}) VALUES {}", rows.join(", ")), &values)?;
            }
            Ok(())
        });
        written.unwrap();
        let mut download = || -> (u64, usize) {
            let data: Value = serde_json::from_str(&house.browser.get("/me/data.json").text).unwrap();
            let records = &data["rooms"]["records"];
            assert_eq!(records["all_statements"], "https://x.test/me/history.json");
            (records["total"].as_u64().unwrap(), records["statements"].as_array().unwrap().len())
        };
        let at_most = PERSONAL_DATA_STATEMENTS_MAX as usize;
        assert_eq!(download(), (u64::from(count) + 1, at_most), "{}", house.test.engine);
    }
}
