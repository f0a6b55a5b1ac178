//! What can go wrong in this room, and what programs are told of it.

use kernel::{ErrorKind, Problem};
use platform::{DatabaseError, SecretError};

use crate::model::client::ClientFault;

/// A failure of this room.
#[derive(Debug, thiserror::Error)]
pub enum SsoError {
    /// The program cannot be as it was described.
    #[error(transparent)]
    Client(#[from] ClientFault),
    /// There is no such program, token or consent.
    #[error("nothing is here by this name")]
    NotFound,
    /// A signing key is missing or cannot be used.
    #[error("signing keys: {0}")]
    Key(String),
    /// Something encrypted cannot be read.
    #[error(transparent)]
    Secret(#[from] SecretError),
    /// Another room failed.
    #[error(transparent)]
    Other(#[from] Problem),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}

impl From<SsoError> for Problem {
    fn from(error: SsoError) -> Self {
        let (kind, code) = match &error {
            SsoError::Client(_) => (ErrorKind::Invalid, "sso.client-invalid"),
            SsoError::NotFound => (ErrorKind::NotFound, "sso.not-found"),
            SsoError::Key(_) | SsoError::Secret(_) => (ErrorKind::Unavailable, "sso.keys"),
            SsoError::Database(_) => (ErrorKind::Unavailable, "sso.unavailable"),
            SsoError::Other(problem) => return problem.clone(),
        };
        Self::new(kind, code, error.to_string())
    }
}

/// What a program is told that asked wrongly (RFC 6749 §5.2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The status.
    pub status: u16,
    /// The stable word.
    pub error: &'static str,
    /// A sentence for developers.
    pub detail: String,
    /// What the header says about how to come back, where it must say so.
    pub challenge: Option<&'static str>,
}

impl Refused {
    /// A refusal with status 400.
    #[must_use]
    pub fn new(error: &'static str, detail: impl Into<String>) -> Self {
        Self { status: 400, error, detail: detail.into(), challenge: None }
    }

    /// The program is not who it says (RFC 6749 §5.2, `invalid_client`).
    #[must_use]
    pub fn client(detail: impl Into<String>) -> Self {
        Self { status: 401, error: "invalid_client", detail: detail.into(), challenge: Some("Basic realm=\"xingtan\"") }
    }

    /// The code or token is worth nothing.
    #[must_use]
    pub fn grant(detail: impl Into<String>) -> Self {
        Self::new("invalid_grant", detail)
    }

    /// An access token is missing or worth nothing (RFC 6750 §3.1).
    #[must_use]
    pub fn token(detail: impl Into<String>) -> Self {
        Self { status: 401, error: "invalid_token", detail: detail.into(), challenge: Some("Bearer realm=\"xingtan\", error=\"invalid_token\"") }
    }
}

/// Either the program asked wrongly, or we failed.
#[derive(Debug)]
pub enum Failure {
    /// The program asked wrongly.
    Refused(Refused),
    /// We failed.
    Broken(SsoError),
}

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

impl From<SsoError> for Failure {
    fn from(error: SsoError) -> Self {
        Self::Broken(error)
    }
}

impl From<DatabaseError> for Failure {
    fn from(error: DatabaseError) -> Self {
        Self::Broken(error.into())
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Broken(problem.into())
    }
}
