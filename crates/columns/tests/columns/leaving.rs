//! Who asked to be forgotten is in no file; who turned out to be somebody else is that one.

use columns::ask::Span;
use kernel::fact::{Context, Object, ObjectKind, Outcome, Verb};
use kernel::{Fact, Id};
use platform::{Consumer, DatabaseError};
use serde_json::{Value, json};

use crate::world::{HOUSE, World, did, house, school, worlds};

fn person(name: &str) -> Id {
    Id::named(&[name])
}

pub fn account(name: &str) -> Value {
    json!({ "account": { "homePage": HOUSE, "name": person(name).as_uuid() } })
}

pub fn said(actor: &Value, response: &str) -> Value {
    json!({ "actor": actor, "verb": { "id": "http://v.test/did" }, "object": { "id": "http://o/1" }, "result": { "response": response } })
}

/// Records and columns hear of a fact in one transaction.
pub fn tell(world: &World, verb: Verb, who: &str, object: &str) {
    let fact = Fact {
        id: Id::named(&["fact", who, object]),
        actor: person(who),
        verb,
        object: Object { kind: ObjectKind::Person, id: person(object) },
        outcome: Outcome::default(),
        context: Context::default(),
        at: world.services.clock.now(),
    };
    let told = world.services.database.write::<_, DatabaseError>(|session| {
        world.records.consume(session, &fact)?;
        world.columns.consume(session, &fact)
    });
    told.unwrap();
}

#[test]
fn who_is_forgotten_is_in_no_file() {
    for world in worlds() {
        let columns = world.small(4);
        for day in 0..3 {
            let with_instructor = json!({ "context": { "instructor": account("wang") } });
            let mut mentioned = said(&account("li"), &format!("li was taught {day}"));
            mentioned["context"] = with_instructor["context"].clone();
            let mut about = did("other@one", &format!("{HOUSE}/people/ids/{}", person("wang")));
            about["object"] = json!({ "objectType": "Agent", "account": account("wang")["account"] });
            let group = json!({ "objectType": "Group", "member": [account("li"), account("wang")] });
            world.take(house(), &[said(&account("wang"), &format!("secret of wang {day}")), mentioned, about, said(&group, &format!("together {day}"))]);
            world.take(house(), &(0..6).map(|number| said(&account("li"), &format!("stays {number}"))).collect::<Vec<_>>());
            world.take(school(), &[said(&account("wang"), "in another store")]);
            world.next_day();
        }
        columns.work().unwrap();
        let before = columns.verify(&Span::default(), true).unwrap();
        assert_eq!((before.wrong_count, before.rows), (0, 33), "{}", world.test.engine);
        let pseudonym = columns.pseudonym(house(), &world.records.agent_identity(person("wang")));
        assert!(columns.identity(house(), pseudonym).unwrap().is_some() && world.everything().contains("secret of wang 2"));

        tell(&world, Verb::Erased, "wang", "wang");
        let waiting = columns.verify(&Span::default(), false).unwrap();
        assert_eq!((waiting.waiting, waiting.left), (1, 0), "until the next round it is only noted");
        let done = columns.work().unwrap().unwrap();
        assert_eq!((done.left, done.taken_out), (1, 12), "what they did, and where others name them");

        let all = world.everything();
        for trace in
            [pseudonym.to_string(), person("wang").to_string(), person("wang").as_uuid().to_string(), "secret of wang".to_owned(), "together".to_owned()]
        {
            assert!(!all.contains(&trace), "{}: {trace}", world.test.engine);
        }
        assert!(all.contains("stays 5") && all.contains("in another store"), "others stay, and so does what another store keeps");
        assert_eq!(columns.identity(house(), pseudonym).unwrap(), None);
        let after = columns.verify(&Span::default(), true).unwrap();
        assert_eq!((after.wrong, after.left, after.waiting, after.rows), (Vec::new(), 1, 0, 21), "{}", world.test.engine);
        assert_eq!(columns.work().unwrap().unwrap(), Default::default());
    }
}

#[test]
fn verify_finds_who_should_have_left() {
    for world in worlds() {
        world.take(house(), &[said(&account("wang"), "x"), said(&account("li"), "y")]);
        world.next_day();
        world.columns.work().unwrap();
        let part = world.columns.parts(None).unwrap().remove(0);
        let with_wang = world.columns.shelf().get(&part.path).unwrap();
        tell(&world, Verb::Erased, "wang", "wang");
        world.columns.work().unwrap();
        // Somebody brings the file of before back: as a stranger, and in the place of the one that counts.
        world.columns.shelf().put(&part.path, with_wang.clone()).unwrap();
        let stranger = world.columns.verify(&Span::default(), true).unwrap().wrong;
        assert!(stranger.len() == 1 && stranger[0].contains("nobody knows this file"), "{stranger:?}");
        world.columns.shelf().remove(&part.path).unwrap();
        let mut changed = part.clone();
        changed.path = world.columns.parts(None).unwrap()[0].path.clone();
        world.columns.shelf().put(&changed.path, with_wang).unwrap();
        let now = world.services.clock.now();
        let noted =
            |session: &mut platform::Session<'_>| columns::store::replace_day(session, changed.tenant, changed.day, std::slice::from_ref(&changed), now);
        world.services.database.write::<_, DatabaseError>(noted).unwrap();
        let named = world.columns.verify(&Span::default(), false).unwrap().wrong;
        assert!(named.len() == 1 && named[0].contains("1 rows name somebody who left"), "{}: {named:?}", world.test.engine);
    }
}

#[test]
fn a_file_of_nobody_else_goes() {
    for world in worlds() {
        world.take(house(), &[said(&account("wang"), "x")]);
        world.next_day();
        world.columns.work().unwrap();
        tell(&world, Verb::Erased, "wang", "wang");
        assert_eq!(world.columns.work().unwrap().unwrap().taken_out, 1);
        assert_eq!((world.columns.parts(None).unwrap().len(), world.columns.shelf().list().unwrap().len()), (0, 0), "{}", world.test.engine);
    }
}

#[test]
fn a_guest_who_becomes_a_member_is_the_member_in_closed_days_too() {
    for world in worlds() {
        let read = |who: &str, id: &str| Fact {
            id: Id::named(&[id]),
            actor: person(who),
            verb: Verb::Read,
            object: Object { kind: ObjectKind::Section, id: Id::named(&["s"]) },
            outcome: Outcome::default(),
            context: Context::default(),
            at: world.services.clock.now(),
        };
        world.services.database.write::<_, DatabaseError>(|session| world.records.consume(session, &read("guest", "1"))).unwrap();
        world.services.database.write::<_, DatabaseError>(|session| world.records.consume(session, &read("member", "2"))).unwrap();
        world.records.settle().unwrap();
        world.next_day();
        world.columns.work().unwrap();
        tell(&world, Verb::Merged, "guest", "member");
        let done = world.columns.work().unwrap().unwrap();
        assert_eq!((done.left, done.partitions), (1, 1), "{}", world.test.engine);
        let days = columns::ask::daily_active_learners(world.columns.shelf(), &world.columns.parts(None).unwrap()).unwrap();
        assert_eq!(days.values().collect::<Vec<_>>(), [&1]);
        let seen = world.columns.verify(&Span::default(), true).unwrap();
        assert_eq!((seen.wrong, seen.left), (Vec::new(), 1));
    }
}

#[test]
fn a_file_that_cannot_be_read_keeps_nobody() {
    for world in worlds() {
        for day in 0..3 {
            world.take(house(), &[said(&account("wang"), &format!("secret {day}")), said(&account("li"), "y")]);
            world.next_day();
        }
        world.columns.work().unwrap();
        let parts = world.columns.parts(None).unwrap();
        world.columns.shelf().remove(&parts[0].path).unwrap();
        world.columns.shelf().put(&parts[1].path, bytes::Bytes::from_static(b"no Parquet at all, but long enough for an end")).unwrap();
        tell(&world, Verb::Erased, "wang", "wang");
        let done = world.columns.work().unwrap().unwrap();
        assert_eq!((done.left, done.taken_out, done.partitions), (1, 1, 2), "{}", world.test.engine);
        assert!(!world.everything().contains("secret"));
        let seen = world.columns.verify(&Span::default(), true).unwrap();
        assert_eq!((seen.wrong, seen.rows), (Vec::new(), 3));
    }
}

#[test]
fn who_is_forgotten_leaves_files_from_before_the_key_was_lost() {
    for world in worlds() {
        world.take(house(), &[said(&account("wang"), "secret of before"), said(&account("li"), "stays")]);
        world.next_day();
        world.columns.work().unwrap();
        // The key file is gone; the platform made another one, and people have other pseudonyms from that day on.
        let World { test, services, clock, records, columns } = world;
        let before = columns.pseudonym(house(), &records.agent_identity(person("wang")));
        let world = World { columns: columns.clone(), test, services, clock, records };
        let later = world.columns_on(columns.shelf().clone(), platform::Secrets::of([8; 32]));
        let world = World { columns: later, ..world };
        let after = world.columns.pseudonym(house(), &world.records.agent_identity(person("wang")));
        assert_ne!(before, after);
        world.take(house(), &[said(&account("wang"), "secret of after")]);
        world.next_day();
        world.columns.work().unwrap();
        tell(&world, Verb::Erased, "wang", "wang");
        assert_eq!(world.columns.glance().unwrap().leaving, 2, "{}: under both names", world.test.engine);
        let done = world.columns.work().unwrap().unwrap();
        assert_eq!((done.left, done.taken_out), (2, 2), "{}", world.test.engine);
        let all = world.everything();
        assert!(!all.contains("secret of") && !all.contains(&before.to_string()) && !all.contains(&after.to_string()) && all.contains("stays"));
        let seen = world.columns.glance().unwrap();
        assert_eq!((seen.leaving, seen.stale, seen.missing, seen.files), (0, 0, 0, 1));
    }
}

#[test]
fn identities_too_long_for_an_index_are_kept_all_the_same() {
    for world in worlds() {
        let long = format!("http://openid.test/{}", "x".repeat(9000));
        world.take(school(), &[said(&json!({ "openid": long }), "x")]);
        world.next_day();
        world.columns.work().unwrap();
        let pseudonym = world.columns.pseudonym(school(), &format!("openid {long}"));
        assert!(world.columns.identity(school(), pseudonym).unwrap().is_some(), "{}", world.test.engine);
    }
}

#[test]
fn who_leaves_is_found_by_an_index() {
    for world in worlds() {
        let explained = world.services.database.read::<_, DatabaseError>(|session| {
            let (explain, column) = match session.engine() {
                platform::Engine::Sqlite => ("EXPLAIN QUERY PLAN", 3),
                platform::Engine::Postgresql => {
                    session.batch("SET enable_seqscan = off; SET enable_bitmapscan = off")?;
                    ("EXPLAIN", 0)
                }
            };
            let sql = columns::store::pseudonyms_sql();
            session.query(&format!("{explain} {sql}"), &[house().into(), "account x".into()], |row| row.get::<String>(column))
        });
        let plan = explained.unwrap().join("\n");
        assert!(plan.contains("columns_person_by_identity"), "{}: {plan}", world.test.engine);
    }
}
