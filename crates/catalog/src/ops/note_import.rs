//! The log of imports: what was imported when and on whose behalf.

use kernel::{Id, Time};
use platform::DatabaseError;

use super::import::CollectionReport;
use crate::store::imports::{self, ImportRun};
use crate::{Catalog, CatalogError};

impl Catalog {
    /// The last run of each of these collections, in their order.
    pub(super) fn last_runs(&self, names: &[String]) -> Result<Vec<Option<ImportRun>>, CatalogError> {
        Ok(self.services.database.read::<_, DatabaseError>(|session| names.iter().map(|name| imports::last(session, name)).collect())?)
    }

    /// Notes that a collection was imported.
    pub(super) fn note_import(&self, report: &CollectionReport, person: Option<Id>, started_at: Time, source: &str) -> Result<(), CatalogError> {
        let run =
            ImportRun { id: self.services.new_id(), person, started_at, finished_at: self.services.now(), source: source.to_owned(), report: report.clone() };
        Ok(self.services.database.write(|session| imports::add(session, &run))?)
    }

    /// The newest imports, at most `limit`.
    ///
    /// # Errors
    /// The database fails.
    pub fn imports(&self, limit: u32) -> Result<Vec<ImportRun>, CatalogError> {
        Ok(self.services.database.read(|session| imports::newest(session, limit))?)
    }
}
