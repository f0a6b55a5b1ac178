//! What can go wrong with rosters.

use kernel::{ErrorKind, Problem};
use platform::DatabaseError;

/// A failure of this room.
#[derive(Debug, thiserror::Error)]
pub enum RosterError {
    /// There is no such thing, or whoever asks may not know.
    #[error("there is no such {0}")]
    NotFound(&'static str),
    /// The import was taken back already.
    #[error("this import was taken back already")]
    UndoneAlready,
    /// Nothing of it can be brought in.
    #[error("nothing can be brought in: every line has a fault")]
    Nothing,
    /// What was kept cannot be read.
    #[error("a kept roster cannot be read: {0}")]
    Kept(String),
    /// The input of a program is wrong.
    #[error("{0}")]
    Invalid(String),
    /// The organisations room says no.
    #[error(transparent)]
    Organization(#[from] organization::OrganizationError),
    /// The identity room says no.
    #[error(transparent)]
    Identity(#[from] identity::IdentityError),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}

impl From<RosterError> for Problem {
    fn from(error: RosterError) -> Self {
        let (kind, code) = match error {
            RosterError::Organization(error) => return error.into(),
            RosterError::Identity(error) => return error.into(),
            RosterError::Database(_) | RosterError::Kept(_) => (ErrorKind::Unavailable, "roster.unavailable"),
            RosterError::NotFound(_) => (ErrorKind::NotFound, "not-found"),
            RosterError::UndoneAlready => (ErrorKind::Conflict, "roster.undone-already"),
            RosterError::Nothing => (ErrorKind::Invalid, "roster.nothing"),
            RosterError::Invalid(_) => (ErrorKind::Invalid, "roster.invalid"),
        };
        Self::new(kind, code, error.to_string())
    }
}
