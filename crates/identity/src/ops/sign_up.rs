//! Somebody opens an account. A guest stays the same person, so everything they did is theirs without moving.

use kernel::fact::{Context, Fact, Object, ObjectKind, Outcome, Verb};
use kernel::{Actor, Id};
use platform::{DatabaseError, outbox};
use portal::Ask;

use crate::model::{name, password};
use crate::store::{self, Account};
use crate::{Identity, IdentityError};

impl Identity {
    /// Opens an account and signs in; the person and the cookie of the new session.
    ///
    /// # Errors
    /// Name or password cannot be one, or the name is taken.
    pub fn sign_up(&self, ask: &Ask, given: &str, secret: &str) -> Result<(Id, String), IdentityError> {
        let folded = name::fold(given)?;
        password::check(secret, &folded)?;
        if self.services.database.read(|session| store::by_name(session, &folded))?.is_some() {
            return Err(IdentityError::Taken);
        }
        let hash = password::hash(secret, self.cost).map_err(IdentityError::Hash)?;
        let (person, known) = match ask.who.actor {
            Actor::Guest(person) => (person, true),
            _ => (self.services.new_id(), false),
        };
        let account = Account {
            person,
            name: given.trim().to_owned(),
            display_name: given.trim().to_owned(),
            password_hash: hash,
            language: ask.look.tongue.tag().parse().ok(),
            role: "learner".to_owned(),
            suspended: false,
        };
        let new = self.new_session(ask, person, true);
        let now = new.browser.created_at;
        let fact = Fact {
            id: self.services.new_id(),
            actor: person,
            verb: Verb::Registered,
            object: Object { kind: ObjectKind::Person, id: person },
            outcome: Outcome::default(),
            context: Context::default(),
            at: now,
        };
        let written = self.services.database.write::<(), DatabaseError>(|session| {
            if !known {
                store::add_person(session, person, now)?;
            }
            store::add_account(session, &account, &folded, now)?;
            store::end_all(session, person, None)?; // what a guest's cookie could do ends here
            Self::replace_session(session, ask, &new)?;
            outbox::emit(session, &fact)
        });
        match written {
            Ok(()) => Ok((person, Self::cookie(&new, ask.secure))),
            Err(DatabaseError::Duplicate(_)) => Err(IdentityError::Taken), // somebody was faster
            Err(error) => Err(error.into()),
        }
    }
}
