//! People, accounts and sessions.

mod error;
pub mod model;
pub mod ops;
mod pages;
pub mod store;
mod words;

use std::sync::Arc;

use kernel::{Id, Problem, Time};
use platform::{DatabaseError, Migration, RoomMigrations, Services, Session};
use portal::{Ask, Authenticator, Who};

pub use error::IdentityError;
pub use model::password::PasswordCost;
pub use ops::demo::DEMO_PASSWORD;
pub use pages::register;

/// The tables of identity.
pub const MIGRATIONS: RoomMigrations =
    RoomMigrations { room: "identity", steps: &[Migration { number: 1, name: "identity", sql: include_str!("../migrations/0001_identity.sql") }] };

/// A room that keeps something about people, for the download of everything about one.
pub trait PersonalData: Send + Sync {
    /// The room's name, the key in the download.
    fn name(&self) -> &'static str;
    /// Everything the room keeps about a person.
    ///
    /// # Errors
    /// The database fails.
    fn export(&self, session: &mut Session<'_>, person: Id) -> Result<serde_json::Value, DatabaseError>;
}

/// People, accounts and sessions. Cheap to clone.
#[derive(Clone)]
pub struct Identity {
    services: Services,
    cost: PasswordCost,
    waits: Arc<model::backoff::Waits>,
    exports: Arc<[Arc<dyn PersonalData>]>,
    /// A hash of no account, so that an unknown name costs as much time as a known one.
    nobody: Arc<std::sync::OnceLock<String>>,
}

impl Identity {
    /// The room, with what a password hash may cost.
    #[must_use]
    pub fn new(services: Services, cost: PasswordCost) -> Self {
        Self { services, cost, waits: Arc::default(), exports: Arc::new([]), nobody: Arc::default() }
    }

    /// With the rooms that keep something about people.
    #[must_use]
    pub fn with_exports(mut self, exports: Vec<Arc<dyn PersonalData>>) -> Self {
        self.exports = exports.into();
        self
    }

    /// The person behind a request. A stranger becomes a guest: a person without an account, known by a cookie that the answer must set.
    ///
    /// # Errors
    /// The database fails.
    pub fn ensure_person(&self, ask: &Ask) -> Result<(Id, Option<String>), Problem> {
        match ask.person() {
            Some(person) => Ok((person, None)),
            None => Ok(self.begin_guest(ask)?),
        }
    }
}

impl Authenticator for Identity {
    fn who(&self, token: &str, now: Time) -> Result<Who, Problem> {
        Ok(self.find_session(token, now)?)
    }
}
