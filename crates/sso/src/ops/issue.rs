//! Making tokens.

use kernel::{Id, Time};
use serde_json::{Value, json};

use crate::Sso;
use crate::error::SsoError;
use crate::model::claims::of_person;
use crate::model::client::Client;
use crate::model::grant::Grant;
use crate::model::scope::{OPENID, Scopes};
use crate::model::token::{self, ACCESS_KEPT, AccessToken, CLIENT_ACCESS_KEPT, Holder, ID_TOKEN_KEPT, seconds};

/// What a program gets (RFC 6749 §5.1).
pub struct Issued {
    /// The access token.
    pub access_token: String,
    /// Seconds that it lasts.
    pub expires_in: i64,
    /// What it allows.
    pub scopes: Scopes,
    /// Who signed in.
    pub id_token: Option<String>,
    /// For the next one.
    pub refresh_token: Option<String>,
}

impl Issued {
    /// As it is sent.
    #[must_use]
    pub fn json(&self) -> Value {
        let mut said = json!({ "access_token": self.access_token, "token_type": "Bearer", "expires_in": self.expires_in, "scope": self.scopes.to_string() });
        if let Some(object) = said.as_object_mut() {
            let more = [("id_token", &self.id_token), ("refresh_token", &self.refresh_token)];
            object.extend(more.into_iter().filter_map(|(name, value)| value.as_ref().map(|value| (name.to_owned(), json!(value)))));
        }
        said
    }
}

/// An access token for a program on its own behalf.
pub fn for_client(sso: &Sso, client: &Client, scopes: Scopes, now: Time) -> Issued {
    let token = access_token(sso, Holder::Client(client.id), &scopes, CLIENT_ACCESS_KEPT, now);
    Issued { access_token: token, expires_in: CLIENT_ACCESS_KEPT / kernel::time::SECOND, scopes, id_token: None, refresh_token: None }
}

/// Tokens by a grant.
pub fn for_grant(sso: &Sso, client: &Client, grant: &Grant, scopes: Scopes, refresh_token: Option<String>, now: Time) -> Result<Issued, SsoError> {
    let access_token = access_token(sso, Holder::Grant(grant.id), &scopes, ACCESS_KEPT, now);
    let id_token = if scopes.has(OPENID) { Some(id_token(sso, client, grant, &scopes, &access_token, now)?) } else { None };
    Ok(Issued { access_token, expires_in: ACCESS_KEPT / kernel::time::SECOND, scopes, id_token, refresh_token })
}

fn access_token(sso: &Sso, holder: Holder, scopes: &Scopes, kept: i64, now: Time) -> String {
    let token = AccessToken { id: sso.services.new_id(), holder, issued_at: now, expires_at: now.plus(kept), scopes: scopes.clone() };
    token.write(&sso.services.secrets)
}

/// Who signed in, signed (OpenID Connect Core §2). What the person's data are stands at `/oauth2/userinfo`, but for claims that the program asked for here
/// by name and the person allowed.
fn id_token(sso: &Sso, client: &Client, grant: &Grant, scopes: &Scopes, access_token: &str, now: Time) -> Result<String, SsoError> {
    let ring = sso.keyring.ring(&sso.services)?;
    let proof = &grant.terms.proof;
    let id = client.id.to_string();
    let mut claims = json!({
        "iss": &*sso.issuer, "sub": ring.subject(client, grant.person)?, "aud": id, "azp": id, "iat": seconds(now), "exp": seconds(now.plus(ID_TOKEN_KEPT)),
        "auth_time": seconds(proof.at), "acr": proof.class(), "amr": proof.methods, "sid": grant.terms.sid, "at_hash": token::at_hash(access_token),
    });
    if let (Some(nonce), Some(object)) = (&grant.terms.nonce, claims.as_object_mut()) {
        object.insert("nonce".to_owned(), json!(nonce));
    }
    if let (false, Some(object)) = (grant.terms.claims.is_empty(), claims.as_object_mut())
        && let Some(person) = sso.directory.person(grant.person)?.filter(|person| person.active)
    {
        let allowed = of_person(&person, scopes, "");
        object.extend(allowed.into_iter().filter(|(name, _)| grant.terms.claims.contains(name)));
    }
    ring.sign(client.profile.algorithm, "JWT", &claims, now)
}

/// A notice of sign-out, signed (OpenID Connect Back-Channel Logout §2.4).
pub fn logout_token(sso: &Sso, client: &Client, subject: &str, sid: Id, now: Time) -> Result<String, SsoError> {
    let claims = json!({
        "iss": &*sso.issuer, "sub": subject, "aud": client.id, "iat": seconds(now), "exp": seconds(now.plus(token::LOGOUT_TOKEN_KEPT)),
        "jti": sso.services.new_id(), "sid": sid, "events": { "http://schemas.openid.net/event/backchannel-logout": {} },
    });
    sso.keyring.ring(&sso.services)?.sign(client.profile.algorithm, "logout+jwt", &claims, now)
}
