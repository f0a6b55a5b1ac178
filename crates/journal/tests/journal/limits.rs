//! Stores that may hold so much and no more.

use std::sync::atomic::{AtomicU64, Ordering};

use journal::{Entry, Error, Held, Limit};

use crate::house::{House, STORE, entries, entry, id};

const OTHER: [u8; 16] = [2; 16];

fn limit(entries: u64, bytes: u64) -> Limit {
    Limit { store: STORE, entries, bytes }
}

fn bytes_of(entries: &[Entry]) -> u64 {
    entries.iter().map(|entry| entry.body.len() as u64).sum()
}

#[test]
fn a_batch_that_does_not_fit_is_refused_whole() {
    let house = House::new(1);
    let journal = house.open().0;
    journal.append_within(entries(0..4), limit(5, u64::MAX)).unwrap();
    let refused = journal.append_within(entries(4..6), limit(5, u64::MAX)).unwrap_err();
    assert!(matches!(refused, Error::Over { held: Held { entries: 4, .. }, more: Held { entries: 2, .. } }), "{refused:?}");
    assert_eq!(journal.next_seq(), 4);
    journal.append_within(entries(4..5), limit(5, u64::MAX)).unwrap();
    // What is there already brings nothing more, also in a store that holds more than it may.
    assert_eq!(journal.append_within(entries(0..5), limit(0, 0)).unwrap().outcomes.len(), 5);
    assert!(journal.append_within(entries(4..6), limit(5, u64::MAX)).is_err());
    // Bytes are those of bodies.
    let held = bytes_of(&entries(0..5));
    let more = bytes_of(&[entry(9)]);
    assert_eq!(journal.held(&STORE), Held { entries: 5, bytes: held });
    assert!(journal.append_within(vec![entry(9)], limit(100, held + more - 1)).is_err());
    journal.append_within(vec![entry(9)], limit(100, held + more)).unwrap();
    // Another store has a limit of its own, and this one's says nothing about it.
    journal.append_within(vec![Entry { store: OTHER, ..entry(20) }], limit(0, 0)).unwrap();
    // What is erased makes room.
    assert_eq!(journal.erase(&STORE, &[id(0)]).unwrap(), 1);
    journal.append_within(vec![entry(30)], limit(6, u64::MAX)).unwrap();
    assert!(journal.append_within(vec![entry(31)], limit(6, u64::MAX)).is_err());
}

#[test]
fn what_a_store_holds_is_known_after_opening_and_rewriting() {
    let house = House::new(2);
    let journal = house.open().0;
    for batch in 0..8 {
        journal.append(entries(batch * 40..batch * 40 + 40)).unwrap();
    }
    journal.erase(&STORE, &[id(1), id(100), id(319)]).unwrap();
    let expected = Held { entries: 317, bytes: bytes_of(&entries(0..320)) - bytes_of(&[entry(1), entry(100), entry(319)]) };
    assert_eq!(journal.held(&STORE), expected);
    journal.compact().unwrap();
    assert_eq!(journal.held(&STORE), expected);
    drop(journal);
    assert_eq!(house.open().0.held(&STORE), expected, "from the index");
    let without_index = House { index: house.log.beside(9), ..house };
    assert_eq!(without_index.open().0.held(&STORE), expected, "from the log alone");
}

/// Many at once, in the same groups: as many as fit, to the entry.
#[test]
fn writers_at_once_do_not_go_beyond_it() {
    let house = House::roomy(3);
    let journal = house.open().0;
    let taken = AtomicU64::new(0);
    std::thread::scope(|scope| {
        for thread in 0..8_u64 {
            let (journal, taken) = (&journal, &taken);
            scope.spawn(move || {
                for number in 0..50 {
                    match journal.append_within(vec![entry(thread * 1000 + number)], limit(123, u64::MAX)) {
                        Ok(_) => drop(taken.fetch_add(1, Ordering::Relaxed)),
                        Err(Error::Over { .. }) => {}
                        Err(error) => panic!("{error}"),
                    }
                }
            });
        }
    });
    assert_eq!((taken.into_inner(), journal.held(&STORE).entries), (123, 123));
}
