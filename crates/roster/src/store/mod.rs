//! The tables of this room; the only place with SQL.

pub mod codes;
pub mod external;
pub mod former;
pub mod import;
pub mod own;
pub mod person;
pub mod preview;
pub mod school;

use platform::database::placeholders;
use platform::{DatabaseError, Session, Value};

/// Values in one statement.
const VALUES_MAX: usize = 900;
/// Ids in one statement.
const IDS_MAX: usize = 400;

/// Adds rows to a table, many a statement; `conflict` is what stands after the values.
fn insert(session: &mut Session<'_>, table: &str, columns: &[&str], rows: &[Vec<Value<'_>>], conflict: &str) -> Result<(), DatabaseError> {
    for part in rows.chunks((VALUES_MAX / columns.len().max(1)).max(1)) {
        let values: Vec<Value<'_>> = part.iter().flatten().cloned().collect();
        let tuples = (0..part.len()).map(|row| format!("({})", placeholders(row * columns.len() + 1, columns.len()))).collect::<Vec<_>>().join(", ");
        session.execute(&format!("INSERT INTO {table} ({}) VALUES {tuples} {conflict}", columns.join(", ")), &values)?;
    }
    Ok(())
}

/// `ON CONFLICT` that replaces all columns but the keys.
fn replacing(keys: &str, columns: &[&str]) -> String {
    let changes = columns.iter().map(|column| format!("{column} = excluded.{column}")).collect::<Vec<_>>().join(", ");
    format!("ON CONFLICT ({keys}) DO UPDATE SET {changes}")
}
