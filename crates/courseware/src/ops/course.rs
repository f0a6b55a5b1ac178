//! A package with how far somebody is with each of its pieces.

use std::collections::HashMap;

use kernel::Id;
use organization::By;
use platform::Session;

use super::access::access_package;
use crate::model::state::{Progress, Standing, UnitState};
use crate::model::structure::{Structure, Unit, unit_id};
use crate::store::package::Entry;
use crate::store::registration;
use crate::{Courseware, CoursewareError};

/// A package and somebody.
#[derive(Debug)]
pub struct Course {
    /// The package.
    pub entry: Entry,
    /// What it is.
    pub structure: Structure,
    /// How far with each unit, by its id.
    pub states: HashMap<Id, UnitState>,
    /// How far with all of it.
    pub progress: Progress,
}

/// Whether what somebody did suffices by the rule of a unit.
#[must_use]
pub fn is_done(unit: &Unit, state: &UnitState) -> bool {
    match &unit.cmi5 {
        Some(details) => state.waived_at.is_some() || details.move_on.is_met(state.completed_at.is_some(), state.passed_at.is_some()),
        None => state.scorm_is_done(),
    }
}

/// How somebody stands with a unit.
#[must_use]
pub fn standing(unit: &Unit, state: &UnitState) -> Standing {
    // A unit that asks for nothing is done with when it was opened: before, nobody has seen it.
    let asks_nothing = unit.cmi5.as_ref().is_some_and(|details| details.move_on.is_met(false, false));
    state.standing(is_done(unit, state) && !(asks_nothing && state.begun_at.is_none()))
}

/// Adds up how somebody stands with a package.
#[must_use]
pub fn progress(package: Id, structure: &Structure, states: &HashMap<Id, UnitState>) -> Progress {
    let units: Vec<(Standing, UnitState)> = structure
        .units()
        .into_iter()
        .map(|unit| {
            let state = states.get(&unit_id(package, &unit.identifier)).copied().unwrap_or_default();
            (standing(unit, &state), state)
        })
        .collect();
    Progress::of(&units)
}

/// How far a person is with a package.
pub fn states(session: &mut Session<'_>, package: Id, person: Option<Id>) -> Result<HashMap<Id, UnitState>, CoursewareError> {
    let Some(person) = person else { return Ok(HashMap::new()) };
    Ok(match registration::of(session, package, person)? {
        Some(registration) => registration::states(session, registration.id)?,
        None => HashMap::new(),
    })
}

/// A package and whoever asks.
pub fn course(room: &Courseware, by: &By, id: Id) -> Result<Course, CoursewareError> {
    let (entry, structure) = access_package(room, by, id)?;
    let states = room.services.database.read::<_, CoursewareError>(|session| states(session, id, by.who.actor.person()))?;
    let progress = progress(id, &structure, &states);
    Ok(Course { entry, structure, states, progress })
}
