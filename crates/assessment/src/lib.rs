//! Practice: items with their scoring, sessions with their feedback. Other rooms hand in items to practise and hear of answers as facts.

mod api;
mod companion;
mod error;
pub mod model;
mod names;
mod ops;
mod pages;
mod panel;
mod store;
mod words;

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use catalog::Catalog;
use kernel::{Id, Problem};
use platform::{DatabaseError, Migration, RoomMigrations, Services};
use portal::{Ask, Registry};

pub use companion::ItemKeeper;
pub use error::AssessmentError;
pub use model::item::Item;
pub use model::scope::{Scope, Wish};
pub use ops::answer::Given;

/// The tables of practice.
pub const MIGRATIONS: RoomMigrations =
    RoomMigrations { room: "assessment", steps: &[Migration { number: 1, name: "assessment", sql: include_str!("../migrations/0001_assessment.sql") }] };

/// Finds the person behind a request, and makes one for a stranger: the id, and the cookie to send where one was made. `identity` gives it.
pub type EnsurePerson = Arc<dyn Fn(&Ask) -> Result<(Id, Option<String>), Problem> + Send + Sync>;

/// Practice. Cheap to clone.
#[derive(Clone)]
pub struct Assessment {
    services: Services,
    catalog: Catalog,
    ensure_person: EnsurePerson,
    hub: Arc<Mutex<Option<(u64, Arc<pages::hub::Supply>)>>>,
    content_version: Arc<dyn Fn() -> u64 + Send + Sync>,
}

impl Assessment {
    /// Practice on a library. `content_version` rises whenever the content changes, as that of the cache of pages does.
    pub fn new(services: Services, catalog: Catalog, ensure_person: EnsurePerson, content_version: impl Fn() -> u64 + Send + Sync + 'static) -> Self {
        Self { services, catalog, ensure_person, hub: Arc::default(), content_version: Arc::new(content_version) }
    }

    /// Items by their ids; those that were withdrawn as well.
    ///
    /// # Errors
    /// The database fails.
    pub fn items(&self, ids: &[Id]) -> Result<HashMap<Id, Item>, AssessmentError> {
        Ok(self.services.database.read(|session| store::items::find_all(session, ids))?)
    }

    /// Everything kept about a person: sessions and answers.
    ///
    /// # Errors
    /// The database fails.
    pub fn export(&self, person: Id) -> Result<serde_json::Value, AssessmentError> {
        Ok(self.services.database.read::<_, DatabaseError>(|session| store::attempts::export(session, person))?)
    }
}

/// Registers the routes of practice.
pub fn register(registry: &mut Registry, room: &Assessment) {
    pages::register(registry, room);
    api::register(registry, room);
}
