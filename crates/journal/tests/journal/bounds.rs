//! What happens at each bound.

use journal::testing::Random;
use journal::{
    BATCH_BYTES_MAX, BATCH_ENTRIES_MAX, BODY_BYTES_MAX, DEPTH_MAX, ERASED_IDS_MAX, Entry, Error, KEYS_MAX, PAGE_BYTES_MAX, PAGE_ENTRIES_MAX, PAGE_STEPS_MAX,
    QUERY_KEYS_MAX, Query,
};

use crate::house::{House, STORE, entries, entry, id};

#[track_caller]
fn too_much<T: std::fmt::Debug>(result: Result<T, Error>, name: &str, of: usize) {
    assert!(matches!(result, Err(Error::TooMuch { what, bound }) if what == name && bound == of), "{result:?}");
}

#[test]
fn a_batch_is_bounded_in_entries_keys_and_bytes() {
    let house = House::roomy(1);
    let journal = house.open().0;
    let small = |number| Entry { keys: Vec::new(), ..entry(number) };
    too_much(journal.append((0..=BATCH_ENTRIES_MAX as u64).map(small).collect()), "the number of entries of a batch", BATCH_ENTRIES_MAX);
    too_much(journal.append(vec![Entry { keys: vec![[1; 16]; KEYS_MAX + 1], ..entry(1) }]), "the number of keys of an entry", KEYS_MAX);
    let large = |number, bytes| Entry { body: vec![b'x'; bytes].into(), keys: Vec::new(), ..entry(number) };
    too_much(journal.append(vec![large(1, BODY_BYTES_MAX + 1)]), "the size of an entry in bytes", BODY_BYTES_MAX);
    let count = (BATCH_BYTES_MAX / BODY_BYTES_MAX) as u64;
    let mut batch: Vec<Entry> = (0..count).map(|number| large(number, BODY_BYTES_MAX)).collect();
    batch.push(large(count, 1));
    too_much(journal.append(batch.clone()), "the size of a batch in bytes", BATCH_BYTES_MAX);
    assert_eq!(journal.next_seq(), 0);
    batch.pop();
    journal.append(batch).unwrap();
    journal.append((100..100 + BATCH_ENTRIES_MAX as u64).map(small).collect()).unwrap();
    journal.append(vec![Entry { keys: (0..KEYS_MAX as u64).map(id).collect(), ..entry(50) }]).unwrap();
    assert_eq!(journal.get(&STORE, &id(0)).unwrap().unwrap().entry.body.len(), BODY_BYTES_MAX);
    assert_eq!(journal.get(&STORE, &id(50)).unwrap().unwrap().entry.keys.len(), KEYS_MAX);
    // A page ends when it has its bytes.
    let page = journal.query(&Query { store: STORE, ascending: true, ..Query::default() }).unwrap();
    assert_eq!((page.entries.len(), page.next), (PAGE_BYTES_MAX.div_ceil(BODY_BYTES_MAX), Some(0)));
    let page = journal.scan(0, 100).unwrap();
    assert_eq!((page.entries.len(), page.next), (PAGE_BYTES_MAX.div_ceil(BODY_BYTES_MAX), Some(1)));
}

#[test]
fn the_same_id_twice_in_a_batch_is_refused() {
    let journal = House::new(1).open().0;
    assert!(matches!(journal.append(vec![entry(1), entry(2), entry(1)]), Err(Error::Repeated { id: of, .. }) if of == id(1)));
    assert_eq!(journal.next_seq(), 0);
    assert!(journal.append(Vec::new()).unwrap().outcomes.is_empty());
}

#[test]
fn a_page_and_a_query_are_bounded() {
    let journal = House::roomy(1).open().0;
    journal.append(entries(0..PAGE_ENTRIES_MAX as u64 + 5)).unwrap();
    for limit in [0, PAGE_ENTRIES_MAX, usize::MAX] {
        let page = journal.query(&Query { store: STORE, limit, ..Query::default() }).unwrap();
        assert_eq!((page.entries.len(), page.next), (PAGE_ENTRIES_MAX, Some(5)));
    }
    assert_eq!(journal.scan(0, usize::MAX).unwrap().entries.len(), PAGE_ENTRIES_MAX);
    let keys = |count| Query { store: STORE, keys: vec![id(1); count], ..Query::default() };
    assert!(journal.query(&keys(QUERY_KEYS_MAX)).is_ok());
    too_much(journal.query(&keys(QUERY_KEYS_MAX + 1)), "the number of keys of a query", QUERY_KEYS_MAX);
}

#[test]
fn a_page_ends_when_looking_for_its_entries_took_too_long() {
    let journal = House::roomy(1).open().0;
    // Keys that alternate, so that every step of the intersection moves by two.
    let mut next = 0;
    let last = 2 * PAGE_STEPS_MAX + 20_000;
    while next < last {
        let batch = (next..(next + BATCH_ENTRIES_MAX as u64).min(last)).map(|number| Entry { keys: vec![id(number % 2)], body: "".into(), ..entry(number) });
        next += journal.append(batch.collect()).unwrap().outcomes.len() as u64;
    }
    journal.append(vec![Entry { keys: vec![id(0), id(1)], ..entry(next) }]).unwrap();
    for (ascending, first_page) in [(true, 0), (false, 1)] {
        let query = Query { store: STORE, keys: vec![id(0), id(1)], ascending, ..Query::default() };
        let page = journal.query(&query).unwrap();
        assert_eq!(page.entries.len(), first_page);
        let rest = journal.query(&Query { cursor: Some(page.next.unwrap()), ..query }).unwrap();
        assert_eq!((rest.entries.len(), rest.next), (1 - first_page, None));
    }
}

#[test]
fn references_are_followed_to_their_depth_and_no_further() {
    for newest_first in [false, true] {
        let house = House::new(1);
        let journal = house.open().0;
        let chained = |number: u64| Entry { keys: vec![id(1_000 + number)], refers: number.checked_sub(1).map(id), ..entry(number) };
        let mut order: Vec<u64> = (0..=DEPTH_MAX + 1).collect();
        if newest_first {
            order.reverse();
        }
        order.into_iter().for_each(|number| drop(journal.append(vec![chained(number)]).unwrap()));
        let found = journal.query(&Query { store: STORE, keys: vec![id(1_000)], ..Query::default() }).unwrap().entries;
        let mut ids: Vec<_> = found.iter().map(|stored| stored.entry.id).collect();
        ids.sort_unstable();
        assert_eq!(ids, (0..=DEPTH_MAX).map(id).collect::<Vec<_>>());
    }
}

#[test]
fn so_many_ids_are_erased_at_once() {
    let journal = House::new(1).open().0;
    journal.append(entries(0..3)).unwrap();
    let ids: Vec<_> = (0..=ERASED_IDS_MAX as u64).map(id).collect();
    too_much(journal.erase(&STORE, &ids), "ERASED_IDS_MAX", ERASED_IDS_MAX);
    assert_eq!(journal.erase(&STORE, &ids[1..]).unwrap(), 2);
}

#[test]
fn what_is_too_large_for_a_block_comes_back_whole() {
    let house = House::new(1);
    let journal = house.open().0;
    let mut random = Random::new(3);
    let bodies: Vec<Vec<u8>> = [16 * 1024 - 1, 16 * 1024, 100_000, 0, 3].iter().map(|length| random.bytes(*length)).collect();
    let batch = (0..).zip(&bodies).map(|(number, body)| Entry { body: body.clone().into(), ..entry(number) }).collect();
    journal.append(batch).unwrap();
    for (number, body) in (0..).zip(&bodies) {
        assert_eq!(journal.get(&STORE, &id(number)).unwrap().unwrap().entry.body, *body);
    }
}
