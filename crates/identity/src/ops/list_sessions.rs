//! Seeing where one is signed in.

use kernel::{Id, Time};

use crate::model::session::Session;
use crate::{Identity, IdentityError, store};

/// The sessions of the person who asks, the one seen last first.
pub fn list_sessions(identity: &Identity, person: Id, now: Time) -> Result<Vec<Session>, IdentityError> {
    identity.services.database.read(|connection| Ok(store::session::of_person(connection, person, now)?))
}
