//! Taking a package away. What people did with it stays theirs.

use kernel::{Action, Id};
use organization::By;
use platform::audit::Note;
use platform::{DatabaseError, Session};

use super::access::access_managed;
use crate::store::package;
use crate::{Courseware, CoursewareError};

/// Takes a package away. Its files go some days later with what else nothing refers to (`platform::objects`): somebody may bring them again now.
pub fn remove(room: &Courseware, by: &By, id: Id) -> Result<(), CoursewareError> {
    let (entry, _) = access_managed(room, by, id)?;
    room.services.database.write::<_, CoursewareError>(|session| {
        package::remove(session, id, by.now)?;
        let note = Note {
            organization: Some(entry.organization),
            address: by.address,
            ..Note::new(by.who.actor, Action::CoursewareRemoved, Some(("courseware-package", id)))
        };
        Ok(room.services.audit(session, &note)?)
    })
}

impl platform::objects::Referrer for Courseware {
    fn name(&self) -> &'static str {
        "courseware"
    }

    fn references(&self, session: &mut Session<'_>, shelf: &str) -> Result<Vec<String>, DatabaseError> {
        package::objects(session, shelf)
    }
}
