//! Tells whether statements would be taken, and why not; stores nothing.

use uuid::Uuid;

use crate::Records;
use crate::model::xapi::Version;
use crate::model::xapi::breach::Breach;
use crate::model::xapi::fault::{Fault, Place};
use crate::model::xapi::json::Json;
use crate::model::xapi::prepared;

/// Bytes that are checked at once.
pub const BYTES_MAX: usize = 64_000;
/// Characters of what was sent that are shown beside a fault.
pub const EXCERPT_CHARS_MAX: usize = 600;

/// The statements as they would be kept, written with indents.
///
/// # Errors
/// The rule that is broken, and where.
pub fn check(records: &Records, text: &str, version: Version) -> Result<Vec<String>, Fault> {
    if text.len() > BYTES_MAX {
        return Err(Place::ROOT.fault(Breach::Size(BYTES_MAX)));
    }
    let json = Json::read_or_tell(text.as_bytes()).map_err(|reason| Place::ROOT.fault(Breach::Json(Box::new(reason))))?;
    let authority = super::say_facts::authority(records);
    let mut next = 0;
    let mut new_id = || {
        next += 1;
        Uuid::from_u128(next)
    };
    let prepared = prepared::read(json, version, &authority, &mut new_id)?;
    Ok(prepared.iter().map(|one| indented(&one.body)).collect())
}

/// The part of what was sent that a fault is about: the line where it is no JSON, else the value that the pointer names, with its name. Cut at
/// [`EXCERPT_CHARS_MAX`]; empty where there is nothing to show.
#[must_use]
pub fn excerpt(text: &str, fault: &Fault) -> String {
    let shown = match &fault.breach {
        Breach::Size(_) => String::new(),
        Breach::Json(reason) => reason.line_of(text, EXCERPT_CHARS_MAX / 4).0,
        _ => named_value(text, fault).unwrap_or_default(),
    };
    if shown.chars().count() <= EXCERPT_CHARS_MAX {
        return shown;
    }
    shown.chars().take(EXCERPT_CHARS_MAX - 1).chain(['…']).collect()
}

fn named_value(text: &str, fault: &Fault) -> Option<String> {
    let json = Json::read(text.as_bytes()).ok()?;
    let mut steps: Vec<String> = fault.steps().collect();
    let value = serde_json::to_string_pretty(json.below(steps.iter().cloned())?).ok()?;
    let name = steps.pop();
    match (name, json.below(steps.into_iter())) {
        (Some(name), Some(Json::Object(_))) => Some(format!("{}: {value}", serde_json::to_string(&name).ok()?)),
        _ => Some(value),
    }
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
    fn the_part_that_is_meant_is_shown_and_cut() {
        let list = Place::ROOT.index(1);
        let at = |place: &Place<'_>, text: &str| excerpt(text, &place.fault(Breach::Iri));
        let text = r#"[{}, {"verb": {"id": "did"}}]"#;
        assert_eq!(at(&list.name("verb").name("id"), text), r#""id": "did""#);
        assert_eq!(at(&list.name("verb"), text), "\"verb\": {\n  \"id\": \"did\"\n}");
        assert_eq!(at(&Place::ROOT.index(0), text), "{}");
        assert_eq!(at(&Place::ROOT.index(7), text), "");
        let long = format!("\"{}\"", "杏".repeat(EXCERPT_CHARS_MAX));
        assert!(at(&Place::ROOT, &long).chars().count() == EXCERPT_CHARS_MAX && at(&Place::ROOT, &long).ends_with("杏…"));
        let whole = format!("\"{}\"", "杏".repeat(EXCERPT_CHARS_MAX - 2));
        assert_eq!(at(&Place::ROOT, &whole), whole);
        let broken = "{\n\"a\": x\n}";
        let reason = Json::read_or_tell(broken.as_bytes()).unwrap_err();
        assert_eq!(excerpt(broken, &Place::ROOT.fault(Breach::Json(Box::new(reason)))), "\"a\": x");
    }

    #[test]
    fn what_is_indented_keeps_its_order() {
        assert_eq!(indented("{\"b\":1,\"a\":[]}"), "{\n  \"b\": 1,\n  \"a\": []\n}");
        assert_eq!(indented("x"), "x");
    }
}
