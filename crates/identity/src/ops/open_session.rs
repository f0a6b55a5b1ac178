//! Opening a session: always with a new token, so that a token somebody planted or saw before is worth nothing.

use kernel::{Id, Time};
use platform::{DatabaseError, Session as Connection};
use portal::cookies;

use crate::Identity;
use crate::model::device;
use crate::model::session::{Proof, SESSIONS_MAX, Session, SessionKind, token, token_hash};
use crate::store;

/// A session that was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// Whose.
    pub person: Id,
    token: String,
    kind: SessionKind,
    /// Whether the account was to be erased, and stays because of it.
    pub kept: bool,
}

impl Opened {
    /// The token in it.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// The cookie that carries it.
    pub fn cookie(&self, secure: bool) -> String {
        cookies::session(&self.token, self.kind.cookie_seconds(), secure)
    }
}

/// Opens a session in the transaction of `connection`.
pub fn open_session(
    identity: &Identity,
    connection: &mut Connection<'_>,
    person: Id,
    kind: SessionKind,
    user_agent: &str,
    proof: Proof,
    now: Time,
) -> Result<Opened, DatabaseError> {
    reopen_session(identity, connection, person, kind, user_agent, proof, None, now)
}

/// Opens a session, under the name of one that it goes on from.
#[expect(clippy::too_many_arguments, reason = "what a session is made of")]
pub fn reopen_session(
    identity: &Identity,
    connection: &mut Connection<'_>,
    person: Id,
    kind: SessionKind,
    user_agent: &str,
    proof: Proof,
    name: Option<Id>,
    now: Time,
) -> Result<Opened, DatabaseError> {
    let token = token(identity.services.ids.bytes());
    let Some(hash) = token_hash(&token) else { return Err(DatabaseError::Engine("a new token is not a token".to_owned())) };
    let id = name.unwrap_or_else(|| identity.services.new_id());
    let expires_at = kind.expires(now, now, identity.terms.session());
    let session = Session { id, person, kind, created_at: now, last_seen_at: now, expires_at, device: device::describe(user_agent), proof };
    store::session::end_beyond(connection, person, SESSIONS_MAX - 1)?;
    store::session::insert(connection, &hash, &session)?;
    Ok(Opened { person, token, kind, kept: false })
}

/// Ends the session that a browser came with, in the transaction of `connection`.
pub fn close_former(connection: &mut Connection<'_>, former_token: Option<&str>) -> Result<(), DatabaseError> {
    match former_token.and_then(token_hash) {
        Some(hash) => store::session::end_token(connection, &hash),
        None => Ok(()),
    }
}
