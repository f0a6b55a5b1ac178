//! Reading the audit log. That it was read is in it too.

use kernel::{Id, Permission};
use platform::audit::{self, Entry, Note, Sought};

use super::decide;
use crate::{By, OrganizationError, Organizations, Thing};

/// Entries on a page.
pub const ENTRIES_ON_PAGE: u32 = 50;
/// The most entries taken out at once.
pub const EXPORT_MAX: usize = 100_000;

/// Entries, the latest first, for auditors.
pub fn entries(room: &Organizations, by: &By, sought: &Sought<'_>) -> Result<Vec<Entry>, OrganizationError> {
    decide::require(room, by, Permission::ReadAudit, Thing::Platform)?;
    room.services.database.read(|session| Ok(audit::entries(session, sought, ENTRIES_ON_PAGE)?))
}

/// All entries sought, bounded, for an export; the export itself is noted.
pub fn export(room: &Organizations, by: &By, sought: &Sought<'_>) -> Result<Vec<Entry>, OrganizationError> {
    decide::require(room, by, Permission::ReadAudit, Thing::Platform)?;
    let mut all: Vec<Entry> = Vec::new();
    while all.len() < EXPORT_MAX {
        let next = Sought { before: all.last().map_or(sought.before, |last| Some(last.sequence)), ..*sought };
        let page = room.services.database.read::<_, OrganizationError>(|session| Ok(audit::entries(session, &next, audit::ENTRIES_MAX)?))?;
        if page.is_empty() {
            break;
        }
        all.extend(page);
    }
    all.truncate(EXPORT_MAX);
    room.services.database.write::<_, OrganizationError>(|session| {
        let detail = serde_json::json!({ "entries": all.len() });
        Ok(room.services.audit(session, &Note { address: by.address, detail, ..Note::new(by.who.actor, "audit.exported", None) })?)
    })?;
    Ok(all)
}

/// What staff did that is about the person who asks: who saw my record, who changed my roles.
pub fn about_me(room: &Organizations, person: Id) -> Result<Vec<Entry>, OrganizationError> {
    room.services.database.read(|session| Ok(audit::entries(session, &Sought { object: Some(person), ..Sought::default() }, ENTRIES_ON_PAGE)?))
}
