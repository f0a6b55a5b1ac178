//! Programs register themselves, with a token of the operator only.

use kernel::time::DAY;
use kernel::{Actor, Clock};
use portal::testing::{Browser, Seen};
use serde_json::{Value, json};

use crate::house::*;

fn register(browser: &mut Browser, token: &str, described: &Value) -> Seen {
    let auth = format!("Bearer {token}");
    let mut headers = vec![("content-type", "application/json")];
    headers.extend((!token.is_empty()).then_some(("authorization", auth.as_str())));
    browser.send("POST", "/oauth2/register", &headers, described.to_string())
}

fn usual() -> Value {
    json!({ "client_name": "Registered", "redirect_uris": [CALLBACK], "token_endpoint_auth_method": "client_secret_basic", "id_token_signed_response_alg": "ES256",
        "scope": "openid profile email", "application_type": "web", "contacts": ["x@rp.example"] })
}

#[test]
fn a_registered_program_works_like_any_other() {
    for house in houses() {
        let until = house.clock.now().plus(DAY);
        let token = house.room.registration_token(Actor::System, "partners", 2, until).unwrap();
        let mut browser = house.browser();
        let seen = register(&mut browser, &token, &usual());
        assert_eq!(seen.status, 201, "{}", seen.text);
        let made = json(&seen);
        assert_eq!((&made["client_secret_expires_at"], &made["scope"]), (&json!(0), &json!("openid profile email")));
        let program = Program { id: made["client_id"].as_str().unwrap().to_owned(), secret: made["client_secret"].as_str().unwrap().to_owned() };
        let (_, mut person) = house.person("Li");
        assert!(program.tokens(&mut person, &[])["id_token"].is_string());
        let mut open = usual();
        open["token_endpoint_auth_method"] = json!("none");
        let seen = register(&mut browser, &token, &open);
        assert!(seen.status == 201 && json(&seen).get("client_secret").is_none(), "{}", seen.text);
        assert_eq!(register(&mut browser, &token, &usual()).status, 401, "used up");
        let token = house.room.registration_token(Actor::System, "later", 1, until).unwrap();
        house.clock.advance(DAY);
        assert_eq!(register(&mut browser, &token, &usual()).status, 401, "over");
        for wrong in ["", "x", &program.secret] {
            let seen = register(&mut browser, wrong, &usual());
            assert_eq!((seen.status, json(&seen)["error"].as_str().unwrap()), (401, "invalid_token"), "{wrong}");
        }
    }
}

#[test]
fn what_cannot_be_had_is_refused_and_costs_nothing() {
    for house in houses() {
        let token = house.room.registration_token(Actor::System, "one", 1, house.clock.now().plus(DAY)).unwrap();
        let mut browser = house.browser();
        let many: Vec<String> = (0..51).map(|number| format!("https://rp.example/{number}")).collect();
        for (name, value, error) in [
            ("redirect_uris", json!([]), "invalid_redirect_uri"),
            ("redirect_uris", json!(null), "invalid_redirect_uri"),
            ("redirect_uris", json!(["http://rp.example/cb"]), "invalid_redirect_uri"),
            ("redirect_uris", json!(["https://rp.example/cb#x"]), "invalid_redirect_uri"),
            ("redirect_uris", json!(["https://*.rp.example/cb"]), "invalid_redirect_uri"),
            ("redirect_uris", json!(["javascript:alert(1)"]), "invalid_redirect_uri"),
            ("redirect_uris", json!(many), "invalid_redirect_uri"),
            ("redirect_uris", json!([7]), "invalid_client_metadata"),
            ("redirect_uris", json!(CALLBACK), "invalid_client_metadata"),
            ("redirect_uris", json!([CALLBACK, "https://other.example/cb"]), "invalid_client_metadata"),
            ("post_logout_redirect_uris", json!(["http://rp.example/"]), "invalid_redirect_uri"),
            ("backchannel_logout_uri", json!("http://rp.example/"), "invalid_redirect_uri"),
            ("client_name", json!("x".repeat(101)), "invalid_client_metadata"),
            ("token_endpoint_auth_method", json!("client_secret_jwt"), "invalid_client_metadata"),
            ("token_endpoint_auth_method", json!("private_key_jwt"), "invalid_client_metadata"),
            ("id_token_signed_response_alg", json!("none"), "invalid_client_metadata"),
            ("id_token_signed_response_alg", json!("HS256"), "invalid_client_metadata"),
            ("subject_type", json!("public"), "invalid_client_metadata"),
            ("grant_types", json!(["implicit"]), "invalid_client_metadata"),
            ("grant_types", json!(["client_credentials"]), "invalid_client_metadata"),
            ("response_types", json!(["token"]), "invalid_client_metadata"),
            ("request_uris", json!(["https://rp.example/r"]), "invalid_client_metadata"),
            ("sector_identifier_uri", json!("https://rp.example/s"), "invalid_client_metadata"),
            ("userinfo_signed_response_alg", json!("RS256"), "invalid_client_metadata"),
            ("scope", json!("profile"), "invalid_client_metadata"),
        ] {
            let mut described = usual();
            described[name] = value.clone();
            let seen = register(&mut browser, &token, &described);
            assert_eq!((seen.status, json(&seen)["error"].as_str().unwrap()), (400, error), "{name} {value}: {}", seen.text);
        }
        for body in ["", "[]", "\"x\"", "{", "null"] {
            let seen = browser.send("POST", "/oauth2/register", &[("authorization", &format!("Bearer {token}")), ("content-type", "application/json")], body);
            assert_eq!(seen.status, 400, "{body}");
        }
        let mut large = usual();
        large["client_uri"] = json!("x".repeat(64 * 1024));
        assert_eq!(register(&mut browser, &token, &large).status, 413);
        assert_eq!(house.number("SELECT COUNT(*) FROM sso_client"), 0);
        assert_eq!(register(&mut browser, &token, &usual()).status, 201, "the token is not used up");
    }
}
