//! What many people did, for the views of a class or a school.

use std::ops::RangeInclusive;

use kernel::{ErrorKind, Id, Problem};
use platform::DatabaseError;

use crate::Learning;
use crate::store::time::{self, Activity};

/// People asked about at once: more than a class, and fewer than parameters of one statement.
pub const PEOPLE_MAX: usize = 500;

impl Learning {
    /// What each of these people did within some days (numbered since 1970 by the days of the platform), in one statement; who did nothing is left out.
    /// Who may see these people is decided before.
    ///
    /// # Errors
    /// They are more than [`PEOPLE_MAX`], or the database fails.
    pub fn activity_of(&self, people: &[Id], days: RangeInclusive<i64>) -> Result<Vec<Activity>, Problem> {
        if people.len() > PEOPLE_MAX {
            return Err(Problem::new(ErrorKind::TooLarge, "learning.people", format!("{} people were asked about, at most {PEOPLE_MAX} can be", people.len())));
        }
        if people.is_empty() {
            return Ok(Vec::new());
        }
        Ok(self.services.database.read::<_, DatabaseError>(|session| time::activity(session, people, *days.start(), *days.end()))?)
    }
}
