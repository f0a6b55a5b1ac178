//! Disks that are full, fail, or lose bits under the journal: what a program hears, and what it can still read.

use std::sync::Arc;

use journal::testing::FaultyDisk;
use journal::{Journal, Settings};
use records::Shelf;
use serde_json::json;
use uuid::Uuid;

use crate::world::{ROOMS, Store, furnish_with, json_of, with};

fn open(log: &FaultyDisk, index: &FaultyDisk) -> Shelf {
    let settings = Settings { segment_bytes: 1 << 20, memory_pairs: 1 << 20, is_background: false };
    let (journal, _) = Journal::open(Arc::new(log.clone()), Arc::new(index.clone()), settings, Arc::new(|| 1_795_420_800_000_000)).unwrap();
    Shelf::Journal(Arc::new(journal), Arc::from(std::path::Path::new("nowhere")))
}

fn furnish(log: &FaultyDisk, index: &FaultyDisk) -> Store {
    let test = platform::testing::sqlite(&ROOMS).unwrap();
    let hands = test.services();
    furnish_with(test, hands, open(log, index))
}

fn store() -> (Store, FaultyDisk, FaultyDisk) {
    let log = FaultyDisk::new(3);
    let index = log.beside(4);
    (furnish(&log, &index), log, index)
}

fn numbered(number: u128) -> serde_json::Value {
    with(&json!({ "id": Uuid::from_u128(number), "verb": { "id": format!("http://v.test/quince{number}") } }))
}

fn one(number: u128) -> String {
    format!("statements?statementId={}", Uuid::from_u128(number))
}

#[test]
fn a_full_disk_is_told_and_what_is_there_is_read() {
    let (mut store, log, _) = store();
    store.posted(&numbered(1));
    log.set_capacity(Some(log.used_bytes() + 50));
    let refused = store.post(&json!([numbered(2), numbered(3)]));
    assert_eq!((refused.status, refused.text.contains("no room")), (507, true), "{}", refused.text);
    assert_eq!((store.get(&one(1)).status, store.get(&one(2)).status), (200, 404));
    // A room goes on: what it says is in the database, and waits.
    let said = store.test.database.write::<_, platform::DatabaseError>(|session| {
        store.records.put_in(session, &[numbered(4)]).map_err(|problem| platform::DatabaseError::Engine(problem.detail.to_string()))
    });
    said.unwrap();
    assert!(store.records.settle().is_err());
    assert_eq!(store.get("statements").status, 200, "what waits does not keep others from reading");
    log.set_capacity(None);
    store.posted(&json!([numbered(2), numbered(3)]));
    assert_eq!(store.found(&[]).len(), 4);
}

#[test]
fn a_disk_that_fails_acknowledges_nothing() {
    let (mut store, log, index) = store();
    store.posted(&numbered(1));
    log.fail_syncs(1000);
    assert_eq!(store.post(&numbered(2)).status, 503);
    assert_eq!((store.get(&one(1)).status, store.get(&one(2)).status), (200, 404));
    log.fail_syncs(0);
    store.posted(&numbered(2));
    // Power goes, and what was acknowledged is there.
    log.cut_power();
    index.cut_power();
    store.shelf = Shelf::Tables;
    drop(store);
    let mut again = furnish(&log, &index);
    assert_eq!(again.found(&[]).len(), 2);
}

#[test]
fn flipped_bits_are_never_served() {
    let (mut store, log, _) = store();
    store.posted(&numbered(1));
    store.posted(&numbered(2));
    let whole = json_of(&store.get(&one(2)));
    // Each frame begins behind the one before; the verb stands in the second.
    log.tamper("000000000000.log", |bytes| {
        let text = b"quince2";
        let at = bytes.windows(text.len()).rposition(|part| part == text).unwrap();
        bytes[at + text.len() - 1] ^= 1;
    });
    assert_ne!(store.get(&one(2)).status, 200, "{whole}");
    assert_eq!(store.get(&one(1)).status, 200);
    let page = json_of(&store.get("statements"));
    assert_eq!(page["statements"].as_array().unwrap().len(), 1, "what cannot be proven is left out: {page}");
    let found = store.records.verify().unwrap().unwrap();
    assert_eq!(found.damage.len(), 1);
}
