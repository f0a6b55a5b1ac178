//! Signing in. What a guest did on this device before comes along.

use kernel::fact::Verb;
use kernel::{Actor, Id, Time};
use platform::{DatabaseError, Session as Connection, outbox};

use super::open_session::{Opened, close_former, open_session};
use super::{fact, verify};
use crate::model::name;
use crate::model::session::SessionKind;
use crate::{Identity, IdentityError, store};

/// What somebody fills in.
pub struct SignIn<'a> {
    /// Who asks.
    pub actor: Actor,
    /// The token the browser came with.
    pub former_token: Option<&'a str>,
    /// The name.
    pub name: &'a str,
    /// The password.
    pub password: &'a str,
    /// True on a device of their own.
    pub keep: bool,
}

/// Opens a session for whoever knows the password.
pub fn sign_in(identity: &Identity, request: &SignIn<'_>, now: Time) -> Result<Opened, IdentityError> {
    let folded = name::fold(request.name);
    let proven = verify::by_name(identity, &folded, request.password, now)?;
    let member = proven.account.person;
    let kind = if request.keep { SessionKind::Member } else { SessionKind::MemberOnSharedDevice };
    identity.services.database.write(|connection| {
        // Between the check of the password and here the account may have been deleted, suspended or given another password.
        let unchanged = store::account::by_person(connection, member)?.is_some_and(|(account, hash, _)| account.suspended_at.is_none() && hash == proven.hash);
        if !unchanged {
            return Err(IdentityError::WrongPassword);
        }
        if let Some(renewed) = &proven.renewed_hash {
            store::account::renew_hash(connection, member, &proven.hash, renewed)?;
        }
        if let Actor::Guest(guest) = request.actor {
            merge(identity, connection, guest, member, now)?;
        }
        close_former(connection, request.former_token)?;
        Ok(open_session(identity, connection, member, kind, now)?)
    })
}

/// Turns a guest into the member they are, once: the fact tells every room to move what it keeps.
fn merge(identity: &Identity, connection: &mut Connection<'_>, guest: Id, member: Id, now: Time) -> Result<(), DatabaseError> {
    if !store::person::is_guest(connection, guest)? {
        return Ok(());
    }
    store::session::end_all(connection, guest)?;
    if store::person::delete(connection, guest)? {
        outbox::emit(connection, &fact(identity, Verb::Merged, guest, member, now))?;
    }
    Ok(())
}
