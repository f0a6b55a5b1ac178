//! A program asks what a token is worth (RFC 7662): about its own tokens, or about all of them where the operator lets it.

use kernel::Time;
use platform::DatabaseError;
use serde_json::{Value, json};

use super::use_token::held;
use crate::error::SsoError;
use crate::model::client::Client;
use crate::model::grant::Grant;
use crate::model::scope::{INTROSPECT, Scopes};
use crate::model::token::{self, is_refresh, seconds};
use crate::{Sso, store};

/// What a token is worth, for a program.
pub fn introspect(sso: &Sso, asking: &Client, text: &str, now: Time) -> Result<Value, SsoError> {
    let nothing = json!({ "active": false });
    let may = |client: &Client| client.id == asking.id || asking.profile.scopes.has(INTROSPECT);
    if is_refresh(text) {
        return Ok(refresh(sso, text, now)?.filter(|(client, _)| may(client)).map_or(nothing, |(_, said)| said));
    }
    let Some(held) = held(sso, text, now)?.filter(|held| may(&held.client)) else { return Ok(nothing) };
    let mut said = about(sso, &held.client, held.grant.as_ref(), &held.scopes)?;
    if let Some(object) = said.as_object_mut() {
        object.insert("token_type".to_owned(), json!("Bearer"));
        object.insert("jti".to_owned(), json!(held.token.id));
        object.insert("iat".to_owned(), json!(seconds(held.token.issued_at)));
        object.insert("exp".to_owned(), json!(seconds(held.token.expires_at)));
    }
    Ok(said)
}

fn about(sso: &Sso, client: &Client, grant: Option<&Grant>, scopes: &Scopes) -> Result<Value, SsoError> {
    let subject = match grant {
        Some(grant) => sso.keyring.ring(&sso.services)?.subject(client, grant.person)?,
        None => client.id.to_string(),
    };
    Ok(json!({ "active": true, "iss": &*sso.issuer, "client_id": client.id, "sub": subject, "scope": scopes.to_string() }))
}

fn refresh(sso: &Sso, text: &str, now: Time) -> Result<Option<(Client, Value)>, SsoError> {
    let found = sso.services.database.read::<_, DatabaseError>(|session| {
        let Some((grant, false)) = store::grants::by_refresh(session, &token::hash(text))? else { return Ok(None) };
        Ok(store::clients::by_id(session, grant.client)?.map(|client| (grant, client)))
    })?;
    let Some((grant, client)) = found.filter(|(grant, client)| grant.holds(now) && client.suspended_at.is_none()) else { return Ok(None) };
    let alive = match grant.session {
        Some(session) => sso.directory.session_is_alive(session)?,
        None => true,
    };
    if !alive || !sso.directory.is_active(grant.person)? {
        return Ok(None);
    }
    let mut said = about(sso, &client, Some(&grant), &grant.terms.scopes)?;
    if let Some(object) = said.as_object_mut() {
        object.insert("exp".to_owned(), json!(seconds(grant.expires_at)));
    }
    Ok(Some((client, said)))
}
