//! In which mode a unit is opened.

/// The modes of both standards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// What is done counts.
    Normal,
    /// To look at what is done with.
    Review,
    /// To look at it before anybody learns with it.
    Browse,
}

impl Mode {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Normal, Self::Review, Self::Browse];

    /// As it is kept, and as SCORM says it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Review => "review",
            Self::Browse => "browse",
        }
    }

    /// As cmi5 says it.
    #[must_use]
    pub const fn cmi5(self) -> &'static str {
        match self {
            Self::Normal => "Normal",
            Self::Review => "Review",
            Self::Browse => "Browse",
        }
    }

    /// The one with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.word() == word)
    }
}
