//! What other rooms put into the platform's own store, in their own transactions, and what they find there.

use kernel::{ErrorKind, Problem};
use platform::{DatabaseError, Session};
use serde_json::Value;

use super::say_facts::authority;
use super::write_document::tag;
use crate::Records;
use crate::model::xapi::Version;
use crate::model::xapi::document::Address;
use crate::model::xapi::holder::own_tenant;
use crate::model::xapi::json::Json;
use crate::model::xapi::prepared::{self, Prepared};
use crate::store::lrs::activities;
use crate::store::lrs::documents::{self, Document};

/// Checks statements that the platform itself vouches for.
fn prepare(records: &Records, said: &[Value]) -> Result<Vec<Prepared>, Problem> {
    let wrong = |reason: String| Problem::new(ErrorKind::Unavailable, "records.statement", format!("a room said what is no statement: {reason}"));
    let text = serde_json::to_vec(said).map_err(|error| wrong(error.to_string()))?;
    let json = Json::read(&text).map_err(|reason| wrong(reason.to_string()))?;
    prepared::read(json, Version::V1, &authority(records), &mut || records.services.new_id().as_uuid()).map_err(|fault| wrong(fault.to_string()))
}

/// Keeps statements; one that is there with the same content is left as it is.
///
/// # Errors
/// One is no statement or clashes with what is there, or the database fails.
pub fn put(records: &Records, session: &mut Session<'_>, said: &[Value]) -> Result<(), Problem> {
    let prepared = prepare(records, said)?;
    if let Err(conflict) = records.say(session, own_tenant(), &prepared)? {
        return Err(Problem::new(ErrorKind::Conflict, "conflict", format!("a statement with the id {} is stored and says something else", conflict.0)));
    }
    let definitions = prepared.iter().flat_map(|one| &one.definitions).map(|(activity, definition)| (activity.as_str(), definition));
    Ok(activities::learn(session, own_tenant(), definitions)?)
}

/// Keeps a document, whatever was there before.
///
/// # Errors
/// The database fails.
pub fn put_document(records: &Records, session: &mut Session<'_>, address: &Address, name: &str, content_type: &str, body: &[u8]) -> Result<(), DatabaseError> {
    let document = Document { content_type: content_type.to_owned(), body: body.to_vec(), tag: tag(body), changed_at: records.services.now() };
    documents::put(session, own_tenant(), address, name, &document)
}

/// A document with its media type.
///
/// # Errors
/// The database fails.
pub fn document(session: &mut Session<'_>, address: &Address, name: &str) -> Result<Option<(String, Vec<u8>)>, DatabaseError> {
    Ok(documents::get(session, own_tenant(), address, name)?.map(|found| (found.content_type, found.body)))
}
