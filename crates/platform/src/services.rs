//! What every room is handed at start.

use std::sync::Arc;

use kernel::{Clock, Id, Time};

use crate::audit;
use crate::database::{Database, DatabaseError, Session};
use crate::ids::Ids;
use crate::secrets::Secrets;

/// The services of a room. Cheap to clone.
#[derive(Clone)]
pub struct Services {
    /// The database.
    pub database: Database,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// New ids and secrets.
    pub ids: Arc<Ids>,
    /// Keys for what is encrypted at rest.
    pub secrets: Arc<Secrets>,
}

impl Services {
    /// This moment.
    #[must_use]
    pub fn now(&self) -> Time {
        self.clock.now()
    }

    /// A new id.
    #[must_use]
    pub fn new_id(&self) -> Id {
        self.ids.id(&*self.clock)
    }

    /// Notes something in the audit log, in the transaction of what it tells about; the last thing in it.
    ///
    /// # Errors
    /// The database fails.
    pub fn audit(&self, session: &mut Session<'_>, note: &audit::Note<'_>) -> Result<(), DatabaseError> {
        audit::note(session, &self.secrets, note, self.now())
    }
}
