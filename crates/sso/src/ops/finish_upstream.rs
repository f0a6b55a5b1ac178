//! A browser comes back from a provider elsewhere: the code is redeemed, and the ID token believed or not.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kernel::Time;
use kernel::time::SECOND;
use serde_json::Value;

use super::begin_upstream::Begun;
use super::upstream_documents::{description, keys};
use crate::model::assertion::{self, SKEW_SECONDS, SignedFault};
use crate::model::id_token::{self, Expected};
use crate::model::provider::{Description, Provider, UpstreamFault};
use crate::ops::remote_keys::{KEYS_AGAIN, KEYS_FRESH};
use crate::upstream::Upstreams;

/// The longest code that is looked at, in bytes.
pub const RETURNED_LENGTH_MAX: usize = 4096;
/// The longest reason of a provider that is noted, in characters.
const REASON_LENGTH_MAX: usize = 60;

/// What the browser brought back.
#[derive(Debug, Clone, Copy, Default)]
pub struct Returned<'a> {
    /// The code.
    pub code: Option<&'a str>,
    /// Why there is none.
    pub error: Option<&'a str>,
    /// Whose answer it is (RFC 9207).
    pub issuer: Option<&'a str>,
}

/// Who somebody is at a provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proven {
    /// The provider's issuer.
    pub issuer: String,
    /// Who they are there.
    pub subject: String,
    /// A name to show; empty where none is said.
    pub name: String,
    /// When they proved it; `None` where the provider does not say.
    pub proven_at: Option<Time>,
    /// Whether it counts as two factors, by the settings.
    pub strong: bool,
}

/// Finishes.
pub fn finish(upstreams: &Upstreams, key: &str, callback: &str, returned: &Returned<'_>, begun: &Begun, now: Time) -> Result<Proven, UpstreamFault> {
    let provider = upstreams.provider(key)?;
    let description = description(upstreams, provider, now)?;
    match returned.issuer {
        Some(issuer) if issuer != provider.issuer => return Err(UpstreamFault::Answer("it is another's")),
        None if description.names_itself => return Err(UpstreamFault::Answer("it does not say whose it is")),
        _ => {}
    }
    if let Some(error) = returned.error {
        return Err(UpstreamFault::Denied(reason(error)));
    }
    let code = returned.code.filter(|code| !code.is_empty() && code.len() <= RETURNED_LENGTH_MAX).ok_or(UpstreamFault::Answer("it has no code"))?;
    let (id_token, access_token) = redeem(upstreams, provider, &description, callback, code, &begun.verifier)?;
    let claims = match assertion::verify(&id_token, &keys(upstreams, provider, &description, now, KEYS_FRESH)?) {
        // A provider that rotates its keys signs with one that was not there before.
        Err(SignedFault::Signature) => assertion::verify(&id_token, &keys(upstreams, provider, &description, now, KEYS_AGAIN)?)?,
        verified => verified?,
    };
    let expected = Expected { issuer: &provider.issuer, client_id: &provider.client_id, nonce: &begun.nonce, access_token: access_token.as_deref() };
    let said = id_token::check(&claims, &expected, now)?;
    if begun.again && said.auth_time.is_none_or(|at| at.plus(SKEW_SECONDS * SECOND) < begun.at) {
        return Err(SignedFault::Claim("auth_time").into());
    }
    Ok(Proven {
        issuer: provider.issuer.clone(),
        strong: provider.is_strong(said.acr.as_deref(), &said.amr),
        subject: said.subject,
        name: said.name,
        proven_at: said.auth_time.or((!provider.tells_when).then_some(now)),
    })
}

/// Redeems the code: the ID token, and the access token beside it.
fn redeem(
    upstreams: &Upstreams,
    provider: &Provider,
    description: &Description,
    callback: &str,
    code: &str,
    verifier: &str,
) -> Result<(String, Option<String>), UpstreamFault> {
    let mut fields = vec![("grant_type", "authorization_code"), ("code", code), ("redirect_uri", callback), ("code_verifier", verifier)];
    let authorization = if description.basic {
        Some(basic(&provider.client_id, &provider.client_secret))
    } else {
        fields.extend([("client_id", provider.client_id.as_str()), ("client_secret", provider.client_secret.as_str())]);
        None
    };
    let (status, text) = upstreams.courier.ask(&description.token, &fields, authorization.as_deref()).map_err(UpstreamFault::Unreachable)?;
    let said: Value = serde_json::from_str(&text).unwrap_or_default();
    let word = |name: &str| said.get(name).and_then(Value::as_str).map(str::to_owned);
    if status != 200 {
        return Err(UpstreamFault::Denied(reason(&word("error").unwrap_or_else(|| format!("status {status}")))));
    }
    Ok((word("id_token").ok_or(UpstreamFault::Answer("it has no ID token"))?, word("access_token")))
}

/// Name and secret of a program in the header (RFC 6749 §2.3.1).
fn basic(id: &str, secret: &str) -> String {
    let encoded = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    format!("Basic {}", STANDARD.encode(format!("{}:{}", encoded(id), encoded(secret))))
}

/// A provider's word for why, short and harmless.
fn reason(text: &str) -> String {
    text.chars().filter(|letter| letter.is_ascii_graphic() || *letter == ' ').take(REASON_LENGTH_MAX).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_provider_are_short_and_harmless() {
        assert_eq!(reason("access_denied\n\u{202e}"), "access_denied");
        assert_eq!(reason(&"x".repeat(REASON_LENGTH_MAX + 1)), "x".repeat(REASON_LENGTH_MAX));
    }
}
