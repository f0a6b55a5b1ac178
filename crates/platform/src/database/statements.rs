//! Counts the statements that run on a database, for tests that hold pages to a number of queries.
//!
//! A session runs on the thread that asked for it, so each thread counts for itself and adds what ran to the database when the session ends.

use std::cell::Cell;
use std::sync::atomic::{AtomicU64, Ordering};

thread_local! {
    static RUN: Cell<u64> = const { Cell::new(0) };
}

/// Notes a statement on this thread.
pub(super) fn one_more() {
    RUN.set(RUN.get() + 1);
}

/// The statements of one database.
#[derive(Default)]
pub(super) struct Counter(AtomicU64);

impl Counter {
    /// Follows the session of this thread until dropped.
    pub(super) fn watch(&self) -> Watch<'_> {
        Watch { counter: self, before: RUN.get() }
    }

    /// All so far.
    pub(super) fn total(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// A session in progress.
pub(super) struct Watch<'a> {
    counter: &'a Counter,
    before: u64,
}

impl Drop for Watch<'_> {
    fn drop(&mut self) {
        self.counter.0.fetch_add(RUN.get() - self.before, Ordering::Relaxed);
    }
}
