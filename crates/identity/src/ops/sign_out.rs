//! Signing out, here or everywhere, and ending a session on another device.

use kernel::Id;

use super::open_session::close_former;
use crate::{Identity, IdentityError, store};

/// Ends the session of this browser.
pub fn sign_out(identity: &Identity, token: Option<&str>) -> Result<(), IdentityError> {
    identity.services.database.write(|connection| Ok(close_former(connection, token)?))
}

/// Ends all sessions of a person.
pub fn sign_out_everywhere(identity: &Identity, person: Id) -> Result<(), IdentityError> {
    identity.services.database.write(|connection| Ok(store::session::end_all(connection, person).map(|_| ())?))
}

/// Ends one session of a person by its id.
pub fn end_session(identity: &Identity, person: Id, session: Id) -> Result<(), IdentityError> {
    let ended = identity.services.database.write::<_, IdentityError>(|connection| Ok(store::session::end(connection, person, session)?))?;
    if ended { Ok(()) } else { Err(IdentityError::NotFound) }
}
