//! What somebody did with packages, for them and for the rooms that show it.

use kernel::{Actor, Id, Language, PageRequest, PageSlice, Time};

use super::course::progress;
use crate::model::state::Progress;
use crate::store::many::{self, Used};
use crate::store::registration;
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
    own(actor, person)?;
    room.services.database.read::<_, CoursewareError>(|session| {
        let total = registration::count_of_person(session, person)?;
        let entries = many::used(session, person, page.size, page.offset())?.into_iter().map(|used| result(used, language)).collect();
        Ok(PageSlice { entries, total, request: page })
    })
}

/// What somebody used last, at most so many. Only they may see it.
pub fn latest(room: &Courseware, actor: &Actor, person: Id, language: Language, limit: u32) -> Result<Vec<CourseResult>, CoursewareError> {
    own(actor, person)?;
    let used = room.services.database.read::<_, CoursewareError>(|session| Ok(many::used(session, person, limit, 0)?))?;
    Ok(used.into_iter().map(|used| result(used, language)).collect())
}

fn own(actor: &Actor, person: Id) -> Result<(), CoursewareError> {
    if actor.person() == Some(person) || *actor == Actor::System { Ok(()) } else { Err(CoursewareError::NotFound("result")) }
}

fn result(used: Used, language: Language) -> CourseResult {
    CourseResult {
        registration: used.registration,
        package: used.package,
        title: used.title.best(language).to_owned(),
        path: if used.removed_at.is_none() { format!("/courseware/{}", used.package) } else { String::new() },
        progress: progress(used.package, &used.structure, &used.states),
        changed_at: used.changed_at,
    }
}
