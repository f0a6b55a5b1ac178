//! Credentials that somebody watches over: units of courseware speak with them, and the room that launched them judges what they say.

use kernel::{Id, Problem};
use platform::Session;
use serde_json::Value;

use crate::model::xapi::document::Address;

/// The scope of a credential that somebody watches over; no program can ask for it.
pub const WATCHED: &str = "watched";

/// A request for a document that came with such a credential.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Where the document is.
    pub address: &'a Address,
    /// `None` where it is read; otherwise what it is to become, media type and body, or nothing.
    pub change: Option<Option<(&'a str, &'a [u8])>>,
}

/// Who watches.
pub trait Overseer: Send + Sync {
    /// Whether new statements, as they were sent, may be kept; asked before they are, in the transaction that keeps them.
    ///
    /// # Errors
    /// They may not; then none of the request is kept.
    fn check(&self, session: &mut Session<'_>, credential: Id, statements: &[Value]) -> Result<(), Problem>;

    /// Follows statements that were kept, in the same transaction; what is to be kept besides, vouched for by the platform.
    ///
    /// # Errors
    /// The database fails.
    fn stored(&self, session: &mut Session<'_>, credential: Id, statements: &[Value]) -> Result<Vec<Value>, Problem>;

    /// Whether a document may be read or changed; asked before it is, also where there is none.
    ///
    /// # Errors
    /// It may not.
    fn document(&self, session: &mut Session<'_>, credential: Id, asked: &Asked<'_>) -> Result<(), Problem>;
}
