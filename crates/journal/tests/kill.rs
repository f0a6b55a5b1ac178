//! A program that is killed in the middle of appending, on a real disk, again and again: what it said was durable is there, once,
//! whole. `XINGTAN_JOURNAL_KILLS` says how many rounds; `cargo test -p xingtan-journal --test kill` runs it.

#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "clippy does not know a test with its own main as one")]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use journal::testing::Random;
use journal::{Clock, Entry, Journal, Query, Settings};

const FOLDER: &str = "XINGTAN_JOURNAL_FOLDER";
const FIRST: &str = "XINGTAN_JOURNAL_FIRST";
const STORE: [u8; 16] = [1; 16];
const KEY: [u8; 16] = [2; 16];
const THREADS: u64 = 4;

fn main() {
    match std::env::var(FOLDER) {
        Ok(folder) => append_until_killed(Path::new(&folder), std::env::var(FIRST).unwrap().parse().unwrap()),
        Err(_) => {
            let rounds = std::env::var("XINGTAN_JOURNAL_KILLS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(20);
            let acknowledged = kill_rounds(rounds);
            assert!(acknowledged > rounds * 20, "{acknowledged} acknowledged entries in {rounds} rounds show little");
            println!("test kill: {rounds} rounds, {acknowledged} entries acknowledged, all there once");
            println!("1 passed, 0 failed");
        }
    }
}

fn open(folder: &Path) -> (Journal, journal::Opened) {
    let clock: Clock = Arc::new(|| SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_micros() as i64);
    let settings = Settings { segment_bytes: 200_000, memory_pairs: 1_000, is_background: true };
    Journal::open_folder(folder, settings, clock).unwrap()
}

/// The entry of a number; a batch is the three of a multiple of three.
fn entry(number: u64) -> Entry {
    let mut random = Random::new(number);
    let (content, keys) = (random.id(), vec![KEY, random.id()]);
    let body = random.bytes(200 + (number % 700) as usize).into();
    Entry { store: STORE, id: u128::from(number).to_le_bytes(), content, keys, body, ..Entry::default() }
}

/// The child: several threads append batches and say each first number after it is durable.
fn append_until_killed(folder: &Path, first: u64) {
    let journal = open(folder).0;
    let next = AtomicU64::new(first);
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(3, Ordering::Relaxed);
                    journal.append((number..number + 3).map(entry).collect()).unwrap();
                    // One write of one line: a line that is there was written whole.
                    std::io::stdout().write_all(format!("{number}\n").as_bytes()).unwrap();
                }
            });
        }
    });
}

/// The parent: kills children and looks at what they leave.
fn kill_rounds(rounds: u64) -> u64 {
    let folder = tempfile::tempdir().unwrap();
    let (mut acknowledged, mut random, mut first) = (BTreeMap::new(), Random::new(rounds), 0);
    for round in 0..rounds {
        let mut child = Command::new(std::env::current_exe().unwrap());
        let mut child = child.env(FOLDER, folder.path()).env(FIRST, first.to_string()).stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        for _ in 0..10 + random.below(150) {
            acknowledged.insert(lines.next().unwrap().unwrap().parse::<u64>().unwrap(), round);
        }
        child.kill().unwrap();
        child.wait().unwrap();
        acknowledged.extend(lines.map_while(Result::ok).filter_map(|line| line.parse().ok()).map(|number: u64| (number, round)));
        first = acknowledged.last_key_value().map_or(0, |(number, _)| number + 3 * (THREADS + 1));
        check(folder.path(), &acknowledged);
    }
    acknowledged.len() as u64 * 3
}

fn check(folder: &Path, acknowledged: &BTreeMap<u64, u64>) {
    let (journal, opened) = open(folder);
    assert!(opened.damage.is_empty(), "{opened:?}");
    for number in acknowledged.keys().flat_map(|first| *first..first + 3) {
        let found = journal.get(&STORE, &entry(number).id).unwrap().unwrap_or_else(|| panic!("{number} was acknowledged and is missing"));
        assert_eq!(found.entry, entry(number));
    }
    // Everything once, batches whole, found by key as often as it is there.
    let (mut numbers, mut query) = (Vec::new(), Query { store: STORE, keys: vec![KEY], ascending: true, ..Query::default() });
    loop {
        let page = journal.query(&query).unwrap();
        numbers.extend(page.entries.iter().map(|stored| u128::from_le_bytes(stored.entry.id) as u64));
        query.cursor = page.next;
        if page.next.is_none() {
            break;
        }
    }
    assert_eq!(numbers.len() as u64, journal.next_seq());
    numbers.sort_unstable();
    assert!(numbers.chunks(3).all(|batch| batch[0] % 3 == 0 && batch == [batch[0], batch[0] + 1, batch[0] + 2]), "a batch is all or nothing");
}
