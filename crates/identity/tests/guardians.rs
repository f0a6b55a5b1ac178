//! Children, their guardians and what was consented to, at the HTTP boundary, on both engines.
#![allow(clippy::unwrap_used, reason = "support of tests: what fails must fail the test")]

mod house;

use house::{GOOD, houses};
use identity::model::consent::INVITATIONS_OPEN_MAX;
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
        let asked = guardian.post("/guardian", &[("code", &code)]);
        assert!(
            asked.status == 422 && asked.text.contains("value=\"adult\"") && !asked.text.contains("xiaoyu"),
            "{}: their age first: {}",
            house.engine(),
            asked.text
        );
        assert_eq!(guardian.post("/guardian", &[("code", &code), ("age", "")]).status, 422);
        let went_on = guardian.post("/guardian", &[("code", &code), ("age", "adult")]);
        assert!(went_on.status == 200 && went_on.text.contains(&code), "the code is kept: {}", went_on.text);
        assert_eq!(guardian.post("/guardian", &[("age", "youth")]).status, 404, "said once");
        assert_eq!(guardian.post("/guardian", &[("code", &first)]).status, 200, "a code that was handed over goes on working");
        house.clock.advance(SECOND);
        let shown = guardian.post("/guardian", &[("code", &code)]);
        assert!(shown.status == 200 && shown.text.contains("xiaoyu"), "{}: {}", house.engine(), shown.text);
        assert_eq!(guardian.post("/guardian", &[("code", &code), ("accept", "yes"), ("purpose", "statistics")]).status, 303);
        let waits = child.post("/sign-in", &[("username", "xiaoyu"), ("password", GOOD)]);
        assert!(waits.status == 200 && waits.text.contains("parent") && waits.text.contains("<details>"), "not for learning yet: {}", waits.text);
        house.clock.advance(SECOND);
        assert_eq!(guardian.post("/guardian", &[("code", &first)]).status, 422, "one guardian came; the others of these codes ended");
        for _ in 0..=INVITATIONS_OPEN_MAX {
            child.post("/sign-in", &[("username", "xiaoyu"), ("password", GOOD)]);
        }
        let open = house.number("SELECT COUNT(*) FROM guardianship WHERE accepted_at IS NULL");
        assert_eq!(open, i64::from(INVITATIONS_OPEN_MAX), "{}: so many at once", house.engine());

        let page = guardian.get("/guardian").text;
        let person = between(&page, "name=\"person\" value=\"", "\"").to_owned();
        assert_eq!(guardian.post("/me/privacy", &[("person", &person), ("purpose", "learning"), ("give", "yes")]).status, 303);
        assert_eq!(child.post("/sign-in", &[("username", "xiaoyu"), ("password", GOOD)]).status, 303, "{}", house.engine());
        let own = child.get("/me/privacy").text;
        assert!(own.contains("parent") && !own.contains("value=\"learning\""), "the child sees and does not decide: {own}");
        assert_eq!(child.post("/me/privacy", &[("person", &person), ("purpose", "school"), ("give", "yes")]).status, 404);

        let asked = guardian.post("/me/privacy", &[("person", &person), ("purpose", "learning")]);
        assert!(asked.status == 200 && asked.text.contains("name=\"sure\" value=\"yes\""), "what will happen is said first: {}", asked.text);
        assert_eq!(guardian.post("/me/privacy", &[("person", &person), ("purpose", "learning"), ("sure", "yes")]).status, 303);
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
        assert_eq!(stranger.post("/guardian", &[("age", "adult")]).status, 200);
        assert_eq!(stranger.post("/me/privacy", &[("person", &person), ("purpose", "learning"), ("give", "yes")]).status, 404, "{}", house.engine());
        let mut minor = house.browser();
        assert_eq!(minor.post("/sign-up", &[("username", "brother"), ("password", GOOD), ("age", "youth")]).status, 303);
        assert_eq!(minor.post("/guardian", &[("code", &code), ("accept", "yes"), ("purpose", "learning")]).status, 403, "a minor is no guardian");
        let seen = minor.post("/guardian", &[("code", &code)]);
        assert!(seen.status == 403 && !seen.text.contains("xiaoyu"), "{}: refused before the name is shown: {}", house.engine(), seen.text);
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
fn who_is_asked_is_who_can_use_the_answer() {
    for house in houses() {
        let mut grown = house.browser();
        assert_eq!(grown.post("/sign-up", &[("username", "dama"), ("password", GOOD), ("age", "adult")]).status, 303);
        let person = house.room.accounts("", 10).unwrap().remove(0).person.to_string();
        let page = grown.get("/me/privacy").text;
        assert!(!page.contains("name=\"purpose\"") && page.contains("《个人信息保护法》"), "{}: {page}", house.engine());
        assert!(!page.contains("不开通"), "an account of somebody grown is open whatever they say");
        for purpose in ["learning", "school", "statistics"] {
            let seen = grown.post("/me/privacy", &[("person", &person), ("purpose", purpose), ("give", "yes")]);
            assert_eq!(seen.status, 404, "{}: {purpose} is not asked of them", house.engine());
        }
        let mut youth = house.browser();
        assert_eq!(youth.post("/sign-up", &[("username", "shaonian"), ("password", GOOD), ("age", "youth")]).status, 303);
        let page = youth.get("/me/privacy").text;
        assert!(page.contains("value=\"school\"") && page.contains("value=\"statistics\""), "{page}");
        assert!(!page.contains("value=\"learning\"") && !page.contains("不开通"), "{page}");
        // What nobody decided holds, the page says so, and one form says no.
        let person = house.room.accounts("", 10).unwrap().into_iter().find(|account| account.name == "shaonian").unwrap().person;
        assert!(page.contains("尚未决定") && !page.contains("未同意") && house.room.hidden_from_school(&[person]).unwrap().is_empty(), "{page}");
        assert_eq!(youth.post("/me/privacy", &[("person", &person.to_string()), ("purpose", "school")]).status, 303);
        assert!(house.room.hidden_from_school(&[person]).unwrap().contains(&person), "{}: said no", house.engine());
        assert!(house.room.uncounted(&[person]).unwrap().is_empty(), "another purpose");
        assert_eq!(youth.get("/me/privacy").text.matches("尚未决定").count(), 1);
        let mut child = house.browser();
        let code = sign_up_child(&mut child, "xiaoyu");
        let invited = grown.post("/guardian", &[("code", &code)]).text;
        assert!(["learning", "school", "statistics"].iter().all(|purpose| invited.contains(&format!("value=\"{purpose}\""))), "{invited}");
        assert!(invited.contains("不开通"));
    }
}

#[test]
fn what_was_not_agreed_to_is_held_back() {
    for house in houses() {
        let change = |sql: &str, person: kernel::Id, word: &str| {
            house.test.database.write::<_, platform::DatabaseError>(|session| session.execute(sql, &[person.into(), word.into()])).unwrap();
        };
        let parent = house.sign_up("parent");
        let mut people = Vec::new();
        for band in ["child", "youth", "", "adult"] {
            for guarded in [false, true] {
                for decided in ["never", "given", "withdrawn"] {
                    let person = house.sign_up(&format!("pupil{}", people.len()));
                    change("UPDATE account SET age_band = $2 WHERE person_id = $1", person, band);
                    if guarded {
                        let tie = "INSERT INTO guardianship (id, child_id, guardian_id, created_at, expires_at, accepted_at) VALUES ($1, $1, $2, 0, 0, 0)";
                        house.test.database.write::<_, platform::DatabaseError>(|session| session.execute(tie, &[person.into(), parent.into()])).unwrap();
                    }
                    if decided != "never" {
                        let give = "INSERT INTO consent (id, person_id, purpose, wording, given_by, giver_name, given_at) VALUES ($1, $1, $2, 1, $1, '', 0)";
                        change(give, person, "school");
                    }
                    if decided == "withdrawn" {
                        change("UPDATE consent SET withdrawn_at = 1 WHERE person_id = $1 AND purpose = $2", person, "school");
                    }
                    // Of those who are asked who took it back; and children nobody agreed for.
                    let asked = matches!(band, "child" | "youth") || band.is_empty() && guarded;
                    let hidden = decided == "withdrawn" && asked || decided == "never" && band == "child";
                    people.push((person, hidden, format!("{band:?} guarded={guarded} {decided}")));
                }
            }
        }
        let all: Vec<kernel::Id> = people.iter().map(|row| row.0).collect();
        let before = house.test.database.statements();
        let hidden = house.room.hidden_from_school(&all).unwrap();
        assert_eq!(house.test.database.statements() - before, 1, "{}: one statement for all", house.engine());
        let uncounted = house.room.uncounted(&all).unwrap();
        for (person, expected, what) in &people {
            assert_eq!(hidden.contains(person), *expected, "{}: {what}", house.engine());
            assert_eq!(uncounted.contains(person), what.contains("child"), "{}: another purpose, never decided: {what}", house.engine());
        }
        let sql = format!("SELECT p.id FROM person p WHERE {}", identity::Identity::uncounted_condition("p.id"));
        let counted: Vec<kernel::Id> = house.test.database.read::<_, platform::DatabaseError>(|session| session.query(&sql, &[], |row| row.get(0))).unwrap();
        assert_eq!(counted.into_iter().collect::<std::collections::HashSet<_>>(), uncounted, "{}", house.engine());
    }
}

#[test]
fn youths_decide_for_themselves() {
    for house in houses() {
        let mut browser = house.browser();
        assert_eq!(browser.post("/sign-up", &[("username", "xiaoman"), ("password", GOOD), ("age", "youth")]).status, 303);
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

#[test]
fn who_has_a_guardian_is_none_and_a_minor_guards_nobody() {
    for house in houses() {
        let mut child = house.browser();
        let code = sign_up_child(&mut child, "xiaoyu");
        let (mut parent, mut other) = (house.browser(), house.browser());
        let parent_id = house.sign_up_with(&mut parent, "parent");
        let other_id = house.sign_up_with(&mut other, "other");
        house.room.link_guardian(other_id, parent_id).unwrap();
        assert_eq!(other.post("/guardian", &[("code", &code)]).status, 403, "{}: somebody decides for them", house.engine());
        assert!(!other.get("/guardian").text.contains("name=\"code\""));
        // Somebody who guarded children before anybody asked, and turns out to be a minor.
        assert_eq!(parent.post("/guardian", &[("code", &code), ("accept", "yes"), ("purpose", "learning")]).status, 303);
        assert_eq!(child.post("/sign-in", &[("username", "xiaoyu"), ("password", GOOD)]).status, 303);
        let before = |sql: &str| house.test.database.write::<_, platform::DatabaseError>(|session| session.execute(sql, &[])).unwrap();
        before("UPDATE account SET age_band = '' WHERE name = 'parent'");
        assert!(parent.get("/guardian").text.contains("value=\"youth\""), "asked on the page");
        assert_eq!(parent.post("/guardian", &[("age", "youth")]).status, 200);
        assert!(!house.room.is_guardian_of(parent_id, other_id).unwrap(), "{}", house.engine());
        assert_eq!(child.get("/me/settings").status, 401, "what a minor agreed to is withdrawn");
        assert_eq!(child.post("/sign-in", &[("username", "xiaoyu"), ("password", GOOD)]).status, 200, "and waits for somebody grown");
        assert_eq!(house.number("SELECT COUNT(*) FROM guardianship WHERE ended_at IS NOT NULL"), 2);
        // Whoever is under 14 needs one themselves.
        let mut young = house.browser();
        house.sign_up_with(&mut young, "young");
        assert!(young.get("/guardian").text.contains("value=\"child\""));
        let seen = young.post("/guardian", &[("age", "child")]);
        assert_eq!((seen.status, seen.location.as_str()), (303, "/sign-in"), "{}", house.engine());
        assert_eq!(young.get("/me/settings").status, 401);
        assert_eq!(young.post("/sign-in", &[("username", "young"), ("password", GOOD)]).status, 200);
    }
}
