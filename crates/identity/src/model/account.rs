//! Accounts and roles.

use std::fmt;
use std::str::FromStr;

use kernel::{Id, Language, Time};

use crate::error::IdentityError;

/// What somebody is here for. Rights in an organisation come later, with organisations; this is the coarse role of the whole platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Learns.
    Learner,
    /// Teaches.
    Teacher,
    /// Judges content before it is published.
    Reviewer,
    /// Runs a school's part.
    SchoolAdmin,
    /// Runs a region's part.
    RegionAdmin,
    /// Keeps the platform running.
    Operator,
    /// Sees and decides for a minor.
    Guardian,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 7] = [Self::Learner, Self::Teacher, Self::Reviewer, Self::SchoolAdmin, Self::RegionAdmin, Self::Operator, Self::Guardian];

    /// As it is kept and typed.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Learner => "learner",
            Self::Teacher => "teacher",
            Self::Reviewer => "reviewer",
            Self::SchoolAdmin => "schooladmin",
            Self::RegionAdmin => "regionadmin",
            Self::Operator => "operator",
            Self::Guardian => "guardian",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Role {
    type Err = IdentityError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let names = || Self::ALL.map(Self::as_str).join(", ");
        Self::ALL.into_iter().find(|role| role.as_str() == text).ok_or_else(|| IdentityError::Role(text.to_owned(), names()))
    }
}

/// An account as others may know it, without what proves it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Whose it is.
    pub person: Id,
    /// The name to sign in with.
    pub name: String,
    /// The name that others see.
    pub display_name: String,
    /// The language its person reads.
    pub language: Language,
    /// What its person is here for.
    pub role: Role,
    /// True while it has the published password of the demonstration.
    pub demo: bool,
    /// Since when it exists.
    pub created_at: Time,
    /// Since when it is suspended.
    pub suspended_at: Option<Time>,
}
