//! Claims asked for by name (OpenID Connect Core §5.5).

use portal::testing::Browser;
use serde_json::{Value, json};

use crate::house::*;

fn asked(claims: &Value) -> String {
    claims.to_string()
}

fn userinfo(browser: &mut Browser, tokens: &Value) -> Value {
    json(&bearer(browser, "/oauth2/userinfo", tokens["access_token"].as_str().unwrap()))
}

#[test]
fn claims_come_where_they_were_asked_for_and_only_what_was_allowed() {
    for house in houses() {
        let program = house.program("Reading Room");
        let (_, mut browser) = house.person("Li");
        let discovery = json(&browser.get("/.well-known/openid-configuration"));
        assert_eq!(discovery["claims_parameter_supported"], true);
        let claims = asked(&json!({ "userinfo": { "email": { "essential": true }, "nickname": null }, "id_token": { "name": null, "email_verified": null } }));
        let changes = [("scope", "openid"), ("claims", claims.as_str())];
        // The person is asked about what belongs to the claims, as if its scope had been asked for.
        let waiting = browser.get(&program.address(&changes)).location;
        let page = browser.get(&waiting);
        assert!(page.text.contains("li@example.org") && page.text.contains("Li · li"), "{}: {}", house.engine(), page.text);
        let tokens = program.tokens(&mut browser, &changes);
        assert_eq!(tokens["scope"], "openid email profile", "{}", house.engine());
        let token = claims_of(&tokens);
        assert_eq!((&token["name"], &token["email_verified"]), (&json!("Li"), &json!(true)));
        assert!(token.get("email").is_none() && token.get("preferred_username").is_none(), "what was not named for the token: {token}");
        let known = userinfo(&mut browser, &tokens);
        assert_eq!((&known["email"], &known["sub"]), (&json!("li@example.org"), &token["sub"]));
        // The next token by the refresh token holds them too.
        let renewed = json(&program.refresh(&mut browser, tokens["refresh_token"].as_str().unwrap()));
        assert_eq!(claims_of(&renewed)["name"], "Li", "{}", house.engine());

        // Whoever does not tick it does not give it.
        let (_, mut other) = house.person("Han");
        let waiting = other.get(&program.address(&changes)).location;
        let request = said(&waiting)["request"].clone();
        let answer = other.post("/oauth2/consent", &[("request", &request), ("decision", "allow"), ("scope", "email")]);
        let tokens = json(&program.exchange(&mut other, &said(&answer.location)["code"]));
        let token = claims_of(&tokens);
        assert!(token.get("name").is_none() && token["email_verified"] == true, "{}: {token}", house.engine());

        // A program cannot name what it may not ask for.
        let modest = house.program_with("Modest", |profile| profile.scopes = sso::Scopes::of(&["openid"]));
        let tokens = modest.tokens(&mut browser, &changes);
        assert_eq!(tokens["scope"], "openid");
        assert!(claims_of(&tokens).get("name").is_none() && userinfo(&mut browser, &tokens).get("email").is_none(), "{}", house.engine());
    }
}

fn claims_of(tokens: &Value) -> Value {
    claims(tokens["id_token"].as_str().unwrap())
}

#[test]
fn essential_claims_are_conditions() {
    for house in houses() {
        let program = house.program("Reading Room");
        let (_, mut browser) = house.person("Li");
        let subject = claims_of(&program.tokens(&mut browser, &[]))["sub"].as_str().unwrap().to_owned();
        let error = |browser: &mut Browser, claims: &Value| {
            let seen = browser.get(&program.address(&[("claims", &asked(claims))]));
            said(&seen.location).get("error").cloned().unwrap_or_default()
        };
        let of = |subject: &str| json!({ "id_token": { "sub": { "value": subject } } });
        assert_eq!(error(&mut browser, &of(&subject)), "");
        assert_eq!(error(&mut browser, &of("somebody else")), "login_required", "{}", house.engine());
        house.clock.advance(kernel::time::SECOND);
        let class = |class: &str| json!({ "id_token": { "acr": { "essential": true, "values": [class] } } });
        assert_eq!(error(&mut browser, &class("urn:xingtan:aal1")), "");
        assert_eq!(error(&mut browser, &class("urn:example:gold")), "unmet_authentication_requirements", "{}", house.engine());
        let seen = browser.get(&program.address(&[("claims", &asked(&class("urn:xingtan:aal2")))]));
        assert!(seen.location.starts_with("/oauth2/consent?request="), "{}: {}", house.engine(), seen.location);
        assert!(browser.get(&seen.location).text.contains("请再登录一次"), "they prove it again, better: {}", browser.get(&seen.location).text);
        let silent = browser.get(&program.address(&[("claims", &asked(&class("urn:xingtan:aal2"))), ("prompt", "none")]));
        assert_eq!(said(&silent.location)["error"], "login_required");
        for wrong in ["{", "[]", "x", r#"{"id_token":{"acr":{"value":"a","values":["b"]}}}"#] {
            let seen = browser.get(&program.address(&[("claims", wrong)]));
            assert_eq!(said(&seen.location)["error"], "invalid_request", "{wrong}");
        }
        // Pushed before, the same holds.
        let pairs = [
            ("redirect_uri", CALLBACK),
            ("response_type", "code"),
            ("scope", "openid"),
            ("code_challenge", CHALLENGE),
            ("code_challenge_method", "S256"),
            ("claims", r#"{"id_token":{"sub":{"value":"somebody else"}}}"#),
        ];
        let headers = [("authorization", &*program.basic()), ("content-type", "application/x-www-form-urlencoded")];
        let pushed = json(&browser.send("POST", "/oauth2/par", &headers, encode(&pairs)));
        let address = format!("/oauth2/authorize?{}", encode(&[("client_id", &program.id), ("request_uri", pushed["request_uri"].as_str().unwrap())]));
        assert_eq!(said(&browser.get(&address).location)["error"], "login_required", "{}", house.engine());
    }
}
