//! Learning records: every fact becomes a statement, kept once, readable by the person it is about.

pub mod model;
pub mod ops;
mod pages;
pub mod store;
mod words;

use std::collections::HashMap;
use std::sync::Arc;

use kernel::fact::ObjectKind;
use kernel::{Actor, Fact, Id, Language, PageRequest, PageSlice, Problem};
use platform::{DatabaseError, Migration, RoomMigrations, Services, Session};

pub use pages::register;

/// The tables of records.
pub const MIGRATIONS: RoomMigrations =
    RoomMigrations { room: "records", steps: &[Migration { number: 1, name: "records", sql: include_str!("../migrations/0001_records.sql") }] };

/// Names and addresses of things, looked up by the rooms that keep them.
pub trait ThingNames: Send + Sync {
    /// Title and path of each thing that is known.
    ///
    /// # Errors
    /// The database fails.
    fn names(&self, things: &[(ObjectKind, Id)], language: Language) -> Result<HashMap<Id, (String, String)>, Problem>;
}

/// Learning records. Cheap to clone.
#[derive(Clone)]
pub struct Records {
    services: Services,
    names: Arc<dyn ThingNames>,
    base_url: Arc<str>,
}

impl Records {
    /// The room, with who knows the names of things and the address of the platform.
    #[must_use]
    pub fn new(services: Services, names: Arc<dyn ThingNames>, base_url: &str) -> Self {
        Self { services, names, base_url: base_url.into() }
    }

    /// What a person did, the newest first. Only they may see it.
    ///
    /// # Errors
    /// Somebody else asks, or the database fails.
    pub fn access_history(&self, actor: &Actor, person: Id, page: PageRequest) -> Result<PageSlice<Fact>, Problem> {
        if actor.person() != Some(person) && *actor != Actor::System {
            return Err(Problem::not_found("no such history"));
        }
        let (entries, total) = self.services.database.read::<_, DatabaseError>(|session| {
            Ok((store::of_person(session, person, page.size, page.offset())?, store::count_of(session, person)?))
        })?;
        Ok(PageSlice { entries, total, request: page })
    }

    /// All facts in the order in which they happened, for rebuilding views.
    ///
    /// # Errors
    /// The database fails.
    pub fn facts(&self) -> Result<Vec<Fact>, DatabaseError> {
        self.services.database.read(store::all)
    }
}

impl identity::PersonalData for Records {
    fn name(&self) -> &'static str {
        "records"
    }

    fn export(&self, session: &mut Session<'_>, person: Id) -> Result<serde_json::Value, DatabaseError> {
        let facts = store::of_person(session, person, u32::MAX, 0)?;
        Ok(facts.iter().map(|fact| model::statement::write(fact, &self.base_url)).collect())
    }
}
