//! Documents of the state and profile resources (Communication 2.2): which one, how two are joined, which may be written over.

use serde_json::Value;
use uuid::Uuid;

use super::Version;
use super::query::{agent_identity, id, iri, moment};

/// Bytes of one document.
pub const DOCUMENT_BYTES_MAX: usize = 4 * 1024 * 1024;
/// Characters of the id of a document.
pub const NAME_LENGTH_MAX: usize = 1024;

/// Which resource a document belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `activities/state`.
    State,
    /// `activities/profile`.
    ActivityProfile,
    /// `agents/profile`.
    AgentProfile,
}

impl Kind {
    /// The number it is stored by.
    #[must_use]
    pub const fn number(self) -> i64 {
        match self {
            Self::State => 1,
            Self::ActivityProfile => 2,
            Self::AgentProfile => 3,
        }
    }

    /// The parameter that names a document.
    #[must_use]
    pub const fn name_parameter(self) -> &'static str {
        match self {
            Self::State => "stateId",
            Self::ActivityProfile | Self::AgentProfile => "profileId",
        }
    }
}

/// What documents are about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Of which resource.
    pub kind: Kind,
    /// The activity; empty for agent profiles.
    pub activity: String,
    /// What identifies the agent; empty for activity profiles.
    pub agent: String,
    /// The registration of a state.
    pub registration: Option<Uuid>,
    /// The id of the document; `None` for all of them.
    pub name: Option<String>,
    /// Only those changed after this moment, in microseconds.
    pub since: Option<i64>,
}

/// Reads the parameters of a request.
///
/// # Errors
/// One is unknown, wrong or missing.
pub fn read(kind: Kind, parameters: &[(String, String)], version: Version) -> Result<Address, String> {
    let mut address = Address { kind, activity: String::new(), agent: String::new(), registration: None, name: None, since: None };
    for (at, (name, text)) in parameters.iter().enumerate() {
        if parameters.iter().take(at).any(|(known, _)| known == name) {
            return Err(format!("the parameter '{name}' stands twice"));
        }
        match (name.as_str(), kind) {
            ("activityId", Kind::State | Kind::ActivityProfile) => iri(name, text)?.clone_into(&mut address.activity),
            ("agent", Kind::State | Kind::AgentProfile) => address.agent = agent_identity(name, text)?,
            ("registration", Kind::State) => address.registration = Some(id(name, text)?),
            ("since", _) => address.since = Some(moment(name, text, version)?),
            (other, _) if other == kind.name_parameter() => {
                if text.chars().count() > NAME_LENGTH_MAX {
                    return Err(format!("'{name}' may have {NAME_LENGTH_MAX} characters"));
                }
                if text.contains('\0') {
                    return Err(format!("'{name}' holds a zero character"));
                }
                address.name = Some(text.clone());
            }
            _ => return Err(format!("the parameter '{name}' is not one of this resource (case matters)")),
        }
    }
    if kind != Kind::AgentProfile && address.activity.is_empty() {
        return Err("the parameter 'activityId' is missing".to_owned());
    }
    if kind != Kind::ActivityProfile && address.agent.is_empty() {
        return Err("the parameter 'agent' is missing".to_owned());
    }
    Ok(address)
}

/// Whether a media type is JSON.
#[must_use]
pub fn is_json(content_type: &str) -> bool {
    content_type.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

/// Joins a posted JSON document with the one that is there: its properties are set, the others stay (Communication 2.2, s7).
///
/// # Errors
/// One of them is no JSON object.
pub fn merge(kept: &[u8], new: &[u8]) -> Result<Vec<u8>, String> {
    let object = |bytes: &[u8], which: &str| match serde_json::from_slice(bytes) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(_) => Err(format!("the document {which} is JSON but no object, so that nothing can be joined to it")),
        Err(error) => Err(format!("the document {which} is no JSON: {error}")),
    };
    let mut merged = object(kept, "that is there")?;
    merged.extend(object(new, "that came")?);
    serde_json::to_vec(&Value::Object(merged)).map_err(|error| error.to_string())
}

/// What a request demands of the document that is there (RFC 9110, section 13).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Condition<'a> {
    /// `If-Match`.
    pub if_match: Option<&'a str>,
    /// `If-None-Match`.
    pub if_none_match: Option<&'a str>,
}

/// What a request may do that names no condition (Communication 3.1; in 2.0 4.1.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Without {
    /// Anything.
    Free,
    /// Write where nothing is.
    WhereNothingIs,
    /// Nothing.
    Never,
}

impl Without {
    /// Of a PUT: a state may be put freely in 1.0.3, profiles only with a condition; in 2.0 all may be put where nothing is.
    #[must_use]
    pub const fn of_put(kind: Kind, version: Version) -> Self {
        match (kind, version) {
            (Kind::State, Version::V1) => Self::Free,
            (_, Version::V1) => Self::Never,
            (_, Version::V2) => Self::WhereNothingIs,
        }
    }
}

/// Why a document is not written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// It is not what the program believes it to be (412).
    Changed,
    /// It is there, and the program does not say that it knows (409).
    Unasked,
    /// The program must say what it knows, even where nothing is there (400).
    Unconditional,
}

impl Condition<'_> {
    /// Whether the document that is there (by its tag) may be written over. `without` says what holds for requests that name no
    /// condition.
    ///
    /// # Errors
    /// It may not.
    pub fn check(self, kept: Option<&str>, without: Without) -> Result<(), Refused> {
        let names = |list: &str, tag: &str| list.split(',').any(|one| one.trim().trim_start_matches("W/").trim_matches('"') == tag);
        if let Some(list) = self.if_match {
            return match kept {
                Some(tag) if list.trim() == "*" || names(list, tag) => Ok(()),
                _ => Err(Refused::Changed),
            };
        }
        if let Some(list) = self.if_none_match {
            return match kept {
                Some(tag) if list.trim() == "*" || names(list, tag) => Err(Refused::Changed),
                _ => Ok(()),
            };
        }
        match (without, kept) {
            (Without::Free, _) | (Without::WhereNothingIs, None) => Ok(()),
            (Without::WhereNothingIs | Without::Never, Some(_)) => Err(Refused::Unasked),
            (Without::Never, None) => Err(Refused::Unconditional),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parameters(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    const AGENT: (&str, &str) = ("agent", "{\"mbox\":\"mailto:a@b\"}");

    #[test]
    fn addresses_are_complete_or_refused() {
        let read = |kind, pairs: &[(&str, &str)]| read(kind, &parameters(pairs), Version::V2);
        let state = read(Kind::State, &[("activityId", "http://a"), AGENT, ("stateId", "s")]).unwrap();
        assert_eq!((state.activity.as_str(), state.agent.as_str(), state.name.as_deref()), ("http://a", "mbox mailto:a@b", Some("s")));
        assert!(read(Kind::State, &[("activityId", "http://a")]).is_err() && read(Kind::State, &[AGENT]).is_err());
        assert!(read(Kind::ActivityProfile, &[("activityId", "http://a"), AGENT]).is_err());
        assert!(read(Kind::AgentProfile, &[AGENT, ("stateId", "s")]).is_err());
        assert!(read(Kind::AgentProfile, &[AGENT, AGENT]).unwrap_err().contains("twice"));
        let long = "x".repeat(NAME_LENGTH_MAX + 1);
        assert!(read(Kind::AgentProfile, &[AGENT, ("profileId", &long)]).is_err() && read(Kind::AgentProfile, &[AGENT, ("profileId", &long[1..])]).is_ok());
    }

    #[test]
    fn only_the_first_level_is_joined() {
        let merged = merge(br#"{"a":{"x":1},"b":2}"#, br#"{"a":{"y":1},"c":3}"#).unwrap();
        assert_eq!(serde_json::from_slice::<Value>(&merged).unwrap(), serde_json::json!({"a": {"y": 1}, "b": 2, "c": 3}));
        assert!(merge(b"[]", b"{}").is_err() && merge(b"{}", b"x").is_err());
    }

    #[test]
    fn conditions_hold_or_not() {
        let matching = |list| Condition { if_match: Some(list), if_none_match: None };
        let none = |list| Condition { if_match: None, if_none_match: Some(list) };
        assert_eq!(matching("\"a\"").check(Some("a"), Without::Never), Ok(()));
        assert_eq!(matching("\"b\", \"a\"").check(Some("a"), Without::Never), Ok(()));
        assert_eq!(matching("\"b\"").check(Some("a"), Without::Free), Err(Refused::Changed));
        assert_eq!(matching("*").check(None, Without::Free), Err(Refused::Changed));
        assert_eq!(none("*").check(None, Without::Never), Ok(()));
        assert_eq!(none("*").check(Some("a"), Without::Free), Err(Refused::Changed));
        assert_eq!(none("\"b\"").check(Some("a"), Without::Never), Ok(()));
        assert_eq!(Condition::default().check(Some("a"), Without::WhereNothingIs), Err(Refused::Unasked));
        assert_eq!(Condition::default().check(Some("a"), Without::Free), Ok(()));
        assert_eq!(Condition::default().check(None, Without::WhereNothingIs), Ok(()));
        assert_eq!(Condition::default().check(None, Without::Never), Err(Refused::Unconditional));
    }
}
