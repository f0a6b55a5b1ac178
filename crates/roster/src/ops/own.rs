//! What is an organisation's own of the people in its lists: the accounts it made, and the addresses it gave. What people added themselves is theirs: no list
//! and no directory gives it out.

use std::collections::{HashMap, HashSet};

use kernel::Id;
use organization::Path;
use platform::Session;

use crate::store::{import, own};
use crate::{Roster, RosterError};

/// The addresses that a place gets to see of people, by person and kind (`email`, `phone`): those that a list gave of the place itself, of what is below it
/// or of what is above it. Where several did, the one furthest down counts.
pub fn contacts(room: &Roster, session: &mut Session<'_>, place: &Path, people: &[Id]) -> Result<HashMap<(Id, String), String>, RosterError> {
    let given = own::contacts(session, people)?;
    let mut lists: Vec<Id> = given.iter().map(|contact| contact.organization).collect();
    lists.sort_unstable();
    lists.dedup();
    let related = |path: &Path| place.holds(path) || path.holds(place);
    let depths: HashMap<Id, usize> =
        room.organizations.by_ids_in(session, &lists)?.into_iter().filter(|one| related(&one.path)).map(|one| (one.id, one.path.depth())).collect();
    let mut seen: HashMap<(Id, String), (usize, String)> = HashMap::new();
    for contact in given {
        let Some(depth) = depths.get(&contact.organization).copied() else { continue };
        let entry = seen.entry((contact.person, contact.kind)).or_insert_with(|| (depth, contact.value.clone()));
        if depth > entry.0 {
            *entry = (depth, contact.value);
        }
    }
    Ok(seen.into_iter().map(|(key, (_, value))| (key, value)).collect())
}

/// Those of these people whose accounts were made by lists of these organisations.
pub fn made_by(session: &mut Session<'_>, organizations: &HashSet<Id>, people: &[Id]) -> Result<HashSet<Id>, RosterError> {
    let makers = own::makers(session, people)?;
    let mut made: HashSet<Id> = makers.iter().filter(|(_, maker)| organizations.contains(maker)).map(|(person, _)| *person).collect();
    // Of imports before this was noted, what each made is known, and is looked through where it matters.
    let unknown: HashSet<Id> = people.iter().copied().filter(|person| !makers.contains_key(person)).collect();
    if !unknown.is_empty() {
        let lists: Vec<Id> = organizations.iter().copied().collect();
        made.extend(import::made_there(session, &lists, "account")?.into_iter().filter(|person| unknown.contains(person)));
    }
    Ok(made)
}
