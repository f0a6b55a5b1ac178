//! Starting codes for the people of an import who never signed in. They are made when they are handed out, shown once, and kept as hashes only;
//! whoever lost the list makes another one, and the former codes are void.

use std::collections::HashMap;

use kernel::Id;
use organization::By;

use super::note;
use super::take_back::access_import;
use crate::store::import;
use crate::{Roster, RosterError};

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line {
    /// The class, or where they are.
    pub place: String,
    /// The name.
    pub name: String,
    /// The name to sign in with.
    pub username: String,
    /// The code.
    pub code: String,
}

/// Makes new codes; by class and name.
pub fn hand_out_codes(room: &Roster, by: &By, id: Id) -> Result<Vec<Line>, RosterError> {
    let (_, base) = access_import(room, by, id)?;
    room.services.database.write(|session| {
        let people = import::made(session, id, "account")?;
        // Whoever is not here any more is none of this school's business.
        let held = room.organizations.memberships_below_in(session, &base.path, &people, by.now)?;
        let mut organizations: Vec<Id> = held.iter().map(|membership| membership.organization).collect();
        organizations.sort_unstable();
        organizations.dedup();
        let names: HashMap<Id, String> =
            room.organizations.by_ids_in(session, &organizations)?.into_iter().map(|organization| (organization.id, organization.name)).collect();
        let places: HashMap<Id, &str> = held.iter().filter_map(|membership| Some((membership.person, names.get(&membership.organization)?.as_str()))).collect();
        let here: Vec<Id> = people.into_iter().filter(|person| places.contains_key(person)).collect();
        let codes = room.identity.give_starting_codes_in(session, &here)?;
        let accounts = room.identity.accounts_of_in(session, &codes.iter().map(|(person, _)| *person).collect::<Vec<_>>())?;
        let mut lines: Vec<Line> = codes
            .into_iter()
            .filter_map(|(person, code)| {
                let account = accounts.get(&person)?;
                let place = places.get(&person).copied().unwrap_or_default().to_owned();
                Some(Line { place, name: account.display_name.clone(), username: account.name.clone(), code })
            })
            .collect();
        lines.sort_unstable();
        let mut note = note(by, "roster.codes-handed-out", id, base.id);
        note.detail = serde_json::json!({ "people": lines.len() });
        room.services.audit(session, &note)?;
        Ok(lines)
    })
}
