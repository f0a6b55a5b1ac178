//! The few kinds of failure that every room knows, so that one place turns them into statuses and words.

use serde::Serialize;

/// What kind of failure it is; the edge turns it into an HTTP status, an exit code and a sentence in the person's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ErrorKind {
    /// The thing does not exist, or the actor may not know that it does.
    NotFound,
    /// The actor must sign in first.
    SignInNeeded,
    /// The actor may not do this.
    Forbidden,
    /// The input is wrong; the message says what and where.
    Invalid,
    /// What came is cut off or broken, so that it cannot be read as what it says it is.
    Malformed,
    /// It clashes with what is there already.
    Conflict,
    /// Too much in too short a time.
    TooMany,
    /// Larger than the bound.
    TooLarge,
    /// Disk, network or database failed; nothing was acknowledged.
    Unavailable,
}

impl ErrorKind {
    /// The HTTP status of this kind.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::NotFound => 404,
            Self::SignInNeeded => 401,
            Self::Forbidden => 403,
            Self::Invalid => 422,
            Self::Malformed => 400,
            Self::Conflict => 409,
            Self::TooMany => 429,
            Self::TooLarge => 413,
            Self::Unavailable => 503,
        }
    }
}

/// A failure with a stable code. Rooms turn their own error enums into this at their edge.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code}: {detail}")]
pub struct Problem {
    /// The kind.
    pub kind: ErrorKind,
    /// A stable code such as `identity.name-taken`; programs rely on it.
    pub code: &'static str,
    /// What happened, for logs and programs; not for people's eyes.
    pub detail: String,
}

impl Problem {
    /// A problem of a kind with a code and a detail.
    #[must_use]
    pub fn new(kind: ErrorKind, code: &'static str, detail: impl Into<String>) -> Self {
        Self { kind, code, detail: detail.into() }
    }

    /// Nothing is there, or the actor may not know.
    #[must_use]
    pub fn not_found(detail: impl Into<String>) -> Self {
        Self::new(ErrorKind::NotFound, "not-found", detail)
    }
}
