//! What rooms keep about a person, for the download of one's data.

use kernel::Id;
use platform::{DatabaseError, Session};

/// A room that keeps something about people.
pub trait PersonalData: Send + Sync {
    /// The room's name: the key of its part.
    fn name(&self) -> &'static str;
    /// What it keeps about a person.
    ///
    /// # Errors
    /// The database fails.
    fn export(&self, session: &mut Session<'_>, person: Id) -> Result<serde_json::Value, DatabaseError>;
}
