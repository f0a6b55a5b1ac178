//! The first operator: whoever holds the token that the console printed.

use kernel::{Action, Role};
use sha2::{Digest, Sha256};

use super::give_role::{NewRole, give};
use super::note;
use crate::model::path::top_id;
use crate::{By, OrganizationError, Organizations, store};

/// Whether nobody ever operated the platform. Afterwards the token is worth nothing, whoever wrote it down; the command line makes operators.
pub fn is_needed(room: &Organizations) -> Result<bool, OrganizationError> {
    room.services.database.read(|session| Ok(!store::membership::was_ever_held(session, Role::Operator)?))
}

/// The token of the first run: it follows from the key file, so whoever reads the console or the key file knows it, and nobody else.
#[must_use]
pub fn token(room: &Organizations) -> String {
    let digest = Sha256::digest(room.services.secrets.blind("first run", "operator"));
    platform::secrets::hex(digest.get(..16).unwrap_or_default())
}

/// Makes the person who asks the operator.
pub fn become_operator(room: &Organizations, by: &By, typed: &str) -> Result<(), OrganizationError> {
    let person = super::person(by).ok_or(OrganizationError::FirstRun)?;
    if !platform::secrets::same(typed.trim().as_bytes(), token(room).as_bytes()) {
        return Err(OrganizationError::FirstRun);
    }
    room.services.database.write(|session| {
        if store::membership::was_ever_held(session, Role::Operator)? {
            return Err(OrganizationError::FirstRun);
        }
        let new = NewRole { person, organization: top_id(), role: Role::Operator, since: None, until: None, reason: "", source: "first-run" };
        give(room, session, by, &new)?;
        store::state::changed(session)?;
        Ok(room.services.audit(session, &note(by, Action::OperatorFirst, ("person", person), top_id()))?)
    })?;
    room.authority.forget(person);
    Ok(())
}
