//! Learning records: every fact becomes a statement, kept once, readable by the person it is about.

pub mod api;
pub mod courier;
pub mod error;
pub mod model;
pub mod ops;
mod overseer;
mod owners;
mod pages;
pub mod store;
mod words;

use std::collections::HashMap;
use std::sync::Arc;

use kernel::fact::ObjectKind;
use kernel::{Actor, Fact, Id, Language, PageRequest, PageSlice, Problem};
use platform::{DatabaseError, Migration, RoomMigrations, Services, Session};

pub use api::xapi::Keyring;
pub use model::quota::{Over, Quota, Usage};
pub use model::xapi::document::{Address, Kind as DocumentKind};
pub use model::xapi::holder::{Holder, own_tenant};
pub use overseer::{Asked, Overseer, WATCHED};
pub use owners::{Owners, Program};
pub use store::shelf::{Shelf, ShelfError};

use api::xapi::Spoken;
use model::xapi::prepared::Prepared;
use ops::intake::Intake;
use ops::settle::Settling;
use ops::watch_statements::Watching;
use store::lrs::statements::Appended;

/// Registers the routes of records: pages for people, and the learning record store for programs.
pub fn register(registry: &mut portal::Registry, records: Records) {
    api::xapi::register(registry, &records);
    pages::register(registry, records);
}

/// The tables of records.
pub const MIGRATIONS: RoomMigrations = RoomMigrations {
    room: "records",
    steps: &[
        Migration { number: 1, name: "records", sql: include_str!("../migrations/0001_records.sql") },
        Migration { number: 2, name: "moved", sql: include_str!("../migrations/0002_moved.sql") },
        Migration { number: 3, name: "lrs", sql: include_str!("../migrations/0003_lrs.sql") },
        Migration { number: 4, name: "forward", sql: include_str!("../migrations/0004_forward.sql") },
        Migration { number: 5, name: "pending", sql: include_str!("../migrations/0005_pending.sql") },
        Migration { number: 6, name: "quota", sql: include_str!("../migrations/0006_quota.sql") },
        Migration { number: 7, name: "partitions", sql: include_str!("../migrations/0007_partitions.sql") },
        Migration { number: 8, name: "fewer indexes", sql: include_str!("../migrations/0008_fewer_indexes.sql") },
        Migration { number: 9, name: "breaks", sql: include_str!("../migrations/0009_breaks.sql") },
    ],
};

/// The most statements within the download of everything about a person; the newest. `/me/history.json` has all of them.
pub const PERSONAL_DATA_STATEMENTS_MAX: u32 = 20_000;

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
    keyring: Arc<dyn Keyring>,
    base_url: Arc<str>,
    shelf: Shelf,
    settling: Arc<Settling>,
    intake: Arc<Intake>,
    spoken: Arc<Spoken>,
    overseer: Option<Arc<dyn Overseer>>,
    owners: Option<Arc<dyn Owners>>,
    quotas: Quota,
    watching: Watching,
}

impl Records {
    /// The room, with who knows the names of things, who knows credentials, the address of the platform, and where statements stand.
    #[must_use]
    pub fn new(services: Services, names: Arc<dyn ThingNames>, keyring: Arc<dyn Keyring>, base_url: &str, shelf: Shelf) -> Self {
        let (settling, intake, spoken, watching) = (Arc::default(), Arc::default(), Arc::default(), Watching::default());
        Self {
            services,
            names,
            keyring,
            base_url: base_url.into(),
            shelf,
            settling,
            intake,
            spoken,
            overseer: None,
            owners: None,
            quotas: Quota::NONE,
            watching,
        }
    }

    /// With who watches over what certain credentials say.
    #[must_use]
    pub fn with_overseer(mut self, overseer: Arc<dyn Overseer>) -> Self {
        self.overseer = Some(overseer);
        self
    }

    /// With who knows the organisations whose stores these are.
    #[must_use]
    pub fn with_owners(mut self, owners: Arc<dyn Owners>) -> Self {
        self.owners = Some(owners);
        self
    }

    /// With what each store may hold and take of which no operator said more. The platform's own is never limited.
    #[must_use]
    pub fn with_quotas(mut self, usual: Quota) -> Self {
        self.quotas = usual;
        self
    }

    /// Keeps statements of another room in the platform's own store, in its transaction.
    ///
    /// # Errors
    /// One is no statement or clashes with what is there, or the database fails.
    pub fn put_in(&self, session: &mut Session<'_>, statements: &[serde_json::Value]) -> Result<(), Problem> {
        ops::serve_rooms::put(self, session, statements)
    }

    /// Keeps a document of another room, whatever was there before.
    ///
    /// # Errors
    /// The database fails.
    pub fn put_document_in(&self, session: &mut Session<'_>, address: &Address, name: &str, media_type: &str, body: &[u8]) -> Result<(), Problem> {
        Ok(ops::serve_rooms::put_document(self, session, address, name, media_type, body)?)
    }

    /// A document of the platform's own store, with its media type.
    ///
    /// # Errors
    /// The database fails.
    pub fn document_in(&self, session: &mut Session<'_>, address: &Address, name: &str) -> Result<Option<(String, Vec<u8>)>, Problem> {
        Ok(ops::serve_rooms::document(session, address, name)?)
    }

    /// What identifies a person of this platform in the addresses of documents.
    #[must_use]
    pub fn agent_identity(&self, person: Id) -> String {
        ops::say_facts::agent_identity(self, person)
    }

    /// Brings the record store up to date: what stands in the tables of another version or of a restored backup gets to where it belongs, and facts of before
    /// there was a record store are said. How many facts were looked at.
    ///
    /// # Errors
    /// The database or the journal fails.
    pub fn prepare(&self) -> Result<usize, ShelfError> {
        self.bring_in()?;
        if matches!(self.shelf, Shelf::Away(_)) {
            return Ok(0);
        }
        ops::settle::settle(self)?;
        ops::say_facts::catch_up(self)
    }

    /// Brings what stands in the tables of another version or of a restored backup to where it belongs, and changes nothing else: the content is the same
    /// as before. How many statements it was.
    ///
    /// # Errors
    /// The database or the journal fails.
    pub fn bring_in(&self) -> Result<u64, ShelfError> {
        let database = &self.services.database;
        let moved = match &self.shelf {
            Shelf::Tables => store::whole::connect(database)?,
            Shelf::Journal(journal, _) => store::whole::move_in(database, journal)?,
            Shelf::Away(_) => return Ok(0),
        };
        store::shelf_usage::count(database)?;
        if moved > 0 {
            tracing::info!(statements = moved, "statements were brought to where they stand");
        }
        Ok(moved)
    }

    /// Counts anew what each store holds.
    ///
    /// # Errors
    /// The database fails.
    pub fn count_anew(&self) -> Result<(), DatabaseError> {
        self.services.database.write(store::lrs::usage::count_anew)
    }

    /// Takes statements in; when this returns they are on the disk. How many were new.
    ///
    /// # Errors
    /// One of them is there and says something else, the store may not hold so much, too many wait, or the store fails; then none was taken.
    pub fn take(&self, parcel: ops::intake::Parcel) -> Result<usize, ShelfError> {
        self.intake.take(&self.services, &self.shelf, self.quotas, parcel)
    }

    /// How many requests with statements wait for those that are being written; `None` where none are, and always where statements stand in a journal.
    #[must_use]
    pub fn waiting(&self) -> Option<usize> {
        self.intake.waiting()
    }

    /// Keeps statements in the transaction of a room.
    fn say(&self, session: &mut Session<'_>, tenant: Id, batch: &[Prepared]) -> Result<Appended, DatabaseError> {
        self.settling.note();
        self.shelf.say(session, tenant, batch, self.services.now())
    }

    /// Takes in what rooms said in their transactions; how much. Called again and again.
    ///
    /// # Errors
    /// The store fails; then it waits.
    pub fn settle(&self) -> Result<usize, ShelfError> {
        ops::settle::settle(self)
    }

    /// Has the disk forget what was erased, where that is due; true where it did. Called now and then.
    ///
    /// # Errors
    /// The store fails; then it stays due.
    pub fn rewrite(&self) -> Result<bool, ShelfError> {
        ops::settle::rewrite(self)
    }

    /// Reads everything that stands in a journal and proves it: what is wrong, and how many bytes were read. Nothing where statements stand in tables.
    ///
    /// # Errors
    /// The disk fails.
    pub fn verify(&self) -> Result<Option<ops::verify::Verified>, ShelfError> {
        ops::verify::verify(self)
    }

    /// Gives what a backup must know of statements to a function: what it leaves out, and what stands elsewhere.
    pub fn with_whole<T>(&self, work: impl FnOnce(platform::dump::Instead<'_>) -> T) -> T {
        self.shelf.with_whole(work)
    }

    /// Hands on to other record stores what is due; how many statements.
    ///
    /// # Errors
    /// The database fails.
    pub fn forward(&self, courier: &dyn courier::Courier) -> Result<usize, Problem> {
        ops::hand_on::run(self, courier)
    }

    /// Shows those who watch what came in since the last time; how many statements were looked at. Called several times a second.
    ///
    /// # Errors
    /// The database fails.
    pub fn show_new(&self) -> Result<usize, Problem> {
        ops::watch_statements::look(self, pages::live::rows)
    }

    /// How many pages watch what comes in.
    #[must_use]
    pub fn watchers(&self) -> usize {
        self.watching.count()
    }

    /// Encrypts anew what was encrypted with an older key; how many.
    ///
    /// # Errors
    /// The database or the keys fail.
    pub fn reseal(&self) -> Result<usize, Problem> {
        ops::forward::reseal(self)
    }

    /// What a person did, the newest first. Only they may see it.
    ///
    /// # Errors
    /// Somebody else asks, or the database fails.
    pub fn access_history(&self, actor: &Actor, person: Id, page: PageRequest) -> Result<PageSlice<Fact>, Problem> {
        if actor.person() != Some(person) && *actor != Actor::System {
            return Err(Problem::not_found("no such history"));
        }
        let (entries, total) = self
            .services
            .database
            .read::<_, DatabaseError>(|session| Ok((store::of_person(session, person, page.size, page.offset())?, store::count_of(session, person)?)))?;
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
        let facts = store::of_person(session, person, PERSONAL_DATA_STATEMENTS_MAX, 0)?;
        let total = store::count_of(session, person)?;
        let statements: Vec<serde_json::Value> = facts.iter().map(|fact| model::statement::write(fact, &self.base_url)).collect();
        // What does not fit is not dropped silently: the whole is where it can be written as it is read.
        Ok(serde_json::json!({ "total": total, "statements": statements, "all_statements": format!("{}/me/history.json", self.base_url) }))
    }
}
