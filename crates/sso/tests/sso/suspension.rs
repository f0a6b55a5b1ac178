//! A suspension holds at once, on every path.

use serde_json::Value;

use crate::house::*;

/// Everything that a program can do with what it was given; each name with its status.
fn paths(browser: &mut portal::testing::Browser, program: &Program, tokens: &Value, code: &str) -> Vec<(&'static str, u16)> {
    let text = |name: &str| tokens[name].as_str().unwrap().to_owned();
    let active = {
        let headers = [("authorization", &*program.basic()), ("content-type", "application/x-www-form-urlencoded")];
        let seen = browser.send("POST", "/oauth2/introspect", &headers, encode(&[("token", &text("access_token"))]));
        if seen.status == 200 && json(&seen)["active"] == true { 200 } else { 401 }
    };
    vec![
        ("userinfo", bearer(browser, "/oauth2/userinfo", &text("access_token")).status),
        ("introspection", active),
        ("the code", program.exchange(browser, code).status),
        ("the refresh token", program.refresh(browser, &text("refresh_token")).status),
    ]
}

#[test]
fn a_suspended_person_is_suspended_everywhere_at_once() {
    for house in houses() {
        let program = house.program("Reading Room");
        let (person, mut browser) = house.person("Li");
        let tokens = program.tokens(&mut browser, &[]);
        let offline = program.tokens(&mut browser, &[("scope", "openid offline_access")]);
        let code = program.sign_in(&mut browser, &[]);
        house.suspend(person, true);
        // Not a moment passes.
        for (name, status) in paths(&mut browser, &program, &tokens, &code) {
            assert!(status == 400 || status == 401, "{}: {name}: {status}", house.engine());
        }
        assert_eq!(program.refresh(&mut browser, offline["refresh_token"].as_str().unwrap()).status, 400);
        assert_eq!(bearer(&mut browser, "/oauth2/userinfo", offline["access_token"].as_str().unwrap()).status, 401);
        house.suspend(person, false);
        // A suspension used nothing up: whoever is let in again goes on.
        for (name, status) in paths(&mut browser, &program, &tokens, &code) {
            assert_eq!(status, 200, "{}: {name}", house.engine());
        }
    }
}

#[test]
fn a_suspended_program_is_suspended_everywhere_at_once() {
    for house in houses() {
        let program = house.program("Reading Room");
        let made = house.create("Robot", sso::ClientKind::Lrs, |_| ());
        let robot = Program { id: made.client.id.to_string(), secret: made.secret.unwrap() };
        let (_, mut browser) = house.person("Li");
        let tokens = program.tokens(&mut browser, &[]);
        let code = program.sign_in(&mut browser, &[]);
        let working = json(&robot.token(&mut browser, &[("grant_type", "client_credentials")]))["access_token"].as_str().unwrap().to_owned();
        let waiting = browser.get(&program.address(&[("prompt", "consent")])).location;
        for client in [&program, &robot] {
            house.room.suspend_client(kernel::Actor::System, client.id.parse().unwrap(), true).unwrap();
        }
        for (name, status) in paths(&mut browser, &program, &tokens, &code) {
            assert_eq!(status, 401, "{}: {name}", house.engine());
        }
        assert_eq!(bearer(&mut browser, "/api/v1/statements", &working).status, 401);
        assert_eq!(robot.token(&mut browser, &[("grant_type", "client_credentials")]).status, 401);
        assert!(house.room.basic(&robot.id, &robot.secret).unwrap().is_none());
        for address in [program.address(&[]), program.address(&[("prompt", "none")]), waiting] {
            let seen = browser.get(&address);
            assert_eq!((seen.status, seen.location.as_str()), (403, ""), "{address}");
        }
        let push = browser.send("POST", "/oauth2/par", &[("authorization", &program.basic())], "x=y");
        assert_eq!(push.status, 401);
        // Another process suspends and resumes: the same, because nothing of it is kept in memory.
        house.restarted().suspend_client(kernel::Actor::System, robot.id.parse().unwrap(), false).unwrap();
        assert_eq!(bearer(&mut browser, "/api/v1/statements", &working).status, 200);
        house.restarted().remove_client(kernel::Actor::System, robot.id.parse().unwrap()).unwrap();
        assert_eq!(bearer(&mut browser, "/api/v1/statements", &working).status, 401);
        assert_eq!(robot.token(&mut browser, &[("grant_type", "client_credentials")]).status, 401);
    }
}

#[test]
fn what_a_person_takes_back_is_taken_back_at_once() {
    for house in houses() {
        let program = house.program("Reading Room");
        let (_, mut browser) = house.person("Li");
        let (_, mut other) = house.person("Han");
        let theirs = program.tokens(&mut other, &[]);
        let tokens = program.tokens(&mut browser, &[]);
        let code = program.sign_in(&mut browser, &[]);
        assert_eq!(browser.post("/me/applications/revoke", &[("program", &program.id)]).status, 303);
        for (name, status) in paths(&mut browser, &program, &tokens, &code) {
            assert!(status == 400 || status == 401, "{}: {name}: {status}", house.engine());
        }
        assert_eq!(browser.post("/me/applications/revoke", &[("program", &program.id)]).status, 404, "twice changes nothing");
        assert_eq!(bearer(&mut other, "/oauth2/userinfo", theirs["access_token"].as_str().unwrap()).status, 200, "of another, nothing is taken");
        assert!(browser.get(&program.address(&[])).location.starts_with("/oauth2/consent"), "and it is asked again");
        assert_eq!(house.actions().last().unwrap(), "consent.withdrawn");
    }
}

#[test]
fn a_program_that_may_less_gets_less_at_once() {
    for house in houses() {
        let program = house.program("Reading Room");
        let (_, mut browser) = house.person("Li");
        let (_, mut operator) = house.operator();
        let tokens = program.tokens(&mut browser, &[]);
        let form = [("name", "Reading Room"), ("redirect_uris", CALLBACK), ("scope", "profile"), ("algorithm", "ES256")];
        assert_eq!(operator.post(&format!("/admin/applications/{}", program.id), &form).status, 303);
        let known = json(&bearer(&mut browser, "/oauth2/userinfo", tokens["access_token"].as_str().unwrap()));
        assert!(known.get("name").is_some() && known.get("email").is_none());
        assert_eq!(json(&program.refresh(&mut browser, tokens["refresh_token"].as_str().unwrap()))["scope"], "openid profile");
    }
}
