//! What things were before an import changed them, and how they become so again. What somebody changed since then stays.

use std::collections::{HashMap, HashSet};

use kernel::Id;
use organization::By;
use platform::Session;

use super::take_back::Undone;
use crate::store::former::{self, Former};
use crate::store::{import, own};
use crate::{Roster, RosterError};

/// What organisations are called before they get these names.
pub fn of_units(room: &Roster, session: &mut Session<'_>, renamed: &[(Id, String)]) -> Result<Vec<Former>, RosterError> {
    let ids: Vec<Id> = renamed.iter().map(|(id, _)| *id).collect();
    let before: HashMap<Id, String> = room.organizations.by_ids_in(session, &ids)?.into_iter().map(|place| (place.id, place.name)).collect();
    let former =
        |(id, name): &(Id, String)| Some(Former { what: "organization".to_owned(), object: *id, before: before.get(id)?.clone(), after: name.clone() });
    Ok(renamed.iter().filter_map(former).collect())
}

/// What the list of an organisation gave before for people who were there already.
pub fn of_contacts(session: &mut Session<'_>, organization: Id, contacts: &[own::Contact], there: &HashSet<Id>) -> Result<Vec<Former>, RosterError> {
    let changed: Vec<&own::Contact> = contacts.iter().filter(|one| there.contains(&one.person)).collect();
    let people: Vec<Id> = changed.iter().map(|one| one.person).collect();
    let before = given(session, organization, &people)?;
    let former = |one: &&own::Contact| Former {
        what: one.kind.clone(),
        object: one.person,
        before: before.get(&(one.person, one.kind.clone())).cloned().unwrap_or_default(),
        after: one.value.to_lowercase(),
    };
    Ok(changed.iter().map(former).filter(|one| one.before != one.after).collect())
}

/// The addresses that the list of an organisation gave.
fn given(session: &mut Session<'_>, organization: Id, people: &[Id]) -> Result<HashMap<(Id, String), String>, RosterError> {
    let found = own::contacts(session, people)?.into_iter().filter(|one| one.organization == organization);
    Ok(found.map(|one| ((one.person, one.kind), one.value)).collect())
}

/// Names of organisations and addresses become what they were, as far as they still are what the import made of them; accounts it suspended work again.
pub fn restore(room: &Roster, session: &mut Session<'_>, by: &By, id: Id, organization: Id, undone: &mut Undone) -> Result<(), RosterError> {
    let (units, contacts): (Vec<Former>, Vec<Former>) = former::of_import(session, id)?.into_iter().partition(|one| one.what == "organization");
    let ids: Vec<Id> = units.iter().map(|one| one.object).collect();
    let names: HashMap<Id, String> = room.organizations.by_ids_in(session, &ids)?.into_iter().map(|place| (place.id, place.name)).collect();
    for one in &units {
        if names.get(&one.object) == Some(&one.after) {
            room.organizations.rename_in(session, one.object, &one.before, by.now)?;
            undone.names += 1;
        } else {
            undone.names_kept += 1;
        }
    }
    let people: Vec<Id> = contacts.iter().map(|one| one.object).collect();
    let given = given(session, organization, &people)?;
    for one in contacts {
        if given.get(&(one.object, one.what.clone())) != Some(&one.after) {
            undone.contacts_kept += 1;
            continue;
        }
        if one.before.is_empty() {
            own::remove_contact(session, one.object, organization, &one.what)?;
        } else {
            own::keep_contacts(session, &[own::Contact { person: one.object, organization, kind: one.what, value: one.before }])?;
        }
        undone.contacts += 1;
    }
    let suspended = import::made(session, id, "suspended")?;
    let accounts = room.identity.accounts_of_in(session, &suspended)?;
    for person in suspended.iter().filter(|person| accounts.get(person).is_some_and(|account| account.suspended_at.is_some())) {
        room.identity.change_account_in(session, *person, &identity::AccountChange { suspended: Some(false), ..Default::default() })?;
        undone.resumed += 1;
    }
    Ok(())
}
