//! My e-mail addresses and phone numbers: added, proven by a code, removed.

use kernel::{Action, Actor, Id, Time};
use platform::audit::Note;
use platform::messages;
use serde::{Deserialize, Serialize};

use super::{ceremonies, sent_codes};
use crate::model::code;
use crate::model::contact::{self, CONTACTS_MAX};
use crate::store::contact::Contact;
use crate::{Identity, IdentityError, store};

const VERIFYING: &str = "contact-code";

#[derive(Serialize, Deserialize)]
struct Verifying {
    contact: Id,
    hash: [u8; 32],
    tries: u32,
}

/// Adds a contact and sends it a code; the token of the ceremony.
pub fn add(identity: &Identity, person: Id, typed: &str, tongue: words::Tongue, now: Time) -> Result<String, IdentityError> {
    let (kind, value) = contact::read(typed).ok_or(IdentityError::Contact)?;
    identity.backoff.attempt(&format!("contacts of {person}"), now).map_err(IdentityError::Wait)?;
    let made = code::digits(identity.services.ids.bytes());
    identity.services.database.write(|session| {
        let known = store::contact::of_person(session, person)?;
        let contact = match known.iter().find(|known| known.value == value) {
            Some(known) if known.verified_at.is_some() => return Err(IdentityError::ContactKnown),
            Some(known) => known.clone(),
            None if known.len() >= CONTACTS_MAX => return Err(IdentityError::ContactsMany),
            None => {
                let contact = Contact { id: identity.services.new_id(), person, kind, value: value.clone(), verified_at: None };
                store::contact::insert(session, &contact, now)?;
                contact
            }
        };
        messages::queue(session, &identity.services, &sent_codes::message(tongue.tag(), kind, &value, &made, false))?;
        let state = Verifying { contact: contact.id, hash: sent_codes::hash_of(identity, &value, &made), tries: 0 };
        ceremonies::begin(identity, session, VERIFYING, Some(person), &state, now)
    })
}

/// Notes that a contact is theirs, for whoever got the code.
pub fn verify(identity: &Identity, person: Id, token: &str, typed: &str, now: Time) -> Result<(), IdentityError> {
    let hash = crate::model::session::token_hash(token).ok_or(IdentityError::Code)?;
    let right = identity.services.database.write(|session| {
        let (owner, mut state): (_, Verifying) = ceremonies::open(identity, session, VERIFYING, token, now)?;
        let contact = store::contact::by_id(session, person, state.contact)?.filter(|_| owner == Some(person)).ok_or(IdentityError::Code)?;
        if state.hash != sent_codes::hash_of(identity, &contact.value, &code::normal(typed)) {
            state.tries += 1;
            if state.tries >= code::TRIES_MAX {
                store::ceremony::take(session, &hash)?;
            } else {
                ceremonies::set(identity, session, &hash, VERIFYING, owner, &state)?;
            }
            return Ok::<_, IdentityError>(false);
        }
        ceremonies::take(session, token)?;
        store::contact::verify(session, &contact, now)?;
        store::account::touch(session, person, now)?;
        let mut note = Note::new(Actor::Member(person), Action::ContactVerified, Some(("person", person)));
        note.detail = serde_json::json!({ "contact": contact::masked(&contact.value) });
        identity.services.audit(session, &note)?;
        Ok(true)
    })?;
    if right { Ok(()) } else { Err(IdentityError::Code) }
}

/// Removes a contact.
pub fn remove(identity: &Identity, person: Id, id: Id) -> Result<(), IdentityError> {
    identity.services.database.write(|session| {
        if !store::contact::delete(session, person, id)? {
            return Err(IdentityError::NotFound);
        }
        super::guard::require_way(identity, session, person)?;
        store::account::touch(session, person, identity.services.now())?;
        Ok(identity.services.audit(session, &Note::new(Actor::Member(person), Action::ContactRemoved, Some(("person", person))))?)
    })
}

/// The contacts of a person.
pub fn list(identity: &Identity, person: Id) -> Result<Vec<Contact>, IdentityError> {
    identity.services.database.read(|session| Ok(store::contact::of_person(session, person)?))
}
