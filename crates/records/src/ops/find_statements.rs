//! Finds statements and what belongs to them.

use std::collections::HashMap;

use kernel::{Id, Time};
use platform::DatabaseError;
use uuid::Uuid;

use super::settle::settle_own;
use crate::Records;
use crate::model::xapi::holder::own_tenant;
use crate::model::xapi::json::Json;
use crate::model::xapi::query::Filter;
use crate::store::lrs::statements::{self, Kept};
use crate::store::lrs::{activities, attachments as files};
use crate::store::shelf::{Shelf, ShelfError};

/// One statement that was taken back, or one that was not.
///
/// # Errors
/// The store fails.
pub fn one(records: &Records, tenant: Id, id: Uuid, voided: bool) -> Result<Option<Kept>, ShelfError> {
    settled(records, tenant);
    let found = records.shelf.get(&records.services.database, tenant, id)?;
    Ok(found.filter(|one| one.voided == voided))
}

/// A page of statements, and the place to go on from where more may follow.
///
/// # Errors
/// The store fails.
pub fn page(records: &Records, tenant: Id, filter: &Filter) -> Result<(Vec<Kept>, Option<u64>), ShelfError> {
    settled(records, tenant);
    records.shelf.page(&records.services.database, tenant, filter)
}

/// What rooms said in the platform's own store a moment ago is found. Where it cannot be taken in now, what is there is found all the same.
fn settled(records: &Records, tenant: Id) {
    if tenant == own_tenant()
        && let Err(error) = settle_own(records)
    {
        tracing::error!(%error, "what rooms said waits to be stored");
    }
}

/// The definitions of activities, as JSON.
///
/// # Errors
/// The database fails.
pub fn definitions(records: &Records, tenant: Id, wanted: &[String]) -> Result<HashMap<String, String>, DatabaseError> {
    records.services.database.read(|session| activities::definitions(session, tenant, wanted))
}

/// The hashes of the attachments of some statements, each once.
#[must_use]
pub fn hashes(page: &[Kept]) -> Vec<String> {
    let mut hashes: Vec<String> = Vec::new();
    for one in page {
        let Ok(json) = Json::read(one.body.as_bytes()) else { continue };
        let attachments = json.get("attachments").into_iter().flat_map(Json::each);
        hashes.extend(attachments.filter_map(|attachment| attachment.text_of("sha2")).map(str::to_ascii_lowercase));
    }
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// Hash, media type and bytes of the attachments of some statements, as far as they came along, each once.
///
/// # Errors
/// The database fails.
pub fn attachments(records: &Records, tenant: Id, page: &[Kept]) -> Result<Vec<(String, String, Vec<u8>)>, DatabaseError> {
    let hashes = hashes(page);
    if hashes.is_empty() {
        return Ok(Vec::new());
    }
    records.services.database.read(|session| files::get(session, tenant, &hashes))
}

/// How far behind now the moment may lie up to which all can be found, in microseconds.
pub const LAG: i64 = 100_000;

/// Up to which moment all that was stored can be found. A journal knows it. In tables it is the moment of the last statement, since later ones wait for their
/// place behind it; where that lies behind, time is made to pass.
///
/// # Errors
/// The store fails.
pub fn consistent_through(records: &Records) -> Result<Time, ShelfError> {
    match &records.shelf {
        Shelf::Journal(journal, _) => return Ok(Time(journal.consistent_through())),
        Shelf::Away(_) => return Err(ShelfError::Away),
        Shelf::Tables => {}
    }
    let now = records.services.now();
    let last = records.services.database.read(statements::last_stored)?;
    if now.0 - last <= LAG {
        return Ok(Time(last));
    }
    Ok(records.services.database.write(|session| statements::pass_time(session, now)).map(Time)?)
}
