//! Telling programs that somebody signed out (OpenID Connect Back-Channel Logout §2.5). A notice is signed anew each time it is tried; one that is not
//! taken is tried again, later each time, and in the end given up.

use kernel::Time;
use kernel::time::SECOND;
use platform::DatabaseError;

use crate::courier::Trust;
use crate::error::SsoError;
use crate::model::client::Client;
use crate::store::deliveries::Delivery;
use crate::{Sso, store};

/// Notices tried at once.
pub const DELIVERIES_AT_ONCE_MAX: u32 = 16;
/// Tries of one notice.
pub const ATTEMPTS_MAX: i64 = 8;
/// How long a notice belongs to whoever tries it.
pub const LEASE: i64 = 60 * SECOND;
/// How long it is waited after the first try; twice as long after each further one.
pub const WAIT_FIRST: i64 = 2 * SECOND;

/// Tries what is due; how many.
pub fn deliver(sso: &Sso) -> Result<usize, SsoError> {
    let now = sso.services.now();
    let due = sso.services.database.read::<_, DatabaseError>(store::deliveries::count)?;
    if due == 0 {
        return Ok(0);
    }
    let claimed = sso.services.database.write::<_, DatabaseError>(|session| store::deliveries::claim(session, now, now.plus(LEASE), DELIVERIES_AT_ONCE_MAX))?;
    // Side by side, so that a program that does not answer holds up nobody else's notice.
    std::thread::scope(|scope| {
        let tries: Vec<_> = claimed.iter().map(|delivery| scope.spawn(move || one(sso, delivery, now))).collect();
        for (delivery, result) in claimed.iter().zip(tries) {
            match result.join() {
                Ok(Ok(())) => {}
                Ok(Err(error)) => tracing::error!(%error, delivery = %delivery.id, "a notice of sign-out could not be delivered"),
                Err(_) => tracing::error!(delivery = %delivery.id, "delivering a notice of sign-out ended without a result"),
            }
        }
    });
    Ok(claimed.len())
}

fn one(sso: &Sso, delivery: &Delivery, now: Time) -> Result<(), SsoError> {
    let client = sso.services.database.read::<_, DatabaseError>(|session| store::clients::by_id(session, delivery.client))?;
    let done = match &client {
        Some(client) if !client.profile.backchannel_uri.is_empty() => send(sso, client, delivery, now)?,
        _ => true,
    };
    sso.services.database.write::<_, DatabaseError>(|session| {
        if done || delivery.attempts >= ATTEMPTS_MAX {
            return store::deliveries::remove(session, delivery.id);
        }
        let doubled = u32::try_from(delivery.attempts - 1).unwrap_or(0).min(30);
        store::deliveries::again(session, delivery.id, now.plus(WAIT_FIRST << doubled))
    })?;
    if !done && delivery.attempts >= ATTEMPTS_MAX {
        tracing::warn!(client = %delivery.client, attempts = delivery.attempts, "a notice of sign-out was given up");
    }
    Ok(())
}

/// Sends a notice; true where it need not be sent again.
fn send(sso: &Sso, client: &Client, delivery: &Delivery, now: Time) -> Result<bool, SsoError> {
    let token = super::issue::logout_token(sso, client, &delivery.subject, delivery.sid, now)?;
    let trust = if client.profile.registered_itself { Trust::Program } else { Trust::Operator };
    match sso.courier.post_form(&client.profile.backchannel_uri, &[("logout_token", &token)], trust) {
        Ok(200..=299) => Ok(true),
        // The program understood and does not want it (§2.8); the same would be said again.
        Ok(400) => {
            tracing::warn!(client = %client.id, "a program refused a notice of sign-out");
            Ok(true)
        }
        Ok(status) => {
            tracing::warn!(client = %client.id, status, attempts = delivery.attempts, "a program did not take a notice of sign-out");
            Ok(false)
        }
        Err(error) => {
            tracing::warn!(client = %client.id, error, attempts = delivery.attempts, "a program could not be told of a sign-out");
            Ok(false)
        }
    }
}
