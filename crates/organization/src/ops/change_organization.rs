//! Naming an organisation anew, closing it and opening it again.

use kernel::{Action, Id, Permission};

use super::{decide, note};
use crate::model::name;
use crate::{By, OrganizationError, Organizations, Thing, store};

/// Gives it another name and code.
pub fn change_organization(room: &Organizations, by: &By, id: Id, typed: &str, code: &str) -> Result<(), OrganizationError> {
    decide::require(room, by, Permission::ManageOrganizations, Thing::Organization(id))?;
    let shown = name::shown(typed).ok_or(OrganizationError::Name)?;
    let code = if code.trim().is_empty() { None } else { Some(name::code(code).ok_or(OrganizationError::Code)?) };
    room.services.database.write(|session| {
        if !store::organization::change(session, id, &shown, code.as_deref(), by.now)? {
            return Err(OrganizationError::CodeTaken);
        }
        Ok(room.services.audit(session, &note(by, Action::OrganizationChanged, ("organization", id), id))?)
    })
}

/// Closes it: it stays on record, and nobody holds a role in it any more. What is closed last may be opened again.
pub fn close_organization(room: &Organizations, by: &By, id: Id, closed: bool) -> Result<(), OrganizationError> {
    decide::require(room, by, Permission::ManageOrganizations, Thing::Organization(id))?;
    room.services.database.write(|session| {
        let organization = store::organization::by_id(session, id)?.filter(|organization| organization.parent.is_some());
        organization.ok_or(OrganizationError::NotFound("organization"))?;
        if closed && store::organization::count_children(session, id)? > 0 {
            return Err(OrganizationError::NotEmpty);
        }
        store::organization::set_closed(session, id, closed.then_some(by.now), by.now)?;
        let ended = if closed { store::membership::end_all_in(session, id, by.now)? } else { 0 };
        if closed {
            store::offer::remove_all_in(session, id)?;
        }
        store::state::changed(session)?;
        let action = if closed { Action::OrganizationClosed } else { Action::OrganizationOpened };
        let mut note = note(by, action, ("organization", id), id);
        note.detail = serde_json::json!({ "roles_ended": ended });
        Ok(room.services.audit(session, &note)?)
    })?;
    room.authority.forget_all();
    Ok(())
}
