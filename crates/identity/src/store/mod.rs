//! The tables of this room; the only place with SQL.

pub mod account;
pub mod ceremony;
pub mod contact;
pub mod factor;
pub mod guardian;
pub mod outside;
pub mod person;
pub mod roster;
pub mod session;

use platform::database::placeholders;

/// Rows in one statement.
const ROWS_MAX: usize = 40;

/// Writes `($1, $2), ($3, $4), …` for a number of rows, as `VALUES …` wants them.
fn tuples(rows: usize, columns: usize) -> String {
    (0..rows).map(|row| format!("({})", placeholders(row * columns + 1, columns))).collect::<Vec<_>>().join(", ")
}
