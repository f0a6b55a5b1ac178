//! A program asks what it may know of the person (OpenID Connect Core §5.3): what they allowed, and nothing besides.

use kernel::Time;
use serde_json::{Map, Value};

use super::use_token::held;
use crate::Sso;
use crate::error::{Failure, Refused};
use crate::model::claims;
use crate::model::scope::OPENID;

/// The claims behind an access token.
pub fn userinfo(sso: &Sso, token: Option<&str>, now: Time) -> Result<Map<String, Value>, Failure> {
    // Without a token there is nothing wrong with one: the header names the scheme only (RFC 6750 §3).
    let missing = Refused { challenge: Some("Bearer realm=\"xingtan\""), ..Refused::token("an access token is needed") };
    let token = token.ok_or(missing)?;
    let held = held(sso, token, now)?.ok_or_else(|| Refused::token("the access token is not good, or not any more"))?;
    let Some(grant) = held.grant.filter(|_| held.scopes.has(OPENID)) else {
        let challenge = Some("Bearer realm=\"xingtan\", error=\"insufficient_scope\", scope=\"openid\"");
        return Err(Refused { status: 403, error: "insufficient_scope", detail: "the scope 'openid' is needed".to_owned(), challenge }.into());
    };
    let person = sso.directory.person(grant.person)?.filter(|person| person.active).ok_or_else(|| Refused::token("the person is not here any more"))?;
    let subject = sso.keyring.ring(&sso.services)?.subject(&held.client, grant.person)?;
    Ok(claims::of_person(&person, &held.scopes, &subject))
}
