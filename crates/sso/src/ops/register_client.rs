//! A program registers itself (RFC 7591), with a token that the operator gave out.

use kernel::{Actor, Time};
use platform::DatabaseError;
use platform::audit::Note;
use serde_json::Value;

use super::create_client::{NewClient, insert, prepare};
use crate::error::{Failure, Refused, SsoError};
use crate::model::client::{ClientFault, ClientKind};
use crate::model::metadata;
use crate::model::token::{self, seconds};
use crate::{Sso, store};

/// How often one token can be used at most.
pub const USES_MAX: u32 = 10_000;

/// A token by which programs register themselves.
pub fn new_token(sso: &Sso, actor: Actor, name: &str, uses: u32, expires_at: Time) -> Result<String, SsoError> {
    let text = token::secret(sso.services.ids.bytes());
    let (id, now, uses) = (sso.services.new_id(), sso.services.now(), uses.clamp(1, USES_MAX));
    sso.services.database.write::<_, DatabaseError>(|session| {
        store::registrations::insert(session, &token::hash(&text), id, name, uses, now, expires_at)?;
        let detail = serde_json::json!({ "name": name, "uses": uses, "expires_at_microseconds": expires_at });
        sso.services.audit(session, &Note { detail, ..Note::new(actor, "registration-token.created", Some(("registration-token", id))) })
    })?;
    Ok(text)
}

/// Registers a program; what it is told of itself.
pub fn register_client(sso: &Sso, given: Option<&str>, body: &[u8], now: Time) -> Result<Value, Failure> {
    let given = given.ok_or_else(|| Refused::token("registering needs a token of the operator"))?;
    let token = sso.services.database.read::<_, DatabaseError>(|session| store::registrations::find(session, &token::hash(given), now))?;
    let token = token.ok_or_else(|| Refused::token("the token for registering is not good, or not any more"))?;
    let described: Value = serde_json::from_slice(body).map_err(|error| Refused::new("invalid_client_metadata", format!("the body is not JSON: {error}")))?;
    let (name, profile) = metadata::read(&described).map_err(|wrong| Refused::new(wrong.error, wrong.detail))?;
    let name = if name.trim().is_empty() { profile.redirect_uris.first().map(|uri| crate::model::redirect::sector(uri)).unwrap_or_default() } else { name };
    let made = match prepare(sso, &NewClient { id: None, kind: ClientKind::Oidc, name: &name, profile, logo: None }) {
        Ok(made) => made,
        Err(SsoError::Client(fault @ (ClientFault::NoRedirect | ClientFault::Address(..) | ClientFault::ManyAddresses))) => {
            return Err(Refused::new("invalid_redirect_uri", fault.to_string()).into());
        }
        Err(SsoError::Client(fault)) => return Err(Refused::new("invalid_client_metadata", fault.to_string()).into()),
        Err(error) => return Err(error.into()),
    };
    let spent = sso.services.database.write::<_, DatabaseError>(|session| {
        if !store::registrations::spend(session, token, now)? {
            return Ok(false);
        }
        insert(sso, session, Actor::Stranger, &made, None)
    })?;
    if !spent {
        return Err(Refused::token("the token for registering was used up meanwhile").into());
    }
    let client = &made.client;
    Ok(metadata::of_client(&client.id.to_string(), made.secret.as_deref(), &client.name, &client.profile, seconds(now)))
}
