//! What a request may say, and what it may not.

use kernel::time::SECOND;

use sso::model::request::{NONCE_LENGTH_MAX, STATE_LENGTH_MAX};

use crate::house::*;

/// The error, what is changed, and what is added to the address as it stands.
type Wrong<'a> = (&'a str, Vec<(&'a str, &'a str)>, &'a str);

#[test]
fn what_is_wrong_with_a_request_is_told_to_the_program_in_its_words() {
    let long = "x".repeat(STATE_LENGTH_MAX + 1);
    let longer = "n".repeat(NONCE_LENGTH_MAX + 1);
    let wrong: Vec<Wrong<'_>> = vec![
        // PKCE: no downgrade, no half of it.
        ("invalid_request", vec![("code_challenge", ""), ("code_challenge_method", "")], ""),
        ("invalid_request", vec![("code_challenge", "")], ""),
        ("invalid_request", vec![("code_challenge_method", "")], ""),
        ("invalid_request", vec![("code_challenge_method", "plain")], ""),
        ("invalid_request", vec![("code_challenge_method", "PLAIN")], ""),
        ("invalid_request", vec![("code_challenge_method", "s256")], ""),
        ("invalid_request", vec![("code_challenge_method", "S512")], ""),
        ("invalid_request", vec![("code_challenge_method", "S256 plain")], ""),
        ("invalid_request", vec![("code_challenge_method", "plain"), ("code_challenge", VERIFIER)], ""),
        ("invalid_request", vec![("code_challenge", "short")], ""),
        ("invalid_request", vec![("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM=")], ""),
        ("invalid_request", vec![("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM")], ""),
        ("invalid_request", vec![], "&code_challenge_method=plain"),
        ("invalid_request", vec![], "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"),
        // Twice is once too often.
        ("invalid_request", vec![], "&state=st"),
        ("invalid_request", vec![], "&state=other"),
        ("invalid_request", vec![], "&nonce=no"),
        ("invalid_request", vec![], "&nonce=other"),
        ("invalid_request", vec![], "&nonce="),
        ("invalid_request", vec![], "&scope=openid"),
        ("invalid_request", vec![], "&response_type=code"),
        ("invalid_request", vec![], "&prompt=login&prompt=none"),
        ("invalid_request", vec![], "&unknown=1&unknown=2"),
        ("invalid_request", vec![("state", &long)], ""),
        ("invalid_request", vec![("nonce", &longer)], ""),
        // Other flows.
        ("unsupported_response_type", vec![("response_type", "token")], ""),
        ("unsupported_response_type", vec![("response_type", "id_token")], ""),
        ("unsupported_response_type", vec![("response_type", "code id_token")], ""),
        ("unsupported_response_type", vec![("response_type", "none")], ""),
        ("unsupported_response_type", vec![("response_type", "CODE")], ""),
        ("invalid_request", vec![("response_type", "")], ""),
        ("invalid_request", vec![("response_mode", "web_message")], ""),
        // Objects.
        ("request_not_supported", vec![("request", "eyJhbGciOiJub25lIn0.e30.")], ""),
        ("request_uri_not_supported", vec![("request_uri", "https://rp.example/request.jwt")], ""),
        ("registration_not_supported", vec![("registration", "{}")], ""),
        // Scopes, prompt, age.
        ("invalid_scope", vec![("scope", "")], ""),
        ("invalid_scope", vec![("scope", "profile")], ""),
        ("invalid_scope", vec![("scope", "OpenID")], ""),
        ("invalid_scope", vec![("scope", "openid \"")], ""),
        ("invalid_request", vec![("prompt", "none login")], ""),
        ("invalid_request", vec![("prompt", "sometimes")], ""),
        ("invalid_request", vec![("max_age", "-1")], ""),
        ("invalid_request", vec![("max_age", "1.5")], ""),
        ("invalid_request", vec![("max_age", "soon")], ""),
        ("invalid_request", vec![("max_age", "99999999999999999999")], ""),
    ];
    for house in houses() {
        let program = house.program("Reading Room");
        let (_, mut browser) = house.person("Li");
        for (error, changes, more) in &wrong {
            let seen = browser.get(&format!("{}{more}", program.address(changes)));
            let said = said(&seen.location);
            assert!(seen.location.starts_with(&format!("{CALLBACK}?error=")), "{changes:?} {more}: {} {}", seen.status, seen.location);
            assert_eq!((said["error"].as_str(), said["iss"].as_str()), (*error, ISSUER), "{changes:?} {more}");
            let doubled = more.contains("state=") || changes.iter().any(|(name, _)| *name == "state");
            assert_eq!(said.get("state").map(String::as_str), (!doubled).then_some("st"), "{changes:?} {more}");
            assert!(!said.contains_key("code"));
        }
        assert_eq!(house.number("SELECT COUNT(*) FROM sso_grant"), 0);
    }
}

#[test]
fn what_cannot_be_answered_to_a_program_stays_here() {
    for house in houses() {
        let program = house.program("Reading Room");
        let api = house.create("Robot", sso::ClientKind::Api, |_| ()).client.id.to_string();
        let (_, mut browser) = house.person("Li");
        for address in [
            "/oauth2/authorize".to_owned(),
            program.address(&[("client_id", "")]),
            program.address(&[("client_id", "x")]),
            program.address(&[("client_id", "00000000000000000000000000")]),
            program.address(&[("client_id", &api)]),
            format!("{}&client_id={}", program.address(&[]), program.id),
            format!("{}&redirect_uri=https%3A%2F%2Frp.example%2Fcb", program.address(&[])),
            format!("{}&redirect_uri=https%3A%2F%2Fevil.example%2F", program.address(&[])),
            program.address(&[("request_uri", "urn:ietf:params:oauth:request_uri:unknown")]),
            "/oauth2/consent?request=unknown".to_owned(),
            "/oauth2/consent".to_owned(),
        ] {
            let seen = browser.get(&address);
            assert_eq!((seen.status, seen.location.as_str()), (400, ""), "{address}");
        }
    }
}

#[test]
fn state_and_nonce_are_the_programs_own_business() {
    for house in houses() {
        let program = house.program("Reading Room");
        let (_, mut browser) = house.person("Li");
        let seen = allow(&mut browser, &program.address(&[("state", ""), ("nonce", "")]));
        let said_now = said(&seen.location);
        assert!(said_now.contains_key("code") && !said_now.contains_key("state"));
        let tokens = json(&program.exchange(&mut browser, &said_now["code"]));
        assert!(claims(tokens["id_token"].as_str().unwrap()).get("nonce").is_none());
        let odd = "a b&c=d#?/%25+\u{676f}";
        let seen = allow(&mut browser, &program.address(&[("state", odd), ("nonce", odd)]));
        assert_eq!(said(&seen.location)["state"], odd);
        let tokens = json(&program.exchange(&mut browser, &said(&seen.location)["code"]));
        assert_eq!(claims(tokens["id_token"].as_str().unwrap())["nonce"], odd);
        let most = ("s".repeat(STATE_LENGTH_MAX), "n".repeat(NONCE_LENGTH_MAX));
        let seen = allow(&mut browser, &program.address(&[("state", &most.0), ("nonce", &most.1)]));
        assert_eq!(said(&seen.location)["state"], most.0);
    }
}

#[test]
fn prompt_and_max_age_decide_what_somebody_is_asked() {
    for house in houses() {
        let program = house.program("Reading Room");
        let mut stranger = house.browser();
        assert_eq!(said(&stranger.get(&program.address(&[("prompt", "none")])).location)["error"], "login_required");
        let seen = stranger.get(&program.address(&[]));
        assert!(seen.location.starts_with("/sign-in?back=%2Foauth2%2Fconsent%3Frequest%3D"), "{}", seen.location);
        assert!(seen.location.len() < 120);
        assert!(stranger.get(&program.address(&[("ui_locales", "fr en")])).location.ends_with("&lang=en"));

        let (person, mut browser) = house.person("Li");
        assert_eq!(said(&browser.get(&program.address(&[("prompt", "none")])).location)["error"], "consent_required");
        program.sign_in(&mut browser, &[]);
        // Remembered: no page any more, except where it is asked for or more is wanted.
        assert!(said(&browser.get(&program.address(&[])).location).contains_key("code"));
        assert!(said(&browser.get(&program.address(&[("prompt", "none")])).location).contains_key("code"));
        for changes in [[("prompt", "consent")], [("prompt", "select_account")], [("scope", "openid profile email phone")]] {
            assert!(browser.get(&program.address(&changes)).location.starts_with("/oauth2/consent"), "{changes:?}");
        }
        assert_eq!(said(&browser.get(&program.address(&[("prompt", "none"), ("scope", "openid phone")])).location)["error"], "consent_required");

        house.clock.advance(100 * SECOND);
        assert!(said(&browser.get(&program.address(&[("max_age", "100")])).location).contains_key("code"));
        assert_eq!(said(&browser.get(&program.address(&[("max_age", "99"), ("prompt", "none")])).location)["error"], "login_required");
        for changes in [[("prompt", "login")], [("max_age", "99")], [("max_age", "0")]] {
            let seen = browser.get(&program.address(&changes));
            let page = browser.get(&seen.location);
            assert!(page.text.contains("action=\"/oauth2/switch\""), "{changes:?}: {}", page.text);
            // Whoever signs in anew is done: what they allowed is remembered.
            let request = said(&seen.location)["request"].clone();
            let out = browser.post("/oauth2/switch", &[("request", &request)]);
            assert!(out.location.starts_with("/sign-in?back="), "{}", out.location);
            house.sign_in(person, &mut browser);
            let done = browser.get(&format!("/oauth2/consent?request={request}"));
            let code = said(&done.location)["code"].clone();
            let tokens = json(&program.exchange(&mut browser, &code));
            let id = claims(tokens["id_token"].as_str().unwrap());
            assert_eq!(id["auth_time"], id["iat"], "{changes:?}");
            house.clock.advance(100 * SECOND);
        }
    }
}

#[test]
fn answers_come_in_the_way_that_is_asked_for() {
    for house in houses() {
        let program = house.program_with("Reading Room", |profile| profile.redirect_uris.push("https://rp.example/cb?fixed=1".to_owned()));
        let (_, mut browser) = house.person("Li");
        let seen = allow(&mut browser, &program.address(&[("response_mode", "fragment")]));
        assert!(seen.location.starts_with(&format!("{CALLBACK}#code=")), "{}", seen.location);
        let seen = allow(&mut browser, &program.address(&[("redirect_uri", "https://rp.example/cb?fixed=1")]));
        assert!(seen.location.starts_with("https://rp.example/cb?fixed=1&code="), "{}", seen.location);
        let seen = browser.get(&program.address(&[("response_mode", "form_post"), ("state", "\"><script>")]));
        assert_eq!((seen.status, seen.location.as_str()), (200, ""));
        assert!(seen.text.contains("action=\"https://rp.example/cb\"") && seen.text.contains("name=\"code\"") && !seen.text.contains("\"><script>"));
        assert!(seen.headers["content-security-policy"].contains("form-action https://rp.example;"));
        assert_eq!(browser.get("/oauth2/form-post.js").status, 200);
        // After the form of the sign-in page a browser is led on by a page; a program that is no browser is redirected.
        let waiting = browser.another().get(&program.address(&[])).location;
        let request = waiting.split("request%3D").nth(1).unwrap().to_owned();
        let page = browser.send("GET", &format!("/oauth2/consent?request={request}"), &[("sec-fetch-mode", "navigate")], "");
        assert_eq!(page.status, 200);
        assert!(page.headers["refresh"].starts_with("0;url=https://rp.example/cb?code="), "{:?}", page.headers);
    }
}

#[test]
fn a_request_in_a_form_and_a_pushed_one_come_to_the_same_page() {
    for house in houses() {
        let program = house.program("Reading Room");
        let pushing = house.program_with("Careful", |profile| profile.must_push = true);
        let (_, mut browser) = house.person("Li");
        let form = |program: &Program| program.address(&[]).split_once('?').unwrap().1.to_owned();
        let kind = ("content-type", "application/x-www-form-urlencoded");
        let seen = browser.send("POST", "/oauth2/authorize", &[kind, ("origin", "https://rp.example"), ("sec-fetch-site", "cross-site")], form(&program));
        assert!(seen.status == 303 && seen.location.starts_with("/oauth2/consent?request="), "{} {}", seen.status, seen.text);
        assert_eq!(browser.get(&seen.location).status, 200);

        assert_eq!(said(&browser.get(&pushing.address(&[])).location)["error"], "invalid_request");
        let push = |browser: &mut portal::testing::Browser, program: &Program, more: &str| {
            browser.send("POST", "/oauth2/par", &[kind, ("authorization", &program.basic())], format!("{}{more}", form(program)))
        };
        let pushed = push(&mut browser, &pushing, "");
        assert_eq!(pushed.status, 201, "{}", pushed.text);
        let address = json(&pushed)["request_uri"].as_str().unwrap().to_owned();
        assert_eq!(json(&pushed)["expires_in"], 90);
        let with = |program: &Program| format!("/oauth2/authorize?{}", encode(&[("client_id", &program.id), ("request_uri", &address)]));
        assert_eq!(browser.get(&with(&program)).status, 400, "another program cannot use it");
        // What stands beside it in the address changes nothing.
        let seen = browser.get(&format!("{}&redirect_uri=https%3A%2F%2Fevil.example%2F&scope=openid%20phone&state=other", with(&pushing)));
        assert!(seen.location.starts_with("/oauth2/consent"), "{}", seen.text);
        let done = allow(&mut browser, &with(&pushing));
        assert_eq!(done.status, 400, "it is used once");
        let page = browser.get(&seen.location);
        assert!(!page.text.contains("name=\"scope\" value=\"phone\""));

        let pushed = push(&mut browser, &pushing, "");
        let address = json(&pushed)["request_uri"].as_str().unwrap().to_owned();
        house.clock.advance(90 * SECOND);
        assert_eq!(browser.get(&format!("/oauth2/authorize?{}", encode(&[("client_id", &pushing.id), ("request_uri", &address)]))).status, 400, "it is over");
        for (more, error) in [("&request_uri=urn:x", "invalid_request"), ("&state=st", "invalid_request"), ("&request=x", "request_not_supported")] {
            let seen = push(&mut browser, &pushing, more);
            assert_eq!((seen.status, json(&seen)["error"].as_str().unwrap()), (400, error), "{more}");
        }
        assert_eq!(browser.send("POST", "/oauth2/par", &[kind], form(&pushing)).status, 401);
    }
}

#[test]
fn a_kept_request_is_decided_once_and_waits_half_an_hour() {
    for house in houses() {
        let program = house.program("Reading Room");
        let (_, mut browser) = house.person("Li");
        let waiting = browser.get(&program.address(&[])).location;
        let request = said(&waiting)["request"].clone();
        let denied = browser.post("/oauth2/consent", &[("request", &request), ("decision", "deny")]);
        assert_eq!(said(&denied.location)["error"], "access_denied");
        assert_eq!(browser.post("/oauth2/consent", &[("request", &request), ("decision", "allow")]).status, 400);
        assert_eq!(house.number("SELECT COUNT(*) FROM sso_consent"), 0);

        let waiting = browser.get(&program.address(&[])).location;
        house.clock.advance(1800 * SECOND - 1);
        assert_eq!(browser.get(&waiting).status, 200);
        house.clock.advance(1);
        assert_eq!(browser.get(&waiting).status, 400);
        assert!(house.room.sweep().unwrap() >= 1);
        assert_eq!(house.number("SELECT COUNT(*) FROM sso_request"), 0);

        // The form must come from our own page: another site cannot say yes for somebody.
        let waiting = browser.get(&program.address(&[])).location;
        let form = encode(&[("request", &said(&waiting)["request"]), ("decision", "allow")]);
        for headers in [vec![("sec-fetch-site", "cross-site")], vec![("origin", "https://evil.example")], vec![]] {
            assert_eq!(browser.send("POST", "/oauth2/consent", &headers, form.clone()).status, 403);
        }
    }
}
