//! What this room is about, as others see it.

use std::net::IpAddr;

use kernel::{Actor, Id, Role, Time};
use portal::{Ask, Who};

pub use crate::model::kind::Kind;
pub use crate::model::path::Path;

/// An organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organization {
    /// Its id.
    pub id: Id,
    /// What it stands right below; `None` for the top.
    pub parent: Option<Id>,
    /// What it is.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// Its code.
    pub code: Option<String>,
    /// Where it stands.
    pub path: Path,
    /// Which import it came from; empty where somebody made it by hand.
    pub source: String,
    /// Since when it is here.
    pub created_at: Time,
    /// When it was last changed.
    pub changed_at: Time,
    /// Since when it is closed.
    pub closed_at: Option<Time>,
}

/// Somebody's role in an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// Its id.
    pub id: Id,
    /// Who.
    pub person: Id,
    /// Where.
    pub organization: Id,
    /// As what.
    pub role: Role,
    /// From when on.
    pub since: Time,
    /// Until when.
    pub until: Option<Time>,
    /// Who gave it; `None` for the platform itself.
    pub given_by: Option<Id>,
    /// Why, where something is to be said.
    pub reason: String,
    /// Which import it came from.
    pub source: String,
    /// When it was last changed.
    pub changed_at: Time,
}

/// How the list of the people of an organisation stands, without the list: two that are equal are of the same people. That changes count which were
/// written at the same moment by clocks that differ, and memberships that begin or end by themselves, is why one moment is not enough.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PeopleState {
    /// When it was changed last.
    pub changed_at: Time,
    /// Numbers that differ where it does.
    pub sums: [i64; 4],
}

/// What a permission is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Thing {
    /// Anything anywhere: whether a page of that kind is worth opening.
    Anywhere,
    /// The platform as a whole.
    Platform,
    /// An organisation.
    Organization(Id),
    /// A person: one may do what one may in any organisation that the person is in now.
    Person(Id),
}

/// Who does something, from where and when.
#[derive(Debug, Clone)]
pub struct By {
    /// Who.
    pub who: Who,
    /// From where.
    pub address: Option<IpAddr>,
    /// When.
    pub now: Time,
}

impl By {
    /// Whoever asks.
    #[must_use]
    pub fn of(ask: &Ask) -> Self {
        Self { who: ask.who.clone(), address: ask.address, now: ask.now }
    }

    /// The platform itself: the command line, imports at the first start.
    #[must_use]
    pub fn system(now: Time) -> Self {
        Self { who: Who { actor: Actor::System, ..Who::stranger() }, address: None, now }
    }
}
