//! Taking over from elsewhere, what two entries have to agree in, and reading beside the one who writes.

use journal::{Entry, Error, Journal, Query, Settings, State, Stored, glance};

use crate::house::{House, STORE, entry, id};

fn moments(journal: &Journal) -> Vec<(u64, i64)> {
    journal.scan(0, 1_000).unwrap().entries.iter().map(|stored| (stored.seq, stored.stored)).collect()
}

#[test]
fn what_is_taken_over_keeps_its_moments() {
    let house = House::new(5);
    let journal = house.open().0;
    let stored = [10, 11, 12, 500, 501, 90_000, 90_001, 400_000];
    let entries: Vec<(i64, Entry)> = stored.iter().zip(0..).map(|(stored, number)| (*stored, entry(number))).collect();
    assert_eq!(journal.keep(entries[..5].to_vec()).unwrap(), 5);
    // Once more with the rest: what is there stays.
    assert_eq!(journal.keep(entries.clone()).unwrap(), 3);
    assert_eq!(journal.keep(entries.clone()).unwrap(), 0);
    assert!(matches!(journal.keep(vec![(400_000, entry(50))]), Err(Error::Order { stored: 400_000, last: 400_000 })));
    let appended = journal.append(vec![entry(60)]).unwrap();
    assert!(appended.outcomes[0].stored > 400_000 && appended.outcomes[0].seq == 8);
    let expected: Vec<(u64, i64)> = (0..).zip(stored.into_iter().chain([appended.outcomes[0].stored])).collect();
    assert_eq!(moments(&journal), expected);
    // Moments survive being written anew and being opened again, with and without the index.
    journal.erase(&STORE, &[id(4)]).unwrap();
    assert!(journal.compact().unwrap().entries == 1);
    assert_eq!(moments(&journal), expected);
    drop(journal);
    assert_eq!(moments(&house.open().0), expected);
    let fresh = House { index: house.log.beside(9), ..house };
    let journal = fresh.open().0;
    assert_eq!(moments(&journal), expected);
    for (moment, seq) in [(0, 0), (10, 0), (11, 1), (13, 3), (500, 3), (502, 5), (90_000, 5), (400_000, 7), (400_001, 8), (i64::MAX, 9)] {
        assert_eq!(journal.seq_at(moment).unwrap(), seq, "{moment}");
    }
    assert_eq!(journal.count_all(), 8);
    let page = journal.query(&Query { store: STORE, since: Some(11), until: Some(90_000), ascending: true, ..Query::default() }).unwrap();
    assert_eq!(page.entries.iter().map(|stored| stored.stored).collect::<Vec<_>>(), [12, 500, 90_000], "the erased one of 501 is not found");
}

#[test]
fn moments_told_must_agree() {
    let journal = House::new(6).open().0;
    let told = |moment| Entry { moment, ..entry(1) };
    assert_eq!(journal.append(vec![told(Some(5))]).unwrap().outcomes[0].state, State::New);
    for known in [Some(5), None] {
        assert_eq!(journal.append(vec![told(known)]).unwrap().outcomes[0].state, State::Known);
    }
    assert!(matches!(journal.append(vec![told(Some(6))]), Err(Error::Conflict { .. })));
    assert_eq!(journal.get(&STORE, &id(1)).unwrap().unwrap().entry.moment, Some(5));
}

#[test]
fn voided_entries_are_found_by_those_who_ask_for_them() {
    let journal = House::new(7).open().0;
    journal.append(vec![entry(1), Entry { voids: Some(id(1)), refers: Some(id(1)), ..entry(2) }]).unwrap();
    let count = |voided| journal.query(&Query { store: STORE, keys: vec![id(101)], voided, ..Query::default() }).unwrap().entries.len();
    assert_eq!((count(false), count(true)), (1, 2), "what refers to it is found by its keys in any case");
}

#[test]
fn who_looks_on_sees_what_was_appended_and_changes_nothing() {
    let directory = tempfile::tempdir().unwrap();
    let look = || {
        let mut seen: Vec<Stored> = Vec::new();
        let glance = glance::<Error>(directory.path(), |stored| {
            seen.push(stored);
            Ok(())
        });
        (glance.unwrap(), seen)
    };
    assert_eq!(look().0.next_seq, 0, "where nothing is, nothing is seen");
    let settings = Settings { segment_bytes: 2_000, ..Settings::default() };
    let (journal, _) = Journal::open_folder(directory.path(), settings, std::sync::Arc::new(|| 1_000_000)).unwrap();
    for number in 0..60 {
        journal.append(vec![entry(number)]).unwrap();
    }
    journal.erase(&STORE, &[id(3), id(59)]).unwrap();
    let (glance, seen) = look();
    assert_eq!((glance.next_seq, seen.len(), glance.damage.len()), (60, 60, 0));
    assert_eq!(glance.last_stored, seen.last().unwrap().stored);
    for stored in seen {
        let erased = matches!(stored.seq, 3 | 59);
        assert_eq!((stored.erased, stored.entry.body.is_empty(), stored.entry.id), (erased, erased, id(stored.seq)));
    }
    journal.compact().unwrap();
    journal.append(vec![entry(70)]).unwrap();
    assert_eq!(look().1.len(), 61);
}
