//! Sending a browser to a provider elsewhere, to come back with a code (OpenID Connect Core §3.1.2, RFC 7636).

use kernel::Time;
use serde::{Deserialize, Serialize};
use url::Url;

use super::upstream_documents::description;
use crate::model::provider::UpstreamFault;
use crate::model::{pkce, token};
use crate::upstream::Upstreams;

/// What was begun: where the browser goes, and what is to be remembered, in secret, until it comes back.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Begun {
    /// Where the browser goes.
    pub address: String,
    /// What it must bring back.
    pub state: String,
    /// What must stand in the ID token.
    pub nonce: String,
    /// What proves that the code is ours.
    pub verifier: String,
    /// When.
    pub at: Time,
    /// Whether the person was to prove anew who they are.
    pub again: bool,
}

/// Begins.
pub fn begin(upstreams: &Upstreams, key: &str, callback: &str, again: bool, now: Time) -> Result<Begun, UpstreamFault> {
    let provider = upstreams.provider(key)?;
    let again = again && provider.tells_when;
    let description = description(upstreams, provider, now)?;
    let secret = || token::secret(upstreams.services.ids.bytes());
    let (state, nonce, verifier) = (secret(), secret(), secret());
    let mut address = Url::parse(&description.authorization).map_err(|_| UpstreamFault::Description("authorization_endpoint"))?;
    {
        let mut query = address.query_pairs_mut();
        query
            .append_pair("response_type", "code")
            .append_pair("client_id", &provider.client_id)
            .append_pair("redirect_uri", callback)
            .append_pair("scope", &provider.scopes)
            .append_pair("state", &state)
            .append_pair("nonce", &nonce)
            .append_pair("code_challenge", &pkce::challenge(&verifier))
            .append_pair("code_challenge_method", "S256");
        if again {
            // `max_age` makes the provider say when it was, so that it can be checked.
            query.append_pair("prompt", "login").append_pair("max_age", "0");
        }
    }
    Ok(Begun { address: address.into(), state, nonce, verifier, at: now, again })
}
