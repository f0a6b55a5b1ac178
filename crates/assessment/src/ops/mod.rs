//! What people do with items, one use case a file.

pub mod answer;
pub mod listen;
pub mod start;

use kernel::{Actor, Id};

use crate::model::attempt::Attempt;
use crate::store::attempts;
use crate::{Assessment, AssessmentError};

impl Assessment {
    /// A session, for the person whose it is and nobody else.
    ///
    /// # Errors
    /// There is none with this id, or it is somebody else's.
    pub fn access_attempt(&self, actor: &Actor, id: Id) -> Result<Attempt, AssessmentError> {
        let person = actor.person().ok_or(AssessmentError::NotFound)?;
        let attempt = self.services.database.read(|session| attempts::find(session, id))?;
        attempt.filter(|attempt| attempt.person == person).ok_or(AssessmentError::NotFound)
    }
}
