//! Tells whether statements would be taken, and why not; stores nothing.

use uuid::Uuid;

use crate::Records;
use crate::model::xapi::Version;
use crate::model::xapi::fault::{Fault, Place};
use crate::model::xapi::json::Json;
use crate::model::xapi::prepared;

/// Bytes that are checked at once.
pub const BYTES_MAX: usize = 64 * 1024;

/// The statements as they would be kept, written with indents.
///
/// # Errors
/// The rule that is broken, and where.
pub fn check(records: &Records, text: &str, version: Version) -> Result<Vec<String>, Fault> {
    if text.len() > BYTES_MAX {
        return Err(Place::ROOT.fault("size", format!("at most {BYTES_MAX} bytes are checked")));
    }
    let json = Json::read(text.as_bytes()).map_err(|reason| Place::ROOT.fault("json", format!("this is no JSON: {reason}")))?;
    let authority = super::say_facts::authority(records);
    let mut next = 0;
    let mut new_id = || {
        next += 1;
        Uuid::from_u128(next)
    };
    let prepared = prepared::read(json, version, &authority, &mut new_id)?;
    Ok(prepared.iter().map(|one| indented(&one.body)).collect())
}

/// JSON with indents, its properties in their order.
#[must_use]
pub fn indented(text: &str) -> String {
    Json::read(text.as_bytes()).ok().and_then(|json| serde_json::to_string_pretty(&json).ok()).unwrap_or_else(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_indented_keeps_its_order() {
        assert_eq!(indented("{\"b\":1,\"a\":[]}"), "{\n  \"b\": 1,\n  \"a\": []\n}");
        assert_eq!(indented("x"), "x");
    }
}
