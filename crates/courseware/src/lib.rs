//! Courseware: learning packages of others (cmi5, SCORM 1.2 and 2004) are imported, launched in a sandbox and recorded.

mod error;
mod face;
pub mod lrs;
pub mod model;
mod ops;
mod pages;
pub mod read;
mod store;
mod words;

use std::sync::Arc;

use identity::Identity;
use organization::Organizations;
use platform::{Migration, Objects, RoomMigrations, Services};

pub use error::CoursewareError;
pub use face::{DocumentRequest, Launched};
pub use lrs::{Document, Lrs};
pub use model::state::{Progress, Standing};
pub use ops::class_results::{LEARNERS_MAX, READ as LEARNER_READ};
pub use ops::import::FILE_NAME_CHARS_MAX;
pub use ops::results::CourseResult;
pub use ops::sweep::SWEEP_MAX;
pub use ops::waive::REASON_CHARS_MAX;
pub use pages::register;

/// The tables of this room.
pub const MIGRATIONS: RoomMigrations =
    RoomMigrations { room: "courseware", steps: &[Migration { number: 1, name: "courseware", sql: include_str!("../migrations/0001_courseware.sql") }] };

/// The room. Cheap to clone.
#[derive(Clone)]
pub struct Courseware {
    services: Services,
    objects: Objects,
    identity: Identity,
    organizations: Organizations,
    base_url: Arc<str>,
    content_url: Option<Arc<str>>,
    lrs: Option<Arc<dyn Lrs>>,
}

impl Courseware {
    /// The room on its services. `content_url` is the address of the host where files of packages run; without one nothing can be launched.
    #[must_use]
    pub fn new(services: Services, objects: Objects, identity: Identity, organizations: Organizations, base_url: &str, content_url: Option<&str>) -> Self {
        Self { services, objects, identity, organizations, base_url: base_url.into(), content_url: content_url.map(Into::into), lrs: None }
    }

    /// With a record store: units of cmi5 can be launched, and statements go to it in the transaction that made them true.
    #[must_use]
    pub fn with_lrs(mut self, lrs: Arc<dyn Lrs>) -> Self {
        self.lrs = Some(lrs);
        self
    }
}
