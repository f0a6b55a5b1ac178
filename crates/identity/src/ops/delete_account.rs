//! Somebody deletes their account: account and sessions go at once, and every room erases what it keeps.

use kernel::Id;
use kernel::fact::{Context, Fact, Object, ObjectKind, Outcome, Verb};
use platform::{DatabaseError, outbox};

use crate::model::password;
use crate::store;
use crate::{Identity, IdentityError};

impl Identity {
    /// Deletes an account with everything about its person.
    ///
    /// # Errors
    /// The password is wrong.
    pub fn delete_account(&self, person: Id, secret: &str) -> Result<(), IdentityError> {
        let account = self.services.database.read(|session| store::by_person(session, person))?.ok_or(IdentityError::Unknown)?;
        if !password::fits(secret, &account.password_hash) {
            return Err(IdentityError::Wrong);
        }
        let fact = Fact {
            id: self.services.new_id(),
            actor: person,
            verb: Verb::Erased,
            object: Object { kind: ObjectKind::Person, id: person },
            outcome: Outcome::default(),
            context: Context::default(),
            at: self.services.now(),
        };
        Ok(self.services.database.write::<(), DatabaseError>(|session| {
            store::remove_person(session, person)?;
            outbox::emit(session, &fact)
        })?)
    }
}
