//! Somebody signs in. What they did as a guest before goes over to their account.

use kernel::fact::{Context, Fact, Object, ObjectKind, Outcome, Verb};
use kernel::{Actor, Id};
use platform::{DatabaseError, outbox};
use portal::Ask;

use crate::model::{name, password};
use crate::store::{self, Account};
use crate::{Identity, IdentityError};

impl Identity {
    /// Signs in; the person and the cookie of the new session.
    ///
    /// # Errors
    /// Name and password do not fit — which of them is not said, and an unknown name takes as long as a known one — or the name must wait.
    pub fn sign_in(&self, ask: &Ask, given: &str, secret: &str) -> Result<(Id, String), IdentityError> {
        let folded = name::fold(given).unwrap_or_default();
        let wait = self.waits.seconds(&folded, ask.now);
        if wait > 0 {
            return Err(IdentityError::Wait(wait));
        }
        let account = self.checked(&folded, secret)?;
        let Some(account) = account else {
            self.waits.wrong(&folded, ask.now);
            return Err(IdentityError::Wrong);
        };
        self.waits.right(&folded);
        let renewed = if password::is_outdated(&account.password_hash, self.cost) { Some(password::hash(secret, self.cost).map_err(IdentityError::Hash)?) } else { None };
        let new = self.new_session(ask, account.person, true);
        let merged = match ask.who.actor {
            Actor::Guest(guest) => Some(Fact {
                id: self.services.new_id(),
                actor: guest,
                verb: Verb::Merged,
                object: Object { kind: ObjectKind::Person, id: account.person },
                outcome: Outcome::default(),
                context: Context::default(),
                at: ask.now,
            }),
            _ => None,
        };
        self.services.database.write::<(), DatabaseError>(|session| {
            if let Some(fact) = &merged {
                store::remove_person(session, fact.actor)?;
                outbox::emit(session, fact)?;
            }
            if let Some(hash) = &renewed {
                store::set_password(session, account.person, hash)?;
            }
            Self::replace_session(session, ask, &new)
        })?;
        Ok((account.person, Self::cookie(&new, ask.secure)))
    }

    /// The account that name and password fit; the same work is done whether there is one or not.
    pub(crate) fn checked(&self, folded: &str, secret: &str) -> Result<Option<Account>, IdentityError> {
        if secret.chars().count() > password::PASSWORD_CHARS_MAX {
            return Ok(None);
        }
        let account = self.services.database.read(|session| store::by_name(session, folded))?;
        let hash = match &account {
            Some(account) => account.password_hash.clone(),
            None => self.hash_of_nobody()?,
        };
        let fits = password::fits(secret, &hash);
        Ok(account.filter(|account| fits && !account.suspended))
    }

    fn hash_of_nobody(&self) -> Result<String, IdentityError> {
        if let Some(hash) = self.nobody.get() {
            return Ok(hash.clone());
        }
        let hash = password::hash("nobody has this password", self.cost).map_err(IdentityError::Hash)?;
        Ok(self.nobody.get_or_init(|| hash).clone())
    }
}
