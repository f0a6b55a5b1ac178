//! Accounts.

use kernel::{Id, Language, Time};

use super::consent::AgeBand;

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
    /// True while it has the published password of the demonstration.
    pub demo: bool,
    /// Since when it exists.
    pub created_at: Time,
    /// When what others may know of it was changed last.
    pub changed_at: Time,
    /// Since when it is suspended.
    pub suspended_at: Option<Time>,
    /// How old its person is.
    pub age_band: AgeBand,
    /// True while its password is the starting code that was handed out: its person has to choose one before anything else.
    pub starts: bool,
    /// Whether it has a password, or a starting code; else its person signs in another way.
    pub has_password: bool,
    /// When it is erased, where that was asked for.
    pub erase_at: Option<Time>,
    /// True while a guardian has to consent before it opens.
    pub awaits_consent: bool,
}
