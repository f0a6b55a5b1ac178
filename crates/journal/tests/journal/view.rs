//! The index is a view: old, too new, missing or garbage, it answers the same after opening.

use journal::testing::{FaultyDisk, Random};
use journal::{Disk, State};

use crate::house::{House, entries};
use crate::model::{Model, some_entry};

/// A house with 120 entries, and its index at three ages.
fn house() -> (House, Vec<FaultyDisk>) {
    let (house, mut random) = (House::new(5), Random::new(5));
    let mut ages = vec![FaultyDisk::new(0)];
    for part in 0..3 {
        let journal = house.open().0;
        for number in 0..8 {
            let from = part * 40 + number * 5;
            journal.append((from..from + 5).map(|number| some_entry(&mut random, number, 120)).collect()).unwrap();
        }
        drop(journal);
        ages.push(house.index.copy(part));
    }
    (house, ages)
}

#[test]
fn an_older_index_catches_up() {
    let (house, ages) = house();
    let model = Model::of(&house.open().0);
    for (age, caught_up) in ages.into_iter().zip([120, 80, 40, 0]) {
        let house = House { index: age, log: house.log.copy(1), now: house.now.clone(), settings: house.settings.clone() };
        let (journal, opened) = house.open();
        assert_eq!((opened.caught_up, opened.entries, opened.damage.len()), (caught_up, 120, 0));
        assert_eq!(opened.rebuilt, caught_up == 120);
        model.agrees_with_all(&journal, &mut Random::new(1), 30);
    }
}

#[test]
fn an_index_that_knows_of_more_than_the_log_is_made_anew_and_the_loss_is_reported() {
    let (house, _) = house();
    let before = Model::of(&house.open().0).0;
    let first_lost = before.len() as u64;
    for name in house.files(".log").iter().rev().take(2) {
        house.log.remove(name).unwrap();
    }
    let (journal, opened) = house.open();
    assert!(opened.rebuilt && !opened.damage.is_empty(), "{opened:?}");
    assert_eq!(journal.next_seq(), first_lost, "the seqs of what is lost are not given out again");
    let page = journal.scan(0, 1_000).unwrap();
    assert!(!page.damaged.is_empty() && page.entries.iter().all(|stored| before[stored.seq as usize].entry == stored.entry));
    assert_eq!(page.entries.len() + page.damaged.len(), before.len());
    // It can be used on.
    let appended = journal.append(entries(1_000..1_003)).unwrap();
    assert_eq!(appended.outcomes[0].seq, first_lost);
    drop(journal);
    assert_eq!(house.open().0.next_seq(), first_lost + 3);
}

#[test]
fn an_index_of_another_log_is_not_used() {
    let ((house, _), other) = (house(), House::new(6));
    other.open().0.append(entries(0..120)).unwrap();
    let model = Model::of(&other.open().0);
    let mixed = House { index: house.index, ..other };
    let (journal, opened) = mixed.open();
    assert!(opened.rebuilt && opened.damage.is_empty());
    model.agrees_with_all(&journal, &mut Random::new(1), 30);
}

#[test]
fn a_log_that_went_another_way_gets_a_new_index() {
    let house = House::new(7);
    house.open().0.append(entries(0..20)).unwrap();
    let (log, index) = (house.log.copy(1), house.index.copy(1));
    house.pass(50);
    house.open().0.append(entries(20..40)).unwrap();
    let newer = house.index.copy(2);
    // A backup is put back and written on; then the index of the first life turns up.
    let second = House { log, index, now: house.now.clone(), settings: house.settings.clone() };
    second.pass(5_000);
    second.open().0.append(entries(30..60)).unwrap();
    let model = Model::of(&second.open().0);
    let (journal, opened) = House { index: newer, ..second }.open();
    assert!(opened.rebuilt && opened.damage.is_empty(), "{opened:?}");
    model.agrees_with_all(&journal, &mut Random::new(1), 30);
}

#[test]
fn garbage_in_any_file_of_the_index_is_noticed() {
    let (house, _) = house();
    let model = Model::of(&house.open().0);
    let mut rebuilt = 0;
    for name in house.index.list().unwrap() {
        for damage in 0..3 {
            let house = House { log: house.log.copy(1), index: house.index.copy(1), now: house.now.clone(), settings: house.settings.clone() };
            house.index.tamper(&name, |bytes| match damage {
                0 => bytes.truncate(bytes.len() / 2),
                1 => bytes.clear(),
                _ => bytes.iter_mut().rev().take(40).for_each(|byte| *byte ^= 0x55),
            });
            let (journal, opened) = house.open();
            rebuilt += usize::from(opened.rebuilt);
            model.agrees_with_all(&journal, &mut Random::new(1), 10);
        }
    }
    assert_eq!(rebuilt, house.index.list().unwrap().len() * 3);
}

#[test]
fn a_flipped_bit_in_a_block_of_the_index_is_never_believed() {
    let house = House::roomy(3);
    let journal = house.open().0;
    journal.append(entries(0..2_000)).unwrap();
    let model = Model::of(&journal).0;
    drop(journal);
    let name = house.files(".run").pop().unwrap();
    let (mut refused, mut noticed) = (0, 0);
    for at in (0..house.index.bytes(&name).len()).step_by(601) {
        let house = House { log: house.log.copy(1), index: house.index.copy(1), now: house.now.clone(), settings: house.settings.clone() };
        house.index.tamper(&name, |bytes| bytes[at] ^= 4);
        let (journal, opened) = house.open();
        for stored in model.iter().step_by(7) {
            match journal.get(&stored.entry.store, &stored.entry.id) {
                Ok(found) => assert_eq!(found.as_ref(), Some(stored)),
                Err(error) => {
                    assert_eq!(error.code(), "index-damaged");
                    refused += 1;
                }
            }
        }
        noticed += usize::from(opened.rebuilt);
        assert_eq!(!opened.rebuilt, journal.verify(|_, _| {}).unwrap().index_blocks_damaged > 0);
        // What cannot be looked up is not appended, as it may be there already; deleting the index helps.
        if journal.append(model.iter().map(|stored| stored.entry.clone()).collect()).is_err() {
            drop(journal);
            let (journal, opened) = House { index: house.log.beside(1), ..house }.open();
            assert!(opened.rebuilt && journal.append(vec![model[0].entry.clone()]).unwrap().outcomes[0].state == State::Known);
        }
    }
    assert!(refused > 100 && noticed > 0, "{refused} {noticed}");
}
