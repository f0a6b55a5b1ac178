//! Users: accounts of people at and below the organisation.

use std::collections::{HashMap, HashSet};

use identity::{AccountChange, NewPerson};
use kernel::{Action, Id, Role};
use organization::{Membership, NewRole, Path};
use platform::Session;
use serde_json::{Map, Value, json};

use super::{Directory, Precondition, SOURCE, check, versioned};
use crate::model::oneroster::words;
use crate::model::scim::value::{get, main_value, text, truth};
use crate::model::scim::{ScimFault, patch, schema};
use crate::model::sheet;
use crate::ops::mark::source_mark;
use crate::ops::{changes, own};
use crate::store::person::Detail;
use crate::store::{self, external};
use crate::{RosterError, stamp};

/// The roles that a program may give.
const ROLES: [Role; 4] = [Role::Learner, Role::Guardian, Role::Teacher, Role::SubjectHead];

/// What a program wants somebody to be.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Wanted {
    username: String,
    display_name: String,
    detail: Detail,
    email: String,
    phone: String,
    active: Option<bool>,
    external: String,
    role: Option<Role>,
    /// A password to begin with; empty where none is given.
    password: String,
}

impl Wanted {
    fn read(body: &Value) -> Result<Self, RosterError> {
        if !body.is_object() {
            return Err(ScimFault::Syntax.into());
        }
        let empty = Value::Null;
        let name = get(body, "name").unwrap_or(&empty);
        let (given, middle, family) = (text(name, "givenName"), text(name, "middleName"), text(name, "familyName"));
        let username = text(body, "userName");
        let full = words::full_name(given, middle, family);
        let shown = [text(body, "displayName"), text(name, "formatted"), full.as_str(), username.split('@').next().unwrap_or("")];
        let display_name = shown.into_iter().find(|name| !name.is_empty()).unwrap_or("").to_owned();
        let email = main_value(body, "emails");
        let phone = sheet::phone(&main_value(body, "phoneNumbers")).ok_or(ScimFault::Value)?;
        let active = match get(body, "active") {
            None => None,
            Some(value) => Some(truth(value).ok_or(ScimFault::Value)?),
        };
        let role = match main_value(body, "roles").as_str() {
            "" => None,
            word => Some(Role::from_word(word).or_else(|| words::role(word).flatten()).filter(|role| ROLES.contains(role)).ok_or(ScimFault::Value)?),
        };
        let number = get(body, schema::ENTERPRISE).map_or("", |extension| text(extension, "employeeNumber"));
        let external = text(body, "externalId");
        let long = [given, middle, family, number, external].iter().any(|value| value.len() > crate::model::bounds::EXTERNAL_LENGTH_MAX);
        if username.is_empty() || long || (!email.is_empty() && !sheet::is_email(&email)) {
            return Err(ScimFault::Value.into());
        }
        let detail = Detail {
            given_name: given.to_owned(),
            family_name: family.to_owned(),
            middle_name: middle.to_owned(),
            number: number.to_owned(),
            ..Detail::default()
        };
        let password = match get(body, "password") {
            None => String::new(),
            Some(Value::String(password)) => password.clone(),
            Some(_) => return Err(ScimFault::Value.into()),
        };
        Ok(Self { username: username.to_owned(), display_name, detail, email, phone, active, external: external.to_owned(), role, password })
    }
}

impl Directory<'_> {
    /// Users as the standard describes them (RFC 7643, section 4.1); those who are not here are left out.
    ///
    /// # Errors
    /// The database fails.
    pub fn users(&self, session: &mut Session<'_>, people: &[Id]) -> Result<Vec<Value>, RosterError> {
        let accounts = self.room.identity.accounts_of_in(session, people)?;
        let details = store::person::of(session, people)?;
        let names = external::names(session, SOURCE, people)?;
        let mut contacts: HashMap<(Id, String), Vec<Value>> = HashMap::new();
        for ((person, kind), value) in own::contacts(self.room, session, &self.place.path, people)? {
            contacts.insert((person, kind), vec![json!({ "value": value, "type": "work", "primary": true })]);
        }
        let changes = changes::of_people(self.room, session, &self.place.path, people)?;
        let mut held: HashMap<Id, Vec<Membership>> = HashMap::new();
        for membership in self.room.organizations.memberships_below_in(session, &self.place.path, people, self.by.now)? {
            held.entry(membership.person).or_default().push(membership);
        }
        let mut groups: Vec<Id> = held.values().flatten().map(|membership| membership.organization).collect();
        groups.sort_unstable();
        groups.dedup();
        let groups: HashMap<Id, String> =
            self.room.organizations.by_ids_in(session, &groups)?.into_iter().map(|organization| (organization.id, organization.name)).collect();
        let user = |person: &Id| {
            let (account, held) = (accounts.get(person)?, held.get(person)?);
            let detail = details.get(person).cloned().unwrap_or_default();
            let list = |kind: &str| contacts.get(&(*person, kind.to_owned())).cloned().unwrap_or_default();
            let changed = changes.get(person).copied().unwrap_or(account.changed_at);
            let roles: HashSet<Role> = held.iter().map(|one| one.role).collect();
            let mut roles: Vec<Role> = roles.into_iter().collect();
            roles.sort_unstable();
            let of: HashSet<Id> = held.iter().map(|one| one.organization).collect();
            let mut of: Vec<Value> = of
                .into_iter()
                .filter_map(|id| groups.get(&id).map(|name| (id, name)))
                .map(|(id, name)| json!({ "value": id, "$ref": format!("{}/Groups/{id}", self.base), "display": name }))
                .collect();
            of.sort_by_key(|group| group.get("value").map(Value::to_string));
            let rest = [
                ("externalId", names.get(person).cloned().map(Value::String)),
                ("emails", some(list("email"))),
                ("phoneNumbers", some(list("phone"))),
                ("roles", some(roles.iter().map(|role| json!({ "value": role.as_str() })).collect())),
                ("groups", some(of)),
                (schema::ENTERPRISE, Some(detail.number.clone()).filter(|number| !number.is_empty()).map(|number| json!({ "employeeNumber": number }))),
            ];
            let mut map = Map::new();
            map.insert("schemas".to_owned(), if detail.number.is_empty() { json!([schema::USER]) } else { json!([schema::USER, schema::ENTERPRISE]) });
            map.insert("id".to_owned(), json!(person));
            map.insert("userName".to_owned(), account.name.clone().into());
            map.insert("name".to_owned(), name_of(&account.display_name, &detail));
            map.insert("displayName".to_owned(), account.display_name.clone().into());
            map.insert("active".to_owned(), account.suspended_at.is_none().into());
            map.extend(rest.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))));
            map.insert(
                "meta".to_owned(),
                json!({
                    "resourceType": "User", "created": stamp(account.created_at), "lastModified": stamp(changed),
                    "location": format!("{}/Users/{person}", self.base),
                }),
            );
            Some(versioned(Value::Object(map)))
        };
        Ok(people.iter().filter_map(user).collect())
    }

    /// One user.
    ///
    /// # Errors
    /// There is none here, or the database fails.
    pub fn user(&self, session: &mut Session<'_>, id: Id) -> Result<Value, RosterError> {
        self.users(session, &[id])?.pop().ok_or(RosterError::NotFound("user"))
    }

    /// Makes a user.
    ///
    /// # Errors
    /// The name is taken, a value cannot be used, or the database fails.
    pub fn create_user(&self, body: &Value) -> Result<Value, RosterError> {
        let wanted = Wanted::read(body)?;
        // Hashed before the transaction, because it takes a while.
        let starting = self.starting(&wanted.username, &wanted.password)?;
        self.room.services.database.write(|session| {
            let known = self.room.identity.people_named_in(session, std::slice::from_ref(&wanted.username))?.into_values().next();
            let id = match known {
                Some(id) if self.was_removed(session, &wanted.username, id)? => {
                    let role = wanted.role.unwrap_or(Role::Learner);
                    self.give(session, id, role)?;
                    self.change(session, id, &Wanted { active: Some(wanted.active.unwrap_or(true)), role: Some(role), ..wanted.clone() })?;
                    id
                }
                Some(_) => return Err(RosterError::Taken),
                None => self.make(session, &wanted)?,
            };
            self.begin_with(session, id, starting.as_deref())?;
            self.room.organizations.changed(session)?;
            let made = self.user(session, id)?;
            self.audit(session, Action::ScimUserCreated, ("person", id))?;
            Ok(made)
        })
    }

    /// What is kept of a password to begin with; `None` where none is given.
    fn starting(&self, username: &str, password: &str) -> Result<Option<String>, RosterError> {
        if password.is_empty() {
            return Ok(None);
        }
        self.room.identity.starting_password(username, password).map(Some).map_err(refused)
    }

    /// Gives somebody a password to begin with. It is theirs to change at once, and only while they never chose one of their own.
    fn begin_with(&self, session: &mut Session<'_>, id: Id, starting: Option<&str>) -> Result<(), RosterError> {
        let Some(starting) = starting else { return Ok(()) };
        if !self.made(session, id)? {
            return Err(RosterError::NotYours("this account was not made here; its person has another way in"));
        }
        if self.room.identity.begin_with_password_in(session, id, starting)? {
            return Ok(());
        }
        Err(RosterError::NotYours("this person signed in already; their password is theirs to change"))
    }

    /// Whether somebody with this name was removed by a program here and is nowhere since.
    fn was_removed(&self, session: &mut Session<'_>, username: &str, id: Id) -> Result<bool, RosterError> {
        let folded = identity::model::name::fold(username);
        let gone = external::objects(session, self.namespace(), "gone", &[folded.as_str()])?;
        Ok(gone.get(&folded) == Some(&id) && self.room.organizations.memberships_below_in(session, &Path::top(), &[id], self.by.now)?.is_empty())
    }

    fn make(&self, session: &mut Session<'_>, wanted: &Wanted) -> Result<Id, RosterError> {
        let id = self.room.services.new_id();
        let person = NewPerson {
            person: id,
            name: wanted.username.clone(),
            display_name: wanted.display_name.clone(),
            language: crate::no_language(),
            age_band: "",
            email: wanted.email.clone(),
            phone: wanted.phone.clone(),
        };
        self.room.identity.create_accounts_in(session, &[person]).map_err(refused)?;
        store::own::keep_accounts(session, self.place.id, &[id])?;
        self.give(session, id, wanted.role.unwrap_or(Role::Learner))?;
        if wanted.active == Some(false) {
            self.room.identity.change_account_in(session, id, &AccountChange { suspended: Some(true), ..AccountChange::default() })?;
        }
        self.keep(session, id, wanted)?;
        Ok(id)
    }

    fn give(&self, session: &mut Session<'_>, person: Id, role: Role) -> Result<(), RosterError> {
        let source = source_mark(SOURCE);
        let new = NewRole { person, organization: self.place.id, role, since: None, until: None, reason: "", source: &source };
        self.room.organizations.give_role_in(session, self.by, &new)?;
        Ok(())
    }

    fn keep(&self, session: &mut Session<'_>, id: Id, wanted: &Wanted) -> Result<(), RosterError> {
        for (kind, value) in [("email", &wanted.email), ("phone", &wanted.phone)] {
            store::own::remove_contact(session, id, self.place.id, kind)?;
            if !value.is_empty() {
                let contact = store::own::Contact { person: id, organization: self.place.id, kind: kind.to_owned(), value: value.clone() };
                store::own::keep_contacts(session, &[contact])?;
            }
        }
        store::person::keep(session, &[(id, Detail { changed_at: self.by.now, ..wanted.detail.clone() })])?;
        external::forget_of(session, SOURCE, id)?;
        if !wanted.external.is_empty() {
            external::keep(session, self.namespace(), "user", &[(wanted.external.as_str(), id)])?;
        }
        Ok(())
    }

    /// Whether a program of this organisation may change somebody: only whoever is nowhere else, and nobody who runs or audits the platform.
    fn require_own(&self, session: &mut Session<'_>, id: Id) -> Result<Vec<Membership>, RosterError> {
        let everywhere = self.room.organizations.memberships_below_in(session, &Path::top(), &[id], self.by.now)?;
        let here = self.room.organizations.memberships_below_in(session, &self.place.path, &[id], self.by.now)?;
        if here.is_empty() {
            return Err(RosterError::NotFound("user"));
        }
        if everywhere.len() > here.len() {
            return Err(RosterError::NotYours("this person is in another organisation too; change them there"));
        }
        if everywhere.iter().any(|held| matches!(held.role, Role::Operator | Role::Auditor)) {
            return Err(RosterError::NotYours("this person runs or audits the platform; change them there"));
        }
        Ok(here)
    }

    /// Whether lists or programs of this place made an account; what is asked about others is their person's to say.
    fn made(&self, session: &mut Session<'_>, id: Id) -> Result<bool, RosterError> {
        Ok(own::made_at(self.room, session, &self.place, &[id])?.contains(&id))
    }

    /// Makes somebody what a program wants.
    fn change(&self, session: &mut Session<'_>, id: Id, wanted: &Wanted) -> Result<(), RosterError> {
        let held = self.require_own(session, id)?;
        let account = self.room.identity.accounts_of_in(session, &[id])?.remove(&id).ok_or(RosterError::NotFound("user"))?;
        let suspended = wanted.active.map(|active| !active).filter(|suspended| *suspended != account.suspended_at.is_some());
        let contacts = own::contacts(self.room, session, &self.place.path, &[id])?;
        let now = |kind: &str| contacts.get(&(id, kind.to_owned())).map_or("", String::as_str);
        let change = AccountChange {
            name: (wanted.username != account.name).then_some(wanted.username.as_str()),
            display_name: (wanted.display_name != account.display_name).then_some(wanted.display_name.as_str()),
            suspended,
            email: (wanted.email.to_lowercase() != now("email")).then_some(wanted.email.as_str()),
            phone: (wanted.phone != now("phone")).then_some(wanted.phone.as_str()),
        };
        let changes = change.name.is_some() || change.display_name.is_some() || suspended.is_some() || change.email.is_some() || change.phone.is_some();
        let role = wanted.role.filter(|role| held.iter().all(|one| one.role != *role));
        if (changes || role.is_some()) && !self.made(session, id)? {
            return Err(RosterError::NotYours("this account was not made here; its person changes it, and roles are offered to them"));
        }
        self.room.identity.change_account_in(session, id, &change).map_err(refused)?;
        if let Some(role) = role {
            let mark = source_mark(SOURCE);
            let former: Vec<Id> = held.iter().filter(|one| one.organization == self.place.id && one.source == mark).map(|one| one.id).collect();
            self.room.organizations.end_memberships_in(session, &former, self.by.now)?;
            self.give(session, id, role)?;
        }
        self.keep(session, id, wanted)
    }

    /// Replaces a user, or patches them.
    ///
    /// # Errors
    /// There is none here, the program has read another version, a value cannot be used, or the database fails.
    pub fn change_user(&self, id: Id, body: &Value, is_patch: bool, precondition: Precondition<'_>) -> Result<Value, RosterError> {
        // The password stands in the body or in an operation of the patch; it is hashed before the transaction, because it takes a while.
        let before = self.room.services.database.read(|session| self.user(session, id))?;
        let wanted = self.wanted(&before, body, is_patch)?;
        let starting = self.starting(&wanted.username, &wanted.password)?;
        let changed = self.room.services.database.write(|session| {
            let before = self.user(session, id)?;
            check(precondition, &before)?;
            let wanted = self.wanted(&before, body, is_patch)?;
            self.change(session, id, &wanted)?;
            self.begin_with(session, id, starting.as_deref())?;
            self.room.organizations.changed(session)?;
            let after = self.user(session, id)?;
            self.audit(session, Action::ScimUserChanged, ("person", id))?;
            Ok::<_, RosterError>(after)
        })?;
        self.room.organizations.forget_all();
        Ok(changed)
    }

    /// What somebody is to be, by a body or by a patch of what they are.
    fn wanted(&self, before: &Value, body: &Value, is_patch: bool) -> Result<Wanted, RosterError> {
        if !is_patch {
            return Wanted::read(body);
        }
        let mut after = before.clone();
        patch::apply(&mut after, body)?;
        self.patched(before, after)
    }

    /// What a patched user is to be: a name that follows from its parts follows them still.
    fn patched(&self, before: &Value, mut after: Value) -> Result<Wanted, RosterError> {
        let same = |name: &str| get(before, name) == get(&after, name);
        let renamed = !same("name") && same("displayName");
        let formatted_stays = get(before, "name").map(|name| text(name, "formatted")) == get(&after, "name").map(|name| text(name, "formatted"));
        let roles_stay = same("roles");
        if let Value::Object(map) = &mut after {
            if renamed {
                map.remove("displayName");
                if let (true, Some(Value::Object(name))) = (formatted_stays, map.get_mut("name")) {
                    name.remove("formatted");
                }
            }
            if roles_stay {
                map.remove("roles");
            }
        }
        Wanted::read(&after)
    }

    /// Takes a user away: their roles here end, and whoever is nowhere else and has their account from here is suspended. Nothing of theirs is lost.
    ///
    /// # Errors
    /// There is none here, the program has read another version, or the database fails.
    pub fn remove_user(&self, id: Id, precondition: Precondition<'_>) -> Result<(), RosterError> {
        self.room.services.database.write::<_, RosterError>(|session| {
            let before = self.user(session, id)?;
            check(precondition, &before)?;
            let here = self.room.organizations.memberships_below_in(session, &self.place.path, &[id], self.by.now)?;
            if here.iter().any(|held| !ROLES.contains(&held.role)) {
                return Err(RosterError::NotYours("this person administers here; end that role first"));
            }
            let ids: Vec<Id> = here.iter().map(|held| held.id).collect();
            self.room.organizations.end_memberships_in(session, &ids, self.by.now)?;
            if self.room.organizations.memberships_below_in(session, &Path::top(), &[id], self.by.now)?.is_empty() && self.made(session, id)? {
                self.room.identity.change_account_in(session, id, &AccountChange { suspended: Some(true), ..AccountChange::default() })?;
            }
            let folded = identity::model::name::fold(text(&before, "userName"));
            external::forget_of(session, SOURCE, id)?;
            external::keep(session, self.namespace(), "gone", &[(folded.as_str(), id)])?;
            self.room.organizations.changed(session)?;
            self.audit(session, Action::ScimUserRemoved, ("person", id))
        })?;
        self.room.organizations.forget_all();
        Ok(())
    }
}

fn some(list: Vec<Value>) -> Option<Value> {
    (!list.is_empty()).then_some(Value::Array(list))
}

fn name_of(display_name: &str, detail: &Detail) -> Value {
    let parts = [("formatted", display_name), ("familyName", &detail.family_name), ("givenName", &detail.given_name), ("middleName", &detail.middle_name)];
    Value::Object(parts.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| (name.to_owned(), value.into())).collect())
}

/// What identity refuses, in the words of the standard.
fn refused(error: identity::IdentityError) -> RosterError {
    match error {
        identity::IdentityError::NameTaken => RosterError::Taken,
        identity::IdentityError::Name(_) | identity::IdentityError::DisplayName(_) => ScimFault::Value.into(),
        identity::IdentityError::Password(_) => ScimFault::Password.into(),
        other => other.into(),
    }
}
