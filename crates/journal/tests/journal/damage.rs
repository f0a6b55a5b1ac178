//! Flipped bits, anywhere in the log: never served, always reported, and never the end of the rest.

use journal::testing::Random;
use journal::{Disk, Entry};

use crate::house::{House, STORE, entry, id, scan_all};

fn marked(number: u64) -> Entry {
    Entry { body: Random::new(number).bytes(700).into(), ..entry(number) }
}

/// Entries 0 to 59 in batches of 3, over several segments.
fn written() -> House {
    let house = House { settings: journal::Settings { segment_bytes: 12_000, ..House::new(1).settings }, ..House::new(1) };
    let journal = house.open().0;
    for batch in 0..20 {
        journal.append((batch * 3..batch * 3 + 3).map(marked).collect()).unwrap();
    }
    house
}

fn copy(house: &House) -> House {
    House { log: house.log.copy(1), index: house.index.copy(1), now: house.now.clone(), settings: house.settings.clone() }
}

#[test]
fn a_flipped_bit_in_any_region_is_never_served_and_the_rest_is() {
    let whole = written();
    let names = whole.files(".log");
    assert!(names.len() > 2);
    let (mut seen_damage, mut lost_most) = (0, 0);
    for name in [&names[0], &names[1], &names[names.len() - 1]] {
        let is_last = name == names.last().unwrap();
        let length = whole.log.bytes(name).len();
        // Every byte of the first heads and of the seal, and every 83rd in between.
        let places = (0..length).filter(|at| *at < 260 || at + 100 > length || at % 83 == 0);
        for at in places {
            let house = copy(&whole);
            house.log.tamper(name, |bytes| bytes[at] ^= 1 << (at % 8));
            let (journal, opened) = house.open();
            let verified = journal.verify(|_, _| {}).unwrap();
            let (served, damaged) = scan_all(&journal);
            for stored in &served {
                assert_eq!(stored.entry, marked(stored.seq), "{name} byte {at}");
            }
            assert_eq!((served.len() + damaged.len()) as u64, journal.next_seq());
            assert_eq!(journal.next_seq(), 60, "{name} byte {at}: {opened:?}");
            for seq in &damaged {
                assert_eq!(journal.get(&STORE, &id(*seq)).unwrap_err().code(), "damaged");
            }
            assert!(damaged.is_empty() || !verified.damage.is_empty() || !opened.damage.is_empty(), "{name} byte {at} {damaged:?}");
            assert!(damaged.len() <= 3 || is_last, "{name} byte {at} {damaged:?}");
            seen_damage += usize::from(!damaged.is_empty());
            lost_most = lost_most.max(damaged.len());
            // It can be used on, and what is appended stays.
            journal.append(vec![marked(60)]).unwrap();
            drop(journal);
            let journal = house.open().0;
            assert_eq!(journal.get(&STORE, &id(60)).unwrap().unwrap().entry, marked(60));
            assert_eq!(scan_all(&journal).0.len(), served.len() + 1);
        }
    }
    assert!(seen_damage > 400 && lost_most <= 3, "{seen_damage} {lost_most}");
}

#[test]
fn damage_to_what_is_durable_is_told_apart_from_a_torn_write_at_the_end() {
    let house = House::roomy(1);
    let journal = house.open().0;
    let mut ends = Vec::new();
    let name = house.files(".log")[0].clone();
    for number in 0..6 {
        journal.append(vec![marked(number)]).unwrap();
        ends.push(house.log.bytes(&name).len());
    }
    house.log.lose_power_after(0);
    drop(journal);
    house.log.restart();
    house.index.restart();
    // The third of six frames: a later one says that it was durable.
    let middle = copy(&house);
    middle.log.tamper(&name, |bytes| bytes[ends[2] - 10] ^= 1);
    let (journal, opened) = middle.open();
    assert_eq!((opened.damage.len(), opened.torn_bytes, opened.entries), (1, 0, 6));
    assert!(opened.rebuilt, "the index was never written");
    assert_eq!(scan_all(&journal).1, [2]);
    // Its id is not known to an index made anew, so it can be sent again and is whole then.
    journal.append(vec![marked(2)]).unwrap();
    assert_eq!(journal.get(&STORE, &id(2)).unwrap().unwrap().seq, 6);
    // The last frame, of which nothing is known: torn.
    let last = copy(&house);
    last.log.tamper(&name, |bytes| bytes[ends[5] - 10] ^= 1);
    let (_, opened) = last.open();
    assert_eq!((opened.damage.len(), opened.torn_bytes > 0, opened.entries), (0, true, 5));
    // The same where the index knows that it was durable.
    drop(house.open());
    let known = copy(&house);
    known.log.tamper(&name, |bytes| bytes[ends[5] - 10] ^= 1);
    let (journal, opened) = known.open();
    assert_eq!((opened.damage.len(), opened.torn_bytes, opened.entries), (1, 0, 6));
    assert_eq!((scan_all(&journal).0.len(), scan_all(&journal).1), (5, vec![5]));
}

#[test]
fn a_body_that_looks_like_a_frame_is_not_taken_for_one() {
    let house = House::roomy(1);
    let journal = house.open().0;
    let name = house.files(".log")[0].clone();
    journal.append(vec![marked(0)]).unwrap();
    let start = house.log.bytes(&name).len();
    journal.append(vec![marked(1)]).unwrap();
    // The bytes of a frame of another journal with the entry 666.
    let forger = House::roomy(9);
    let other = forger.open().0;
    other.append(vec![marked(0)]).unwrap();
    other.append(vec![marked(1)]).unwrap();
    let from = forger.log.bytes(&name).len();
    other.append(vec![marked(666)]).unwrap();
    let mut forged = forger.log.bytes(&name)[from..].to_vec();
    forged.extend(Random::new(7).bytes(3_000));
    journal.append(vec![Entry { body: forged.clone().into(), ..entry(2) }]).unwrap();
    drop(journal);
    assert!(house.log.bytes(&name).windows(60).any(|window| window == &forged[..60]), "otherwise this test would show nothing");
    let end = house.log.bytes(&name).len();
    for at in (start..end).step_by(5) {
        let house = copy(&house);
        house.log.tamper(&name, |bytes| bytes[at] ^= 16);
        let journal = house.open().0;
        assert!(scan_all(&journal).0.iter().all(|stored| stored.entry.id != id(666)));
        assert!(journal.get(&STORE, &id(666)).unwrap().is_none());
    }
}

#[test]
fn a_missing_segment_in_the_middle_costs_its_entries_only() {
    let house = written();
    let names = house.files(".log");
    house.log.remove(&names[1]).unwrap();
    let journal = house.open().0;
    let (served, damaged) = scan_all(&journal);
    assert!(!damaged.is_empty() && served.len() + damaged.len() == 60);
    assert!(served.iter().all(|stored| stored.entry == marked(stored.seq)));
    assert!(served.iter().any(|stored| stored.seq == 59));
}
