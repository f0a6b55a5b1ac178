//! Finding out who holds a token.

use kernel::{Id, Time};
use portal::Who;

use crate::model::session::{Session, token_hash};
use crate::store::session::Holder;
use crate::{Identity, IdentityError, store};

/// Who holds this token: one query, and once an hour a note of the visit.
pub fn authenticate(identity: &Identity, token: &str, now: Time) -> Result<Who, IdentityError> {
    let Some(hash) = token_hash(token) else { return Ok(Who::stranger()) };
    let database = &identity.services.database;
    let Some((session, holder)) = database.read(|connection| store::session::by_token(connection, &hash))? else { return Ok(Who::stranger()) };
    if session.expires_at <= now {
        return Ok(Who::stranger());
    }
    let who = match (session.kind.is_member(), holder) {
        (true, Some(Holder { suspended: false, display_name, language })) => who(&session, display_name, Some(language)),
        (true, _) => return Ok(Who::stranger()),
        (false, _) => who(&session, String::new(), None),
    };
    if let Some(expires_at) = session.renewed(now) {
        note(identity, session.id, now, expires_at);
    }
    Ok(who)
}

fn who(session: &Session, name: String, language: Option<kernel::Language>) -> Who {
    Who { actor: session.actor(), name, language, session: Some(session.id), proven_at: None, strong: false, scopes: std::sync::Arc::default() }
}

/// Notes a visit. A page does not fail because the visit could not be noted; the next one tries again.
fn note(identity: &Identity, id: Id, now: Time, expires_at: Time) {
    if let Err(error) = identity.services.database.write(|connection| store::session::seen(connection, id, now, expires_at)) {
        tracing::warn!(%error, session = %id, "a visit could not be noted");
    }
}
