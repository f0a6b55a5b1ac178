//! Being forgotten: account and sessions go at once, and the fact tells every room to erase what it keeps.

use kernel::fact::Verb;
use kernel::{Actor, Id, Time};
use platform::{DatabaseError, Session as Connection, outbox};

use super::{fact, verify};
use crate::{Identity, IdentityError, store};

/// Deletes whatever is kept about the person who asks. Members confirm with their password; a guest has none.
pub fn delete_account(identity: &Identity, actor: &Actor, password: &str, now: Time) -> Result<(), IdentityError> {
    let person = match actor {
        Actor::Guest(person) => *person,
        Actor::Member(person) => {
            verify::by_person(identity, *person, password, now)?;
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
    store::guardian::delete_all(connection, person)?;
    store::ceremony::delete_all(connection, person)?;
    store::account::delete(connection, person)?;
    store::session::end_all(connection, person)?;
    if store::person::delete(connection, person)? {
        outbox::emit(connection, &fact(identity, Verb::Erased, person, person, now))?;
    }
    Ok(())
}
