//! Finding out who holds a token.

use kernel::{Id, Time};
use portal::Who;

use crate::model::session::{Session, token_hash};
use crate::store::session::Holder;
use crate::{Identity, IdentityError, store};

/// The page for whoever came in by a starting code: until they chose a password nothing else is open to them.
pub const FIRST_PASSWORD: &str = "/me/first-password";

/// Who holds this token: one query, and once an hour a note of the visit.
pub fn authenticate(identity: &Identity, token: &str, now: Time) -> Result<Who, IdentityError> {
    let Some(hash) = token_hash(token) else { return Ok(Who::stranger()) };
    let database = &identity.services.database;
    let Some((session, holder)) = database.read(|connection| store::session::by_token(connection, &hash))? else { return Ok(Who::stranger()) };
    let longest = identity.terms.session();
    if session.is_over(now, longest) {
        return Ok(Who::stranger());
    }
    let who = match (session.kind.is_member(), holder) {
        (true, Some(Holder { barred: false, display_name, language, demo, starts })) => {
            Who { first: starts.then_some(FIRST_PASSWORD), ..who(&session, display_name, Some(language), demo) }
        }
        (true, _) => return Ok(Who::stranger()),
        (false, _) => who(&session, String::new(), None, false),
    };
    if let Some(expires_at) = session.renewed(now, longest) {
        note(identity, session.id, now, expires_at);
    }
    Ok(who)
}

/// Everybody knows the password of the demonstration, so a second factor would guard nothing: its accounts count as strongly proven. They are never
/// served to other machines.
fn who(session: &Session, name: String, language: Option<kernel::Language>, demo: bool) -> Who {
    let (proven_at, strong) = (session.proof.at, session.proof.is_strong() || demo);
    Who { actor: session.actor(), name, language, session: Some(session.id), proven_at, strong, ..Who::stranger() }
}

/// Notes a visit. A page does not fail because the visit could not be noted; the next one tries again.
fn note(identity: &Identity, id: Id, now: Time, expires_at: Time) {
    if let Err(error) = identity.services.database.write(|connection| store::session::seen(connection, id, now, expires_at)) {
        tracing::warn!(%error, session = %id, "a visit could not be noted");
    }
}
