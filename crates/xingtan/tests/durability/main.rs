//! kill -9 during import and practice: what was acknowledged is there afterwards, exactly once; what was not is whole or not there.
//! And two nodes on one database: what is decided at one holds at the other.
//!
//! The seed is printed; `XINGTAN_KILL_SEED` repeats a run, `XINGTAN_KILL_ROUNDS` makes it shorter or longer, `XINGTAN_INGEST_ROUNDS` that of the record store alone.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod client;
mod content;
mod holding;
mod ingest;
mod ledger;
mod nodes;
mod program;
mod rounds;
mod stand;

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

/// Rounds on each engine.
const ROUNDS: u64 = 30;

/// Who has the PostgreSQL of this process for themselves: one test crashes it, the other must not notice.
fn alone_with_postgresql() -> MutexGuard<'static, ()> {
    static ONE: Mutex<()> = Mutex::new(());
    ONE.lock().unwrap_or_else(PoisonError::into_inner)
}

#[test]
fn nothing_acknowledged_is_lost_on_sqlite() {
    rounds::run(&platform::testing::sqlite(&[]).unwrap(), number("XINGTAN_KILL_ROUNDS").unwrap_or(ROUNDS), seed());
}

#[test]
fn nothing_acknowledged_is_lost_on_postgresql() {
    let _alone = alone_with_postgresql();
    rounds::run(&platform::testing::postgresql(&[]).unwrap(), number("XINGTAN_KILL_ROUNDS").unwrap_or(ROUNDS), seed());
}

/// Rounds of the record store alone, on each engine.
const INGEST_ROUNDS: u64 = 20;

#[test]
fn no_acknowledged_statement_is_lost_on_sqlite() {
    ingest::run(&platform::testing::sqlite(&[]).unwrap(), number("XINGTAN_INGEST_ROUNDS").unwrap_or(INGEST_ROUNDS), seed());
}

#[test]
fn no_acknowledged_statement_is_lost_on_postgresql() {
    let _alone = alone_with_postgresql();
    ingest::run(&platform::testing::postgresql(&[]).unwrap(), number("XINGTAN_INGEST_ROUNDS").unwrap_or(INGEST_ROUNDS), seed());
}

/// Seconds in which two nodes share their facts by way of NATS, while servers and nodes are killed.
const NODES_SECONDS: u64 = 25;

#[test]
fn two_nodes_and_three_servers_of_nats_lose_and_double_nothing() {
    let _alone = alone_with_postgresql();
    nodes::run(number("XINGTAN_NATS_SECONDS").unwrap_or(NODES_SECONDS), seed());
}

#[test]
fn what_is_decided_at_one_node_holds_at_the_other_within_a_second() {
    let _alone = alone_with_postgresql();
    holding::run();
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().and_then(|text| text.parse().ok())
}

fn seed() -> u64 {
    number("XINGTAN_KILL_SEED").unwrap_or_else(|| SystemTime::now().duration_since(UNIX_EPOCH).unwrap().subsec_nanos().into())
}

/// A small generator: the same numbers from the same seed.
pub struct Random(u64);

impl Random {
    /// Numbers that differ by the parts of the name.
    pub fn of(seed: u64, part: u64) -> Self {
        Self((seed.wrapping_mul(1_000_003) ^ part.wrapping_mul(0x9e37_79b9_7f4a_7c15)) | 1)
    }

    /// A number from 0, smaller than the bound.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % bound.max(1)
    }
}
