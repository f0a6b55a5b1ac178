//! What rosters ask of this room, in transactions of theirs.

use std::collections::HashMap;

use kernel::{Id, Time};
use platform::Session;

use crate::model::account::Account;
use crate::ops::roster::{AccountChange, NewPerson};
use crate::ops::school_children::{InvitingSchool, NamedGuardian};
use crate::{Identity, IdentityError, ops, store};

impl Identity {
    /// Makes accounts for the people of a roster in the transaction of `session`; nobody can sign in to them before a starting code is handed out.
    ///
    /// # Errors
    /// A name is taken or cannot be used, or the database fails.
    pub fn create_accounts_in(&self, session: &mut Session<'_>, people: &[NewPerson]) -> Result<(), IdentityError> {
        ops::roster::create_accounts(self, session, people, self.services.now())
    }

    /// Notes that a school stated, when it opened the accounts of these children, that their data may be kept and shown to it; how many consents.
    ///
    /// # Errors
    /// The database fails.
    pub fn note_school_consents_in(&self, session: &mut Session<'_>, children: &[Id], school: Id, name: &str) -> Result<usize, IdentityError> {
        ops::school_children::note_consents(self, session, children, school, name, self.services.now())
    }

    /// Makes each the guardian of the child beside them with what a child's account needs, in the transaction of `session`, for load data.
    ///
    /// # Errors
    /// The database fails.
    pub fn tie_guardians_in(&self, session: &mut Session<'_>, pairs: &[(Id, Id)]) -> Result<(), IdentityError> {
        ops::tie_guardians::tie_guardians(self, session, pairs, self.services.now())
    }

    /// Those of these people for whom a guardian can be invited: not grown, without a guardian, and not invited already.
    ///
    /// # Errors
    /// The database fails.
    pub fn without_guardian_in(&self, session: &mut Session<'_>, people: &[Id]) -> Result<Vec<Id>, IdentityError> {
        Ok(store::roster::without_guardian(session, people, self.services.now())?)
    }

    /// Invites guardians whom a school named, by mail and SMS.
    ///
    /// # Errors
    /// The database fails.
    pub fn invite_guardians_in(&self, session: &mut Session<'_>, by: &InvitingSchool<'_>, named: &[NamedGuardian<'_>]) -> Result<usize, IdentityError> {
        ops::school_children::invite_guardians(self, session, by, named, self.services.now())
    }

    /// New starting codes for those of these people who never signed in; former codes are void. The codes are kept as hashes only.
    ///
    /// # Errors
    /// The database fails.
    pub fn give_starting_codes_in(&self, session: &mut Session<'_>, people: &[Id]) -> Result<Vec<(Id, String)>, IdentityError> {
        ops::roster::give_starting_codes(self, session, people, self.services.now())
    }

    /// New starting codes for those of these people who have no password of their own yet; former codes are void at once, and whoever came in by one is
    /// signed out. The codes are kept as hashes only.
    ///
    /// # Errors
    /// The database fails.
    pub fn renew_starting_codes_in(&self, session: &mut Session<'_>, people: &[Id]) -> Result<Vec<(Id, String)>, IdentityError> {
        ops::roster::renew_starting_codes(self, session, people, self.services.now())
    }

    /// Those of these people who have no password of their own yet, nor another way in.
    ///
    /// # Errors
    /// The database fails.
    pub fn without_password_in(&self, session: &mut Session<'_>, people: &[Id]) -> Result<Vec<Id>, IdentityError> {
        Ok(store::roster::without_password(session, people)?)
    }

    /// What is kept of a password that others choose for somebody to begin with; hashing it takes a while.
    ///
    /// # Errors
    /// People may not choose such a password.
    pub fn starting_password(&self, name: &str, typed: &str) -> Result<String, IdentityError> {
        ops::roster::starting_password(self, name, typed)
    }

    /// Gives somebody who never signed in what [`Self::starting_password`] made of a password; false where they did sign in.
    ///
    /// # Errors
    /// The database fails.
    pub fn begin_with_password_in(&self, session: &mut Session<'_>, person: Id, kept: &str) -> Result<bool, IdentityError> {
        ops::roster::begin_with_password(session, person, kept, self.services.now())
    }

    /// Removes those of these people who never signed in; who was removed.
    ///
    /// # Errors
    /// The database fails.
    pub fn remove_unused_in(&self, session: &mut Session<'_>, people: &[Id]) -> Result<Vec<Id>, IdentityError> {
        ops::roster::remove_unused(self, session, people, self.services.now())
    }

    /// Those of these people who never signed in.
    ///
    /// # Errors
    /// The database fails.
    pub fn unused_in(&self, session: &mut Session<'_>, people: &[Id]) -> Result<Vec<Id>, IdentityError> {
        Ok(store::roster::unused(session, people)?)
    }

    /// The people who have these names to sign in with, by folded name ([`model::name::fold`]).
    ///
    /// # Errors
    /// The database fails.
    pub fn people_named_in(&self, session: &mut Session<'_>, names: &[String]) -> Result<HashMap<String, Id>, IdentityError> {
        ops::roster::people_named(session, names)
    }

    /// The accounts of people; ask before whether whoever asks may see them.
    ///
    /// # Errors
    /// The database fails.
    pub fn accounts_of_in(&self, session: &mut Session<'_>, people: &[Id]) -> Result<HashMap<Id, Account>, IdentityError> {
        ops::roster::accounts_of(session, people)
    }

    /// The people whose accounts are suspended, on the whole platform, at most so many.
    ///
    /// # Errors
    /// The database fails.
    pub fn suspended_in(&self, session: &mut Session<'_>, limit: u32) -> Result<Vec<Id>, IdentityError> {
        Ok(store::roster::suspended(session, limit)?)
    }

    /// The people whose accounts were changed at or after a moment, on the whole platform, at most so many.
    ///
    /// # Errors
    /// The database fails.
    pub fn changed_since_in(&self, session: &mut Session<'_>, since: Time, limit: u32) -> Result<Vec<Id>, IdentityError> {
        Ok(store::roster::changed_since(session, since, limit)?)
    }

    /// When the accounts of people were changed last.
    ///
    /// # Errors
    /// The database fails.
    pub fn changes_of_in(&self, session: &mut Session<'_>, people: &[Id]) -> Result<HashMap<Id, Time>, IdentityError> {
        Ok(store::roster::changes(session, people)?.into_iter().collect())
    }

    /// Changes an account on behalf of whoever keeps the list of its people.
    ///
    /// # Errors
    /// A name is taken or cannot be used, or the database fails.
    pub fn change_account_in(&self, session: &mut Session<'_>, person: Id, change: &AccountChange<'_>) -> Result<(), IdentityError> {
        ops::roster::change_account(self, session, person, change, self.services.now())
    }
}
