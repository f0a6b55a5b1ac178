//! The operator looks after accounts from the command line.

use kernel::Id;
use platform::DatabaseError;

use crate::model::{name, password};
use crate::store::{self, Account};
use crate::{Identity, IdentityError};

/// Accounts listed at once.
const LIST_MAX: u32 = 10_000;

impl Identity {
    /// Creates an account.
    ///
    /// # Errors
    /// Name or password cannot be one, or the name is taken.
    pub fn create_account(&self, given: &str, shown: &str, secret: &str) -> Result<Id, IdentityError> {
        password::check(secret, given)?;
        self.add_account(given, shown, secret, "learner")
    }

    pub(crate) fn add_account(&self, given: &str, shown: &str, secret: &str, role: &str) -> Result<Id, IdentityError> {
        let folded = name::fold(given)?;
        let person = self.services.new_id();
        let account = Account {
            person,
            name: given.trim().to_owned(),
            display_name: name::display(shown).ok_or(IdentityError::DisplayName)?,
            password_hash: password::hash(secret, self.cost).map_err(IdentityError::Hash)?,
            language: None,
            role: role.to_owned(),
            suspended: false,
        };
        let now = self.services.now();
        let written = self.services.database.write::<(), DatabaseError>(|session| {
            store::add_person(session, person, now)?;
            store::add_account(session, &account, &folded, now)
        });
        match written {
            Ok(()) => Ok(person),
            Err(DatabaseError::Duplicate(_)) => Err(IdentityError::Taken),
            Err(error) => Err(error.into()),
        }
    }

    /// All accounts by name.
    ///
    /// # Errors
    /// The database fails.
    pub fn list_accounts(&self) -> Result<Vec<Account>, IdentityError> {
        Ok(self.services.database.read(|session| store::all(session, LIST_MAX))?)
    }

    /// How many accounts there are.
    ///
    /// # Errors
    /// The database fails.
    pub fn account_count(&self) -> Result<u64, IdentityError> {
        Ok(self.services.database.read(store::count)?)
    }

    fn named(&self, given: &str) -> Result<Account, IdentityError> {
        let folded = name::fold(given)?;
        self.services.database.read(|session| store::by_name(session, &folded))?.ok_or(IdentityError::Unknown)
    }

    /// Suspends an account: it is signed out everywhere and cannot sign in.
    ///
    /// # Errors
    /// There is no such account.
    pub fn suspend_account(&self, given: &str) -> Result<(), IdentityError> {
        let (account, now) = (self.named(given)?, self.services.now());
        Ok(self.services.database.write::<(), DatabaseError>(|session| {
            store::set_suspended(session, account.person, Some(now))?;
            store::end_all(session, account.person, None)?;
            Ok(())
        })?)
    }

    /// Lets a suspended account in again.
    ///
    /// # Errors
    /// There is no such account.
    pub fn resume_account(&self, given: &str) -> Result<(), IdentityError> {
        let account = self.named(given)?;
        Ok(self.services.database.write(|session| store::set_suspended(session, account.person, None))?)
    }

    /// Sets a password anew; every session ends.
    ///
    /// # Errors
    /// There is no such account, or the password cannot be one.
    pub fn reset_password(&self, given: &str, secret: &str) -> Result<(), IdentityError> {
        let account = self.named(given)?;
        password::check(secret, &account.name)?;
        let hash = password::hash(secret, self.cost).map_err(IdentityError::Hash)?;
        Ok(self.services.database.write::<(), DatabaseError>(|session| {
            store::set_password(session, account.person, &hash)?;
            store::end_all(session, account.person, None)?;
            Ok(())
        })?)
    }
}
