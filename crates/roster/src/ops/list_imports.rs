//! The imports into an organisation.

use kernel::{Id, PageRequest, PageSlice, Permission};
use organization::{By, Organization};

use super::access_organization;
use crate::store::import::{self, Import};
use crate::{Roster, RosterError};

/// The imports into an organisation, the latest first, for whoever may import there.
pub fn list_imports(room: &Roster, by: &By, organization: Id, page: PageRequest) -> Result<(Organization, PageSlice<Import>), RosterError> {
    let organization = access_organization(room, by, organization, Permission::ImportRoster)?;
    let (entries, total) = room.services.database.read::<_, RosterError>(|session| Ok(import::of_organization(session, organization.id, page)?))?;
    Ok((organization, PageSlice { entries, total, request: page }))
}
