//! Accounts that a school makes for its people, many at a time, in the transaction of whoever brings them in.

use std::collections::HashMap;

use kernel::fact::Verb;
use kernel::{Id, Language, Time};
use platform::{Session, outbox};

use super::fact;
use crate::model::account::Account;
use crate::model::name::{self, Name};
use crate::model::password;
use crate::store::account::NewRow;
use crate::{Identity, IdentityError, starting, store};

/// Somebody a school makes an account for.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// Who; a new id.
    pub person: Id,
    /// The name to sign in with.
    pub name: String,
    /// The name to show.
    pub display_name: String,
    /// The language they read.
    pub language: Language,
    /// `child`, `youth`, `adult` or empty where it is not known.
    pub age_band: &'static str,
    /// An e-mail address; empty for none.
    pub email: String,
    /// A phone number; empty for none.
    pub phone: String,
}

/// Makes accounts nobody can sign in to until starting codes are handed out. That somebody was registered by their school is no act of theirs, so no
/// fact tells it.
pub fn create_accounts(identity: &Identity, session: &mut Session<'_>, people: &[NewPerson], now: Time) -> Result<(), IdentityError> {
    let names = people.iter().map(|person| Name::parse(&person.name).map_err(IdentityError::Name)).collect::<Result<Vec<_>, _>>()?;
    let shown = people.iter().map(|person| name::display_name(&person.display_name).map_err(IdentityError::DisplayName)).collect::<Result<Vec<_>, _>>()?;
    let rows: Vec<(NewRow<'_>, Time)> = people
        .iter()
        .zip(names.iter().zip(&shown))
        .map(|(person, (name, shown))| {
            let (language, password_hash) = (person.language, starting::NONE_YET);
            (NewRow { person: person.person, name, display_name: shown, password_hash, language, demo: false }, now)
        })
        .collect();
    let before = store::account::count_named(session, names.iter().map(|name| name.folded.as_str()))?;
    if before > 0 {
        return Err(IdentityError::NameTaken);
    }
    store::person::become_members(session, people.iter().map(|person| (person.person, now)))?;
    store::account::insert_all(session, &rows)?;
    for band in ["child", "youth", "adult"] {
        let of_band: Vec<Id> = people.iter().filter(|person| person.age_band == band).map(|person| person.person).collect();
        store::roster::set_age_band(session, &of_band, band)?;
    }
    let mut contacts = Vec::new();
    for person in people {
        for (kind, value) in [("email", &person.email), ("phone", &person.phone)] {
            if !value.is_empty() {
                contacts.push((identity.services.new_id(), person.person, kind, value.to_lowercase()));
            }
        }
    }
    Ok(store::roster::add_contacts(session, &contacts, now)?)
}

/// New starting codes for those of these people who never signed in; former codes are void, and the days that a code is good begin anew.
pub fn give_starting_codes(identity: &Identity, session: &mut Session<'_>, people: &[Id], now: Time) -> Result<Vec<(Id, String)>, IdentityError> {
    let unused = store::roster::unused(session, people)?;
    let codes: Vec<(Id, String)> = unused.into_iter().map(|person| (person, starting::code(&identity.services.ids))).collect();
    let hashes: Vec<(Id, String)> = codes.iter().map(|(person, code)| (*person, starting::hash(code))).collect();
    store::roster::set_starting(session, &hashes, now)?;
    Ok(codes)
}

/// New starting codes for those of these people who have no password of their own yet: former codes are void at once, and whoever came in by one is out.
pub fn renew_starting_codes(identity: &Identity, session: &mut Session<'_>, people: &[Id], now: Time) -> Result<Vec<(Id, String)>, IdentityError> {
    let mut codes = Vec::new();
    for person in store::roster::without_password(session, people)? {
        store::session::end_all(session, person)?;
        store::ceremony::delete_all(session, person)?;
        codes.push((person, starting::code(&identity.services.ids)));
    }
    let hashes: Vec<(Id, String)> = codes.iter().map(|(person, code)| (*person, starting::hash(code))).collect();
    store::roster::set_starting(session, &hashes, now)?;
    Ok(codes)
}

/// What is kept of a password that others choose for somebody to begin with; it must be one that people may choose.
pub fn starting_password(identity: &Identity, name: &str, typed: &str) -> Result<String, IdentityError> {
    password::check(typed, &name::fold(name)).map_err(IdentityError::Password)?;
    Ok(starting::of_password(&identity.hashing.hash(typed, &identity.services.ids)?))
}

/// Gives somebody who never signed in a password to begin with; false where they did, or are not here.
pub fn begin_with_password(session: &mut Session<'_>, person: Id, kept: &str, now: Time) -> Result<bool, IdentityError> {
    if store::roster::unused(session, &[person])?.is_empty() {
        return Ok(false);
    }
    store::roster::set_starting(session, &[(person, kept.to_owned())], now)?;
    Ok(true)
}

/// Removes those of these people who never signed in; who was removed. Every room is told.
pub fn remove_unused(identity: &Identity, session: &mut Session<'_>, people: &[Id], now: Time) -> Result<Vec<Id>, IdentityError> {
    let unused = store::roster::unused(session, people)?;
    store::roster::remove(session, &unused)?;
    for person in &unused {
        outbox::emit(session, &fact(identity, Verb::Erased, *person, *person, now))?;
    }
    Ok(unused)
}

/// Who has these names, by folded name.
pub fn people_named(session: &mut Session<'_>, names: &[String]) -> Result<HashMap<String, Id>, IdentityError> {
    let folded: Vec<String> = names.iter().map(|name| name::fold(name)).collect();
    Ok(store::roster::by_names(session, &folded)?.into_iter().collect())
}

/// The accounts of people.
pub fn accounts_of(session: &mut Session<'_>, people: &[Id]) -> Result<HashMap<Id, Account>, IdentityError> {
    Ok(store::roster::by_people(session, people)?.into_iter().map(|account| (account.person, account)).collect())
}

/// What is to change about an account.
#[derive(Debug, Clone, Copy, Default)]
pub struct AccountChange<'a> {
    /// The name to sign in with.
    pub name: Option<&'a str>,
    /// The name to show.
    pub display_name: Option<&'a str>,
    /// Whether it is suspended.
    pub suspended: Option<bool>,
    /// The e-mail address; empty for none.
    pub email: Option<&'a str>,
    /// The phone number; empty for none.
    pub phone: Option<&'a str>,
}

/// Changes an account on behalf of whoever keeps the list of its people; suspending ends its sessions.
pub fn change_account(identity: &Identity, session: &mut Session<'_>, person: Id, change: &AccountChange<'_>, now: Time) -> Result<(), IdentityError> {
    if let Some(typed) = change.name {
        let name = Name::parse(typed).map_err(IdentityError::Name)?;
        if !store::roster::set_name(session, person, &name.shown, &name.folded)? {
            return Err(IdentityError::NameTaken);
        }
    }
    if let Some(typed) = change.display_name {
        store::roster::rename(session, person, &name::display_name(typed).map_err(IdentityError::DisplayName)?)?;
    }
    if let Some(suspended) = change.suspended {
        store::account::set_suspended(session, person, suspended.then_some(now))?;
        if suspended {
            store::session::end_all(session, person)?;
        }
    }
    for (kind, value) in [("email", change.email), ("phone", change.phone)] {
        let Some(value) = value else { continue };
        store::roster::remove_contacts(session, person, kind)?;
        if !value.is_empty() {
            store::roster::add_contacts(session, &[(identity.services.new_id(), person, kind, value.to_lowercase())], now)?;
        }
    }
    let changes = [change.name, change.display_name, change.email, change.phone].iter().any(Option::is_some) || change.suspended.is_some();
    if changes {
        store::account::touch(session, person, now)?;
    }
    Ok(())
}
