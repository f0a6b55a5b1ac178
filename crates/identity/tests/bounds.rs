//! What happens at the bounds of this room.
#![allow(clippy::unwrap_used, reason = "support of tests: what fails must fail the test")]

mod house;

use house::{GOOD, House, houses};
use identity::ROUND_MAX;
use identity::model::code::{PASSKEY_NAME_LENGTH_MAX, PASSKEYS_MAX};
use identity::model::consent::{CHILDREN_MAX, GUARDIANS_MAX};
use identity::model::contact::CONTACTS_MAX;
use kernel::time::SECOND;
use platform::{DatabaseError, Value};
use portal::testing::Browser;

fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    text.split_once(before).and_then(|(_, rest)| rest.split_once(after)).map_or("", |(found, _)| found)
}

#[test]
fn contacts_are_bounded() {
    for house in houses() {
        let mut browser = house.browser();
        house.sign_up_with(&mut browser, "xiaoman");
        for number in 0..CONTACTS_MAX {
            house.clock.advance(61 * SECOND);
            assert_eq!(browser.post("/me/security/contacts", &[("address", &format!("a{number}@example.org"))]).status, 200, "{number}");
        }
        house.clock.advance(61 * SECOND);
        let refused = browser.post("/me/security/contacts", &[("address", "one.more@example.org")]);
        assert!(refused.status == 409 && refused.text.contains("one.more@example.org"), "{}: {}", house.engine(), refused.status);
        assert_eq!(house.count("contact"), i64::try_from(CONTACTS_MAX).unwrap());
    }
}

#[test]
fn passkeys_are_bounded() {
    for house in houses() {
        let mut browser = house.browser();
        let person = house.sign_up_with(&mut browser, "xiaoman");
        assert_eq!(browser.post("/me/security/passkeys/begin", &[]).status, 200);
        for number in 0..PASSKEYS_MAX {
            let id = house.services.new_id();
            let key = [u8::try_from(number).unwrap(); 16];
            let sql = "INSERT INTO passkey (id, person_id, credential_id, credential, name, created_at) VALUES ($1, $2, $3, '{}', $4, 0)";
            let name = "x".repeat(PASSKEY_NAME_LENGTH_MAX);
            let values = [id.into(), person.into(), Value::Bytes(&key), name.as_str().into()];
            house.test.database.write::<_, DatabaseError>(|session| session.execute(sql, &values)).unwrap();
        }
        assert_eq!(browser.post("/me/security/passkeys/begin", &[]).status, 409, "{}", house.engine());
    }
}

fn child(house: &House, name: &str) -> (Browser, String) {
    let mut child = house.browser();
    let seen = child.post("/sign-up", &[("username", name), ("password", GOOD), ("age", "child")]);
    let code = between(&seen.text, "role=\"status\">", "</p>").to_owned();
    (child, code)
}

#[test]
fn children_and_guardians_are_bounded() {
    for house in houses() {
        let mut guardian = house.browser();
        house.sign_up_with(&mut guardian, "parent");
        assert_eq!(guardian.post("/guardian", &[("age", "adult")]).status, 200);
        for number in 0..=CHILDREN_MAX {
            let (_, code) = child(&house, &format!("child{number}"));
            let seen = guardian.post("/guardian", &[("code", &code), ("accept", "yes"), ("purpose", "learning")]);
            assert_eq!(seen.status, if number < CHILDREN_MAX { 303 } else { 409 }, "{}: child {number}", house.engine());
        }
        let (mut young, mut code) = child(&house, "youngest");
        for number in 0..GUARDIANS_MAX {
            let mut guardian = house.browser();
            house.sign_up_with(&mut guardian, &format!("guardian{number}"));
            assert_eq!(guardian.post("/guardian", &[("age", "adult")]).status, 200);
            assert_eq!(guardian.post("/guardian", &[("code", &code), ("accept", "yes"), ("purpose", "learning")]).status, 303, "{number}");
            house.clock.advance(SECOND);
            assert_eq!(young.post("/sign-in", &[("username", "youngest"), ("password", GOOD)]).status, 303);
            let invited = young.post("/me/privacy/invite", &[]);
            code = between(&invited.text, "role=\"status\">", "</p>").to_owned();
            assert_eq!(invited.status, if number + 1 < GUARDIANS_MAX { 200 } else { 409 }, "{}: guardian {number}", house.engine());
        }
    }
}

#[test]
fn codes_are_made_so_many_at_a_time() {
    for house in houses() {
        let mut browser = house.browser();
        for number in 0..=ROUND_MAX {
            assert_eq!(browser.post("/sign-in/code", &[("address", &format!("a{number}@example.org"))]).status, 200);
        }
        house.room.send_codes().unwrap();
        let waiting = || house.number("SELECT COUNT(*) FROM ceremony WHERE kind = 'code-asked'");
        assert_eq!(waiting(), 1, "{}", house.engine());
        house.room.send_codes().unwrap();
        assert_eq!(waiting(), 0);
    }
}
