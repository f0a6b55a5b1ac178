//! The ID token of a provider elsewhere: what it must say before we believe who somebody is (OpenID Connect Core §3.1.3.7).

use kernel::Time;
use kernel::time::SECOND;
use serde_json::{Map, Value};

use crate::model::assertion::{SKEW_SECONDS, SignedFault};
use crate::model::token::{at_hash, seconds};

/// How long ago an ID token may have been made, in seconds: it comes straight from the provider.
pub const AGE_SECONDS_MAX: i64 = 600;
/// The longest name of a person at a provider, in bytes (OpenID Connect Core §2).
pub const SUBJECT_LENGTH_MAX: usize = 255;
/// The longest name to show that is taken from a provider, in characters; what is longer is cut.
pub const SHOWN_LENGTH_MAX: usize = 80;
/// Methods of one proof that are looked at.
pub const METHODS_MAX: usize = 20;

/// What we expect of it.
#[derive(Debug, Clone, Copy)]
pub struct Expected<'a> {
    /// The provider.
    pub issuer: &'a str,
    /// What it knows us by.
    pub client_id: &'a str,
    /// What we gave the browser to bring back.
    pub nonce: &'a str,
    /// The access token that came beside it.
    pub access_token: Option<&'a str>,
}

/// What it says about somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Who, at this provider.
    pub subject: String,
    /// A name to show; empty where it says none.
    pub name: String,
    /// When they proved who they are.
    pub auth_time: Option<Time>,
    /// The class of that proof.
    pub acr: Option<String>,
    /// The methods of that proof.
    pub amr: Vec<String>,
}

/// Reads the claims of a token whose signature was verified.
///
/// # Errors
/// A claim is missing or wrong: which one.
pub fn check(claims: &Map<String, Value>, expected: &Expected<'_>, now: Time) -> Result<Said, SignedFault> {
    let text = |name: &str| claims.get(name).and_then(Value::as_str);
    if text("iss") != Some(expected.issuer) {
        return Err(SignedFault::Claim("iss"));
    }
    check_audience(claims, expected.client_id)?;
    let now_seconds = seconds(now);
    let expires = moment(claims, "exp")?.ok_or(SignedFault::Claim("exp"))?;
    if expires.saturating_add(SKEW_SECONDS) <= now_seconds {
        return Err(SignedFault::Claim("exp"));
    }
    let made = moment(claims, "iat")?.ok_or(SignedFault::Claim("iat"))?;
    if made > now_seconds.saturating_add(SKEW_SECONDS) || made.saturating_add(AGE_SECONDS_MAX) < now_seconds {
        return Err(SignedFault::Claim("iat"));
    }
    if moment(claims, "nbf")?.is_some_and(|from| from > now_seconds.saturating_add(SKEW_SECONDS)) {
        return Err(SignedFault::Claim("nbf"));
    }
    if !text("nonce").is_some_and(|nonce| platform::secrets::same(nonce.as_bytes(), expected.nonce.as_bytes())) {
        return Err(SignedFault::Claim("nonce"));
    }
    if let (Some(said), Some(token)) = (claims.get("at_hash"), expected.access_token)
        && said.as_str() != Some(at_hash(token).as_str())
    {
        return Err(SignedFault::Claim("at_hash"));
    }
    let subject = text("sub").filter(|sub| !sub.is_empty() && sub.len() <= SUBJECT_LENGTH_MAX && !sub.chars().any(char::is_control));
    let auth_time = moment(claims, "auth_time")?.map(|at| Time(at.min(now_seconds).saturating_mul(SECOND)));
    Ok(Said {
        subject: subject.ok_or(SignedFault::Claim("sub"))?.to_owned(),
        name: text("name").or_else(|| text("preferred_username")).unwrap_or("").chars().filter(|c| !c.is_control()).take(SHOWN_LENGTH_MAX).collect(),
        auth_time,
        acr: text("acr").map(str::to_owned),
        amr: claims.get("amr").and_then(Value::as_array).into_iter().flatten().take(METHODS_MAX).filter_map(Value::as_str).map(str::to_owned).collect(),
    })
}

/// The token is for us and for nobody else: nobody told us whom besides us to trust with it.
fn check_audience(claims: &Map<String, Value>, client_id: &str) -> Result<(), SignedFault> {
    let ours = match claims.get("aud") {
        Some(Value::String(audience)) => audience == client_id,
        Some(Value::Array(list)) => matches!(list.as_slice(), [Value::String(audience)] if audience == client_id),
        _ => false,
    };
    if !ours {
        return Err(SignedFault::Claim("aud"));
    }
    match claims.get("azp") {
        None => Ok(()),
        Some(Value::String(party)) if party == client_id => Ok(()),
        Some(_) => Err(SignedFault::Claim("azp")),
    }
}

/// A moment in seconds; a claim that is there and no number is wrong.
fn moment(claims: &Map<String, Value>, name: &'static str) -> Result<Option<i64>, SignedFault> {
    #[expect(clippy::cast_possible_truncation, reason = "a NumericDate may be a fraction (RFC 7519 §2); whole seconds are enough")]
    let read = |value: &Value| value.as_i64().or_else(|| value.as_f64().map(|seconds| seconds as i64)).ok_or(SignedFault::Claim(name));
    claims.get(name).map(read).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const NOW: Time = Time(10_000 * SECOND);
    const EXPECTED: Expected<'_> = Expected { issuer: "https://id.example", client_id: "xingtan", nonce: "n-1", access_token: Some("token") };

    fn good() -> Value {
        json!({ "iss": "https://id.example", "sub": "s1", "aud": "xingtan", "exp": 10_300, "iat": 10_000, "nonce": "n-1", "name": "李雷",
            "auth_time": 9_000, "acr": "high", "amr": ["pwd", "otp"] })
    }

    fn read(value: &Value) -> Result<Said, SignedFault> {
        check(value.as_object().unwrap(), &EXPECTED, NOW)
    }

    #[test]
    fn a_token_for_us_says_who_somebody_is() {
        let said = read(&good()).unwrap();
        assert_eq!((said.subject.as_str(), said.name.as_str(), said.auth_time, said.acr.as_deref()), ("s1", "李雷", Some(Time(9_000 * SECOND)), Some("high")));
        for (name, value) in [
            ("aud", json!(["xingtan"])),
            ("azp", json!("xingtan")),
            ("exp", json!(10_000 - SKEW_SECONDS + 1)),
            ("exp", json!(10_300.5)),
            ("iat", json!(10_000 - AGE_SECONDS_MAX)),
            ("iat", json!(10_000 + SKEW_SECONDS)),
            ("nbf", json!(10_000)),
            ("at_hash", json!(at_hash("token"))),
            ("sub", json!("s".repeat(SUBJECT_LENGTH_MAX))),
        ] {
            let mut changed = good();
            changed[name] = value.clone();
            assert!(read(&changed).is_ok(), "{name} {value}");
        }
        let mut long = good();
        long["name"] = json!("名".repeat(SHOWN_LENGTH_MAX + 1));
        long["amr"] = json!(vec!["pwd"; METHODS_MAX + 1]);
        long["auth_time"] = json!(99_999);
        let said = read(&long).unwrap();
        assert_eq!((said.name.chars().count(), said.amr.len()), (SHOWN_LENGTH_MAX, METHODS_MAX));
        assert_eq!(said.auth_time, Some(NOW), "nobody proved anything in the future");
    }

    #[test]
    fn every_wrong_claim_is_refused() {
        for (name, value) in [
            ("iss", json!("https://id.example/")),
            ("iss", json!("https://evil.example")),
            ("iss", json!(null)),
            ("aud", json!("another")),
            ("aud", json!([])),
            ("aud", json!(["xingtan", "another"])),
            ("aud", json!(["another", "xingtan"])),
            ("aud", json!(7)),
            ("azp", json!("another")),
            ("azp", json!(null)),
            ("exp", json!(10_000 - SKEW_SECONDS)),
            ("exp", json!("10300")),
            ("iat", json!(10_000 - AGE_SECONDS_MAX - 1)),
            ("iat", json!(10_000 + SKEW_SECONDS + 1)),
            ("iat", json!("now")),
            ("nbf", json!(10_000 + SKEW_SECONDS + 1)),
            ("nonce", json!("n-2")),
            ("nonce", json!("")),
            ("nonce", json!(["n-1"])),
            ("at_hash", json!(at_hash("another"))),
            ("at_hash", json!(1)),
            ("sub", json!("")),
            ("sub", json!(7)),
            ("sub", json!("a\nb")),
            ("sub", json!("s".repeat(SUBJECT_LENGTH_MAX + 1))),
            ("auth_time", json!("then")),
        ] {
            let mut changed = good();
            changed[name] = value.clone();
            assert_eq!(read(&changed), Err(SignedFault::Claim(name)), "{name} {value}");
        }
        for name in ["iss", "aud", "exp", "iat", "nonce", "sub"] {
            let mut without = good();
            without.as_object_mut().unwrap().remove(name);
            assert_eq!(read(&without), Err(SignedFault::Claim(name)), "without {name}");
        }
    }
}
