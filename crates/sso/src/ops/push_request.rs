//! A program hands its request in beforehand (RFC 9126), so that nobody between it and us can read or change it.

use kernel::Time;
use platform::DatabaseError;

use super::authorize::REQUESTS_WAITING_MAX;
use crate::error::{Failure, Refused};
use crate::model::client::Client;
use crate::model::request::{self, PUSHED_PREFIX, Parameters, Unanswerable};
use crate::model::token::{self, PUSHED_KEPT};
use crate::{Sso, store};

/// Keeps the request; the address it is called by.
pub fn push_request(sso: &Sso, client: &Client, form: &[(String, String)], now: Time) -> Result<String, Failure> {
    let given = Parameters(form);
    if given.single("request_uri").is_some() {
        return Err(Refused::new("invalid_request", "a pushed request names no other (RFC 9126 §2.1)").into());
    }
    let to = request::destination(&given, client).map_err(|stop| match stop {
        Unanswerable::Redirect => Refused::new("invalid_request", "the redirect address is not one of the program's"),
        _ => Refused::new("unauthorized_client", "the program does not let people sign in"),
    })?;
    let request = request::read(&given, client, &to, now).map_err(|refusal| Refused::new(refusal.error, refusal.detail))?;
    let name = token::secret(sso.services.ids.bytes());
    let kept = sso.services.database.write::<_, DatabaseError>(|session| {
        if store::requests::count_of(session, client.id, REQUESTS_WAITING_MAX)? >= REQUESTS_WAITING_MAX {
            return Ok(false);
        }
        store::requests::insert(session, &token::hash(&name), &request, true, now.plus(PUSHED_KEPT))?;
        Ok(true)
    })?;
    if !kept {
        return Err(Refused { status: 429, ..Refused::new("temporarily_unavailable", "too many requests of this program wait") }.into());
    }
    Ok(format!("{PUSHED_PREFIX}{name}"))
}
