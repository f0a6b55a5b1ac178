//! Practice: items with their scoring, sessions with their feedback. Other rooms hand in items to practise and hear of answers as facts.

mod api;
mod companion;
mod error;
pub mod model;
mod ops;
mod pages;
mod panel;
mod store;
mod words;

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use catalog::Catalog;
use identity::Identity;
use kernel::{Id, Language, Problem};
use platform::{DatabaseError, Migration, RoomMigrations, Services, Session};
use portal::{Answer, Ask, Registry};

pub use error::AssessmentError;
pub use model::item::Item;
pub use model::scope::{Scope, Wish};
pub use ops::answer::Given;

/// The tables of practice.
pub const MIGRATIONS: RoomMigrations =
    RoomMigrations { room: "assessment", steps: &[Migration { number: 1, name: "assessment", sql: include_str!("../migrations/0001_assessment.sql") }] };

type KeptSupply = (i64, Arc<pages::hub::Supply>);

/// Practice. Cheap to clone.
#[derive(Clone)]
pub struct Assessment {
    services: Services,
    catalog: Catalog,
    identity: Identity,
    /// What there is to practise, with the version of the content it was counted at.
    supply: Arc<Mutex<Option<KeptSupply>>>,
}

impl Assessment {
    /// The room with those it builds on.
    #[must_use]
    pub fn new(services: Services, catalog: Catalog, identity: Identity) -> Self {
        Self { services, catalog, identity, supply: Arc::default() }
    }

    /// Items by their ids; those that were withdrawn as well.
    ///
    /// # Errors
    /// The database fails.
    pub fn items(&self, ids: &[Id]) -> Result<HashMap<Id, Item>, AssessmentError> {
        Ok(self.services.database.read(|session| store::items::find_all(session, ids))?)
    }

    /// The first items of a resource.
    ///
    /// # Errors
    /// The database fails.
    pub fn items_of(&self, resource: Id, limit: u32) -> Result<Vec<Item>, AssessmentError> {
        let rows = self.services.database.read(|session| store::items::of_resource(session, resource, -1, limit))?;
        Ok(rows.into_iter().map(|(_, item)| item).collect())
    }

    /// Items with their concepts, the first ones from an id on; ids are hashes, so from a random id on they are a random part of all.
    ///
    /// # Errors
    /// The database fails.
    pub fn some_items(&self, from: Id, limit: u32) -> Result<Vec<(Item, Vec<Id>)>, AssessmentError> {
        Ok(self.services.database.read(|session| store::items::from_id(session, from, limit))?)
    }

    /// Names and addresses of items, for lists of other rooms.
    ///
    /// # Errors
    /// The database fails.
    pub fn item_names(&self, ids: &[Id], language: Language) -> Result<HashMap<Id, (String, String)>, AssessmentError> {
        let items = self.items(ids)?;
        Ok(items.into_values().map(|item| (item.id, (item.name(language), format!("/practice/items/{}", item.id)))).collect())
    }

    /// Starts a session with these items in this order, at most 50, and sends the person there; a stranger becomes a guest.
    ///
    /// # Errors
    /// None of the items is there, or the database fails.
    pub fn start_items(&self, ask: &Ask, ids: &[Id]) -> Result<Answer, Problem> {
        let (person, cookie) = self.identity.ensure_person(ask)?;
        let attempt = self.start_with_items(person, ids, ask.language())?;
        Ok(pages::to_session(attempt, cookie))
    }
}

impl identity::PersonalData for Assessment {
    fn name(&self) -> &'static str {
        "assessment"
    }

    fn export(&self, session: &mut Session<'_>, person: Id) -> Result<serde_json::Value, DatabaseError> {
        store::attempts::export(session, person)
    }
}

/// Registers the routes of practice.
pub fn register(registry: &mut Registry, room: Assessment) {
    pages::register(registry, &room);
    api::register(registry, room);
}
