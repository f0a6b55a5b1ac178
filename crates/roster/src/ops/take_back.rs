//! Taking an import back: what it made goes, as far as nobody has used it since; what stays is said.

use std::collections::{HashMap, HashSet};

use kernel::{Action, Id, Permission};
use organization::{By, Membership, Path};
use platform::Session;
use serde::{Deserialize, Serialize};

use super::{access_organization, former, note, person};
use crate::store::import::{self, Import};
use crate::store::{self, external};
use crate::{Roster, RosterError};

/// How much was taken back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undone {
    /// Memberships that ended.
    pub memberships: usize,
    /// Memberships that hold again.
    pub restored: usize,
    /// Accounts removed.
    pub accounts: usize,
    /// Accounts that stay: somebody signed in, or they are somewhere else too.
    pub accounts_kept: usize,
    /// Organisations closed.
    pub organizations: usize,
    /// Organisations that stay: somebody or something is in them.
    pub organizations_kept: usize,
    /// Addresses that are as before.
    #[serde(default)]
    pub contacts: usize,
    /// Addresses that were changed again since, and stay.
    #[serde(default)]
    pub contacts_kept: usize,
    /// Accounts that work again.
    #[serde(default)]
    pub resumed: usize,
    /// Names that are as before.
    pub names: usize,
    /// Names that were changed again since, and stay.
    pub names_kept: usize,
}

/// An import, for whoever may import there.
pub fn access_import(room: &Roster, by: &By, id: Id) -> Result<(Import, organization::Organization), RosterError> {
    let missing = || RosterError::NotFound("import");
    let import = room.services.database.read::<_, RosterError>(|session| Ok(import::by_id(session, id)?))?.ok_or_else(missing)?;
    let organization = access_organization(room, by, import.organization, Permission::ImportRoster).map_err(|_| missing())?;
    Ok((import, organization))
}

/// Takes an import back.
pub fn take_back(room: &Roster, by: &By, id: Id) -> Result<Undone, RosterError> {
    let (import, _) = access_import(room, by, id)?;
    let undone = room.services.database.write::<_, RosterError>(|session| {
        let mut undone = Undone::default();
        end_memberships(room, session, by, id, &mut undone)?;
        restore_names(room, session, id, &mut undone)?;
        former::restore(room, session, by, id, import.organization, &mut undone)?;
        remove_accounts(room, session, by, id, &mut undone)?;
        close_organizations(room, session, by, id, &mut undone)?;
        let counts = serde_json::to_string(&undone).unwrap_or_default();
        if !import::set_undone(session, id, person(by), &counts, by.now)? {
            return Err(RosterError::UndoneAlready);
        }
        room.organizations.changed(session)?;
        let mut note = note(by, Action::RosterUndone, id, import.organization);
        note.detail = serde_json::json!({ "counts": undone });
        room.services.audit(session, &note)?;
        Ok(undone)
    })?;
    room.organizations.forget_all();
    Ok(undone)
}

fn end_memberships(room: &Roster, session: &mut Session<'_>, by: &By, id: Id, undone: &mut Undone) -> Result<(), RosterError> {
    let made = import::made(session, id, "membership")?;
    undone.memberships = usize::try_from(room.organizations.end_memberships_in(session, &made, by.now)?).unwrap_or(usize::MAX);
    let ended = import::made(session, id, "ended")?;
    let before = room.organizations.memberships_by_ids_in(session, &ended)?;
    let people: Vec<Id> = before.iter().map(|membership| membership.person).collect();
    let there = room.identity.accounts_of_in(session, &people)?;
    let again: Vec<Membership> = before
        .into_iter()
        .filter(|membership| there.contains_key(&membership.person))
        .map(|membership| Membership { id: room.services.new_id(), since: by.now, until: None, given_by: person(by), changed_at: by.now, ..membership })
        .collect();
    undone.restored = again.len();
    Ok(room.organizations.add_memberships_in(session, &again)?)
}

fn restore_names(room: &Roster, session: &mut Session<'_>, id: Id, undone: &mut Undone) -> Result<(), RosterError> {
    let renamed = import::renamed(session, id)?;
    let people: Vec<Id> = renamed.iter().map(|(person, ..)| *person).collect();
    let accounts = room.identity.accounts_of_in(session, &people)?;
    for (person, before, after) in &renamed {
        if accounts.get(person).is_some_and(|account| account.display_name == *after) {
            let change = identity::AccountChange { display_name: Some(before), ..Default::default() };
            room.identity.change_account_in(session, *person, &change)?;
            undone.names += 1;
        } else {
            undone.names_kept += 1;
        }
    }
    Ok(())
}

fn remove_accounts(room: &Roster, session: &mut Session<'_>, by: &By, id: Id, undone: &mut Undone) -> Result<(), RosterError> {
    let made = import::made(session, id, "account")?;
    let elsewhere: HashSet<Id> =
        room.organizations.memberships_below_in(session, &Path::top(), &made, by.now)?.into_iter().map(|membership| membership.person).collect();
    let alone: Vec<Id> = made.iter().copied().filter(|person| !elsewhere.contains(person)).collect();
    let removed = room.identity.remove_unused_in(session, &alone)?;
    external::forget(session, &removed)?;
    store::person::forget(session, &removed)?;
    store::own::forget(session, &removed)?;
    store::former::forget(session, &removed)?;
    undone.accounts = removed.len();
    undone.accounts_kept = made.len().saturating_sub(removed.len());
    Ok(())
}

fn close_organizations(room: &Roster, session: &mut Session<'_>, by: &By, id: Id, undone: &mut Undone) -> Result<(), RosterError> {
    let made = import::made(session, id, "organization")?;
    let mut closed = Vec::new();
    for organization in made.iter().rev() {
        if room.organizations.close_empty_in(session, *organization, by.now)? {
            closed.push(*organization);
        }
    }
    external::forget(session, &closed)?;
    undone.organizations = closed.len();
    undone.organizations_kept = made.len().saturating_sub(closed.len());
    Ok(())
}

/// The names of people who imported, for lists.
pub fn names(room: &Roster, imports: &[Import]) -> Result<HashMap<Id, String>, RosterError> {
    let mut people: Vec<Id> = imports.iter().filter_map(|import| import.made_by).collect();
    people.sort_unstable();
    people.dedup();
    Ok(room.identity.names(&people)?)
}
