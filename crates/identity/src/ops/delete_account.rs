//! Being forgotten: account and sessions go at once, and the fact tells every room to erase what it keeps.

use kernel::fact::Verb;
use kernel::{Actor, Id, Time};
use platform::{DatabaseError, Session as Connection, outbox};

use super::{fact, guard, verify};
use crate::{Identity, IdentityError, store};

/// Deletes whatever is kept about the person who asks. Members confirm with their password, or by a fresh proof where they have none; a guest has none.
pub fn delete_account(identity: &Identity, actor: &Actor, password: &str, proven_at: Option<Time>, now: Time) -> Result<(), IdentityError> {
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
    identity.services.database.write::<_, IdentityError>(|connection| Ok(erase(identity, connection, person, now)?))
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
