//! Lists of users and groups: filtered, sorted, a page at a time.

use kernel::{Id, Role};
use organization::{Kind, MembersSought, Organization};
use platform::Session;
use serde_json::Value;

use super::Directory;
use crate::RosterError;
use crate::model::scim::filter::Filter;
use crate::model::scim::schema;
use crate::ops::oneroster::list::SCAN_MAX;
use crate::ops::plan::BELOW_MAX;
use crate::store::external;

/// Things looked at together where each has to be looked at.
const SCAN_PAGE: u32 = 1_000;

/// What is wanted of a list.
pub struct Wanted<'a> {
    /// Which things pass.
    pub filter: Option<Filter>,
    /// By which attribute they are sorted; empty for by id.
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

impl Directory<'_> {
    /// A page of users, and how many there are in all.
    ///
    /// # Errors
    /// The database fails.
    pub fn list_users(&self, session: &mut Session<'_>, wanted: &Wanted<'_>) -> Result<(Vec<Value>, u64), RosterError> {
        if let Some(filter) = &wanted.filter
            && let Some(found) = self.looked_up(session, filter)?
        {
            let users = self.users(session, &found)?;
            return Ok(page(users, wanted));
        }
        let roles: [Role; 0] = [];
        if wanted.filter.is_none() && wanted.sort.is_empty() && !wanted.descending {
            let sought = MembersSought { place: &self.place.path, roles: &roles, after: None, offset: wanted.offset, limit: wanted.count };
            let people = self.room.organizations.members_below_in(session, &sought, self.by.now)?;
            let total = self.room.organizations.count_members_below_in(session, &self.place.path, &roles, self.by.now)?;
            return Ok((self.users(session, &people)?, total));
        }
        let (mut passing, mut after, mut seen) = (Vec::new(), None, 0);
        while seen < SCAN_MAX {
            let sought = MembersSought { place: &self.place.path, roles: &roles, after, offset: 0, limit: SCAN_PAGE };
            let people = self.room.organizations.members_below_in(session, &sought, self.by.now)?;
            let users = self.users(session, &people)?;
            passing.extend(users.into_iter().filter(|user| wanted.filter.as_ref().is_none_or(|filter| filter.passes(user))));
            seen += people.len();
            after = people.last().copied();
            if people.len() < SCAN_PAGE as usize {
                break;
            }
        }
        Ok(page(passing, wanted))
    }

    /// Users whom a filter names exactly are looked up.
    fn looked_up(&self, session: &mut Session<'_>, filter: &Filter) -> Result<Option<Vec<Id>>, RosterError> {
        let found = if let Some(name) = filter.exactly("userName") {
            self.room.identity.people_named_in(session, &[name.to_owned()])?.into_values().collect()
        } else if let Some(name) = filter.exactly("externalId") {
            external::objects(session, self.namespace(), "user", &[name])?.into_values().collect()
        } else if let Some(id) = filter.exactly("id") {
            id.parse::<Id>().ok().into_iter().collect::<Vec<_>>()
        } else {
            return Ok(None);
        };
        Ok(Some(found))
    }

    /// A page of groups, and how many there are in all.
    ///
    /// # Errors
    /// The database fails.
    pub fn list_groups(&self, session: &mut Session<'_>, wanted: &Wanted<'_>) -> Result<(Vec<Value>, u64), RosterError> {
        let mut all = self.room.organizations.below_in(session, &self.place.path, None, BELOW_MAX)?;
        all.retain(|one| one.closed_at.is_none() && one.kind != Kind::Platform);
        all.sort_unstable_by_key(|one| one.id);
        let total = u64::try_from(all.len()).unwrap_or(u64::MAX);
        let (skip, take) = (usize::try_from(wanted.offset).unwrap_or(usize::MAX), usize::try_from(wanted.count).unwrap_or(0));
        if wanted.filter.is_none() && wanted.sort.is_empty() && !wanted.descending {
            let part: Vec<Organization> = all.into_iter().skip(skip).take(take).collect();
            return Ok((self.groups(session, &part, wanted.with_members)?, total));
        }
        // Who the members are is looked up only where the filter asks about them, or for the groups on the page.
        let asks = wanted.filter.as_ref().is_some_and(|filter| format!("{filter:?}").to_lowercase().contains("\"members\""));
        let mut passing = Vec::new();
        for part in all.chunks(SCAN_PAGE as usize) {
            let groups = self.groups(session, part, asks)?;
            passing.extend(groups.into_iter().filter(|group| wanted.filter.as_ref().is_none_or(|filter| filter.passes(group))));
        }
        let (page, total) = page(passing, wanted);
        let ids: Vec<Id> = page.iter().filter_map(|group| group.get("id").and_then(Value::as_str)?.parse().ok()).collect();
        let mut found = Vec::with_capacity(ids.len());
        for id in ids {
            found.extend(all.iter().find(|one| one.id == id).cloned());
        }
        Ok((self.groups(session, &found, wanted.with_members)?, total))
    }
}

fn page(mut things: Vec<Value>, wanted: &Wanted<'_>) -> (Vec<Value>, u64) {
    things.retain(|thing| wanted.filter.as_ref().is_none_or(|filter| filter.passes(thing)));
    let total = u64::try_from(things.len()).unwrap_or(u64::MAX);
    schema::sort(&mut things, if wanted.sort.is_empty() { "id" } else { wanted.sort }, wanted.descending);
    let (skip, take) = (usize::try_from(wanted.offset).unwrap_or(usize::MAX), usize::try_from(wanted.count).unwrap_or(0));
    (things.into_iter().skip(skip).take(take).collect(), total)
}
