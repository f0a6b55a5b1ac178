//! How fast the journal is, as lines of JSON.
//!
//!     cargo run --release -p xingtan-journal --example speed -- fill 1000000 /tmp/journal-speed
//!     cargo run --release -p xingtan-journal --example speed -- ask /tmp/journal-speed
//!
//! `fill` ends as if it were killed, so `ask` opens what a crash leaves. Statements are about 850 bytes with 9 keys: 100 000
//! agents and 20 000 activities chosen by Zipf's law, 12 verbs, parents and groupings.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a measurement that cannot go on ends")]

#[path = "speed/statements.rs"]
mod statements;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use journal::testing::Random;
use journal::{Entry, Journal, Query, Settings};
use rustix::time::{ClockId, clock_gettime};
use statements::{Kind, STORE, agent, id, key, statement};

#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["fill", count, folder] => fill(count.parse().expect("a number of statements"), Path::new(folder)),
        ["ask", folder] => ask(Path::new(folder)),
        _ => eprintln!("speed fill COUNT FOLDER | speed ask FOLDER"),
    }
}

/// Seconds of processor time of the process or the thread.
fn processor(clock: ClockId) -> f64 {
    let time = clock_gettime(clock);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

fn resident_mb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<u64>().ok()).unwrap_or(0) / 1024
}

fn folder_bytes(folder: &Path) -> u64 {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    files.map(|file| file.metadata().map_or(0, |metadata| if metadata.is_dir() { folder_bytes(&file.path()) } else { metadata.len() })).sum()
}

fn tell(what: &str, figures: &[(&str, f64)]) {
    let figures: Vec<String> = figures.iter().map(|(name, figure)| format!("\"{name}\":{}", (figure * 1000.0).round() / 1000.0)).collect();
    println!("{{\"what\":\"{what}\",{}}}", figures.join(","));
}

fn open(folder: &Path) -> (Journal, journal::Opened) {
    let clock = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_micros() as i64);
    Journal::open_folder(folder, Settings::default(), Arc::new(clock)).expect("the journal opens")
}

/// Synchronisations a second of what a batch of 100 takes on this disk.
fn floor(folder: &Path, bytes: usize) -> f64 {
    let path = folder.join("floor");
    let mut file = File::create(&path).expect("a file");
    let (block, start) = (vec![7_u8; bytes], Instant::now());
    let mut count = 0;
    while start.elapsed() < Duration::from_secs(2) {
        file.write_all(&block).expect("room");
        file.sync_data().expect("a disk");
        count += 1;
    }
    let rate = f64::from(count) / start.elapsed().as_secs_f64();
    let _ = std::fs::remove_file(path);
    rate
}

/// Appends numbered statements from many threads; tells the rate and the processor time without making the statements.
fn append(journal: &Journal, what: &str, threads: u64, batch: u64, numbers: std::ops::Range<u64>, limit: Duration) -> u64 {
    let (next, making_ns, waits) = (AtomicU64::new(numbers.start), AtomicU64::new(0), std::sync::Mutex::new(Vec::new()));
    let (start, processor_start) = (Instant::now(), processor(ClockId::ProcessCPUTime));
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let mut own = Vec::new();
                while start.elapsed() < limit {
                    let first = next.fetch_add(batch, Ordering::Relaxed);
                    if first >= numbers.end {
                        next.fetch_sub(batch, Ordering::Relaxed);
                        break;
                    }
                    let begin = processor(ClockId::ThreadCPUTime);
                    let entries: Vec<Entry> = (first..first + batch).map(statement).collect();
                    making_ns.fetch_add(((processor(ClockId::ThreadCPUTime) - begin) * 1e9) as u64, Ordering::Relaxed);
                    let begin = Instant::now();
                    journal.append(entries).expect("it is durable");
                    own.push(begin.elapsed());
                }
                waits.lock().expect("no panic").append(&mut own);
            });
        }
    });
    let count = (next.load(Ordering::Relaxed) - numbers.start) as f64;
    let (seconds, used) =
        (start.elapsed().as_secs_f64(), processor(ClockId::ProcessCPUTime) - processor_start - making_ns.load(Ordering::Relaxed) as f64 / 1e9);
    let (middle, high) = middle_and_high(waits.into_inner().expect("no panic"));
    tell(
        what,
        &[
            ("count", count),
            ("per_second", count / seconds),
            ("cpu_us_each", used * 1e6 / count),
            ("per_core_second", count / used),
            ("ms_p50", middle / 1000.0),
            ("ms_p99", high / 1000.0),
        ],
    );
    next.load(Ordering::Relaxed)
}

/// The median and the 99th of a hundred, in microseconds.
fn middle_and_high(mut times: Vec<Duration>) -> (f64, f64) {
    times.sort_unstable();
    let at = |part: usize| times.get(times.len() * part / 100).map_or(0.0, |time| time.as_nanos() as f64 / 1000.0);
    (at(50), at(99))
}

fn fill(count: u64, folder: &Path) {
    std::fs::create_dir_all(folder).expect("a folder");
    let rate = floor(folder, 40_000);
    tell("floor: synchronisations of 40 kB", &[("per_second", rate), ("statements_per_second_at_100", rate * 100.0)]);
    let (journal, opened) = open(folder);
    let first = opened.entries;
    let next = append(&journal, "batches of 100 from 2 threads", 2, 100, first..first + count, Duration::from_secs(3_600));
    tell("memory while appending", &[("resident_mb", resident_mb() as f64)]);
    append(&journal, "singles from 64 threads", 64, 1, next..next + 200_000, Duration::from_secs(8));
    let entries = journal.next_seq() as f64;
    let [log, index] = ["log", "index"].map(|name| folder_bytes(&folder.join(name)) as f64);
    tell(
        "disk",
        &[("entries", entries), ("log_bytes_each", log / entries), ("index_bytes_each", index / entries), ("body_bytes_each", statement(1).body.len() as f64)],
    );
    // No farewell: what is in memory is lost.
    std::process::exit(0);
}

/// Runs something for each number and tells how long it took.
fn time(what: &str, numbers: u64, mut act: impl FnMut(u64) -> usize) {
    let (mut times, mut own_times, mut found) = (Vec::new(), Vec::new(), 0);
    let processor_start = processor(ClockId::ProcessCPUTime);
    for number in 0..numbers {
        let (begin, own_begin) = (Instant::now(), processor(ClockId::ThreadCPUTime));
        found += act(number);
        times.push(begin.elapsed());
        own_times.push(Duration::from_secs_f64(processor(ClockId::ThreadCPUTime) - own_begin));
    }
    let used = processor(ClockId::ProcessCPUTime) - processor_start;
    // On a machine with other work the times of the thread say more.
    let ((middle, high), (own_middle, own_high)) = (middle_and_high(times), middle_and_high(own_times));
    tell(
        what,
        &[
            ("count", numbers as f64),
            ("per_core_second", numbers as f64 / used),
            ("us_p50", middle),
            ("us_p99", high),
            ("cpu_us_p50", own_middle),
            ("cpu_us_p99", own_high),
            ("found_each", found as f64 / numbers as f64),
        ],
    );
}

fn ask(folder: &Path) {
    let begin = Instant::now();
    let (journal, opened) = open(folder);
    let seconds = begin.elapsed().as_secs_f64();
    tell("reopening after a kill", &[("entries", opened.entries as f64), ("seconds", seconds), ("caught_up", opened.caught_up as f64)]);
    tell("memory after opening", &[("resident_mb", resident_mb() as f64)]);
    let (count, mut random) = (opened.entries, Random::new(1));
    let middle_time = journal.scan(count / 2, 1).expect("an entry").entries.first().map(|stored| stored.stored);
    let activities: Vec<u64> = (0..2_000).map(|_| statements::activity(random.next_number())).collect();
    for round in ["first", "again"] {
        let mut random = Random::new(2);
        time(&format!("get by id, {round}"), 20_000, |_| usize::from(journal.get(&STORE, &id(random.below(count))).expect("it reads").is_some()));
        let query = |keys: Vec<[u8; 16]>, since| Query { store: STORE, keys, since, limit: 100, ..Query::default() };
        time(&format!("agent and verb since, {round}"), 3_000, |number| {
            let keys = vec![key(Kind::Agent, agent(random.next_number())), key(Kind::Verb, number % 12)];
            journal.query(&query(keys, middle_time)).expect("it reads").entries.len()
        });
        for (name, kind) in [("activity", Kind::Activity), ("related activity", Kind::RelatedActivity)] {
            let mut next = activities.iter().cycle();
            time(&format!("{name}, {round}"), 2_000, |_| {
                journal.query(&query(vec![key(kind, *next.next().unwrap_or(&0))], None)).expect("it reads").entries.len()
            });
        }
        time(&format!("newest 100, {round}"), 500, |_| journal.query(&query(Vec::new(), None)).expect("it reads").entries.len());
    }
    tell("memory after asking", &[("resident_mb", resident_mb() as f64)]);
    let known: BTreeMap<u64, Entry> = (0..10).map(|_| random.below(count)).map(|number| (number, statement(number))).collect();
    let intact = known.values().all(|entry| journal.get(&STORE, &entry.id).ok().flatten().is_some_and(|stored| stored.entry == *entry));
    assert!(intact, "what was appended is there");
    let begin = Instant::now();
    drop(journal);
    let closing = begin.elapsed().as_secs_f64();
    let begin = Instant::now();
    let (journal, _) = open(folder);
    tell("reopening after closing", &[("closing_seconds", closing), ("seconds", begin.elapsed().as_secs_f64())]);
    let begin = Instant::now();
    let verified = journal.verify(|_, _| {}).expect("it reads");
    tell("verifying", &[("entries", verified.entries as f64), ("seconds", begin.elapsed().as_secs_f64()), ("damaged", verified.damage.len() as f64)]);
}
