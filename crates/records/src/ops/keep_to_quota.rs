//! Keeps stores to their quotas. The platform's own store has none: what people did here must not be lost.
//!
//! In tables a store's row is held in the transaction that writes, so that nodes do not go beyond it together; what a transaction brings is counted once for each
//! store, not for each request. A journal decides where batches become durable; beside it a gate keeps apart who brings files, which it does not know.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use journal::Journal;
use kernel::{Id, Time};
use platform::{Database, DatabaseError, Session};

use crate::model::quota::{Over, Quota, Usage};
use crate::model::xapi::holder::own_tenant;
use crate::model::xapi::prepared::Prepared;
use crate::store::lrs::attachments::Attachment;
use crate::store::lrs::usage::{self, Change, Counted};
use crate::store::lrs::{attachments, statements};
use crate::store::quotas;
use crate::store::shelf::ShelfError;
use crate::store::shelf_usage::{append_within, unknown};

/// What a store may hold and take: what an operator said of it, else `usual`.
///
/// # Errors
/// The database fails.
pub fn quota(session: &mut Session<'_>, usual: Quota, tenant: Id) -> Result<Quota, DatabaseError> {
    if tenant == own_tenant() {
        return Ok(Quota::NONE);
    }
    Ok(quotas::of(session, tenant)?.unwrap_or(usual))
}

/// What the stores of one transaction hold and are brought. The transaction holds the places of all statements from its beginning: they come before the row of a
/// store, always, so that no two wait for each other.
pub struct Meter {
    usual: Quota,
    stores: BTreeMap<Id, Metered>,
}

#[derive(Default)]
struct Metered {
    quota: Quota,
    held: Counted,
    change: Change,
}

impl Meter {
    /// At the beginning of a transaction.
    #[must_use]
    pub const fn new(usual: Quota) -> Self {
        Self { usual, stores: BTreeMap::new() }
    }

    /// Looks a store up, once; one with a quota does not change any more until the end of the transaction.
    ///
    /// # Errors
    /// The database fails.
    pub fn open(&mut self, session: &mut Session<'_>, tenant: Id) -> Result<(), DatabaseError> {
        if self.stores.contains_key(&tenant) {
            return Ok(());
        }
        let quota = quota(session, self.usual, tenant)?;
        let held = if quota == Quota::NONE { Counted::default() } else { usage::hold(session, tenant)? };
        self.stores.insert(tenant, Metered { quota, held, change: Change::default() });
        Ok(())
    }

    /// Whether new statements and so many bytes of new files may come to a store that was looked up.
    ///
    /// # Errors
    /// They may not.
    pub fn admit(&mut self, tenant: Id, new: &[&Prepared], file_bytes: u64, now: Time) -> Result<(), Over> {
        let Some(store) = self.stores.get_mut(&tenant) else { return Ok(()) };
        let brought = statements::brought(new);
        let count = |count: i64| count.unsigned_abs();
        let held = store.held.usage();
        let held = Usage {
            statements: held.statements + count(store.change.statements),
            bytes: held.bytes + count(store.change.statement_bytes) + count(store.change.file_bytes),
        };
        let more = Usage { statements: count(brought.statements), bytes: count(brought.statement_bytes).saturating_add(file_bytes) };
        store.quota.admit(held, more)?;
        store.held.busy_until = store.quota.pace(store.held.busy_until, now, more.statements)?;
        Ok(())
    }

    /// Counts what was written.
    pub fn note(&mut self, tenant: Id, new: &[&Prepared], file_bytes: u64) {
        let brought = statements::brought(new);
        let store = self.stores.entry(tenant).or_default();
        store.change.statements += brought.statements;
        store.change.statement_bytes += brought.statement_bytes;
        store.change.file_bytes += i64::try_from(file_bytes).unwrap_or(i64::MAX);
        store.change.busy_until = store.held.busy_until;
    }

    /// Writes what was counted; the last thing in the transaction.
    ///
    /// # Errors
    /// The database fails.
    pub fn close(self, session: &mut Session<'_>) -> Result<(), DatabaseError> {
        self.stores.iter().try_for_each(|(tenant, store)| usage::add(session, *tenant, store.change))
    }
}

/// Those who write to a store beside a journal: any number bring statements, one at a time brings files.
#[derive(Default)]
pub struct Gate {
    turn: RwLock<()>,
    busy_until: Mutex<i64>,
}

/// The gates of stores with a quota; one process has the journal. There are no more of them than such stores.
#[derive(Default)]
pub struct Gates(Mutex<HashMap<Id, Arc<Gate>>>);

/// Something that is brought to a store in a journal.
pub struct Delivery<'d> {
    /// The database beside the journal.
    pub database: &'d Database,
    /// The journal.
    pub journal: &'d Journal,
    /// The store.
    pub tenant: Id,
    /// What it may hold and take.
    pub quota: Quota,
    /// This moment.
    pub now: Time,
}

impl Gates {
    /// The gate of a store.
    #[must_use]
    pub fn of(&self, tenant: Id) -> Arc<Gate> {
        Arc::clone(self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(tenant).or_default())
    }
}

impl Gate {
    fn shared(&self) -> RwLockReadGuard<'_, ()> {
        self.turn.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until nobody else brings anything, and keeps others waiting.
    pub fn alone(&self) -> RwLockWriteGuard<'_, ()> {
        self.turn.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Appends statements, with their files before them; how many were new. All or none.
    ///
    /// # Errors
    /// They do not fit, the store fails, or one clashes with what is there.
    pub fn append(&self, to: &Delivery<'_>, batch: Vec<Prepared>, files: &[Attachment]) -> Result<usize, ShelfError> {
        let count = u64::try_from(batch.len()).unwrap_or(u64::MAX);
        let paced = self.take_turn(to, &batch, count)?;
        let appended = self.append_in_turn(to, batch, files);
        // Only what is new counts, and what was refused does not.
        let new = appended.as_ref().map_or(0, |new| u64::try_from(*new).unwrap_or(u64::MAX));
        if paced > new {
            let mut busy_until = self.busy_until.lock().unwrap_or_else(PoisonError::into_inner);
            *busy_until = busy_until.saturating_sub(to.quota.cost(paced - new));
        }
        appended
    }

    /// Reserves time for all statements of a batch, or where there is not enough for those that are new; for how many.
    fn take_turn(&self, to: &Delivery<'_>, batch: &[Prepared], count: u64) -> Result<u64, ShelfError> {
        if to.quota.per_minute.is_none() {
            return Ok(0);
        }
        let reserve = |count: u64| -> Result<u64, Over> {
            let mut busy_until = self.busy_until.lock().unwrap_or_else(PoisonError::into_inner);
            *busy_until = to.quota.pace(*busy_until, to.now, count)?;
            Ok(count)
        };
        if let Ok(count) = reserve(count) {
            return Ok(count);
        }
        reserve(unknown(to.journal, to.tenant, batch)?.statements).map_err(ShelfError::Over)
    }

    fn append_in_turn(&self, to: &Delivery<'_>, batch: Vec<Prepared>, files: &[Attachment]) -> Result<usize, ShelfError> {
        let Delivery { database, journal, tenant, quota, .. } = to;
        if files.is_empty() {
            let _turn = self.shared();
            let counted = database.read::<_, DatabaseError>(|session| usage::get(session, *tenant))?;
            return append_within(journal, *tenant, batch, quota, counted.file_bytes);
        }
        let _turn = self.alone();
        let (counted, new_files) =
            database.read::<_, DatabaseError>(|session| Ok((usage::get(session, *tenant)?, attachments::unknown(session, *tenant, files)?)))?;
        let new = unknown(journal, *tenant, &batch)?;
        let held = journal.held(tenant.as_bytes());
        let held = Usage { statements: held.entries, bytes: held.bytes.saturating_add(counted.file_bytes) };
        quota.admit(held, Usage { bytes: new.bytes.saturating_add(new_files), ..new }).map_err(ShelfError::Over)?;
        keep_files(database, *tenant, files)?;
        append_within(journal, *tenant, batch, quota, counted.file_bytes.saturating_add(new_files))
    }
}

/// Keeps attachments before the statements that name them can be seen, and counts them.
///
/// # Errors
/// The database fails.
pub fn keep_files(database: &Database, tenant: Id, files: &[Attachment]) -> Result<(), DatabaseError> {
    database.write(|session| {
        let file_bytes = i64::try_from(attachments::keep(session, tenant, files)?).unwrap_or(i64::MAX);
        usage::add(session, tenant, Change { file_bytes, ..Change::default() })
    })
}
