//! Children, their guardians and what was consented to, at the HTTP boundary, on both engines.

mod house;

use house::{GOOD, houses};
use kernel::time::{DAY, SECOND};
use portal::testing::Browser;

fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    text.split_once(before).and_then(|(_, rest)| rest.split_once(after)).map_or("", |(found, _)| found)
}

fn sign_up_child(browser: &mut Browser, name: &str) -> String {
    let seen = browser.post("/sign-up", &[("username", name), ("password", GOOD), ("age", "child")]);
    assert_eq!(seen.status, 200, "{}", seen.text);
    assert!(!browser.cookies.contains_key("xt"), "nobody is in");
    between(&seen.text, "role=\"status\">", "</p>").to_owned()
}

#[test]
fn a_child_comes_in_once_a_guardian_consents() {
    for house in houses() {
        let mut child = house.browser();
        let first = sign_up_child(&mut child, "xiaoyu");
        let again = child.post("/sign-in", &[("username", "xiaoyu"), ("password", GOOD)]);
        assert_eq!(again.status, 200);
        let code = between(&again.text, "role=\"status\">", "</p>").to_owned();
        assert_ne!(code, first, "a new code each time");

        let mut guardian = house.browser();
        house.sign_up_with(&mut guardian, "parent");
        assert_eq!(guardian.post("/guardian", &[("code", &first)]).status, 422, "the new code replaced the old one");
        house.clock.advance(SECOND);
        let shown = guardian.post("/guardian", &[("code", &code)]);
        assert!(shown.status == 200 && shown.text.contains("xiaoyu"), "{}: {}", house.engine(), shown.text);
        assert_eq!(guardian.post("/guardian", &[("code", &code), ("accept", "yes"), ("purpose", "statistics")]).status, 303);
        assert_eq!(child.post("/sign-in", &[("username", "xiaoyu"), ("password", GOOD)]).status, 200, "not for learning yet");

        let page = guardian.get("/guardian").text;
        let person = between(&page, "name=\"person\" value=\"", "\"").to_owned();
        assert_eq!(guardian.post("/me/privacy", &[("person", &person), ("purpose", "learning"), ("give", "yes")]).status, 303);
        assert_eq!(child.post("/sign-in", &[("username", "xiaoyu"), ("password", GOOD)]).status, 303, "{}", house.engine());
        let own = child.get("/me/privacy").text;
        assert!(own.contains("parent") && !own.contains("value=\"learning\""), "the child sees and does not decide: {own}");
        assert_eq!(child.post("/me/privacy", &[("person", &person), ("purpose", "school"), ("give", "yes")]).status, 404);

        assert_eq!(guardian.post("/me/privacy", &[("person", &person), ("purpose", "learning")]).status, 303);
        assert_eq!(child.get("/me/settings").status, 401, "withdrawn: signed out at once");
        assert!(guardian.get("/guardian").text.contains("撤回"));
        assert_eq!(house.number("SELECT COUNT(*) FROM consent WHERE withdrawn_at IS NOT NULL"), 1, "what was withdrawn stays on record");
    }
}

#[test]
fn nobody_decides_for_a_child_who_was_not_invited() {
    for house in houses() {
        let mut child = house.browser();
        let code = sign_up_child(&mut child, "xiaoyu");
        let person = house.room.accounts("", 10).unwrap().remove(0).person.to_string();
        let mut stranger = house.browser();
        house.sign_up_with(&mut stranger, "stranger");
        assert_eq!(stranger.post("/me/privacy", &[("person", &person), ("purpose", "learning"), ("give", "yes")]).status, 404, "{}", house.engine());
        let mut minor = house.browser();
        assert_eq!(minor.post("/sign-up", &[("username", "brother"), ("password", GOOD), ("age", "youth")]).status, 303);
        assert_eq!(minor.post("/guardian", &[("code", &code), ("accept", "yes"), ("purpose", "learning")]).status, 403, "a minor is no guardian");
        let mut guesses = Vec::new();
        for guess in 0..15 {
            guesses.push(stranger.post("/guardian", &[("code", &format!("aaaa-bbbb-cccc-{guess:04}"))]).status);
        }
        assert!(guesses.contains(&429), "{guesses:?}");
        house.clock.advance(31 * DAY);
        let mut stranger = house.browser();
        assert_eq!(stranger.post("/sign-in", &[("username", "stranger"), ("password", GOOD)]).status, 303);
        assert_eq!(stranger.post("/guardian", &[("code", &code), ("accept", "yes"), ("purpose", "learning")]).status, 422, "over");
    }
}

#[test]
fn grown_people_decide_for_themselves() {
    for house in houses() {
        let mut browser = house.browser();
        assert_eq!(browser.post("/sign-up", &[("username", "xiaoman"), ("password", GOOD), ("age", "adult")]).status, 303);
        let person = between(&browser.get("/me/privacy").text, "name=\"person\" value=\"", "\"").to_owned();
        assert_eq!(browser.post("/me/privacy", &[("person", &person), ("purpose", "statistics"), ("give", "yes")]).status, 303);
        assert_eq!(browser.post("/me/privacy", &[("person", &person), ("purpose", "statistics"), ("give", "yes")]).status, 303);
        assert_eq!(house.count("consent"), 1, "{}: once", house.engine());
        assert_eq!(browser.post("/me/privacy", &[("person", &person), ("purpose", "statistics")]).status, 303);
        assert_eq!(browser.get("/me/settings").status, 200);
        house.clock.advance(SECOND);
        assert_eq!(browser.post("/me/delete", &[("password", GOOD), ("sure", "yes")]).status, 303);
        let left = ["account", "contact", "totp", "recovery_code", "passkey", "ceremony", "guardianship", "consent", "session", "person"];
        assert_eq!(left.map(|table| house.count(table)), [0; 10], "{}", house.engine());
    }
}
