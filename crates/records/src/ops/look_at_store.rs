//! What the operator sees of a record store: how much comes in, and the latest statements.

use kernel::time::DAY;
use kernel::{Actor, Id, Problem, Time};
use platform::DatabaseError;
use platform::audit::Note;
use portal::Ask;
use serde_json::json;

use crate::Records;
use crate::model::xapi::query::Filter;
use crate::ops::find_statements;
use crate::store::lrs::statements::Kept;
use crate::store::shelf::ShelfError;

/// Days of the volume.
pub const DAYS: i64 = 30;
/// Statements on a page.
pub const PAGE: usize = 30;

/// How much came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Volume {
    /// Statements of all stores.
    pub total: u64,
    /// When the last was stored.
    pub last: Option<Time>,
    /// Beginning of each day and how many came in on it, the oldest first.
    pub days: Vec<(Time, u64)>,
}

/// How much came in during the last days; a day begins at midnight of UTC+`offset` microseconds.
///
/// # Errors
/// The database fails.
pub fn volume(records: &Records, now: Time, offset: i64) -> Result<Volume, ShelfError> {
    let today = (now.0 + offset).div_euclid(DAY) * DAY - offset;
    let bounds: Vec<i64> = (0..=DAYS).map(|day| today + DAY - (DAYS - day) * DAY).collect();
    let (total, last, counts) = records.shelf.volume(&records.services.database, &bounds)?;
    Ok(Volume { total, last: last.map(Time), days: bounds.iter().zip(counts).map(|(day, count)| (Time(*day), count)).collect() })
}

/// The latest statements of a store. Looking for one person is noted in the audit log.
///
/// # Errors
/// The database fails.
pub fn latest(records: &Records, ask: &Ask, tenant: Id, filter: &Filter, agent: &str) -> Result<(Vec<Kept>, bool), Problem> {
    note_search(records, ask, agent)?;
    let (page, next) = find_statements::page(records, tenant, filter)?;
    Ok((page, next.is_some()))
}

/// Notes that somebody looks for one person; `agent` is who was typed, empty where nobody was.
///
/// # Errors
/// The database fails.
pub fn note_search(records: &Records, ask: &Ask, agent: &str) -> Result<(), DatabaseError> {
    if agent.is_empty() {
        return Ok(());
    }
    let person = agent.parse::<uuid::Uuid>().ok().map(|person| ("person", Id::from(person)));
    let note = Note { address: ask.address, detail: json!({ "agent": agent }), ..Note::new(ask.who.actor, "statements.searched", person) };
    records.services.database.write(|session| records.services.audit(session, &note))
}

/// One statement, whether it was voided or not; opening it is noted where it is about a person of this platform.
///
/// # Errors
/// There is none, or the database fails.
pub fn one(records: &Records, actor: Actor, ask: &Ask, tenant: Id, id: uuid::Uuid) -> Result<Kept, Problem> {
    let found = records.shelf.get(&records.services.database, tenant, id)?;
    let found = found.ok_or_else(|| Problem::not_found("no such statement"))?;
    let note = Note { address: ask.address, ..Note::new(actor, "statement.opened", Some(("statement", id.into()))) };
    records.services.database.write::<_, DatabaseError>(|session| records.services.audit(session, &note))?;
    Ok(found)
}
