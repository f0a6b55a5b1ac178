//! Signing out: by the program's wish, and what the programs learn of it.

use kernel::Clock;
use kernel::time::SECOND;
use serde_json::json;
use sso::courier::Trust;

use crate::house::*;

const OUT: &str = "https://rp.example/out";

#[test]
fn a_program_that_shows_who_it_means_signs_them_out_without_a_question() {
    for house in houses() {
        let program = house.program("Reading Room");
        let (_, mut browser) = house.person("Li");
        let tokens = program.tokens(&mut browser, &[]);
        let hint = tokens["id_token"].as_str().unwrap();
        house.clock.advance(3600 * SECOND); // the ID token is over, which does not matter here
        let address = format!("/oauth2/logout?{}", encode(&[("id_token_hint", hint), ("post_logout_redirect_uri", AFTER), ("state", "s&t")]));
        let seen = browser.get(&address);
        assert_eq!((seen.status, seen.location.as_str()), (303, "https://rp.example/bye?state=s%26t"), "{}", seen.text);
        assert!(!browser.cookies.contains_key("xt"));
        assert_eq!(program.refresh(&mut browser, tokens["refresh_token"].as_str().unwrap()).status, 400, "what ends with the session has ended");
        assert_eq!(house.number("SELECT COUNT(*) FROM sso_session"), 0);
        // A second time nobody is signed in: the way on is still the program's.
        assert_eq!(browser.get(&address).location, "https://rp.example/bye?state=s%26t");
    }
}

#[test]
fn without_proof_the_person_is_asked() {
    for house in houses() {
        let (program, other) = (house.program("Reading Room"), house.program("Other"));
        let (person, mut browser) = house.person("Li");
        let (_, mut elsewhere) = house.person("Han");
        let tokens = program.tokens(&mut browser, &[]);
        let theirs = program.tokens(&mut elsewhere, &[]);
        let own = tokens["id_token"].as_str().unwrap().to_owned();
        let (message, _) = own.rsplit_once('.').unwrap();
        let cut = format!("{message}.");
        for said in [
            vec![],
            vec![("client_id", program.id.as_str()), ("post_logout_redirect_uri", AFTER)],
            vec![("id_token_hint", theirs["id_token"].as_str().unwrap()), ("post_logout_redirect_uri", AFTER)],
            vec![("id_token_hint", cut.as_str()), ("post_logout_redirect_uri", AFTER)],
            vec![("id_token_hint", "x"), ("post_logout_redirect_uri", AFTER)],
            vec![("id_token_hint", own.as_str()), ("client_id", other.id.as_str()), ("post_logout_redirect_uri", AFTER)],
            vec![("id_token_hint", own.as_str()), ("state", "a"), ("state", "b")],
            vec![("post_logout_redirect_uri", "https://evil.example/")],
        ] {
            let seen = browser.get(&format!("/oauth2/logout?{}", encode(&said)));
            assert_eq!((seen.status, seen.location.as_str()), (200, ""), "{said:?}");
            assert!(seen.text.contains("/oauth2/logout/confirm") && !seen.text.contains("https://evil.example"), "{said:?}: {}", seen.text);
            assert!(browser.cookies.contains_key("xt"), "{said:?}");
        }
        // The person says yes; the way on is checked again.
        let form = [("client_id", program.id.as_str()), ("post_logout_redirect_uri", AFTER), ("state", "x")];
        assert_eq!(browser.post("/oauth2/logout/confirm", &form).location, "https://rp.example/bye?state=x");
        assert!(!browser.cookies.contains_key("xt"));
        house.sign_in(person, &mut browser);
        let form = [("client_id", program.id.as_str()), ("post_logout_redirect_uri", "https://evil.example/")];
        let seen = browser.post("/oauth2/logout/confirm", &form);
        assert_eq!((seen.status, seen.location.as_str()), (200, ""));
        // Another site cannot say yes.
        house.sign_in(person, &mut browser);
        assert_eq!(browser.send("POST", "/oauth2/logout/confirm", &[("sec-fetch-site", "cross-site")], "").status, 403);
        let posted =
            browser.send("POST", "/oauth2/logout", &[("sec-fetch-site", "cross-site"), ("content-type", "application/x-www-form-urlencoded")], "state=x");
        assert_eq!((posted.status, posted.location.as_str()), (303, "/oauth2/logout?state=x"));
    }
}

#[test]
fn programs_that_want_to_hear_of_it_are_told_once() {
    for house in houses() {
        let hears = house.program_with("Hears", |profile| profile.backchannel_uri = OUT.to_owned());
        let deaf = house.program("Deaf");
        let (person, mut browser) = house.person("Li");
        let (_, mut other) = house.person("Han");
        let tokens = hears.tokens(&mut browser, &[]);
        let offline = hears.tokens(&mut browser, &[("scope", "openid offline_access")]);
        deaf.tokens(&mut browser, &[]);
        hears.tokens(&mut other, &[]);
        let id = claims(tokens["id_token"].as_str().unwrap());
        assert_eq!(house.room.notice_ended().unwrap() + house.room.deliver().unwrap(), 0);
        // The session ends somewhere else: by signing out, by suspension, by the operator.
        let session = browser.cookies["xt"].parse().unwrap();
        house.people.ended.lock().unwrap().insert(session);
        assert_eq!(house.room.notice_ended().unwrap(), 1);
        assert_eq!(house.room.notice_ended().unwrap(), 0);
        assert_eq!(house.room.deliver().unwrap(), 1);
        assert_eq!(house.room.deliver().unwrap(), 0);
        let sent = std::mem::take(&mut *house.post.sent.lock().unwrap());
        let [(address, token, Trust::Operator)] = sent.as_slice() else { panic!("{sent:?}") };
        let said = claims(token);
        assert_eq!(address, OUT);
        assert_eq!((&header(token)["typ"], &header(token)["alg"]), (&json!("logout+jwt"), &json!("ES256")));
        assert_eq!((&said["iss"], &said["aud"], &said["sub"], &said["sid"]), (&json!(ISSUER), &json!(hears.id), &id["sub"], &id["sid"]));
        assert_eq!(said["events"], json!({ "http://schemas.openid.net/event/backchannel-logout": {} }));
        assert!(said["jti"].is_string() && said.get("nonce").is_none() && said["exp"].as_i64().unwrap() - said["iat"].as_i64().unwrap() == 120);
        // A notice is no ID token, and an ID token is no notice.
        assert_eq!(browser.get(&format!("/oauth2/logout?{}", encode(&[("id_token_hint", token), ("post_logout_redirect_uri", AFTER)]))).location, "");
        assert_eq!(hears.refresh(&mut browser, tokens["refresh_token"].as_str().unwrap()).status, 400);
        assert_eq!(bearer(&mut browser, "/oauth2/userinfo", tokens["access_token"].as_str().unwrap()).status, 401);
        assert_eq!(hears.refresh(&mut browser, offline["refresh_token"].as_str().unwrap()).status, 200, "what was allowed for longer goes on");
        // Told directly it is the same, and ends in the same transaction.
        let session = house.sign_in(person, &mut browser);
        hears.sign_in(&mut browser, &[]);
        house.room.sessions_ended(&[session, session]).unwrap();
        assert_eq!(house.room.deliver().unwrap(), 1);
    }
}

#[test]
fn notices_are_tried_again_later_each_time_and_given_up_in_the_end() {
    for house in houses() {
        let program = house.program_with("Hears", |profile| profile.backchannel_uri = OUT.to_owned());
        let (_, mut browser) = house.person("Li");
        program.tokens(&mut browser, &[]);
        let session = browser.cookies["xt"].parse().unwrap();
        for (number, answer) in [Err("nobody is there".to_owned()), Ok(500), Ok(302), Ok(404), Ok(503), Ok(429), Ok(500), Ok(500)].into_iter().enumerate() {
            *house.post.answer.lock().unwrap() = Some(answer);
            if number == 0 {
                house.room.sessions_ended(&[session]).unwrap();
            }
            assert_eq!(house.room.deliver().unwrap(), 1, "try {number}");
            let wait = (2 * SECOND) << number;
            house.clock.advance(wait - 1);
            assert_eq!(house.room.deliver().unwrap(), 0, "not before {wait}");
            house.clock.advance(1);
        }
        assert_eq!(house.room.deliver().unwrap(), 0, "given up");
        let all = house.post.sent.lock().unwrap().clone();
        assert_eq!(all.len(), 8);
        let names: std::collections::HashSet<String> = all.iter().map(|(_, token, _)| claims(token)["jti"].to_string()).collect();
        assert_eq!(names.len(), 8, "each try has a name of its own");
        assert!(claims(&all[7].1)["iat"].as_i64().unwrap() <= house.clock.now().0 / SECOND);
        // A program that understands and does not want it is not asked again.
        let (_, mut browser) = house.person("Han");
        program.tokens(&mut browser, &[]);
        *house.post.answer.lock().unwrap() = Some(Ok(400));
        house.room.sessions_ended(&[browser.cookies["xt"].parse().unwrap()]).unwrap();
        assert_eq!(house.room.deliver().unwrap(), 1);
        house.clock.advance(3600 * SECOND);
        assert_eq!(house.room.deliver().unwrap(), 0);
        // Many at once are delivered in parts.
        *house.post.answer.lock().unwrap() = None;
        let sessions: Vec<kernel::Id> = (0..u64::from(sso::DELIVERIES_AT_ONCE_MAX) + 1)
            .map(|number| {
                let (_, mut browser) = house.person(&format!("P{number}"));
                program.sign_in(&mut browser, &[]);
                browser.cookies["xt"].parse().unwrap()
            })
            .collect();
        house.room.sessions_ended(&sessions).unwrap();
        assert_eq!(house.room.deliver().unwrap(), sso::DELIVERIES_AT_ONCE_MAX as usize);
        assert_eq!(house.room.deliver().unwrap(), 1);
    }
}

#[test]
fn whoever_proves_again_who_they_are_stays_signed_in_elsewhere() {
    for house in houses() {
        let program = house.program_with("Hears", |profile| profile.backchannel_uri = OUT.to_owned());
        let (person, mut browser) = house.person("Li");
        let tokens = program.tokens(&mut browser, &[]);
        let former: kernel::Id = browser.cookies["xt"].parse().unwrap();
        let new = house.sign_in(person, &mut browser);
        let rename = |session: &mut platform::Session<'_>| house.room.session_continues(session, person, former, new);
        house.test.database.write::<_, platform::DatabaseError>(rename).unwrap();
        house.people.ended.lock().unwrap().insert(former);
        assert_eq!(house.room.notice_ended().unwrap() + house.room.deliver().unwrap(), 0);
        let again = program.refresh(&mut browser, tokens["refresh_token"].as_str().unwrap());
        assert_eq!(again.status, 200, "{}: {}", house.engine(), again.text);
        house.people.ended.lock().unwrap().insert(new);
        assert_eq!(house.room.notice_ended().unwrap() + house.room.deliver().unwrap(), 2);
    }
}
