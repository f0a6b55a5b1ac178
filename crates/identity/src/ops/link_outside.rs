//! Linking accounts elsewhere with the one here, and parting them again.

use kernel::{Action, Actor, Id, Time};
use platform::Session as Connection;
use platform::audit::Note;

use super::finish_outside::{KNOWN, Known};
use super::{ceremonies, guard};
use crate::outside::OutsidePerson;
use crate::store::outside::OutsideAccount;
use crate::{Identity, IdentityError, store};

/// The most accounts elsewhere of one person.
pub const OUTSIDE_ACCOUNTS_MAX: usize = 10;

/// Links in the transaction of `session`; again does nothing.
pub fn link_in(identity: &Identity, session: &mut Connection<'_>, person: Id, outside: &OutsidePerson, now: Time) -> Result<(), IdentityError> {
    match store::outside::by_subject(session, &outside.issuer, &outside.subject)? {
        Some(link) if link.person == person => return Ok(()),
        Some(_) => return Err(IdentityError::OutsideTaken),
        None => {}
    }
    if store::outside::of_person(session, person)?.len() >= OUTSIDE_ACCOUNTS_MAX {
        return Err(IdentityError::OutsideMany);
    }
    let link = OutsideAccount {
        id: identity.services.new_id(),
        person,
        issuer: outside.issuer.clone(),
        subject: outside.subject.clone(),
        name: outside.name.clone(),
        created_at: now,
        last_used_at: None,
    };
    if !store::outside::insert(session, &link)? {
        return Err(IdentityError::OutsideTaken);
    }
    note(identity, session, person, Action::OutsideLinked, &outside.issuer)
}

/// Links what somebody proved elsewhere before they signed in here.
pub fn link_known(identity: &Identity, person: Id, token: &str, now: Time) -> Result<(), IdentityError> {
    identity.services.database.write(|session| {
        let (_, known): (_, Known) = ceremonies::open(identity, session, KNOWN, token, now)?;
        ceremonies::take(session, token)?;
        link_in(identity, session, person, &known.person, now)
    })
}

/// Parts an account elsewhere from the one here, unless nothing else would let its person in.
pub fn unlink(identity: &Identity, person: Id, id: Id) -> Result<(), IdentityError> {
    identity.services.database.write(|session| {
        let link = store::outside::delete(session, person, id)?.ok_or(IdentityError::NotFound)?;
        guard::require_way(identity, session, person)?;
        note(identity, session, person, Action::OutsideUnlinked, &link.issuer)
    })
}

/// The accounts elsewhere of a person.
pub fn list(identity: &Identity, person: Id) -> Result<Vec<OutsideAccount>, IdentityError> {
    identity.services.database.read(|session| Ok(store::outside::of_person(session, person)?))
}

fn note(identity: &Identity, session: &mut Connection<'_>, person: Id, action: Action, issuer: &str) -> Result<(), IdentityError> {
    let mut note = Note::new(Actor::Member(person), action, Some(("person", person)));
    note.detail = serde_json::json!({ "issuer": issuer });
    Ok(identity.services.audit(session, &note)?)
}
