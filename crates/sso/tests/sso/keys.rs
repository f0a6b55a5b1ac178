//! Signing keys come and go, and are kept encrypted.

use kernel::Actor;
use kernel::time::SECOND;
use platform::testing::both;
use platform::{DatabaseError, Secrets, Services};
use serde_json::Value;
use sso::{Algorithm, PUBLISHED_AFTER, PUBLISHED_BEFORE, Sso};
use std::sync::Arc;

use crate::house::*;

fn published(browser: &mut portal::testing::Browser) -> Vec<String> {
    let keys = json(&browser.get("/oauth2/jwks"));
    keys["keys"].as_array().unwrap().iter().map(|key| key["kid"].as_str().unwrap().to_owned()).collect()
}

/// Checks a token by the published keys alone, as a program would; its key.
fn verified_by(browser: &mut portal::testing::Browser, token: &str) -> Option<String> {
    let keys: jsonwebtoken::jwk::JwkSet = serde_json::from_str(&browser.get("/oauth2/jwks").text).unwrap();
    let kid = header(token)["kid"].as_str().unwrap().to_owned();
    let key = keys.find(&kid)?;
    let algorithm: jsonwebtoken::Algorithm = header(token)["alg"].as_str().unwrap().parse().unwrap();
    let mut rules = jsonwebtoken::Validation::new(algorithm);
    rules.validate_exp = false;
    rules.validate_aud = false;
    jsonwebtoken::decode::<Value>(token, &jsonwebtoken::DecodingKey::from_jwk(key).unwrap(), &rules).ok().map(|_| kid)
}

#[test]
fn a_new_key_is_published_before_it_signs_and_an_old_one_after() {
    for house in houses() {
        let program = house.program("Reading Room");
        let (_, mut browser) = house.person("Li");
        let token = |browser: &mut portal::testing::Browser| program.tokens(browser, &[])["id_token"].as_str().unwrap().to_owned();
        let before = token(&mut browser);
        let old = verified_by(&mut browser, &before).unwrap();
        assert_eq!(published(&mut browser), std::slice::from_ref(&old));
        // Another process rotates; this one notices within a second.
        let new = house.restarted().rotate_keys(Actor::System, &[Algorithm::Es256]).unwrap().remove(0);
        house.clock.advance(SECOND);
        assert_eq!(published(&mut browser), [old.clone(), new.clone()], "{}", house.engine());
        house.clock.advance(PUBLISHED_BEFORE - SECOND - 1);
        let still = token(&mut browser);
        assert_eq!(verified_by(&mut browser, &still), Some(old.clone()), "others have not read the new one yet");
        house.clock.advance(SECOND);
        let after = token(&mut browser);
        assert_eq!(verified_by(&mut browser, &after), Some(new.clone()));
        for token in [&before, &still] {
            assert_eq!(verified_by(&mut browser, token), Some(old.clone()), "what the old one signed is still good");
        }
        house.clock.advance(PUBLISHED_AFTER);
        assert_eq!(published(&mut browser), std::slice::from_ref(&new));
        // Somebody who signed in long ago can still be signed out by their old token.
        let hint = encode(&[("id_token_hint", &before), ("post_logout_redirect_uri", AFTER)]);
        assert_eq!(browser.get(&format!("/oauth2/logout?{hint}")).location, AFTER);
        let states: Vec<_> = house.room.keys().unwrap().into_iter().map(|key| (key.kind, key.state)).collect();
        assert_eq!(states, [("ES256".to_owned(), "kept"), ("pairwise".to_owned(), "signs"), ("ES256".to_owned(), "signs")]);
        // Twice in a row: the one that never signed goes as well.
        house.room.rotate_keys(Actor::System, &[Algorithm::Es256]).unwrap();
        let last = house.room.rotate_keys(Actor::System, &[Algorithm::Es256]).unwrap().remove(0);
        house.clock.advance(PUBLISHED_BEFORE);
        let (_, mut browser) = house.person("Han");
        let token = program.tokens(&mut browser, &[])["id_token"].as_str().unwrap().to_owned();
        assert_eq!(verified_by(&mut browser, &token), Some(last));
    }
}

#[test]
fn rs256_is_what_programs_get_that_say_nothing() {
    for house in houses() {
        let program = house.program_with("Usual", |profile| profile.algorithm = sso::Profile::of(sso::ClientKind::Oidc).algorithm);
        let (_, mut browser) = house.person("Li");
        let code = program.sign_in(&mut browser, &[]);
        let seen = program.exchange(&mut browser, &code);
        assert_eq!((seen.status, json(&seen)["error"].as_str().unwrap()), (503, "temporarily_unavailable"), "no such key is there yet");
        house.room.prepare_keys(&[Algorithm::Es256, Algorithm::Rs256]).unwrap();
        house.room.prepare_keys(&[Algorithm::Es256, Algorithm::Rs256]).unwrap();
        assert_eq!(published(&mut browser).len(), 2, "made once");
        let token = program.tokens(&mut browser, &[])["id_token"].as_str().unwrap().to_owned();
        assert_eq!(header(&token)["alg"], "RS256");
        assert!(verified_by(&mut browser, &token).is_some());
        let keys = json(&browser.get("/oauth2/jwks"));
        for key in keys["keys"].as_array().unwrap() {
            for private in ["d", "p", "q", "dp", "dq", "qi", "k"] {
                assert!(key.get(private).is_none(), "{private}");
            }
        }
    }
}

#[test]
fn keys_are_encrypted_at_rest_and_survive_a_new_key_file() {
    for test in both(&[platform::MIGRATIONS, sso::MIGRATIONS]) {
        let house = House::new(test);
        let with = |text: &str| -> Services { Services { secrets: Arc::new(Secrets::parse(text).unwrap()), ..house.services.clone() } };
        let room = |services: Services| Sso::new(services, ISSUER, house.people.clone(), house.post.clone());
        let (old, new) = ("11".repeat(32), "22".repeat(32));
        let first = room(with(&old));
        first.prepare_keys(&[Algorithm::Es256]).unwrap();
        let kept: Vec<Vec<u8>> =
            house.test.database.read::<_, DatabaseError>(|session| session.query("SELECT sealed FROM sso_key", &[], |row| row.get(0))).unwrap();
        assert!(kept.iter().all(|sealed| sealed.len() == 32 + 29 + 16 && sealed[0] == 1), "a nonce, a tag, and nothing that could be read");
        let both_keys = format!("{new}\n{old}");
        let second = room(with(&both_keys));
        assert!(second.keys().unwrap().iter().all(|key| !key.sealed_anew));
        assert_eq!(second.reseal().unwrap(), 2);
        assert_eq!(second.reseal().unwrap(), 0);
        assert!(second.keys().unwrap().iter().all(|key| key.sealed_anew));
        // The former key can go now; with it nothing could be read any more.
        let third = room(with(&new));
        third.prepare_keys(&[Algorithm::Es256]).unwrap();
        assert_eq!(third.keys().unwrap().len(), 2, "{}", house.engine());
        assert!(first.reseal().is_err() && room(with(&old)).prepare_keys(&[Algorithm::Es256]).is_err());
    }
}
