//! Several nodes write into one database, and requests share transactions: each is answered as if it were alone, and who reads meanwhile misses nothing.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Barrier, mpsc};
use std::time::Duration;

use platform::{Database, DatabaseError, Services};
use records::model::xapi::Version;
use records::model::xapi::json::Json;
use records::model::xapi::prepared::{self, Prepared};
use records::model::xapi::query::Filter;
use records::ops::find_statements;
use records::ops::intake::Parcel;
use records::store::lrs::statements;
use records::{Quota, Records, ShelfError, own_tenant};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::world::{Names, Programs, Store, school, stores, with};

fn prepared(statements: &Value) -> Vec<Prepared> {
    let (text, authority) = (statements.to_string(), Json::read(br#"{"mbox":"mailto:p@x.test"}"#).unwrap());
    prepared::read(Json::read(text.as_bytes()).unwrap(), Version::V2, &authority, &mut Uuid::nil).unwrap()
}

fn says(number: u128, verb: &str) -> Value {
    with(&json!({ "id": Uuid::from_u128(number), "verb": { "id": format!("http://v.test/{verb}") } }))
}

fn parcel(statements: &Value) -> Parcel {
    Parcel { tenant: own_tenant(), statements: prepared(statements), attachments: Vec::new(), defines: true }
}

/// Two nodes, each with connections of its own. A journal has one.
fn nodes(store: &Store) -> [Records; 2] {
    if store.test.engine != "postgresql" {
        return [store.records.clone(), store.records.clone()];
    }
    [0, 1].map(|_| {
        let (services, _) = store.test.services();
        let database = Database::open(&store.test.url, store.test.directory.path()).unwrap();
        Records::new(Services { database, ..services }, Arc::new(Names), Arc::new(Programs), "https://x.test", store.shelf.clone())
    })
}

fn rows_of(store: &Store) -> Vec<(i64, Uuid, i64)> {
    let id = |row: &Value| row[2].as_str().unwrap().parse::<kernel::Id>().unwrap().as_uuid();
    store.rows().iter().map(|row| (row[0].as_i64().unwrap(), id(row), row[6].as_i64().unwrap())).collect()
}

/// Of all who bring a statement of one id at the same moment one is first; whoever says the same is told that it is there, and whoever does not that it clashes.
#[test]
fn nodes_at_once_keep_each_id_once() {
    for store in stores() {
        let nodes = nodes(&store);
        let barrier = Barrier::new(8);
        let outcomes: Vec<Vec<(u128, usize)>> = std::thread::scope(|scope| {
            let threads = (0..8_usize).map(|thread| {
                let (node, barrier) = (&nodes[thread % 2], &barrier);
                scope.spawn(move || {
                    let mut taken = Vec::new();
                    for round in 0..25_u128 {
                        barrier.wait();
                        // Even ids say the same everywhere, odd ones what each thread says.
                        match node.take(parcel(&json!([says(round * 2 + 2, "did"), says(1000 + round * 10 + thread as u128, "did")]))) {
                            Ok(new) => taken.push((round * 2 + 2, new)),
                            Err(error) => panic!("what says the same is no conflict: {error}"),
                        }
                        barrier.wait();
                        match node.take(parcel(&says(round * 2 + 1, &format!("by-{thread}")))) {
                            Ok(new) => taken.push((round * 2 + 1, new)),
                            Err(ShelfError::Conflict(id)) => assert_eq!(id, Uuid::from_u128(round * 2 + 1)),
                            Err(error) => panic!("{error}"),
                        }
                    }
                    taken
                })
            });
            threads.collect::<Vec<_>>().into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        let engine = store.test.engine;
        let all: Vec<(u128, usize)> = outcomes.into_iter().flatten().collect();
        for round in 0..25_u128 {
            let of = |id: u128| all.iter().filter(move |(one, _)| *one == id).map(|(_, new)| *new);
            assert_eq!((of(round * 2 + 2).count(), of(round * 2 + 2).sum::<usize>()), (8, 8 + 1), "{engine}: taken from all, new once");
            assert_eq!(of(round * 2 + 1).collect::<Vec<_>>(), [1], "{engine}: one said it first");
        }
        let rows = rows_of(&store);
        assert_eq!(rows.len(), 25 * 2 + 25 * 8, "{engine}");
        assert!(rows.iter().zip(1..).all(|(row, place)| row.0 == place), "{engine}: no place is left out");
        assert!(rows.windows(2).all(|pair| pair[0].2 < pair[1].2), "{engine}: moments grow with places");
    }
}

/// Requests are made to wait for each other, and then share a transaction.
#[test]
fn what_is_wrong_with_one_is_not_the_fault_of_those_that_share_its_transaction() {
    let store = stores().pop().unwrap();
    let records = store.records.clone().with_quotas(Quota { statements: Some(2), ..Quota::NONE });
    records.take(parcel(&says(1, "did"))).unwrap();
    let file = |name: &str| vec![(name.to_owned(), "text/plain".to_owned(), vec![b'x'; 10])];
    let to_school = |from: u128, to: u128| Parcel { tenant: school(), ..parcel(&Value::Array((from..=to).map(|number| says(number, "did")).collect())) };
    let defining = |number: u128, name: &str| {
        parcel(&with(&json!({ "id": Uuid::from_u128(number), "object": { "id": "http://o.test/named", "definition": { "name": { "en": name } } } })))
    };
    let waiting = vec![
        ("good", parcel(&json!([says(10, "did"), says(11, "did")]))),
        ("clashes with what is there", parcel(&json!([says(12, "did"), says(1, "other")]))),
        ("clashes with what came a moment ago", parcel(&json!([says(11, "other"), says(13, "did")]))),
        ("the same as a moment ago, and one more", parcel(&json!([says(10, "did"), says(14, "did")]))),
        ("fits", to_school(1, 2)),
        ("does not fit", Parcel { attachments: file("a"), ..to_school(3, 4) }),
        ("is there", to_school(1, 2)),
        ("with a file", Parcel { attachments: file("b"), ..parcel(&says(15, "did")) }),
        ("with the same file", Parcel { attachments: file("b"), ..parcel(&says(16, "did")) }),
        ("what it is called", defining(17, "one")),
        ("what it is called now", defining(18, "two")),
        (
            "about one that shares the transaction",
            parcel(&with(&json!({ "id": Uuid::from_u128(19), "object": { "objectType": "StatementRef", "id": Uuid::from_u128(18) } }))),
        ),
    ];
    let (held, release) = (Barrier::new(2), AtomicBool::new(false));
    let before = store.test.database.statements();
    let (outcomes, first) = std::thread::scope(|scope| {
        scope.spawn(|| {
            let hold = |session: &mut platform::Session<'_>| {
                statements::hold(session)?;
                held.wait();
                while !release.load(Ordering::Relaxed) {
                    std::thread::sleep(Duration::from_millis(1));
                }
                Ok(())
            };
            store.test.database.write::<_, DatabaseError>(hold).unwrap();
        });
        held.wait();
        // It writes as soon as it may; everybody else comes meanwhile, one after the other.
        let first = scope.spawn(|| records.take(parcel(&says(2, "did"))));
        let wait_for = |waiting: usize| {
            while records.waiting() != Some(waiting) {
                std::thread::sleep(Duration::from_millis(1));
            }
        };
        wait_for(0);
        let mut threads = Vec::new();
        for (name, parcel) in waiting {
            let records = &records;
            threads.push(scope.spawn(move || (name, records.take(parcel))));
            wait_for(threads.len());
        }
        release.store(true, Ordering::Relaxed);
        let outcomes: Vec<_> = threads.into_iter().map(|thread| thread.join().unwrap()).collect();
        (outcomes, first.join().unwrap())
    });
    let statements = store.test.database.statements() - before;
    assert_eq!(first.unwrap(), 1);
    let told: Vec<(&str, String)> =
        outcomes.into_iter().map(|(name, outcome)| (name, outcome.map_or_else(|error| error.to_string(), |new| new.to_string()))).collect();
    let clash =
        |number: u128| format!("a statement with the id {} is stored and says something else; nothing of this request was stored", Uuid::from_u128(number));
    let expected = [
        ("good", "2".to_owned()),
        ("clashes with what is there", clash(1)),
        ("clashes with what came a moment ago", clash(11)),
        ("the same as a moment ago, and one more", "1".to_owned()),
        ("fits", "2".to_owned()),
        ("does not fit", told[5].1.clone()),
        ("is there", "0".to_owned()),
        ("with a file", "1".to_owned()),
        ("with the same file", "1".to_owned()),
        ("what it is called", "1".to_owned()),
        ("what it is called now", "1".to_owned()),
        ("about one that shares the transaction", "1".to_owned()),
    ];
    assert_eq!(told, expected);
    assert!(told[5].1.contains("allows 2 statements; it holds 2, and the request brings 2"), "{}", told[5].1);
    let read = |sql: &str| store.test.database.read::<_, DatabaseError>(|session| session.number(sql, &[])).unwrap();
    assert_eq!(read("SELECT COUNT(DISTINCT CAST(xmin AS TEXT)) FROM lrs_statement"), 3, "the one before, the first, and all others together");
    assert_eq!(read("SELECT COUNT(*) FROM lrs_statement"), 12);
    assert_eq!(read("SELECT COUNT(*) FROM lrs_attachment"), 1, "of what was refused nothing stays");
    assert_eq!(read("SELECT COUNT(*) FROM lrs_activity WHERE definition LIKE '%two%'"), 1, "the last word counts");
    assert!(statements < 50, "{statements} statements of SQL for 13 requests");
    let mut program = store.as_program("all");
    let related = program.found(&[("activity", "http://o.test/named")]);
    assert_eq!(related, [19, 18, 17].map(|number| Uuid::from_u128(number).to_string()), "also what is about it");
}

/// What a reader was told to be everything up to a moment.
type Snapshot = (i64, Vec<Uuid>);

/// Reads from the oldest on, after a place, while others write; and what is there up to the moment that the store vouches for.
fn follow(records: &Records, done: &AtomicBool) -> (Vec<Uuid>, Vec<Snapshot>) {
    let (mut seen, mut cursor, mut snapshots) = (Vec::new(), None, Vec::new());
    loop {
        let ended = done.load(Ordering::Relaxed);
        let through = find_statements::consistent_through(records).unwrap().0;
        let page = |filter: &Filter| find_statements::page(records, own_tenant(), filter).unwrap().0;
        let all = Filter { keys: Vec::new(), since: None, until: Some(through), ascending: true, limit: 100_000, cursor: None };
        if snapshots.len() < 40 {
            snapshots.push((through, page(&all).iter().map(|one| one.id).collect()));
        }
        // A few at a time, as `more` has them.
        loop {
            let some = page(&Filter { until: None, limit: 7, cursor, ..all.clone() });
            let Some(last) = some.last() else { break };
            cursor = Some(last.seq);
            seen.extend(some.iter().map(|one| one.id));
        }
        if ended {
            return (seen, snapshots);
        }
    }
}

#[test]
fn who_follows_misses_nothing_while_nodes_write() {
    for store in stores() {
        let nodes = nodes(&store);
        let done = AtomicBool::new(false);
        let (tell, told) = mpsc::channel();
        let followed: Vec<_> = std::thread::scope(|scope| {
            let readers: Vec<_> = nodes.iter().map(|node| scope.spawn(|| follow(node, &done))).collect();
            for writer in 0..8_u128 {
                let (node, tell) = (&nodes[usize::from(writer % 2 == 0)], tell.clone());
                scope.spawn(move || {
                    for number in 0..25_u128 {
                        // Batches of one to nine, so that transactions end at different times.
                        let from = (writer * 25 + number) * 10 + 1;
                        let batch: Vec<Value> = (from..=from + (writer + number) % 9).map(|id| says(id, "did")).collect();
                        assert_eq!(node.take(parcel(&Value::Array(batch.clone()))).unwrap(), batch.len());
                    }
                    tell.send(()).unwrap();
                });
            }
            (0..8).for_each(|_| told.recv_timeout(Duration::from_secs(120)).unwrap());
            done.store(true, Ordering::Relaxed);
            readers.into_iter().map(|reader| reader.join().unwrap()).collect()
        });
        let rows = rows_of(&store);
        let in_order: Vec<Uuid> = rows.iter().map(|(_, id, _)| *id).collect();
        assert_eq!(in_order.iter().collect::<BTreeSet<_>>().len(), in_order.len());
        for (seen, snapshots) in followed {
            assert!(seen == in_order, "{}: {} seen of {}", store.test.engine, seen.len(), in_order.len());
            assert!(snapshots.len() > 2, "{}: it was read while others wrote", store.test.engine);
            for (through, ids) in snapshots {
                let expected: Vec<Uuid> = rows.iter().filter(|(_, _, stored)| *stored <= through).map(|(_, id, _)| *id).collect();
                assert!(ids == expected, "{}: {} of {} up to {through}", store.test.engine, ids.len(), expected.len());
            }
        }
    }
}

/// What a request costs does not grow with what it brings.
#[test]
fn a_batch_takes_a_few_statements_of_sql() {
    let store = stores().pop().unwrap();
    let cost = |from: u128, count: u128| {
        let before = store.test.database.statements();
        let batch = (from..from + count).map(|id| {
            with(&json!({ "id": Uuid::from_u128(id), "object": { "id": format!("http://o.test/{id}"), "definition": { "type": "http://t.test" } } }))
        });
        store.records.take(parcel(&Value::Array(batch.collect()))).unwrap();
        store.test.database.statements() - before
    };
    cost(1, 1); // makes room for itself
    let (one, many) = (cost(10, 1), cost(1000, 400));
    assert!(one <= 10 && many <= 20, "{one} for one, {many} for four hundred");
}
