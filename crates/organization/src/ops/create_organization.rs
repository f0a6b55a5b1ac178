//! Making an organisation below another one.

use kernel::{Action, Id, Permission};
use platform::Session;

use super::{decide, note};
use crate::model::kind::Kind;
use crate::model::name;
use crate::organization::Organization;
use crate::store::organization::NewRow;
use crate::{By, OrganizationError, Organizations, Thing, store};

/// What somebody fills in.
#[derive(Debug, Clone, Copy)]
pub struct NewOrganization<'a> {
    /// What it stands right below.
    pub parent: Id,
    /// Its kind.
    pub kind: Kind,
    /// Its name.
    pub name: &'a str,
    /// Its code; empty for none.
    pub code: &'a str,
    /// Which import it comes from; empty by hand.
    pub source: &'a str,
}

/// Makes it.
pub fn create_organization(room: &Organizations, by: &By, new: &NewOrganization<'_>) -> Result<Organization, OrganizationError> {
    decide::require(room, by, Permission::ManageOrganizations, Thing::Organization(new.parent))?;
    room.services.database.write(|session| {
        let made = create(room, session, by, new)?;
        store::state::changed(session)?;
        room.services.audit(session, &note(by, Action::OrganizationCreated, ("organization", made.id), new.parent))?;
        Ok(made)
    })
}

/// Makes it in the transaction of `session`, where that it may be made was asked before.
pub fn create(room: &Organizations, session: &mut Session<'_>, by: &By, new: &NewOrganization<'_>) -> Result<Organization, OrganizationError> {
    let shown = name::shown(new.name).ok_or(OrganizationError::Name)?;
    let code = if new.code.trim().is_empty() { None } else { Some(name::code(new.code).ok_or(OrganizationError::Code)?) };
    let parent =
        store::organization::by_id(session, new.parent)?.filter(|parent| parent.closed_at.is_none()).ok_or(OrganizationError::NotFound("organization"))?;
    if !new.kind.goes_below(parent.kind) {
        return Err(OrganizationError::Place);
    }
    let number = store::state::take_numbers(session, 1)?;
    let path = parent.path.below(u32::try_from(number).unwrap_or(u32::MAX)).ok_or(OrganizationError::Place)?;
    let id = room.services.new_id();
    let row = NewRow { id, parent: Some(parent.id), number, path: path.clone(), kind: new.kind, name: &shown, code: code.as_deref(), source: new.source };
    if store::organization::insert(session, &[row], by.now)? == 0 {
        return Err(OrganizationError::CodeTaken);
    }
    let (created_at, changed_at, source) = (by.now, by.now, new.source.to_owned());
    Ok(Organization { id, parent: Some(parent.id), kind: new.kind, name: shown, code, path, source, created_at, changed_at, closed_at: None })
}
