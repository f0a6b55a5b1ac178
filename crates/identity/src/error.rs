//! What can go wrong with accounts.

use kernel::{ErrorKind, Problem};
use platform::DatabaseError;

use crate::model::name::NameError;
use crate::model::password::PasswordError;

/// A failure of identity.
#[derive(Debug, thiserror::Error)]
pub enum IdentityError {
    /// The name cannot be one.
    #[error(transparent)]
    Name(#[from] NameError),
    /// The password cannot be one.
    #[error(transparent)]
    Password(#[from] PasswordError),
    /// Somebody has this name.
    #[error("the name is taken")]
    Taken,
    /// Name and password do not fit; which of them is not said.
    #[error("name or password is wrong")]
    Wrong,
    /// Too many wrong tries for this name.
    #[error("too many wrong tries; wait {0} seconds")]
    Wait(u64),
    /// There is no account with this name.
    #[error("there is no account with this name")]
    Unknown,
    /// The display name is empty or too long.
    #[error("a display name has 1 to 60 characters")]
    DisplayName,
    /// The hash could not be made.
    #[error("the password hash failed: {0}")]
    Hash(String),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}

impl From<IdentityError> for Problem {
    fn from(error: IdentityError) -> Self {
        let detail = error.to_string();
        let (kind, code) = match error {
            IdentityError::Database(error) => return error.into(),
            IdentityError::Name(_) => (ErrorKind::Invalid, "identity.name"),
            IdentityError::Password(_) => (ErrorKind::Invalid, "identity.password"),
            IdentityError::Taken => (ErrorKind::Conflict, "identity.taken"),
            IdentityError::Wrong => (ErrorKind::Invalid, "identity.wrong"),
            IdentityError::Wait(_) => (ErrorKind::TooMany, "identity.wait"),
            IdentityError::Unknown => (ErrorKind::NotFound, "identity.unknown"),
            IdentityError::DisplayName => (ErrorKind::Invalid, "identity.display-name"),
            IdentityError::Hash(_) => (ErrorKind::Unavailable, "identity.hash"),
        };
        Self::new(kind, code, detail)
    }
}
