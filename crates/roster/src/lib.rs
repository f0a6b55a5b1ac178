//! Rosters: lists of people and classes, in and out. A plain spreadsheet with a preview and an undo, bundles and the REST service of OneRoster 1.2,
//! and SCIM 2.0 all become one draft, and one use case brings it in.

pub mod api;
mod error;
mod measured;
pub mod model;
mod ops;
mod pages;
pub mod read;
mod store;
mod words;

use std::sync::Arc;

use identity::Identity;
use kernel::{Id, Problem, Time};
use organization::Organizations;
use platform::{Migration, RoomMigrations, Services};

pub use api::scim::{BODY_BYTES_MAX, COUNT_MAX};
pub use error::RosterError;
pub use measured::Asked;
pub use ops::hand_out_codes::CODES_MAX;
pub use ops::own::AccountsMade;
pub use ops::preview::PREVIEWS_MAX;
pub use pages::register;

/// The tables of this room.
pub const MIGRATIONS: RoomMigrations = RoomMigrations {
    room: "roster",
    steps: &[
        Migration { number: 1, name: "roster", sql: include_str!("../migrations/0001_roster.sql") },
        Migration { number: 2, name: "directory", sql: include_str!("../migrations/0002_directory.sql") },
        Migration { number: 3, name: "own", sql: include_str!("../migrations/0003_own.sql") },
        Migration { number: 4, name: "former", sql: include_str!("../migrations/0004_former.sql") },
    ],
};

/// Says which organisation a connected program was given: it sees that one and everything below.
pub trait ClientPlace: Send + Sync {
    /// The organisation of a program; `None` where it was given none and sees nothing.
    ///
    /// # Errors
    /// The database fails.
    fn place(&self, client: Id) -> Result<Option<Id>, Problem>;
}

/// Gives every program the top of the tree: for platforms of one school, until programs are bound to organisations.
pub struct TopForAll;

impl ClientPlace for TopForAll {
    fn place(&self, _: Id) -> Result<Option<Id>, Problem> {
        Ok(Some(organization::top_id()))
    }
}

/// The room. Cheap to clone.
#[derive(Clone)]
pub struct Roster {
    services: Services,
    identity: Identity,
    organizations: Organizations,
    places: Arc<dyn ClientPlace>,
}

impl Roster {
    /// The room on its services.
    #[must_use]
    pub fn new(services: Services, identity: Identity, organizations: Organizations, places: Arc<dyn ClientPlace>) -> Self {
        Self { services, identity, organizations, places }
    }

    /// Notes that accounts are an organisation's own, as if its list had made them; for the demonstration.
    ///
    /// # Errors
    /// The database fails.
    pub fn keep_as_made(&self, organization: Id, people: &[Id]) -> Result<(), RosterError> {
        self.services.database.write::<_, RosterError>(|session| Ok(store::own::keep_accounts(session, organization, people)?))?;
        self.organizations.forget_all();
        Ok(())
    }
}

/// What an account reads whose person chose no language yet: undetermined (BCP 47), so that pages follow the browser.
fn no_language() -> kernel::Language {
    "und".parse().unwrap_or(kernel::Language::ZH_HANS)
}

/// Hours east of UTC in which days are counted.
const EAST: i8 = 8;

/// A moment as programs write it: RFC 3339 in UTC, to the millisecond.
fn stamp(time: Time) -> String {
    jiff::Timestamp::from_microsecond(time.0).unwrap_or_default().strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string()
}

/// The day a moment falls on in UTC+8.
fn today(now: Time) -> jiff::civil::Date {
    moment(now).date()
}

/// Day and time of a moment in UTC+8.
fn moment(now: Time) -> jiff::civil::DateTime {
    let stamp = jiff::Timestamp::from_microsecond(now.0).unwrap_or_default();
    jiff::tz::offset(EAST).to_datetime(stamp)
}
