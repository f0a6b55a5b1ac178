//! The platform as a relying party: a provider elsewhere that does everything right, and then everything wrong.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use jsonwebtoken::{Algorithm, EncodingKey, Header, encode as sign};
use kernel::Clock;
use kernel::time::SECOND;
use serde_json::{Value, json};
use sso::courier::Trust;
use sso::model::assertion::SignedFault;
use sso::{Begun, Courier, Proven, Provider, RETURNED_LENGTH_MAX, Returned, UpstreamFault, Upstreams};

use crate::assertions::{ec, es256};
use crate::house::{House, houses, said};

const HOME: &str = "https://id.example";
const BACK: &str = "http://test/sign-in/with/school/callback";

type Asked = (String, BTreeMap<String, String>, Option<String>);

/// A provider elsewhere, as the wire to it.
#[derive(Default)]
struct Elsewhere {
    documents: Mutex<BTreeMap<String, String>>,
    reads: Mutex<Vec<String>>,
    asked: Mutex<Vec<Asked>>,
    answer: Mutex<Option<(u16, String)>>,
}

impl Courier for Elsewhere {
    fn post_form(&self, _: &str, _: &[(&str, &str)], _: Trust) -> Result<u16, String> {
        Err("nothing of the kind is sent".to_owned())
    }

    fn get(&self, address: &str, trust: Trust) -> Result<String, String> {
        assert_eq!(trust, Trust::Operator);
        self.reads.lock().unwrap().push(address.to_owned());
        self.documents.lock().unwrap().get(address).cloned().ok_or_else(|| "nobody is there".to_owned())
    }

    fn ask(&self, address: &str, fields: &[(&str, &str)], authorization: Option<&str>) -> Result<(u16, String), String> {
        let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        self.asked.lock().unwrap().push((address.to_owned(), fields, authorization.map(str::to_owned)));
        self.answer.lock().unwrap().clone().ok_or_else(|| "nobody is there".to_owned())
    }
}

impl Elsewhere {
    fn publish(&self, path: &str, document: &Value) {
        self.documents.lock().unwrap().insert(format!("{HOME}{path}"), document.to_string());
    }

    fn reads_of(&self, path: &str) -> usize {
        self.reads.lock().unwrap().iter().filter(|read| **read == format!("{HOME}{path}")).count()
    }

    fn give(&self, id_token: &str) {
        *self.answer.lock().unwrap() = Some((200, json!({ "id_token": id_token, "access_token": "at", "token_type": "Bearer" }).to_string()));
    }
}

fn school() -> Provider {
    Provider {
        key: "school".to_owned(),
        name: "School".to_owned(),
        issuer: HOME.to_owned(),
        client_id: "xing tan".to_owned(),
        client_secret: "a:b%".to_owned(),
        scopes: "openid profile".to_owned(),
        opens_accounts: true,
        strong_acr: vec!["high".to_owned()],
        strong_amr: vec!["mfa".to_owned()],
        tells_when: true,
        hosts: Vec::new(),
    }
}

fn description() -> Value {
    json!({ "issuer": HOME, "authorization_endpoint": format!("{HOME}/authorize?tenant=1"), "token_endpoint": format!("{HOME}/token"),
        "jwks_uri": format!("{HOME}/jwks"), "authorization_response_iss_parameter_supported": true })
}

struct Stand {
    house: House,
    wire: Arc<Elsewhere>,
    room: Upstreams,
}

fn stands() -> Vec<Stand> {
    houses()
        .into_iter()
        .map(|house| {
            let wire = Arc::new(Elsewhere::default());
            wire.publish("/.well-known/openid-configuration", &description());
            wire.publish("/jwks", &json!({ "keys": [ec(1, "one").public] }));
            let room = Upstreams::new(house.services.clone(), vec![school()], wire.clone()).unwrap();
            Stand { house, wire, room }
        })
        .collect()
}

impl Stand {
    fn begin(&self) -> Begun {
        self.room.begin("school", BACK, false).unwrap()
    }

    fn now(&self) -> i64 {
        self.house.clock.now().0 / SECOND
    }

    fn claims(&self, begun: &Begun) -> Value {
        json!({ "iss": HOME, "sub": "s1", "aud": "xing tan", "iat": self.now(), "exp": self.now() + 300, "nonce": begun.nonce, "name": "Li Lei" })
    }

    fn finish(&self, begun: &Begun) -> Result<Proven, UpstreamFault> {
        self.room.finish("school", BACK, &Returned { code: Some("c"), error: None, issuer: Some(HOME) }, begun)
    }

    /// What comes of an ID token.
    fn take(&self, begun: &Begun, id_token: &str) -> Result<Proven, UpstreamFault> {
        self.wire.give(id_token);
        self.finish(begun)
    }

    fn signed(&self, claims: &Value) -> String {
        sign(&es256("one"), claims, &ec(1, "one").private).unwrap()
    }
}

#[test]
fn a_code_is_redeemed_once_it_comes_back() {
    for stand in stands() {
        let begun = stand.begin();
        let asked = said(&begun.address);
        assert!(begun.address.starts_with("https://id.example/authorize?tenant=1&"), "{}", begun.address);
        for (name, value) in
            [("response_type", "code"), ("client_id", "xing tan"), ("redirect_uri", BACK), ("scope", "openid profile"), ("code_challenge_method", "S256")]
        {
            assert_eq!(asked[name], value);
        }
        assert_eq!((&asked["state"], &asked["nonce"]), (&begun.state, &begun.nonce));
        assert!(!asked.contains_key("prompt") && !begun.address.contains(&begun.verifier));
        let proven = stand.take(&begun, &stand.signed(&stand.claims(&begun))).unwrap();
        assert_eq!((proven.issuer.as_str(), proven.subject.as_str(), proven.name.as_str(), proven.strong), (HOME, "s1", "Li Lei", false));
        assert_eq!(proven.proven_at, None, "the provider does not say when");
        let (address, fields, authorization) = stand.wire.asked.lock().unwrap().remove(0);
        assert_eq!(address, format!("{HOME}/token"));
        assert_eq!((fields["code"].as_str(), fields["redirect_uri"].as_str(), &fields["code_verifier"]), ("c", BACK, &begun.verifier));
        assert!(!fields.contains_key("client_secret"));
        assert_eq!(authorization.unwrap(), "Basic eGluZyt0YW46YSUzQWIlMjU=", "each part is encoded before they are joined");
        let other = stand.begin();
        assert!(other.state != begun.state && other.nonce != begun.nonce && other.verifier != begun.verifier);
        assert_eq!(stand.wire.reads_of("/.well-known/openid-configuration"), 1, "a description is kept for a while");
    }
}

#[test]
fn a_provider_that_wants_the_secret_in_the_form_gets_it_there() {
    for stand in stands() {
        let mut posts = description();
        posts["token_endpoint_auth_methods_supported"] = json!(["client_secret_post"]);
        stand.wire.publish("/.well-known/openid-configuration", &posts);
        let begun = stand.begin();
        stand.take(&begun, &stand.signed(&stand.claims(&begun))).unwrap();
        let (_, fields, authorization) = stand.wire.asked.lock().unwrap().remove(0);
        assert_eq!((fields["client_id"].as_str(), fields["client_secret"].as_str(), authorization), ("xing tan", "a:b%", None));
    }
}

#[test]
fn wrong_claims_are_refused_one_by_one() {
    for stand in stands() {
        let begun = stand.begin();
        let now = stand.now();
        for (name, value, fault) in [
            ("iss", json!("https://id.example/"), "iss"),
            ("iss", json!("https://evil.example"), "iss"),
            ("aud", json!("another"), "aud"),
            ("aud", json!(["xing tan", "another"]), "aud"),
            ("azp", json!("another"), "azp"),
            ("exp", json!(now - 31), "exp"),
            ("iat", json!(now - 700), "iat"),
            ("iat", json!(now + 300), "iat"),
            ("nbf", json!(now + 300), "nbf"),
            ("nonce", json!("of another browser"), "nonce"),
            ("nonce", json!(stand.begin().nonce), "nonce"),
            ("sub", json!(""), "sub"),
            ("at_hash", json!("AAAAAAAAAAAAAAAAAAAAAA"), "at_hash"),
        ] {
            let mut claims = stand.claims(&begun);
            claims[name] = value.clone();
            let fault = UpstreamFault::Token(SignedFault::Claim(fault));
            assert_eq!(stand.take(&begun, &stand.signed(&claims)), Err(fault), "{name} {value}");
        }
        assert!(stand.take(&begun, &stand.signed(&stand.claims(&begun))).is_ok(), "none of it did harm");
    }
}

#[test]
fn signatures_of_others_are_refused() {
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    for stand in stands() {
        let begun = stand.begin();
        let claims = stand.claims(&begun);
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let own = ec(1, "one");
        let mut foreign_key = es256("one");
        foreign_key.jwk = Some(serde_json::from_value(ec(2, "two").public).unwrap());
        let mut foreign_address = es256("one");
        foreign_address.jku = Some("https://evil.example/jwks".to_owned());
        let public = own.public.to_string();
        let hs =
            |secret: &[u8]| sign(&Header { kid: Some("one".to_owned()), ..Header::new(Algorithm::HS256) }, &claims, &EncodingKey::from_secret(secret)).unwrap();
        let good = stand.signed(&claims);
        let unsigned = good.rsplit_once('.').unwrap().0.to_owned();
        let forged: Vec<(&str, String)> = vec![
            ("alg none", format!("{}.{}.", part(&json!({ "alg": "none" })), part(&claims))),
            ("alg None", format!("{}.{}.", part(&json!({ "alg": "None", "kid": "one" })), part(&claims))),
            ("alg none with a signature", format!("{}.{}.AAAA", part(&json!({ "alg": "none" })), part(&claims))),
            ("the public key as a secret", hs(public.as_bytes())),
            ("the coordinate of the key as a secret", hs(own.public["x"].as_str().unwrap().as_bytes())),
            ("our own secret", hs(b"a:b%")),
            ("a key of its own in the header", sign(&foreign_key, &claims, &ec(2, "two").private).unwrap()),
            ("an address of keys in the header", sign(&foreign_address, &claims, &ec(2, "two").private).unwrap()),
            ("another key under a known name", sign(&es256("one"), &claims, &ec(2, "two").private).unwrap()),
            ("a key nobody published", sign(&es256("two"), &claims, &ec(2, "two").private).unwrap()),
            ("no signature", format!("{unsigned}.")),
            ("two parts", unsigned.clone()),
            ("four parts", format!("{good}.AAAA")),
            ("a changed claim", {
                let mut parts: Vec<String> = good.split('.').map(str::to_owned).collect();
                let mut changed = claims.clone();
                changed["sub"] = json!("s2");
                parts[1] = part(&changed);
                parts.join(".")
            }),
            ("nothing", String::new()),
        ];
        for (what, token) in &forged {
            assert!(matches!(stand.take(&begun, token), Err(UpstreamFault::Token(_))), "{what}");
        }
        assert!(stand.take(&begun, &good).is_ok());
    }
}

#[test]
fn new_keys_are_read_and_not_more_often_than_allowed() {
    for stand in stands() {
        let begun = stand.begin();
        let unknown = |begun: &Begun| sign(&es256("two"), &stand.claims(begun), &ec(2, "two").private).unwrap();
        for _ in 0..20 {
            assert_eq!(stand.take(&begun, &unknown(&begun)), Err(UpstreamFault::Token(SignedFault::Signature)));
        }
        assert_eq!(stand.wire.reads_of("/jwks"), 1, "keys that were just read are not read again, whoever asks how often");
        stand.wire.publish("/jwks", &json!({ "keys": [ec(1, "one").public, ec(2, "two").public] }));
        stand.house.clock.advance(31 * SECOND);
        let begun = stand.begin();
        assert!(stand.take(&begun, &unknown(&begun)).is_ok(), "a provider that rotates its keys");
        assert_eq!(stand.wire.reads_of("/jwks"), 2);
        // A key that is published no more is worth nothing once the keys are read again.
        stand.wire.publish("/jwks", &json!({ "keys": [ec(2, "two").public] }));
        stand.house.clock.advance(301 * SECOND);
        let begun = stand.begin();
        assert_eq!(stand.take(&begun, &stand.signed(&stand.claims(&begun))), Err(UpstreamFault::Token(SignedFault::Signature)));
    }
}

#[test]
fn answers_that_are_none_are_refused() {
    for stand in stands() {
        let begun = stand.begin();
        stand.wire.give(&stand.signed(&stand.claims(&begun)));
        let finish = |returned: Returned<'_>| stand.room.finish("school", BACK, &returned, &begun);
        let (code, issuer) = (Some("c"), Some(HOME));
        assert_eq!(finish(Returned { code, error: None, issuer: None }), Err(UpstreamFault::Answer("it does not say whose it is")));
        assert_eq!(finish(Returned { code, error: None, issuer: Some("https://evil.example") }), Err(UpstreamFault::Answer("it is another's")));
        assert_eq!(finish(Returned { code: None, error: None, issuer }), Err(UpstreamFault::Answer("it has no code")));
        let long = |length: usize| "c".repeat(length);
        assert!(finish(Returned { code: Some(&long(RETURNED_LENGTH_MAX)), error: None, issuer }).is_ok());
        assert_eq!(finish(Returned { code: Some(&long(RETURNED_LENGTH_MAX + 1)), error: None, issuer }), Err(UpstreamFault::Answer("it has no code")));
        let denied = finish(Returned { code, error: Some("access_denied\r\nx"), issuer });
        assert_eq!(denied, Err(UpstreamFault::Denied("access_deniedx".to_owned())), "a word of theirs is noted without what could do harm");
        assert_eq!(stand.room.begin("other", BACK, false).unwrap_err(), UpstreamFault::Unknown);
        for (status, text, fault) in [
            (400, r#"{"error":"invalid_grant"}"#, UpstreamFault::Denied("invalid_grant".to_owned())),
            (500, "<html>", UpstreamFault::Denied("status 500".to_owned())),
            (200, "<html>", UpstreamFault::Answer("it has no ID token")),
            (200, r#"{"id_token":7}"#, UpstreamFault::Answer("it has no ID token")),
        ] {
            *stand.wire.answer.lock().unwrap() = Some((status, text.to_owned()));
            assert_eq!(stand.finish(&begun), Err(fault));
        }
        *stand.wire.answer.lock().unwrap() = None;
        assert!(matches!(stand.finish(&begun), Err(UpstreamFault::Unreachable(_))));
    }
}

#[test]
fn strength_and_freshness_are_as_the_provider_says_and_the_settings_allow() {
    for stand in stands() {
        let now = stand.now();
        let proven = |begun: &Begun, changes: &[(&str, Value)]| {
            let mut claims = stand.claims(begun);
            changes.iter().for_each(|(name, value)| claims[*name] = value.clone());
            stand.take(begun, &stand.signed(&claims))
        };
        let begun = stand.begin();
        assert!(proven(&begun, &[("acr", json!("high"))]).unwrap().strong && proven(&begun, &[("amr", json!(["pwd", "mfa"]))]).unwrap().strong);
        assert!(!proven(&begun, &[("acr", json!("low")), ("amr", json!(["pwd", "otp"]))]).unwrap().strong);
        assert_eq!(proven(&begun, &[("auth_time", json!(now - 500))]).unwrap().proven_at.unwrap().0 / SECOND, now - 500);
        // Who is to prove it again must have done so since.
        let again = stand.room.begin("school", BACK, true).unwrap();
        assert_eq!((said(&again.address)["prompt"].as_str(), said(&again.address)["max_age"].as_str()), ("login", "0"));
        let refused = Err(UpstreamFault::Token(SignedFault::Claim("auth_time")));
        assert_eq!(proven(&again, &[]), refused);
        assert_eq!(proven(&again, &[("auth_time", json!(now - 31))]), refused);
        assert!(proven(&again, &[("auth_time", json!(now))]).is_ok());
        // One that does not tell is believed to mean this moment only where the settings say so.
        let silent = Upstreams::new(stand.house.services.clone(), vec![Provider { tells_when: false, ..school() }], stand.wire.clone()).unwrap();
        let again = silent.begin("school", BACK, true).unwrap();
        assert!(!again.address.contains("max_age") && !again.address.contains("prompt"));
        stand.wire.give(&stand.signed(&stand.claims(&again)));
        let returned = Returned { code: Some("c"), error: None, issuer: Some(HOME) };
        assert_eq!(silent.finish("school", BACK, &returned, &again).unwrap().proven_at, Some(stand.house.clock.now()));
    }
}

#[test]
fn a_provider_that_is_away_is_not_asked_at_every_press_of_a_button() {
    for stand in stands() {
        stand.begin();
        let away =
            Upstreams::new(stand.house.services.clone(), vec![Provider { issuer: "https://away.example".to_owned(), ..school() }], stand.wire.clone()).unwrap();
        stand.wire.reads.lock().unwrap().clear();
        for _ in 0..5 {
            assert!(matches!(away.begin("school", BACK, false), Err(UpstreamFault::Unreachable(_))));
        }
        assert_eq!(stand.wire.reads.lock().unwrap().len(), 1);
        stand.house.clock.advance(30 * SECOND);
        assert!(away.begin("school", BACK, false).is_err());
        assert_eq!(stand.wire.reads.lock().unwrap().len(), 2);
        // One that answered before is used for a while longer.
        stand.wire.documents.lock().unwrap().clear();
        stand.house.clock.advance(3601 * SECOND);
        stand.begin();
        stand.house.clock.advance(kernel::time::DAY);
        assert!(stand.room.begin("school", BACK, false).is_err());
    }
}
