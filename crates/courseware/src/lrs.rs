//! What this room asks of a record store. It declares it; the binary fills it in.

use kernel::{Id, Problem};
use platform::Session;
use serde_json::Value;

/// A document of xAPI.
#[derive(Debug, Clone, PartialEq)]
pub enum Document<'a> {
    /// A state of somebody in an activity.
    State {
        /// The activity's IRI.
        activity: &'a str,
        /// The agent, as JSON.
        agent: &'a Value,
        /// The registration, where the state belongs to one.
        registration: Option<Id>,
        /// The name of the state.
        id: &'a str,
    },
    /// A profile of somebody.
    AgentProfile {
        /// The agent, as JSON.
        agent: &'a Value,
        /// The name of the profile.
        id: &'a str,
    },
}

/// A record store.
pub trait Lrs: Send + Sync {
    /// Keeps statements, in the transaction of `session`; those it has already, with the same content, are left as they are.
    ///
    /// # Errors
    /// One cannot be kept: then none is.
    fn put(&self, session: &mut Session<'_>, statements: &[Value]) -> Result<(), Problem>;

    /// Keeps a document, whatever was there before.
    ///
    /// # Errors
    /// It cannot be kept.
    fn document_put(&self, session: &mut Session<'_>, document: &Document<'_>, media_type: &str, body: &[u8]) -> Result<(), Problem>;

    /// A document with its media type; `None` where there is none.
    ///
    /// # Errors
    /// The database fails.
    fn document_get(&self, session: &mut Session<'_>, document: &Document<'_>) -> Result<Option<(String, Vec<u8>)>, Problem>;
}
