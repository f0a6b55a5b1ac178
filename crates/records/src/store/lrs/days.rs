//! Statements by the day on which they were stored, for who writes closed days elsewhere.

use kernel::Id;
use platform::database::placeholders;
use platform::{DatabaseError, Session, Value};
use uuid::Uuid;

use super::statements::Kept;
use crate::model::xapi::keys::{self, Kind};

/// The moment of the first statement that is there, in microseconds.
///
/// # Errors
/// The database fails.
pub fn first_stored(session: &mut Session<'_>) -> Result<Option<i64>, DatabaseError> {
    session.first("SELECT stored FROM lrs_statement ORDER BY stored LIMIT 1", &[], |row| row.get(0))
}

/// The stores that took statements in from one moment to another (left out).
///
/// # Errors
/// The database fails.
pub fn stores(session: &mut Session<'_>, from: i64, until: i64) -> Result<Vec<Id>, DatabaseError> {
    let mut found: Vec<Id> =
        session.query("SELECT DISTINCT tenant FROM lrs_statement WHERE stored >= $1 AND stored < $2", &[from.into(), until.into()], |row| row.get(0))?;
    found.sort_unstable();
    Ok(found)
}

/// Statements of a store from one moment to another (left out), in their order, after a place; at most so many.
///
/// # Errors
/// The database fails.
pub fn page(session: &mut Session<'_>, tenant: Id, from: i64, until: i64, after: u64, limit: usize) -> Result<Vec<Kept>, DatabaseError> {
    // Places and moments grow together, so that the moments bound the places, and the key of all statements has them in order.
    let place = "SELECT seq FROM lrs_statement WHERE stored < $1 ORDER BY stored DESC LIMIT 1";
    let low = session.first(place, &[from.into()], |row| row.get::<i64>(0))?.unwrap_or(0).max(i64::try_from(after).unwrap_or(i64::MAX));
    let high = session.first(place, &[until.into()], |row| row.get::<i64>(0))?.unwrap_or(0);
    let sql = "SELECT s.seq, s.id, s.body, s.stored, s.voided FROM lrs_key k JOIN lrs_statement s ON s.seq = k.seq \
               WHERE k.tenant = $1 AND k.key = $2 AND k.depth = 0 AND k.seq > $3 AND k.seq <= $4 ORDER BY k.seq LIMIT $5";
    let values = [tenant.into(), Id::from_bytes(keys::key(Kind::All, "")).into(), low.into(), high.into(), limit.into()];
    session.query(sql, &values, |row| {
        let seq = u64::try_from(row.get::<i64>(0)?).unwrap_or_default();
        Ok(Kept { seq, id: row.get::<Id>(1)?.as_uuid(), body: row.get(2)?, stored: row.get(3)?, voided: row.get(4)? })
    })
}

/// How many statements of a store took their place from each moment to the next. Places and moments grow together, so that the key of all statements is counted
/// between places.
///
/// # Errors
/// The database fails.
pub fn counts_between(session: &mut Session<'_>, tenant: Id, moments: &[i64]) -> Result<Vec<u64>, DatabaseError> {
    let mut places = Vec::with_capacity(moments.len());
    for moment in moments {
        let sql = "SELECT seq FROM lrs_statement WHERE stored < $1 ORDER BY stored DESC LIMIT 1";
        places.push(session.first(sql, &[(*moment).into()], |row| row.get::<i64>(0))?.unwrap_or(0));
    }
    let mut counts = Vec::with_capacity(moments.len());
    for pair in places.windows(2) {
        let (Some(low), Some(high)) = (pair.first(), pair.last()) else { continue };
        if low == high {
            counts.push(0);
            continue;
        }
        let sql = "SELECT COUNT(*) FROM lrs_key WHERE tenant = $1 AND key = $2 AND depth = 0 AND seq > $3 AND seq <= $4";
        let values = [tenant.into(), Id::from_bytes(keys::key(Kind::All, "")).into(), (*low).into(), (*high).into()];
        counts.push(u64::try_from(session.number(sql, &values)?).unwrap_or(0));
    }
    Ok(counts)
}

/// When some statements of a store were stored; those that are not there are left out.
///
/// # Errors
/// The database fails.
pub fn moments(session: &mut Session<'_>, tenant: Id, ids: &[Uuid]) -> Result<Vec<i64>, DatabaseError> {
    let mut found = Vec::new();
    for some in ids.chunks(100) {
        let mut values: Vec<Value<'_>> = vec![tenant.into()];
        values.extend(some.iter().map(|id| Value::Key((*id).into())));
        let sql =
            format!("SELECT stored FROM lrs_statement WHERE seq IN (SELECT seq FROM lrs_place WHERE tenant = $1 AND id IN ({}))", placeholders(2, some.len()));
        found.extend(session.query(&sql, &values, |row| row.get::<i64>(0))?);
    }
    Ok(found)
}
