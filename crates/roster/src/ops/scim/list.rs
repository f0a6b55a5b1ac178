//! Lists of users and groups: filtered, sorted, a page at a time.
//!
//! What a filter names is looked up by an index ([`search::keys`]); what is left of the filter is asked of those who were found. A filter of which nothing
//! can be looked up is asked of everybody here, up to a bound beyond which the program is told that it is too much. The things of a page alone are described
//! in full, whatever was looked through.

use std::collections::HashSet;

use kernel::{Id, Role, Time};
use organization::{Kind, MembersSought, Organization};
use platform::Session;
use serde_json::Value;

use super::Directory;
use crate::RosterError;
use crate::model::scim::bulk::Of;
use crate::model::scim::filter::Filter;
use crate::model::scim::search::{self, Key};
use crate::model::scim::{ScimFault, schema};
use crate::ops::changes::{self, CHANGES_MAX, is_whole};
use crate::ops::oneroster::list::SCAN_MAX;
use crate::ops::plan::BELOW_MAX;
use crate::store::{external, own};

/// Things looked at together where each has to be looked at.
const SCAN_PAGE: usize = 1_000;
/// People with one address, and groups of one name, that are looked at one by one.
pub const SAME_MAX: u32 = 5_000;

/// What is wanted of a list.
pub struct Wanted<'a> {
    /// Which things pass.
    pub filter: Option<Filter>,
    /// By which attribute they are sorted; empty for an order of ours that stays the same.
    pub sort: &'a str,
    /// The other way round.
    pub descending: bool,
    /// The first one, from 0.
    pub offset: u32,
    /// Things at most.
    pub count: u32,
    /// Whether members of groups are wanted.
    pub with_members: bool,
}

impl Wanted<'_> {
    fn passes(&self, thing: &Value) -> bool {
        self.filter.as_ref().is_none_or(|filter| filter.passes(thing))
    }

    /// Whether things are wanted in the order in which they are found.
    fn as_found(&self) -> bool {
        self.sort.is_empty() && !self.descending
    }

    /// The page of what was found, and how much that was.
    fn page<T>(&self, found: Vec<T>) -> (Vec<T>, u64) {
        let total = u64::try_from(found.len()).unwrap_or(u64::MAX);
        let (skip, take) = (usize::try_from(self.offset).unwrap_or(usize::MAX), usize::try_from(self.count).unwrap_or(0));
        (found.into_iter().skip(skip).take(take).collect(), total)
    }

    /// Puts what passed in the order that is wanted.
    fn sorted<T>(&self, mut passing: Vec<((bool, String), T)>) -> Vec<T> {
        if !self.sort.is_empty() {
            passing.sort_by(|one, other| one.0.cmp(&other.0));
        }
        if self.descending {
            passing.reverse();
        }
        passing.into_iter().map(|(_, thing)| thing).collect()
    }
}

/// The people or groups that were found by what a filter names.
struct Found<T> {
    things: Vec<T>,
    /// Whether all of them pass, because the filter asks nothing else.
    is_whole: bool,
}

impl Directory<'_> {
    /// A page of users, and how many there are in all.
    ///
    /// # Errors
    /// There are too many to look through, or the database fails.
    pub fn list_users(&self, session: &mut Session<'_>, wanted: &Wanted<'_>) -> Result<(Vec<Value>, u64), RosterError> {
        let found = match &wanted.filter {
            None if wanted.as_found() => {
                let sought = MembersSought { place: &self.place.path, roles: &[], after: None, offset: wanted.offset, limit: wanted.count };
                let people = self.room.organizations.members_below_in(session, &sought, self.by.now)?;
                let total = self.room.organizations.count_members_below_in(session, &self.place.path, &[], self.by.now)?;
                return Ok((self.users(session, &people)?, total));
            }
            None => Found { things: self.everybody(session)?, is_whole: false },
            Some(filter) => self.found_people(session, filter)?,
        };
        let passing = if found.is_whole && wanted.as_found() {
            found.things
        } else {
            let mut passing = Vec::new();
            for part in found.things.chunks(SCAN_PAGE) {
                for user in self.users(session, part)?.iter().filter(|user| wanted.passes(user)) {
                    passing.extend(id_of(user).map(|id| (schema::sort_key(user, wanted.sort), id)));
                }
            }
            wanted.sorted(passing)
        };
        let (page, total) = wanted.page(passing);
        Ok((self.users(session, &page)?, total))
    }

    /// Everybody who is something here, by id.
    fn everybody(&self, session: &mut Session<'_>) -> Result<Vec<Id>, RosterError> {
        let roles: [Role; 0] = [];
        let limit = u32::try_from(SCAN_MAX + 1).unwrap_or(u32::MAX);
        let sought = MembersSought { place: &self.place.path, roles: &roles, after: None, offset: 0, limit };
        let people = self.room.organizations.members_below_in(session, &sought, self.by.now)?;
        if people.len() > SCAN_MAX { Err(ScimFault::TooMany.into()) } else { Ok(people) }
    }

    /// The people that a filter names, or everybody where it names nobody.
    fn found_people(&self, session: &mut Session<'_>, filter: &Filter) -> Result<Found<Id>, RosterError> {
        let Some(keys) = search::keys(filter, Of::Users) else { return Ok(Found { things: self.everybody(session)?, is_whole: false }) };
        let asks_nothing_else = search::only(filter, Of::Users).is_some();
        let mut people = Vec::new();
        for key in keys {
            match key {
                Key::Id(text) => people.extend(text.parse::<Id>()),
                Key::UserName(name) => people.extend(self.room.identity.people_named_in(session, &[name.to_owned()])?.into_values()),
                Key::ExternalId(name) => people.extend(external::objects(session, self.namespace(), "user", &[name])?.into_values()),
                Key::Contact(kind, value) => {
                    let same = own::by_contact(session, kind, &value.to_lowercase(), SAME_MAX + 1)?;
                    if !is_whole(same.len(), SAME_MAX) {
                        return Ok(Found { things: self.everybody(session)?, is_whole: false });
                    }
                    people.extend(same);
                }
                Key::Changed { since, or_at } => {
                    return Ok(Found { things: self.changed_people(session, since, or_at)?, is_whole: asks_nothing_else });
                }
                Key::Active(active) => return Ok(Found { things: self.active_people(session, active)?, is_whole: asks_nothing_else }),
                Key::Member(_) | Key::Name { .. } => {}
            }
        }
        people.sort_unstable();
        people.dedup();
        Ok(Found { things: people, is_whole: false })
    }

    /// The people here who were changed after a moment, or at it.
    fn changed_people(&self, session: &mut Session<'_>, since: Time, or_at: bool) -> Result<Vec<Id>, RosterError> {
        let mut people = match changes::people_since(self.room, session, &self.place.path, since, self.by.now)? {
            Some(people) => people,
            None => self.everybody(session)?,
        };
        let changes = changes::of_people(self.room, session, &self.place.path, &people)?;
        people.retain(|person| changes.get(person).is_some_and(|changed| is_after(*changed, since, or_at)));
        Ok(people)
    }

    /// The people here who are let in, or those who are not.
    fn active_people(&self, session: &mut Session<'_>, active: bool) -> Result<Vec<Id>, RosterError> {
        let limit = u32::try_from(SCAN_MAX + 1).unwrap_or(u32::MAX);
        let suspended = self.room.identity.suspended_in(session, limit)?;
        if suspended.len() > SCAN_MAX {
            return Err(ScimFault::TooMany.into());
        }
        if !active {
            return changes::here(self.room, session, &self.place.path, suspended, self.by.now);
        }
        let suspended: HashSet<Id> = suspended.into_iter().collect();
        let mut people = self.everybody(session)?;
        people.retain(|person| !suspended.contains(person));
        Ok(people)
    }

    /// A page of groups, and how many there are in all.
    ///
    /// # Errors
    /// There are too many to look through, or the database fails.
    pub fn list_groups(&self, session: &mut Session<'_>, wanted: &Wanted<'_>) -> Result<(Vec<Value>, u64), RosterError> {
        let place = &self.place.path;
        let found = match &wanted.filter {
            None if wanted.as_found() => {
                let page = self.room.organizations.groups_below_in(session, place, wanted.offset, wanted.count)?;
                let total = self.room.organizations.count_groups_below_in(session, place)?;
                return Ok((self.groups(session, &page, wanted.with_members)?, total));
            }
            None => self.all_groups(session)?,
            Some(filter) => self.found_groups(session, filter)?,
        };
        // Who the members are is looked up only where the filter or the order asks about them, or for the groups on the page.
        let asked = format!("{:?} {:?}", wanted.filter, wanted.sort).to_lowercase();
        let mut passing = Vec::new();
        for part in found.chunks(SCAN_PAGE) {
            let groups = self.groups(session, part, asked.contains("\"members"))?;
            let both = groups.iter().zip(part).filter(|(group, _)| wanted.passes(group));
            passing.extend(both.map(|(group, organization)| (schema::sort_key(group, wanted.sort), organization.clone())));
        }
        let (page, total) = wanted.page(wanted.sorted(passing));
        Ok((self.groups(session, &page, wanted.with_members)?, total))
    }

    fn all_groups(&self, session: &mut Session<'_>) -> Result<Vec<Organization>, RosterError> {
        let groups = self.room.organizations.groups_below_in(session, &self.place.path, 0, BELOW_MAX + 1)?;
        if is_whole(groups.len(), BELOW_MAX) { Ok(groups) } else { Err(ScimFault::TooMany.into()) }
    }

    /// The groups that a filter names, or all where it names none.
    fn found_groups(&self, session: &mut Session<'_>, filter: &Filter) -> Result<Vec<Organization>, RosterError> {
        let Some(keys) = search::keys(filter, Of::Groups) else { return self.all_groups(session) };
        let place = &self.place.path;
        let mut ids: Vec<Id> = Vec::new();
        for key in keys {
            match key {
                Key::Id(text) => ids.extend(text.parse::<Id>()),
                Key::ExternalId(name) => ids.extend(external::objects(session, self.namespace(), "org", &[name])?.into_values()),
                Key::Member(text) => {
                    let person: Vec<Id> = text.parse().into_iter().collect();
                    let held = self.room.organizations.memberships_below_in(session, place, &person, self.by.now)?;
                    ids.extend(held.into_iter().map(|one| one.organization));
                }
                Key::Name { text, is_beginning } => {
                    let named = self.room.organizations.groups_named_in(session, place, text, is_beginning, SAME_MAX + 1)?;
                    if !is_whole(named.len(), SAME_MAX) {
                        return self.all_groups(session);
                    }
                    ids.extend(named.into_iter().map(|one| one.id));
                }
                Key::Changed { since, .. } => {
                    let changed = self.room.organizations.groups_changed_in(session, place, since, CHANGES_MAX + 1)?;
                    if !is_whole(changed.len(), CHANGES_MAX) {
                        return self.all_groups(session);
                    }
                    ids.extend(changed);
                }
                Key::UserName(_) | Key::Contact(..) | Key::Active(_) => {}
            }
        }
        ids.sort_unstable();
        ids.dedup();
        let mut groups = self.room.organizations.by_ids_in(session, &ids)?;
        groups.retain(|one| one.closed_at.is_none() && one.kind != Kind::Platform && place.holds(&one.path));
        groups.sort_unstable_by(|one, other| one.path.cmp(&other.path));
        Ok(groups)
    }
}

/// Whether a change is after a moment, as programs see it: to the millisecond.
fn is_after(changed: Time, since: Time, or_at: bool) -> bool {
    let seen = Time(changed.0.div_euclid(1_000) * 1_000);
    seen > since || or_at && seen == since
}

fn id_of(thing: &Value) -> Option<Id> {
    thing.get("id").and_then(Value::as_str)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_seen_to_the_millisecond() {
        assert!(is_after(Time(2_000), Time(1_999), false) && is_after(Time(2_999), Time(2_000), true));
        assert!(!is_after(Time(2_999), Time(2_000), false) && !is_after(Time(1_999), Time(2_000), true));
    }

    #[test]
    fn names_that_many_have_are_not_looked_up_one_by_one() {
        assert!(is_whole(SAME_MAX as usize, SAME_MAX) && !is_whole(SAME_MAX as usize + 1, SAME_MAX));
    }
}
