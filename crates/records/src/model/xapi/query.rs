//! What a program asks the statement resource for (Communication 2.1.3).

use uuid::Uuid;

use super::Version;
use super::check;
use super::fault::Place;
use super::json::Json;
use super::keys::{self, Key, Kind};
use super::render::Format;
use super::value;

/// Statements on one page where the program names no limit, and at most.
pub const PAGE_MAX: usize = 500;
/// Statements on one page where the program names no limit.
pub const PAGE: usize = 100;

/// Which statement or statements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// The one with this id, unless it was taken back.
    One(Uuid),
    /// The one with this id that was taken back.
    Voided(Uuid),
    /// All that fit.
    All(Filter),
}

/// What statements must fit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// What they are found by; all of it.
    pub keys: Vec<Key>,
    /// Stored after this moment.
    pub since: Option<i64>,
    /// Stored at this moment or before.
    pub until: Option<i64>,
    /// The oldest first.
    pub ascending: bool,
    /// How many on a page.
    pub limit: usize,
    /// The place after which this page begins.
    pub cursor: Option<u64>,
}

/// A request for statements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// Which.
    pub wanted: Wanted,
    /// In which form.
    pub format: Format,
    /// With the bytes of their attachments.
    pub attachments: bool,
}

/// The parameter that a `more` address carries beside those of the request it goes on from.
pub const CURSOR: &str = "cursor";

/// Reads the parameters of a request.
///
/// # Errors
/// One is unknown, stands twice, is wrong, or may not stand beside another.
pub fn read(parameters: &[(String, String)], version: Version) -> Result<Query, String> {
    let mut filter = Filter { limit: PAGE, ..Filter::default() };
    let (mut one, mut voided, mut format, mut attachments) = (None, None, Format::Exact, false);
    let (mut agent, mut activity, mut related_agents, mut related_activities) = (None, None, false, false);
    let mut filters: Option<&str> = None;
    for (at, (name, text)) in parameters.iter().enumerate() {
        if parameters.iter().take(at).any(|(known, _)| known == name) {
            return Err(format!("the parameter '{name}' stands twice"));
        }
        if !matches!(name.as_str(), "statementId" | "voidedStatementId" | "format" | "attachments") {
            filters = Some(name);
        }
        match name.as_str() {
            "statementId" => one = Some(id(name, text)?),
            "voidedStatementId" => voided = Some(id(name, text)?),
            "format" => format = Format::from_word(text).ok_or("'format' must be ids, exact or canonical")?,
            "attachments" => attachments = truth(name, text)?,
            "agent" => agent = Some(agent_identity(name, text)?),
            "verb" => filter.keys.push(keys::key(Kind::Verb, iri(name, text)?)),
            "activity" => activity = Some(iri(name, text)?),
            "registration" => filter.keys.push(keys::key(Kind::Registration, &id(name, text)?.to_string())),
            "related_activities" => related_activities = truth(name, text)?,
            "related_agents" => related_agents = truth(name, text)?,
            "since" => filter.since = Some(moment(name, text, version)?),
            "until" => filter.until = Some(moment(name, text, version)?),
            "ascending" => filter.ascending = truth(name, text)?,
            "limit" => {
                let limit: usize = text.parse().map_err(|_| "'limit' must be a number, 0 or more")?;
                filter.limit = if limit == 0 { PAGE_MAX } else { limit.min(PAGE_MAX) };
            }
            CURSOR => filter.cursor = Some(text.parse().map_err(|_| "this address was not given by 'more'")?),
            _ => return Err(format!("the parameter '{name}' is not one of the standard (case matters)")),
        }
    }
    if let Some(agent) = agent {
        filter.keys.push(keys::key(if related_agents { Kind::RelatedAgent } else { Kind::Agent }, &agent));
    }
    if let Some(activity) = activity {
        filter.keys.push(keys::key(if related_activities { Kind::RelatedActivity } else { Kind::Activity }, activity));
    }
    let wanted = match (one, voided) {
        (Some(_), Some(_)) => return Err("'statementId' and 'voidedStatementId' do not go together".to_owned()),
        (None, None) => Wanted::All(filter),
        (one, voided) => {
            if let Some(other) = filters {
                return Err(format!("beside the id of a statement only 'format' and 'attachments' may stand, not '{other}'"));
            }
            voided.map(Wanted::Voided).or(one.map(Wanted::One)).unwrap_or(Wanted::All(filter))
        }
    };
    Ok(Query { wanted, format, attachments })
}

/// An id.
///
/// # Errors
/// It is none.
pub fn id(name: &str, text: &str) -> Result<Uuid, String> {
    value::uuid(text).ok_or_else(|| format!("'{name}' must be a UUID"))
}

/// An IRI.
///
/// # Errors
/// It is none.
pub fn iri<'t>(name: &str, text: &'t str) -> Result<&'t str, String> {
    if value::is_iri(text) { Ok(text) } else { Err(format!("'{name}' must be an IRI")) }
}

/// A moment, in microseconds.
///
/// # Errors
/// It is none.
pub fn moment(name: &str, text: &str, version: Version) -> Result<i64, String> {
    value::moment(text, version).map_err(|reason| format!("'{name}': {reason}"))
}

/// What identifies an agent or group that is given as JSON.
///
/// # Errors
/// It is none, or nothing identifies it.
pub fn agent_identity(name: &str, text: &str) -> Result<String, String> {
    let json = Json::read(text.as_bytes()).map_err(|reason| format!("'{name}' must be an agent as JSON: {reason}"))?;
    check::actor(&json, &Place::ROOT).map_err(|fault| format!("'{name}' must be an agent: {fault}"))?;
    if text.contains("\\u0000") {
        return Err(format!("'{name}' holds a zero character"));
    }
    keys::identity(&json).ok_or_else(|| format!("'{name}' must be an agent or a group that something identifies"))
}

fn truth(name: &str, text: &str) -> Result<bool, String> {
    match text {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err(format!("'{name}' must be true or false")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(text: &str) -> Result<Query, String> {
        let pairs: Vec<(String, String)> = text
            .split('&')
            .filter(|pair| !pair.is_empty())
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        read(&pairs, Version::V2)
    }

    const ID: &str = "39e24cc4-69af-4b01-a824-1fdc6ea8a3af";

    #[test]
    fn what_is_wrong_is_told() {
        for text in [
            "Verb=http://v",
            "verb=v",
            "verb=http://v&verb=http://w",
            "agent={}",
            "agent=x",
            "limit=-1",
            "limit=x",
            "ascending=1",
            "since=yesterday",
            "format=xml",
            "statementId=1",
            "cursor=x",
        ] {
            assert!(query(text).is_err(), "{text}");
        }
        for other in ["agent={\"mbox\":\"mailto:a@b\"}", "verb=http://v", "since=2026-11-27T08:00:00Z", "limit=1", "ascending=true", "related_agents=true"] {
            assert!(query(&format!("statementId={ID}&{other}")).unwrap_err().contains("may stand"), "{other}");
        }
        assert!(query(&format!("statementId={ID}&voidedStatementId={ID}")).is_err());
        assert!(query(&format!("voidedStatementId={ID}&format=ids&attachments=true")).is_ok());
    }

    #[test]
    fn pages_are_bounded() {
        let limit = |text: &str| match query(text).unwrap().wanted {
            Wanted::All(filter) => filter.limit,
            _ => 0,
        };
        assert_eq!([limit(""), limit("limit=0"), limit("limit=7"), limit("limit=100000")], [PAGE, PAGE_MAX, 7, PAGE_MAX]);
    }

    #[test]
    fn relations_widen_the_search() {
        let keys = |text: &str| match query(text).unwrap().wanted {
            Wanted::All(filter) => filter.keys,
            _ => Vec::new(),
        };
        assert_eq!(keys("activity=http://a"), [keys::key(Kind::Activity, "http://a")]);
        assert_eq!(keys("activity=http://a&related_activities=true"), [keys::key(Kind::RelatedActivity, "http://a")]);
        assert_eq!(keys("related_agents=true&agent={\"mbox\":\"mailto:a@b\"}"), [keys::key(Kind::RelatedAgent, "mbox mailto:a@b")]);
    }
}
