//! Starting codes for the people of an import who never signed in, and for those of a class who have no password of their own yet. They are made when they
//! are handed out, shown for some minutes, and kept as hashes only; whoever lost the list makes another one, and the former codes are void.

use std::collections::{HashMap, HashSet};

use kernel::{Action, Id, Permission, Role};
use organization::{By, MembersSought, Membership, Organization, Path};
use platform::Session;
use platform::audit::Note;
use serde::{Deserialize, Serialize};

use super::take_back::access_import;
use super::{access_organization, note, shown_codes};
use crate::store::{self, import};
use crate::{Roster, RosterError};

/// People who get new codes at once: what a school prints in one go. An import hands out as many as it brought in.
pub const CODES_MAX: usize = 2_000;
/// Whose codes are made anew together; others get theirs one by one, from those above them.
const ROLES: [Role; 4] = [Role::Learner, Role::Guardian, Role::Teacher, Role::SubjectHead];

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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
        let here: HashSet<Id> = held.iter().map(|membership| membership.person).collect();
        let here: Vec<Id> = people.into_iter().filter(|person| here.contains(person)).collect();
        let codes = room.identity.give_starting_codes_in(session, &here)?;
        let lines = lines(room, session, &base, codes, by)?;
        let mut note = note(by, Action::RosterCodesHandedOut, id, base.id);
        note.detail = serde_json::json!({ "people": lines.len() });
        room.services.audit(session, &note)?;
        shown_codes::keep(room, session, by, id, &lines, 0)?;
        Ok(lines)
    })
}

/// What was made anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renewed {
    /// The organisation.
    pub organization: Organization,
    /// The list, by class and name.
    pub lines: Vec<Line>,
    /// People without a password who got no new code, because they are something elsewhere too, or more than a learner, guardian or teacher, or because
    /// the account was not made here.
    pub left_out: usize,
}

/// Makes new codes for everybody in an organisation and below it who has no password of their own yet; former codes are void at once.
pub fn renew_codes(room: &Roster, by: &By, id: Id) -> Result<Renewed, RosterError> {
    let organization = access_organization(room, by, id, Permission::ImportRoster)?;
    room.services.database.write(|session| {
        let limit = u32::try_from(super::oneroster::list::SCAN_MAX).unwrap_or(u32::MAX);
        let sought = MembersSought { place: &organization.path, roles: &ROLES, after: None, offset: 0, limit };
        let people = room.organizations.members_below_in(session, &sought, by.now)?;
        let waiting = room.identity.without_password_in(session, &people)?;
        let mut here = only_here(room, session, &organization, &waiting, by)?;
        let own = answered_for(room, session, &organization, &here)?;
        here.retain(|person| own.contains(person));
        if here.len() > CODES_MAX {
            return Err(RosterError::ManyCodes);
        }
        let codes = room.identity.renew_starting_codes_in(session, &here)?;
        let lines = lines(room, session, &organization, codes, by)?;
        let object = Some(("organization", id));
        let mut note = Note { organization: Some(id), address: by.address, ..Note::new(by.who.actor, Action::RosterCodesRenewed, object) };
        note.detail = serde_json::json!({ "people": lines.len() });
        room.services.audit(session, &note)?;
        let left_out = waiting.len().saturating_sub(here.len());
        shown_codes::keep(room, session, by, id, &lines, left_out)?;
        Ok(Renewed { left_out, lines, organization: organization.clone() })
    })
}

/// Those of these people who are nothing elsewhere, and nothing that stands above those who hand out lists.
fn only_here(room: &Roster, session: &mut Session<'_>, place: &Organization, people: &[Id], by: &By) -> Result<Vec<Id>, RosterError> {
    let everywhere = room.organizations.memberships_below_in(session, &Path::top(), people, by.now)?;
    let mut organizations: Vec<Id> = everywhere.iter().map(|held| held.organization).collect();
    organizations.sort_unstable();
    organizations.dedup();
    let inside: HashSet<Id> = room
        .organizations
        .by_ids_in(session, &organizations)?
        .into_iter()
        .filter(|organization| place.path.holds(&organization.path))
        .map(|organization| organization.id)
        .collect();
    let apart: HashSet<Id> =
        everywhere.iter().filter(|held| !inside.contains(&held.organization) || !ROLES.contains(&held.role)).map(|held| held.person).collect();
    Ok(people.iter().copied().filter(|person| !apart.contains(person)).collect())
}

/// Those of these people for whose accounts this place answers: made by its lists, by those of what is below it, or by those of a place above it that put
/// them here.
fn answered_for(room: &Roster, session: &mut Session<'_>, place: &Organization, people: &[Id]) -> Result<HashSet<Id>, RosterError> {
    let held = room.organizations.memberships_below_in(session, &place.path, people, room.services.now())?;
    let mut of: HashMap<Id, Vec<Membership>> = HashMap::new();
    for membership in held {
        of.entry(membership.person).or_default().push(membership);
    }
    let mut own = super::own::made_at(room, session, place, people)?;
    let makers = store::own::makers(session, people)?;
    let placed = |person: &Id, maker: &Id| of.get(person).is_some_and(|held| held.iter().any(|one| super::mark::is_of_list(&one.source, *maker)));
    own.extend(makers.iter().filter(|(person, maker)| placed(person, maker)).map(|(person, _)| *person));
    Ok(own)
}

/// The list of codes, by class and name.
fn lines(room: &Roster, session: &mut Session<'_>, base: &Organization, codes: Vec<(Id, String)>, by: &By) -> Result<Vec<Line>, RosterError> {
    let people: Vec<Id> = codes.iter().map(|(person, _)| *person).collect();
    let held = room.organizations.memberships_below_in(session, &base.path, &people, by.now)?;
    let mut organizations: Vec<Id> = held.iter().map(|membership| membership.organization).collect();
    organizations.sort_unstable();
    organizations.dedup();
    let names: HashMap<Id, String> =
        room.organizations.by_ids_in(session, &organizations)?.into_iter().map(|organization| (organization.id, organization.name)).collect();
    let places: HashMap<Id, &str> = held.iter().filter_map(|membership| Some((membership.person, names.get(&membership.organization)?.as_str()))).collect();
    let accounts = room.identity.accounts_of_in(session, &people)?;
    let mut lines: Vec<Line> = codes
        .into_iter()
        .filter_map(|(person, code)| {
            let account = accounts.get(&person)?;
            let place = places.get(&person).copied().unwrap_or_default().to_owned();
            Some(Line { place, name: account.display_name.clone(), username: account.name.clone(), code })
        })
        .collect();
    lines.sort_unstable();
    Ok(lines)
}
