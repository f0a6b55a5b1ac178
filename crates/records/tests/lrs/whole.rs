//! All statements at once: from tables into a journal, from one engine to the other, and what waits between a room's transaction and the journal.

use std::io::Cursor;
use std::sync::Arc;

use kernel::Id;
use platform::testing::{TestDatabase, both};
use platform::{Database, DatabaseError, dump};
use records::model::xapi::Version;
use records::model::xapi::json::Json;
use records::model::xapi::prepared;
use records::{Records, Shelf, own_tenant};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::world::{Store, furnish, plain, stores, with};

/// Statements of two stores with references in both directions, one taken back before it came, and some erased.
fn fill(store: &mut Store) {
    store.records.prepare().unwrap();
    let id = |number: u128| Uuid::from_u128(number).to_string();
    let about = |number, target| with(&json!({ "id": id(number), "object": { "objectType": "StatementRef", "id": id(target) } }));
    let voiding = |number, target| {
        let mut one = about(number, target);
        one["verb"]["id"] = json!("http://adlnet.gov/expapi/verbs/voided");
        one
    };
    store.posted(&json!([about(1, 2), voiding(9, 3), with(&json!({ "id": id(2), "object": { "id": "http://o.test/two" } }))]));
    store.clock.advance(5_000_000);
    store.posted(&json!([with(&json!({ "id": id(3) })), with(&json!({ "id": id(4), "timestamp": "2026-11-27T08:00:00Z" }))]));
    store.as_program("other").posted(&json!([with(&json!({ "id": id(3) })), about(5, 3)]));
    for number in 20..26 {
        store.clock.advance(1_000);
        let person = json!({ "account": { "homePage": "https://x.test", "name": if number % 2 == 0 { "leaves" } else { "stays" } } });
        store.posted(&with(&json!({ "id": id(number), "actor": person })));
    }
    let key = records::model::xapi::keys::key(records::model::xapi::keys::Kind::RelatedAgent, "account leaves https://x.test");
    let erased = store.test.database.write::<_, DatabaseError>(|session| store.shelf.erase_found(session, own_tenant(), key));
    erased.unwrap();
    store.records.settle().unwrap();
}

fn dumped(store: &Store) -> Vec<u8> {
    let mut out = Vec::new();
    store.records.with_whole(|instead| dump::write(&store.test.database, &mut out, instead)).unwrap();
    out
}

/// The first line that differs.
fn difference(one: &[u8], other: &[u8]) -> Option<(String, String)> {
    let lines = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap().lines().map(str::to_owned).collect::<Vec<_>>();
    let (one, other) = (lines(one), lines(other));
    let end = one.len().max(other.len());
    (0..end).map(|at| (one.get(at).cloned().unwrap_or_default(), other.get(at).cloned().unwrap_or_default())).find(|(one, other)| one != other)
}

fn answers(store: &mut Store) -> Vec<Value> {
    let queries = ["", "?ascending=true&limit=3", "?activity=http%3A%2F%2Fo.test%2Ftwo", "?verb=http%3A%2F%2Fv.test%2Fdid&since=2026-01-01T00:00:00Z"];
    let mut all = Vec::new();
    for name in ["all", "other"] {
        let mut program = store.as_program(name);
        all.extend(queries.iter().map(|query| crate::world::json_of(&program.get(&format!("statements{query}")))["statements"].clone()));
        all.push(json!(program.get(&format!("statements?voidedStatementId={}", Uuid::from_u128(3))).status));
    }
    all
}

#[test]
fn a_backup_comes_back_equal_on_either_engine() {
    let mut sources = stores();
    sources.iter_mut().for_each(fill);
    for source in &mut sources {
        let (backup, expected) = (dumped(source), answers(source));
        for test in both(&crate::world::ROOMS) {
            let copy = backup.clone();
            dump::restore(&test.database, &move || Ok(Box::new(Cursor::new(copy.clone())))).unwrap();
            let mut target = furnish(test);
            target.records.prepare().unwrap();
            let way = format!("{} to {}", source.test.engine, target.test.engine);
            assert_eq!(difference(&dumped(&target), &backup), None, "{way}");
            assert_eq!(answers(&mut target), expected, "{way}");
            // What was erased does not come back, and what comes now comes behind.
            let id = |number: u128| Uuid::from_u128(number).to_string();
            target.posted(&json!([with(&json!({ "id": id(20) })), with(&json!({ "id": id(99) }))]));
            assert_eq!(target.found(&[])[0], id(99), "{way}");
            assert!(!target.found(&[]).contains(&id(20)), "{way}");
        }
    }
    // Moments are each engine's own.
    let ids = |store: &mut Store| -> Vec<Vec<Value>> {
        answers(store).iter().map(|answer| answer.as_array().into_iter().flatten().map(|one| one["id"].clone()).collect()).collect()
    };
    let [one, other] = &mut sources[..] else { panic!("two engines") };
    assert_eq!(ids(one), ids(other));
}

/// The move breaks off at every step and goes on.
#[test]
fn a_move_that_was_interrupted_goes_on() {
    let mut source = stores().pop().unwrap();
    assert_eq!(source.test.engine, "postgresql");
    fill(&mut source);
    let (backup, expected) = (dumped(&source), answers(&mut source));
    let restored = |test: &TestDatabase| {
        let copy = backup.clone();
        dump::restore(&test.database, &move || Ok(Box::new(Cursor::new(copy.clone())))).unwrap();
    };
    let total = {
        let test = platform::testing::sqlite(&crate::world::ROOMS).unwrap();
        restored(&test);
        let target = furnish(test);
        target.records.prepare().unwrap();
        let Shelf::Journal(journal, _) = &target.shelf else { panic!("SQLite has a journal") };
        journal.next_seq()
    };
    for entries in 1..total {
        let test = platform::testing::sqlite(&crate::world::ROOMS).unwrap();
        restored(&test);
        let mut target = furnish(test);
        {
            // The first entries as the whole move makes them, without the erasures that come after.
            let Shelf::Journal(journal, _) = &target.shelf else { panic!("SQLite has a journal") };
            let (shelf, _clock) = another(&backup);
            let Shelf::Journal(whole, _) = &shelf.shelf else { panic!("SQLite has a journal") };
            let page = whole.scan(0, usize::try_from(entries).unwrap()).unwrap();
            journal.keep(page.entries.into_iter().map(|stored| (stored.stored, stored.entry)).collect()).unwrap();
        }
        target.records.prepare().unwrap();
        assert_eq!(difference(&dumped(&target), &backup), None, "after {entries} entries");
        assert_eq!(answers(&mut target), expected);
    }
}

fn another(backup: &[u8]) -> (Store, ()) {
    let test = platform::testing::sqlite(&crate::world::ROOMS).unwrap();
    let copy = backup.to_vec();
    dump::restore(&test.database, &move || Ok(Box::new(Cursor::new(copy.clone())))).unwrap();
    let target = furnish(test);
    target.records.prepare().unwrap();
    (target, ())
}

#[test]
fn two_histories_are_not_mixed() {
    let mut source = stores().pop().unwrap();
    fill(&mut source);
    let backup = dumped(&source);
    let test = platform::testing::sqlite(&crate::world::ROOMS).unwrap();
    let mut target = furnish(test);
    target.posted(&plain());
    dump::restore(&target.test.database, &move || Ok(Box::new(Cursor::new(backup.clone())))).unwrap();
    let error = target.records.prepare().unwrap_err().to_string();
    assert!(error.contains("keep one"), "{error}");
}

fn say(store: &Store, database: &Database, number: u128, commit: bool) -> Result<(), String> {
    let statement = with(&json!({ "id": Uuid::from_u128(number), "actor": { "mbox": "mailto:room@x.test" } }));
    database
        .write::<(), Failed>(|session| {
            store.records.put_in(session, std::slice::from_ref(&statement)).map_err(|problem| Failed(problem.detail.to_string()))?;
            if commit { Ok(()) } else { Err(Failed("rolled back".to_owned())) }
        })
        .map_err(|failed| failed.0)
}

struct Failed(String);

impl From<DatabaseError> for Failed {
    fn from(error: DatabaseError) -> Self {
        Self(error.to_string())
    }
}

#[test]
fn what_a_room_says_counts_with_its_transaction() {
    for mut store in stores() {
        let database = store.test.database.clone();
        say(&store, &database, 1, true).unwrap();
        assert_eq!(say(&store, &database, 2, false).unwrap_err(), "rolled back");
        assert_eq!(store.found(&[]), [Uuid::from_u128(1).to_string()], "{}", store.test.engine);
        // The same again, while it waits and after; and other words of the same id.
        say(&store, &database, 3, true).unwrap();
        say(&store, &database, 3, true).unwrap();
        store.records.settle().unwrap();
        say(&store, &database, 3, true).unwrap();
        assert_eq!(store.found(&[]).len(), 2);
        store.posted(&with(&json!({ "id": Uuid::from_u128(4) })));
        assert!(say(&store, &database, 4, true).unwrap_err().contains("says something else"), "{}", store.test.engine);
    }
}

/// Whoever takes in what waits does not forget what was said meanwhile.
#[test]
fn many_rooms_speak_while_many_listen() {
    const ROOMS: u128 = 4;
    const EACH: u128 = 300;
    let store = stores().remove(0);
    let database = store.test.database.clone();
    let (done, store_of) = (std::sync::atomic::AtomicBool::new(false), &store);
    std::thread::scope(|scope| {
        for _ in 0..6 {
            scope.spawn(|| {
                while !done.load(std::sync::atomic::Ordering::Relaxed) {
                    store_of.records.settle().unwrap();
                }
            });
        }
        let rooms: Vec<_> = (0..ROOMS)
            .map(|room| {
                let database = &database;
                scope.spawn(move || (1..=EACH).for_each(|number| say(store_of, database, room * 1_000 + number, true).unwrap()))
            })
            .collect();
        rooms.into_iter().for_each(|room| room.join().unwrap());
        done.store(true, std::sync::atomic::Ordering::Relaxed);
    });
    store.records.settle().unwrap();
    assert_eq!(store.rows().len() as u128, ROOMS * EACH);
}

/// A crash after the journal took something in and before it stopped waiting: it is taken in again and changes nothing.
#[test]
fn what_waits_is_taken_in_once() {
    for mut store in stores().into_iter().take(1) {
        let database = store.test.database.clone();
        say(&store, &database, 1, true).unwrap();
        let waiting = |session: &mut platform::Session<'_>| {
            session.query("SELECT id, said, body FROM lrs_pending", &[], |row| Ok((row.get::<Id>(0)?, row.get::<Id>(1)?, row.get::<String>(2)?)))
        };
        let rows = database.read::<_, DatabaseError>(waiting).unwrap();
        assert_eq!(store.records.settle().unwrap(), 1);
        database
            .write::<(), DatabaseError>(|session| {
                let sql = "INSERT INTO lrs_pending (place, tenant, what, id, said, happened, body) VALUES (1, $1, 1, $2, $3, NULL, $4)";
                rows.iter().try_for_each(|(id, said, body)| session.execute(sql, &[own_tenant().into(), (*id).into(), (*said).into(), body.into()]).map(|_| ()))
            })
            .unwrap();
        assert_eq!(store.records.settle().unwrap(), 1);
        assert_eq!((store.found(&[]).len(), store.records.settle().unwrap()), (1, 0));
    }
}

/// More waits than is taken in by one step.
#[test]
fn much_that_waits_is_taken_in_by_steps() {
    let mut store = stores().remove(0);
    let count = u128::from(records::store::lrs::pending::STEP_MAX) + 3;
    let statements: Vec<Value> = (1..=count).map(|number| with(&json!({ "id": Uuid::from_u128(number) }))).collect();
    let said =
        store.test.database.write::<_, Failed>(|session| store.records.put_in(session, &statements).map_err(|problem| Failed(problem.detail.to_string())));
    assert!(said.is_ok());
    assert_eq!(store.records.settle().unwrap() as u128, count);
    assert_eq!(store.found(&[("limit", "0")]).len(), 500);
}

/// More than one step of statements is moved, and connected, and none is left.
#[test]
fn long_histories_are_moved_by_steps() {
    let mut source = stores().pop().unwrap();
    let count = u128::from(records::store::whole::STEP_MAX) + 3;
    for some in (1..=count).collect::<Vec<_>>().chunks(500) {
        let statements: Vec<Value> = some.iter().map(|number| with(&json!({ "id": Uuid::from_u128(*number) }))).collect();
        source.posted(&Value::Array(statements));
    }
    let backup = dumped(&source);
    for test in both(&crate::world::ROOMS) {
        let copy = backup.clone();
        dump::restore(&test.database, &move || Ok(Box::new(Cursor::new(copy.clone())))).unwrap();
        let mut target = furnish(test);
        target.records.prepare().unwrap();
        assert_eq!(target.rows().len() as u128, count, "{}", target.test.engine);
        let page = crate::world::json_of(&target.get("statements?verb=http%3A%2F%2Fv.test%2Fdid&limit=500&ascending=true"));
        assert_eq!(page["statements"][499]["id"], json!(Uuid::from_u128(500)), "{}", target.test.engine);
    }
}

/// Beside a running platform nothing is read from the journal, and what rooms say waits for it.
#[test]
fn a_command_beside_a_platform_leaves_its_statements_alone() {
    let mut store = stores().remove(0);
    let (services, _) = store.test.services();
    let shelf = Shelf::beside(&store.test.database, store.test.directory.path());
    let beside = Records::new(services, Arc::new(crate::world::Names), Arc::new(crate::world::Programs), "https://x.test", shelf);
    assert_eq!(beside.prepare().unwrap(), 0);
    let statement = with(&json!({ "id": Uuid::from_u128(8) }));
    let said = store
        .test
        .database
        .write::<_, Failed>(|session| beside.put_in(session, std::slice::from_ref(&statement)).map_err(|problem| Failed(problem.detail.to_string())));
    assert!(said.is_ok());
    assert_eq!(store.records.settle().unwrap(), 1, "the platform takes it in");
    assert_eq!(store.found(&[]).len(), 1);
    let seen = beside.verify().unwrap().unwrap();
    assert_eq!((seen.statements, seen.damage.len()), (1, 0));
    assert!(matches!(
        beside.take(records::ops::intake::Parcel { tenant: own_tenant(), statements: Vec::new(), attachments: Vec::new(), defines: false }),
        Err(records::ShelfError::Away)
    ));
}

/// Takes a statement with an attachment in.
fn attach(store: &Store, number: u128) {
    let bytes = format!("picture {number}").into_bytes();
    let sha2 = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let attachment = json!({ "usageType": "http://u.test", "display": { "en": "x" }, "contentType": "text/plain", "length": bytes.len(), "sha2": sha2 });
    let statement = with(&json!({ "id": Uuid::from_u128(number), "attachments": [attachment] })).to_string();
    let json = Json::read(statement.as_bytes()).unwrap();
    let authority = records::ops::say_facts::authority(&store.records);
    let statements = prepared::read(json, Version::V2, &authority, &mut Uuid::nil).unwrap();
    let attachments = vec![(sha2, "text/plain".to_owned(), bytes)];
    store.records.take(records::ops::intake::Parcel { tenant: own_tenant(), statements, attachments, defines: true }).unwrap();
}

/// A statement that comes while a backup is made is in it with its attachment, or not at all.
#[test]
fn no_statement_of_a_backup_misses_its_attachment() {
    for store in stores() {
        store.records.prepare().unwrap();
        attach(&store, 1);
        let mut out = Vec::new();
        store
            .records
            .with_whole(|instead| {
                let fixed = || {
                    attach(&store, 2);
                    instead.fixed.map_or(Ok(()), |fixed| fixed())?;
                    attach(&store, 3);
                    Ok(())
                };
                dump::write(&store.test.database, &mut out, dump::Instead { fixed: Some(&fixed), ..instead })
            })
            .unwrap();
        let test = platform::testing::sqlite(&crate::world::ROOMS).unwrap();
        dump::restore(&test.database, &move || Ok(Box::new(Cursor::new(out.clone())))).unwrap();
        let mut target = furnish(test);
        target.records.prepare().unwrap();
        let found = target.found(&[]);
        let expected: &[u128] = if store.test.engine == "sqlite" { &[2, 1] } else { &[1] };
        assert_eq!(found, expected.iter().map(|number| Uuid::from_u128(*number).to_string()).collect::<Vec<_>>(), "{}", store.test.engine);
        for number in expected {
            let with_its = target.get("statements?attachments=true");
            assert!(with_its.text.contains(&format!("picture {number}")), "{}: {number}", store.test.engine);
        }
    }
}
