//! What each store holds, counted with every change, so that nobody has to look at all of it.
//!
//! Who changes statements and files in one transaction takes the head of all statements before the row of a store, so that no two wait for each other.

use kernel::Id;
use platform::{DatabaseError, Row, Session};

use super::statements;
use crate::model::quota::Usage;
use crate::model::xapi::holder::own_tenant;

/// The row of a store.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counted {
    /// Statements in tables.
    pub statements: u64,
    /// Their bytes.
    pub statement_bytes: u64,
    /// Bytes of attachments and documents.
    pub file_bytes: u64,
    /// When it is as if it had taken no statement, in microseconds.
    pub busy_until: i64,
}

impl Counted {
    /// What it holds, where statements stand in tables.
    #[must_use]
    pub const fn usage(&self) -> Usage {
        Usage { statements: self.statements, bytes: self.statement_bytes.saturating_add(self.file_bytes) }
    }
}

/// What comes to a store, or goes where it is negative.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Change {
    /// Statements.
    pub statements: i64,
    /// Their bytes.
    pub statement_bytes: i64,
    /// Bytes of attachments and documents.
    pub file_bytes: i64,
    /// When it is as if it had taken no statement; never earlier than before.
    pub busy_until: i64,
}

const COLUMNS: &str = "statements, statement_bytes, file_bytes, busy_until";

fn counted(row: &Row<'_>, from: usize) -> Result<Counted, DatabaseError> {
    let count = |column: usize| row.get::<i64>(column).map(|count| u64::try_from(count).unwrap_or(0));
    Ok(Counted { statements: count(from)?, statement_bytes: count(from + 1)?, file_bytes: count(from + 2)?, busy_until: row.get(from + 3)? })
}

/// The row of a store.
///
/// # Errors
/// The database fails.
pub fn get(session: &mut Session<'_>, tenant: Id) -> Result<Counted, DatabaseError> {
    let found = session.first(&format!("SELECT {COLUMNS} FROM lrs_usage WHERE tenant = $1"), &[tenant.into()], |row| counted(row, 0))?;
    Ok(found.unwrap_or_default())
}

/// The same, kept from changing until the end of the transaction.
///
/// # Errors
/// The database fails.
pub fn hold(session: &mut Session<'_>, tenant: Id) -> Result<Counted, DatabaseError> {
    let sql = format!(
        "INSERT INTO lrs_usage (tenant, {COLUMNS}) VALUES ($1, 0, 0, 0, 0) ON CONFLICT (tenant) DO UPDATE SET file_bytes = lrs_usage.file_bytes RETURNING {COLUMNS}"
    );
    Ok(session.first(&sql, &[tenant.into()], |row| counted(row, 0))?.unwrap_or_default())
}

/// Counts a change.
///
/// # Errors
/// The database fails.
pub fn add(session: &mut Session<'_>, tenant: Id, change: Change) -> Result<(), DatabaseError> {
    let file_bytes = if tenant == own_tenant() { 0 } else { change.file_bytes };
    if (Change { file_bytes, ..change }) == Change::default() {
        return Ok(());
    }
    let sql = format!(
        "INSERT INTO lrs_usage (tenant, {COLUMNS}) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (tenant) DO UPDATE SET statements = lrs_usage.statements + excluded.statements, \
         statement_bytes = lrs_usage.statement_bytes + excluded.statement_bytes, file_bytes = lrs_usage.file_bytes + excluded.file_bytes, \
         busy_until = CASE WHEN lrs_usage.busy_until > excluded.busy_until THEN lrs_usage.busy_until ELSE excluded.busy_until END"
    );
    let values = [tenant.into(), change.statements.into(), change.statement_bytes.into(), file_bytes.into(), change.busy_until.into()];
    session.execute(&sql, &values).map(|_| ())
}

/// Bytes of attachments and documents of a store, looked at one by one: for the platform's own, in which they are not counted.
///
/// # Errors
/// The database fails.
pub fn sum_of_files(session: &mut Session<'_>, tenant: Id) -> Result<u64, DatabaseError> {
    let sum = |table: &str| format!("(SELECT CAST(COALESCE(SUM(OCTET_LENGTH(body)), 0) AS BIGINT) FROM {table} WHERE tenant = $1)");
    let sql = format!("SELECT {} + {}", sum("lrs_attachment"), sum("lrs_document"));
    Ok(u64::try_from(session.number(&sql, &[tenant.into()])?).unwrap_or(0))
}

/// All rows.
///
/// # Errors
/// The database fails.
pub fn all(session: &mut Session<'_>) -> Result<Vec<(Id, Counted)>, DatabaseError> {
    session.query(&format!("SELECT tenant, {COLUMNS} FROM lrs_usage"), &[], |row| Ok((row.get(0)?, counted(row, 1)?)))
}

/// Whether the rows say what the tables hold.
///
/// # Errors
/// The database fails.
pub fn is_counted(session: &mut Session<'_>) -> Result<bool, DatabaseError> {
    Ok(session.number("SELECT seq FROM lrs_head WHERE one = 4", &[])? > 0)
}

/// Counts everything anew: once in a database of before there were quotas, and after a restore.
///
/// # Errors
/// The database fails.
pub fn count_anew(session: &mut Session<'_>) -> Result<(), DatabaseError> {
    statements::hold(session)?;
    let files = |table: &str| format!("SELECT tenant, 0 AS statements, 0 AS statement_bytes, OCTET_LENGTH(body) AS file_bytes FROM {table} WHERE tenant <> $1");
    let sum = |column: &str| format!("CAST(SUM({column}) AS BIGINT)");
    let sql = format!(
        "INSERT INTO lrs_usage (tenant, {COLUMNS}) SELECT tenant, {}, {}, {}, 0 FROM (SELECT tenant, 1 AS statements, OCTET_LENGTH(body) AS statement_bytes, 0 AS file_bytes \
         FROM lrs_statement UNION ALL {} UNION ALL {} UNION ALL SELECT tenant, 0, 0, 0 FROM lrs_quota) AS held GROUP BY tenant ON CONFLICT (tenant) DO UPDATE SET statements = excluded.statements, \
         statement_bytes = excluded.statement_bytes, file_bytes = excluded.file_bytes",
        sum("statements"),
        sum("statement_bytes"),
        sum("file_bytes"),
        files("lrs_attachment"),
        files("lrs_document")
    );
    session.execute("DELETE FROM lrs_usage", &[])?;
    session.execute(&sql, &[own_tenant().into()])?;
    session.execute("INSERT INTO lrs_head (one, seq, stored) VALUES (4, 1, 0) ON CONFLICT (one) DO NOTHING", &[]).map(|_| ())
}
