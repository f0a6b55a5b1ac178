//! Queries against the model, and the rules of voiding and referring said plainly.

use journal::testing::Random;
use journal::{Entry, Id, Journal, Query};

use crate::house::{House, STORE, entry, id, rounds};
use crate::model::{Model, some_entry};

#[test]
fn every_query_answers_as_the_model_does() {
    for seed in 0..rounds("XINGTAN_JOURNAL_MODELS", 40) {
        let (mut random, house) = (Random::new(seed), House::new(seed));
        let mut journal = house.open().0;
        let (count, mut next) = (60 + random.below(120), 0);
        // Ids come in another order than they are named in.
        let mut numbers: Vec<u64> = (0..count).collect();
        numbers.sort_by_key(|number| (number * 7_919 + seed) % 101);
        while next < numbers.len() {
            let many = (1 + random.below(9) as usize).min(numbers.len() - next);
            let batch = numbers[next..next + many].iter().map(|number| some_entry(&mut random, *number, count)).collect();
            journal.append(batch).unwrap();
            next += many;
            house.pass(random.below(4) as i64);
            match random.below(12) {
                0 => drop(journal.erase(&STORE, &[id(random.below(count)), id(random.below(count))]).unwrap()),
                1 => drop(journal.compact().unwrap()),
                2 => {
                    drop(journal);
                    journal = house.open().0;
                }
                _ => {}
            }
        }
        let model = Model::of(&journal);
        assert_eq!(model.0.len() as u64, count);
        model.agrees_with_all(&journal, &mut random, 40);
        // A rebuilt index and a compacted journal answer the same.
        drop(journal);
        let fresh = House { index: house.log.beside(seed), ..house };
        let (journal, opened) = fresh.open();
        assert!(opened.rebuilt);
        model.agrees_with_all(&journal, &mut random, 20);
        journal.compact().unwrap();
        model.agrees_with_all(&journal, &mut random, 20);
    }
}

fn found(journal: &Journal, keys: &[Id]) -> Vec<u64> {
    let page = journal.query(&Query { store: STORE, keys: keys.to_vec(), ..Query::default() }).unwrap();
    page.entries.iter().map(|stored| u64::from_be_bytes(*stored.entry.id.first_chunk().unwrap())).collect()
}

fn with(number: u64, keys: &[u64], refers: Option<u64>, voids: Option<u64>) -> Entry {
    Entry { keys: keys.iter().map(|key| id(*key)).collect(), refers: refers.map(id), voids: voids.map(id), ..entry(number) }
}

#[test]
fn all_keys_must_match_on_the_same_entry_of_a_chain() {
    let house = House::new(1);
    let journal = house.open().0;
    // 3 refers to 2, 2 to 1; 3 comes first and 1 last.
    journal.append(vec![with(3, &[30], Some(2), None)]).unwrap();
    journal.append(vec![with(2, &[20, 21], Some(1), None)]).unwrap();
    assert_eq!((found(&journal, &[id(20), id(21)]), found(&journal, &[id(20), id(30)])), (vec![2, 3], vec![]));
    journal.append(vec![with(1, &[10, 20], None, None)]).unwrap();
    assert_eq!(found(&journal, &[id(10)]), [1, 2, 3]);
    assert_eq!(found(&journal, &[id(10), id(20)]), [1, 2, 3]);
    assert_eq!(found(&journal, &[id(10), id(21)]), [0_u64; 0]);
    assert_eq!(found(&journal, &[id(20)]), [1, 2, 3], "each once, though it matches on two entries");
}

#[test]
fn what_is_voided_is_got_and_not_found_and_what_refers_to_it_is_found() {
    for target_first in [true, false] {
        let house = House::new(1);
        let journal = house.open().0;
        let (target, voider) = (with(1, &[10], None, None), with(2, &[20], Some(1), Some(1)));
        let batches = if target_first { [target, voider] } else { [voider, target] };
        batches.into_iter().for_each(|entry| drop(journal.append(vec![entry]).unwrap()));
        assert!(journal.get(&STORE, &id(1)).unwrap().unwrap().voided && !journal.get(&STORE, &id(2)).unwrap().unwrap().voided);
        assert_eq!(found(&journal, &[id(10)]), [2], "the voiding entry refers to it");
        journal.append(vec![with(3, &[], None, Some(2))]).unwrap();
        assert!(!journal.get(&STORE, &id(2)).unwrap().unwrap().voided, "an entry that voids cannot be voided");
        assert_eq!(journal.count(&STORE), 3);
    }
}

#[test]
fn the_same_batch_again_changes_nothing_and_another_content_is_refused_whole() {
    let house = House::new(1);
    let journal = house.open().0;
    let first = journal.append(vec![entry(1), entry(2)]).unwrap();
    house.pass(100);
    let again = journal.append(vec![entry(1), entry(3), entry(2)]).unwrap();
    let seqs: Vec<(u64, journal::State)> = again.outcomes.iter().map(|outcome| (outcome.seq, outcome.state)).collect();
    assert_eq!(seqs, [(0, journal::State::Known), (2, journal::State::New), (1, journal::State::Known)]);
    assert_eq!(again.outcomes[0].stored, first.outcomes[0].stored);
    let changed = Entry { content: [9; 16], ..entry(2) };
    let refused = journal.append(vec![entry(7), changed]).unwrap_err();
    assert!(matches!(refused, journal::Error::Conflict { id: of, .. } if of == id(2)));
    assert_eq!((journal.get(&STORE, &id(7)).unwrap(), journal.next_seq()), (None, 3));
    // The same id in another store is another entry.
    journal.append(vec![Entry { store: [2; 16], content: [9; 16], ..entry(2) }]).unwrap();
    assert_eq!((journal.count(&STORE), journal.count(&[2; 16])), (3, 1));
}

#[test]
fn batches_that_become_durable_together_know_of_each_other() {
    let house = House::new(1);
    let journal = house.open().0;
    let other = Entry { content: [9; 16], ..entry(1) };
    let answers = journal.append_together(vec![vec![entry(1), entry(2)], vec![entry(1)], vec![entry(3), other], vec![entry(3), entry(4)]]);
    let states: Vec<Option<Vec<(u64, journal::State)>>> = answers
        .iter()
        .map(|answer| answer.as_ref().ok().map(|appended| appended.outcomes.iter().map(|outcome| (outcome.seq, outcome.state)).collect()))
        .collect();
    use journal::State::{Known, New};
    assert_eq!(states, [Some(vec![(0, New), (1, New)]), Some(vec![(0, Known)]), None, Some(vec![(2, New), (3, New)])]);
    assert_eq!(house.files(".log").len(), 1);
}

#[test]
fn time_is_strictly_increasing_whatever_the_clock_says() {
    let house = House::new(1);
    let journal = house.open().0;
    let mut last = 0;
    for number in 0..20 {
        let stored = journal.append(vec![entry(number * 2), entry(number * 2 + 1)]).unwrap().outcomes[1].stored;
        assert!(stored > last);
        last = stored;
        house.pass(if number % 3 == 0 { -50 } else { 3 });
        let through = journal.consistent_through();
        assert!(through >= last);
        last = through;
    }
}
