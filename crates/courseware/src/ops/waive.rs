//! Letting a unit count as done, with a reason (cmi5 §9.3.7).

use kernel::{Action, Id, Permission};
use organization::{By, Thing};
use platform::audit::Note;

use super::course::is_done;
use super::satisfy::Scene;
use super::say;
use crate::model::structure::Standard;
use crate::store::{package, registration};
use crate::{Courseware, CoursewareError};

/// The longest reason, in characters.
pub const REASON_CHARS_MAX: usize = 500;

/// Lets a unit count as done for somebody whom one teaches. Once only, and never where it is done with already.
pub fn waive(room: &Courseware, by: &By, person: Id, package: Id, unit: Id, reason: &str) -> Result<(), CoursewareError> {
    room.organizations.require(by, Permission::Teach, Thing::Person(person))?;
    let reason = reason.trim();
    if reason.is_empty() || reason.chars().count() > REASON_CHARS_MAX {
        return Err(CoursewareError::Reason);
    }
    let (session_id, new_registration) = (room.services.new_id(), room.services.new_id());
    room.services.database.write::<_, CoursewareError>(|session| {
        let found = package::by_id(session, package)?.filter(|(entry, _)| entry.removed_at.is_none());
        let (entry, structure) = found.ok_or(CoursewareError::NotFound("package"))?;
        let (registration, _) = registration::ensure(session, new_registration, entry.id, person, by.now)?;
        let scene = Scene { room, registration: &registration, structure: &structure, now: by.now };
        let known = scene.unit(unit)?;
        let mut kept = registration::kept(session, registration.id, unit)?;
        if is_done(known, &kept.state) {
            return Err(CoursewareError::DoneAlready);
        }
        kept.state.waived_at = Some(by.now);
        registration::keep(session, registration.id, unit, &kept)?;
        let mut said = Vec::new();
        if structure.standard == Standard::Cmi5 {
            said.push(scene.voice(session_id).waived(unit, known, reason));
        }
        said.extend(scene.settle(session, session_id)?);
        say(room, session, person, said)?;
        let mut note = Note {
            organization: Some(entry.organization),
            address: by.address,
            reason,
            ..Note::new(by.who.actor, Action::CoursewareWaived, Some(("person", person)))
        };
        note.detail = serde_json::json!({ "package": package, "unit": unit });
        Ok(room.services.audit(session, &note)?)
    })
}
