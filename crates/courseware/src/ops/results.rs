//! What somebody did with packages, for them and for the rooms that show it.

use kernel::{Actor, Id, Language, PageRequest, PageSlice, Time};

use super::course::progress;
use crate::model::state::Progress;
use crate::store::{package, registration};
use crate::{Courseware, CoursewareError};

/// Somebody and a package.
#[derive(Debug, Clone, PartialEq)]
pub struct CourseResult {
    /// The registration.
    pub registration: Id,
    /// The package.
    pub package: Id,
    /// Its title.
    pub title: String,
    /// Its page; empty where it was taken away.
    pub path: String,
    /// How far.
    pub progress: Progress,
    /// When anything last happened.
    pub changed_at: Time,
}

/// What somebody did, the latest first. Only they may see it.
pub fn results(room: &Courseware, actor: &Actor, person: Id, language: Language, page: PageRequest) -> Result<PageSlice<CourseResult>, CoursewareError> {
    if actor.person() != Some(person) && *actor != Actor::System {
        return Err(CoursewareError::NotFound("result"));
    }
    room.services.database.read::<_, CoursewareError>(|session| {
        let (registrations, total) = registration::of_person(session, person, page)?;
        let mut entries = Vec::with_capacity(registrations.len());
        for registration in registrations {
            let Some((entry, structure)) = package::by_id(session, registration.package)? else { continue };
            let states = registration::states(session, registration.id)?;
            entries.push(CourseResult {
                registration: registration.id,
                package: entry.id,
                title: entry.title.best(language).to_owned(),
                path: if entry.removed_at.is_none() { format!("/courseware/{}", entry.id) } else { String::new() },
                progress: progress(entry.id, &structure, &states),
                changed_at: registration.changed_at,
            });
        }
        Ok(PageSlice { entries, total, request: page })
    })
}
