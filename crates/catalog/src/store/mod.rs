//! The tables of the library and every query on them.

pub mod codes;
pub mod concepts;
pub mod imports;
pub mod reports;
pub mod resources;
pub mod sections;
pub mod things;
pub mod version;

use platform::DatabaseError;
use platform::database::placeholders;

/// Writes a value as JSON text for a column.
pub(crate) fn to_json(value: &impl serde::Serialize) -> Result<String, DatabaseError> {
    serde_json::to_string(value).map_err(|error| DatabaseError::Engine(error.to_string()))
}

/// Reads a column's JSON text.
pub(crate) fn from_json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, DatabaseError> {
    serde_json::from_str(text).map_err(|error| DatabaseError::Engine(format!("a stored value cannot be read: {error}")))
}

/// Writes `($1, $2), ($3, $4), …` for a number of rows, as `VALUES …` wants them.
fn tuples(rows: usize, columns: usize) -> String {
    (0..rows).map(|row| format!("({})", placeholders(row * columns + 1, columns))).collect::<Vec<_>>().join(", ")
}
