//! What every test needs: a journal on faulty disks, a clock moved by hand, entries.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use journal::testing::{FaultyDisk, Random};
use journal::{Clock, Entry, Error, Id, Journal, Opened, Page, Settings, Stored};

pub const STORE: Id = [1; 16];

/// A name of sixteen bytes for a number.
pub fn id(number: u64) -> Id {
    (u128::from(number) << 64 | 7).to_be_bytes()
}

/// An entry with a body that tells its number.
pub fn entry(number: u64) -> Entry {
    let body = format!("{{\"number\":{number},\"verb\":\"answered\"}}").into_bytes();
    Entry {
        store: STORE,
        id: id(number),
        content: id(number + 1_000_000),
        keys: vec![id(number % 3), id(100 + number % 5)],
        body: body.into(),
        ..Entry::default()
    }
}

pub fn entries(numbers: std::ops::Range<u64>) -> Vec<Entry> {
    numbers.map(entry).collect()
}

/// Two disks with one power supply, and a clock.
pub struct House {
    pub log: FaultyDisk,
    pub index: FaultyDisk,
    pub now: Arc<AtomicI64>,
    pub settings: Settings,
}

impl House {
    pub fn new(seed: u64) -> Self {
        let log = FaultyDisk::new(seed);
        let index = log.beside(seed + 1);
        let settings = Settings { segment_bytes: 4_000, memory_pairs: 200, is_background: false };
        Self { log, index, now: Arc::new(AtomicI64::new(1_000_000)), settings }
    }

    /// A house whose segments and runs are as large as they come.
    pub fn roomy(seed: u64) -> Self {
        Self { settings: Settings { segment_bytes: 1 << 20, memory_pairs: 1 << 20, is_background: false }, ..Self::new(seed) }
    }

    pub fn clock(&self) -> Clock {
        let now = Arc::clone(&self.now);
        Arc::new(move || now.load(Ordering::Relaxed))
    }

    pub fn pass(&self, microseconds: i64) {
        self.now.fetch_add(microseconds, Ordering::Relaxed);
    }

    pub fn try_open(&self) -> Result<(Journal, Opened), Error> {
        Journal::open(Arc::new(self.log.clone()), Arc::new(self.index.clone()), self.settings.clone(), self.clock())
    }

    pub fn open(&self) -> (Journal, Opened) {
        self.try_open().unwrap()
    }

    /// The names of files with an ending, in order.
    pub fn files(&self, ending: &str) -> Vec<String> {
        use journal::Disk;
        let disk = if ending == ".log" { &self.log } else { &self.index };
        let mut names: Vec<String> = disk.list().unwrap().into_iter().filter(|name| name.ends_with(ending)).collect();
        names.sort();
        names
    }
}

/// Everything there is, page by page.
pub fn scan_all(journal: &Journal) -> (Vec<Stored>, Vec<u64>) {
    let (mut all, mut damaged, mut from) = (Vec::new(), Vec::new(), Some(0));
    while let Some(seq) = from {
        let Page { entries, next, damaged: more } = journal.scan(seq, 7).unwrap();
        all.extend(entries);
        damaged.extend(more);
        from = next;
    }
    (all, damaged)
}

/// A number of rounds from the environment, or the one for every day.
pub fn rounds(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// One of several.
pub fn pick<'a, T>(random: &mut Random, all: &'a [T]) -> Option<&'a T> {
    all.get(random.below(all.len() as u64) as usize)
}
