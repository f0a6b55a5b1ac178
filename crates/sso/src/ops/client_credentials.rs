//! A program works on its own behalf (RFC 6749 §4.4). Nothing is kept for it: what the token allows is looked up when it is used.

use kernel::Time;

use super::issue::{self, Issued};
use crate::Sso;
use crate::error::Refused;
use crate::model::client::{AuthMethod, Client, ClientKind};
use crate::model::request::Parameters;
use crate::model::scope::Scopes;

/// Gives an access token.
pub fn client_credentials(sso: &Sso, client: &Client, form: &Parameters<'_>, now: Time) -> Result<Issued, Refused> {
    if client.kind == ClientKind::Oidc || client.profile.method == AuthMethod::Open {
        return Err(Refused::new("unauthorized_client", "the program does not work on its own behalf"));
    }
    let scopes = match form.single("scope") {
        None => client.profile.scopes.clone(),
        Some(text) => Scopes::parse(text)
            .ok()
            .filter(|asked| asked.within(&client.profile.scopes))
            .ok_or_else(|| Refused::new("invalid_scope", "the program may not have what it asks for"))?,
    };
    Ok(issue::for_client(sso, client, scopes, now))
}
