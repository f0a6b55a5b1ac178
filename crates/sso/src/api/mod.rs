//! What programs ask: discovery, keys, tokens, claims. Failures are worded as OAuth words them (RFC 6749 §5.2).

mod register;
mod tokens;

use ::words::Tongue;
use kernel::{ErrorKind, Need, Problem};
use portal::{Answer, Ask, Limit, Method, Registry, Wording};
use serde_json::{Value, json};

use crate::Sso;
use crate::error::{Failure, Refused};
use crate::model::metadata;

/// The largest form of a program, in bytes.
pub const FORM_BYTES_MAX: usize = 64 * 1024;
/// How long others may keep what they read of us, in seconds; shorter than a new key is published before it signs.
pub const READ_SECONDS: u32 = 300;

type Handler = fn(&Sso, &Ask) -> Result<Answer, Failure>;

/// Registers the routes for programs.
pub(crate) fn register(registry: &mut Registry, room: &Sso) {
    registry.describe(include_str!("openapi.json"));
    let routes: [(Method, &'static str, Handler); 14] = [
        (Method::Get, "/.well-known/openid-configuration", discovery),
        (Method::Get, "/.well-known/oauth-authorization-server", discovery),
        (Method::Get, "/oauth2/jwks", jwks),
        (Method::Post, "/oauth2/token", tokens::token),
        (Method::Get, "/oauth2/userinfo", tokens::userinfo),
        (Method::Post, "/oauth2/userinfo", tokens::userinfo),
        (Method::Post, "/oauth2/introspect", tokens::introspect),
        (Method::Post, "/oauth2/revoke", tokens::revoke),
        (Method::Post, "/oauth2/par", tokens::push),
        (Method::Post, "/oauth2/register", register::register),
        (Method::Get, "/oauth2/register/{id}", register::look),
        (Method::Put, "/oauth2/register/{id}", register::change),
        (Method::Delete, "/oauth2/register/{id}", register::remove),
        (Method::Post, "/oauth2/authorize", crate::pages::authorize::posted),
    ];
    for (method, path, handler) in routes {
        let room = room.clone();
        let route = registry.add(method, path, Need::Program, Limit::Free, move |ask| match handler(&room, ask) {
            Ok(answer) => Ok(answer),
            Err(Failure::Refused(refused)) => Ok(refuse(&refused)),
            Err(Failure::Broken(error)) => Err(error.into()),
        });
        route.body_bytes_max(FORM_BYTES_MAX).wording(WORDING);
    }
}

const WORDING: Wording = |_, problem: &Problem| {
    let (status, error) = match problem.kind {
        ErrorKind::Unavailable => (503, "temporarily_unavailable"),
        ErrorKind::TooMany => (429, "temporarily_unavailable"),
        ErrorKind::TooLarge => (413, "invalid_request"),
        _ => (400, "invalid_request"),
    };
    private(Answer::json(&json!({ "error": error, "error_description": problem.code })).status(status))
};

/// What a program is told that asked wrongly.
fn refuse(refused: &Refused) -> Answer {
    let answer = private(Answer::json(&json!({ "error": refused.error, "error_description": refused.detail })).status(refused.status));
    match refused.challenge {
        Some(challenge) => answer.header("www-authenticate", challenge),
        None => answer,
    }
}

/// Tokens and what is behind them are kept by nobody on the way (RFC 6749 §5.1).
fn private(answer: Answer) -> Answer {
    answer.header("cache-control", "no-store").header("pragma", "no-cache")
}

fn json_privately(value: &Value) -> Answer {
    private(Answer::json(value))
}

fn public(value: &Value) -> Answer {
    Answer::json(value).header("cache-control", format!("public, max-age={READ_SECONDS}"))
}

fn discovery(sso: &Sso, _: &Ask) -> Result<Answer, Failure> {
    let tongues: Vec<&str> = Tongue::ALL_COMPLETE.iter().map(|tongue| tongue.tag()).collect();
    Ok(public(&metadata::of_provider(&sso.issuer, &tongues)))
}

fn jwks(sso: &Sso, ask: &Ask) -> Result<Answer, Failure> {
    let ring = sso.keyring.ring(&sso.services)?;
    Ok(public(&ring.published(ask.now)))
}
