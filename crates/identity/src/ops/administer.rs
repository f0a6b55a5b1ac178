//! What the operator does on the command line.

use std::net::IpAddr;

use kernel::fact::Verb;
use kernel::{Action, Actor, Id, Language, Time};
use platform::audit::Note;
use platform::outbox;

use super::fact;
use crate::model::account::Account;
use crate::model::consent::AgeBand;
use crate::model::name::{self, Name};
use crate::model::password;
use crate::store::account::NewRow;
use crate::{Identity, IdentityError, store};

/// The names of the demonstration's accounts; each is also its role.
pub const DEMO_NAMES: [&str; 8] = ["learner", "teacher", "reviewer", "schooladmin", "regionadmin", "operator", "guardian", "auditor"];
/// Their password, which everybody knows.
pub const DEMO_PASSWORD: &str = "xingtan-demo-2026";
/// The most accounts listed at once.
pub const ACCOUNTS_MAX: u32 = 1000;

/// An account that the operator wants.
#[derive(Debug, Clone, Copy)]
pub struct NewAccount<'a> {
    /// The name to sign in with.
    pub name: &'a str,
    /// The name to show; empty takes it from the name.
    pub display_name: &'a str,
    /// The password.
    pub password: &'a str,
    /// The language.
    pub language: Language,
}

/// Creates an account.
pub fn create_account(identity: &Identity, new: &NewAccount<'_>) -> Result<Account, IdentityError> {
    let name = Name::parse(new.name).map_err(IdentityError::Name)?;
    password::check(new.password, &name.folded).map_err(IdentityError::Password)?;
    create(identity, &name, new, false)
}

fn create(identity: &Identity, name: &Name, new: &NewAccount<'_>, demo: bool) -> Result<Account, IdentityError> {
    let display_name = if new.display_name.trim().is_empty() {
        name.first_display_name().to_owned()
    } else {
        name::display_name(new.display_name).map_err(IdentityError::DisplayName)?
    };
    let hash = identity.hashing.hash(new.password, &identity.services.ids)?;
    let now = identity.services.now();
    let person = identity.services.new_id();
    identity.services.database.write::<_, IdentityError>(|connection| {
        store::person::become_member(connection, person, now)?;
        let row = NewRow { person, name, display_name: &display_name, password_hash: &hash, language: new.language, demo };
        if !store::account::insert(connection, &row, now)? {
            return Err(IdentityError::NameTaken);
        }
        Ok(outbox::emit(connection, &fact(identity, Verb::Registered, person, person, now))?)
    })?;
    Ok(Account {
        person,
        name: name.shown.clone(),
        display_name,
        language: new.language,
        demo,
        created_at: now,
        changed_at: now,
        suspended_at: None,
        age_band: AgeBand::Unknown,
        starts: false,
        has_password: true,
        erase_at: None,
        awaits_consent: false,
    })
}

/// Creates the demonstration's accounts that are missing.
pub fn create_demo_accounts(identity: &Identity) -> Result<Vec<&'static str>, IdentityError> {
    let mut created = Vec::new();
    for name in DEMO_NAMES {
        let new = NewAccount { name, display_name: "", password: DEMO_PASSWORD, language: Language::ZH_HANS };
        match create(identity, &Name::parse(name).map_err(IdentityError::Name)?, &new, true) {
            Ok(_) => created.push(name),
            Err(IdentityError::NameTaken) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(created)
}

/// Whether an account has the published password.
pub fn is_demo_present(identity: &Identity) -> Result<bool, IdentityError> {
    identity.services.database.read(|connection| Ok(store::account::count_demo(connection)? > 0))
}

/// How many accounts there are.
pub fn account_count(identity: &Identity) -> Result<u64, IdentityError> {
    identity.services.database.read(|connection| Ok(u64::try_from(store::account::count(connection)?).unwrap_or(0)))
}

/// Accounts by name.
pub fn accounts(identity: &Identity, after: &str, limit: u32) -> Result<Vec<Account>, IdentityError> {
    identity.services.database.read(|connection| Ok(store::account::after(connection, &name::fold(after), limit.min(ACCOUNTS_MAX))?))
}

/// How many accounts have a name that has the form of an e-mail address or a phone number which is not verified as theirs, and the first names.
pub fn names_like_addresses(identity: &Identity, shown: usize) -> Result<(u64, Vec<String>), IdentityError> {
    let (mut count, mut names, mut last) = (0, Vec::new(), String::new());
    loop {
        let page = accounts(identity, &last, ACCOUNTS_MAX)?;
        let Some(end) = page.last() else { return Ok((count, names)) };
        last.clone_from(&end.name);
        for account in page.into_iter().filter(|account| name::is_address(&account.name)) {
            if is_proven(identity, &account)? {
                continue;
            }
            count += 1;
            if names.len() < shown {
                names.push(account.name);
            }
        }
    }
}

/// Whether an account with a name like an address has that address verified.
fn is_proven(identity: &Identity, account: &Account) -> Result<bool, IdentityError> {
    let value = crate::model::contact::read(&account.name).map(|(_, value)| value);
    let own = identity.services.database.read(|session| store::contact::of_person(session, account.person))?;
    Ok(own.iter().any(|contact| contact.verified_at.is_some() && Some(&contact.value) == value.as_ref()))
}

/// The account that somebody means who types a name to give its person something: an address that was taken for a name and never proven leads to nobody. Whose own list or
/// directory calls somebody so asks for [`account`].
pub fn account_meant(identity: &Identity, typed: &str) -> Result<Account, IdentityError> {
    let found = account(identity, typed)?;
    if name::is_address(&found.name) && !is_proven(identity, &found)? {
        return Err(IdentityError::Unknown(typed.to_owned()));
    }
    Ok(found)
}

/// The account of a name.
pub fn account(identity: &Identity, typed: &str) -> Result<Account, IdentityError> {
    let found = identity.services.database.read(|connection| store::account::by_name(connection, &name::fold(typed)))?;
    found.map(|(account, _)| account).ok_or_else(|| IdentityError::Unknown(typed.to_owned()))
}

fn person_named(connection: &mut platform::Session<'_>, typed: &str) -> Result<Id, IdentityError> {
    let found = store::account::by_name(connection, &name::fold(typed))?;
    found.map(|(account, _)| account.person).ok_or_else(|| IdentityError::Unknown(typed.to_owned()))
}

/// Suspends an account or lets it in again.
pub fn suspend(identity: &Identity, name: &str, suspended: bool) -> Result<(), IdentityError> {
    let since = suspended.then(|| identity.services.now());
    identity.services.database.write(|connection| {
        let person = person_named(connection, name)?;
        set_suspended(identity, connection, &Note::new(Actor::System, Action::AccountSuspended, None), person, since)
    })
}

/// Suspends somebody or lets them in again, for who may: the caller asked.
pub fn suspend_person(identity: &Identity, actor: Actor, address: Option<IpAddr>, person: Id, suspended: bool, reason: &str) -> Result<(), IdentityError> {
    let since = suspended.then(|| identity.services.now());
    identity.services.database.write(|connection| {
        store::account::by_person(connection, person)?.ok_or(IdentityError::NotFound)?;
        set_suspended(identity, connection, &Note { address, reason, ..Note::new(actor, Action::AccountSuspended, None) }, person, since)
    })
}

fn set_suspended(identity: &Identity, connection: &mut platform::Session<'_>, by: &Note<'_>, person: Id, since: Option<Time>) -> Result<(), IdentityError> {
    store::account::set_suspended(connection, person, since)?;
    store::account::touch(connection, person, identity.services.now())?;
    if since.is_some() {
        store::session::end_all(connection, person)?;
        store::ceremony::delete_all(connection, person)?;
    }
    let action = if since.is_some() { Action::AccountSuspended } else { Action::AccountResumed };
    Ok(identity.services.audit(connection, &Note { address: by.address, reason: by.reason, ..Note::new(by.actor, action, Some(("person", person))) })?)
}

/// Removes the second factors of somebody who lost them, for who may: the caller asked. They sign in by the password and set up new ones.
pub fn reset_factors(identity: &Identity, actor: Actor, address: Option<IpAddr>, person: Id, reason: &str) -> Result<(), IdentityError> {
    identity.services.database.write(|connection| {
        store::account::by_person(connection, person)?.ok_or(IdentityError::NotFound)?;
        store::factor::delete_all(connection, person)?;
        store::session::end_all(connection, person)?;
        Ok(identity.services.audit(connection, &Note { address, reason, ..Note::new(actor, Action::FactorReset, Some(("person", person))) })?)
    })
}

/// Gives an account another password; whoever is signed in to it is signed out.
pub fn reset_password(identity: &Identity, name: &str, new: &str) -> Result<(), IdentityError> {
    password::check(new, &name::fold(name)).map_err(IdentityError::Password)?;
    let hash = identity.hashing.hash(new, &identity.services.ids)?;
    identity.services.database.write::<_, IdentityError>(|connection| {
        let person = person_named(connection, name)?;
        store::account::set_password(connection, person, &hash)?;
        store::session::end_all(connection, person)?;
        Ok(())
    })?;
    identity.backoff.succeeded(&name::fold(name));
    Ok(())
}
