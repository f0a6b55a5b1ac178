//! Being forgotten: sessions go at once, the account after a delay in which its person may think again, and then the fact tells every room to erase
//! what it keeps.

use kernel::fact::Verb;
use kernel::{Action, Actor, Id, Time};
use platform::audit::Note;
use platform::{DatabaseError, Session as Connection, outbox};

use super::{fact, guard, verify};
use crate::{Identity, IdentityError, store};

/// The longest delay of an erasure, in days.
pub const ERASURE_DAYS_MAX: u32 = 30;

/// How far a deletion is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaving {
    /// Everything is gone.
    Erased,
    /// It is gone at this moment, unless its person signs in before.
    Asked(Time),
}

/// Deletes whatever is kept about the person who asks, after the delay of the settings. Members confirm with their password, or by a fresh proof where
/// they have none; a guest has none and is gone at once.
pub fn delete_account(identity: &Identity, actor: &Actor, password: &str, proven_at: Option<Time>, now: Time) -> Result<Leaving, IdentityError> {
    let person = match actor {
        Actor::Guest(person) => *person,
        Actor::Member(person) => {
            if identity.services.database.read(|connection| guard::has_password(connection, *person))? {
                verify::by_person(identity, *person, password, now)?;
            } else {
                guard::require_fresh(proven_at, now)?;
            }
            *person
        }
        Actor::Stranger | Actor::Client(_) | Actor::System => return Err(IdentityError::NotFound),
    };
    identity.services.database.write(|connection| match actor {
        Actor::Member(_) => ask_in(identity, connection, person, person, now),
        _ => {
            erase(identity, connection, person, now)?;
            Ok(Leaving::Erased)
        }
    })
}

/// Asks for the erasure of an account in the transaction of `connection`; nobody is signed in to it from then on.
pub fn ask_in(identity: &Identity, connection: &mut Connection<'_>, person: Id, by: Id, now: Time) -> Result<Leaving, IdentityError> {
    if identity.terms.erasure() == 0 {
        erase(identity, connection, person, now)?;
        return Ok(Leaving::Erased);
    }
    let at = now.plus(identity.terms.erasure());
    store::account::set_erasure(connection, person, at, by)?;
    store::ceremony::delete_all(connection, person)?;
    store::session::end_all(connection, person)?;
    let mut note = Note::new(Actor::Member(by), Action::AccountErasureAsked, Some(("person", person)));
    note.detail = serde_json::json!({ "at_microseconds": at });
    identity.services.audit(connection, &note)?;
    Ok(Leaving::Asked(at))
}

/// Takes back what somebody asked for themselves, because they signed in; whether there was anything.
pub fn cancel_in(identity: &Identity, connection: &mut Connection<'_>, person: Id) -> Result<bool, DatabaseError> {
    let cancelled = store::account::cancel_erasure(connection, person, Some(person))?;
    if cancelled {
        identity.services.audit(connection, &Note::new(Actor::Member(person), Action::AccountErasureCancelled, Some(("person", person))))?;
    }
    Ok(cancelled)
}

/// Erases those whose delay is over, so many; how many.
pub fn erase_due(identity: &Identity, connection: &mut Connection<'_>, now: Time, limit: u32) -> Result<u64, DatabaseError> {
    let due = store::account::due_erasures(connection, now, limit)?;
    for person in &due {
        erase(identity, connection, *person, now)?;
    }
    Ok(due.len() as u64)
}

/// Erases a person in the transaction of `connection`; a second time it does nothing.
pub fn erase(identity: &Identity, connection: &mut Connection<'_>, person: Id, now: Time) -> Result<(), DatabaseError> {
    store::factor::delete_all(connection, person)?;
    store::contact::delete_all(connection, person)?;
    store::outside::delete_all(connection, person)?;
    store::guardian::delete_all(connection, person)?;
    store::ceremony::delete_all(connection, person)?;
    store::account::delete(connection, person)?;
    store::session::end_all(connection, person)?;
    if store::person::delete(connection, person)? {
        outbox::emit(connection, &fact(identity, Verb::Erased, person, person, now))?;
    }
    Ok(())
}
