//! A program registers itself (RFC 7591), with a token that the operator gave out.

use kernel::{Action, Actor, Id, Time};
use platform::DatabaseError;
use platform::audit::Note;
use serde_json::Value;

use super::create_client::{NewClient, insert, prepare};
use crate::courier::Trust;
use crate::error::{Failure, Refused, SsoError};
use crate::model::client::{Client, ClientFault, ClientKind, Profile};
use crate::model::token::{self, seconds};
use crate::model::{metadata, redirect};
use crate::store::registrations::Registration;
use crate::{Sso, store};

/// How often one token can be used at most.
pub const USES_MAX: u32 = 10_000;
/// The longest name of a token, in characters.
pub const NAME_LENGTH_MAX: usize = crate::model::client::NAME_LENGTH_MAX;
/// Tokens in the list, the latest first.
pub const TOKENS_LISTED_MAX: u32 = 200;
/// The most addresses in a document of a sector.
pub const SECTOR_ADDRESSES_MAX: usize = 1_000;

/// A token by which programs register themselves.
pub fn new_token(sso: &Sso, actor: Actor, name: &str, uses: u32, expires_at: Time) -> Result<String, SsoError> {
    let text = token::secret(sso.services.ids.bytes());
    let (id, now, uses) = (sso.services.new_id(), sso.services.now(), uses.clamp(1, USES_MAX));
    sso.services.database.write::<_, DatabaseError>(|session| {
        store::registrations::insert(session, &token::hash(&text), id, name, uses, now, expires_at)?;
        let detail = serde_json::json!({ "name": name, "uses": uses, "expires_at_microseconds": expires_at });
        sso.services.audit(session, &Note { detail, ..Note::new(actor, Action::RegistrationTokenCreated, Some(("registration-token", id))) })
    })?;
    Ok(text)
}

/// The tokens there are, the latest first.
pub fn tokens(sso: &Sso) -> Result<Vec<Registration>, SsoError> {
    Ok(sso.services.database.read::<_, DatabaseError>(|session| store::registrations::list(session, TOKENS_LISTED_MAX))?)
}

/// A token is worth nothing from now on; programs that registered with it stay.
pub fn remove_token(sso: &Sso, actor: Actor, id: Id) -> Result<(), SsoError> {
    sso.services.database.write(|session| {
        if !store::registrations::remove(session, id)? {
            return Err(SsoError::NotFound);
        }
        Ok(sso.services.audit(session, &Note::new(actor, Action::RegistrationTokenRemoved, Some(("registration-token", id))))?)
    })
}

/// Registers a program; what it is told of itself.
pub fn register_client(sso: &Sso, given: Option<&str>, body: &[u8], now: Time) -> Result<Value, Failure> {
    let given = given.ok_or_else(|| Refused::token("registering needs a token of the operator"))?;
    let token = sso.services.database.read::<_, DatabaseError>(|session| store::registrations::find(session, &token::hash(given), now))?;
    let token = token.ok_or_else(|| Refused::token("the token for registering is not good, or not any more"))?;
    let described: Value = serde_json::from_slice(body).map_err(|error| Refused::new("invalid_client_metadata", format!("the body is not JSON: {error}")))?;
    let (name, mut profile) = metadata::read(&described).map_err(|wrong| Refused::new(wrong.error, wrong.detail))?;
    sector_of(sso, &mut profile)?;
    let name = if name.trim().is_empty() { profile.redirect_uris.first().map(|uri| crate::model::redirect::sector(uri)).unwrap_or_default() } else { name };
    let mut made = match prepare(sso, &NewClient { id: None, kind: ClientKind::Oidc, name: &name, profile, logo: None }) {
        Ok(made) => made,
        Err(SsoError::Client(fault)) => return Err(refuse_fault(&fault).into()),
        Err(error) => return Err(error.into()),
    };
    let registration = token::secret(sso.services.ids.bytes());
    made.client.registration_hash = Some(token::hash(&registration).to_vec());
    let spent = sso.services.database.write::<_, DatabaseError>(|session| {
        if !store::registrations::spend(session, token, now)? {
            return Ok(false);
        }
        insert(sso, session, Actor::Stranger, &made, None)
    })?;
    if !spent {
        return Err(Refused::token("the token for registering was used up meanwhile").into());
    }
    Ok(describe(sso, &made.client, made.secret.as_deref(), &registration))
}

/// What a program is told of itself, with where and by which token it changes its registration (RFC 7591 §3.2.1, RFC 7592 §3).
pub fn describe(sso: &Sso, client: &Client, secret: Option<&str>, registration: &str) -> Value {
    let mut said = metadata::of_client(&client.id.to_string(), secret, &client.name, &client.profile, seconds(client.created_at));
    if let Some(object) = said.as_object_mut() {
        object.insert("registration_access_token".to_owned(), registration.into());
        object.insert("registration_client_uri".to_owned(), format!("{}/oauth2/register/{}", sso.issuer, client.id).into());
    }
    said
}

/// What a program is told whose description cannot be kept (RFC 7591 §3.2.2).
pub fn refuse_fault(fault: &ClientFault) -> Refused {
    let of_addresses = matches!(fault, ClientFault::NoRedirect | ClientFault::Address(..) | ClientFault::ManyAddresses);
    Refused::new(if of_addresses { "invalid_redirect_uri" } else { "invalid_client_metadata" }, fault.to_string())
}

/// Takes the sector from the document that the program names: its host, where the document lists every address to come back to (OpenID Connect Dynamic
/// Client Registration §5). The document is read over https from a public address only, whole and bounded; why it could not be read is not said, so
/// that nobody learns about our network by asking.
pub fn sector_of(sso: &Sso, profile: &mut Profile) -> Result<(), Failure> {
    if profile.sector_uri.is_empty() {
        return Ok(());
    }
    let wrong = |detail: &str| Refused::new("invalid_client_metadata", detail);
    if !profile.sector_uri.starts_with("https://") || redirect::check_callable(&profile.sector_uri).is_err() {
        return Err(wrong("sector_identifier_uri must be a whole https:// address").into());
    }
    let text = sso.courier.get(&profile.sector_uri, Trust::Program).map_err(|_| wrong("the document at sector_identifier_uri cannot be read from here"))?;
    let listed: Vec<String> = serde_json::from_str(&text).map_err(|_| wrong("the document at sector_identifier_uri is no JSON list of addresses"))?;
    if listed.len() > SECTOR_ADDRESSES_MAX {
        return Err(wrong("the document at sector_identifier_uri lists too many addresses").into());
    }
    if let Some(missing) = profile.redirect_uris.iter().find(|address| !listed.contains(address)) {
        return Err(Refused::new("invalid_client_metadata", format!("the document at sector_identifier_uri does not list {missing}")).into());
    }
    profile.sector = redirect::sector(&profile.sector_uri);
    Ok(())
}
