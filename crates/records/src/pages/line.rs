//! A statement in a list, in the language of who reads the list.

use std::collections::HashMap;

use kernel::{Id, Problem};

use super::store::second_of;
use super::view;
use crate::Records;
use crate::model::xapi::json::Json;
use crate::model::xapi::render::in_language;
use crate::model::{profile, statement};
use crate::ops::watch_statements::Way;
use crate::store::lrs::statements::Kept;

/// What is shown of a statement.
#[derive(Default)]
pub(super) struct Line {
    pub id: String,
    pub address: String,
    pub at: String,
    /// What was done: in words, and the last part of the verb's IRI where the words are others.
    pub verb: String,
    pub code: String,
    /// What it was done to: its name, empty where nobody knows one, and its id.
    pub name: String,
    pub object: String,
    pub actor: String,
    pub authority: String,
}

/// Statements of a store as lines of a list. Things of this platform are named as their rooms name them, others as the statement does.
///
/// # Errors
/// The database fails.
pub(super) fn lines(records: &Records, way: Way, tenant: Id, some: &[Kept]) -> Result<Vec<Line>, Problem> {
    let read: Vec<Json> = some.iter().map(|one| Json::read(one.body.as_bytes()).unwrap_or(Json::Null)).collect();
    let thing = |json: &Json| json.get("object").and_then(|object| object.text_of("id")).and_then(|id| statement::thing(id, &records.base_url));
    let mut things: Vec<_> = read.iter().filter_map(thing).collect();
    things.sort_unstable_by_key(|(_, id)| *id);
    things.dedup();
    let names = if things.is_empty() { HashMap::new() } else { records.names.names(&things, way.language)? };
    // Who reads zh-Hans reads zh-CN.
    let languages = [way.language.tag().to_ascii_lowercase(), way.language.primary().to_ascii_lowercase()];
    let line = |(one, json): (&Kept, &Json)| {
        let known = thing(json).and_then(|(_, id)| names.get(&id)).map(|(name, _)| name.as_str());
        Line {
            id: one.id.to_string(),
            address: view::address(way.shown, tenant, one.id),
            at: second_of(one.stored),
            name: known.or_else(|| told_name(json, &languages)).unwrap_or_default().to_owned(),
            ..told(json, way.language.tag(), &languages)
        }
    };
    Ok(some.iter().zip(&read).map(line).collect())
}

/// The name that the statement gives its object.
fn told_name<'j>(json: &'j Json<'_>, languages: &[String]) -> Option<&'j str> {
    let object = json.get("object")?;
    object.get("definition").and_then(|definition| definition.get("name")).and_then(|name| in_language(name, languages))
}

/// What the statement says of itself.
fn told(json: &Json<'_>, tag: &str, languages: &[String]) -> Line {
    let verb = json.get("verb").and_then(|verb| verb.text_of("id")).unwrap_or_default();
    let code = verb.rsplit(['/', '#']).find(|part| !part.is_empty()).unwrap_or(verb);
    let display = || json.get("verb").and_then(|verb| verb.get("display")).and_then(|display| in_language(display, languages));
    let words = profile::verb_name(verb, tag).or_else(display).filter(|words| !words.trim().is_empty()).unwrap_or(code);
    let object = json.get("object").and_then(|object| {
        let named = object.text_of("id").map(str::to_owned).or_else(|| identity(object));
        named.or_else(|| object.text_of("objectType").map(str::to_owned))
    });
    Line {
        verb: words.to_owned(),
        code: if words == code { String::new() } else { code.to_owned() },
        object: object.unwrap_or_default(),
        actor: json.get("actor").and_then(identity).unwrap_or_default(),
        authority: json.get("authority").and_then(identity).unwrap_or_default(),
        ..Line::default()
    }
}

/// By what an agent is known.
fn identity(agent: &Json<'_>) -> Option<String> {
    let account = agent.get("account").and_then(|account| account.text_of("name"));
    let others = ["mbox", "openid", "mbox_sha1sum", "name"].into_iter().find_map(|name| agent.text_of(name));
    account.or(others).map(str::to_owned)
}
