//! Who asks, and what a route needs.

use serde::{Deserialize, Serialize};

use crate::Id;

/// Who is behind a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "id")]
pub enum Actor {
    /// Somebody about whom nothing is kept yet.
    Stranger,
    /// A person without an account who has practised or read: a person id lives in their cookie.
    Guest(Id),
    /// A person who signed in.
    Member(Id),
    /// The platform itself: imports, jobs.
    System,
}

impl Actor {
    /// The person behind the request, with or without an account.
    #[must_use]
    pub const fn person(&self) -> Option<Id> {
        match self {
            Self::Guest(id) | Self::Member(id) => Some(*id),
            Self::Stranger | Self::System => None,
        }
    }

    /// True where the person signed in.
    #[must_use]
    pub const fn is_member(&self) -> bool {
        matches!(self, Self::Member(_))
    }
}

/// What a route needs before its handler runs. Every route declares one; a route without one cannot be registered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// Open to everybody; the answer is the same for all and may be cached.
    Public,
    /// Open to everybody, about the person who asks: strangers, guests and members.
    Anyone,
    /// A signed-in person.
    Member,
}

impl Need {
    /// Whether this actor may enter.
    #[must_use]
    pub const fn admits(self, actor: &Actor) -> bool {
        match self {
            Self::Public | Self::Anyone => true,
            Self::Member => matches!(actor, Actor::Member(_) | Actor::System),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_only_means_members_only() {
        let id = Id::named(&["someone"]);
        assert!(Need::Member.admits(&Actor::Member(id)));
        assert!(!Need::Member.admits(&Actor::Guest(id)));
        assert!(!Need::Member.admits(&Actor::Stranger));
        assert!(Need::Anyone.admits(&Actor::Stranger));
    }
}
