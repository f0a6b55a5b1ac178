//! Changing one's password: every other session ends, and this one gets a new token.

use kernel::{Id, Time};

use super::open_session::{Opened, open_session};
use super::verify;
use crate::model::{name, password, session::SessionKind};
use crate::{Identity, IdentityError, store};

/// Keeps a new password for whoever knows the old one.
pub fn change_password(identity: &Identity, person: Id, old: &str, new: &str, now: Time) -> Result<Opened, IdentityError> {
    let proven = verify::by_person(identity, person, old, now)?;
    password::check(new, &name::fold(&proven.account.name)).map_err(IdentityError::Password)?;
    let hash = identity.hashing.hash(new, &identity.services.ids)?;
    identity.services.database.write(|connection| {
        store::account::set_password(connection, person, &hash)?;
        store::session::end_all(connection, person)?;
        Ok(open_session(identity, connection, person, SessionKind::Member, now)?)
    })
}
