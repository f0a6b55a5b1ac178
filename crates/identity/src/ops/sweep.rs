//! Keeping no more than is needed: sessions that ended go, guests whom nobody can come back to are forgotten, and
//! those who asked for it. Recovery codes from before they were hashed slowly are hashed anew.

use super::delete_account::{erase, erase_due};
use super::recovery_codes;
use crate::model::session::GUEST_KEPT;
use crate::{Identity, IdentityError, store};

/// Rows removed in one transaction.
pub const SWEEP_MAX: u32 = 500;

/// Removes at most [`SWEEP_MAX`] sessions, as many guests, and as many accounts whose erasure is due; how many it removed. Call it again while it removes something.
pub fn sweep(identity: &Identity) -> Result<u64, IdentityError> {
    let now = identity.services.now();
    let messages = platform::messages::sweep(&identity.services, SWEEP_MAX)?;
    let slowed = recovery_codes::slow_down(identity)?;
    identity.services.database.write(|connection| {
        let ceremonies = store::ceremony::delete_expired(connection, now, SWEEP_MAX)?;
        let sessions = store::session::delete_expired(connection, now, SWEEP_MAX)?;
        // A guest younger than their first session could last may be in the middle of being made.
        let guests = store::person::abandoned_guests(connection, now.plus(-GUEST_KEPT), SWEEP_MAX)?;
        for guest in &guests {
            erase(identity, connection, *guest, now)?;
        }
        let erased = erase_due(identity, connection, now, SWEEP_MAX)?;
        Ok(slowed + messages + ceremonies + sessions + erased + guests.len() as u64)
    })
}
