//! Signed JSON Web Tokens that somebody hands us (RFC 7515, RFC 7519, RFC 8725). Which key and which algorithm count is decided here, never by the
//! token: its header may name one of the keys that are known, and nothing more.

use jsonwebtoken::jwk::{AlgorithmParameters, EllipticCurve, Jwk, JwkSet};
use jsonwebtoken::{Algorithm, AlgorithmFamily, DecodingKey, Validation};
use kernel::Time;
use kernel::time::SECOND;
use serde_json::{Map, Value};

use crate::model::client::KEYS_BYTES_MAX;
use crate::model::token::seconds;

/// The longest signed token that is looked at, in bytes.
pub const SIGNED_LENGTH_MAX: usize = 8192;
/// The most keys of a program.
pub const KEYS_MAX: usize = 16;
/// The shortest modulus of an RSA key, in base64url: 2048 bits (RFC 7518 §3.3).
pub const MODULUS_LENGTH_MIN: usize = 342;
/// How far the clocks of two machines may be apart, in seconds.
pub const SKEW_SECONDS: i64 = 30;
/// How long an assertion may be good at most, in seconds; so long its name is remembered.
pub const ASSERTION_SECONDS_MAX: i64 = 3600;
/// The longest name (`jti`) of an assertion, in bytes.
pub const NAME_LENGTH_MAX: usize = 256;

/// What may sign. HMAC is not among it, so a public key cannot be passed off as a shared secret (RFC 8725 §2.1).
const ALLOWED: [Algorithm; 3] = [Algorithm::ES256, Algorithm::RS256, Algorithm::PS256];

/// Why a signed token is worth nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SignedFault {
    /// Not a compact JSON Web Signature of a bearable length.
    #[error("not a signed token")]
    Form,
    /// The header says how the key is to be found, or what else must be understood.
    #[error("the header names a key or an extension of its own")]
    Header,
    /// The algorithm is none of ours.
    #[error("the algorithm is not allowed")]
    Algorithm,
    /// No known key made the signature.
    #[error("no known key made the signature")]
    Signature,
    /// A claim is missing or wrong.
    #[error("the claim '{0}' is missing or wrong")]
    Claim(&'static str),
}

/// Whether a text is a set of public keys of which one at least can be used, and nothing secret (RFC 7517).
#[must_use]
pub fn are_keys(text: &str) -> bool {
    if text.len() > KEYS_BYTES_MAX {
        return false;
    }
    let Ok(Value::Object(set)) = serde_json::from_str(text) else { return false };
    let Some(keys) = set.get("keys").and_then(Value::as_array) else { return false };
    let secret = |key: &Value| ["d", "p", "q", "k"].iter().any(|name| key.get(name).is_some());
    if keys.len() > KEYS_MAX || keys.iter().any(secret) {
        return false;
    }
    read_keys(text).iter().any(|key| family(key).is_some())
}

fn read_keys(text: &str) -> Vec<Jwk> {
    serde_json::from_str::<JwkSet>(text).map(|set| set.keys.into_iter().take(KEYS_MAX).collect()).unwrap_or_default()
}

fn family(key: &Jwk) -> Option<AlgorithmFamily> {
    match &key.algorithm {
        AlgorithmParameters::RSA(parameters) if parameters.n.len() >= MODULUS_LENGTH_MIN => Some(AlgorithmFamily::Rsa),
        AlgorithmParameters::EllipticCurve(parameters) if parameters.curve == EllipticCurve::P256 => Some(AlgorithmFamily::Ec),
        _ => None,
    }
}

/// The claims of a token that one of these keys signed. Times and names in it are not looked at yet.
///
/// # Errors
/// The token is not signed by one of the keys, or asks for what is not allowed.
pub fn verify(text: &str, keys: &str) -> Result<Map<String, Value>, SignedFault> {
    if text.len() > SIGNED_LENGTH_MAX || text.split('.').count() != 3 {
        return Err(SignedFault::Form);
    }
    let header = match jsonwebtoken::decode_header(text) {
        Ok(header) => header,
        Err(_) => return Err(if says_other_algorithm(text) { SignedFault::Algorithm } else { SignedFault::Form }),
    };
    let own = header.jku.is_some() || header.jwk.is_some() || header.x5u.is_some() || header.x5c.is_some() || header.crit.is_some() || header.enc.is_some();
    if own || header.zip.is_some() || !header.extras.inner().is_empty() {
        return Err(SignedFault::Header);
    }
    if !ALLOWED.contains(&header.alg) {
        return Err(SignedFault::Algorithm);
    }
    let mut rules = Validation::new(header.alg);
    rules.required_spec_claims.clear();
    rules.validate_exp = false; // by our clock, in `check_times`
    rules.validate_aud = false;
    for key in read_keys(keys) {
        let named = header.kid.is_none() || header.kid == key.common.key_id;
        if !named || family(&key) != Some(header.alg.family()) {
            continue;
        }
        let Ok(decoding) = DecodingKey::from_jwk(&key) else { continue };
        if let Ok(token) = jsonwebtoken::decode::<Map<String, Value>>(text, &decoding, &rules) {
            return Ok(token.claims);
        }
    }
    Err(SignedFault::Signature)
}

/// True where the header can be read and names an algorithm that is none of those there are, such as `none`.
fn says_other_algorithm(text: &str) -> bool {
    use base64::Engine;
    let head = text.split('.').next().unwrap_or("");
    let bytes = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(head).unwrap_or_default();
    serde_json::from_slice::<Value>(&bytes).is_ok_and(|header| header.get("alg").is_some_and(Value::is_string))
}

/// Whether `aud` is or holds one of the names.
#[must_use]
pub fn is_for(claims: &Map<String, Value>, names: &[&str]) -> bool {
    let is = |value: &Value| value.as_str().is_some_and(|text| names.contains(&text));
    match claims.get("aud") {
        Some(Value::Array(list)) => list.iter().any(is),
        Some(value) => is(value),
        None => false,
    }
}

/// A program's proof of who it is (RFC 7523 §3, OpenID Connect Core §9): its name, and until when it must be remembered.
///
/// # Errors
/// A claim is missing or wrong.
pub fn check_assertion(claims: &Map<String, Value>, client: &str, audiences: &[&str], now: Time) -> Result<(String, Time), SignedFault> {
    let text = |name: &str| claims.get(name).and_then(Value::as_str);
    if text("iss") != Some(client) {
        return Err(SignedFault::Claim("iss"));
    }
    if text("sub") != Some(client) {
        return Err(SignedFault::Claim("sub"));
    }
    if !is_for(claims, audiences) {
        return Err(SignedFault::Claim("aud"));
    }
    let expires = check_times(claims, now)?;
    let name = text("jti").filter(|name| !name.is_empty() && name.len() <= NAME_LENGTH_MAX).ok_or(SignedFault::Claim("jti"))?;
    Ok((name.to_owned(), Time((expires + SKEW_SECONDS).saturating_mul(SECOND))))
}

/// Checks `exp`, `nbf` and `iat`; the second at which the token ends.
fn check_times(claims: &Map<String, Value>, now: Time) -> Result<i64, SignedFault> {
    let now = seconds(now);
    #[expect(clippy::cast_possible_truncation, reason = "a NumericDate may be a fraction (RFC 7519 §2); whole seconds are enough")]
    let moment = |name: &str| claims.get(name).map(|value| value.as_i64().or_else(|| value.as_f64().map(|seconds| seconds as i64)));
    let expires = moment("exp").flatten().ok_or(SignedFault::Claim("exp"))?;
    if expires.saturating_add(SKEW_SECONDS) <= now || expires > now.saturating_add(ASSERTION_SECONDS_MAX) {
        return Err(SignedFault::Claim("exp"));
    }
    for name in ["nbf", "iat"] {
        match moment(name) {
            None => {}
            Some(Some(from)) if from <= now.saturating_add(SKEW_SECONDS) => {}
            Some(_) => return Err(SignedFault::Claim(name)),
        }
    }
    Ok(expires)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn claims(value: Value) -> Map<String, Value> {
        value.as_object().unwrap().clone()
    }

    #[test]
    fn keys_are_public_and_usable() {
        let ec = json!({ "kty": "EC", "crv": "P-256", "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4", "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM" });
        let set = |keys: Vec<Value>| json!({ "keys": keys }).to_string();
        assert!(are_keys(&set(vec![ec.clone()])));
        let mut private = ec.clone();
        private["d"] = json!("870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE");
        assert!(!are_keys(&set(vec![private])));
        assert!(!are_keys(&set(vec![json!({ "kty": "oct", "k": "c2VjcmV0" })])));
        assert!(!are_keys(&set(vec![])) && !are_keys("") && !are_keys("[]") && !are_keys("{}"));
        assert!(are_keys(&set(vec![ec.clone(); KEYS_MAX])) && !are_keys(&set(vec![ec.clone(); KEYS_MAX + 1])));
        let padded = |length: usize| {
            let text = set(vec![ec.clone()]);
            format!("{text}{}", " ".repeat(length - text.len()))
        };
        assert!(are_keys(&padded(KEYS_BYTES_MAX)) && !are_keys(&padded(KEYS_BYTES_MAX + 1)));
    }

    #[test]
    fn assertions_are_about_the_client_for_us_and_short() {
        let good = json!({ "iss": "c", "sub": "c", "aud": "http://op", "exp": 1060, "iat": 1000, "jti": "one" });
        let check = |value: &Value| check_assertion(&claims(value.clone()), "c", &["http://op", "http://op/token"], Time(1000 * SECOND));
        assert_eq!(check(&good), Ok(("one".to_owned(), Time(1090 * SECOND))));
        let with = |name: &str, value: Value| {
            let mut changed = good.clone();
            changed[name] = value;
            check(&changed)
        };
        assert!(with("aud", json!(["x", "http://op/token"])).is_ok() && with("exp", json!(971.5)).is_ok());
        assert!(with("exp", json!(1000 + ASSERTION_SECONDS_MAX)).is_ok() && with("jti", json!("j".repeat(NAME_LENGTH_MAX))).is_ok());
        for (name, value) in [
            ("iss", json!("d")),
            ("sub", json!("d")),
            ("aud", json!("http://other")),
            ("aud", json!([])),
            ("aud", json!(["http://op/"])),
            ("exp", json!(970)),
            ("exp", json!("1060")),
            ("exp", json!(1000 + ASSERTION_SECONDS_MAX + 1)),
            ("nbf", json!(1031)),
            ("nbf", json!("soon")),
            ("iat", json!(1031)),
            ("jti", json!("")),
            ("jti", json!(7)),
            ("jti", json!("j".repeat(NAME_LENGTH_MAX + 1))),
        ] {
            assert_eq!(with(name, value.clone()), Err(SignedFault::Claim(name)), "{name} {value}");
        }
        for name in ["iss", "sub", "aud", "exp", "jti"] {
            let mut without = good.clone();
            without.as_object_mut().unwrap().remove(name);
            assert_eq!(check(&without), Err(SignedFault::Claim(name)));
        }
    }

    #[test]
    fn long_tokens_are_not_looked_at() {
        let keys = json!({ "keys": [] }).to_string();
        let token = |length: usize| format!("eyJhbGciOiJFUzI1NiJ9.e30.{}", "A".repeat(length - 25));
        assert_eq!(verify(&token(SIGNED_LENGTH_MAX), &keys), Err(SignedFault::Signature));
        assert_eq!(verify(&token(SIGNED_LENGTH_MAX + 1), &keys), Err(SignedFault::Form));
    }
}
