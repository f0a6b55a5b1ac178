//! Taking a role back.

use kernel::{Action, Id, Role};

use super::{decide, note, person};
use crate::{By, Membership, OrganizationError, Organizations, store};

/// A role that holds, for whoever may end it: whoever may give it may take it, and everybody may give up their own.
pub fn to_end(room: &Organizations, by: &By, membership: Id) -> Result<Membership, OrganizationError> {
    let found = room.services.database.read::<_, OrganizationError>(|session| Ok(store::membership::by_id(session, membership)?))?;
    let found = found.filter(|found| found.until.is_none_or(|until| until > by.now)).ok_or(OrganizationError::NotFound("role"))?;
    if person(by) != Some(found.person) {
        let place = room.authority.path(&room.services.database, found.organization)?.ok_or(OrganizationError::NotFound("role"))?;
        // Whoever may not even see it learns nothing about it.
        decide::require_giving(room, by, found.role, &place).map_err(|_| OrganizationError::NotFound("role"))?;
    }
    Ok(found)
}

/// Ends a role at once. The last operator stays, unless the machine's own operator says otherwise on the command line.
pub fn end_role(room: &Organizations, by: &By, membership: Id) -> Result<Id, OrganizationError> {
    let found = to_end(room, by, membership)?;
    room.services.database.write::<_, OrganizationError>(|session| {
        if found.role == Role::Operator && person(by).is_some() && store::membership::count_role(session, Role::Operator, by.now)? <= 1 {
            return Err(OrganizationError::LastOperator);
        }
        store::membership::end(session, membership, by.now, by.now)?;
        store::state::changed(session)?;
        let mut note = note(by, Action::RoleEnded, ("person", found.person), found.organization);
        note.detail = serde_json::json!({ "role": found.role.as_str(), "membership": membership });
        Ok(room.services.audit(session, &note)?)
    })?;
    room.authority.forget(found.person);
    if found.role.is_staff() && person(by) != Some(found.person) {
        room.identity.end_sessions(found.person)?;
    }
    Ok(found.organization)
}
