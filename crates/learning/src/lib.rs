//! What a person's facts add up to: progress, mastery, the wrong-answer book, a calendar.

pub mod model;
pub mod ops;
mod pages;
pub mod store;
mod words;

use std::sync::{Arc, Mutex};

use assessment::Assessment;
use catalog::Catalog;
use courseware::Courseware;
use identity::Identity;
use kernel::Id;
use organization::Organizations;
use platform::{DatabaseError, Migration, RoomMigrations, Services, Session};

pub use model::beat::{BEAT_AGE_MAX, BEAT_SECONDS_MAX, BEATS_MAX, Beat, DAY_SECONDS_MAX, Refusal};
pub use ops::note_read::{MARKS_MAX, Mark};
pub use ops::see_class::{ClassWeek, SCHOOL_DAYS_MAX, SCHOOL_PEOPLE_MAX, SchoolMonth};
pub use ops::summarise_people::PEOPLE_MAX;
pub use ops::take_beats::{GATHER_AGE, GATHER_MILLIS, SETTLE_MAX, Taken};
pub use pages::{WEEKS_BACK_MAX, register};
pub use store::class::{DayOfMany, Wrong};
pub use store::time::Activity;

/// The tables of learning.
pub const MIGRATIONS: RoomMigrations = RoomMigrations {
    room: "learning",
    steps: &[
        Migration { number: 1, name: "learning", sql: include_str!("../migrations/0001_learning.sql") },
        Migration { number: 2, name: "time", sql: include_str!("../migrations/0002_time.sql") },
    ],
};

/// So many people must use a resource before it is shown as much used.
pub const USERS_MIN: u32 = 5;

/// Learning. Cheap to clone.
#[derive(Clone)]
pub struct Learning {
    services: Services,
    catalog: Catalog,
    assessment: Assessment,
    identity: Identity,
    organizations: Organizations,
    courseware: Courseware,
    marks: Arc<Mutex<Vec<Mark>>>,
}

impl Learning {
    /// The room with those it builds on.
    #[must_use]
    pub fn new(services: Services, catalog: Catalog, assessment: Assessment, identity: Identity, organizations: Organizations, courseware: Courseware) -> Self {
        Self { services, catalog, assessment, identity, organizations, courseware, marks: Arc::default() }
    }

    /// The resources that most people use, the most used first; a resource that fewer than [`USERS_MIN`] opened is nobody's business.
    ///
    /// # Errors
    /// The database fails.
    pub fn much_used(&self, limit: u32) -> Result<Vec<Id>, DatabaseError> {
        self.services.database.read(|session| store::much_used(session, &store::much_used_sql(&Identity::uncounted_condition("p.person")), USERS_MIN, limit))
    }
}

impl identity::PersonalData for Learning {
    fn name(&self) -> &'static str {
        "learning"
    }

    fn export(&self, session: &mut Session<'_>, person: Id) -> Result<serde_json::Value, DatabaseError> {
        let progress: Vec<_> = store::all_progress(session, person)?
            .into_iter()
            .map(|row| serde_json::json!({ "section": row.section, "resource": row.resource, "finished": row.finished, "last_at": row.last_at }))
            .collect();
        let wrong: Vec<_> = store::wrong_rows(session, person, 100_000, 0)?
            .into_iter()
            .map(|row| serde_json::json!({ "item": row.item, "wrong_count": row.entry.wrong_count, "streak": row.entry.streak, "due_at": row.entry.due_at }))
            .collect();
        let days: Vec<_> = store::days(session, person, i64::MIN)?
            .into_iter()
            .map(|day| serde_json::json!({ "day": day.day, "answers": day.answers, "correct": day.correct, "sections": day.sections, "milliseconds": day.millis }))
            .collect();
        let mastery: Vec<_> = store::mastery(session, person, 100_000)?
            .into_iter()
            .map(|(concept, right, total)| serde_json::json!({ "concept": concept, "right": right, "total": total }))
            .collect();
        let time: Vec<_> = store::time::after(session, person, None, 100_000)?
            .into_iter()
            .map(|(place, done)| {
                serde_json::json!({
                    "day": place.day, "resource": place.resource, "section": place.section, "reading_milliseconds": done.spent.read,
                    "practice_milliseconds": done.spent.practice, "answers": done.answers, "correct": done.correct,
                })
            })
            .collect();
        Ok(serde_json::json!({ "progress": progress, "wrong_answers": wrong, "days": days, "mastery": mastery, "time": time }))
    }
}
