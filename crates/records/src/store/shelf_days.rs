//! Statements by the day on which they were stored, whatever they stand in.

use journal::{Journal, Query};
use kernel::{Id, Time};
use platform::{Database, DatabaseError};
use uuid::Uuid;

use super::lrs::statements::Kept;
use super::lrs::{days, statements};
use super::shelf::{Shelf, ShelfError, kept};

impl Shelf {
    /// When the first statement was stored, in microseconds.
    ///
    /// # Errors
    /// The store fails.
    pub fn first_stored(&self, database: &Database) -> Result<Option<i64>, ShelfError> {
        match self {
            Self::Tables => Ok(database.read(days::first_stored)?),
            Self::Journal(journal, _) => Ok(journal.scan(0, 1)?.entries.first().map(|stored| stored.stored)),
            Self::Away(_) => Err(ShelfError::Away),
        }
    }

    /// Up to which moment no further statement can be stored, in microseconds.
    ///
    /// # Errors
    /// The store fails.
    pub fn settled(&self, database: &Database, now: Time) -> Result<i64, ShelfError> {
        match self {
            Self::Tables => Ok(database.write(|session| statements::pass_time(session, now))?),
            Self::Journal(journal, _) => Ok(journal.consistent_through()),
            Self::Away(_) => Err(ShelfError::Away),
        }
    }

    /// The stores that took statements in from one moment to another (left out).
    ///
    /// # Errors
    /// The store fails.
    pub fn stores(&self, database: &Database, from: i64, until: i64) -> Result<Vec<Id>, ShelfError> {
        match self {
            Self::Tables => Ok(database.read(|session| days::stores(session, from, until))?),
            Self::Journal(journal, _) => {
                let mut found = Vec::new();
                for store in journal.stores() {
                    if !read(journal, store, (from, until), 0, 1)?.is_empty() {
                        found.push(Id::from_bytes(store));
                    }
                }
                found.sort_unstable();
                Ok(found)
            }
            Self::Away(_) => Err(ShelfError::Away),
        }
    }

    /// Statements of a store from one moment to another (left out), voided or not, in their order, after a place; at most so many, and fewer where there are no more.
    ///
    /// # Errors
    /// The store fails, or a statement is damaged.
    pub fn day(&self, database: &Database, tenant: Id, (from, until): (i64, i64), after: u64, limit: usize) -> Result<Vec<Kept>, ShelfError> {
        match self {
            Self::Tables => Ok(database.read(|session| days::page(session, tenant, from, until, after, limit))?),
            Self::Journal(journal, _) => read(journal, *tenant.as_bytes(), (from, until), after, limit),
            Self::Away(_) => Err(ShelfError::Away),
        }
    }

    /// When some statements of a store were stored; those that are not there are left out.
    ///
    /// # Errors
    /// The store fails.
    pub fn moments(&self, database: &Database, tenant: Id, ids: &[Uuid]) -> Result<Vec<i64>, ShelfError> {
        match self {
            Self::Tables => Ok(database.read::<_, DatabaseError>(|session| days::moments(session, tenant, ids))?),
            Self::Journal(journal, _) => {
                let found = ids.iter().map(|id| Ok(journal.get(tenant.as_bytes(), id.as_bytes())?.map(|stored| stored.stored)));
                Ok(found.collect::<Result<Vec<_>, ShelfError>>()?.into_iter().flatten().collect())
            }
            Self::Away(_) => Err(ShelfError::Away),
        }
    }
}

fn read(journal: &Journal, store: journal::Id, (from, until): (i64, i64), after: u64, limit: usize) -> Result<Vec<Kept>, ShelfError> {
    let mut query = Query {
        store,
        since: Some(from.saturating_sub(1)),
        until: Some(until.saturating_sub(1)),
        voided: true,
        ascending: true,
        cursor: after.checked_sub(1),
        ..Query::default()
    };
    let mut all = Vec::new();
    loop {
        query.limit = limit - all.len();
        let page = journal.query(&query)?;
        // What is left out here would be missing for ever.
        if let Some(place) = page.damaged.first() {
            return Err(ShelfError::Journal(journal::Error::Damaged { segment: 0, offset: *place }));
        }
        all.extend(page.entries.into_iter().map(kept));
        match page.next {
            Some(next) if all.len() < limit => query.cursor = Some(next),
            _ => return Ok(all),
        }
    }
}
