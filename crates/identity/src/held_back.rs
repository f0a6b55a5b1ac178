//! Whom a purpose does not reach: asked by the rooms that show learners to a school or count many people.

use std::collections::HashSet;

use kernel::{Id, Problem};

use crate::model::consent::Purpose;
use crate::store::guardian;
use crate::{Identity, IdentityError};

/// People asked about in one statement.
const PEOPLE_AT_ONCE: usize = 500;

impl Identity {
    /// Those of some people whose learning their school does not see: children nobody agreed for, and minors for whom it was taken back.
    ///
    /// # Errors
    /// The database fails.
    pub fn hidden_from_school(&self, people: &[Id]) -> Result<HashSet<Id>, Problem> {
        Ok(self.held_back(Purpose::School, people)?)
    }

    /// Those of some people who do not count in figures about many.
    ///
    /// # Errors
    /// The database fails.
    pub fn uncounted(&self, people: &[Id]) -> Result<HashSet<Id>, Problem> {
        Ok(self.held_back(Purpose::Statistics, people)?)
    }

    /// A condition of SQL that is true of a column that names somebody who does not count in figures about many, for statements over more people than can be
    /// asked about.
    #[must_use]
    pub fn uncounted_condition(column: &str) -> String {
        guardian::uncounted_condition(column)
    }

    fn held_back(&self, purpose: Purpose, people: &[Id]) -> Result<HashSet<Id>, IdentityError> {
        let mut found = HashSet::new();
        for part in people.chunks(PEOPLE_AT_ONCE) {
            found.extend(self.services.database.read::<_, IdentityError>(|session| Ok(guardian::held_back(session, purpose, part)?))?);
        }
        Ok(found)
    }
}
