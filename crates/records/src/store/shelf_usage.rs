//! What each store holds, whatever its statements stand in.

use std::collections::HashMap;

use journal::{Journal, Limit};
use kernel::{Id, PageRequest, PageSlice};
use platform::{Database, DatabaseError, Session};

use super::lrs::usage::{self, Counted};
use super::lrs::{days, statements};
use super::shelf::{Shelf, ShelfError, entry};
use crate::model::quota::{Quota, Usage};
use crate::model::xapi::holder::own_tenant;
use crate::model::xapi::prepared::Prepared;

impl Shelf {
    /// What a store holds, by its row that was read or is held.
    #[must_use]
    pub fn usage(&self, tenant: Id, counted: &Counted) -> Usage {
        match self {
            Self::Tables => counted.usage(),
            Self::Journal(journal, _) => in_journal(journal, tenant, counted),
            Self::Away(_) => Usage { statements: 0, bytes: counted.file_bytes },
        }
    }

    /// What a store holds.
    ///
    /// # Errors
    /// The store fails.
    pub fn held(&self, database: &Database, tenant: Id) -> Result<Usage, ShelfError> {
        let counted = database.read::<_, DatabaseError>(|session| with_files(session, tenant))?;
        Ok(self.usage(tenant, &counted))
    }

    /// A page of the stores that hold something or were given a quota, the largest first, with what they hold.
    ///
    /// # Errors
    /// The store fails.
    pub fn by_size(&self, database: &Database, request: PageRequest) -> Result<PageSlice<(Id, Usage)>, ShelfError> {
        let (rows, own) = database.read::<_, DatabaseError>(|session| Ok((usage::all(session)?, usage::sum_of_files(session, own_tenant())?)))?;
        let mut all: HashMap<Id, Counted> = rows.into_iter().collect();
        if let Self::Journal(journal, _) = self {
            for store in journal.all_held().into_keys() {
                all.entry(Id::from_bytes(store)).or_default();
            }
        }
        all.entry(own_tenant()).or_default().file_bytes = own;
        let mut all: Vec<(Id, Usage)> = all.iter().map(|(tenant, counted)| (*tenant, self.usage(*tenant, counted))).collect();
        all.sort_unstable_by_key(|(tenant, held)| (std::cmp::Reverse((held.bytes, held.statements)), *tenant));
        let total = u64::try_from(all.len()).unwrap_or(u64::MAX);
        let at = |count: u32| usize::try_from(count).unwrap_or(usize::MAX);
        let entries = all.into_iter().skip(at(request.offset())).take(at(request.size)).collect();
        Ok(PageSlice { entries, total, request })
    }

    /// How many statements came in to one store from each moment to the next; those that were erased since are not counted.
    ///
    /// # Errors
    /// The store fails.
    pub fn volume_of(&self, database: &Database, tenant: Id, moments: &[i64]) -> Result<Vec<u64>, ShelfError> {
        match self {
            Self::Tables => Ok(database.read(|session| days::counts_between(session, tenant, moments))?),
            Self::Journal(journal, _) => {
                let places = moments.iter().map(|moment| journal.seq_at(*moment)).collect::<Result<Vec<_>, _>>()?;
                Ok(journal.counts_between(tenant.as_bytes(), &places)?)
            }
            Self::Away(_) => Err(ShelfError::Away),
        }
    }
}

/// The row of a store with its files, also of the platform's own.
fn with_files(session: &mut Session<'_>, tenant: Id) -> Result<Counted, DatabaseError> {
    let counted = usage::get(session, tenant)?;
    if tenant != own_tenant() {
        return Ok(counted);
    }
    Ok(Counted { file_bytes: usage::sum_of_files(session, tenant)?, ..counted })
}

fn in_journal(journal: &Journal, tenant: Id, counted: &Counted) -> Usage {
    let held = journal.held(tenant.as_bytes());
    Usage { statements: held.entries, bytes: held.bytes.saturating_add(counted.file_bytes) }
}

/// Appends statements of a program to a journal, whose store holds so many bytes of files besides; how many were new.
///
/// # Errors
/// They do not fit into the quota, the journal fails, or one clashes with what is there.
pub fn append_within(journal: &Journal, tenant: Id, batch: Vec<Prepared>, quota: &Quota, file_bytes: u64) -> Result<usize, ShelfError> {
    let limit = Limit {
        store: *tenant.as_bytes(),
        entries: quota.statements.unwrap_or(u64::MAX),
        bytes: quota.bytes.map_or(u64::MAX, |bytes| bytes.saturating_sub(file_bytes)),
    };
    match journal.append_within(batch.into_iter().map(|one| entry(tenant, one)).collect(), limit) {
        Ok(appended) => Ok(super::shelf::count_new(&appended)),
        Err(journal::Error::Over { held, more }) => {
            let held = Usage { statements: held.entries, bytes: held.bytes.saturating_add(file_bytes) };
            let over = quota.admit(held, Usage { statements: more.entries, bytes: more.bytes });
            // The journal counts as the quota does, so that this says why.
            Err(over.map_or_else(ShelfError::Over, |()| ShelfError::Journal(journal::Error::Over { held: journal::Held::default(), more })))
        }
        Err(error) => Err(error.into()),
    }
}

/// What of a batch is not in a journal, nor was before.
///
/// # Errors
/// The journal fails.
pub fn unknown(journal: &Journal, tenant: Id, batch: &[Prepared]) -> Result<Usage, ShelfError> {
    let mut new = Usage::default();
    for one in batch {
        if journal.get(tenant.as_bytes(), one.id.as_bytes())?.is_none() {
            new.statements += 1;
            new.bytes += u64::try_from(one.body.len()).unwrap_or(u64::MAX);
        }
    }
    Ok(new)
}

/// Counts what tables hold, where that was not done: what a store holds is then known without looking.
///
/// # Errors
/// The database fails.
pub fn count(database: &Database) -> Result<(), DatabaseError> {
    if database.read(usage::is_counted)? {
        return Ok(());
    }
    database.write(|session| {
        statements::hold(session)?;
        // Another node may have done it meanwhile.
        if usage::is_counted(session)? { Ok(()) } else { usage::count_anew(session) }
    })
}
