//! Says what became true here as xAPI statements in the platform's own store, so that whoever reads that store sees what people did.

use kernel::{Fact, Id};
use platform::{DatabaseError, Session};

use super::settle::settle;
use crate::Records;
use crate::model::statement;
use crate::model::xapi::Version;
use crate::model::xapi::fault::Place;
use crate::model::xapi::holder::own_tenant;
use crate::model::xapi::json::Json;
use crate::model::xapi::keys::{self, Kind};
use crate::model::xapi::prepared::{self, Prepared};
use crate::store;
use crate::store::lrs::{documents, statements};
use crate::store::shelf::ShelfError;

/// Facts said by one transaction when a platform that kept facts before it had a record store is brought up to date.
pub const STEP_MAX: u32 = 500;

/// The statement of a fact.
fn prepare(records: &Records, fact: &Fact) -> Result<Prepared, DatabaseError> {
    let text = statement::write(fact, &records.base_url).to_string();
    let authority = authority(records);
    let wrong = |reason: String| DatabaseError::Engine(format!("the fact {} makes no statement: {reason}", fact.id));
    let json = Json::read(text.as_bytes()).map_err(wrong)?;
    prepared::one(json, Version::V2, &authority, &Place::ROOT, &mut || fact.id.as_uuid()).map_err(|fault| wrong(fault.to_string()))
}

/// The platform, as it vouches for what it says itself.
#[must_use]
pub fn authority(records: &Records) -> Json<'static> {
    let account = vec![("homePage".into(), Json::text(&*records.base_url)), ("name".into(), Json::text("xingtan"))];
    Json::Object(vec![("objectType".into(), Json::text("Agent")), ("account".into(), Json::Object(account))])
}

/// What identifies a person of this platform in statements.
pub fn agent_identity(records: &Records, person: Id) -> String {
    format!("account {} {}", person.as_uuid(), records.base_url)
}

/// Says a fact. One that was said changes nothing.
///
/// # Errors
/// The database fails.
pub fn say(records: &Records, session: &mut Session<'_>, fact: &Fact) -> Result<(), DatabaseError> {
    let prepared = prepare(records, fact)?;
    // A conflict cannot be mended by trying again: the fact is there in another wording, and the first one stands.
    records.say(session, own_tenant(), std::slice::from_ref(&prepared)).map(|_| ())
}

/// Takes back all that was said about a person, in every wording, and the documents about them.
///
/// # Errors
/// The database fails.
pub fn forget(records: &Records, session: &mut Session<'_>, person: Id) -> Result<(), DatabaseError> {
    let identity = agent_identity(records, person);
    let key = keys::key(Kind::RelatedAgent, &identity);
    records.settling.note();
    records.shelf.erase_found(session, own_tenant(), key)?;
    documents::erase(session, own_tenant(), &identity).map(|_| ())
}

/// Says the facts of before there was a record store, in steps; done once. How many there were.
///
/// # Errors
/// The store fails.
pub fn catch_up(records: &Records) -> Result<usize, ShelfError> {
    let (mut said, mut after) = (0, None);
    loop {
        let step = records.services.database.write::<_, DatabaseError>(|session| {
            if statements::is_caught_up(session)? {
                return Ok(None);
            }
            let facts = store::stored_after(session, after, STEP_MAX)?;
            for (_, fact) in &facts {
                say(records, session, fact)?;
            }
            if facts.len() < STEP_MAX as usize {
                statements::set_caught_up(session)?;
            }
            Ok(Some((facts.len(), facts.last().map(|(stored_at, fact)| (*stored_at, fact.id)))))
        })?;
        settle(records)?;
        let Some((count, last)) = step else { return Ok(said) };
        said += count;
        after = last;
    }
}
