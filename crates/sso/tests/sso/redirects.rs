//! An answer goes to an address of the program, to the letter, or nowhere.

use crate::house::*;

/// Addresses that look like `https://rp.example/cb` and are not it.
const NEAR_MISSES: [&str; 41] = [
    "",
    "https://rp.example/cb/",
    "https://rp.example/cb?",
    "https://rp.example/cb#",
    "https://rp.example/cb#x",
    "https://rp.example/cb?x=1",
    "https://rp.example/cb%20",
    "https://rp.example/cb ",
    " https://rp.example/cb",
    "https://rp.example/cb\t",
    "https://rp.example/cb\n",
    "https://rp.example/cb\0",
    "https://rp.example/CB",
    "https://rp.example/c%62",
    "https://rp.example/cb/.",
    "https://rp.example/./cb",
    "https://rp.example/x/../cb",
    "https://rp.example/x/%2e%2e/cb",
    "https://rp.example//cb",
    "https://rp.example/cb;x",
    "https://rp.example/cb\\",
    "https://rp.example\\cb",
    "https://rp.example/cb,https://evil.example/",
    "https://rp.example:443/cb",
    "https://rp.example:8443/cb",
    "https://rp.example./cb",
    "https://RP.example/cb",
    "https://www.rp.example/cb",
    "https://rp.example.evil.example/cb",
    "https://rp.exampleevil.example/cb",
    "https://evil.example/cb?https://rp.example/cb",
    "https://evil.example/https://rp.example/cb",
    "https://evil.example#https://rp.example/cb",
    "https://evil.example#@rp.example/cb",
    "https://rp.example@evil.example/cb",
    "https://user@rp.example/cb",
    "https://rp.example:x@evil.example/cb",
    "http://rp.example/cb",
    "HTTPS://rp.example/cb",
    "//rp.example/cb",
    "javascript:alert(1)//https://rp.example/cb",
];

/// Addresses that look like `http://127.0.0.1:9123/cb`, which native programs use; the port may not vary either.
const NEAR_LOOPBACK: [&str; 9] = [
    "http://127.0.0.1/cb",
    "http://127.0.0.1:9124/cb",
    "http://127.0.0.1:09123/cb",
    "http://127.0.0.2:9123/cb",
    "http://127.1:9123/cb",
    "http://2130706433:9123/cb",
    "http://localhost:9123/cb",
    "http://[::1]:9123/cb",
    "https://127.0.0.1:9123/cb",
];

#[test]
fn near_misses_are_refused_before_and_after_signing_in() {
    for house in houses() {
        let program = house.program("Reading Room");
        let native = house.program_with("Native", |profile| profile.redirect_uris = vec!["http://127.0.0.1:9123/cb".to_owned()]);
        let (_, mut member) = house.person("Li");
        let mut stranger = house.browser();
        let all = NEAR_MISSES.iter().map(|address| (&program, *address)).chain(NEAR_LOOPBACK.iter().map(|address| (&native, *address)));
        let mut cells = 0;
        for (program, address) in all {
            for browser in [&mut member, &mut stranger] {
                let seen = browser.get(&program.address(&[("redirect_uri", address)]));
                assert_eq!((seen.status, seen.location.as_str()), (400, ""), "{}: {address:?}", house.engine());
                assert!(!seen.headers.contains_key("refresh") && !seen.text.contains("https://evil.example"), "{address:?}");
                cells += 1;
            }
            let form = encode(&[
                ("client_id", &program.id),
                ("client_secret", &program.secret),
                ("redirect_uri", address),
                ("response_type", "code"),
                ("scope", "openid"),
                ("code_challenge", CHALLENGE),
                ("code_challenge_method", "S256"),
            ]);
            let pushed = stranger.send("POST", "/oauth2/par", &[("content-type", "application/x-www-form-urlencoded")], form);
            assert_eq!(pushed.status, 400, "{address:?} pushed: {}", pushed.text);
        }
        assert!(cells >= 60);
        assert_eq!(house.number("SELECT COUNT(*) FROM sso_request"), 0, "nothing waits");
        let exact = member.get(&native.address(&[("redirect_uri", "http://127.0.0.1:9123/cb")]));
        assert!(exact.location.starts_with("/oauth2/consent"), "{}", exact.text);
    }
}

#[test]
fn a_code_is_redeemed_with_the_address_it_was_sent_to() {
    for house in houses() {
        let program = house.program_with("Reading Room", |profile| profile.redirect_uris.push("https://rp.example/other".to_owned()));
        let (_, mut browser) = house.person("Li");
        for address in NEAR_MISSES.into_iter().chain(["https://rp.example/other"]) {
            let code = program.sign_in(&mut browser, &[]);
            let form = [("grant_type", "authorization_code"), ("code", &*code), ("redirect_uri", address), ("code_verifier", VERIFIER)];
            let seen = program.token(&mut browser, &form);
            // A zero character in a form is refused before anybody looks at the code.
            let expected = if address.contains('\0') { "invalid_request" } else { "invalid_grant" };
            assert_eq!((seen.status, json(&seen)["error"].as_str().unwrap()), (400, expected), "{address:?}");
            assert_eq!(program.exchange(&mut browser, &code).status, 200, "the right one still works: {address:?}");
        }
    }
}

#[test]
fn after_signing_out_people_go_to_a_registered_address_or_stay() {
    for house in houses() {
        let program = house.program("Reading Room");
        for address in NEAR_MISSES.iter().map(|address| address.replace("/cb", "/bye")) {
            let (_, mut browser) = house.person("Li");
            let tokens = program.tokens(&mut browser, &[]);
            let hint = tokens["id_token"].as_str().unwrap();
            let seen = browser.get(&format!("/oauth2/logout?{}", encode(&[("id_token_hint", hint), ("post_logout_redirect_uri", &address)])));
            assert_eq!((seen.status, seen.location.as_str()), (200, ""), "{address:?}");
        }
    }
}
