//! A program that registered itself looks at its registration, changes it and removes it (RFC 7592), with the token it was given when it registered.

use kernel::{Actor, Id};
use platform::DatabaseError;
use platform::secrets::same;
use serde_json::Value;

use super::change_client;
use super::register_client::{describe, refuse_fault, sector_of};
use crate::error::{Failure, Refused, SsoError};
use crate::model::client::Client;
use crate::model::metadata;
use crate::model::token;
use crate::{Sso, store};

/// What a program may not say of itself when it changes its registration (RFC 7592 §2.2): we say it.
const OURS: [&str; 4] = ["registration_access_token", "registration_client_uri", "client_secret_expires_at", "client_id_issued_at"];

/// The program of an id, for whoever holds its registration token.
fn access_registration(sso: &Sso, id: Option<Id>, given: Option<&str>) -> Result<(Client, String), Failure> {
    let refused = || Refused::token("the registration token is not that of a program here");
    let (id, given) = (id.ok_or_else(refused)?, given.ok_or_else(refused)?);
    let found = sso.services.database.read::<_, DatabaseError>(|session| store::clients::by_id(session, id))?;
    let good = |client: &Client| client.registration_hash.as_deref().is_some_and(|kept| same(kept, &token::hash(given)));
    let client = found.filter(good).ok_or_else(refused)?;
    if client.suspended_at.is_some() {
        return Err(Refused { status: 403, ..Refused::new("invalid_token", "the program is suspended") }.into());
    }
    Ok((client, given.to_owned()))
}

/// What is known of the program.
pub fn look(sso: &Sso, id: Option<Id>, given: Option<&str>) -> Result<Value, Failure> {
    let (client, token) = access_registration(sso, id, given)?;
    Ok(describe(sso, &client, None, &token))
}

/// Replaces what is said of the program; what it leaves out is as if it had been left out at first.
pub fn change(sso: &Sso, id: Option<Id>, given: Option<&str>, body: &[u8]) -> Result<Value, Failure> {
    let (client, token) = access_registration(sso, id, given)?;
    let wrong = |detail: &str| Refused::new("invalid_client_metadata", detail);
    let described: Value = serde_json::from_slice(body).map_err(|error| Refused::new("invalid_client_metadata", format!("the body is not JSON: {error}")))?;
    if described.get("client_id").and_then(Value::as_str) != Some(&client.id.to_string()) {
        return Err(wrong("client_id must be that of the program").into());
    }
    if let Some(name) = OURS.iter().find(|name| described.get(**name).is_some()) {
        return Err(Refused::new("invalid_client_metadata", format!("{name} cannot be changed and must be left out")).into());
    }
    if let Some(secret) = described.get("client_secret") {
        let own = secret.as_str().is_some_and(|secret| client.secret_hash.as_deref().is_some_and(|kept| same(kept, &token::hash(secret))));
        if !own {
            return Err(wrong("client_secret is not the program's; a program cannot choose its secret").into());
        }
    }
    let (name, mut profile) = metadata::read(&described).map_err(|wrong| Refused::new(wrong.error, wrong.detail))?;
    if profile.method != client.profile.method {
        return Err(wrong("token_endpoint_auth_method cannot be changed; register another program").into());
    }
    sector_of(sso, &mut profile)?;
    // What the operator said of it stays.
    profile.purpose.clone_from(&client.profile.purpose);
    profile.organization = client.profile.organization;
    let name = if name.trim().is_empty() { client.name.clone() } else { name };
    match change_client::change(sso, Actor::Client(client.id), client.id, &name, profile, None) {
        Ok(changed) => Ok(describe(sso, &changed, None, &token)),
        Err(SsoError::Client(fault)) => Err(refuse_fault(&fault).into()),
        Err(error) => Err(error.into()),
    }
}

/// Removes the program with everything it was allowed.
pub fn remove(sso: &Sso, id: Option<Id>, given: Option<&str>) -> Result<(), Failure> {
    let (client, _) = access_registration(sso, id, given)?;
    Ok(change_client::remove(sso, Actor::Client(client.id), client.id)?)
}
