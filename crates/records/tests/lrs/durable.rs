//! Many at once: each is stored once, and a clash of one is not the fault of another.

use std::sync::Arc;
use std::thread;

use records::model::xapi::Version;
use records::model::xapi::json::Json;
use records::model::xapi::prepared::{self, Prepared};
use records::ops::intake::{JOBS_MAX, Parcel};
use records::{ShelfError, own_tenant};
use serde_json::json;
use uuid::Uuid;

use crate::world::{stores, with};

fn prepared(number: u128, verb: &str) -> Vec<Prepared> {
    let text = with(&json!({ "id": Uuid::from_u128(number), "verb": { "id": format!("http://v.test/{verb}") } })).to_string();
    let authority = Json::read(br#"{"mbox":"mailto:p@x.test"}"#).unwrap();
    prepared::read(Json::read(text.as_bytes()).unwrap(), Version::V2, &authority, &mut Uuid::nil).unwrap()
}

#[test]
fn many_programs_at_once_lose_nothing_and_double_nothing() {
    for mut store in stores() {
        let records = Arc::new(store.records.clone());
        let threads: Vec<_> = (0..16_u128)
            .map(|thread| {
                let records = Arc::clone(&records);
                thread::spawn(move || {
                    let mut clashes = 0;
                    for number in 0..40_u128 {
                        // Every other statement is sent by two threads; every tenth says something else than the one that was first.
                        let own = if number % 2 == 0 { thread * 1000 + number } else { (thread / 2) * 1000 + number };
                        let verb = if number % 10 == 1 { format!("by-{thread}") } else { "did".to_owned() };
                        let parcel = Parcel { tenant: own_tenant(), statements: prepared(own + 1, &verb), attachments: Vec::new(), defines: false };
                        match records.take(parcel) {
                            Ok(_) => {}
                            Err(ShelfError::Conflict(_)) if number % 10 == 1 => clashes += 1,
                            Err(other) => panic!("{other}"),
                        }
                    }
                    clashes
                })
            })
            .collect();
        let clashes: i32 = threads.into_iter().map(|thread| thread.join().unwrap()).sum();
        assert_eq!(clashes, 8 * 4, "of two that differ one is refused: {}", store.test.engine);
        let rows = store.rows();
        assert_eq!(rows.len(), 16 * 20 + 8 * 20);
        assert!(rows.iter().zip(1..).all(|(row, place)| row[0] == place), "no place is left out, none is used twice");
        assert!(rows.windows(2).all(|pair| pair[0][6].as_i64() < pair[1][6].as_i64()), "moments grow with places");
        assert_eq!(store.found(&[("limit", "0")]).len(), 480);
    }
}

/// More wait than share one transaction.
#[test]
fn a_crowd_is_served_in_turns() {
    for store in stores() {
        let records = Arc::new(store.records.clone());
        let count = JOBS_MAX as u128 * 2 + 1;
        let threads: Vec<_> = (0..count)
            .map(|number| {
                let records = Arc::clone(&records);
                thread::spawn(move || {
                    records.take(Parcel { tenant: own_tenant(), statements: prepared(number + 1, "did"), attachments: Vec::new(), defines: true }).unwrap()
                })
            })
            .collect();
        assert_eq!(threads.into_iter().map(|thread| thread.join().unwrap()).sum::<usize>() as u128, count, "{}", store.test.engine);
    }
}
