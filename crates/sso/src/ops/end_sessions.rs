//! Browser sessions end: by signing out, by suspension, by being forgotten. What was allowed for their time only ends with them, and the programs that
//! were signed in to from them are told (OpenID Connect Back-Channel Logout).

use std::sync::PoisonError;

use kernel::{Id, Time};
use platform::{DatabaseError, Session};

use crate::error::SsoError;
use crate::keyring::Ring;
use crate::store::deliveries::Delivery;
use crate::store::sessions::SignedIn;
use crate::{Sso, store};

/// Sessions asked about in one question.
pub const SESSIONS_A_QUESTION: u32 = 500;
/// Sessions asked about in one look; the next look goes on behind them.
pub const SESSIONS_A_LOOK_MAX: usize = 10_000;

/// Notes that browser sessions ended.
pub fn sessions_ended(sso: &Sso, ended: &[Id]) -> Result<(), SsoError> {
    if ended.is_empty() {
        return Ok(());
    }
    let ring = sso.keyring.ring(&sso.services)?;
    for browser in ended {
        sso.services.database.write::<_, SsoError>(|session| {
            let now = sso.services.now();
            for signed_in in store::sessions::of_browser(session, *browser)? {
                announce(sso, session, &ring, &signed_in, now)?;
            }
            store::sessions::remove(session, *browser)?;
            store::grants::revoke_session(session, *browser, now)?;
            Ok(())
        })?;
    }
    Ok(())
}

/// Puts a notice for a program into the queue, where it wants to hear.
pub fn announce(sso: &Sso, session: &mut Session<'_>, ring: &Ring, signed_in: &SignedIn, now: Time) -> Result<(), SsoError> {
    let Some(client) = store::clients::by_id(session, signed_in.client)? else { return Ok(()) };
    if client.profile.backchannel_uri.is_empty() || client.suspended_at.is_some() {
        return Ok(());
    }
    let subject = ring.subject(&client, signed_in.person)?;
    let delivery = Delivery { id: sso.services.new_id(), client: client.id, subject, sid: signed_in.sid, attempts: 0 };
    Ok(store::deliveries::insert(session, &delivery, now)?)
}

/// Looks for sessions that ended without our being told.
pub fn notice(sso: &Sso) -> Result<usize, SsoError> {
    let (mut looked, mut found) = (0, 0);
    let mut after = *sso.looked_at.lock().unwrap_or_else(PoisonError::into_inner);
    while looked < SESSIONS_A_LOOK_MAX {
        let some = sso.services.database.read::<_, DatabaseError>(|session| store::sessions::browsers_after(session, after, SESSIONS_A_QUESTION))?;
        looked += some.len();
        let ended = if some.is_empty() { Vec::new() } else { sso.directory.ended_sessions(&some)? };
        sessions_ended(sso, &ended)?;
        found += ended.len();
        after = some.last().copied();
        if some.len() < SESSIONS_A_QUESTION as usize {
            after = None; // the end: the next look begins at the front
            break;
        }
    }
    *sso.looked_at.lock().unwrap_or_else(PoisonError::into_inner) = after;
    Ok(found)
}
