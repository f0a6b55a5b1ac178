//! Has the journal take in what rooms said in their transactions.
//!
//! A statement is appended before it stops waiting, so after a crash in between it is appended again and changes nothing.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use journal::Journal;
use kernel::time::SECOND;
use kernel::{Id, Time};
use platform::DatabaseError;

use super::hand_over;
use crate::Records;
use crate::model::xapi::prepared::Prepared;
use crate::store::lrs::pending::{self, Waiting};
use crate::store::shelf::{self, Shelf, ShelfError};

/// How long after one rewriting of the journal the next one waits at least, in microseconds.
const REWRITE_REST: i64 = 3600 * SECOND;

/// One settles at a time.
#[derive(Default)]
pub struct Settling {
    /// Whether this process said something that may wait.
    said: AtomicBool,
    turn: Mutex<()>,
    rewritten: Mutex<Option<Time>>,
}

impl Settling {
    /// Notes that something was said, in a transaction that may still be open.
    pub fn note(&self) {
        self.said.store(true, Ordering::Release);
    }
}

/// Takes in what this process said a moment ago, for somebody who is about to read it. What another process said, or what was said in a transaction that was still open the last time,
/// is taken in by [`settle`], several times a second.
///
/// # Errors
/// The database or the journal fails; then it goes on waiting.
pub fn settle_own(records: &Records) -> Result<(), ShelfError> {
    if records.settling.said.swap(false, Ordering::AcqRel)
        && let Err(error) = settle(records)
    {
        records.settling.note();
        return Err(error);
    }
    Ok(())
}

/// Takes in what waits; how much it was. Where statements stand in tables nothing waits.
///
/// # Errors
/// The database or the journal fails; then it goes on waiting.
pub fn settle(records: &Records) -> Result<usize, ShelfError> {
    let Shelf::Journal(journal, _) = &records.shelf else { return Ok(0) };
    let database = &records.services.database;
    let first = || database.read::<_, DatabaseError>(|session| pending::first(session, pending::STEP_MAX));
    // Mostly nothing waits; then nobody waits for a turn either.
    if first()?.is_empty() {
        return Ok(0);
    }
    let _turn = records.settling.turn.lock().unwrap_or_else(PoisonError::into_inner);
    let mut count = 0;
    loop {
        // Looked at anew: whoever had the turn before took in what was seen above, and places are given again once nothing waits.
        let waiting = first()?;
        let Some(last) = waiting.last().map(|(place, _, _)| *place) else { return Ok(count) };
        count += waiting.len();
        let erased = waiting.iter().any(|(_, _, what)| matches!(what, Waiting::EraseFound(_)));
        take_in(records, journal, waiting)?;
        database.write::<_, DatabaseError>(|session| pending::done(session, last, erased))?;
    }
}

fn take_in(records: &Records, journal: &Journal, waiting: Vec<(i64, Id, Waiting)>) -> Result<(), ShelfError> {
    let mut batch: Vec<Prepared> = Vec::new();
    let mut of: Option<Id> = None;
    for (_, tenant, what) in waiting {
        if of != Some(tenant) || !matches!(what, Waiting::Statement(_)) {
            append(journal, of, std::mem::take(&mut batch))?;
            of = Some(tenant);
        }
        match what {
            Waiting::Statement(one) => batch.push(one),
            Waiting::EraseFound(key) => shelf::erase_found(journal, tenant, key)?,
            Waiting::HandOver { from, to } => hand_over::in_journal(records, journal, from, to)?,
        }
    }
    append(journal, of, batch)
}

/// Appends what rooms said; where one clashes with what is there, the first wording stands and the others are kept.
pub(super) fn append(journal: &Journal, tenant: Option<Id>, batch: Vec<Prepared>) -> Result<(), ShelfError> {
    let (Some(tenant), false) = (tenant, batch.is_empty()) else { return Ok(()) };
    match shelf::append(journal, tenant, batch.clone()) {
        // Somebody else said it in other words meanwhile. It cannot be mended by trying again: the first wording stands.
        Err(ShelfError::Conflict(_)) => {
            for one in batch {
                match shelf::append(journal, tenant, vec![one]) {
                    Err(ShelfError::Conflict(id)) => tracing::warn!(%id, "a statement of a room is there in another wording, which stays"),
                    other => drop(other?),
                }
            }
            Ok(())
        }
        other => other.map(drop),
    }
}

/// Has the disk forget what was erased, now and then. True where it did.
///
/// # Errors
/// The database or the journal fails.
pub fn rewrite(records: &Records) -> Result<bool, ShelfError> {
    let Shelf::Journal(journal, _) = &records.shelf else { return Ok(false) };
    let database = &records.services.database;
    let Some(since) = database.read::<_, DatabaseError>(pending::erasures_due)? else { return Ok(false) };
    let now = records.services.now();
    let mut rewritten = records.settling.rewritten.lock().unwrap_or_else(PoisonError::into_inner);
    if rewritten.is_some_and(|last| now.since(last) < REWRITE_REST) {
        return Ok(false);
    }
    let done = journal.compact()?;
    tracing::info!(segments = done.segments, entries = done.entries, bytes = done.bytes, "what was erased is gone from the disk");
    *rewritten = Some(now);
    // What was erased meanwhile keeps it due.
    database.write::<_, DatabaseError>(|session| pending::erasures_done(session, since))?;
    Ok(true)
}
