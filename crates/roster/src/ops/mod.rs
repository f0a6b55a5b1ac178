//! What people and programs do here, one use case a file.

pub mod changes;
pub mod follow_people;
pub mod former;
pub mod hand_out_codes;
pub mod list_imports;
pub mod mark;
pub mod oneroster;
pub mod own;
pub mod plan;
pub mod preview;
pub mod scim;
pub mod shown_codes;
pub mod take_back;
pub mod take_in;
pub mod tree;

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use kernel::{Action, Actor, Id, Permission};
use organization::{By, Organization, Thing};
use platform::audit::Note;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Roster, RosterError};

/// A note in the audit log about an import.
fn note(by: &By, action: Action, import: Id, organization: Id) -> Note<'static> {
    Note { organization: Some(organization), address: by.address, ..Note::new(by.who.actor, action, Some(("roster-import", import))) }
}

/// The person who does it; `None` for programs and the platform itself.
const fn person(by: &By) -> Option<Id> {
    match by.who.actor {
        Actor::Member(person) => Some(person),
        _ => None,
    }
}

/// The organisation, for whoever may do this with its roster; whoever may not learns nothing about it.
pub fn access_organization(room: &Roster, by: &By, id: Id, permission: Permission) -> Result<Organization, RosterError> {
    let missing = || RosterError::NotFound("organisation");
    let allowed = match room.organizations.may(by, permission, Thing::Organization(id)) {
        Ok(decision) => decision.is_allowed(),
        Err(organization::OrganizationError::NotFound(_)) => false,
        Err(error) => return Err(error.into()),
    };
    if !allowed {
        return Err(missing());
    }
    room.organizations.by_ids(&[id])?.into_iter().next().filter(|organization| organization.closed_at.is_none()).ok_or_else(missing)
}

/// What drafts are encrypted for.
const PURPOSE: &str = "roster preview";

/// Packs and encrypts, to be kept for a while.
fn seal(room: &Roster, value: &impl Serialize) -> Result<Vec<u8>, RosterError> {
    let kept = |error: &dyn std::fmt::Display| RosterError::Kept(error.to_string());
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
    serde_json::to_writer(std::io::BufWriter::new(&mut encoder), value).map_err(|error| kept(&error))?;
    encoder.flush().map_err(|error| kept(&error))?;
    let packed = encoder.finish().map_err(|error| kept(&error))?;
    room.services.secrets.seal(&room.services.ids, PURPOSE, &packed).map_err(|error| kept(&error))
}

/// Decrypts and unpacks what was kept.
fn open<T: DeserializeOwned>(room: &Roster, sealed: &[u8]) -> Result<T, RosterError> {
    let kept = |error: &dyn std::fmt::Display| RosterError::Kept(error.to_string());
    let packed = room.services.secrets.open(PURPOSE, sealed).map_err(|error| kept(&error))?;
    let mut text = Vec::new();
    DeflateDecoder::new(packed.as_slice()).take(crate::model::bounds::UNPACKED_BYTES_MAX).read_to_end(&mut text).map_err(|error| kept(&error))?;
    serde_json::from_slice(&text).map_err(|error| kept(&error))
}
