//! What facts add up to, on both engines, and the pages that show it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that cannot go on must fail")]

mod house;

use catalog::ids;
use house::{ROOMS, answer, answered, fact, house, number, resource, section, take};
use identity::PersonalData;
use kernel::Id;
use kernel::fact::{Fact, ObjectKind, Verb};
use kernel::time::DAY;
use learning::{MARKS_MAX, Mark};
use platform::DatabaseError;
use platform::testing::both;
use portal::testing::Browser;

#[test]
fn strangers_are_welcome_and_see_nothing_of_others() {
    for test in both(ROOMS) {
        let mut house = house(&test);
        for address in ["/me", "/me/wrong"] {
            let seen = house.browser.get(address);
            assert!(seen.status == 200 && seen.text.contains("/practice"), "{}: {}", test.engine, seen.text);
        }
        let panels = house.browser.get("/panels").text;
        assert!(panels.contains(&format!("/sections/{}/finish", section("one"))), "{panels}");
        assert_eq!(house.browser.post("/me/wrong/practise", &[]).location, "/me/wrong");
    }
}

/// The most statements of one page, the session's among them.
const STATEMENTS_MAX: u64 = 7; // one of them, on Me, asks whether somebody is in the care of whoever reads it

#[test]
fn a_members_page_asks_the_database_a_few_times_only() {
    for test in both(ROOMS) {
        let mut house = house(&test);
        answer(&mut house, "3");
        house.browser.post(&format!("/sections/{}/finish", section("one")), &[]);
        let signed_up = house.browser.post("/sign-up", &[("username", "reader-one"), ("password", "apricot altar lesson")]);
        assert_eq!(signed_up.status, 303, "{}", signed_up.text);
        house.outbox.drain().unwrap();
        let begun = house.browser.post("/practice/start", &[("scope", &format!("resource:{}", resource()))]).location;
        let addresses = [
            "/".to_owned(),
            "/library".to_owned(),
            format!("/textbooks/{}", resource()),
            format!("/sections/{}", section("two")),
            "/practice".to_owned(),
            format!("/practice/concepts?resource={}", resource()),
            format!("/practice/items/{}", ids::item("test", "book", "sum")),
            begun,
            "/me".to_owned(),
            "/me/wrong".to_owned(),
            "/me/learning".to_owned(),
            "/me/settings".to_owned(),
            "/me/security".to_owned(),
        ];
        for address in &addresses {
            assert_eq!(house.browser.get(address).status, 200, "{address}");
            let before = test.database.statements();
            let seen = house.browser.get(address);
            let cost = test.database.statements() - before;
            assert!(seen.status == 200 && cost <= STATEMENTS_MAX, "{}: {address} takes {cost} statements", test.engine);
            assert!(cost > 0, "the session is looked up at least");
        }
        let home = house.browser.get("/").text;
        assert!(home.contains("小数之书") && home.contains("50%") && home.contains("/me/wrong"), "{home}");
    }
}

#[test]
fn a_page_kept_for_everybody_shows_nobodys_name() {
    for test in both(ROOMS) {
        let mut house = house(&test);
        let mut members: Vec<Browser> = ["xiaoming1", "xiaohong2"]
            .into_iter()
            .map(|name| {
                let mut browser = house.browser.another();
                assert_eq!(browser.post("/sign-up", &[("username", name), ("password", "apricot altar lesson")]).status, 303);
                browser
            })
            .collect();
        for address in ["/library".to_owned(), format!("/sections/{}", section("one")), "/".to_owned(), format!("/textbooks/{}", resource())] {
            // Twice each, so that the second look is at what was kept.
            for _ in 0..2 {
                let [one, two] = [0, 1].map(|at: usize| members[at].get(&address).text);
                assert!(one.contains("xiaoming1") && !one.contains("xiaohong2"), "{address}: {one}");
                assert!(two.contains("xiaohong2") && !two.contains("xiaoming1"), "{address}");
                let stranger = house.browser.get(&address).text;
                assert!(!stranger.contains("xiaoming1") && !stranger.contains("xiaohong2"), "{address}");
                let tokens = |text: &str| text.split("_token\" value=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect::<Vec<_>>();
                assert!(tokens(&one).iter().all(|token| !token.is_empty() && !tokens(&two).contains(token)), "{address}: a form holds somebody else's token");
                assert!(tokens(&stranger).iter().all(String::is_empty), "{address}");
            }
        }
    }
}

#[test]
fn a_wrong_answer_comes_back_until_it_was_right_twice_in_time() {
    for test in both(ROOMS) {
        let mut house = house(&test);
        answer(&mut house, "3");
        assert!(house.browser.get("/me/wrong").text.contains("一加一"), "{}", test.engine);
        answer(&mut house, "2");
        assert_eq!(number(&house, "SELECT COUNT(*) FROM wrong_answer"), 1, "the same day is too early");
        for streak in 1..=2 {
            house.clock.advance(4 * DAY);
            let begun = house.browser.post("/me/wrong/practise", &[]);
            assert!(begun.location.starts_with("/practice/"), "{}", begun.location);
            house.browser.post(&format!("{}/answer", begun.location), &[("position", "0"), ("answer", "2")]);
            assert_eq!(number(&house, "SELECT COUNT(*) FROM wrong_answer"), i64::from(streak < 2));
        }
        assert_eq!(number(&house, "SELECT right_count FROM mastery"), 3);
        assert_eq!(number(&house, "SELECT total FROM mastery"), 4);
        let me = house.browser.get("/me").text;
        assert!(me.contains("加法") && me.contains("67%"), "(3 + 1) / (4 + 2): {me}");
    }
}

#[test]
fn reading_is_noted_together_and_finishing_at_once() {
    for test in both(ROOMS) {
        let mut house = house(&test);
        let finished = house.browser.post(&format!("/sections/{}/finish", section("one")), &[]);
        assert_eq!(finished.location, format!("/sections/{}#done", section("one")));
        assert_eq!(number(&house, "SELECT COUNT(*) FROM progress WHERE finished = TRUE"), 1, "{}", test.engine);
        house.browser.get("/panels");
        assert_eq!(house.room.flush().unwrap(), 1);
        assert_eq!(house.room.flush().unwrap(), 0);
        house.outbox.drain().unwrap();
        assert_eq!(number(&house, "SELECT COUNT(*) FROM progress WHERE finished = TRUE"), 1, "reading again does not undo it");
        let panels = house.browser.get("/panels").text;
        assert!(panels.contains("50%") && panels.contains(&format!("/sections/{}", section("two"))), "{panels}");
        assert!(house.browser.get("/me").text.contains("小数之书"));
        assert_eq!(house.browser.post("/sections/00000000000000000000000000/finish", &[]).status, 404);
    }
}

#[test]
fn what_enough_people_use_is_much_used() {
    for test in both(ROOMS) {
        let house = house(&test);
        for number in 1..=learning::USERS_MIN {
            let person = house.services.new_id();
            for key in ["one", "two"] {
                let mut read = fact(&house, person, Verb::Read, ObjectKind::Section, section(key));
                read.context.resource = Some(resource());
                take(&house, &read);
            }
            let expected = if number < learning::USERS_MIN { Vec::new() } else { vec![resource()] };
            assert_eq!(house.room.much_used(10).unwrap(), expected, "{}: {number} people", test.engine);
        }
    }
}

#[test]
fn marks_that_wait_are_bounded() {
    let [test, _] = both(ROOMS);
    let house = house(&test);
    for number in 0..=MARKS_MAX {
        let person = Id::new(u64::try_from(number).unwrap(), [0; 10]);
        house.room.note_read(Mark { person, section: section("one"), resource: resource(), at: house.services.now() });
    }
    assert_eq!(house.room.flush().unwrap(), MARKS_MAX);
}

#[test]
fn facts_count_once_and_people_are_merged_and_erased() {
    for test in both(ROOMS) {
        let house = house(&test);
        let (guest, member) = (house.services.new_id(), house.services.new_id());
        let wrong = answered(&house, guest, false);
        take(&house, &wrong);
        take(&house, &wrong);
        take(&house, &answered(&house, member, true));
        let mut read = fact(&house, guest, Verb::Read, ObjectKind::Section, section("two"));
        read.context.resource = Some(resource());
        take(&house, &read);
        assert_eq!(number(&house, "SELECT CAST(SUM(answers) AS BIGINT) FROM study_day"), 2, "{}", test.engine);
        let merged = fact(&house, guest, Verb::Merged, ObjectKind::Person, member);
        take(&house, &merged);
        take(&house, &merged);
        let export = |person| house.services.database.read::<_, DatabaseError>(|session| house.room.export(session, person)).unwrap();
        let kept = export(member);
        assert_eq!(kept["mastery"][0]["total"], 2);
        assert_eq!(kept["days"][0]["answers"], 2);
        assert_eq!((kept["wrong_answers"].as_array().unwrap().len(), kept["progress"].as_array().unwrap().len()), (1, 1));
        assert!(export(guest).as_object().unwrap().values().all(|list| list.as_array().unwrap().is_empty()));
        let facts = vec![wrong, read, merged];
        assert_eq!(house.room.rebuild(facts).unwrap(), 3);
        assert_eq!(export(member)["mastery"][0]["total"], 1, "made anew from these facts alone");
        take(&house, &fact(&house, member, Verb::Erased, ObjectKind::Person, member));
        assert!(export(member).as_object().unwrap().values().all(|list| list.as_array().unwrap().is_empty()));
    }
}

#[test]
fn marks_that_wait_follow_the_merged_and_go_with_the_erased() {
    for test in both(ROOMS) {
        let house = house(&test);
        let [erased, guest, member] = [(); 3].map(|()| house.services.new_id());
        for person in [erased, guest] {
            house.room.note_read(Mark { person, section: section("one"), resource: resource(), at: house.services.now() });
        }
        take(&house, &fact(&house, erased, Verb::Erased, ObjectKind::Person, erased));
        take(&house, &fact(&house, guest, Verb::Merged, ObjectKind::Person, member));
        assert_eq!(house.room.flush().unwrap(), 1, "{}: the erased person's mark is not written", test.engine);
        let bodies =
            house.services.database.read::<_, DatabaseError>(|session| session.query("SELECT body FROM outbox", &[], |row| row.get::<String>(0))).unwrap();
        let actors: Vec<Id> = bodies.iter().map(|body| serde_json::from_str::<Fact>(body).unwrap().actor).collect();
        assert_eq!(actors, [member], "{}", test.engine);
    }
}

#[test]
fn a_fact_that_comes_again_after_a_rebuild_counts_no_second_time() {
    for test in both(ROOMS) {
        let house = house(&test);
        let person = house.services.new_id();
        let wrong = answered(&house, person, false);
        take(&house, &wrong);
        house.room.rebuild(vec![wrong.clone()]).unwrap();
        take(&house, &wrong);
        assert_eq!(number(&house, "SELECT CAST(SUM(answers) AS BIGINT) FROM study_day"), 1, "{}", test.engine);
        assert_eq!(number(&house, "SELECT wrong_count FROM wrong_answer"), 1);
    }
}
