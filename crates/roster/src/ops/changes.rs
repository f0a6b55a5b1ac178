//! What was changed since a moment, and when: what programs that keep a copy ask for before anything else.

use std::collections::{HashMap, HashSet};

use kernel::{Id, Time};
use organization::Path;
use platform::Session;

use crate::store::person;
use crate::{Roster, RosterError};

/// Changes on the whole platform that are looked at one by one; where there were more since a moment, everybody of a place is asked when they changed.
pub const CHANGES_MAX: u32 = 20_000;

/// Whether a list of which one more than its bound was asked for is whole.
pub const fn is_whole(length: usize, most: u32) -> bool {
    length <= most as usize
}

/// When what is said of people was changed last: the account, what programs are told besides, and their roles at and below a place.
pub fn of_people(room: &Roster, session: &mut Session<'_>, place: &Path, people: &[Id]) -> Result<HashMap<Id, Time>, RosterError> {
    let mut changes = room.identity.changes_of_in(session, people)?;
    let roles = room.organizations.changes_of_members_in(session, place, people)?;
    for (person, changed) in roles.into_iter().chain(person::changes(session, people)?) {
        let entry = changes.entry(person).or_default();
        *entry = (*entry).max(changed);
    }
    Ok(changes)
}

/// The people of a place who were changed at or after a moment, by id, and some who were changed elsewhere only; `None` where there were too many changes to
/// look at one by one.
pub fn people_since(room: &Roster, session: &mut Session<'_>, place: &Path, since: Time, now: Time) -> Result<Option<Vec<Id>>, RosterError> {
    let limit = CHANGES_MAX + 1;
    let lists = [
        room.organizations.members_changed_in(session, place, since, limit)?,
        room.identity.changed_since_in(session, since, limit)?,
        person::changed_since(session, since, limit)?,
    ];
    if lists.iter().any(|list| !is_whole(list.len(), CHANGES_MAX)) {
        return Ok(None);
    }
    Ok(Some(here(room, session, place, lists.concat(), now)?))
}

/// Those of these people who are something at or below a place, by id.
pub fn here(room: &Roster, session: &mut Session<'_>, place: &Path, mut people: Vec<Id>, now: Time) -> Result<Vec<Id>, RosterError> {
    people.sort_unstable();
    people.dedup();
    let held = room.organizations.memberships_below_in(session, place, &people, now)?;
    let here: HashSet<Id> = held.into_iter().map(|one| one.person).collect();
    people.retain(|person| here.contains(person));
    Ok(people)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_is_longer_than_its_bound_is_not_used() {
        assert!(is_whole(CHANGES_MAX as usize, CHANGES_MAX) && !is_whole(CHANGES_MAX as usize + 1, CHANGES_MAX));
    }
}
