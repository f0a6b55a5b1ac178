//! Reading the audit log. That it was read is in it too.

use std::collections::BTreeMap;

use kernel::{Action, Id, Permission, Role};
use platform::audit::{self, Entry, Note, Sought};
use platform::{DatabaseError, Session};

use super::decide;
use crate::{By, Held, Organization, OrganizationError, Organizations, Path, Thing, store};

/// What is noted when somebody looked at the week of a class: about the class, and so about everybody who learned there then.
pub const CLASS_READ: Action = Action::ClassWeekRead;

/// What staff look at that shows everybody who learns in a place.
pub const CLASS_READS: [&str; 2] = [CLASS_READ.as_str(), Action::CoursewareResultsRead.as_str()];

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
        Ok(room.services.audit(session, &Note { address: by.address, detail, ..Note::new(by.who.actor, Action::AuditExported, None) })?)
    })?;
    Ok(all)
}

/// What staff did that is about the person who asks: who saw my record or the week of my class, who changed my roles. With each of a class its name.
pub fn about_me(room: &Organizations, person: Id) -> Result<Vec<(Entry, String)>, OrganizationError> {
    let sought = Sought { object: Some(person), ..Sought::default() };
    let held = decide::held(room, person)?;
    let mut all: Vec<(Entry, String)> = room.services.database.read::<_, OrganizationError>(|session| {
        let own = audit::entries(session, &sought, ENTRIES_ON_PAGE)?.into_iter().map(|entry| (entry, String::new()));
        Ok(own.chain(class_reads_in(session, person, &held, &[], &CLASS_READS)?).collect())
    })?;
    all.sort_by_key(|(entry, _)| std::cmp::Reverse(entry.sequence));
    all.truncate(usize::try_from(ENTRIES_ON_PAGE).unwrap_or(usize::MAX));
    Ok(all)
}

/// Who opened the record of this person, or looked at the week of a class, or of a place above it, while they learned there, or at its courseware results; the latest first, those of a
/// class with its name.
pub fn who_looked(room: &Organizations, person: Id) -> Result<Vec<(Entry, String)>, OrganizationError> {
    let held = decide::held(room, person)?;
    Ok(room.services.database.read(|session| class_reads_in(session, person, &held, &[person], &["record", CLASS_READS[0], CLASS_READS[1]]))?)
}

/// Entries of some actions by others about what is named and about the places where somebody who holds this learned when the entry was written.
pub fn class_reads_in(session: &mut Session<'_>, person: Id, held: &[Held], also: &[Id], actions: &[&str]) -> Result<Vec<(Entry, String)>, DatabaseError> {
    let learned: Vec<&Held> = held.iter().filter(|held| held.role == Role::Learner).collect();
    let paths: Vec<&Path> = learned.iter().map(|held| &held.path).collect();
    let places: BTreeMap<Id, Organization> = store::organization::trails(session, &paths)?.into_iter().map(|place| (place.id, place)).collect();
    let objects: Vec<Id> = places.keys().chain(also).copied().collect();
    let place_of = |entry: &Entry| entry.object.and_then(|object| places.get(&object));
    let was_there = |entry: &Entry| place_of(entry).is_none_or(|place| learned.iter().any(|held| place.path.holds(&held.path) && held.holds_at(entry.at)));
    let found = audit::entries_about(session, &objects, actions)?.into_iter().filter(|entry| entry.actor != Some(person) && was_there(entry));
    Ok(found.map(|entry| (place_of(&entry).map(|place| place.name.clone()).unwrap_or_default(), entry)).map(|(name, entry)| (entry, name)).collect())
}
