//! What is an organisation's own of the people in its lists: the accounts it made, and the addresses it gave. What people added themselves is theirs: no list
//! and no directory gives it out.

use std::collections::{HashMap, HashSet};

use kernel::Id;
use organization::{Membership, Organization, Path};
use platform::{DatabaseError, Session};

use super::mark::is_of_list;
use super::tree::Tree;
use crate::store::{import, own};
use crate::{Roster, RosterError};

/// Tells the room of organisations whose lists made accounts.
pub struct AccountsMade;

impl organization::AccountMakers for AccountsMade {
    fn homes(&self, session: &mut Session<'_>, person: Id, held: &[Membership], around: &[Id]) -> Result<Vec<Id>, DatabaseError> {
        let mut maker = own::makers(session, &[person])?.remove(&person);
        // Of imports before this was noted, what each made is known, and is looked through.
        for place in around {
            if maker.is_none() && import::made_there(session, &[*place], "account")?.contains(&person) {
                maker = Some(*place);
            }
        }
        let Some(maker) = maker else { return Ok(Vec::new()) };
        // Where the maker's own lists put somebody, those in charge answer for them too: a city brings in the pupils of its schools.
        let placed = held.iter().filter(|one| is_of_list(&one.source, maker)).map(|one| one.organization);
        Ok(std::iter::once(maker).chain(placed.filter(|place| *place != maker)).collect())
    }
}

/// Those of these people whose accounts were made by lists of a place or of what is below it.
pub fn made_at(room: &Roster, session: &mut Session<'_>, place: &Organization, people: &[Id]) -> Result<HashSet<Id>, RosterError> {
    let tree = Tree::open(room, session, place)?.set();
    made_by(session, &tree, people)
}

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
