//! Groups: the organisation and everything below it, with the people who are in each itself.

use std::collections::{HashMap, HashSet};

use kernel::{Action, Id, PageRequest, Role};
use organization::{Kind, Membership, NewOrganization, Organization};
use platform::Session;
use serde_json::{Map, Value, json};

use super::{Directory, Precondition, SOURCE, check, versioned_by};
use crate::model::scim::value::{get, text};
use crate::model::scim::{ScimFault, patch, schema};
use crate::ops::mark::source_mark;
use crate::store::external;
use crate::{RosterError, stamp};

/// The most members of a group that are shown and changed.
pub const MEMBERS_MAX: usize = 20_000;

impl Directory<'_> {
    fn members(&self, session: &mut Session<'_>, group: Id) -> Result<Vec<Membership>, RosterError> {
        let mut members = Vec::new();
        let size = kernel::page::PAGE_SIZE_MAX;
        for number in 1.. {
            let page = self.room.organizations.members_of_in(session, group, PageRequest { number, size }, self.by.now)?;
            let last = page.len() < size as usize;
            members.extend(page);
            if last || members.len() >= MEMBERS_MAX {
                break;
            }
        }
        Ok(members)
    }

    /// The members of several groups at once; of each by itself where they are very many.
    fn members_of(&self, session: &mut Session<'_>, groups: &[Id]) -> Result<HashMap<Id, Vec<Membership>>, RosterError> {
        let limit = u32::try_from(MEMBERS_MAX + 1).unwrap_or(u32::MAX);
        let found = self.room.organizations.members_of_groups_in(session, groups, self.by.now, limit)?;
        let mut members: HashMap<Id, Vec<Membership>> = HashMap::new();
        if found.len() > MEMBERS_MAX {
            for group in groups {
                members.insert(*group, self.members(session, *group)?);
            }
            return Ok(members);
        }
        for member in found {
            members.entry(member.organization).or_default().push(member);
        }
        Ok(members)
    }

    /// Groups as the standard describes them (RFC 7643, section 4.2).
    ///
    /// # Errors
    /// The database fails.
    pub fn groups(&self, session: &mut Session<'_>, organizations: &[Organization], with_members: bool) -> Result<Vec<Value>, RosterError> {
        let ids: Vec<Id> = organizations.iter().map(|organization| organization.id).collect();
        let names = external::names(session, SOURCE, &ids)?;
        let changes = self.room.organizations.changes_of_groups_in(session, &ids, self.by.now)?;
        let members = if with_members { self.members_of(session, &ids)? } else { HashMap::new() };
        let mut everybody: Vec<Id> = members.values().flatten().map(|member| member.person).collect();
        everybody.sort_unstable();
        everybody.dedup();
        let accounts = self.room.identity.accounts_of_in(session, &everybody)?;
        let mut groups = Vec::with_capacity(organizations.len());
        for organization in organizations {
            let people: Vec<Id> = members.get(&organization.id).into_iter().flatten().map(|member| member.person).collect();
            let mut seen = HashSet::new();
            let list: Vec<Value> = people
                .iter()
                .filter(|person| seen.insert(**person))
                .filter_map(|person| Some((person, accounts.get(person)?)))
                .map(|(person, account)| {
                    json!({ "value": person, "$ref": format!("{}/Users/{person}", self.base), "type": "User", "display": account.display_name })
                })
                .collect();
            let people_state = changes.get(&organization.id).copied().unwrap_or_default();
            let changed = people_state.changed_at.max(organization.changed_at);
            let mut map = Map::new();
            map.insert("schemas".to_owned(), json!([schema::GROUP]));
            map.insert("id".to_owned(), json!(organization.id));
            map.insert("displayName".to_owned(), organization.name.clone().into());
            if let Some(external) = names.get(&organization.id) {
                map.insert("externalId".to_owned(), external.clone().into());
            }
            if !list.is_empty() {
                map.insert("members".to_owned(), Value::Array(list));
            }
            map.insert(
                "meta".to_owned(),
                json!({
                    "resourceType": "Group", "created": stamp(organization.created_at), "lastModified": stamp(changed),
                    "location": format!("{}/Groups/{}", self.base, organization.id),
                }),
            );
            // The same whether members are shown or not; that a member is called otherwise is no change of the group.
            let external = names.get(&organization.id).map_or("", String::as_str);
            let state = json!([organization.id, organization.name, external, organization.changed_at.0, people_state.changed_at.0, people_state.sums]);
            groups.push(versioned_by(Value::Object(map), &state.to_string()));
        }
        Ok(groups)
    }

    fn organization(&self, session: &mut Session<'_>, id: Id) -> Result<Organization, RosterError> {
        let found = self.room.organizations.by_id_in(session, id)?;
        found.filter(|one| one.closed_at.is_none() && self.place.path.holds(&one.path) && one.kind != Kind::Platform).ok_or(RosterError::NotFound("group"))
    }

    /// One group.
    ///
    /// # Errors
    /// There is none here, or the database fails.
    pub fn group(&self, session: &mut Session<'_>, id: Id) -> Result<Value, RosterError> {
        let organization = self.organization(session, id)?;
        self.groups(session, &[organization], true)?.pop().ok_or(RosterError::NotFound("group"))
    }

    /// Makes a group: a class right below the organisation.
    ///
    /// # Errors
    /// A value cannot be used, or the database fails.
    pub fn create_group(&self, body: &Value) -> Result<Value, RosterError> {
        let made = self.room.services.database.write(|session| {
            let source = source_mark(SOURCE);
            let new = NewOrganization { parent: self.place.id, kind: Kind::Class, name: text(body, "displayName"), code: "", source: &source };
            let made = self.room.organizations.create_in(session, self.by, &new).map_err(refused)?;
            self.call(session, made.id, text(body, "externalId"))?;
            self.set_members(session, made.id, &wanted(body)?)?;
            self.room.organizations.changed(session)?;
            let group = self.group(session, made.id)?;
            self.audit(session, Action::ScimGroupCreated, ("organization", made.id))?;
            Ok::<_, RosterError>(group)
        })?;
        self.room.organizations.forget_all();
        Ok(made)
    }

    fn call(&self, session: &mut Session<'_>, id: Id, external: &str) -> Result<(), RosterError> {
        if external.len() > crate::model::bounds::EXTERNAL_LENGTH_MAX {
            return Err(ScimFault::Value.into());
        }
        external::forget_of(session, SOURCE, id)?;
        if !external.is_empty() {
            external::keep(session, self.namespace(), "org", &[(external, id)])?;
        }
        Ok(())
    }

    /// Replaces a group, or patches it.
    ///
    /// # Errors
    /// There is none here, the program has read another version, a value cannot be used, or the database fails.
    pub fn change_group(&self, id: Id, body: &Value, is_patch: bool, precondition: Precondition<'_>) -> Result<Value, RosterError> {
        let changed = self.room.services.database.write(|session| {
            let organization = self.organization(session, id)?;
            let before = self.group(session, id)?;
            check(precondition, &before)?;
            let mut after = before.clone();
            if is_patch {
                patch::apply(&mut after, body)?;
            } else {
                after = body.clone();
            }
            let name = text(&after, "displayName");
            if name != organization.name {
                if !matches!(organization.kind, Kind::Class | Kind::Grade | Kind::Department) {
                    return Err(RosterError::NotYours("only classes, grades and departments are renamed by programs"));
                }
                self.room.organizations.rename_in(session, id, name, self.by.now).map_err(refused)?;
            }
            if text(&after, "externalId") != text(&before, "externalId") {
                self.call(session, id, text(&after, "externalId"))?;
            }
            self.set_members(session, id, &wanted(&after)?)?;
            self.room.organizations.changed(session)?;
            let group = self.group(session, id)?;
            self.audit(session, Action::ScimGroupChanged, ("organization", id))?;
            Ok::<_, RosterError>(group)
        })?;
        self.room.organizations.forget_all();
        Ok(changed)
    }

    /// Makes these people the members: who is new gets the role they have elsewhere in the organisation, who is missing is a member no more.
    fn set_members(&self, session: &mut Session<'_>, group: Id, wanted: &HashSet<Id>) -> Result<(), RosterError> {
        let members = self.members(session, group)?;
        let present: HashSet<Id> = members.iter().map(|member| member.person).collect();
        let leaving: Vec<&Membership> = members.iter().filter(|member| !wanted.contains(&member.person)).collect();
        if leaving.iter().any(|member| !matches!(member.role, Role::Learner | Role::Teacher | Role::SubjectHead | Role::Guardian)) {
            return Err(RosterError::NotYours("whoever administers a group stays in it"));
        }
        let gone: Vec<Id> = leaving.iter().map(|member| member.id).collect();
        let new: Vec<Id> = wanted.difference(&present).copied().collect();
        let mut roles: HashMap<Id, Role> = HashMap::new();
        for held in self.room.organizations.memberships_below_in(session, &self.place.path, &new, self.by.now)? {
            let role = if matches!(held.role, Role::Learner | Role::Guardian) { held.role } else { Role::Teacher };
            let entry = roles.entry(held.person).or_insert(role);
            *entry = (*entry).max(role);
        }
        let source = source_mark(SOURCE);
        let mut added = Vec::with_capacity(new.len());
        for person in new {
            let role = *roles.get(&person).ok_or(ScimFault::Value)?; // nobody from elsewhere
            added.push(Membership {
                id: self.room.services.new_id(),
                person,
                organization: group,
                role,
                since: self.by.now,
                until: None,
                given_by: None,
                reason: String::new(),
                source: source.clone(),
                changed_at: self.by.now,
            });
        }
        // First those who come, so that whoever is a member of nothing else stays known meanwhile.
        self.room.organizations.add_memberships_in(session, &added)?;
        self.room.organizations.end_memberships_in(session, &gone, self.by.now)?;
        Ok(())
    }

    /// Takes a group away: nobody is in it any more, and it is closed. It stays on record.
    ///
    /// # Errors
    /// There is none here, it holds other groups, the program has read another version, or the database fails.
    pub fn remove_group(&self, id: Id, precondition: Precondition<'_>) -> Result<(), RosterError> {
        self.room.services.database.write::<_, RosterError>(|session| {
            let organization = self.organization(session, id)?;
            check(precondition, &self.group(session, id)?)?;
            if id == self.place.id || !matches!(organization.kind, Kind::Class | Kind::Grade | Kind::Department) {
                return Err(RosterError::NotYours("only classes, grades and departments are closed by programs"));
            }
            self.set_members(session, id, &HashSet::new())?;
            if !self.room.organizations.close_empty_in(session, id, self.by.now)? {
                return Err(RosterError::NotYours("there are groups below it; take those away first"));
            }
            external::forget_of(session, SOURCE, id)?;
            self.room.organizations.changed(session)?;
            self.audit(session, Action::ScimGroupRemoved, ("organization", id))
        })?;
        self.room.organizations.forget_all();
        Ok(())
    }
}

/// The members that a body names.
fn wanted(body: &Value) -> Result<HashSet<Id>, RosterError> {
    let list = match get(body, "members") {
        None => return Ok(HashSet::new()),
        Some(Value::Array(list)) if list.len() <= MEMBERS_MAX => list,
        Some(Value::Array(_)) => return Err(ScimFault::TooMany.into()),
        Some(_) => return Err(ScimFault::Syntax.into()),
    };
    list.iter().map(|member| text(member, "value").parse::<Id>().map_err(|_| ScimFault::Value.into())).collect()
}

fn refused(error: organization::OrganizationError) -> RosterError {
    match error {
        organization::OrganizationError::Name | organization::OrganizationError::Place => ScimFault::Value.into(),
        other => other.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_bounded() {
        let body = |count: usize| json!({ "members": vec![json!({ "value": organization::top_id() }); count] });
        assert_eq!(wanted(&body(MEMBERS_MAX)).unwrap().len(), 1);
        assert!(matches!(wanted(&body(MEMBERS_MAX + 1)), Err(RosterError::Scim(ScimFault::TooMany))));
        assert!(matches!(wanted(&json!({ "members": [{ "value": "nobody" }] })), Err(RosterError::Scim(ScimFault::Value))));
    }
}
