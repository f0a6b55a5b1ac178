//! Taking a package away. What people did with it stays theirs.

use kernel::Id;
use organization::By;
use platform::audit::Note;

use super::access::access_managed;
use crate::store::package;
use crate::{Courseware, CoursewareError};

/// Takes a package away, with the files that no other package has.
pub fn remove(room: &Courseware, by: &By, id: Id) -> Result<(), CoursewareError> {
    let (entry, _) = access_managed(room, by, id)?;
    let alone = room.services.database.write::<_, CoursewareError>(|session| {
        let alone = package::remove(session, id, by.now)?;
        let note = Note {
            organization: Some(entry.organization),
            address: by.address,
            ..Note::new(by.who.actor, "courseware.removed", Some(("courseware-package", id)))
        };
        room.services.audit(session, &note)?;
        Ok(alone)
    })?;
    for object in alone {
        room.objects.remove(&object)?;
    }
    Ok(())
}
