//! What the learners of an organisation did with packages, for those who teach there. Who looked at whom stands in the audit log, and the learner sees it.

use std::collections::HashMap;

use kernel::{Action, Id, PageRequest, PageSlice, Permission, Role};
use organization::{By, MembersSought, Organization, OrganizationError, Thing};
use platform::audit::Note;
use serde_json::json;

use super::access::upward;
use super::course::{Course, progress};
use crate::model::state::Progress;
use crate::model::structure::Structure;
use crate::store::package::{self, Entry};
use crate::store::{many, registration};
use crate::{Courseware, CoursewareError};

/// Learners of an organisation who are looked at together: more than a class has. Where there are more, a class below is chosen.
pub const LEARNERS_MAX: usize = 500;

/// That somebody looked at what a learner did with a package.
pub const READ: Action = Action::RecordCoursewareRead;

/// An organisation with those who learn there or below.
#[derive(Debug)]
pub struct Class {
    /// The organisation.
    pub organization: Organization,
    /// Who learns there; the first of them where there are more than [`LEARNERS_MAX`].
    pub learners: Vec<Id>,
    /// Who learns there too and of whom nothing is shown: nobody agreed that the school sees it.
    pub hidden: Vec<Id>,
    /// Whether there are more.
    pub too_many: bool,
    /// The organisations whose packages are there for them.
    places: Vec<Id>,
}

/// A learner with a package.
#[derive(Debug)]
pub struct Line {
    /// Who.
    pub person: Id,
    /// Their name.
    pub name: String,
    /// How far; `None` where they never opened it.
    pub progress: Option<Progress>,
    /// Whether nothing is shown of them.
    pub hidden: bool,
}

/// A class, for whoever teaches there; whoever does not learns nothing about it.
pub fn access_class(room: &Courseware, by: &By, id: Id) -> Result<Class, CoursewareError> {
    let missing = || CoursewareError::NotFound("organisation");
    let allowed = match room.organizations.may(by, Permission::Teach, Thing::Organization(id)) {
        Ok(decision) => decision.is_allowed(),
        Err(OrganizationError::NotFound(_)) => false,
        Err(error) => return Err(error.into()),
    };
    let organization = room.organizations.by_ids(&[id])?.into_iter().next().filter(|_| allowed).ok_or_else(missing)?;
    let limit = u32::try_from(LEARNERS_MAX + 1).unwrap_or(u32::MAX);
    let mut learners = room.services.database.read::<_, CoursewareError>(|session| {
        let sought = MembersSought { place: &organization.path, roles: &[Role::Learner], after: None, offset: 0, limit };
        Ok(room.organizations.members_below_in(session, &sought, by.now)?)
    })?;
    let too_many = learners.len() > LEARNERS_MAX;
    learners.truncate(LEARNERS_MAX);
    let held_back = room.identity.hidden_from_school(&learners)?;
    let (hidden, learners) = learners.into_iter().partition(|person| held_back.contains(person));
    Ok(Class { hidden, places: upward(room, vec![id])?, organization, learners, too_many })
}

/// The packages that are there for a class, the latest first, each with how many opened it and how many are done with it.
pub fn packages(room: &Courseware, class: &Class, page: PageRequest) -> Result<PageSlice<(Entry, u64, u64)>, CoursewareError> {
    room.services.database.read::<_, CoursewareError>(|session| {
        let (entries, total) = package::of_organizations(session, &class.places, page)?;
        let ids: Vec<Id> = entries.iter().map(|entry| entry.id).collect();
        let figures = many::figures(session, &ids, &class.learners)?;
        let of = |entry: Entry| {
            let (opened, done) = figures.get(&entry.id).copied().unwrap_or_default();
            (entry, opened, done)
        };
        Ok(PageSlice { entries: entries.into_iter().map(of).collect(), total, request: page })
    })
}

/// A package that is there for a class.
fn access_package(room: &Courseware, class: &Class, id: Id) -> Result<(Entry, Structure), CoursewareError> {
    let found = room.services.database.read::<_, CoursewareError>(|session| Ok(package::by_id(session, id)?))?;
    found.filter(|(entry, _)| entry.removed_at.is_none() && class.places.contains(&entry.organization)).ok_or(CoursewareError::NotFound("package"))
}

/// How far each learner of a class is with a package, by their names; that it was looked at is noted.
pub fn of_package(room: &Courseware, by: &By, class: &Class, id: Id) -> Result<(Entry, Vec<Line>), CoursewareError> {
    let (entry, structure) = access_package(room, class, id)?;
    let (registrations, states) = room.services.database.read::<_, CoursewareError>(|session| {
        let registrations = many::registrations(session, id, &class.learners)?;
        let states = many::states(session, &registrations.iter().map(|registration| registration.id).collect::<Vec<_>>())?;
        Ok((registrations, states))
    })?;
    let of_person: HashMap<Id, Id> = registrations.iter().map(|registration| (registration.person, registration.id)).collect();
    let none = HashMap::new();
    let mut names: HashMap<Id, String> = HashMap::new();
    let all: Vec<Id> = class.learners.iter().chain(&class.hidden).copied().collect();
    for part in all.chunks(identity::NAMES_MAX) {
        names.extend(room.identity.display_names(part)?);
    }
    let mut lines: Vec<Line> = all
        .iter()
        .map(|person| Line {
            person: *person,
            name: names.remove(person).unwrap_or_default(),
            progress: of_person.get(person).map(|registration| progress(id, &structure, states.get(registration).unwrap_or(&none))),
            hidden: class.hidden.contains(person),
        })
        .collect();
    lines.sort_by(|one, other| one.name.cmp(&other.name).then(one.person.cmp(&other.person)));
    room.services.database.write::<_, CoursewareError>(|session| {
        let mut note = Note::new(by.who.actor, Action::CoursewareResultsRead, Some(("organization", class.organization.id)));
        note.organization = Some(class.organization.id);
        note.address = by.address;
        note.detail = json!({ "package": id, "learners": class.learners.len() });
        Ok(room.services.audit(session, &note)?)
    })?;
    Ok((entry, lines))
}

/// How far one learner of a class is with the parts of a package, with their name; that it was looked at is noted where `noted`.
pub fn of_learner(room: &Courseware, by: &By, class: &Class, id: Id, person: Id, noted: bool) -> Result<(Course, String), CoursewareError> {
    if !class.learners.contains(&person) {
        return Err(CoursewareError::NotFound("person"));
    }
    let (entry, structure) = access_package(room, class, id)?;
    let states = room.services.database.read::<_, CoursewareError>(|session| {
        Ok(match registration::of(session, id, person)? {
            Some(registration) => registration::states(session, registration.id)?,
            None => HashMap::new(),
        })
    })?;
    if noted {
        room.services.database.write::<_, CoursewareError>(|session| {
            let mut note = Note::new(by.who.actor, READ, Some(("person", person)));
            note.organization = Some(class.organization.id);
            note.address = by.address;
            note.detail = json!({ "package": id });
            Ok(room.services.audit(session, &note)?)
        })?;
    }
    let name = room.identity.display_names(&[person])?.remove(&person).unwrap_or_default();
    let progress = progress(id, &structure, &states);
    Ok((Course { entry, structure, states, progress }, name))
}
