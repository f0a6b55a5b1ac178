//! The same work on each store that the journal could have been: `journal-stores own|fjall|redb|sqlite COUNT FOLDER`.
//!
//! Batches of 100 statements from one thread, each durable before the next; then entries by id, and the newest 100 of an agent
//! and a verb. Each store keeps bodies by sequence, ids, and one posting a key. Figures in decision 0014.

#[path = "../../../crates/journal/examples/speed/statements.rs"]
#[allow(dead_code, reason = "shared with the example, which uses the rest")]
mod statements;

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use fjall::{Database as Fjall, Keyspace, KeyspaceCreateOptions, PersistMode};
use journal::testing::Random;
use journal::{Entry, Journal, Query, Settings};
use redb::{Database as Redb, ReadableDatabase, TableDefinition};
use rusqlite::Connection;
use rustix::time::{ClockId, clock_gettime};
use statements::{Kind, STORE, agent, id, key, statement};

#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

type Id = [u8; 16];

trait Store {
    /// Appends a batch and returns when it is durable; refuses ids that are there.
    fn append(&mut self, first_seq: u64, batch: Vec<Entry>);
    /// The length of a body.
    fn get(&self, id: &Id) -> usize;
    /// How many of the newest 100 there are with both keys.
    fn newest(&self, keys: [Id; 2]) -> usize;
    /// Lets it finish what it does beside.
    fn settle(&mut self) {}
}

struct Own(Journal);

impl Store for Own {
    fn append(&mut self, _: u64, batch: Vec<Entry>) {
        self.0.append(batch).unwrap();
    }
    fn get(&self, id: &Id) -> usize {
        self.0.get(&STORE, id).unwrap().unwrap().entry.body.len()
    }
    fn newest(&self, keys: [Id; 2]) -> usize {
        self.0.query(&Query { store: STORE, keys: keys.to_vec(), limit: 100, ..Query::default() }).unwrap().entries.len()
    }
}

fn posting(key: &Id, seq: u64) -> [u8; 40] {
    let mut bytes = [0; 40];
    bytes[..16].copy_from_slice(&STORE);
    bytes[16..32].copy_from_slice(key);
    bytes[32..].copy_from_slice(&seq.to_be_bytes());
    bytes
}

fn name(id: &Id) -> [u8; 32] {
    let mut bytes = [0; 32];
    bytes[..16].copy_from_slice(&STORE);
    bytes[16..].copy_from_slice(id);
    bytes
}

/// Sequence and fingerprint, as the index of ids keeps them.
fn place(seq: u64, entry: &Entry) -> [u8; 24] {
    let mut bytes = [0; 24];
    bytes[..8].copy_from_slice(&seq.to_be_bytes());
    bytes[8..].copy_from_slice(&entry.content);
    bytes
}

struct OnFjall {
    database: Fjall,
    bodies: Keyspace,
    ids: Keyspace,
    postings: Keyspace,
}

impl Store for OnFjall {
    fn append(&mut self, first_seq: u64, batch: Vec<Entry>) {
        let mut write = self.database.batch().durability(Some(PersistMode::SyncData));
        for (seq, entry) in (first_seq..).zip(&batch) {
            assert!(!self.ids.contains_key(name(&entry.id)).unwrap());
            write.insert(&self.bodies, seq.to_be_bytes(), &entry.body[..]);
            write.insert(&self.ids, name(&entry.id), place(seq, entry));
            for key in &entry.keys {
                write.insert(&self.postings, posting(key, seq), []);
            }
        }
        write.commit().unwrap();
    }
    fn get(&self, id: &Id) -> usize {
        let place = self.ids.get(name(id)).unwrap().unwrap();
        self.bodies.get(&place[..8]).unwrap().unwrap().len()
    }
    fn newest(&self, [first, second]: [Id; 2]) -> usize {
        let mut found = 0;
        for guard in self.postings.range(posting(&first, 0)..=posting(&first, u64::MAX)).rev() {
            let at = guard.key().unwrap();
            let seq = u64::from_be_bytes(at[32..].try_into().unwrap());
            if self.postings.contains_key(posting(&second, seq)).unwrap() {
                found += usize::from(self.bodies.get(seq.to_be_bytes()).unwrap().is_some());
                if found == 100 {
                    break;
                }
            }
        }
        found
    }
    fn settle(&mut self) {
        while self.database.outstanding_flushes() > 0 || self.database.active_compactions() > 0 {
            std::thread::sleep(Duration::from_millis(100));
        }
    }
}

const BODIES: TableDefinition<u64, &[u8]> = TableDefinition::new("bodies");
const IDS: TableDefinition<&[u8; 32], &[u8; 24]> = TableDefinition::new("ids");
const POSTINGS: TableDefinition<&[u8; 40], ()> = TableDefinition::new("postings");

struct OnRedb(Redb);

impl Store for OnRedb {
    fn append(&mut self, first_seq: u64, batch: Vec<Entry>) {
        let write = self.0.begin_write().unwrap();
        {
            let (mut bodies, mut ids, mut postings) = (write.open_table(BODIES).unwrap(), write.open_table(IDS).unwrap(), write.open_table(POSTINGS).unwrap());
            for (seq, entry) in (first_seq..).zip(&batch) {
                assert!(ids.insert(&name(&entry.id), &place(seq, entry)).unwrap().is_none());
                bodies.insert(seq, &entry.body[..]).unwrap();
                for key in &entry.keys {
                    postings.insert(&posting(key, seq), ()).unwrap();
                }
            }
        }
        write.commit().unwrap();
    }
    fn get(&self, id: &Id) -> usize {
        let read = self.0.begin_read().unwrap();
        let place = *read.open_table(IDS).unwrap().get(&name(id)).unwrap().unwrap().value();
        let seq = u64::from_be_bytes(place[..8].try_into().unwrap());
        read.open_table(BODIES).unwrap().get(seq).unwrap().unwrap().value().len()
    }
    fn newest(&self, [first, second]: [Id; 2]) -> usize {
        let read = self.0.begin_read().unwrap();
        let (bodies, postings) = (read.open_table(BODIES).unwrap(), read.open_table(POSTINGS).unwrap());
        let mut found = 0;
        for pair in postings.range::<&[u8; 40]>(&posting(&first, 0)..=&posting(&first, u64::MAX)).unwrap().rev() {
            let at = pair.unwrap().0.value().to_owned();
            let seq = u64::from_be_bytes(at[32..].try_into().unwrap());
            if postings.get(&posting(&second, seq)).unwrap().is_some() {
                found += usize::from(bodies.get(seq).unwrap().is_some());
                if found == 100 {
                    break;
                }
            }
        }
        found
    }
}

struct OnSqlite(Connection);

impl Store for OnSqlite {
    fn append(&mut self, first_seq: u64, batch: Vec<Entry>) {
        let write = self.0.transaction().unwrap();
        {
            let mut entries = write.prepare_cached("INSERT INTO entry (seq, id, content, body) VALUES (?, ?, ?, ?)").unwrap();
            let mut postings = write.prepare_cached("INSERT OR IGNORE INTO posting (key, seq) VALUES (?, ?)").unwrap();
            for (seq, entry) in (first_seq as i64..).zip(&batch) {
                entries.execute((seq, &entry.id[..], &entry.content[..], &entry.body[..])).unwrap();
                for key in &entry.keys {
                    postings.execute((&key[..], seq)).unwrap();
                }
            }
        }
        write.commit().unwrap();
    }
    fn get(&self, id: &Id) -> usize {
        let mut read = self.0.prepare_cached("SELECT body FROM entry WHERE id = ?").unwrap();
        read.query_row([&id[..]], |row| Ok(row.get_ref(0)?.as_blob()?.len())).unwrap()
    }
    fn newest(&self, [first, second]: [Id; 2]) -> usize {
        let text = "SELECT body FROM posting a JOIN posting b ON b.key = ?2 AND b.seq = a.seq JOIN entry e ON e.seq = a.seq WHERE a.key = ?1 ORDER BY a.seq DESC LIMIT 100";
        let mut read = self.0.prepare_cached(text).unwrap();
        read.query_map([&first[..], &second[..]], |row| Ok(row.get_ref(0)?.as_blob()?.len())).unwrap().count()
    }
}

fn open(which: &str, folder: &Path) -> Box<dyn Store> {
    match which {
        "own" => {
            let clock = || std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_micros() as i64;
            Box::new(Own(Journal::open_folder(folder, Settings::default(), Arc::new(clock)).unwrap().0))
        }
        "fjall" => {
            let database = Fjall::builder(folder).cache_size(32 << 20).open().unwrap();
            let space = |name| database.keyspace(name, KeyspaceCreateOptions::default).unwrap();
            let (bodies, ids, postings) = (space("bodies"), space("ids"), space("postings"));
            Box::new(OnFjall { database, bodies, ids, postings })
        }
        "redb" => Box::new(OnRedb(Redb::builder().set_cache_size(128 << 20).create(folder.join("redb")).unwrap())),
        "sqlite" => {
            let connection = Connection::open(folder.join("sqlite")).unwrap();
            connection
                .execute_batch(
                    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -131072;
                     CREATE TABLE entry (seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, content BLOB NOT NULL, body BLOB NOT NULL);
                     CREATE TABLE posting (key BLOB NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (key, seq)) WITHOUT ROWID;",
                )
                .unwrap();
            Box::new(OnSqlite(connection))
        }
        other => panic!("no store is called {other}"),
    }
}

fn processor() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

fn bytes(folder: &Path) -> u64 {
    std::fs::read_dir(folder).unwrap().flatten().map(|file| if file.path().is_dir() { bytes(&file.path()) } else { file.metadata().unwrap().len() }).sum()
}

fn resident_mb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    status.lines().find(|line| line.starts_with("VmRSS:")).unwrap().split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1024
}

fn time(numbers: u64, mut act: impl FnMut(u64) -> usize) -> (f64, f64, usize) {
    let mut found = 0;
    let mut times: Vec<f64> = (0..numbers)
        .map(|number| {
            let begin = Instant::now();
            found += act(number);
            begin.elapsed().as_secs_f64() * 1e6
        })
        .collect();
    times.sort_by(f64::total_cmp);
    (times[times.len() / 2], times[times.len() * 99 / 100], found)
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let (which, count, folder) = (arguments[1].as_str(), arguments[2].parse::<u64>().unwrap(), Path::new(&arguments[3]));
    std::fs::create_dir_all(folder).unwrap();
    let mut store = open(which, folder);
    let (mut making, start, processor_start) = (0.0, Instant::now(), processor());
    for first in (0..count).step_by(100) {
        let begin = processor();
        let batch = (first..first + 100).map(statement).collect();
        making += processor() - begin;
        store.append(first, batch);
    }
    let seconds = start.elapsed().as_secs_f64();
    store.settle();
    let used = processor() - processor_start - making;
    let resident = resident_mb();
    let mut random = Random::new(1);
    let (get, get_high, _) = time(20_000, |_| store.get(&id(random.below(count))));
    let (query, query_high, found) = time(2_000, |number| store.newest([key(Kind::Agent, agent(random.next_number())), key(Kind::Verb, number % 12)]));
    println!(
        "{{\"store\":\"{which}\",\"count\":{count},\"per_second\":{:.0},\"cpu_us_each\":{:.1},\"bytes_each\":{:.0},\"resident_mb\":{resident},\"get_us_p50\":{get:.1},\"get_us_p99\":{get_high:.1},\"query_us_p50\":{query:.0},\"query_us_p99\":{query_high:.0},\"found\":{found}}}",
        count as f64 / seconds,
        used * 1e6 / count as f64,
        bytes(folder) as f64 / count as f64,
    );
}
