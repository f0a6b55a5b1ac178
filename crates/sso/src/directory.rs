//! What this room asks about people and their browser sessions. The binary fills it in, so that this room depends on no other.

use kernel::{Id, Problem};

use crate::model::claims::PersonClaims;

/// Who knows people and sessions.
pub trait Directory: Send + Sync {
    /// What is known of a person; `None` where there is nobody.
    ///
    /// # Errors
    /// The database fails.
    fn person(&self, person: Id) -> Result<Option<PersonClaims>, Problem>;

    /// Whether a person exists and is not suspended. Asked at every use of a token, so it should be one small query.
    ///
    /// # Errors
    /// The database fails.
    fn is_active(&self, person: Id) -> Result<bool, Problem> {
        Ok(self.person(person)?.is_some_and(|person| person.active))
    }

    /// Whether a browser session goes on.
    ///
    /// # Errors
    /// The database fails.
    fn session_is_alive(&self, session: Id) -> Result<bool, Problem>;

    /// Those of some browser sessions that ended; asked several times a second for a bounded number of them.
    ///
    /// # Errors
    /// The database fails.
    fn ended_sessions(&self, sessions: &[Id]) -> Result<Vec<Id>, Problem> {
        let mut ended = Vec::new();
        for session in sessions {
            if !self.session_is_alive(*session)? {
                ended.push(*session);
            }
        }
        Ok(ended)
    }

    /// Ends a browser session of a person.
    ///
    /// # Errors
    /// The database fails.
    fn end_session(&self, person: Id, session: Id) -> Result<(), Problem>;

    /// By which methods the person of a session proved who they are (RFC 8176); `None` where only what the portal says is known.
    ///
    /// # Errors
    /// The database fails.
    fn methods(&self, person: Id, session: Id) -> Result<Option<Vec<String>>, Problem> {
        let _ = (person, session);
        Ok(None)
    }

    /// The address of a page where whoever is signed in proves again who they are and then comes back to `back`; `None` where there is none, and the
    /// person signs out and in again.
    fn prove_again(&self, back: &str) -> Option<String> {
        let _ = back;
        None
    }
}
