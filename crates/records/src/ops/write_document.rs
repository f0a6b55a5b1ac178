//! Reads, writes, joins and removes documents of states and profiles.

use aws_lc_rs::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};
use kernel::{Id, Problem, Time};
use platform::{DatabaseError, Session};

use super::keep_to_quota;
use crate::Records;
use crate::model::quota::{Over, Quota, Usage};
use crate::model::xapi::document::{self, Address, Condition, Refused, Without, is_json};
use crate::model::xapi::holder::own_tenant;
use crate::overseer::{Asked, Overseer};
use crate::store::lrs::documents::{self, Document};
use crate::store::lrs::usage::{self, Change, Counted};
use crate::store::shelf::Shelf;

/// What became of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// It is there, with this tag.
    Done(String),
    /// What is there may not be written over.
    Refused(Refused),
    /// It cannot be joined with what is there.
    Unmergeable(String),
    /// The store may not hold so much.
    Over(Over),
}

/// The tag of a content: its SHA-1, as xAPI 1.0.3 says (Communication 3.1).
#[must_use]
pub fn tag(body: &[u8]) -> String {
    digest(&SHA1_FOR_LEGACY_USE_ONLY, body).as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// One document.
///
/// # Errors
/// The database fails.
pub fn get(records: &Records, tenant: Id, address: &Address, name: &str) -> Result<Option<Document>, DatabaseError> {
    records.services.database.read(|session| documents::get(session, tenant, address, name))
}

/// The ids of documents, and when the last was changed.
///
/// # Errors
/// The database fails.
pub fn names(records: &Records, tenant: Id, address: &Address) -> Result<(Vec<String>, Option<Time>), DatabaseError> {
    records.services.database.read(|session| documents::names(session, tenant, address))
}

/// Writes a document; `merge` joins JSON with what is there, `without` says what holds where no condition is named.
///
/// # Errors
/// The database fails.
#[expect(clippy::too_many_arguments, reason = "a document, where it goes, and under which condition")]
pub fn write(
    records: &Records,
    tenant: Id,
    address: &Address,
    name: &str,
    content_type: &str,
    body: &[u8],
    condition: Condition<'_>,
    without: Without,
    merge: bool,
) -> Result<Written, DatabaseError> {
    let database = &records.services.database;
    let quota = if tenant == own_tenant() { Quota::NONE } else { database.read(|session| keep_to_quota::quota(session, records.quotas, tenant))? };
    // Statements on their way into a journal are not counted yet.
    let gate = (quota.bytes.is_some() && matches!(records.shelf, Shelf::Journal(..))).then(|| records.intake.gates.of(tenant));
    let _turn = gate.as_ref().map(|gate| gate.alone());
    database.write(|session| {
        let counted = hold(session, tenant)?;
        let kept = documents::get(session, tenant, address, name)?;
        if let Err(refused) = condition.check(kept.as_ref().map(|kept| kept.tag.as_str()), without) {
            return Ok(Written::Refused(refused));
        }
        let joined = match &kept {
            Some(kept) if merge => {
                if !is_json(content_type) || !is_json(&kept.content_type) {
                    return Ok(Written::Unmergeable("only JSON documents can be joined: both must be application/json".to_owned()));
                }
                match document::merge(&kept.body, body) {
                    Ok(joined) => joined,
                    Err(reason) => return Ok(Written::Unmergeable(reason)),
                }
            }
            _ => body.to_vec(),
        };
        if merge && kept.is_none() && is_json(content_type) && !serde_json::from_slice::<serde_json::Value>(body).is_ok_and(|json| json.is_object()) {
            return Ok(Written::Unmergeable("a posted JSON document must be a JSON object".to_owned()));
        }
        let (before, after) = (kept.as_ref().map_or(0, |kept| kept.body.len()), joined.len());
        let more = Usage { statements: 0, bytes: u64::try_from(after.saturating_sub(before)).unwrap_or(u64::MAX) };
        if let Err(over) = quota.admit(records.shelf.usage(tenant, &counted), more) {
            return Ok(Written::Over(over));
        }
        let tag = tag(&joined);
        let document = Document { content_type: content_type.to_owned(), body: joined, tag: tag.clone(), changed_at: records.services.now() };
        documents::put(session, tenant, address, name, &document)?;
        let number = |bytes: usize| i64::try_from(bytes).unwrap_or(i64::MAX);
        usage::add(session, tenant, Change { file_bytes: number(after) - number(before), ..Change::default() })?;
        Ok(Written::Done(tag))
    })
}

/// What a store holds, kept from changing; nothing of the platform's own, whose files are not counted.
fn hold(session: &mut Session<'_>, tenant: Id) -> Result<Counted, DatabaseError> {
    if tenant == own_tenant() { Ok(Counted::default()) } else { usage::hold(session, tenant) }
}

/// Asks whoever watches over a credential whether a document may be read or changed.
///
/// # Errors
/// It may not, or the database fails.
pub fn watched(records: &Records, overseer: &dyn Overseer, credential: Id, asked: &Asked<'_>) -> Result<(), Problem> {
    // The refusal is no failure of the transaction: what the watcher noted before it refused would be lost, and it notes nothing then.
    records.services.database.write::<_, DatabaseError>(|session| Ok(overseer.document(session, credential, asked)))?
}

/// Removes a document, or the states of an activity and agent.
///
/// # Errors
/// The database fails.
pub fn remove(records: &Records, tenant: Id, address: &Address, condition: Condition<'_>) -> Result<Result<(), Refused>, DatabaseError> {
    records.services.database.write(|session| {
        hold(session, tenant)?;
        if let Some(name) = &address.name {
            let kept = documents::get(session, tenant, address, name)?;
            if let Err(refused) = condition.check(kept.as_ref().map(|kept| kept.tag.as_str()), Without::Free) {
                return Ok(Err(refused));
            }
        }
        documents::remove(session, tenant, address)?;
        Ok(Ok(()))
    })
}
