//! A program redeems a code (RFC 6749 §4.1.3, RFC 7636 §4.5): once, by itself, with the proof it kept, and for somebody who may still sign in.

use kernel::{Action, Actor, Time};
use platform::DatabaseError;
use platform::audit::Note;
use platform::secrets::same;

use super::issue::{self, Issued};
use crate::error::{Failure, Refused};
use crate::model::client::{Client, ClientKind};
use crate::model::grant::Grant;
use crate::model::pkce;
use crate::model::request::Parameters;
use crate::model::token::{self, REFRESH_KEPT};
use crate::{Sso, store};

/// Gives tokens for a code.
pub fn exchange_code(sso: &Sso, client: &Client, form: &Parameters<'_>, now: Time) -> Result<Issued, Failure> {
    if client.kind != ClientKind::Oidc {
        return Err(Refused::new("unauthorized_client", "the program does not let people sign in").into());
    }
    let code = form.single("code").ok_or_else(|| Refused::new("invalid_request", "the code is missing"))?;
    let found = sso.services.database.read::<_, DatabaseError>(|session| store::grants::by_code(session, &token::hash(code)))?;
    let Some(grant) = found.filter(|grant| grant.client == client.id) else { return Err(Refused::grant("the code is not known").into()) };
    if grant.code_used_at.is_some() {
        return reused(sso, &grant, now);
    }
    check(&grant, form, now)?;
    check_person(sso, &grant)?;
    let refresh = token::refresh(sso.services.ids.bytes());
    let redeemed = sso.services.database.write::<_, DatabaseError>(|session| {
        if !store::grants::redeem(session, grant.id, now, now.plus(REFRESH_KEPT))? {
            return Ok(false);
        }
        store::grants::insert_refresh(session, &token::hash(&refresh), grant.id, now)?;
        Ok(true)
    })?;
    if !redeemed {
        return reused(sso, &grant, now);
    }
    Ok(issue::for_grant(sso, client, &grant, grant.terms.scopes.clone(), Some(refresh), now)?)
}

fn check(grant: &Grant, form: &Parameters<'_>, now: Time) -> Result<(), Refused> {
    if grant.code_expires_at <= now || grant.revoked_at.is_some() {
        return Err(Refused::grant("the code is not good any more"));
    }
    if !form.single("redirect_uri").is_some_and(|given| same(given.as_bytes(), grant.terms.redirect_uri.as_bytes())) {
        return Err(Refused::grant("the redirect address is not the one of the request"));
    }
    let verifier = form.single("code_verifier").ok_or_else(|| Refused::grant("the code verifier is missing"))?;
    if !pkce::verifies(verifier, &grant.terms.challenge) {
        return Err(Refused::grant("the code verifier does not fit the challenge"));
    }
    Ok(())
}

/// Whether the person may still sign in, and the browser session that the grant ends with goes on.
pub fn check_person(sso: &Sso, grant: &Grant) -> Result<(), Failure> {
    if !sso.directory.is_active(grant.person)? {
        return Err(Refused::grant("the person may not sign in any more").into());
    }
    if let Some(session) = grant.session
        && !sso.directory.session_is_alive(session)?
    {
        return Err(Refused::grant("the person signed out").into());
    }
    Ok(())
}

/// A code that comes twice was seen by somebody else: what was given for it is taken back (RFC 6749 §4.1.2).
fn reused(sso: &Sso, grant: &Grant, now: Time) -> Result<Issued, Failure> {
    take_back(sso, grant, Action::CodeReused, now)?;
    Err(Refused::grant("the code was used before; what was given for it is taken back").into())
}

/// Takes a grant back because something of it came twice.
pub fn take_back(sso: &Sso, grant: &Grant, action: Action, now: Time) -> Result<(), DatabaseError> {
    sso.services.database.write(|session| {
        if store::grants::revoke(session, grant.id, now)? {
            let detail = serde_json::json!({ "grant": grant.id });
            sso.services.audit(session, &Note { detail, ..Note::new(Actor::Client(grant.client), action, Some(("person", grant.person))) })?;
        }
        Ok(())
    })
}
