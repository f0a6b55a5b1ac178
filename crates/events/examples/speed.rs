//! How long it takes from a fact's commit until it is taken in, and how many go through a second: in process, by one NATS server, and by three.
//!
//!     cargo run --release -p xingtan-events --example events-speed
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs, reason = "a benchmark may fail loudly")]

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use events::testing::{Server, cluster};
use events::{Nats, Settings};
use kernel::fact::{Context, Fact, Object, ObjectKind, Outcome, Verb};
use kernel::{Clock, Id, Time};
use platform::outbox::{self, Carrier};
use platform::{Consumer, Database, DatabaseError, Outbox, Session};

const SINGLE: u64 = 300;
const TOGETHER: u64 = 20_000;

#[derive(Debug)]
struct Wall;

impl Clock for Wall {
    fn now(&self) -> Time {
        Time(i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_micros()).unwrap())
    }
}

/// Writes a row, as a room does at least.
#[derive(Default)]
struct Writing(Mutex<Option<Instant>>);

impl Consumer for Writing {
    fn name(&self) -> &'static str {
        "writing"
    }

    fn consume(&self, session: &mut Session<'_>, fact: &Fact) -> Result<(), DatabaseError> {
        session.execute("INSERT INTO taken (id) VALUES ($1)", &[fact.id.into()])?;
        *self.0.lock().unwrap() = Some(Instant::now());
        Ok(())
    }
}

fn fact(number: u64) -> Fact {
    let id = Id::named(&["fact", &number.to_string()]);
    Fact {
        id,
        actor: Id::named(&["person", &(number % 1000).to_string()]),
        verb: Verb::Read,
        object: Object { kind: ObjectKind::Section, id },
        outcome: Outcome::default(),
        context: Context::default(),
        at: Time(i64::try_from(number).unwrap()),
    }
}

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    measure("in process", None, &runtime);
    let alone = Server::alone("").unwrap();
    measure("one NATS server, each message synced", Some(alone.address()), &runtime);
    drop(alone);
    let three = cluster().unwrap();
    measure("three NATS servers, each message synced", Some(three.iter().map(Server::address).collect::<Vec<_>>().join(",")), &runtime);
}

fn measure(name: &str, address: Option<String>, runtime: &tokio::runtime::Runtime) {
    let test = platform::testing::postgresql(&[platform::MIGRATIONS]).unwrap();
    test.database.write::<_, DatabaseError>(|session| session.batch("CREATE TABLE taken (id UUID PRIMARY KEY)")).unwrap();
    let writing = Arc::new(Writing::default());
    let database = Database::open(&test.url, test.directory.path()).unwrap();
    let outbox = Outbox::new(database.clone(), vec![writing.clone()]);
    let nats = address.map(|address| {
        let settings = Settings::of(address.parse().unwrap());
        runtime.block_on(Nats::start(&settings, &database, outbox.clone(), Arc::new(Wall), Id::named(&["s"]))).unwrap()
    });
    let carrier: &dyn Carrier = nats.as_ref().map_or(&outbox, |nats| nats);
    let left = || test.database.read::<_, DatabaseError>(|session| session.number("SELECT COUNT(*) FROM outbox", &[])).unwrap();
    let emit = |from: u64, to: u64| {
        let all = |session: &mut Session<'_>| (from..to).try_for_each(|number| outbox::emit(session, &fact(number)));
        test.database.write::<_, DatabaseError>(all).unwrap();
    };
    // The stream is made, and has its leader.
    emit(0, 10);
    while left() > 0 {
        carrier.facts_wait();
        std::thread::sleep(Duration::from_millis(100));
    }
    let mut waits: Vec<Duration> = (100..100 + SINGLE)
        .map(|number| {
            emit(number, number + 1);
            let begun = Instant::now();
            *writing.0.lock().unwrap() = None;
            carrier.facts_wait();
            loop {
                if let Some(taken) = *writing.0.lock().unwrap() {
                    break taken - begun;
                }
                std::thread::yield_now();
            }
        })
        .collect();
    waits.sort_unstable();
    emit(100_000, 100_000 + TOGETHER);
    let begun = Instant::now();
    carrier.facts_wait();
    while left() > 0 {
        std::thread::sleep(Duration::from_millis(20));
    }
    let rate = f64::from(u32::try_from(TOGETHER).unwrap()) / begun.elapsed().as_secs_f64();
    println!("{name}: one fact p50 {:.1?} p99 {:.1?}, {TOGETHER} facts at {rate:.0} a second", waits[waits.len() / 2], waits[waits.len() * 99 / 100]);
    if let Some(nats) = &nats {
        runtime.block_on(nats.stop());
    }
}
