//! A full disk and failing synchronisations: refuse, keep reading, go on.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use journal::{Entry, Error, Journal, Settings};

use crate::house::{House, STORE, entries, entry, id, scan_all};

#[test]
fn a_full_disk_refuses_keeps_reading_and_goes_on_when_there_is_room() {
    let house = House::new(1);
    let journal = house.open().0;
    journal.append(entries(0..20)).unwrap();
    house.log.set_capacity(Some(house.log.used_bytes() + 100));
    for number in 20..40 {
        let refused = journal.append(vec![entry(number), entry(number + 100)]).unwrap_err();
        assert!(matches!(refused, Error::Full), "{refused:?}");
        assert!(journal.get(&STORE, &id(number)).unwrap().is_none() && journal.get(&STORE, &id(3)).unwrap().is_some());
    }
    assert_eq!(journal.next_seq(), 20);
    house.log.set_capacity(None);
    assert_eq!(journal.append(entries(20..40)).unwrap().outcomes[0].seq, 20);
    drop(journal);
    house.log.cut_power();
    house.index.cut_power();
    let (journal, opened) = house.open();
    assert!(opened.damage.is_empty());
    assert_eq!(scan_all(&journal).0.len(), 40);
}

#[test]
fn a_full_disk_under_the_index_refuses_only_when_its_memory_is_full() {
    let house = House::new(1);
    let journal = house.open().0;
    house.index.set_capacity(Some(house.index.used_bytes() + 10));
    let mut number = 0;
    let refused = loop {
        match journal.append(vec![entry(number)]) {
            Ok(_) => number += 1,
            Err(refused) => break refused,
        }
    };
    // Four pairs an entry: 200 that were set apart, and 400 that gathered since.
    assert!(matches!(refused, Error::Full) && number == 150, "{refused:?} {number}");
    assert!(journal.get(&STORE, &id(number - 1)).unwrap().is_some());
    house.index.set_capacity(None);
    assert!(journal.append(entries(number..number + 200)).is_ok());
    drop(journal);
    let (journal, opened) = house.open();
    assert_eq!((opened.rebuilt, opened.caught_up, scan_all(&journal).0.len() as u64), (false, 0, number + 200));
}

#[test]
fn after_a_failed_synchronisation_a_new_segment_is_begun_and_nothing_of_the_failed_one_counts() {
    for seed in 0..40 {
        let house = House { settings: Settings { segment_bytes: 1 << 20, ..House::new(1).settings }, ..House::new(seed) };
        let journal = house.open().0;
        journal.append(entries(0..5)).unwrap();
        house.log.fail_syncs(1_000);
        for _ in 0..3 {
            let refused = journal.append(entries(5..8)).unwrap_err();
            assert!(matches!(refused, Error::Storage(_)));
            assert_eq!(scan_all(&journal).0.len(), 5, "reading goes on");
        }
        house.log.fail_syncs(0);
        // The same ids with other content, as nothing of them was acknowledged.
        let other = Entry { content: [3; 16], body: "other".into(), ..entry(6) };
        assert_eq!(journal.append(vec![other]).unwrap().outcomes[0].seq, 5);
        assert_eq!(house.files(".log").len(), 2);
        drop(journal);
        house.log.cut_power();
        house.index.cut_power();
        let (journal, opened) = house.open();
        assert!(opened.damage.is_empty(), "{opened:?}");
        assert_eq!(journal.get(&STORE, &id(6)).unwrap().unwrap().entry.body, "other");
        assert_eq!(scan_all(&journal).0.len(), 6);
    }
}

#[test]
fn many_threads_append_and_read_together() {
    let house = House { settings: Settings { segment_bytes: 40_000, memory_pairs: 500, is_background: true }, ..House::new(1) };
    let journal = Arc::new(house.open().0);
    let highest = AtomicU64::new(0);
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let (journal, highest) = (&journal, &highest);
            scope.spawn(move || {
                for number in 0..60 {
                    let first = thread * 1_000 + number * 3;
                    let appended = journal.append(entries(first..first + 3)).unwrap();
                    highest.fetch_max(appended.outcomes[2].seq, Ordering::SeqCst);
                    // Whoever was answered reads what he wrote, and finds it.
                    assert_eq!(journal.get(&STORE, &id(first + 1)).unwrap().unwrap().seq, appended.outcomes[1].seq);
                    let query = journal::Query {
                        store: STORE,
                        keys: entry(first).keys,
                        since: Some(appended.outcomes[0].stored - 1),
                        ascending: true,
                        ..Default::default()
                    };
                    assert_eq!(journal.query(&query).unwrap().entries.first().unwrap().entry.id, id(first));
                }
            });
        }
    });
    assert_eq!((highest.into_inner(), journal.next_seq(), journal.count(&STORE)), (8 * 180 - 1, 8 * 180, 8 * 180));
}

#[test]
fn a_folder_is_for_one_program_at_a_time() {
    let folder = tempfile::tempdir().unwrap();
    let open = || Journal::open_folder(folder.path(), Settings::default(), House::new(1).clock());
    let (journal, _) = open().unwrap();
    journal.append(entries(0..3)).unwrap();
    assert!(matches!(open(), Err(Error::Storage(error)) if error.kind() == std::io::ErrorKind::ResourceBusy));
    drop(journal);
    let (journal, opened) = open().unwrap();
    assert_eq!((opened.entries, opened.caught_up, journal.count(&STORE)), (3, 0, 3));
}

#[test]
fn dropping_a_journal_does_not_wait_for_ever() {
    let house = House { settings: Settings { is_background: true, ..House::new(1).settings }, ..House::new(1) };
    let journal = house.open().0;
    journal.append(entries(0..200)).unwrap();
    house.log.lose_power_after(0);
    let (done, is_done) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        drop(journal);
        done.send(()).unwrap();
    });
    is_done.recv_timeout(Duration::from_secs(20)).unwrap();
}
