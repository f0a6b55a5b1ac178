//! Changing one's password: every other session ends, and this one gets a new token.

use kernel::{Id, Time};

use super::open_session::{Opened, open_session};
use super::verify;
use crate::model::{
    name, password,
    session::{SessionKind, token_hash},
};
use crate::{Identity, IdentityError, store};

/// What somebody fills in.
pub struct ChangePassword<'a> {
    /// The token the browser came with.
    pub token: Option<&'a str>,
    /// What the browser says about itself.
    pub user_agent: &'a str,
    /// The password they have.
    pub old: &'a str,
    /// The password they want.
    pub new: &'a str,
}

/// Keeps a new password for whoever knows the old one.
pub fn change_password(identity: &Identity, person: Id, change: &ChangePassword<'_>, now: Time) -> Result<Opened, IdentityError> {
    let proven = verify::by_person(identity, person, change.old, now)?;
    password::check(change.new, &name::fold(&proven.account.name)).map_err(IdentityError::Password)?;
    let hash = identity.hashing.hash(change.new, &identity.services.ids)?;
    identity.services.database.write(|connection| {
        store::account::set_password(connection, person, &hash)?;
        // A shared device stays one.
        let here = match change.token.and_then(token_hash) {
            Some(hash) => store::session::by_token(connection, &hash)?.map(|(session, _)| session.kind),
            None => None,
        };
        let kind = here.filter(|kind| kind.is_member()).unwrap_or(SessionKind::MemberOnSharedDevice);
        store::session::end_all(connection, person)?;
        Ok(open_session(identity, connection, person, kind, change.user_agent, now)?)
    })
}
