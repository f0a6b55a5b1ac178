//! What every room is handed at start.

use std::sync::Arc;

use kernel::{Clock, Id, Time};

use crate::database::Database;
use crate::ids::Ids;

/// The services of a room. Cheap to clone.
#[derive(Clone)]
pub struct Services {
    /// The database.
    pub database: Database,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// New ids and secrets.
    pub ids: Arc<Ids>,
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
}
