//! What the journal should answer, by looking at everything.

use std::collections::BTreeSet;

use journal::testing::Random;
use journal::{DEPTH_MAX, Entry, Held, Id, Journal, Query, Stored};

use crate::house::{STORE, id, pick, scan_all};

/// All entries in order of their seqs.
pub struct Model(pub Vec<Stored>);

impl Model {
    pub fn of(journal: &Journal) -> Self {
        let (all, damaged) = scan_all(journal);
        assert_eq!(damaged, []);
        Self(all)
    }

    pub fn find(&self, store: &Id, id: &Id) -> Option<usize> {
        self.0.iter().position(|stored| stored.entry.store == *store && stored.entry.id == *id)
    }

    pub fn is_voided(&self, at: usize) -> bool {
        let Entry { store, id, voids, .. } = &self.0[at].entry;
        voids.is_none() && self.0.iter().any(|other| other.entry.store == *store && other.entry.voids == Some(*id))
    }

    /// The entry and what it refers to, step by step.
    fn chain(&self, at: usize) -> Vec<usize> {
        let mut chain = vec![at];
        while let Some(refers) = self.0[chain[chain.len() - 1]].entry.refers
            && chain.len() as u64 <= DEPTH_MAX
            && let Some(next) = self.find(&self.0[at].entry.store, &refers)
            && !chain.contains(&next)
            && !self.0[next].erased
        {
            chain.push(next);
        }
        chain
    }

    fn matches(&self, at: usize, query: &Query) -> bool {
        let stored = &self.0[at];
        stored.entry.store == query.store
            && !stored.erased
            && (query.voided || !self.is_voided(at))
            && query.since.is_none_or(|since| stored.stored > since)
            && query.until.is_none_or(|until| stored.stored <= until)
            && self.chain(at).iter().any(|link| query.keys.iter().all(|key| self.0[*link].entry.keys.contains(key)))
    }

    pub fn query(&self, query: &Query) -> Vec<u64> {
        let mut found: Vec<u64> = (0..self.0.len()).filter(|at| self.matches(*at, query)).map(|at| self.0[at].seq).collect();
        if !query.ascending {
            found.reverse();
        }
        found
    }

    /// Asks the journal what the model is asked, page by page.
    pub fn agrees(&self, journal: &Journal, query: &Query) {
        let mut found = Vec::new();
        let mut next = query.clone();
        loop {
            let page = journal.query(&next).unwrap();
            assert!(page.entries.len() <= query.limit.max(1) && page.damaged.is_empty());
            for stored in &page.entries {
                assert_eq!(Some(stored), self.0.iter().find(|known| known.seq == stored.seq));
            }
            found.extend(page.entries.iter().map(|stored| stored.seq));
            next.cursor = page.next;
            if page.next.is_none() {
                break;
            }
        }
        assert_eq!(found, self.query(query), "{query:?}");
    }

    /// Asks everything once, and some queries.
    pub fn agrees_with_all(&self, journal: &Journal, random: &mut Random, queries: u64) {
        for (at, stored) in self.0.iter().enumerate() {
            assert_eq!(stored.voided, self.is_voided(at), "{stored:?}");
            let found = journal.get(&stored.entry.store, &stored.entry.id).unwrap();
            assert_eq!(found.as_ref(), (!stored.erased).then_some(stored));
        }
        let stores: BTreeSet<Id> = self.0.iter().map(|stored| stored.entry.store).collect();
        for store in stores {
            let there = || self.0.iter().filter(|stored| stored.entry.store == store && !stored.erased);
            let held = Held { entries: there().count() as u64, bytes: there().map(|stored| stored.entry.body.len() as u64).sum() };
            assert_eq!((journal.held(&store), journal.all_held()[&store]), (held, held));
            let seqs: Vec<u64> = (0..=self.0.len() as u64 + 1).step_by(3).collect();
            let between = |from: u64, to: u64| there().filter(|stored| (from..to).contains(&stored.seq)).count() as u64;
            let counts: Vec<u64> = seqs.windows(2).map(|pair| between(pair[0], pair[1])).collect();
            assert_eq!(journal.counts_between(&store, &seqs).unwrap(), counts);
        }
        for _ in 0..queries {
            self.agrees(journal, &self.some_query(random));
        }
    }

    fn some_query(&self, random: &mut Random) -> Query {
        let time = |random: &mut Random| {
            let stored = pick(random, &self.0).map_or(0, |stored| stored.stored);
            (random.below(3) == 0).then(|| stored + random.below(5) as i64 - 2)
        };
        let (since, until) = (time(random), time(random));
        Query {
            store: if random.below(8) == 0 { [2; 16] } else { STORE },
            keys: (0..random.below(4)).map(|_| key(random)).collect(),
            since,
            until,
            voided: random.below(3) == 0,
            ascending: random.below(2) == 0,
            cursor: None,
            limit: 1 + random.below(20) as usize,
        }
    }
}

fn key(random: &mut Random) -> Id {
    id(if random.below(2) == 0 { random.below(4) } else { 100 + random.below(30) })
}

/// A new entry that voids and refers to others, some of which are not there yet. `ids` are those to come and those that came.
pub fn some_entry(random: &mut Random, number: u64, ids: u64) -> Entry {
    let other = |random: &mut Random, of: u64| (random.below(of) == 0).then(|| id(random.below(ids)));
    let voids = other(random, 6);
    let refers = if voids.is_some() && random.below(4) > 0 { voids } else { other(random, 3) };
    let length = if random.below(20) == 0 { 40_000 } else { random.below(300) };
    Entry {
        store: if random.below(8) == 0 { [2; 16] } else { STORE },
        id: id(number),
        content: random.id(),
        moment: (random.below(3) > 0).then(|| random.below(1_000) as i64),
        voids,
        refers,
        keys: (0..random.below(5)).map(|_| key(random)).collect(),
        body: random.bytes(length as usize).into(),
    }
}
