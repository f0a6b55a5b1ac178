//! Tokens: given, asked about, given back; and what is behind them.

use portal::{Answer, Ask};
use serde_json::{Value, json};

use super::json_privately;
use crate::Sso;
use crate::error::{Failure, Refused};
use crate::model::request::Parameters;
use crate::model::token::PUSHED_KEPT;
use crate::ops::authenticate_client::authenticate_client;
use crate::ops::{client_credentials, exchange_code, introspect as asking, push_request, refresh, revoke_token, userinfo as claims};

/// `POST /oauth2/token` (RFC 6749 §3.2).
pub fn token(sso: &Sso, ask: &Ask) -> Result<Answer, Failure> {
    let client = authenticate_client(sso, ask)?;
    let form = Parameters(&ask.form);
    let issued = match form.single("grant_type") {
        Some("authorization_code") => exchange_code::exchange_code(sso, &client, &form, ask.now)?,
        Some("refresh_token") => refresh::refresh(sso, &client, &form, ask.now)?,
        Some("client_credentials") => client_credentials::client_credentials(sso, &client, &form, ask.now)?,
        Some(_) => return Err(Refused::new("unsupported_grant_type", "the grant types are authorization_code, refresh_token, client_credentials").into()),
        None => return Err(Refused::new("invalid_request", "grant_type is missing").into()),
    };
    Ok(json_privately(&issued.json()))
}

/// `/oauth2/userinfo` (OpenID Connect Core §5.3).
pub fn userinfo(sso: &Sso, ask: &Ask) -> Result<Answer, Failure> {
    let in_form = Parameters(&ask.form).single("access_token"); // RFC 6750 §2.2
    let token = match (ask.bearer(), in_form) {
        (Some(_), Some(_)) => return Err(Refused::new("invalid_request", "the access token stands twice").into()),
        (Some(token), None) | (None, Some(token)) => Some(token),
        (None, None) => None,
    };
    Ok(json_privately(&Value::Object(claims::userinfo(sso, token, ask.now)?)))
}

fn token_of(ask: &Ask) -> Result<&str, Refused> {
    Parameters(&ask.form).single("token").ok_or_else(|| Refused::new("invalid_request", "the token is missing"))
}

/// `POST /oauth2/introspect` (RFC 7662).
pub fn introspect(sso: &Sso, ask: &Ask) -> Result<Answer, Failure> {
    let client = authenticate_client(sso, ask)?;
    // A program that cannot keep a secret could be anybody, and would learn of tokens that are not its own (RFC 7662 §4).
    if client.profile.method == crate::AuthMethod::Open {
        return Err(Refused::client("asking about tokens needs a secret or a key").into());
    }
    Ok(json_privately(&asking::introspect(sso, &client, token_of(ask)?, ask.now)?))
}

/// `POST /oauth2/revoke` (RFC 7009).
pub fn revoke(sso: &Sso, ask: &Ask) -> Result<Answer, Failure> {
    let client = authenticate_client(sso, ask)?;
    revoke_token::revoke_token(sso, &client, token_of(ask)?, ask.now)?;
    Ok(json_privately(&json!({})))
}

/// `POST /oauth2/par` (RFC 9126).
pub fn push(sso: &Sso, ask: &Ask) -> Result<Answer, Failure> {
    let client = authenticate_client(sso, ask)?;
    let address = push_request::push_request(sso, &client, &ask.form, ask.now)?;
    Ok(json_privately(&json!({ "request_uri": address, "expires_in": PUSHED_KEPT / kernel::time::SECOND })).status(201))
}
