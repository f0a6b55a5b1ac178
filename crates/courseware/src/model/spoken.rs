//! What statements of this room have in common: who, about what, in which registration, when.

use jiff::Timestamp;
use kernel::{Id, LocalizedText, Time};
use serde_json::{Map, Value, json};

use super::structure::{Structure, Unit};

/// The version of xAPI in which this room speaks.
pub const VERSION: &str = "1.0.3";
/// Verbs of ADL.
pub const ADL: &str = "http://adlnet.gov/expapi/verbs/";

/// Who learns what, and under which addresses.
#[derive(Debug, Clone, Copy)]
pub struct Speaker<'a> {
    /// The address of the platform.
    pub base_url: &'a str,
    /// The person.
    pub person: Id,
    /// The package.
    pub package: Id,
    /// What it is.
    pub structure: &'a Structure,
    /// The registration.
    pub registration: Id,
}

impl Speaker<'_> {
    /// The person, as an agent with an account of this platform.
    #[must_use]
    pub fn actor(&self) -> Value {
        json!({ "objectType": "Agent", "account": { "homePage": self.base_url, "name": self.person.as_uuid() } })
    }

    /// The activity of the whole package.
    #[must_use]
    pub fn course_id(&self) -> String {
        format!("{}/courseware/{}", self.base_url, self.package)
    }

    /// The activity of a unit.
    #[must_use]
    pub fn unit_id(&self, unit: Id) -> String {
        format!("{}/units/{unit}", self.course_id())
    }

    /// The activity of a block.
    #[must_use]
    pub fn block_id(&self, block: Id) -> String {
        format!("{}/blocks/{block}", self.course_id())
    }

    /// A unit as the object of a statement.
    #[must_use]
    pub fn unit(&self, id: Id, unit: &Unit, kind: &str) -> Value {
        activity(&self.unit_id(id), &unit.title, &unit.description, kind)
    }
}

/// An activity with its definition.
#[must_use]
pub fn activity(id: &str, title: &LocalizedText, description: &LocalizedText, kind: &str) -> Value {
    let mut definition = Map::new();
    definition.insert("type".to_owned(), kind.into());
    for (name, text) in [("name", title), ("description", description)] {
        let map: Map<String, Value> =
            text.iter().filter(|(_, words)| !words.is_empty()).map(|(language, words)| (language.tag().to_owned(), words.into())).collect();
        if !map.is_empty() {
            definition.insert(name.to_owned(), Value::Object(map));
        }
    }
    json!({ "objectType": "Activity", "id": id, "definition": definition })
}

/// A moment as statements write it: ISO 8601 in UTC, to the millisecond.
#[must_use]
pub fn stamp(time: Time) -> String {
    Timestamp::from_microsecond(time.0).unwrap_or_default().strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string()
}

/// The moment of a stamp; `None` where it is none, or not in UTC.
#[must_use]
pub fn moment(text: &str) -> Option<Time> {
    let is_utc = text.ends_with('Z') || text.ends_with("+00:00") || text.ends_with("-00:00") || text.ends_with("+0000") || text.ends_with("+00");
    if !is_utc {
        return None;
    }
    text.parse::<Timestamp>().ok().map(|stamp| Time(stamp.as_microsecond()))
}

/// A verb with its English name.
#[must_use]
pub fn verb(iri: &str, name: &str) -> Value {
    json!({ "id": iri, "display": { "en": name } })
}

/// The id of a statement that is made once however often it is said.
#[must_use]
pub fn statement_id(parts: &[&str]) -> Id {
    let mut all = vec!["courseware-statement"];
    all.extend_from_slice(parts);
    Id::named(&all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_are_in_utc() {
        assert_eq!(stamp(Time(1_795_420_800_000_000)), "2026-11-23T08:00:00.000Z");
        assert_eq!(moment("2026-11-23T08:00:00.000Z"), Some(Time(1_795_420_800_000_000)));
        assert_eq!(moment("2026-11-23T08:00:00+00:00"), Some(Time(1_795_420_800_000_000)));
        for wrong in ["2026-11-23T16:00:00+08:00", "2026-11-23T08:00:00", "yesterday Z", ""] {
            assert_eq!(moment(wrong), None, "{wrong}");
        }
    }
}
