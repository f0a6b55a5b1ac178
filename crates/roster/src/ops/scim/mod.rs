//! The people and groups that a program keeps in step by SCIM 2.0: those at and below the organisation it was given.

pub mod groups;
pub mod list;
pub mod users;

use kernel::{Action, Id};
use organization::{By, Organization};
use platform::Session;
use platform::audit::Note;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::model::scim::bulk::Of;
use crate::store::external::Namespace;
use crate::{Roster, RosterError};

/// The source of what SCIM makes and calls things.
pub const SOURCE: &str = "scim";
/// Where the service is.
pub const SERVICE: &str = "/scim/v2";

/// What a program sees and may change.
pub struct Directory<'a> {
    room: &'a Roster,
    by: &'a By,
    place: Organization,
    base: String,
}

/// Which version of a thing a program has read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precondition<'a> {
    /// Any.
    None,
    /// One of these entity tags (RFC 9110, section 13.1.1).
    Match(&'a str),
}

impl<'a> Directory<'a> {
    /// Opens the directory of an organisation.
    ///
    /// # Errors
    /// There is none, or the database fails.
    pub fn open(room: &'a Roster, by: &'a By, place: Id, base_url: &str) -> Result<Self, RosterError> {
        let found = room.organizations.by_ids(&[place])?.into_iter().next().filter(|place| place.closed_at.is_none());
        Ok(Self { room, by, place: found.ok_or(RosterError::NotFound("organisation"))?, base: format!("{base_url}{SERVICE}") })
    }

    /// Where a thing of a kind is.
    #[must_use]
    pub fn location(&self, of: Of, id: &str) -> String {
        let kind = match of {
            Of::Users => "Users",
            Of::Groups => "Groups",
        };
        format!("{}/{kind}/{id}", self.base)
    }

    fn namespace(&self) -> Namespace<'static> {
        Namespace { organization: self.place.id, source: SOURCE }
    }

    fn audit(&self, session: &mut Session<'_>, action: Action, object: (&'static str, Id)) -> Result<(), RosterError> {
        let note = Note { organization: Some(self.place.id), address: self.by.address, ..Note::new(self.by.who.actor, action, Some(object)) };
        Ok(self.room.services.audit(session, &note)?)
    }
}

/// Gives a thing its version: it follows from what is said about it (RFC 7644, section 3.14).
fn versioned(thing: Value) -> Value {
    let said = thing.to_string();
    versioned_by(thing, &said)
}

/// Gives a thing a version that follows from a state.
fn versioned_by(mut thing: Value, state: &str) -> Value {
    let digest = Sha256::digest(state);
    let version: String = digest.iter().take(10).map(|byte| format!("{byte:02x}")).collect();
    if let Some(Value::Object(meta)) = thing.get_mut("meta") {
        meta.insert("version".to_owned(), format!("W/\"{version}\"").into());
    }
    thing
}

/// The version of a thing.
#[must_use]
pub fn version(thing: &Value) -> &str {
    thing.get("meta").and_then(|meta| meta.get("version")).and_then(Value::as_str).unwrap_or("")
}

/// Goes on only where a program has read what there is.
fn check(precondition: Precondition<'_>, thing: &Value) -> Result<(), RosterError> {
    match precondition {
        Precondition::None => Ok(()),
        Precondition::Match(tags) if tags.split(',').map(str::trim).any(|tag| tag == "*" || weak(tag) == weak(version(thing))) => Ok(()),
        Precondition::Match(_) => Err(RosterError::Changed),
    }
}

/// Weak and strong tags are the same here: a version is of what is said, not of bytes.
fn weak(tag: &str) -> &str {
    tag.strip_prefix("W/").unwrap_or(tag)
}
