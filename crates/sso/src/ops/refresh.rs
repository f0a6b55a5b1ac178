//! A program asks for new tokens (RFC 6749 §6). Each refresh token works once; one that comes twice ends everything that came of the same sign-in
//! (RFC 9700 §4.14.2).

use kernel::{Action, Time};
use platform::DatabaseError;

use super::exchange_code::{check_person, take_back};
use super::issue::{self, Issued};
use crate::error::{Failure, Refused};
use crate::model::client::Client;
use crate::model::request::Parameters;
use crate::model::scope::Scopes;
use crate::model::token::{self, GRANT_KEPT, REFRESH_KEPT};
use crate::{Sso, store};

/// Gives new tokens for a refresh token.
pub fn refresh(sso: &Sso, client: &Client, form: &Parameters<'_>, now: Time) -> Result<Issued, Failure> {
    let given = form.single("refresh_token").ok_or_else(|| Refused::new("invalid_request", "the refresh token is missing"))?;
    let hash = token::hash(given);
    let found = sso.services.database.read::<_, DatabaseError>(|session| store::grants::by_refresh(session, &hash))?;
    let Some((grant, used)) = found.filter(|(grant, _)| grant.client == client.id) else {
        return Err(Refused::grant("the refresh token is not known").into());
    };
    if used {
        take_back(sso, &grant, Action::TokenReused, now)?;
        return Err(Refused::grant("the refresh token was used before; everything that came of this sign-in is taken back").into());
    }
    if !grant.holds(now) {
        return Err(Refused::grant("the refresh token is not good any more").into());
    }
    check_person(sso, &grant)?;
    let said = sso.services.database.read::<_, DatabaseError>(|session| store::consents::find(session, grant.person, grant.client))?;
    let now_allowed = said.map(|consent| consent.remembered.scopes).unwrap_or_default();
    let allowed = grant.terms.scopes.only(&client.profile.scopes).only(&now_allowed);
    let scopes = match form.single("scope") {
        None => allowed,
        Some(text) => Scopes::parse(text)
            .ok()
            .filter(|asked| !asked.is_empty() && asked.within(&allowed))
            .ok_or_else(|| Refused::new("invalid_scope", "more is asked for than was allowed"))?,
    };
    let next = token::refresh(sso.services.ids.bytes());
    let until = Time(now.plus(REFRESH_KEPT).0.min(grant.created_at.plus(GRANT_KEPT).0));
    let fresh = sso.services.database.write::<_, DatabaseError>(|session| {
        if !store::grants::use_refresh(session, &hash, now)? {
            return Ok(false);
        }
        store::grants::insert_refresh(session, &token::hash(&next), grant.id, now)?;
        store::grants::prolong(session, grant.id, until)?;
        store::consents::used(session, grant.person, grant.client, now)?;
        Ok(true)
    })?;
    if !fresh {
        take_back(sso, &grant, Action::TokenReused, now)?;
        return Err(Refused::grant("the refresh token was used at the same moment; everything that came of this sign-in is taken back").into());
    }
    Ok(issue::for_grant(sso, client, &grant, scopes, Some(next), now)?)
}
