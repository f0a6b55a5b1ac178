//! A guardian looks at a week of learning.

use kernel::{Action, Actor, Id, Problem, Time};
use platform::DatabaseError;
use platform::audit::{self, Note, Sought};

use crate::Learning;
use crate::model::days::{DAY_OFFSET_MINUTES, begins};
use crate::store::time::{Asked, Overview, overview};

/// What is noted when a guardian looked.
pub(crate) const READ: Action = Action::RecordWeekRead;
/// Sections named.
const ROWS: u32 = 12;

impl Learning {
    /// The name of somebody in the care of whoever asks, and their week from a Monday on. That a guardian looked is noted once a day, and the person can see it.
    ///
    /// # Errors
    /// Whoever asks may not see it, or the database fails.
    pub(crate) fn access_week(&self, actor: &Actor, person: Id, monday: i64, now: Time) -> Result<(String, Overview), Problem> {
        let name = self.identity.access_ward(actor, person)?;
        let since = begins(now.day_number(DAY_OFFSET_MINUTES));
        let (week, noted) = self.services.database.read::<_, DatabaseError>(|session| {
            let sought = Sought { actor: actor.person(), object: Some(person), action: Some(READ.as_str()), from: Some(since), ..Sought::default() };
            Ok((overview(session, person, &Asked::week(monday, now, ROWS))?, !audit::entries(session, &sought, 1)?.is_empty()))
        })?;
        if !noted {
            let note = Note::new(*actor, READ, Some(("person", person)));
            self.services.database.write::<(), DatabaseError>(|session| self.services.audit(session, &note))?;
        }
        Ok((name, week))
    }
}
