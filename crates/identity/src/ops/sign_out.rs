//! Signing out, here or everywhere, and ending a session on another device.

use kernel::Id;

use super::open_session::close_former;
use crate::model::session::token_hash;
use crate::{Identity, IdentityError, store};

/// Ends the session of this browser, and what its person began and did not finish: nobody who sits here next goes on with it.
pub fn sign_out(identity: &Identity, token: Option<&str>) -> Result<(), IdentityError> {
    identity.services.database.write(|connection| {
        let session = match token.and_then(token_hash) {
            Some(hash) => store::session::by_token(connection, &hash)?,
            None => None,
        };
        if let Some((session, _)) = session {
            store::ceremony::delete_all(connection, session.person)?;
        }
        Ok(close_former(connection, token)?)
    })
}

/// Ends all sessions of a person.
pub fn sign_out_everywhere(identity: &Identity, person: Id) -> Result<(), IdentityError> {
    identity.services.database.write(|connection| {
        store::ceremony::delete_all(connection, person)?;
        Ok(store::session::end_all(connection, person).map(|_| ())?)
    })
}

/// Ends one session of a person by its id.
pub fn end_session(identity: &Identity, person: Id, session: Id) -> Result<(), IdentityError> {
    let ended = identity.services.database.write::<_, IdentityError>(|connection| {
        store::ceremony::delete_all(connection, person)?;
        Ok(store::session::end(connection, person, session)?)
    })?;
    if ended { Ok(()) } else { Err(IdentityError::NotFound) }
}
