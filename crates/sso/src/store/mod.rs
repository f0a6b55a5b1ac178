//! The tables of this room; the only place with SQL.

pub mod clients;
pub mod consents;
pub mod deliveries;
pub mod grants;
pub mod keys;
pub mod registrations;
pub mod requests;
pub mod sessions;
pub mod spent;

use platform::DatabaseError;

/// JSON text of what is kept as a whole.
fn to_json(value: &impl serde::Serialize) -> Result<String, DatabaseError> {
    serde_json::to_string(value).map_err(|error| DatabaseError::Engine(error.to_string()))
}

/// What is kept as a whole, from its JSON text in a column.
fn from_json<T: serde::de::DeserializeOwned>(column: usize, text: &str) -> Result<T, DatabaseError> {
    serde_json::from_str(text).map_err(|error| DatabaseError::Column { column, reason: error.to_string() })
}
