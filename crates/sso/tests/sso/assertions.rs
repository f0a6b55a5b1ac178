//! Programs that prove who they are by signing (`private_key_jwt`), and everything that looks like it.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode as sign};
use kernel::Clock;
use kernel::time::SECOND;
use p256::pkcs8::EncodePrivateKey;
use portal::testing::{Browser, Seen};
use rsa::pkcs1::EncodeRsaPrivateKey;
use rsa::traits::PublicKeyParts;
use serde_json::{Value, json};
use sso::{AuthMethod, ClientKind};

use crate::house::*;

pub struct EcKey {
    pub private: EncodingKey,
    pub public: Value,
}

pub fn ec(seed: u8, kid: &str) -> EcKey {
    let key = p256::ecdsa::SigningKey::from_slice(&[seed; 32]).unwrap();
    let point = key.verifying_key().to_encoded_point(false);
    let part = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
    let public = json!({ "kty": "EC", "crv": "P-256", "x": part(point.x().unwrap()), "y": part(point.y().unwrap()), "kid": kid, "use": "sig" });
    let der = p256::SecretKey::from_slice(&[seed; 32]).unwrap().to_pkcs8_der().unwrap();
    EcKey { private: EncodingKey::from_ec_der(der.as_bytes()), public }
}

pub fn send(browser: &mut Browser, assertion: &str) -> Seen {
    let form = [
        ("grant_type", "client_credentials"),
        ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
        ("client_assertion", assertion),
    ];
    browser.send("POST", "/oauth2/token", &[("content-type", "application/x-www-form-urlencoded")], encode(&form))
}

pub fn said_by(id: &str, house: &House, jti: &str) -> Value {
    let now = house.clock.now().0 / SECOND;
    json!({ "iss": id, "sub": id, "aud": format!("{ISSUER}/oauth2/token"), "iat": now, "exp": now + 60, "jti": jti })
}

fn keyed(house: &House, name: &str, keys: &[&Value]) -> String {
    let keys = json!({ "keys": keys }).to_string();
    let made = house.create(name, ClientKind::Api, |profile| {
        profile.method = AuthMethod::PrivateKey;
        profile.keys = keys;
        profile.scopes = sso::Scopes::of(&["things"]);
    });
    assert!(made.secret.is_none());
    made.client.id.to_string()
}

pub fn es256(kid: &str) -> Header {
    Header { kid: Some(kid.to_owned()), ..Header::new(Algorithm::ES256) }
}

#[test]
fn a_signature_with_a_registered_key_is_taken_once() {
    for house in houses() {
        let (one, two) = (ec(1, "one"), ec(2, "two"));
        let id = keyed(&house, "Robot", &[&one.public, &two.public]);
        let mut browser = house.browser();
        for (key, kid, audience, jti) in [(&one, "one", "/oauth2/token", "a"), (&two, "two", "/oauth2/token", "b"), (&one, "one", "", "c")] {
            let mut claims = said_by(&id, &house, jti);
            claims["aud"] = json!(format!("{ISSUER}{audience}"));
            let assertion = sign(&es256(kid), &claims, &key.private).unwrap();
            let seen = send(&mut browser, &assertion);
            assert_eq!(seen.status, 200, "{}: {}", house.engine(), seen.text);
            assert_eq!(send(&mut browser, &assertion).status, 401, "the same again");
        }
        // The same name, said anew, is used up; and stays so until the assertion would be over.
        let again = sign(&es256("one"), &said_by(&id, &house, "a"), &one.private).unwrap();
        assert_eq!(send(&mut browser, &again).status, 401);
        house.clock.advance(89 * SECOND);
        house.room.sweep().unwrap();
        assert_eq!(send(&mut browser, &sign(&es256("one"), &said_by(&id, &house, "a"), &one.private).unwrap()).status, 401);
        house.clock.advance(SECOND);
        house.room.sweep().unwrap();
        assert_eq!(send(&mut browser, &sign(&es256("one"), &said_by(&id, &house, "a"), &one.private).unwrap()).status, 200);
        // Without a key id any of its keys may have signed.
        assert_eq!(send(&mut browser, &sign(&Header::new(Algorithm::ES256), &said_by(&id, &house, "d"), &two.private).unwrap()).status, 200);
    }
}

#[test]
fn rsa_signatures_are_taken_too() {
    let key = rsa::RsaPrivateKey::new(&mut rsa::rand_core::OsRng, 2048).unwrap();
    let part = |number: &rsa::BigUint| URL_SAFE_NO_PAD.encode(number.to_bytes_be());
    let public = json!({ "kty": "RSA", "n": part(key.n()), "e": part(key.e()) });
    let private = EncodingKey::from_rsa_der(key.to_pkcs1_der().unwrap().as_bytes());
    for house in houses() {
        let id = keyed(&house, "Robot", &[&public]);
        let mut browser = house.browser();
        for (algorithm, status) in [(Algorithm::RS256, 200), (Algorithm::PS256, 200), (Algorithm::RS384, 401), (Algorithm::RS512, 401), (Algorithm::PS512, 401)]
        {
            let claims = said_by(&id, &house, &format!("{algorithm:?}"));
            assert_eq!(send(&mut browser, &sign(&Header::new(algorithm), &claims, &private).unwrap()).status, status, "{algorithm:?}");
        }
    }
}

/// A token put together by hand, signed by a shared secret or not at all.
fn by_hand(header: &Value, claims: &Value, secret: Option<&[u8]>) -> String {
    match secret {
        None => format!("{}.{}.", URL_SAFE_NO_PAD.encode(header.to_string()), URL_SAFE_NO_PAD.encode(claims.to_string())),
        Some(secret) => {
            let signed = sign(&Header::new(Algorithm::HS256), claims, &EncodingKey::from_secret(secret)).unwrap();
            let message = format!("{}.{}", URL_SAFE_NO_PAD.encode(header.to_string()), URL_SAFE_NO_PAD.encode(claims.to_string()));
            let _ = signed;
            format!("{message}.{}", jsonwebtoken::crypto::sign(message.as_bytes(), &EncodingKey::from_secret(secret), Algorithm::HS256).unwrap())
        }
    }
}

#[test]
fn nothing_but_a_registered_key_counts() {
    for house in houses() {
        let (own, foreign) = (ec(1, "own"), ec(9, "own"));
        let id = keyed(&house, "Robot", &[&own.public]);
        let stranger = keyed(&house, "Stranger", &[&foreign.public]);
        let mut browser = house.browser();
        let mut number = 0;
        let mut claims = |changes: &[(&str, Value)]| {
            number += 1;
            let mut claims = said_by(&id, &house, &format!("jti {number}"));
            for (name, value) in changes {
                if value.is_null() {
                    claims.as_object_mut().unwrap().remove(*name);
                } else {
                    claims[*name] = value.clone();
                }
            }
            claims
        };
        let now = house.clock.now().0 / SECOND;
        let mut wrong: Vec<(String, String)> = Vec::new();
        // No signature, in every spelling.
        for algorithm in ["none", "None", "NONE", "nOnE", "", "null"] {
            wrong.push((format!("alg {algorithm}"), by_hand(&json!({ "alg": algorithm, "typ": "JWT" }), &claims(&[]), None)));
        }
        wrong.push(("no alg".to_owned(), by_hand(&json!({ "typ": "JWT" }), &claims(&[]), None)));
        let good = sign(&es256("own"), &claims(&[]), &own.private).unwrap();
        let (message, signature) = good.rsplit_once('.').unwrap();
        wrong.push(("the signature cut off".to_owned(), format!("{message}.")));
        wrong.push(("two parts".to_owned(), message.to_owned()));
        wrong.push(("four parts".to_owned(), format!("{good}.x")));
        wrong.push(("another message under the signature".to_owned(), format!("{}x.{signature}", message)));
        // A public key passed off as a shared secret.
        let (header, secrets) =
            (json!({ "alg": "HS256", "typ": "JWT", "kid": "own" }), [own.public.to_string(), own.public["x"].as_str().unwrap().to_owned(), String::new()]);
        for secret in &secrets {
            wrong.push(("a shared secret".to_owned(), by_hand(&header, &claims(&[]), Some(secret.as_bytes()))));
            wrong.push(("a shared secret under ES256".to_owned(), by_hand(&json!({ "alg": "ES256", "kid": "own" }), &claims(&[]), Some(secret.as_bytes()))));
        }
        wrong.push(("the client's id as a secret".to_owned(), by_hand(&header, &claims(&[]), Some(id.as_bytes()))));
        // Keys that the token brings along, or says where to find.
        let jwk = serde_json::from_value(foreign.public.clone()).unwrap();
        let brought: Vec<(&str, Header)> = vec![
            ("jwk", Header { jwk: Some(jwk), ..es256("own") }),
            ("jku", Header { jku: Some("https://evil.example/jwks".to_owned()), ..es256("own") }),
            ("x5u", Header { x5u: Some("https://evil.example/cert".to_owned()), ..es256("own") }),
            ("x5c", Header { x5c: Some(vec!["MIIB".to_owned()]), ..es256("own") }),
            ("crit", Header { crit: Some(vec!["exp".to_owned()]), ..es256("own") }),
        ];
        for (name, header) in &brought {
            wrong.push((format!("{name} and a foreign key"), sign(header, &claims(&[]), &foreign.private).unwrap()));
            wrong.push((format!("{name} and the own key"), sign(header, &claims(&[]), &own.private).unwrap()));
        }
        // Names of keys that lead elsewhere.
        for kid in ["", "other", "../../../../dev/null", "/dev/null", "own' UNION SELECT 'x", "own\0", "https://evil.example/jwks", &id, &stranger] {
            wrong.push((format!("kid {kid}"), sign(&es256(kid), &claims(&[]), &own.private).unwrap()));
        }
        wrong.push(("a foreign key by the own name".to_owned(), sign(&es256("own"), &claims(&[]), &foreign.private).unwrap()));
        // Claims.
        for (name, values) in [
            ("iss", vec![Value::Null, json!(stranger), json!(""), json!([id]), json!("https://evil.example")]),
            ("sub", vec![Value::Null, json!(stranger), json!("")]),
            (
                "aud",
                vec![
                    Value::Null,
                    json!(""),
                    json!("https://evil.example/oauth2/token"),
                    json!(format!("{ISSUER}/")),
                    json!(format!("{ISSUER}/oauth2/token/")),
                    json!([]),
                    json!(["x"]),
                ],
            ),
            ("exp", vec![Value::Null, json!(now - 31), json!(0), json!(-1), json!("2999-01-01"), json!(now + 3601), json!(1e300)]),
            ("nbf", vec![json!(now + 31), json!("x")]),
            ("iat", vec![json!(now + 31)]),
            ("jti", vec![Value::Null, json!(""), json!(1), json!("x".repeat(257))]),
        ] {
            for value in values {
                wrong.push((format!("{name} {value}"), sign(&es256("own"), &claims(&[(name, value)]), &own.private).unwrap()));
            }
        }
        for odd in ["", "x", "a.b.c", "..", &"x".repeat(9000)] {
            wrong.push((format!("no token: {}", &odd[..odd.len().min(9)]), odd.to_owned()));
        }
        for (what, assertion) in &wrong {
            let seen = send(&mut browser, assertion);
            assert_eq!((seen.status, json(&seen)["error"].as_str().unwrap()), (401, "invalid_client"), "{}: {what}: {}", house.engine(), seen.text);
        }
        assert!(wrong.len() > 60, "{}", wrong.len());
        assert_eq!(send(&mut browser, &good).status, 200, "the good one still works");
        assert_eq!(*house.post.reads.lock().unwrap(), 0, "no address in a token was ever asked");
        // Such a program has no other way in.
        let form = [("grant_type", "client_credentials"), ("client_id", &id), ("client_secret", "x")];
        assert_eq!(browser.send("POST", "/oauth2/token", &[("content-type", "application/x-www-form-urlencoded")], encode(&form)).status, 401);
        let both = [
            ("grant_type", "client_credentials"),
            ("client_id", &stranger),
            ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
            ("client_assertion", &*sign(&es256("own"), &claims(&[]), &own.private).unwrap()),
        ];
        assert_eq!(browser.send("POST", "/oauth2/token", &[("content-type", "application/x-www-form-urlencoded")], encode(&both)).status, 401, "for another");
    }
}

#[test]
fn published_keys_are_read_when_they_are_needed() {
    for house in houses() {
        let (one, two) = (ec(1, "one"), ec(2, "two"));
        let address = "https://rp.example/keys";
        let made = house.create("Robot", ClientKind::Api, |profile| {
            profile.method = AuthMethod::PrivateKey;
            profile.keys_uri = address.to_owned();
            profile.scopes = sso::Scopes::of(&["things"]);
        });
        let id = made.client.id.to_string();
        let mut browser = house.browser();
        let publish = |keys: &[&Value]| drop(house.post.documents.lock().unwrap().insert(address.to_owned(), json!({ "keys": keys }).to_string()));
        let mut number = 0;
        let mut ask = |key: &EcKey, kid: &str| {
            number += 1;
            send(&mut browser, &sign(&es256(kid), &said_by(&id, &house, &number.to_string()), &key.private).unwrap()).status
        };
        assert_eq!(ask(&one, "one"), 401, "nobody answers there");
        publish(&[&one.public]);
        house.clock.advance(30 * SECOND);
        assert_eq!(ask(&one, "one"), 200);
        let reads = *house.post.reads.lock().unwrap();
        assert_eq!((ask(&one, "one"), *house.post.reads.lock().unwrap()), (200, reads), "kept for a while");
        publish(&[&two.public]);
        assert_eq!(ask(&two, "two"), 401, "not asked more often than every half minute");
        house.clock.advance(30 * SECOND);
        assert_eq!(ask(&two, "two"), 200, "a key that was not there before");
        assert_eq!(ask(&one, "one"), 401);
    }
}
