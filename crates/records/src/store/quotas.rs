//! What operators allow single stores.

use std::collections::HashMap;

use kernel::{Id, Time};
use platform::database::placeholders;
use platform::{DatabaseError, Row, Session, Value};

use crate::model::quota::Quota;

/// Stores that are looked up by one statement.
const STORES_AT_ONCE: usize = 100;

fn read(row: &Row<'_>, from: usize) -> Result<Quota, DatabaseError> {
    let number = |column: usize| row.get::<Option<i64>>(column).map(|number| number.and_then(|number| u64::try_from(number).ok()));
    Ok(Quota { statements: number(from)?, bytes: number(from + 1)?, per_minute: number(from + 2)? })
}

/// What a store may hold and take, where an operator said so.
///
/// # Errors
/// The database fails.
pub fn of(session: &mut Session<'_>, tenant: Id) -> Result<Option<Quota>, DatabaseError> {
    session.first("SELECT statements, bytes, per_minute FROM lrs_quota WHERE tenant = $1", &[tenant.into()], |row| read(row, 0))
}

/// The same of some stores.
///
/// # Errors
/// The database fails.
pub fn of_all(session: &mut Session<'_>, tenants: &[Id]) -> Result<HashMap<Id, Quota>, DatabaseError> {
    let mut found = HashMap::new();
    for some in tenants.chunks(STORES_AT_ONCE) {
        let values: Vec<Value<'_>> = some.iter().map(|tenant| (*tenant).into()).collect();
        let sql = format!("SELECT tenant, statements, bytes, per_minute FROM lrs_quota WHERE tenant IN ({})", placeholders(1, some.len()));
        found.extend(session.query(&sql, &values, |row| Ok((row.get::<Id>(0)?, read(row, 1)?)))?);
    }
    Ok(found)
}

/// Keeps what a store may hold and take.
///
/// # Errors
/// The database fails.
pub fn set(session: &mut Session<'_>, tenant: Id, quota: &Quota, now: Time) -> Result<(), DatabaseError> {
    let sql = "INSERT INTO lrs_quota (tenant, statements, bytes, per_minute, changed_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (tenant) DO UPDATE \
               SET statements = excluded.statements, bytes = excluded.bytes, per_minute = excluded.per_minute, changed_at = excluded.changed_at";
    let number = |number: Option<u64>| number.map(|number| i64::try_from(number).unwrap_or(i64::MAX));
    let values = [tenant.into(), number(quota.statements).into(), number(quota.bytes).into(), number(quota.per_minute).into(), now.into()];
    session.execute(sql, &values).map(|_| ())
}

/// Lets what the settings say hold for a store.
///
/// # Errors
/// The database fails.
pub fn remove(session: &mut Session<'_>, tenant: Id) -> Result<(), DatabaseError> {
    session.execute("DELETE FROM lrs_quota WHERE tenant = $1", &[tenant.into()]).map(|_| ())
}
