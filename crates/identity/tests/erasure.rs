//! An erasure that happens after a delay, and is taken back before, at the HTTP boundary, on both engines.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "support of tests: what fails must fail the test")]

mod house;

use house::{GOOD, House, OTHER, houses};
use identity::{ERASURE_DAYS_MAX, Terms};
use kernel::fact::Verb;
use kernel::time::{DAY, SECOND};
use portal::testing::Browser;

fn delayed(days: u32) -> Vec<House> {
    houses()
        .into_iter()
        .map(|mut house| {
            house.room = house.room.with_terms(Terms { erasure_days: days, ..Terms::default() });
            house
        })
        .collect()
}

fn sign_up(house: &House, name: &str, age: &str) -> Browser {
    let mut browser = house.browser();
    let seen = browser.post("/sign-up", &[("username", name), ("password", GOOD), ("age", age)]);
    assert!(matches!(seen.status, 200 | 303), "{}", seen.text);
    browser
}

fn erased(house: &House) -> usize {
    house.facts().iter().filter(|fact| fact.verb == Verb::Erased).count()
}

fn actions(house: &House) -> Vec<String> {
    let sought = platform::audit::Sought::default();
    let entries = house.test.database.read::<_, platform::DatabaseError>(|session| platform::audit::entries(session, &sought, 500)).unwrap();
    entries.into_iter().rev().map(|entry| entry.action).collect()
}

#[test]
fn an_account_goes_after_the_delay_and_not_before() {
    for house in delayed(7) {
        let mut browser = sign_up(&house, "xiaoman", "adult");
        let mut elsewhere = house.browser();
        elsewhere.post("/sign-in", &[("username", "xiaoman"), ("password", GOOD)]);
        assert!(browser.get("/me/delete").text.contains("7 天"), "what will happen is said before");
        assert_eq!(browser.post("/me/delete", &[("password", OTHER), ("sure", "yes")]).status, 422);
        let seen = browser.post("/me/delete", &[("password", GOOD), ("sure", "yes")]);
        assert_eq!((seen.status, seen.location.as_str()), (303, "/me/delete?done=later"));
        assert!(browser.get("/me/delete?done=later").text.contains("7 天"));
        assert_eq!((browser.get("/me/settings").status, elsewhere.get("/me/settings").status), (401, 401), "{}: signed out everywhere at once", house.engine());
        house.clock.advance(7 * DAY - SECOND);
        house.room.sweep().unwrap();
        assert_eq!((house.count("account"), erased(&house)), (1, 0), "not a second too early");
        house.clock.advance(SECOND);
        house.room.sweep().unwrap();
        assert_eq!((house.count("account"), house.count("person"), erased(&house)), (0, 0, 1), "{}", house.engine());
        assert_eq!(house.browser().post("/sign-in", &[("username", "xiaoman"), ("password", GOOD)]).status, 422);
        assert!(actions(&house).contains(&"account.erasure-asked".to_owned()));
    }
}

#[test]
fn signing_in_before_takes_it_back() {
    for house in delayed(7) {
        let mut browser = sign_up(&house, "xiaoman", "adult");
        browser.post("/me/delete", &[("password", GOOD), ("sure", "yes")]);
        house.clock.advance(6 * DAY);
        assert_eq!(house.browser().post("/sign-in", &[("username", "xiaoman"), ("password", OTHER)]).status, 422, "a wrong password takes nothing back");
        let seen = browser.post("/sign-in", &[("username", "xiaoman"), ("password", GOOD), ("back", "/library")]);
        assert_eq!(seen.location, "/me/privacy?kept=yes", "{}: and it is said", house.engine());
        assert!(browser.get("/me/privacy?kept=yes").text.contains("删除已撤销"));
        house.clock.advance(30 * DAY);
        house.room.sweep().unwrap();
        assert_eq!((house.count("account"), erased(&house)), (1, 0));
        assert!(actions(&house).contains(&"account.erasure-cancelled".to_owned()));
        let seen = house.browser().post("/sign-in", &[("username", "xiaoman"), ("password", GOOD), ("back", "/library")]);
        assert_eq!(seen.location, "/library", "once");
    }
}

#[test]
fn guests_go_at_once_and_so_does_everybody_without_a_delay() {
    for house in delayed(7) {
        let mut guest = house.browser();
        house.make_guest(&mut guest);
        assert_eq!(guest.post("/me/delete", &[("sure", "yes")]).location, "/me/delete?done=yes");
        assert_eq!((house.count("person"), erased(&house)), (0, 1), "{}", house.engine());
    }
    for house in delayed(0) {
        let mut browser = sign_up(&house, "xiaoman", "adult");
        assert_eq!(browser.post("/me/delete", &[("password", GOOD), ("sure", "yes")]).location, "/me/delete?done=yes");
        assert_eq!(house.count("account"), 0);
    }
    for house in delayed(ERASURE_DAYS_MAX + 1) {
        let mut browser = sign_up(&house, "xiaoman", "adult");
        browser.post("/me/delete", &[("password", GOOD), ("sure", "yes")]);
        house.clock.advance(i64::from(ERASURE_DAYS_MAX) * DAY);
        house.room.sweep().unwrap();
        assert_eq!(house.count("account"), 0, "a delay is not longer than the longest");
    }
}

#[test]
fn a_guardian_has_a_childs_account_erased_and_may_think_again() {
    for house in delayed(7) {
        let mut guardian = sign_up(&house, "parent", "adult");
        let mut child = sign_up(&house, "child", "child");
        let mut youth = sign_up(&house, "youth", "youth");
        let id = |name: &str| house.room.account(name).unwrap().person;
        let (parent_id, child_id, youth_id) = (id("parent"), id("child"), id("youth"));
        house.room.link_guardian(child_id, parent_id).unwrap();
        house.room.link_guardian(youth_id, parent_id).unwrap();
        assert_eq!(child.post("/sign-in", &[("username", "child"), ("password", GOOD)]).status, 303);
        let (child_text, youth_text) = (child_id.to_string(), youth_id.to_string());
        let page = guardian.get("/guardian").text;
        assert_eq!(page.matches("action=\"/guardian/erase\"").count(), 1, "for the child only: from 14 on they decide themselves");
        assert_eq!(guardian.post("/guardian/erase", &[("person", &youth_text), ("sure", "yes")]).status, 404);
        let mut stranger = sign_up(&house, "stranger", "adult");
        assert_eq!(stranger.post("/guardian/erase", &[("person", &child_text), ("sure", "yes")]).status, 404);
        assert_eq!(youth.post("/guardian/erase", &[("person", &youth_text), ("sure", "yes")]).status, 404);
        assert_eq!(guardian.post("/guardian/erase", &[("person", &child_text)]).status, 422, "it is confirmed");
        assert_eq!(guardian.post("/guardian/erase", &[("person", &child_text), ("sure", "yes")]).status, 303);
        assert_eq!(child.get("/me/settings").status, 401, "{}: closed at once", house.engine());
        child = house.browser();
        let seen = child.post("/sign-in", &[("username", "child"), ("password", GOOD)]);
        assert!(seen.status == 200 && !child.cookies.contains_key("xt"), "the child does not take it back");
        assert_eq!(stranger.post("/guardian/keep", &[("person", &child_text)]).status, 404);
        // Thinking again keeps the account; it opens when they consent anew.
        assert!(guardian.get("/guardian").text.contains("/guardian/keep"));
        assert_eq!(guardian.post("/guardian/keep", &[("person", &child_text)]).status, 303);
        assert_eq!(guardian.post("/guardian/keep", &[("person", &child_text)]).status, 404, "once");
        house.clock.advance(8 * DAY);
        house.room.sweep().unwrap();
        assert_eq!(erased(&house), 0);
        let mut guardian = house.browser();
        guardian.post("/sign-in", &[("username", "parent"), ("password", GOOD)]);
        guardian.post("/me/privacy", &[("person", &child_text), ("purpose", "learning"), ("give", "yes")]);
        assert_eq!(child.post("/sign-in", &[("username", "child"), ("password", GOOD)]).status, 303);
        // And the second time it happens.
        assert_eq!(guardian.post("/guardian/erase", &[("person", &child_text), ("sure", "yes")]).status, 303);
        house.clock.advance(7 * DAY);
        house.room.sweep().unwrap();
        assert!(erased(&house) == 1 && house.room.account("child").is_err(), "{}", house.engine());
        assert!(house.room.account("parent").is_ok());
        // Who proved nothing lately is asked to.
        guardian.post("/sign-in", &[("username", "parent"), ("password", GOOD)]);
        house.clock.advance(identity::model::session::FRESH);
        assert!(guardian.post("/guardian/erase", &[("person", &youth_text), ("sure", "yes")]).location.starts_with("/sign-in?again"));
    }
}
