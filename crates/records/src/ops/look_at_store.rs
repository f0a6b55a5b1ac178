//! What the operator sees of a record store: how much comes in, and the latest statements.

use kernel::time::DAY;
use kernel::{Action, Actor, Id, PageRequest, PageSlice, Problem, Time};
use platform::DatabaseError;
use platform::audit::Note;
use portal::Ask;
use serde_json::json;

use crate::Records;
use crate::model::quota::{Quota, Usage};
use crate::model::xapi::holder::own_tenant;
use crate::model::xapi::query::Filter;
use crate::ops::find_statements;
use crate::store::lrs::statements::Kept;
use crate::store::quotas;
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
    let bounds = bounds(now, offset);
    let (total, last, counts) = records.shelf.volume(&records.services.database, &bounds)?;
    Ok(Volume { total, last: last.map(Time), days: bounds.iter().zip(counts).map(|(day, count)| (Time(*day), count)).collect() })
}

/// The same of one store, whose last statement is looked at.
///
/// # Errors
/// The store fails.
pub fn volume_of(records: &Records, tenant: Id, now: Time, offset: i64) -> Result<Volume, ShelfError> {
    let (database, bounds) = (&records.services.database, bounds(now, offset));
    let total = records.shelf.held(database, tenant)?.statements;
    let (newest, _) = find_statements::page(records, tenant, &Filter { limit: 1, ..Filter::default() })?;
    let counts = records.shelf.volume_of(database, tenant, &bounds)?;
    let last = newest.first().map(|one| Time(one.stored));
    Ok(Volume { total, last, days: bounds.iter().zip(counts).map(|(day, count)| (Time(*day), count)).collect() })
}

/// Between which moments the days of a volume lie.
fn bounds(now: Time, offset: i64) -> Vec<i64> {
    let today = (now.0 + offset).div_euclid(DAY) * DAY - offset;
    (0..=DAYS).map(|day| today + DAY - (DAYS - day) * DAY).collect()
}

/// A store, what it holds and what it may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Space {
    /// The store.
    pub tenant: Id,
    /// What it holds.
    pub held: Usage,
    /// What it may hold and take.
    pub quota: Quota,
    /// Whether an operator said so of this very store.
    pub is_own: bool,
}

/// What a store holds and may hold.
///
/// # Errors
/// The store fails.
pub fn space(records: &Records, tenant: Id) -> Result<Space, ShelfError> {
    let database = &records.services.database;
    let held = records.shelf.held(database, tenant)?;
    let own = database.read::<_, DatabaseError>(|session| quotas::of(session, tenant))?;
    Ok(with_quota(records, tenant, held, own))
}

fn with_quota(records: &Records, tenant: Id, held: Usage, own: Option<Quota>) -> Space {
    let quota = if tenant == own_tenant() { Quota::NONE } else { own.unwrap_or(records.quotas) };
    Space { tenant, held, quota, is_own: own.is_some() }
}

/// A page of all stores, the largest first.
///
/// # Errors
/// The store fails.
pub fn spaces(records: &Records, request: PageRequest) -> Result<PageSlice<Space>, ShelfError> {
    let database = &records.services.database;
    let slice = records.shelf.by_size(database, request)?;
    let tenants: Vec<Id> = slice.entries.iter().map(|(tenant, _)| *tenant).collect();
    let own = database.read::<_, DatabaseError>(|session| quotas::of_all(session, &tenants))?;
    let entries = slice.entries.into_iter().map(|(tenant, held)| with_quota(records, tenant, held, own.get(&tenant).copied())).collect();
    Ok(PageSlice { entries, total: slice.total, request })
}

/// The latest statements of a store. Looking for one person is noted in the audit log.
///
/// # Errors
/// The database fails.
pub fn latest(records: &Records, ask: &Ask, tenant: Id, filter: &Filter, agent: &str) -> Result<(Vec<Kept>, bool), Problem> {
    note_search(records, ask, tenant, agent)?;
    let (page, next) = find_statements::page(records, tenant, filter)?;
    Ok((page, next.is_some()))
}

/// The organisation of a store; none of the platform's own.
fn owner(tenant: Id) -> Option<Id> {
    (tenant != own_tenant()).then_some(tenant)
}

/// Notes that somebody looks for one person in a store; `agent` is who was typed, empty where nobody was.
///
/// # Errors
/// The database fails.
pub fn note_search(records: &Records, ask: &Ask, tenant: Id, agent: &str) -> Result<(), DatabaseError> {
    if agent.is_empty() {
        return Ok(());
    }
    let person = agent.parse::<uuid::Uuid>().ok().map(|person| ("person", Id::from(person)));
    let (address, organization, detail) = (ask.address, owner(tenant), json!({ "agent": agent }));
    let note = Note { address, organization, detail, ..Note::new(ask.who.actor, Action::StatementsSearched, person) };
    records.services.database.write(|session| records.services.audit(session, &note))
}

/// One statement, whether it was voided or not; opening it is noted where it is about a person of this platform.
///
/// # Errors
/// There is none, or the database fails.
pub fn one(records: &Records, actor: Actor, ask: &Ask, tenant: Id, id: uuid::Uuid) -> Result<Kept, Problem> {
    let found = records.shelf.get(&records.services.database, tenant, id)?;
    let found = found.ok_or_else(|| Problem::not_found("no such statement"))?;
    let note = Note { address: ask.address, organization: owner(tenant), ..Note::new(actor, Action::StatementOpened, Some(("statement", id.into()))) };
    records.services.database.write::<_, DatabaseError>(|session| records.services.audit(session, &note))?;
    Ok(found)
}
