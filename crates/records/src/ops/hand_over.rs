//! Gives what other rooms and launched units said about a person in the platform's own store to the person they turned out to be. What the platform says of
//! facts is said again from the facts (`say_facts`); these statements have no fact behind them.

use kernel::Id;
use platform::{DatabaseError, Session};

use super::say_facts::agent_identity;
use crate::Records;
use crate::model::xapi::Version;
use crate::model::xapi::fault::Place;
use crate::model::xapi::holder::own_tenant;
use crate::model::xapi::json::Json;
use crate::model::xapi::keys::{self, Kind};
use crate::model::xapi::prepared;
use crate::store::lrs::{documents, statements};

/// Statements that are read at once.
pub const STEP_MAX: u32 = 200;

/// Puts `to` in the place of `from` in every statement about them, at its place in the order, and gives the documents over. A document that both have stays
/// that of `to`. How many statements were changed.
///
/// # Errors
/// The database fails.
pub fn hand_over(records: &Records, session: &mut Session<'_>, from: Id, to: Id) -> Result<usize, DatabaseError> {
    let (old, new) = (from.as_uuid().to_string(), to.as_uuid().to_string());
    let identity = agent_identity(records, from);
    let new_identity = agent_identity(records, to);
    let key = keys::key(Kind::RelatedAgent, &identity);
    let mut changed = 0;
    let mut place = 0;
    loop {
        let page = statements::with_key(session, own_tenant(), key, place, STEP_MAX)?;
        for one in &page {
            let wrong = |reason: String| DatabaseError::Engine(format!("the statement {} cannot be given over: {reason}", one.id));
            let mut json = Json::read(one.body.as_bytes()).map_err(wrong)?;
            rename(&mut json, &records.base_url, &old, &new);
            let version = json.text_of("version").and_then(Version::of_header).unwrap_or(Version::V1);
            let authority = json.get("authority").cloned().unwrap_or(Json::Null).into_owned();
            let prepared = prepared::one(json, version, &authority, &Place::ROOT, &mut || one.id).map_err(|fault| wrong(fault.to_string()))?;
            statements::replace(session, own_tenant(), &prepared)?;
            changed += 1;
        }
        match page.last() {
            Some(last) => place = last.seq,
            None => break,
        }
    }
    for kind in [Kind::RelatedAgent, Kind::Agent] {
        statements::change_key(session, own_tenant(), keys::key(kind, &identity), keys::key(kind, &new_identity))?;
    }
    documents::give(session, own_tenant(), &identity, &new_identity)?;
    Ok(changed)
}

/// Names another account wherever an account of the platform has this name; whether it was anywhere.
fn rename(json: &mut Json<'_>, home: &str, old: &str, new: &str) -> bool {
    match json {
        Json::List(all) => all.iter_mut().map(|one| rename(one, home, old, new)).filter(|renamed| *renamed).count() > 0,
        Json::Object(fields) => {
            let is = |name: &str, value: &str| fields.iter().any(|(known, found)| known == name && found.as_text() == Some(value));
            if is("homePage", home) && is("name", old) {
                fields.iter_mut().filter(|(known, _)| known == "name").for_each(|(_, name)| *name = Json::text(new));
                return true;
            }
            fields.iter_mut().map(|(_, one)| rename(one, home, old, new)).filter(|renamed| *renamed).count() > 0
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_account_of_this_platform_is_renamed() {
        let mut json = Json::read(
            br#"{"actor":{"account":{"homePage":"https://x.test","name":"a"}},"context":{"instructor":{"account":{"homePage":"https://else.test","name":"a"}},
                "team":{"member":[{"account":{"name":"a","homePage":"https://x.test"}}]}},"object":{"definition":{"name":{"en":"a"}}}}"#,
        )
        .unwrap();
        assert!(rename(&mut json, "https://x.test", "a", "b"));
        let text = String::from_utf8(json.to_bytes()).unwrap();
        assert_eq!(text.matches("\"name\":\"b\"").count(), 2, "{text}");
        assert!(text.contains("https://else.test\",\"name\":\"a\"") && text.contains("\"en\":\"a\""));
        assert!(!rename(&mut json, "https://x.test", "a", "b"));
    }
}
