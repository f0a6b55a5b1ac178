//! The tables of this room and every query on them.

pub mod launch;
pub mod many;
pub mod package;
pub mod registration;
pub mod statement;

use platform::DatabaseError;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What is kept as JSON.
fn to_json(value: &impl Serialize) -> Result<String, DatabaseError> {
    serde_json::to_string(value).map_err(|error| DatabaseError::Engine(error.to_string()))
}

fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, DatabaseError> {
    serde_json::from_str(text).map_err(|error| DatabaseError::Engine(format!("what was kept cannot be read: {error}")))
}
