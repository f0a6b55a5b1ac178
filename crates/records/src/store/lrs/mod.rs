//! The tables of the learning record store.

pub mod activities;
pub mod attachments;
pub mod days;
pub mod documents;
pub mod links;
pub mod partitions;
pub mod pending;
pub mod statements;
pub mod usage;

use platform::{DatabaseError, Session, Value};

/// Rows that are written by one statement; fewer are written by smaller ones, so that few different statements are prepared.
const ROWS_AT_ONCE: [usize; 4] = [64, 16, 4, 1];

/// Writes rows of `columns` values each.
pub(super) fn insert(session: &mut Session<'_>, into: &str, columns: usize, values: &[Value<'_>], end: &str) -> Result<(), DatabaseError> {
    let mut rest = values;
    for rows in ROWS_AT_ONCE {
        while rest.len() >= rows * columns {
            let (now, later) = rest.split_at(rows * columns);
            let mut sql = String::with_capacity(into.len() + rows * columns * 5 + end.len());
            sql.push_str("INSERT INTO ");
            sql.push_str(into);
            sql.push_str(" VALUES ");
            for row in 0..rows {
                sql.push_str(if row == 0 { "(" } else { ", (" });
                sql.push_str(&platform::database::placeholders(row * columns + 1, columns));
                sql.push(')');
            }
            sql.push_str(end);
            session.execute(&sql, now)?;
            rest = later;
        }
    }
    Ok(())
}
