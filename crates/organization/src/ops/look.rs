//! Looking at organisations and the people in them.

use std::collections::HashMap;

use kernel::{Action, Id, PageRequest, PageSlice, Permission, Role};
use platform::audit::Note;

use super::decide;
use crate::organization::{Membership, Organization};
use crate::{By, OrganizationError, Organizations, Thing, store};

/// Organisations found by a name.
pub const FOUND_MAX: u32 = 50;
/// People looked up by a name before those of one organisation are picked out.
pub const PEOPLE_FOUND_MAX: u32 = 200;

/// An organisation with its way from the top.
pub struct Seen {
    /// The organisation.
    pub organization: Organization,
    /// From the top to the one right above.
    pub trail: Vec<Organization>,
    /// What stands right below.
    pub children: PageSlice<Organization>,
}

/// One organisation.
pub fn organization(room: &Organizations, id: Id, page: PageRequest) -> Result<Seen, OrganizationError> {
    room.services.database.read(|session| {
        let organization = store::organization::by_id(session, id)?.ok_or(OrganizationError::NotFound("organization"))?;
        let mut trail = store::organization::trail(session, &organization.path)?;
        trail.retain(|step| step.id != id);
        let (entries, total) = store::organization::children(session, id, page)?;
        Ok(Seen { organization, trail, children: PageSlice { entries, total, request: page } })
    })
}

/// Organisations at and below one whose name begins with a text, or whose code it is.
pub fn find(room: &Organizations, below: Id, text: &str) -> Result<Vec<Organization>, OrganizationError> {
    let place = room.authority.path(&room.services.database, below)?.ok_or(OrganizationError::NotFound("organization"))?;
    room.services.database.read(|session| Ok(store::organization::find(session, &place, text, FOUND_MAX)?))
}

/// The people of an organisation, for who may see them.
pub fn people(room: &Organizations, by: &By, id: Id, role: Option<Role>, page: PageRequest) -> Result<PageSlice<(Membership, String)>, OrganizationError> {
    decide::require(room, by, Permission::ReadPeople, Thing::Organization(id))?;
    let (entries, total) =
        room.services.database.read::<_, OrganizationError>(|session| Ok(store::membership::of_organization(session, id, role, page, by.now)?))?;
    Ok(PageSlice { entries: named(room, entries)?, total, request: page })
}

/// The people of an organisation and everything below it whose name begins with a text.
pub fn find_people(room: &Organizations, by: &By, id: Id, text: &str) -> Result<Vec<(Membership, String)>, OrganizationError> {
    decide::require(room, by, Permission::ReadPeople, Thing::Organization(id))?;
    let place = room.authority.path(&room.services.database, id)?.ok_or(OrganizationError::NotFound("organization"))?;
    let people = room.identity.find_people(text, PEOPLE_FOUND_MAX)?;
    let memberships =
        room.services.database.read::<_, OrganizationError>(|session| Ok(store::membership::of_people_below(session, &people, &place, by.now)?))?;
    named(room, memberships)
}

fn named(room: &Organizations, memberships: Vec<Membership>) -> Result<Vec<(Membership, String)>, OrganizationError> {
    let mut people: Vec<Id> = memberships.iter().map(|membership| membership.person).collect();
    people.sort_unstable();
    people.dedup();
    let mut names: HashMap<Id, String> = HashMap::new();
    for part in people.chunks(identity::NAMES_MAX) {
        names.extend(room.identity.names(part)?);
    }
    Ok(memberships.into_iter().map(|membership| (names.get(&membership.person).cloned().unwrap_or_default(), membership)).map(|(name, m)| (m, name)).collect())
}

/// How many people hold each role at and below an organisation, for who may see them.
pub fn counts(room: &Organizations, by: &By, id: Id) -> Result<Vec<(Role, u64)>, OrganizationError> {
    decide::require(room, by, Permission::ReadPeople, Thing::Organization(id))?;
    let place = room.authority.path(&room.services.database, id)?.ok_or(OrganizationError::NotFound("organization"))?;
    room.services.database.read(|session| Ok(store::membership::counts(session, &place, by.now)?))
}

/// What the person who asks is, and where.
pub fn own_roles(room: &Organizations, by: &By) -> Result<Vec<(Membership, Organization)>, OrganizationError> {
    let Some(person) = super::person(by) else { return Ok(Vec::new()) };
    roles_of(room, by, person)
}

/// What somebody is, and where; asked by the platform or about oneself.
pub fn roles_of(room: &Organizations, by: &By, person: Id) -> Result<Vec<(Membership, Organization)>, OrganizationError> {
    room.services.database.read(|session| {
        let memberships = store::membership::of_person(session, person, by.now, crate::authority::MEMBERSHIPS_MAX)?;
        let ids: Vec<Id> = memberships.iter().map(|membership| membership.organization).collect();
        let organizations: HashMap<Id, Organization> =
            store::organization::by_ids(session, &ids)?.into_iter().map(|organization| (organization.id, organization)).collect();
        Ok(memberships
            .into_iter()
            .filter_map(|membership| organizations.get(&membership.organization).cloned().map(|organization| (membership, organization)))
            .collect())
    })
}

/// Opens the record of a person: allowed by a role where the person is; each time is noted with its reason.
pub fn open_record(room: &Organizations, by: &By, person: Id, reason: &str) -> Result<Vec<(Membership, Organization)>, OrganizationError> {
    decide::require(room, by, Permission::ReadMinor, Thing::Person(person))?;
    room.services.database.write::<_, OrganizationError>(|session| {
        let note = Note { address: by.address, reason, ..Note::new(by.who.actor, Action::RecordOpened, Some(("person", person))) };
        Ok(room.services.audit(session, &note)?)
    })?;
    roles_of(room, by, person)
}
