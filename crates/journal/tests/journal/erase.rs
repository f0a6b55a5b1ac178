//! Erasing: at once for everybody who asks, and after compaction for everybody who has the disk.

use journal::testing::Random;
use journal::{Disk, Entry, Query, State};

use crate::house::{House, STORE, entry, id, scan_all};

/// Bodies that cannot be compressed, so that they stand in the files as they are.
fn marked(number: u64) -> Entry {
    Entry {
        body: Random::new(number).bytes(600).into(),
        content: Random::new(number + 9_000).id(),
        keys: vec![Random::new(number + 5_000).id(), id(77)],
        ..entry(number)
    }
}

fn holds(house: &House, part: &[u8]) -> bool {
    [&house.log, &house.index].iter().any(|disk| {
        let names = disk.list().unwrap();
        names.iter().any(|name| disk.bytes(name).windows(part.len()).any(|window| window == part))
    })
}

#[test]
fn what_is_erased_is_gone_at_once_and_stays_gone() {
    let house = House::new(1);
    let journal = house.open().0;
    journal.append((0..40).map(marked).collect()).unwrap();
    assert_eq!(journal.erase(&STORE, &[id(3), id(4), id(999)]).unwrap(), 2);
    assert_eq!(journal.erase(&STORE, &[id(3)]).unwrap(), 0);
    let check = |journal: &journal::Journal| {
        assert_eq!(journal.get(&STORE, &id(3)).unwrap(), None);
        assert_eq!(journal.count(&STORE), 38);
        let page = journal.query(&Query { store: STORE, keys: vec![id(77)], ..Query::default() }).unwrap();
        assert_eq!(page.entries.len(), 38);
        let (all, _) = scan_all(journal);
        let left = all.iter().find(|stored| stored.entry.id == id(3)).unwrap();
        assert!(left.erased && left.entry.body.is_empty() && left.entry.keys.is_empty());
        // Neither the same nor another content comes back.
        for entry in [marked(3), Entry { content: [1; 16], ..marked(3) }] {
            assert_eq!(journal.append(vec![entry]).unwrap().outcomes[0].state, State::Erased);
        }
    };
    check(&journal);
    drop(journal);
    let journal = house.open().0;
    check(&journal);
    journal.compact().unwrap();
    check(&journal);
    drop(journal);
    check(&House { index: house.log.beside(9), ..house }.open().0);
}

#[test]
fn after_compaction_no_file_holds_what_was_erased() {
    let house = House::new(1);
    let journal = house.open().0;
    for batch in 0..10 {
        journal.append((batch * 10..batch * 10 + 10).map(marked).collect()).unwrap();
    }
    let gone: Vec<u64> = vec![0, 15, 16, 17, 58, 99];
    assert!((0..100).all(|number| holds(&house, &marked(number).body)), "otherwise this test would show nothing");
    assert_eq!(journal.erase(&STORE, &gone.iter().map(|number| id(*number)).collect::<Vec<_>>()).unwrap(), 6);
    assert!(holds(&house, &marked(15).body), "it is only forgotten on compaction");
    let done = journal.compact().unwrap();
    assert_eq!(done.entries, 6);
    assert!(done.segments >= 4 && done.bytes > 6 * 600);
    for number in 0..100 {
        let is_kept = !gone.contains(&number);
        let Entry { body, keys, content, .. } = marked(number);
        assert_eq!(holds(&house, &body), is_kept, "body of {number}");
        assert_eq!(holds(&house, &keys[0]), is_kept, "key of {number}");
        assert_eq!(holds(&house, &content), is_kept, "fingerprint of {number}");
        assert_eq!(journal.get(&STORE, &id(number)).unwrap().is_some(), is_kept);
    }
    assert_eq!(journal.compact().unwrap(), journal::Compacted::default(), "there is nothing left to do");
    assert!(journal.verify(|_, _| {}).unwrap().damage.is_empty());
}

#[test]
fn a_crash_during_compaction_leaves_the_old_or_the_new() {
    for changes in 1..120 {
        let house = House::new(changes);
        let journal = house.open().0;
        journal.append((0..30).map(marked).collect()).unwrap();
        journal.erase(&STORE, &[id(1), id(20)]).unwrap();
        house.log.lose_power_after(changes);
        let is_done = journal.compact().is_ok();
        drop(journal);
        house.log.cut_power();
        house.index.cut_power();
        let (journal, opened) = house.open();
        assert!(opened.damage.is_empty(), "{opened:?}");
        for number in 0..30 {
            let expected = (![1, 20].contains(&number)).then(|| marked(number).body);
            assert_eq!(journal.get(&STORE, &id(number)).unwrap().map(|stored| stored.entry.body), expected);
        }
        journal.compact().unwrap();
        assert!(!holds(&house, &marked(1).body) && holds(&house, &marked(2).body));
        if is_done {
            return;
        }
    }
    panic!("compaction must end");
}

#[test]
fn a_reference_through_what_was_erased_leads_nowhere() {
    let house = House::new(1);
    let journal = house.open().0;
    let with = |number, key, refers: Option<u64>| Entry { keys: vec![id(key)], refers: refers.map(id), ..entry(number) };
    journal.append(vec![with(1, 10, None), with(2, 20, Some(1)), with(3, 30, Some(2))]).unwrap();
    let count = |journal: &journal::Journal, key| journal.query(&Query { store: STORE, keys: vec![id(key)], ..Query::default() }).unwrap().entries.len();
    assert_eq!([10, 20, 30].map(|key| count(&journal, key)), [3, 2, 1]);
    journal.erase(&STORE, &[id(2)]).unwrap();
    assert_eq!([10, 20, 30].map(|key| count(&journal, key)), [1, 0, 1]);
    journal.append(vec![with(4, 40, Some(2))]).unwrap();
    assert_eq!([10, 20, 30, 40].map(|key| count(&journal, key)), [1, 0, 1, 1]);
}
