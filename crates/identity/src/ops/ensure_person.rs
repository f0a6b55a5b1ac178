//! Giving a stranger a person, when they do something worth keeping.

use kernel::Id;
use portal::Ask;

use super::open_session::open_session;
use crate::model::session::{Proof, SessionKind};
use crate::{Identity, IdentityError, store};

/// The person who asks; a new guest with a cookie where nobody is known.
pub fn ensure_person(identity: &Identity, ask: &Ask) -> Result<(Id, Option<String>), IdentityError> {
    if let Some(person) = ask.person() {
        return Ok((person, None));
    }
    let opened = identity.services.database.write::<_, IdentityError>(|connection| {
        let person = identity.services.new_id();
        store::person::insert_guest(connection, person, ask.now)?;
        Ok(open_session(identity, connection, person, SessionKind::Guest, &ask.user_agent, Proof::default(), ask.now)?)
    })?;
    Ok((opened.person, Some(opened.cookie(ask.secure))))
}
