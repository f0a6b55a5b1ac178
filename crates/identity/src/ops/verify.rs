//! Proving that somebody knows an account's password: the same work, the same waiting and the same answer whether the account exists.

use kernel::{Id, Time};

use platform::DatabaseError;

use crate::model::account::Account;
use crate::model::contact;
use crate::{Identity, IdentityError, starting, store};

/// An account whose password was just given.
pub struct Proven {
    /// The account.
    pub account: Account,
    /// The hash as it was kept.
    pub hash: String,
    /// The hash to keep from now on, where the cost in the settings changed.
    pub renewed_hash: Option<String>,
}

/// By the name somebody typed.
pub fn by_name(identity: &Identity, folded: &str, typed: &str, password: &str, now: Time) -> Result<Proven, IdentityError> {
    identity.backoff.attempt(folded, now).map_err(IdentityError::Wait)?;
    // A verified address or number is its owner's, even where somebody took it for a name before.
    let value = contact::read(typed).map_or_else(|| typed.to_owned(), |(_, value)| value);
    let (account, is_theirs) = identity.services.database.read::<_, DatabaseError>(|connection| {
        let contacts = store::contact::nearest(connection, &value)?;
        let names = store::account::nearest(connection, folded)?;
        let owner = contacts.iter().find(|(_, known)| *known == value).or_else(|| names.iter().find(|(_, known)| known == folded));
        // Whoever is not here is answered for by whose name comes next: the same rows are read and the same work is done, and the answer is no.
        let person = owner.or(names.first()).map(|(person, _)| *person);
        let account = person.map(|person| store::account::by_person(connection, person)).transpose()?.flatten();
        Ok((account.map(|(account, hash, _)| (account, hash)), owner.is_some()))
    })?;
    prove(identity, account, is_theirs, folded, password, now)
}

/// By the person who is signed in.
pub fn by_person(identity: &Identity, person: Id, password: &str, now: Time) -> Result<Proven, IdentityError> {
    let found = identity.services.database.read(|connection| store::account::by_person(connection, person))?;
    let (account, hash, folded) = found.ok_or(IdentityError::NotFound)?;
    identity.backoff.attempt(&folded, now).map_err(IdentityError::Wait)?;
    prove(identity, Some((account, hash)), true, &folded, password, now)
}

/// Whether this is the password of an account; never where the account is another's (`is_theirs`), and after the same work.
fn prove(identity: &Identity, found: Option<(Account, String)>, is_theirs: bool, folded: &str, password: &str, now: Time) -> Result<Proven, IdentityError> {
    let ids = &identity.services.ids;
    let right = identity.hashing.matches(password, found.as_ref().map(|(_, hash)| hash.as_str()), ids)?;
    let (true, Some((account, hash))) = (right && is_theirs, found) else { return Err(IdentityError::WrongPassword) };
    identity.backoff.succeeded(folded);
    if account.suspended_at.is_some() {
        return Err(IdentityError::Suspended); // only whoever knows the password is told
    }
    if starting::is_starting(&hash) {
        let since = identity.services.database.read(|connection| store::account::starting_since(connection, account.person))?;
        if since.is_none_or(|since| now.since(since) >= identity.terms.starting_code()) {
            return Err(IdentityError::StartingCodeOver(identity.terms.starting_code_days)); // only whoever has the code is told
        }
    }
    // A starting code stays what it is until its person chooses a password.
    let renewed_hash = if !starting::is_starting(&hash) && identity.hashing.is_outdated(&hash) { Some(identity.hashing.hash(password, ids)?) } else { None };
    Ok(Proven { account, hash, renewed_hash })
}
