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
    /// What a program sent cannot be used (SCIM).
    #[error(transparent)]
    Scim(#[from] crate::model::scim::ScimFault),
    /// A list has more things than are looked through.
    #[error("the list has more things than are looked through for one answer; ask for fewer by a filter")]
    TooMany,
    /// More people wait for a code than get one at once.
    #[error("more than {max} people have no password yet; choose a class or a grade", max = crate::ops::hand_out_codes::CODES_MAX)]
    ManyCodes,
    /// A program was given too much of the tree, or a list is to come to the top of too much of it.
    #[error("this organisation has more than {max} organisations below it, which are not all looked at; choose one further down", max = crate::ops::plan::BELOW_MAX)]
    TooWide,
    /// Somebody has this user name.
    #[error("somebody has this user name")]
    Taken,
    /// The thing was changed since the program read it.
    #[error("it was changed since it was read; read it again")]
    Changed,
    /// A program may not change this person or group.
    #[error("{0}")]
    NotYours(&'static str),
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
            RosterError::TooMany => (ErrorKind::Invalid, "invalid_filter_field"),
            RosterError::ManyCodes => (ErrorKind::Invalid, "roster.many-codes"),
            RosterError::TooWide => (ErrorKind::Invalid, "invaliddata"),
            RosterError::Scim(fault) => (ErrorKind::Invalid, fault.word()),
            RosterError::Taken => (ErrorKind::Conflict, "uniqueness"),
            RosterError::Changed => (ErrorKind::Conflict, "precondition"),
            RosterError::NotYours(_) => (ErrorKind::Forbidden, "roster.not-yours"),
        };
        Self::new(kind, code, error.to_string())
    }
}
