//! Finding out which program asks: by a secret in the header or in the form, by a signature with its own key, or by its name alone where it can keep
//! no secret (RFC 6749 §2.3, RFC 7523 §2.2).

use std::sync::Arc;

use kernel::{Actor, Id, Time};
use platform::DatabaseError;
use platform::secrets::same;
use portal::{Ask, Who};

use crate::error::{Failure, Refused, SsoError};
use crate::model::assertion;
use crate::model::client::{AuthMethod, Client};
use crate::model::request::Parameters;
use crate::model::token::hash;
use crate::{Sso, store};

const BY_SIGNATURE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// How a program says who it is.
enum Proof {
    Nothing,
    Secret(String),
    Assertion(String),
}

/// The program that asks, where it proves who it is and is not suspended.
///
/// # Errors
/// It does not, or the database fails.
pub fn authenticate_client(sso: &Sso, ask: &Ask) -> Result<Client, Failure> {
    let (name, proof) = read(ask)?;
    let Ok(id) = name.parse::<Id>() else { return Err(Refused::client("no such program, or not its secret").into()) };
    let found = sso.services.database.read::<_, DatabaseError>(|session| store::clients::by_id(session, id))?;
    let Some(client) = found else { return Err(Refused::client("no such program, or not its secret").into()) };
    match (client.profile.method, proof) {
        (AuthMethod::Open, Proof::Nothing) => {}
        (AuthMethod::Secret, Proof::Secret(secret)) if is_secret_of(&client, &secret, ask.now) => {}
        (AuthMethod::PrivateKey, Proof::Assertion(text)) => check_signature(sso, ask, &client, &text)?,
        _ => return Err(Refused::client("no such program, or not its secret").into()),
    }
    if client.suspended_at.is_some() {
        return Err(Refused::client("the program is suspended").into());
    }
    Ok(client)
}

/// Whether this is a secret of the program: the one in use, or the one before while that one works too.
fn is_secret_of(client: &Client, secret: &str, now: Time) -> bool {
    let given = hash(secret);
    let own = client.secret_hash.as_deref().is_some_and(|kept| same(kept, &given));
    let former = client.former_secret.as_ref().is_some_and(|(kept, until)| *until > now && same(kept, &given));
    own || former
}

/// The program with this id and secret.
pub fn basic(sso: &Sso, id: &str, secret: &str) -> Result<Option<Who>, SsoError> {
    let Ok(id) = id.parse::<Id>() else { return Ok(None) };
    let found = sso.services.database.read::<_, DatabaseError>(|session| store::clients::by_id(session, id))?;
    let good =
        |client: &Client| client.suspended_at.is_none() && client.profile.method == AuthMethod::Secret && is_secret_of(client, secret, sso.services.now());
    Ok(found.filter(good).map(|client| Who {
        actor: Actor::Client(client.id),
        organization: client.profile.organization,
        scopes: Arc::from(client.profile.scopes.words()),
        ..Who::stranger()
    }))
}

/// Reads name and proof; a program may use one way only (RFC 6749 §2.3).
fn read(ask: &Ask) -> Result<(String, Proof), Refused> {
    let form = Parameters(&ask.form);
    if form.repeats() {
        return Err(Refused::new("invalid_request", "a parameter stands more than once"));
    }
    let (named, secret) = (form.single("client_id"), form.single("client_secret"));
    let signed = form.single("client_assertion");
    let with_header = ask.header("authorization").is_some();
    if usize::from(with_header) + usize::from(secret.is_some()) + usize::from(signed.is_some()) > 1 {
        return Err(Refused::new("invalid_request", "a program proves who it is in one way at a time"));
    }
    if with_header {
        let (name, secret) = ask.basic().ok_or_else(|| Refused::client("the header is not HTTP Basic authentication"))?;
        // Both are encoded like a form before they are joined (RFC 6749 §2.3.1).
        let (name, secret) = (decoded(&name), decoded(&secret));
        if named.is_some_and(|named| named != name) {
            return Err(Refused::new("invalid_request", "header and form name two programs"));
        }
        return Ok((name, Proof::Secret(secret)));
    }
    if let Some(signed) = signed {
        if form.single("client_assertion_type") != Some(BY_SIGNATURE) {
            return Err(Refused::client("the type of the assertion is not known"));
        }
        let name = match named {
            Some(name) => name.to_owned(),
            None => subject_of(signed).ok_or_else(|| Refused::client("the assertion names no program"))?,
        };
        return Ok((name, Proof::Assertion(signed.to_owned())));
    }
    let name = named.ok_or_else(|| Refused::client("no program is named"))?.to_owned();
    Ok((name, secret.map_or(Proof::Nothing, |secret| Proof::Secret(secret.to_owned()))))
}

fn decoded(text: &str) -> String {
    form_urlencoded::parse(format!("x={}", text.replace('&', "%26")).as_bytes()).next().map(|(_, value)| value.into_owned()).unwrap_or_default()
}

/// Whose an assertion claims to be: only to look up the keys that it must then be signed with.
fn subject_of(text: &str) -> Option<String> {
    use base64::Engine;
    let payload = text.split('.').nth(1)?;
    let bytes = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(payload).ok()?;
    let claims: serde_json::Value = serde_json::from_slice(&bytes).ok()?;
    claims.get("sub").and_then(serde_json::Value::as_str).map(str::to_owned)
}

fn check_signature(sso: &Sso, ask: &Ask, client: &Client, text: &str) -> Result<(), Failure> {
    let refuse = |fault: assertion::SignedFault| Refused::client(format!("the assertion is worth nothing: {fault}"));
    let claims = sso.verify_by_keys_of(client, text, ask.now)?.map_err(refuse)?;
    let at = |path: &str| format!("{}{path}", sso.issuer);
    let (token, own) = (at("/oauth2/token"), at(&ask.path));
    let (name, until) = assertion::check_assertion(&claims, &client.id.to_string(), &[&sso.issuer, &token, &own], ask.now).map_err(refuse)?;
    if spend(sso, client, &name, until)? {
        return Ok(());
    }
    Err(Refused::client("the assertion was used before").into())
}

/// Uses the name of an assertion up.
fn spend(sso: &Sso, client: &Client, name: &str, until: Time) -> Result<bool, DatabaseError> {
    let key = hash(&format!("assertion {} {name}", client.id));
    sso.services.database.write(|session| store::spent::spend(session, &key, until))
}
