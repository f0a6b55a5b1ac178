//! History in columns: closed days of statements as Parquet, which any engine reads, and questions to them.
//!
//! Rows are what is true; files are made from them, checked against them, and can be made again as long as the rows are there. In the files
//! people have pseudonyms. Who is behind them lies in the database, and the key that makes them lies in the key file.

pub mod ask;
pub mod error;
pub mod files;
pub mod model;
pub mod ops;
pub mod store;

use std::collections::HashMap;
use std::sync::Arc;

use kernel::{Id, Problem};
use platform::{DatabaseError, Migration, RoomMigrations, Services};
use records::Records;

pub use error::ColumnsError;
pub use files::Shelf;
pub use model::day::Day;
pub use ops::close_day::{Bounds, FILE_BODY_BYTES_MAX, FILE_ROWS_MAX};
pub use ops::verify::{Verified, WRONG_MAX};
pub use ops::work::Done;
pub use store::Part;

/// The tables of columns.
pub const MIGRATIONS: RoomMigrations = RoomMigrations {
    room: "columns",
    steps: &[
        Migration { number: 1, name: "columns", sql: include_str!("../migrations/0001_columns.sql") },
        Migration { number: 2, name: "people", sql: include_str!("../migrations/0002_people.sql") },
    ],
};

/// What is seen of the files without reading them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Glance {
    /// Files that are noted.
    pub files: u64,
    /// Statements in them.
    pub rows: u64,
    /// Bytes of them.
    pub bytes: u64,
    /// Those of them that are not there, or have another size.
    pub missing: u64,
    /// People who are to leave the files by the next round.
    pub leaving: u64,
    /// Days that are to be written again by the next round.
    pub stale: u64,
}

/// What is known of a statement besides what it says. The binary fills it in.
pub trait Surroundings: Send + Sync {
    /// The subjects of activities, by activity; of those that have one.
    ///
    /// # Errors
    /// It cannot be looked up.
    fn subjects(&self, activities: &[String]) -> Result<HashMap<String, String>, Problem>;

    /// The schools of people in a store, by what identifies them; of those who have one.
    ///
    /// # Errors
    /// It cannot be looked up.
    fn schools(&self, tenant: Id, identities: &[String]) -> Result<HashMap<String, String>, Problem>;
}

/// History in columns. Cheap to clone.
#[derive(Clone)]
pub struct Columns {
    services: Services,
    records: Records,
    shelf: Shelf,
    surroundings: Arc<dyn Surroundings>,
    platform: Arc<str>,
    bounds: Bounds,
    keep_days: Option<u32>,
    holder: Id,
}

impl Columns {
    /// History of what records keep, on a shelf; with what is known besides, and the address of the platform.
    #[must_use]
    pub fn new(services: Services, records: Records, shelf: Shelf, surroundings: Arc<dyn Surroundings>, base_url: &str) -> Self {
        let holder = services.new_id();
        let platform = format!("account xingtan {base_url}").into();
        Self { services, records, shelf, surroundings, platform, bounds: Bounds::default(), keep_days: None, holder }
    }

    /// Files of days longer ago than this go; all are kept where it is `None`.
    #[must_use]
    pub fn keeping(mut self, days: Option<u32>) -> Self {
        self.keep_days = days;
        self
    }

    /// With smaller files.
    #[must_use]
    pub fn with_bounds(mut self, bounds: Bounds) -> Self {
        self.bounds = bounds;
        self
    }

    /// Where the files lie.
    #[must_use]
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// Does what is to be done: people leave files, days that were changed are written again, days that are over are closed, and what need not
    /// be kept goes. `None` where another process is at it.
    ///
    /// # Errors
    /// The database, the files or what is asked besides fails; what was done stays.
    pub fn work(&self) -> Result<Option<Done>, ColumnsError> {
        ops::work::run(self)
    }

    /// Writes a day again from its rows.
    ///
    /// # Errors
    /// The day is not over, another process is at it, or something fails.
    pub fn close_again(&self, day: Day) -> Result<Done, ColumnsError> {
        ops::work::close_again(self, day)
    }

    /// The files of one store, or of all, by store and day.
    ///
    /// # Errors
    /// The database fails.
    pub fn parts(&self, tenant: Option<Id>) -> Result<Vec<Part>, DatabaseError> {
        self.services.database.read(|session| store::parts(session, tenant))
    }

    /// Checks files against what is noted of them, against their rows, and for people who left.
    ///
    /// # Errors
    /// The database fails, or the place of files as a whole.
    pub fn verify(&self, only: &ask::Span, with_rows: bool) -> Result<Verified, ColumnsError> {
        ops::verify::run(self, only, with_rows)
    }

    /// Whether all files are there, and what waits for the next round.
    ///
    /// # Errors
    /// The database fails, or the place of files.
    pub fn glance(&self) -> Result<Glance, ColumnsError> {
        let (leaving, stale) = self.services.database.read(store::waiting)?;
        let there: HashMap<String, u64> = self.shelf.list()?.into_iter().collect();
        let mut seen = Glance { leaving, stale, ..Glance::default() };
        for part in self.parts(None)? {
            seen.files += 1;
            seen.rows += part.rows;
            seen.bytes += part.bytes;
            seen.missing += u64::from(there.get(&part.path) != Some(&part.bytes));
        }
        Ok(seen)
    }

    /// The pseudonym of somebody in a store, by what identifies them (`mbox mailto:…`, `account NAME HOMEPAGE`).
    #[must_use]
    pub fn pseudonym(&self, tenant: Id, identity: &str) -> Id {
        ops::pseudonyms::pseudonym(&self.services.secrets, tenant, identity)
    }

    /// Who is behind a pseudonym in a store.
    ///
    /// # Errors
    /// The database fails.
    pub fn identity(&self, tenant: Id, pseudonym: Id) -> Result<Option<String>, DatabaseError> {
        self.services.database.read(|session| store::person(session, tenant, pseudonym))
    }

    /// The files that a question is about.
    ///
    /// # Errors
    /// The database fails.
    pub fn asked(&self, span: &ask::Span) -> Result<Vec<Part>, DatabaseError> {
        Ok(self.parts(span.tenant)?.into_iter().filter(|part| span.holds(part.day)).collect())
    }
}
