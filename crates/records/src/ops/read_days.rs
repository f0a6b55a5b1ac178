//! Gives the statements of a store and a day in their order, for who writes closed days elsewhere. What rooms said, and whom they let go, counts first.

use kernel::{Id, Time};
use uuid::Uuid;

use super::settle::settle;
use crate::Records;
use crate::store::shelf::ShelfError;

/// Statements in one page.
pub const PAGE_MAX: usize = 1000;

/// A statement as it was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Its place in the order of all.
    pub place: u64,
    /// Its id.
    pub id: Uuid,
    /// When it was stored.
    pub stored: Time,
    /// Whether it was taken back.
    pub voided: bool,
    /// The whole statement as JSON.
    pub body: String,
}

/// When the first statement was stored; `None` where there is none.
///
/// # Errors
/// The store fails.
pub fn first(records: &Records) -> Result<Option<Time>, ShelfError> {
    settle(records)?;
    Ok(records.shelf.first_stored(&records.services.database)?.map(Time))
}

/// Up to which moment no further statement can be stored. Whoever is storing one is waited for.
///
/// # Errors
/// The store fails.
pub fn settled(records: &Records) -> Result<Time, ShelfError> {
    settle(records)?;
    records.shelf.settled(&records.services.database, records.services.now()).map(Time)
}

/// The stores that took statements in from one moment to another (left out).
///
/// # Errors
/// The store fails.
pub fn stores(records: &Records, from: Time, until: Time) -> Result<Vec<Id>, ShelfError> {
    settle(records)?;
    records.shelf.stores(&records.services.database, from.0, until.0)
}

/// Up to [`PAGE_MAX`] statements of a store from one moment to another (left out), in their order, after a place. Fewer where there are no more.
///
/// # Errors
/// The store fails, or a statement is damaged.
pub fn page(records: &Records, tenant: Id, from: Time, until: Time, after: u64) -> Result<Vec<Told>, ShelfError> {
    settle(records)?;
    let kept = records.shelf.day(&records.services.database, tenant, (from.0, until.0), after, PAGE_MAX)?;
    Ok(kept.into_iter().map(|one| Told { place: one.seq, id: one.id, stored: Time(one.stored), voided: one.voided, body: one.whole() }).collect())
}

/// When some statements of a store were stored; those that are not there are left out.
///
/// # Errors
/// The store fails.
pub fn moments(records: &Records, tenant: Id, ids: &[Uuid]) -> Result<Vec<Time>, ShelfError> {
    Ok(records.shelf.moments(&records.services.database, tenant, ids)?.into_iter().map(Time).collect())
}
