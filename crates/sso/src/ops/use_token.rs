//! Somebody comes with an access token. Everything it stands for is looked up now: the program, the grant, the person. That is what makes a suspension
//! hold at once.

use std::sync::Arc;

use kernel::{Actor, Time};
use platform::DatabaseError;
use portal::Who;

use crate::error::SsoError;
use crate::model::client::Client;
use crate::model::grant::Grant;
use crate::model::scope::Scopes;
use crate::model::token::{self, AccessToken, Holder};
use crate::{Sso, store};

/// A token that is good.
pub struct Held {
    /// The token.
    pub token: AccessToken,
    /// The program that came with it.
    pub client: Client,
    /// The grant behind it; `None` where the program acts on its own behalf.
    pub grant: Option<Grant>,
    /// What it allows now.
    pub scopes: Scopes,
}

/// What is kept where a token was revoked alone.
pub fn spent_key(token: &AccessToken) -> [u8; 32] {
    token::hash(&format!("access {}", token.id))
}

/// What a token stands for; `None` where it is worth nothing, for whatever reason.
pub fn held(sso: &Sso, text: &str, now: Time) -> Result<Option<Held>, SsoError> {
    let Some(token) = AccessToken::read(text, &sso.services.secrets, now) else { return Ok(None) };
    let spent = spent_key(&token);
    let found = sso.services.database.read::<_, DatabaseError>(|session| {
        Ok(match token.holder {
            Holder::Grant(id) => store::grants::in_use(session, id, &spent)?.map(|used| (Some((used.grant, used.allowed)), used.client, used.spent)),
            Holder::Client(id) => match store::clients::by_id(session, id)? {
                Some(client) => Some((None, client, store::spent::is_spent(session, &spent)?)),
                None => None,
            },
        })
    })?;
    let Some((given, client, false)) = found else { return Ok(None) };
    if client.suspended_at.is_some() {
        return Ok(None);
    }
    let mut scopes = token.scopes.only(&client.profile.scopes);
    let mut grant = None;
    if let Some((given, allowed)) = given {
        if !given.holds(now) || !sso.directory.is_active(given.person)? {
            return Ok(None);
        }
        scopes = scopes.only(&given.terms.scopes).only(&allowed);
        grant = Some(given);
    }
    Ok(Some(Held { token, client, grant, scopes }))
}

/// Who holds a token, for the portal.
pub fn bearer(sso: &Sso, text: &str, now: Time) -> Result<Option<Who>, SsoError> {
    Ok(held(sso, text, now)?.map(|held| {
        let actor = held.grant.as_ref().map_or(Actor::Client(held.client.id), |grant| Actor::Member(grant.person));
        Who { actor, organization: held.client.profile.organization, scopes: Arc::from(held.scopes.words()), ..Who::stranger() }
    }))
}
