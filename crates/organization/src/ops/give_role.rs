//! Giving somebody a role in an organisation.

use kernel::{Action, Id, Role, Time};
use platform::Session;
use platform::audit::REASON_LENGTH_MAX;

use super::{decide, note, person};
use crate::organization::Membership;
use crate::{By, OrganizationError, Organizations, store};

/// What is given.
#[derive(Debug, Clone, Copy)]
pub struct NewRole<'a> {
    /// To whom.
    pub person: Id,
    /// Where.
    pub organization: Id,
    /// What.
    pub role: Role,
    /// From when on; at once where nothing is said.
    pub since: Option<Time>,
    /// Until when.
    pub until: Option<Time>,
    /// Why, where something is to be said.
    pub reason: &'a str,
    /// Which import it comes from; empty by hand.
    pub source: &'a str,
}

/// Gives it, where the account is theirs to place. A role of staff ends the sessions of whoever gets it, so that it is used only by somebody who just proved who they are.
pub fn give_role(room: &Organizations, by: &By, new: &NewRole<'_>) -> Result<Id, OrganizationError> {
    let place = room.authority.path(&room.services.database, new.organization)?.ok_or(OrganizationError::NotFound("organization"))?;
    decide::require_giving(room, by, new.role, &place)?;
    // Nobody gives themselves a role: in an emergency the glass is broken, and others are told.
    if person(by) == Some(new.person) {
        return Err(OrganizationError::Oneself);
    }
    if !decide::gives_at_once(room, by, new.role, new.person)? {
        return Err(OrganizationError::OfferFirst);
    }
    let id = room.services.database.write(|session| {
        let id = give(room, session, by, new)?;
        store::state::changed(session)?;
        let mut note = note(by, Action::RoleGiven, ("person", new.person), new.organization);
        note.reason = new.reason;
        note.detail = serde_json::json!({ "role": new.role.as_str(), "membership": id, "until": new.until });
        room.services.audit(session, &note)?;
        Ok::<_, OrganizationError>(id)
    })?;
    room.authority.forget(new.person);
    if new.role.is_staff() {
        room.identity.end_sessions(new.person)?;
    }
    Ok(id)
}

/// Gives it in the transaction of `session`, where that it may be given was asked before. Who has it already keeps it.
pub fn give(room: &Organizations, session: &mut Session<'_>, by: &By, new: &NewRole<'_>) -> Result<Id, OrganizationError> {
    hold(room, session, person(by), by.now, new)
}

/// Makes somebody hold a role that `given_by` gave them. Who has it already keeps it.
pub fn hold(room: &Organizations, session: &mut Session<'_>, given_by: Option<Id>, now: Time, new: &NewRole<'_>) -> Result<Id, OrganizationError> {
    let held = store::membership::of_person(session, new.person, now, crate::authority::MEMBERSHIPS_MAX)?;
    if let Some(other) = held.iter().find(|held| !held.role.goes_with(new.role)) {
        return Err(OrganizationError::Apart(other.role, new.role));
    }
    let since = new.since.unwrap_or(now);
    if let Some(known) =
        held.iter().find(|held| held.role == new.role && held.organization == new.organization && held.until == new.until && held.since <= since)
    {
        return Ok(known.id);
    }
    let id = room.services.new_id();
    let membership = Membership {
        id,
        person: new.person,
        organization: new.organization,
        role: new.role,
        since,
        until: new.until,
        given_by,
        reason: new.reason.chars().take(REASON_LENGTH_MAX).collect(),
        source: new.source.to_owned(),
        changed_at: now,
    };
    store::membership::insert(session, &[membership])?;
    Ok(id)
}
