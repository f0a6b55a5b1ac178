//! The tables of practice and every query on them.

pub mod attempts;
pub mod counts;
pub mod items;
pub mod put;

use platform::DatabaseError;

/// Keys that go into one statement.
pub(crate) const KEYS_MAX: usize = 100;

/// Writes a value as JSON text for a column.
pub(crate) fn to_json(value: &impl serde::Serialize) -> Result<String, DatabaseError> {
    serde_json::to_string(value).map_err(|error| DatabaseError::Engine(error.to_string()))
}

/// Reads a column's JSON text.
pub(crate) fn from_json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, DatabaseError> {
    serde_json::from_str(text).map_err(|error| DatabaseError::Engine(format!("a stored value cannot be read: {error}")))
}
