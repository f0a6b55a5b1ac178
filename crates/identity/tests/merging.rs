//! Making one account of two, at the HTTP boundary, on both engines.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "support of tests: what fails must fail the test")]

mod house;

use house::{GOOD, House, houses};
use identity::model::contact::CONTACTS_MAX;
use identity::model::session::FRESH;
use kernel::fact::Verb;
use kernel::time::SECOND;
use kernel::{Clock, Id};
use platform::DatabaseError;
use portal::testing::{Browser, Seen};

fn sign_up(house: &House, name: &str, age: &str) -> (Id, Browser) {
    let mut browser = house.browser();
    let seen = browser.post("/sign-up", &[("username", name), ("password", GOOD), ("age", age)]);
    assert_eq!(seen.status, 303, "{}", seen.text);
    (house.room.account(name).unwrap().person, browser)
}

/// Begins in the account that is signed in, and signs in to the other one.
fn go_over(browser: &mut Browser, other: &str) {
    let seen = browser.post("/me/merge/begin", &[]);
    assert_eq!((seen.status, seen.location.as_str()), (303, "/me/merge"));
    assert!(browser.get("/me/merge").text.contains("/sign-in?again=yes"), "on to the other account");
    let seen = browser.post("/sign-in", &[("username", other), ("password", GOOD), ("back", "/me/merge")]);
    assert_eq!((seen.status, seen.location.as_str()), (303, "/me/merge"), "{}", seen.text);
}

fn confirm(browser: &mut Browser) -> Seen {
    browser.post("/me/merge", &[("sure", "yes")])
}

fn execute(house: &House, sql: &str, values: &[platform::Value<'_>]) {
    house.test.database.write::<_, DatabaseError>(|session| session.execute(sql, values)).unwrap();
}

fn add_contact(house: &House, person: Id, value: &str, verified: bool) {
    let sql = "INSERT INTO contact (id, person_id, kind, value, created_at, verified_at) VALUES ($1, $2, 'email', $3, 0, $4)";
    let at = verified.then(|| house.clock.now());
    execute(house, sql, &[house.services.new_id().into(), person.into(), value.into(), at.into()]);
}

#[test]
fn the_owner_of_both_makes_one_of_them() {
    for house in houses() {
        let (goes, mut elsewhere) = sign_up(&house, "second", "adult");
        let (stays, mut browser) = sign_up(&house, "first", "adult");
        add_contact(&house, goes, "second@example.org", true);
        add_contact(&house, goes, "unproven@example.org", false);
        add_contact(&house, stays, "second@example.org", false);
        go_over(&mut browser, "second");
        let page = browser.get("/me/merge").text;
        assert!(page.contains("first") && page.contains("second") && page.contains("name=\"sure\""), "{page}");
        assert_eq!(browser.post("/me/merge", &[]).status, 422, "it is confirmed in words");
        assert_eq!(house.count("account"), 2, "nothing happened yet");
        let seen = confirm(&mut browser);
        assert_eq!((seen.status, seen.location.as_str()), (303, "/me/security?saved=yes"), "{}", seen.text);
        assert!(browser.get("/me/settings").text.contains("first") && !browser.cookies.contains_key("merge"), "in the one that stays");
        assert_eq!(elsewhere.get("/me/settings").status, 401, "{}: the other one is signed out everywhere", house.engine());
        assert_eq!(house.browser().post("/sign-in", &[("username", "second"), ("password", GOOD)]).status, 422, "and lets nobody in");
        assert!(house.room.account("second").is_err());
        let merged: Vec<_> = house.facts().into_iter().filter(|fact| fact.verb == Verb::Merged).collect();
        assert_eq!((merged.len(), merged[0].actor, merged[0].object.id), (1, goes, stays), "every room is told once");
        assert_eq!(house.count("contact"), 1);
        assert_eq!(house.browser().post("/sign-in", &[("username", "second@example.org"), ("password", GOOD)]).status, 303, "the address went over");
        assert_eq!(house.count("person"), 1);
        let sought = platform::audit::Sought::default();
        let entries = house.test.database.read::<_, DatabaseError>(|session| platform::audit::entries(session, &sought, 50)).unwrap();
        let about: Vec<_> = entries.iter().filter(|entry| entry.action == "account.merged").map(|entry| entry.object).collect();
        assert!(about.len() == 2 && about.contains(&Some(goes)) && about.contains(&Some(stays)), "both have it in their audit log");
        assert_eq!(confirm(&mut browser).status, 422, "once");
    }
}

#[test]
fn both_are_proven_afresh_in_the_same_browser() {
    for house in houses() {
        let (_, mut second) = sign_up(&house, "second", "adult");
        let (_, mut browser) = sign_up(&house, "first", "adult");
        house.clock.advance(FRESH);
        assert!(browser.post("/me/merge/begin", &[]).location.starts_with("/sign-in?again=yes"), "{}: the one that stays", house.engine());
        browser.post("/sign-in", &[("username", "first"), ("password", GOOD)]);
        assert_eq!(browser.post("/me/merge/begin", &[]).location, "/me/merge");
        assert_eq!(confirm(&mut browser).status, 409, "nobody signed in to another account yet");
        // Another browser, signed in to the other account for long, has nothing that was begun; given it, its proof is stale.
        assert_eq!(confirm(&mut second).location, "/sign-in?again=yes&back=/me/merge");
        second.post("/sign-in", &[("username", "second"), ("password", GOOD)]);
        assert_eq!(confirm(&mut second).status, 422, "nothing was begun here");
        let page = second.get("/me/merge").text;
        assert!(page.contains("/me/merge/begin") && !page.contains("first"), "and nothing is said of others");
        // Too late.
        go_over(&mut browser, "second");
        house.clock.advance(600 * SECOND);
        assert_eq!(confirm(&mut browser).status, 422, "ten minutes");
        assert_eq!(house.count("account"), 2);
        // Stopped.
        go_over(&mut browser, "first");
        assert_eq!(browser.post("/me/merge/stop", &[]).location, "/me/settings");
        assert_eq!(confirm(&mut browser).status, 422);
        // Signed out: whoever sits here next does not go on with it.
        browser.post("/sign-in", &[("username", "first"), ("password", GOOD)]);
        assert_eq!(browser.post("/me/merge/begin", &[]).location, "/me/merge");
        let begun = browser.cookies["merge"].clone();
        assert_eq!(browser.post("/sign-out", &[]).status, 303);
        assert!(!browser.cookies.contains_key("merge"));
        browser.cookies.insert("merge".to_owned(), begun);
        browser.post("/sign-in", &[("username", "second"), ("password", GOOD)]);
        assert_eq!(confirm(&mut browser).status, 422, "nor with its cookie");
        // Suspended meanwhile, on either side.
        for name in ["first", "second"] {
            let mut browser = house.browser();
            browser.post("/sign-in", &[("username", "first"), ("password", GOOD)]);
            go_over(&mut browser, "second");
            house.room.suspend(name, true).unwrap();
            assert!(matches!(confirm(&mut browser).status, 401 | 422), "{name} is suspended");
            house.room.suspend(name, false).unwrap();
        }
        assert_eq!(house.count("account"), 2);
    }
}

#[test]
fn a_second_factor_of_the_other_account_is_asked_for() {
    for house in houses() {
        let (_, mut second) = sign_up(&house, "second", "adult");
        let begun = second.post("/me/security/app", &[]).text;
        let secret = begun.split_once("<code>").unwrap().1.split_once("</code>").unwrap().0;
        let totp = totp_rs::Builder::new().with_secret(totp_rs::Secret::try_from_base32(secret).unwrap()).build().unwrap();
        let code = || totp.generate(u64::try_from(house.clock.now().0 / SECOND).unwrap()).to_string();
        assert_eq!(second.post("/me/security/app/confirm", &[("code", &code())]).status, 200);
        let (stays, mut browser) = sign_up(&house, "first", "adult");
        browser.post("/me/merge/begin", &[]);
        let seen = browser.post("/sign-in", &[("username", "second"), ("password", GOOD), ("back", "/me/merge")]);
        assert_eq!(seen.status, 200, "the second step");
        assert_eq!(confirm(&mut browser).status, 409, "{}: a password alone proves nothing here", house.engine());
        let form = seen.text.split_once("name=\"step\" value=\"").unwrap().1;
        let step = form.split_once('"').unwrap().0.to_owned();
        house.clock.advance(31 * SECOND);
        assert_eq!(browser.post("/sign-in/second", &[("step", &step), ("code", &code()), ("back", "/me/merge")]).location, "/me/merge");
        assert_eq!(confirm(&mut browser).status, 303);
        assert_eq!((house.count("totp"), house.count("recovery_code"), house.room.account("first").unwrap().person), (0, 0, stays));
    }
}

#[test]
fn minors_and_their_guardians_stay_two_people() {
    for house in houses() {
        let try_merging = |stays: &str, goes: &str| {
            let mut browser = house.browser();
            assert_eq!(browser.post("/sign-in", &[("username", stays), ("password", GOOD)]).status, 303);
            go_over(&mut browser, goes);
            let page = browser.get("/me/merge").text;
            let status = confirm(&mut browser).status;
            assert_eq!(status == 409, !page.contains("name=\"sure\""), "the page says so before: {stays} {goes}");
            status
        };
        let (youth, _) = sign_up(&house, "youth", "youth");
        sign_up(&house, "youth2", "youth");
        let (parent, _) = sign_up(&house, "parent", "adult");
        sign_up(&house, "adult2", "adult");
        let (quiet, _) = sign_up(&house, "quiet", "");
        house.room.link_guardian(youth, parent).unwrap();
        for (stays, goes) in [("parent", "youth"), ("youth", "parent"), ("adult2", "youth"), ("youth", "adult2")] {
            assert_eq!(try_merging(stays, goes), 409, "{}: {goes} into {stays}", house.engine());
        }
        // Who says no age and guards a child is no minor.
        let (other, _) = sign_up(&house, "other", "youth");
        house.room.link_guardian(other, quiet).unwrap();
        assert_eq!((try_merging("quiet", "youth"), try_merging("youth", "quiet")), (409, 409));
        // A child does not decide by itself, whoever it would become.
        let mut child = house.browser();
        child.post("/sign-up", &[("username", "child"), ("password", GOOD), ("age", "child")]);
        let child_id = house.room.account("child").unwrap().person;
        house.room.link_guardian(child_id, parent).unwrap();
        for (stays, goes) in [("child", "parent"), ("parent", "child"), ("child", "youth2"), ("quiet", "child")] {
            assert_eq!(try_merging(stays, goes), 409, "{goes} into {stays}");
        }
        assert_eq!(house.facts().iter().filter(|fact| fact.verb == Verb::Merged).count(), 0);
        // Two accounts of one minor: the guardian goes on deciding.
        let before = house.count("consent");
        assert_eq!(try_merging("youth2", "youth"), 303);
        let stays = house.room.account("youth2").unwrap().person;
        assert!(house.room.is_guardian_of(parent, stays).unwrap(), "{}", house.engine());
        assert_eq!(house.count("consent"), before, "what was consented to stays on record");
        let open = "SELECT COUNT(*) FROM consent WHERE person_id = $1 AND withdrawn_at IS NULL";
        assert_eq!(house.test.database.read::<_, DatabaseError>(|session| session.number(open, &[stays.into()])).unwrap(), 0, "the guardian decides anew");
        // Two accounts of one guardian: both children stay theirs.
        assert_eq!(try_merging("adult2", "parent"), 303);
        let guardian = house.room.account("adult2").unwrap().person;
        assert!(house.room.is_guardian_of(guardian, child_id).unwrap() && house.room.is_guardian_of(guardian, stays).unwrap());
    }
}

#[test]
fn accounts_of_the_demonstration_and_too_much_together_are_refused() {
    for house in houses() {
        let (one, mut browser) = sign_up(&house, "first", "adult");
        let (two, _) = sign_up(&house, "second", "adult");
        for number in 0..CONTACTS_MAX {
            add_contact(&house, one, &format!("n{number}@example.org"), true);
        }
        go_over(&mut browser, "second");
        add_contact(&house, two, "more@example.org", false);
        assert!(browser.get("/me/merge").text.contains("name=\"sure\""), "what is not proven does not count");
        execute(&house, "UPDATE contact SET verified_at = 1 WHERE person_id = $1", &[two.into()]);
        assert_eq!(confirm(&mut browser).status, 409, "{}", house.engine());
        assert_eq!(house.count("contact"), i64::try_from(CONTACTS_MAX).unwrap() + 1);
        execute(&house, "DELETE FROM contact WHERE person_id = $1", &[two.into()]);
        execute(&house, "UPDATE account SET demo = TRUE WHERE person_id = $1", &[two.into()]);
        assert_eq!(confirm(&mut browser).status, 409);
        execute(&house, "UPDATE account SET demo = FALSE WHERE person_id = $1", &[two.into()]);
        assert_eq!(confirm(&mut browser).status, 303);
        // The same account twice.
        browser.post("/me/merge/begin", &[]);
        browser.post("/sign-in", &[("username", "first"), ("password", GOOD)]);
        assert_eq!(confirm(&mut browser).status, 409);
    }
}
