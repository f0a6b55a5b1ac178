//! The executor, migrations and the outbox, on both engines.
#![cfg(feature = "testing")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use kernel::fact::{Context, Object, ObjectKind, Outcome, Verb};
use kernel::{Fact, Id, Time};
use platform::testing::both;
use platform::{Consumer, Database, DatabaseError, Migration, Outbox, RoomMigrations, Session, Value, migrate, outbox};

const TABLES: RoomMigrations = RoomMigrations {
    room: "test",
    steps: &[Migration {
        number: 1,
        name: "thing",
        sql: "CREATE TABLE thing (id {id} PRIMARY KEY, name TEXT UNIQUE, size BIGINT, share DOUBLE PRECISION, good BOOLEAN, raw {bytes}); CREATE TABLE above (id {id} PRIMARY KEY, thing {id} REFERENCES thing (id) DEFERRABLE INITIALLY IMMEDIATE);",
    }],
};

#[test]
fn values_come_back_as_they_went_in() {
    for test in both(&[TABLES]) {
        let id = Id::named(&["one"]);
        test.database
            .write::<_, DatabaseError>(|session| {
                session.execute(
                    "INSERT INTO thing (good, id, name, size, share, raw) VALUES ($5, $1, $2, $3, $4, $6)",
                    &[id.into(), "杏".into(), i64::MAX.into(), 0.25.into(), true.into(), Value::Bytes(&[0, 255])],
                )
            })
            .unwrap();
        let row = test
            .database
            .read::<_, DatabaseError>(|session| {
                session.first("SELECT id, name, size, share, good, raw FROM thing WHERE id = $1", &[id.into()], |row| {
                    Ok((row.get::<Id>(0)?, row.get::<Option<String>>(1)?, row.get::<i64>(2)?, row.get::<f64>(3)?, row.get::<bool>(4)?, row.get::<Vec<u8>>(5)?))
                })
            })
            .unwrap();
        assert_eq!(row, Some((id, Some("杏".to_owned()), i64::MAX, 0.25, true, vec![0, 255])), "{}", test.engine);
    }
}

#[test]
fn many_rows_come_back_as_they_went_in() {
    for test in both(&[TABLES]) {
        for count in [0, 1, 3, 4, 63, 100, 2000] {
            let ids: Vec<Id> = (0..count).map(|number| Id::named(&[&format!("{count}-{number}")])).collect();
            let names: Vec<String> = ids.iter().map(|id| format!("杏\t\\N {id}")).collect();
            let values: Vec<Value<'_>> = (0_i64..)
                .zip(ids.iter().zip(&names))
                .flat_map(|(number, (id, name))| {
                    let name = if number % 3 == 0 { Value::Null } else { name.into() };
                    let raw = if number % 2 == 0 { Value::Bytes(&[0, 255, 10]) } else { Value::Null };
                    [Value::from(*id), name, (i64::MAX - number).into(), 0.25.into(), (number % 2 == 0).into(), raw]
                })
                .collect();
            type Thing = (Id, Option<String>, i64, f64, bool, Option<Vec<u8>>);
            let back: Vec<Thing> = test
                .database
                .write::<_, DatabaseError>(|session| {
                    session.execute("DELETE FROM thing", &[])?;
                    session.insert("thing (id, name, size, share, good, raw)", 6, &values)?;
                    session.query("SELECT id, name, size, share, good, raw FROM thing ORDER BY size DESC", &[], |row| {
                        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?))
                    })
                })
                .unwrap();
            let expected = (0_i64..).zip(ids.iter().zip(&names)).map(|(number, (id, name))| {
                let name = (number % 3 != 0).then(|| name.clone());
                (*id, name, i64::MAX - number, 0.25, number % 2 == 0, (number % 2 == 0).then(|| vec![0, 255, 10]))
            });
            assert!(back == expected.collect::<Vec<_>>(), "{}: {count}", test.engine);
            // Asked for by all their ids at once.
            let found = test.database.read::<_, DatabaseError>(|session| {
                if ids.is_empty() {
                    return Ok(0);
                }
                let values: Vec<Value<'_>> = [Value::Truth(true)].into_iter().chain(ids.iter().map(|id| (*id).into())).collect();
                let sql = format!("SELECT id FROM thing WHERE good = $1 AND id IN ({})", platform::database::placeholders(2, ids.len()));
                Ok(session.query_afresh(&sql, &values, |row| row.get::<Id>(0))?.len())
            });
            assert_eq!(found.unwrap(), ids.len().div_ceil(2), "{}: {count}", test.engine);
        }
    }
}

#[test]
fn one_row_of_many_that_is_there_refuses_all_and_harms_nothing_else() {
    for test in both(&[TABLES]) {
        let rows = |from: i64, to: i64| -> Vec<Value<'static>> {
            (from..to).flat_map(|number| [Value::from(Id::named(&[&number.to_string()])), number.into()]).collect()
        };
        let count = || test.database.read::<_, DatabaseError>(|session| session.number("SELECT COUNT(*) FROM thing", &[])).unwrap();
        let into = "thing (id, size)";
        test.database.write::<_, DatabaseError>(|session| session.insert(into, 2, &rows(0, 50))).unwrap();
        let clash = test.database.write::<_, DatabaseError>(|session| session.insert(into, 2, &rows(49, 5000)));
        assert!(matches!(clash, Err(DatabaseError::Duplicate(_))), "{}: {clash:?}", test.engine);
        assert_eq!(count(), 50, "{}", test.engine);
        // A value that fits no column, in the midst of others.
        let mut wrong = rows(100, 200);
        wrong[101] = Value::Text("many");
        let refused = test.database.write::<_, DatabaseError>(|session| session.insert("thing (id, share)", 2, &wrong));
        assert!(refused.is_err() || test.engine == "sqlite", "SQLite takes anything");
        let rest = if test.engine == "sqlite" { 150 } else { 50 };
        assert_eq!(count(), rest, "{}", test.engine);
        let unless = |session: &mut Session<'_>| session.insert_or(into, 2, &rows(40, 300), "ON CONFLICT (id) DO NOTHING");
        test.database.write::<_, DatabaseError>(unless).unwrap();
        assert_eq!(count(), 300, "{}: the connections are as good as before", test.engine);
        if test.engine == "postgresql" {
            let null = test.database.read::<_, DatabaseError>(|session| session.query_afresh("SELECT 1 WHERE $1 IS NULL", &[Value::Null], |_| Ok(())));
            assert!(matches!(null, Err(DatabaseError::Unsupported(_))));
        }
    }
}

#[test]
fn memory_is_given_back_beside_readers_and_writers() {
    for test in both(&[TABLES]) {
        let insert = |number: i64| {
            let id = Id::named(&[&number.to_string()]);
            test.database.write::<_, DatabaseError>(|session| session.execute("INSERT INTO thing (id, size) VALUES ($1, $2)", &[id.into(), number.into()]))
        };
        let count = |session: &mut Session<'_>| session.number("SELECT COUNT(*) FROM thing", &[]);
        insert(0).unwrap();
        let seen = test.database.read::<_, DatabaseError>(|session| {
            let before = count(session)?;
            test.database.give_back_memory();
            Ok((before, count(session)?))
        });
        assert_eq!(seen.unwrap(), (1, 1), "{}: whoever reads goes on", test.engine);
        insert(1).unwrap();
        test.database.give_back_memory();
        assert_eq!(test.database.read::<_, DatabaseError>(count).unwrap(), 2, "{}", test.engine);
    }
}

#[test]
fn a_failed_transaction_leaves_nothing() {
    for test in both(&[TABLES]) {
        let result = test.database.write::<(), DatabaseError>(|session| {
            session.execute("INSERT INTO thing (id, name) VALUES ($1, $2)", &[Id::named(&["a"]).into(), Value::Null])?;
            Err(DatabaseError::Unsupported("on purpose"))
        });
        assert!(result.is_err());
        let twice = test.database.write::<_, DatabaseError>(|session| {
            session.execute("INSERT INTO thing (id, name) VALUES ($1, $2)", &[Id::named(&["b"]).into(), "same".into()])?;
            session.execute("INSERT INTO thing (id, name) VALUES ($1, $2)", &[Id::named(&["c"]).into(), "same".into()])
        });
        assert!(matches!(twice, Err(DatabaseError::Duplicate(_))), "{}: {twice:?}", test.engine);
        let count = test.database.read::<_, DatabaseError>(|session| session.number("SELECT COUNT(*) FROM thing", &[])).unwrap();
        assert_eq!(count, 0, "{}", test.engine);
    }
}

#[test]
fn migrations_apply_once_and_refuse_what_changed() {
    const CHANGED: RoomMigrations = RoomMigrations { room: "test", steps: &[Migration { number: 1, name: "thing", sql: "CREATE TABLE other (id {id});" }] };
    const NONE: RoomMigrations = RoomMigrations { room: "test", steps: &[] };
    for test in both(&[TABLES]) {
        assert_eq!(migrate::migrate(&test.database, &[TABLES], Time(1)).unwrap(), 0);
        assert!(migrate::is_current(&test.database, &[TABLES]).unwrap());
        assert!(migrate::migrate(&test.database, &[CHANGED], Time(1)).unwrap_err().to_string().contains("was changed"));
        assert!(migrate::migrate(&test.database, &[NONE], Time(1)).unwrap_err().to_string().contains("does not know"));
    }
}

struct Counting {
    taken: AtomicUsize,
    refuse: Option<Id>,
}

impl Consumer for Counting {
    fn name(&self) -> &'static str {
        "counting"
    }

    fn consume(&self, _: &mut Session<'_>, fact: &Fact) -> Result<(), DatabaseError> {
        if self.refuse == Some(fact.id) {
            return Err(DatabaseError::Unsupported("this fact"));
        }
        self.taken.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }
}

fn fact(number: u64) -> Fact {
    let id = Id::new(number, [0; 10]);
    Fact {
        id,
        actor: id,
        verb: Verb::Read,
        object: Object { kind: ObjectKind::Section, id },
        outcome: Outcome::default(),
        context: Context::default(),
        at: Time(1),
    }
}

fn emit_all(database: &Database, count: u64) {
    database.write::<_, DatabaseError>(|session| (0..count).try_for_each(|number| outbox::emit(session, &fact(number)))).unwrap();
}

#[test]
fn facts_reach_listeners_once() {
    for test in both(&[platform::MIGRATIONS]) {
        let listener = Arc::new(Counting { taken: AtomicUsize::new(0), refuse: None });
        let outbox = Outbox::new(test.database.clone(), vec![listener.clone()]);
        emit_all(&test.database, 200);
        assert_eq!(outbox.drain().unwrap(), 200, "{}", test.engine);
        assert_eq!(outbox.drain().unwrap(), 0);
        assert_eq!(listener.taken.load(Ordering::Relaxed), 200);
    }
}

#[test]
fn a_fact_that_is_refused_is_set_aside_and_holds_up_nobody() {
    for test in both(&[platform::MIGRATIONS]) {
        let listener = Arc::new(Counting { taken: AtomicUsize::new(0), refuse: Some(fact(3).id) });
        let outbox = Outbox::new(test.database.clone(), vec![listener]);
        emit_all(&test.database, 10);
        for _ in 0..outbox::ATTEMPTS_MAX {
            outbox.drain().unwrap();
        }
        let count = |sql: &str| test.database.read::<_, DatabaseError>(|session| session.number(sql, &[])).unwrap();
        assert_eq!((count("SELECT COUNT(*) FROM outbox"), count("SELECT COUNT(*) FROM outbox_dead")), (0, 1), "{}", test.engine);
    }
}

#[test]
fn a_transport_sends_each_fact_once_and_again_where_it_got_lost() {
    for test in both(&[platform::MIGRATIONS]) {
        let listener = Arc::new(Counting { taken: AtomicUsize::new(0), refuse: None });
        let outbox = Outbox::new(test.database.clone(), vec![listener.clone()]);
        let stream = outbox.stream(Id::named(&["a"])).unwrap();
        assert_eq!(outbox.stream(Id::named(&["b"])).unwrap(), stream, "the name stays");
        emit_all(&test.database, 10);
        let first = outbox.claim(4, Time(100)).unwrap();
        assert_eq!(first, (0..4).map(|number| fact(number).id).collect::<Vec<_>>(), "the oldest first");
        let second = outbox.claim(100, Time(200)).unwrap();
        assert_eq!(second.len(), 6);
        assert!(outbox.claim(100, Time(300)).unwrap().is_empty());
        outbox.give_back(&second[..3]).unwrap();
        assert_eq!(outbox.claim(100, Time(300)).unwrap(), second[..3]);
        assert_eq!(outbox.send_again(Time(150)).unwrap(), 4, "those of the first claim");
        assert_eq!(outbox.claim(100, Time(400)).unwrap(), first);
        // Delivered twice, they are taken in once.
        assert_eq!(outbox.take_in(&first).unwrap(), platform::outbox::TakenIn { taken: 4, again: vec![] }, "{}", test.engine);
        assert_eq!(outbox.take_in(&first).unwrap(), platform::outbox::TakenIn::default());
        assert_eq!(outbox.take_in(&second).unwrap().taken, 6);
        assert_eq!((listener.taken.load(Ordering::Relaxed), outbox.counts().unwrap()), (10, (0, 0)));
    }
}

/// Notes in which order facts come.
#[derive(Default)]
struct Noting(std::sync::Mutex<Vec<Id>>, Option<Id>);

impl Consumer for Noting {
    fn name(&self) -> &'static str {
        "noting"
    }

    fn consume(&self, _: &mut Session<'_>, fact: &Fact) -> Result<(), DatabaseError> {
        if self.1 == Some(fact.id) {
            return Err(DatabaseError::Unsupported("this fact"));
        }
        self.0.lock().unwrap().push(fact.id);
        Ok(())
    }
}

#[test]
fn the_facts_of_a_person_are_taken_in_in_their_order() {
    for test in both(&[platform::MIGRATIONS]) {
        let of = |actor: &str, number: i64| Fact { id: Id::named(&[actor, &number.to_string()]), actor: Id::named(&[actor]), at: Time(number), ..fact(1) };
        let emit = |facts: &[&Fact]| {
            test.database.write::<_, DatabaseError>(|session| facts.iter().try_for_each(|fact| outbox::emit(session, fact))).unwrap();
        };
        let (one, two, three, other) = (of("lin", 1), of("lin", 2), of("lin", 3), of("wang", 2));
        emit(&[&one, &two, &three, &other]);
        let noting = Arc::new(Noting::default());
        let outbox = Outbox::new(test.database.clone(), vec![noting.clone()]);
        assert_eq!(outbox.take_in(&[three.id]).unwrap().taken, 3, "the later one brings the earlier ones");
        assert_eq!(*noting.0.lock().unwrap(), [one.id, two.id, three.id], "{}", test.engine);
        assert_eq!(outbox.take_in(&[one.id, two.id]).unwrap(), platform::outbox::TakenIn::default(), "those come later and are known");
        assert_eq!(outbox.take_in(&[other.id]).unwrap().taken, 1);
        // Of somebody who was away for long more waits than one transaction takes.
        let many = i64::try_from(outbox::TAKEN_TOGETHER_MAX).unwrap() + 10;
        let facts: Vec<Fact> = (0..many).map(|number| of("zhao", number)).collect();
        emit(&facts.iter().collect::<Vec<_>>());
        let last = facts.last().unwrap().id;
        assert_eq!(outbox.take_in(&[last]).unwrap().taken, facts.len());
        assert_eq!(noting.0.lock().unwrap().last(), Some(&last));

        // One that is refused holds up its person until it is set aside, and nobody else.
        let refusing = Arc::new(Noting(std::sync::Mutex::default(), Some(one.id)));
        let outbox = Outbox::new(test.database.clone(), vec![refusing.clone()]);
        emit(&[&one, &two, &other]);
        for _ in 1..outbox::ATTEMPTS_MAX {
            let taken = outbox.take_in(&[two.id, other.id]).unwrap();
            assert_eq!(taken.again, [two.id]);
        }
        assert_eq!(*refusing.0.lock().unwrap(), [other.id]);
        assert_eq!(outbox.take_in(&[two.id]).unwrap(), platform::outbox::TakenIn { taken: 1, again: vec![] });
        assert_eq!(*refusing.0.lock().unwrap(), [other.id, two.id]);
        assert_eq!(outbox.counts().unwrap(), (0, 1), "{}", test.engine);
    }
}

#[test]
fn two_nodes_take_the_same_facts_in_once() {
    let test = platform::testing::postgresql(&[platform::MIGRATIONS]).unwrap();
    let listener = Arc::new(Counting { taken: AtomicUsize::new(0), refuse: None });
    let outbox = Outbox::new(test.database.clone(), vec![listener.clone()]);
    emit_all(&test.database, 600);
    let ids = outbox.claim(600, Time(1)).unwrap();
    std::thread::scope(|scope| {
        for start in [0, 30, 60, 90] {
            let (outbox, ids) = (outbox.clone(), &ids);
            scope.spawn(move || ids[start..].chunks(64).for_each(|chunk| drop(outbox.take_in(chunk).unwrap())));
        }
    });
    assert_eq!((outbox.counts().unwrap(), listener.taken.load(Ordering::Relaxed)), ((0, 0), 600));
}

#[test]
fn an_unknown_address_says_what_is_expected() {
    let error = Database::open("mysql://x:secret@y/z", std::path::Path::new("/")).err().unwrap().to_string();
    assert!(error.contains("sqlite:") && !error.contains("secret"), "{error}");
}

#[test]
fn a_dump_is_the_same_from_both_engines_and_comes_back_whole() {
    let tests = both(&[TABLES]);
    let dumps: Vec<Vec<u8>> = tests
        .iter()
        .map(|test| {
            test.database
                .write::<_, DatabaseError>(|session| {
                    let below = Id::named(&["杏"]);
                    session.execute("INSERT INTO thing (id, good) VALUES ($1, TRUE)", &[Id::named(&["below"]).into()])?;
                    session.execute("INSERT INTO above (id, thing) VALUES ($1, $2)", &[below.into(), Id::named(&["below"]).into()])?;
                    for (name, size) in [("杏", 1), ("Z", 2), ("a", 3), ("é", 4)] {
                        session.execute(
                            "INSERT INTO thing (id, name, size, share, good, raw) VALUES ($1, $2, $3, $4, $5, $6)",
                            &[Id::named(&[name]).into(), name.into(), i64::from(size).into(), Value::Null, true.into(), Value::Bytes(&[0, 17])],
                        )?;
                    }
                    Ok(())
                })
                .unwrap();
            let mut out = Vec::new();
            assert_eq!(platform::dump::write(&test.database, &mut out, Default::default()).unwrap(), 6);
            out
        })
        .collect();
    assert_eq!(String::from_utf8_lossy(&dumps[0]), String::from_utf8_lossy(&dumps[1]));
    for (test, dump) in tests.iter().zip(dumps.iter().rev()) {
        test.database.write::<_, DatabaseError>(|session| session.execute("UPDATE thing SET size = 9", &[])).unwrap();
        let source = dump.clone();
        let rows = platform::dump::restore(&test.database, &move || Ok(Box::new(std::io::Cursor::new(source.clone())))).unwrap();
        let mut again = Vec::new();
        platform::dump::write(&test.database, &mut again, Default::default()).unwrap();
        assert_eq!((rows, &again), (6, dump), "{}", test.engine);
        let broken = platform::dump::restore(&test.database, &|| Ok(Box::new(&b"{\"table\":\"thing\",\"columns\":[[\"id\",\"key\"]]}\n[1]\n"[..])));
        assert!(broken.unwrap_err().to_string().contains("line 2"));
        let mut after = Vec::new();
        platform::dump::write(&test.database, &mut after, Default::default()).unwrap();
        assert_eq!(after, again, "a refused restore changes nothing");
    }
}

#[test]
fn a_folder_keeps_objects_as_every_storage_must() {
    for test in both(&[platform::MIGRATIONS]) {
        let folder = test.directory.path().join("objects");
        let storage: Arc<dyn platform::objects::Storage> = Arc::new(platform::objects::Folder::at(&folder));
        platform::objects::testing::check(&storage, &test.database);
        // What a crash left unfinished is swept away too.
        let left = folder.join("ab").join(format!("{}-1-2.unfinished", "ab".repeat(32)));
        std::fs::create_dir_all(folder.join("ab")).unwrap();
        std::fs::write(&left, b"half").unwrap();
        platform::Objects::at(&folder).sweep(&test.database, &[], Time(i64::MAX)).unwrap();
        assert!(!left.exists());
    }
}
