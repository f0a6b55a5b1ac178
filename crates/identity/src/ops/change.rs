//! Somebody changes their profile or password, or looks after their sessions.

use kernel::{Id, Language};
use platform::DatabaseError;

use crate::model::{name, password};
use crate::store::{self, Browser};
use crate::{Identity, IdentityError};

impl Identity {
    /// Changes display name and language.
    ///
    /// # Errors
    /// The display name is empty or too long.
    pub fn change_profile(&self, person: Id, shown: &str, language: Option<Language>) -> Result<(), IdentityError> {
        let shown = name::display(shown).ok_or(IdentityError::DisplayName)?;
        Ok(self.services.database.write(|session| store::set_profile(session, person, &shown, language))?)
    }

    /// Changes the password; every other session ends.
    ///
    /// # Errors
    /// The old password is wrong or the new one cannot be one.
    pub fn change_password(&self, person: Id, keep: Option<Id>, old: &str, new: &str) -> Result<(), IdentityError> {
        let account = self.services.database.read(|session| store::by_person(session, person))?.ok_or(IdentityError::Unknown)?;
        if !password::fits(old, &account.password_hash) {
            return Err(IdentityError::Wrong);
        }
        password::check(new, &account.name)?;
        let hash = password::hash(new, self.cost).map_err(IdentityError::Hash)?;
        Ok(self.services.database.write::<(), DatabaseError>(|session| {
            store::set_password(session, person, &hash)?;
            store::end_all(session, person, keep)?;
            Ok(())
        })?)
    }

    /// The sessions of a person.
    ///
    /// # Errors
    /// The database fails.
    pub fn sessions(&self, person: Id) -> Result<Vec<Browser>, IdentityError> {
        Ok(self.services.database.read(|session| store::sessions(session, person))?)
    }

    /// Ends one session of a person, or all but one.
    ///
    /// # Errors
    /// The database fails.
    pub fn end_sessions(&self, person: Id, one: Option<Id>, keep: Option<Id>) -> Result<(), IdentityError> {
        Ok(self.services.database.write::<(), DatabaseError>(|session| {
            match one {
                Some(id) => store::end_one(session, person, id)?,
                None => store::end_all(session, person, keep)?,
            };
            Ok(())
        })?)
    }

    /// Everything kept about a person, from every room.
    ///
    /// # Errors
    /// The database fails.
    pub fn personal_data(&self, person: Id) -> Result<serde_json::Value, IdentityError> {
        Ok(self.services.database.read::<_, DatabaseError>(|session| {
            let account = store::by_person(session, person)?;
            let sessions: Vec<_> = store::sessions(session, person)?
                .into_iter()
                .map(|browser| serde_json::json!({ "device": browser.device, "created_at": browser.created_at, "last_seen_at": browser.last_seen_at }))
                .collect();
            let mut data = serde_json::json!({
                "person": person.as_uuid(),
                "account": account.map(|account| serde_json::json!({ "name": account.name, "display_name": account.display_name, "language": account.language, "role": account.role })),
                "sessions": sessions,
                "times": "microseconds since 1970-01-01 UTC",
            });
            for room in self.exports.iter() {
                let part = room.export(session, person)?;
                if let Some(data) = data.as_object_mut() {
                    data.insert(room.name().to_owned(), part);
                }
            }
            Ok(data)
        })?)
    }
}
