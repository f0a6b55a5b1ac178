//! Which packages somebody may see. A package belongs to an organisation, and is there for everybody in it and below; what belongs to the top is there
//! for everybody.

use std::collections::BTreeSet;

use kernel::{Id, PageRequest, PageSlice, Permission};
use organization::{By, Organization, Thing, top_id};

use crate::model::structure::Structure;
use crate::store::package::{self, Entry};
use crate::{Courseware, CoursewareError};

/// The organisations whose packages somebody sees: the top, those they are in, and everything above. How many they are in is bounded by their room
/// (`organization::MEMBERSHIPS_MAX`), as is how deep the tree is.
pub fn places(room: &Courseware, by: &By) -> Result<Vec<Id>, CoursewareError> {
    let Some(person) = by.who.actor.person() else { return Ok(vec![top_id()]) };
    let held = room.organizations.held(person)?;
    upward(room, held.iter().filter(|held| held.holds_at(by.now)).map(|held| held.organization).collect())
}

/// These organisations, everything above them, and the top.
pub fn upward(room: &Courseware, mut next: Vec<Id>) -> Result<Vec<Id>, CoursewareError> {
    let mut places = BTreeSet::from([top_id()]);
    while !next.is_empty() {
        next.retain(|id| places.insert(*id));
        next = room.organizations.by_ids(&next)?.into_iter().filter_map(|organization| organization.parent).collect();
    }
    Ok(places.into_iter().collect())
}

/// The packages that somebody sees, the latest first.
pub fn packages(room: &Courseware, by: &By, page: PageRequest) -> Result<PageSlice<Entry>, CoursewareError> {
    let places = places(room, by)?;
    let (entries, total) = room.services.database.read::<_, CoursewareError>(|session| Ok(package::of_organizations(session, &places, page)?))?;
    Ok(PageSlice { entries, total, request: page })
}

/// A package, for whoever may learn with it. One that was taken away is not there.
pub fn access_package(room: &Courseware, by: &By, id: Id) -> Result<(Entry, Structure), CoursewareError> {
    let missing = || CoursewareError::NotFound("package");
    let found = room.services.database.read::<_, CoursewareError>(|session| Ok(package::by_id(session, id)?))?;
    let (entry, structure) = found.filter(|(entry, _)| entry.removed_at.is_none()).ok_or_else(missing)?;
    if entry.organization == top_id() || places(room, by)?.contains(&entry.organization) || manages(room, by, entry.organization)? {
        Ok((entry, structure))
    } else {
        Err(missing())
    }
}

/// A package, for whoever brings packages to its organisation.
pub fn access_managed(room: &Courseware, by: &By, id: Id) -> Result<(Entry, Structure), CoursewareError> {
    let missing = || CoursewareError::NotFound("package");
    let found = room.services.database.read::<_, CoursewareError>(|session| Ok(package::by_id(session, id)?))?;
    let (entry, structure) = found.filter(|(entry, _)| entry.removed_at.is_none()).ok_or_else(missing)?;
    if manages(room, by, entry.organization)? { Ok((entry, structure)) } else { Err(missing()) }
}

/// Whether somebody brings packages to an organisation.
pub fn manages(room: &Courseware, by: &By, organization: Id) -> Result<bool, CoursewareError> {
    match room.organizations.may(by, Permission::Provide, Thing::Organization(organization)) {
        Ok(decision) => Ok(decision.is_allowed()),
        Err(organization::OrganizationError::NotFound(_)) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// The organisation, for whoever brings packages to it; whoever does not learns nothing about it.
pub fn access_organization(room: &Courseware, by: &By, id: Id) -> Result<Organization, CoursewareError> {
    let missing = || CoursewareError::NotFound("organisation");
    if !manages(room, by, id)? {
        return Err(missing());
    }
    room.organizations.by_ids(&[id])?.into_iter().next().filter(|organization| organization.closed_at.is_none()).ok_or_else(missing)
}
