//! Gives what was said about a person in the platform's own store to the person they turned out to be. A statement never changes, so the former ones go and others come,
//! with ids that follow from the former id and the new person. What was taken back is not said anew.

use journal::{Journal, Query};
use kernel::Id;
use platform::{DatabaseError, Session};
use uuid::Uuid;

use super::say_facts::agent_identity;
use super::settle::append;
use crate::Records;
use crate::model::xapi::Version;
use crate::model::xapi::fault::Place;
use crate::model::xapi::holder::own_tenant;
use crate::model::xapi::json::Json;
use crate::model::xapi::keys::{self, Key, Kind};
use crate::model::xapi::prepared::{self, Prepared};
use crate::model::xapi::value;
use crate::store::lrs::pending::{self, Waiting};
use crate::store::lrs::{documents, statements};
use crate::store::shelf::{Shelf, ShelfError};

/// Statements that are read at once.
pub const STEP_MAX: u32 = 200;

/// Puts `to` in the place of `from` in every statement about them, and gives the documents over. A document that both have stays that of `to`.
///
/// # Errors
/// The database fails.
pub fn hand_over(records: &Records, session: &mut Session<'_>, from: Id, to: Id) -> Result<(), DatabaseError> {
    if from == to {
        return Ok(());
    }
    documents::give(session, own_tenant(), &agent_identity(records, from), &agent_identity(records, to))?;
    if !matches!(records.shelf, Shelf::Tables) {
        records.settling.note();
        return pending::add(session, own_tenant(), &Waiting::HandOver { from: from.as_uuid(), to: to.as_uuid() });
    }
    let (key, mut place) = (key(records, from), 0);
    loop {
        let page = statements::with_key(session, own_tenant(), key, place, STEP_MAX)?;
        for one in &page {
            let Some(anew) = anew_or_told(&records.base_url, (one.id, one.stored), &one.body, from.as_uuid(), to.as_uuid()) else { continue };
            statements::erase_one(session, own_tenant(), one.id)?;
            if !one.voided {
                records.shelf.say(session, own_tenant(), &[anew], records.services.now()).map(drop)?;
            }
        }
        match page.last() {
            Some(last) => place = last.seq,
            None => return Ok(()),
        }
    }
}

/// The same in a journal. Done again after it broke off it goes on.
///
/// # Errors
/// The journal fails.
pub fn in_journal(records: &Records, journal: &Journal, from: Uuid, to: Uuid) -> Result<(), ShelfError> {
    let (key, store) = (key(records, from.into()), own_tenant());
    let limit = usize::try_from(STEP_MAX).unwrap_or(usize::MAX);
    let mut query = Query { store: *store.as_bytes(), keys: vec![key], voided: true, ascending: true, limit, ..Query::default() };
    loop {
        let page = journal.query(&query)?;
        // A statement about one of theirs is found too, and is not theirs.
        let (mut gone, mut batch) = (Vec::new(), Vec::new());
        for stored in page.entries.iter().filter(|stored| stored.entry.keys.contains(&key)) {
            let body = String::from_utf8_lossy(&stored.entry.body);
            let Some(anew) = anew_or_told(&records.base_url, (Uuid::from_bytes(stored.entry.id), stored.stored), &body, from, to) else { continue };
            gone.push(stored.entry.id);
            if !stored.voided {
                batch.push(anew);
            }
        }
        append(journal, Some(store), batch)?;
        journal.erase(store.as_bytes(), &gone)?;
        match page.next {
            Some(next) => query.cursor = Some(next),
            None => return Ok(()),
        }
    }
}

fn key(records: &Records, person: Id) -> Key {
    keys::key(Kind::RelatedAgent, &agent_identity(records, person))
}

/// The id of a statement that came to somebody else.
#[must_use]
pub fn id_for(former: Uuid, owner: Uuid) -> Uuid {
    Id::named(&["statement", &Id::from(former).to_string(), &Id::from(owner).to_string()]).as_uuid()
}

/// A statement, said anew about somebody else. One that cannot be stays as it is, and does not keep all that waits behind it.
fn anew_or_told(home: &str, (id, stored): (Uuid, i64), body: &str, from: Uuid, to: Uuid) -> Option<Prepared> {
    anew(home, (id, stored), body, from, to).inspect_err(|reason| tracing::error!(%id, %reason, "a statement stays with the person it was about")).ok()
}

/// A statement, said anew about somebody else.
fn anew(home: &str, (id, stored): (Uuid, i64), body: &str, from: Uuid, to: Uuid) -> Result<Prepared, String> {
    let wrong = |reason: String| format!("the statement {id} cannot be given over: {reason}");
    let mut json = Json::read(body.as_bytes()).map_err(|reason| wrong(reason.to_string()))?;
    rename(&mut json, home, &from.to_string(), &to.to_string());
    json.remove("id");
    // Where it told no moment, that is when it was stored first.
    if json.get("timestamp").is_none() {
        json.set("timestamp", Json::text(value::write_moment(stored)));
    }
    let version = json.text_of("version").and_then(Version::of_header).unwrap_or(Version::V1);
    let authority = json.get("authority").cloned().unwrap_or(Json::Null).into_owned();
    prepared::one(json, version, &authority, &Place::ROOT, &mut || id_for(id, to)).map_err(|fault| wrong(fault.to_string()))
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
