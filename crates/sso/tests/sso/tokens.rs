//! Codes, tokens and what becomes of them.

use kernel::time::{DAY, SECOND};
use serde_json::json;

use crate::house::*;

fn error(seen: &portal::testing::Seen) -> (u16, String) {
    (seen.status, json(seen)["error"].as_str().unwrap_or("").to_owned())
}

#[test]
fn a_code_works_once_for_its_program_with_its_proof() {
    for house in houses() {
        let (program, other) = (house.program("Reading Room"), house.program("Other"));
        let (_, mut browser) = house.person("Li");
        let code = program.sign_in(&mut browser, &[]);
        let form = |verifier: &'static str| [("grant_type", "authorization_code"), ("code", ""), ("redirect_uri", CALLBACK), ("code_verifier", verifier)];
        for verifier in ["", "x", CHALLENGE, "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXK", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk "] {
            let mut form = form(verifier);
            form[1].1 = &code;
            assert_eq!(error(&program.token(&mut browser, &form)), (400, "invalid_grant".to_owned()), "{verifier:?}");
        }
        assert_eq!(error(&other.exchange(&mut browser, &code)), (400, "invalid_grant".to_owned()), "{}: another program", house.engine());
        assert_eq!(error(&program.exchange(&mut browser, "unknown")), (400, "invalid_grant".to_owned()));
        let tokens = json(&program.exchange(&mut browser, &code));
        let access = tokens["access_token"].as_str().unwrap().to_owned();
        assert_eq!(bearer(&mut browser, "/oauth2/userinfo", &access).status, 200);
        // The same code again: somebody else has it, and what was given for it is taken back.
        assert_eq!(error(&program.exchange(&mut browser, &code)), (400, "invalid_grant".to_owned()));
        assert_eq!(bearer(&mut browser, "/oauth2/userinfo", &access).status, 401);
        assert_eq!(error(&program.refresh(&mut browser, tokens["refresh_token"].as_str().unwrap())), (400, "invalid_grant".to_owned()));
        assert_eq!(house.actions().last().unwrap(), "code.reused");

        let code = program.sign_in(&mut browser, &[]);
        house.clock.advance(60 * SECOND);
        assert_eq!(error(&program.exchange(&mut browser, &code)), (400, "invalid_grant".to_owned()), "a code is good for a minute");
    }
}

#[test]
fn the_token_endpoint_takes_what_it_should_and_nothing_else() {
    for house in houses() {
        let program = house.program("Reading Room");
        let open = house.program_with("Page", |profile| profile.method = sso::AuthMethod::Open);
        let (_, mut browser) = house.person("Li");
        let kind = ("content-type", "application/x-www-form-urlencoded");
        for grant in ["password", "implicit", "urn:ietf:params:oauth:grant-type:jwt-bearer", "authorization_code "] {
            assert_eq!(error(&program.token(&mut browser, &[("grant_type", grant)])), (400, "unsupported_grant_type".to_owned()), "{grant}");
        }
        assert_eq!(error(&program.token(&mut browser, &[])), (400, "invalid_request".to_owned()));
        assert_eq!(error(&program.token(&mut browser, &[("grant_type", "client_credentials")])), (400, "unauthorized_client".to_owned()));
        let twice = "grant_type=client_credentials&grant_type=client_credentials";
        assert_eq!(error(&browser.send("POST", "/oauth2/token", &[kind, ("authorization", &program.basic())], twice)), (400, "invalid_request".to_owned()));
        // Who asks.
        let (id, secret) = (program.id.as_str(), program.secret.as_str());
        let basic = program.basic();
        let wrong = Program { secret: format!("{}x", program.secret), ..program.clone() }.basic();
        let empty = Program { secret: String::new(), ..program.clone() }.basic();
        for (headers, form, expected) in [
            (vec![], vec![], (401, "invalid_client")),
            (vec![], vec![("client_id", id)], (401, "invalid_client")),
            (vec![], vec![("client_id", id), ("client_secret", "wrong")], (401, "invalid_client")),
            (vec![], vec![("client_id", "nobody"), ("client_secret", secret)], (401, "invalid_client")),
            (vec![("authorization", wrong.as_str())], vec![], (401, "invalid_client")),
            (vec![("authorization", empty.as_str())], vec![], (401, "invalid_client")),
            (vec![("authorization", "Basic !!!")], vec![], (401, "invalid_client")),
            (vec![("authorization", "Bearer x")], vec![], (401, "invalid_client")),
            (vec![("authorization", basic.as_str())], vec![("client_secret", secret)], (400, "invalid_request")),
            (vec![("authorization", basic.as_str())], vec![("client_id", "other")], (400, "invalid_request")),
            (vec![], vec![("client_id", open.id.as_str()), ("client_secret", "anything")], (401, "invalid_client")),
        ] {
            let mut all = vec![("grant_type", "refresh_token"), ("refresh_token", "x")];
            all.extend(form.clone());
            let mut sent = vec![kind];
            sent.extend(headers.clone());
            let seen = browser.send("POST", "/oauth2/token", &sent, encode(&all));
            assert_eq!(error(&seen), (expected.0, expected.1.to_owned()), "{headers:?} {form:?}");
            assert_eq!(seen.headers["cache-control"], "no-store");
            assert_eq!(seen.headers.contains_key("www-authenticate"), expected.0 == 401);
        }
        // In the form, and without a secret.
        let code = program.sign_in(&mut browser, &[]);
        let form = [
            ("grant_type", "authorization_code"),
            ("code", &*code),
            ("redirect_uri", CALLBACK),
            ("code_verifier", VERIFIER),
            ("client_id", id),
            ("client_secret", secret),
        ];
        assert_eq!(browser.send("POST", "/oauth2/token", &[kind], encode(&form)).status, 200);
        let code = open.sign_in(&mut browser, &[]);
        let form = [("grant_type", "authorization_code"), ("code", &*code), ("redirect_uri", CALLBACK), ("code_verifier", VERIFIER), ("client_id", &open.id)];
        assert_eq!(browser.send("POST", "/oauth2/token", &[kind, ("origin", "https://rp.example")], encode(&form)).status, 200);
        // What is no form says nothing, and what is too large is not read.
        let seen = browser.send("POST", "/oauth2/token", &[("content-type", "application/json")], "{}");
        assert_eq!(error(&seen), (401, "invalid_client".to_owned()));
        assert_eq!(browser.send("POST", "/oauth2/token", &[kind], "x".repeat(64 * 1024 + 1)).status, 413);
    }
}

#[test]
fn refresh_tokens_rotate_and_a_second_use_ends_everything() {
    for house in houses() {
        let (program, other) = (house.program("Reading Room"), house.program("Other"));
        let (_, mut browser) = house.person("Li");
        let first = program.tokens(&mut browser, &[]);
        let beside = program.tokens(&mut browser, &[]);
        let one = first["refresh_token"].as_str().unwrap().to_owned();
        assert_eq!(error(&other.refresh(&mut browser, &one)), (400, "invalid_grant".to_owned()), "another program changes nothing");
        let second = json(&program.refresh(&mut browser, &one));
        let two = second["refresh_token"].as_str().unwrap().to_owned();
        assert_ne!(one, two);
        let narrow = program.token(&mut browser, &[("grant_type", "refresh_token"), ("refresh_token", &two), ("scope", "openid")]);
        assert_eq!(json(&narrow)["scope"], "openid");
        let known = json(&bearer(&mut browser, "/oauth2/userinfo", json(&narrow)["access_token"].as_str().unwrap()));
        assert!(known.get("email").is_none());
        let three = json(&narrow)["refresh_token"].as_str().unwrap().to_owned();
        let wide = [("grant_type", "refresh_token"), ("refresh_token", &*three), ("scope", "openid phone")];
        assert_eq!(error(&program.token(&mut browser, &wide)), (400, "invalid_scope".to_owned()), "more than was allowed; the token is not used up");
        let last = json(&program.refresh(&mut browser, &three));
        assert_eq!(last["scope"], "openid profile email", "{}: the grant is as wide as it was", house.engine());
        // Whoever stole the first one, or the program itself: one of both is not who it says.
        assert_eq!(error(&program.refresh(&mut browser, &one)), (400, "invalid_grant".to_owned()));
        for token in [&two, &three, last["refresh_token"].as_str().unwrap()] {
            assert_eq!(error(&program.refresh(&mut browser, token)), (400, "invalid_grant".to_owned()));
        }
        for tokens in [&first, &last] {
            assert_eq!(bearer(&mut browser, "/oauth2/userinfo", tokens["access_token"].as_str().unwrap()).status, 401);
        }
        assert_eq!(house.actions().iter().filter(|action| *action == "token.reused").count(), 1, "noted once");
        assert_eq!(bearer(&mut browser, "/oauth2/userinfo", beside["access_token"].as_str().unwrap()).status, 200, "another sign-in goes on");
        // A refresh token that is not used lasts thirty days.
        let token = beside["refresh_token"].as_str().unwrap();
        house.clock.advance(30 * DAY - 1);
        let next = json(&program.refresh(&mut browser, token))["refresh_token"].as_str().unwrap().to_owned();
        house.clock.advance(30 * DAY);
        assert_eq!(error(&program.refresh(&mut browser, &next)), (400, "invalid_grant".to_owned()));
        house.room.sweep().unwrap();
        assert_eq!(house.number("SELECT COUNT(*) FROM sso_grant") + house.number("SELECT COUNT(*) FROM sso_refresh"), 0);
    }
}

#[test]
fn programs_work_on_their_own_behalf_within_their_scopes() {
    for house in houses() {
        let made = house.create("Robot", sso::ClientKind::Lrs, |_| ());
        let program = Program { id: made.client.id.to_string(), secret: made.secret.unwrap() };
        let made = house.create("Poor", sso::ClientKind::Api, |profile| profile.scopes = sso::Scopes::of(&["other"]));
        let poor = Program { id: made.client.id.to_string(), secret: made.secret.unwrap() };
        let mut browser = house.browser();
        let ask = |browser: &mut portal::testing::Browser, program: &Program, scope: &str| {
            let mut form = vec![("grant_type", "client_credentials")];
            form.extend((!scope.is_empty()).then_some(("scope", scope)));
            program.token(browser, &form)
        };
        let tokens = json(&ask(&mut browser, &program, ""));
        assert_eq!(
            (&tokens["scope"], &tokens["expires_in"]),
            (&json!("all all/read statements/write statements/read statements/read/mine state define profile"), &json!(3600))
        );
        assert!(tokens.get("refresh_token").is_none() && tokens.get("id_token").is_none());
        let token = tokens["access_token"].as_str().unwrap().to_owned();
        assert_eq!(bearer(&mut browser, "/api/v1/statements", &token).status, 200);
        let narrow = json(&ask(&mut browser, &program, "statements/write"))["access_token"].as_str().unwrap().to_owned();
        assert_eq!(bearer(&mut browser, "/api/v1/statements", &narrow).status, 403);
        let foreign = json(&ask(&mut browser, &poor, ""))["access_token"].as_str().unwrap().to_owned();
        assert_eq!(bearer(&mut browser, "/api/v1/statements", &foreign).status, 403);
        for scope in ["statements/read everything", "openid", "\""] {
            assert_eq!(error(&ask(&mut browser, &program, scope)), (400, "invalid_scope".to_owned()), "{scope}");
        }
        assert_eq!(bearer(&mut browser, "/oauth2/userinfo", &token).status, 403, "there is no person behind it");
        let who = house.room.basic(&program.id, &program.secret).unwrap().unwrap();
        assert!(who.has_scope(&["statements/write"]) && matches!(who.actor, kernel::Actor::Client(_)));
        assert!(house.room.basic(&program.id, "x").unwrap().is_none() && house.room.basic("x", "x").unwrap().is_none());
        house.clock.advance(3600 * SECOND - 1);
        assert_eq!(bearer(&mut browser, "/api/v1/statements", &token).status, 200);
        house.clock.advance(1);
        assert_eq!(bearer(&mut browser, "/api/v1/statements", &token).status, 401);
    }
}

#[test]
fn tokens_can_be_asked_about_and_given_back() {
    for house in houses() {
        let (program, other) = (house.program("Reading Room"), house.program("Other"));
        let made = house.create("Guard", sso::ClientKind::Api, |profile| profile.scopes = sso::Scopes::of(&["introspect"]));
        let guard = Program { id: made.client.id.to_string(), secret: made.secret.unwrap() };
        let (_, mut browser) = house.person("Li");
        let tokens = program.tokens(&mut browser, &[]);
        let (access, refresh) = (tokens["access_token"].as_str().unwrap(), tokens["refresh_token"].as_str().unwrap());
        let send = |browser: &mut portal::testing::Browser, path: &str, program: &Program, token: &str| {
            let headers = [("authorization", &*program.basic()), ("content-type", "application/x-www-form-urlencoded")];
            browser.send("POST", path, &headers, encode(&[("token", token)]))
        };
        let mut about = |program: &Program, token: &str| json(&send(&mut browser, "/oauth2/introspect", program, token));
        let said = about(&program, access);
        let subject = claims(tokens["id_token"].as_str().unwrap())["sub"].clone();
        assert_eq!(
            (&said["active"], &said["sub"], &said["client_id"], &said["scope"]),
            (&json!(true), &subject, &json!(program.id), &json!("openid profile email"))
        );
        assert_eq!(about(&guard, access)["sub"], subject);
        assert_eq!(about(&other, access), json!({ "active": false }), "a token of another");
        assert_eq!(about(&program, refresh)["active"], true);
        assert_eq!(about(&other, refresh), json!({ "active": false }));
        for token in ["", "x", "xta_x", "xtr_x"] {
            assert_ne!(about(&program, token)["active"], true);
        }
        assert_eq!(send(&mut browser, "/oauth2/revoke", &other, access).status, 200, "nothing is told");
        assert_eq!(bearer(&mut browser, "/oauth2/userinfo", access).status, 200);
        assert_eq!(send(&mut browser, "/oauth2/revoke", &program, access).status, 200);
        assert_eq!(bearer(&mut browser, "/oauth2/userinfo", access).status, 401);
        let again = json(&program.refresh(&mut browser, refresh));
        let access = again["access_token"].as_str().unwrap();
        assert_eq!(bearer(&mut browser, "/oauth2/userinfo", access).status, 200, "one access token was revoked, not the grant");
        assert_eq!(send(&mut browser, "/oauth2/revoke", &other, again["refresh_token"].as_str().unwrap()).status, 200);
        assert_eq!(bearer(&mut browser, "/oauth2/userinfo", access).status, 200);
        assert_eq!(send(&mut browser, "/oauth2/revoke", &program, again["refresh_token"].as_str().unwrap()).status, 200);
        assert_eq!(bearer(&mut browser, "/oauth2/userinfo", access).status, 401, "a refresh token takes everything with it");
        for path in ["/oauth2/introspect", "/oauth2/revoke"] {
            assert_eq!(browser.send("POST", path, &[], "token=x").status, 401, "{path}");
        }
    }
}

#[test]
fn userinfo_says_how_to_come_back() {
    for house in houses() {
        let program = house.program("Reading Room");
        let (_, mut browser) = house.person("Li");
        let token = program.tokens(&mut browser, &[])["access_token"].as_str().unwrap().to_owned();
        let kind = ("content-type", "application/x-www-form-urlencoded");
        assert_eq!(browser.send("POST", "/oauth2/userinfo", &[kind], encode(&[("access_token", &token)])).status, 200);
        let auth = format!("bearer {token}");
        assert_eq!(browser.send("POST", "/oauth2/userinfo", &[("authorization", &auth)], "").status, 200);
        assert_eq!(browser.send("POST", "/oauth2/userinfo", &[kind, ("authorization", &auth)], encode(&[("access_token", &token)])).status, 400);
        assert_eq!(browser.get(&format!("/oauth2/userinfo?access_token={token}")).status, 401, "never in an address");
        let none = browser.get("/oauth2/userinfo");
        assert_eq!((none.status, none.headers["www-authenticate"].as_str()), (401, "Bearer realm=\"xingtan\""));
        let wrong = bearer(&mut browser, "/oauth2/userinfo", "x");
        assert!(wrong.headers["www-authenticate"].contains("error=\"invalid_token\""));
        assert_eq!(wrong.headers["access-control-allow-origin"], "*");
        house.clock.advance(600 * SECOND);
        assert_eq!(bearer(&mut browser, "/oauth2/userinfo", &token).status, 401, "an access token lasts ten minutes");
    }
}
