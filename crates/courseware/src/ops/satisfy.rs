//! After something was done: which blocks, and whether all of it, are done with now.

use std::collections::HashMap;

use kernel::{Id, Time};
use platform::Session;
use serde_json::Value;

use super::course::is_done;
use crate::model::cmi5::satisfaction::satisfied;
use crate::model::cmi5::statements::Voice;
use crate::model::spoken::Speaker;
use crate::model::state::UnitState;
use crate::model::structure::{Standard, Structure, Unit, block_id, unit_id};
use crate::store::registration::{self, Registration};
use crate::{Courseware, CoursewareError};

/// Somebody and a package, while something happens to them.
pub struct Scene<'a> {
    /// The room.
    pub room: &'a Courseware,
    /// The registration.
    pub registration: &'a Registration,
    /// What the package is.
    pub structure: &'a Structure,
    /// When.
    pub now: Time,
}

impl<'a> Scene<'a> {
    /// Who learns what.
    pub fn speaker(&self) -> Speaker<'a> {
        Speaker {
            base_url: &self.room.base_url,
            person: self.registration.person,
            package: self.registration.package,
            structure: self.structure,
            registration: self.registration.id,
        }
    }

    /// The platform's voice in a session.
    pub fn voice(&self, session: Id) -> Voice<'a> {
        Voice { speaker: self.speaker(), session, now: self.now }
    }

    /// A unit by its id.
    pub fn unit(&self, id: Id) -> Result<&'a Unit, CoursewareError> {
        self.structure.units().into_iter().find(|unit| unit_id(self.registration.package, &unit.identifier) == id).ok_or(CoursewareError::NotFound("unit"))
    }

    /// Notes what is done with since the last time; what the platform says of it in this session.
    pub fn settle(&self, session: &mut Session<'_>, spoken_in: Id) -> Result<Vec<(Id, Value)>, CoursewareError> {
        let states = registration::states(session, self.registration.id)?;
        let none = UnitState::default();
        let state = |states: &HashMap<Id, UnitState>, unit: &Unit| states.get(&unit_id(self.registration.package, &unit.identifier)).copied().unwrap_or(none);
        let (blocks, course) = satisfied(self.structure, &|unit: &Unit| is_done(unit, &state(&states, unit)));
        let says = self.structure.standard == Standard::Cmi5;
        let voice = self.voice(spoken_in);
        let mut said = Vec::new();
        for block in blocks {
            let id = block_id(self.registration.package, &block.identifier);
            if registration::block_satisfied(session, self.registration.id, id, self.now)? && says {
                said.push(voice.block_satisfied(block));
            }
        }
        if course && self.registration.satisfied_at.is_none() && says {
            said.push(voice.course_satisfied());
        }
        registration::touch(session, self.registration.id, course.then_some(self.now), self.now)?;
        Ok(said)
    }
}
