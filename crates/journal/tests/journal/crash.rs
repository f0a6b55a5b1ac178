//! Losing power, being killed, failing synchronisations, a full disk, in any order: what was acknowledged is there once and byte
//! by byte, what was not is there whole or not at all.
//!
//! `XINGTAN_JOURNAL_SEEDS` says how many seeds; a single one is run with `XINGTAN_JOURNAL_SEED`.

use std::collections::{BTreeMap, BTreeSet};

use journal::testing::Random;
use journal::{Entry, Error, Id, Journal, Settings, State};

use crate::house::{House, STORE, pick, rounds};
use crate::model::{Model, some_entry};

/// Seeds beyond the first two hundred that once found something.
const FOUND_SOMETHING: [u64; 2] = [1_528, 8_116];

#[test]
fn what_was_acknowledged_survives_every_crash_once_and_whole() {
    let only = std::env::var("XINGTAN_JOURNAL_SEED").ok().and_then(|seed| seed.parse().ok());
    let seeds: Vec<u64> = only.map_or_else(|| (0..rounds("XINGTAN_JOURNAL_SEEDS", 200)).chain(FOUND_SOMETHING).collect(), |seed| vec![seed]);
    let mut seen = Seen::default();
    for seed in seeds {
        let told = std::panic::catch_unwind(|| Life::new(seed).live());
        let Ok(life) = told else { panic!("run again with XINGTAN_JOURNAL_SEED={seed}") };
        seen.add(&life);
    }
    println!("{seen:?}");
    // A simulation in which nothing happens shows nothing.
    assert!(only.is_some() || seen.crashes > 300 && seen.acknowledged > 5_000 && seen.torn > 20 && seen.came_back > 10 && seen.vanished > 10, "{seen:?}");
}

/// What happened in all lives.
#[derive(Debug, Default)]
struct Seen {
    crashes: u64,
    acknowledged: u64,
    torn: u64,
    came_back: u64,
    vanished: u64,
    refused: u64,
    rebuilt: u64,
}

impl Seen {
    fn add(&mut self, other: &Self) {
        self.crashes += other.crashes;
        self.acknowledged += other.acknowledged;
        self.torn += other.torn;
        self.came_back += other.came_back;
        self.vanished += other.vanished;
        self.refused += other.refused;
        self.rebuilt += other.rebuilt;
    }
}

struct Life {
    random: Random,
    house: House,
    /// What must be there.
    acknowledged: BTreeMap<Id, Entry>,
    /// Batches that may be there, whole.
    doubtful: Vec<Vec<Entry>>,
    erased: BTreeSet<Id>,
    doubtful_erasures: Vec<Vec<Id>>,
    next_number: u64,
    seen: Seen,
}

impl Life {
    fn new(seed: u64) -> Self {
        let mut random = Random::new(seed);
        let settings =
            Settings { segment_bytes: 500 + random.below(8_000), memory_pairs: 10 + random.below(300) as usize, is_background: random.below(10) == 0 };
        let house = House { settings, ..House::new(seed) };
        Self {
            random,
            house,
            acknowledged: BTreeMap::new(),
            doubtful: Vec::new(),
            erased: BTreeSet::new(),
            doubtful_erasures: Vec::new(),
            next_number: 0,
            seen: Seen::default(),
        }
    }

    fn live(mut self) -> Seen {
        for _ in 0..2 + self.random.below(4) {
            let syncs = if self.random.below(3) == 0 { self.random.below(300) } else { 0 };
            let changes = 1 + self.random.below(150);
            self.house.log.lose_power_after(changes);
            // Opening is part of what a crash may hit.
            if let Ok((journal, _)) = self.house.try_open() {
                self.house.log.fail_syncs(syncs);
                self.house.index.fail_syncs(syncs);
                while !self.house.log.has_lost_power() && self.random.below(60) > 0 {
                    self.step(&journal);
                }
            }
            self.crash();
            self.check();
        }
        self.seen
    }

    fn crash(&mut self) {
        self.seen.crashes += 1;
        for disk in [&self.house.log, &self.house.index] {
            disk.fail_syncs(0);
            disk.set_capacity(None);
        }
        if self.random.below(4) == 0 {
            self.house.log.restart();
            self.house.index.restart();
        } else {
            self.house.log.cut_power();
            self.house.index.cut_power();
        }
        if self.random.below(12) == 0 {
            self.house.index = self.house.log.beside(self.random.next_number());
        }
    }

    fn step(&mut self, journal: &Journal) {
        self.house.pass(self.random.below(40) as i64 - 5);
        match self.random.below(30) {
            0 => drop(journal.compact()),
            1 | 2 => self.erase(journal),
            3 => {
                let room = self.random.below(3_000);
                for disk in [&self.house.log, &self.house.index] {
                    disk.set_capacity(Some(disk.used_bytes() + room));
                }
            }
            4..7 => {
                self.house.log.set_capacity(None);
                self.house.index.set_capacity(None);
            }
            7 => self.conflict(journal),
            _ => self.append(journal),
        }
    }

    fn append(&mut self, journal: &Journal) {
        let mut batches = Vec::new();
        for _ in 0..1 + self.random.below(3) {
            let mut batch: Vec<Entry> = (0..1 + self.random.below(6)).map(|_| self.new_entry()).collect();
            if let Some((_, known)) = pick(&mut self.random, &self.acknowledged.iter().collect::<Vec<_>>()).filter(|_| batch.len() > 3) {
                batch.push((*known).clone());
            }
            // What failed before is sent again, as clients do, now and then with other content.
            if self.random.below(3) == 0
                && let Some(again) = pick(&mut self.random, &self.doubtful).cloned()
            {
                let is_changed = self.random.below(3) == 0;
                batch = again;
                if is_changed && let Some(first) = batch.first_mut() {
                    (first.content, first.body) = (self.random.id(), self.random.bytes(50).into());
                }
            }
            batches.push(batch);
        }
        let answers = journal.append_together(batches.clone());
        for (batch, answer) in batches.into_iter().zip(answers) {
            match answer {
                Ok(appended) => {
                    for (entry, outcome) in batch.into_iter().zip(appended.outcomes) {
                        self.seen.acknowledged += 1;
                        if outcome.state == State::Erased {
                            self.erased.insert(entry.id);
                        } else {
                            self.acknowledged.insert(entry.id, entry);
                        }
                    }
                }
                // A doubtful entry may have come to stay with its first content, or have been sent together with another one.
                Err(Error::Conflict { .. }) => {}
                Err(Error::Full | Error::Storage(_) | Error::Closed | Error::IndexDamaged { .. }) => {
                    self.seen.refused += 1;
                    self.doubtful.push(batch);
                }
                Err(error) => panic!("{error:?}"),
            }
        }
    }

    fn new_entry(&mut self) -> Entry {
        self.next_number += 1;
        Entry { store: STORE, ..some_entry(&mut self.random, self.next_number, self.next_number + 10) }
    }

    fn conflict(&mut self, journal: &Journal) {
        let Some(known) = pick(&mut self.random, &self.acknowledged.values().collect::<Vec<_>>()).map(|entry| (*entry).clone()) else { return };
        let doubtful = self.doubtful_erasures.iter().flatten().any(|id| *id == known.id);
        let changed = Entry { content: self.random.id(), ..known };
        let new = self.new_entry();
        match journal.append(vec![new.clone(), changed.clone()]) {
            Err(Error::Conflict { id, .. }) => assert_eq!(id, changed.id),
            Err(_) => self.doubtful.push(vec![new]),
            Ok(_) => {
                assert!(self.erased.contains(&changed.id) || doubtful);
                self.acknowledged.insert(new.id, new);
            }
        }
    }

    fn erase(&mut self, journal: &Journal) {
        let ids: Vec<Id> = (0..2).filter_map(|_| pick(&mut self.random, &self.acknowledged.keys().copied().collect::<Vec<_>>()).copied()).collect();
        match journal.erase(&STORE, &ids) {
            Ok(_) => self.erased.extend(ids),
            Err(_) => self.doubtful_erasures.push(ids),
        }
    }

    fn check(&mut self) {
        let (journal, opened) = self.house.open();
        assert!(opened.damage.is_empty(), "a crash is no damage: {opened:?}");
        self.seen.torn += u64::from(opened.torn_bytes > 0);
        self.seen.rebuilt += u64::from(opened.rebuilt);
        let model = Model::of(&journal);
        let is_there = |id: &Id| model.find(&STORE, id).map(|at| &model.0[at]);
        for ids in std::mem::take(&mut self.doubtful_erasures) {
            let gone: Vec<&Id> = ids.iter().filter(|id| is_there(id).is_some_and(|stored| stored.erased)).collect();
            assert!(gone.len() == ids.len() || gone.iter().all(|id| self.erased.contains(*id) || ids.len() > gone.len()), "an erasure is all or nothing");
            self.erased.extend(gone);
        }
        for batch in std::mem::take(&mut self.doubtful) {
            let new: Vec<&Entry> = batch.iter().filter(|entry| !self.acknowledged.contains_key(&entry.id)).collect();
            let there = new.iter().filter(|entry| is_there(&entry.id).is_some_and(|stored| stored.entry == ***entry)).count();
            if there == new.len() {
                self.seen.came_back += u64::from(there > 0);
                for entry in new {
                    self.acknowledged.insert(entry.id, entry.clone());
                }
            } else {
                // Part of it may be there only where all ids came, with another try whose first entry was changed.
                assert!(there == 0 || batch.iter().all(|entry| is_there(&entry.id).is_some()), "a batch is all or nothing");
                self.seen.vanished += 1;
            }
        }
        for (id, entry) in &self.acknowledged {
            let stored = is_there(id).unwrap_or_else(|| panic!("an acknowledged entry is missing: {entry:?}"));
            match self.erased.contains(id) {
                true => assert!(stored.erased, "an erased entry came back"),
                false => assert_eq!((&stored.entry, stored.erased), (entry, false)),
            }
        }
        for (at, stored) in model.0.iter().enumerate() {
            assert_eq!(stored.seq, at as u64);
            assert!(at == 0 || model.0[at - 1].stored < stored.stored);
            assert_eq!(model.find(&STORE, &stored.entry.id), Some(at), "each id is there once");
            assert!(self.acknowledged.contains_key(&stored.entry.id), "nobody ever sent this: {stored:?}");
        }
        let verified = journal.verify(|_, _| {}).unwrap();
        assert!(verified.damage.is_empty() && verified.index_blocks_damaged == 0, "{verified:?} {opened:?} {:?}", self.house.files(".log"));
        model.agrees_with_all(&journal, &mut self.random, 6);
    }
}
