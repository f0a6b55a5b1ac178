//! What those who teach see of what learners did, and letting a part count as done.

use courseware::model::structure::unit_id;
use courseware::{LEARNERS_MAX, REASON_CHARS_MAX};
use kernel::{Actor, Language, Role};
use organization::{By, NewRole};
use serde_json::json;

use crate::house::{House, houses, token};
use crate::pack::{ONE_ITEM, ONE_SCO, cmi5, course, manifest, scorm, unit};

const PAGE: &str = "<url>index.html</url>";

/// One SCORM package that the learner passed with half of the points, and one of cmi5 that nobody opened.
fn furnish(house: &House) -> (kernel::Id, kernel::Id) {
    let played = house.bring(&scorm(&manifest("1.2", ONE_ITEM, ONE_SCO)));
    let token = token(&house.launch(played, &house.unit(played, 0), house.learner));
    let values = [
        ["cmi.core.lesson_status", "passed"],
        ["cmi.core.score.min", "0"],
        ["cmi.core.score.max", "100"],
        ["cmi.core.score.raw", "50"],
        ["cmi.core.session_time", "00:03:00.00"],
    ];
    let seen = crate::scorm::commit(house, &token, &json!({ "sequence": 1, "begins": true, "ends": true, "values": values }));
    assert_eq!(seen.status, 200, "{}", seen.text);
    (played, house.bring(&cmi5(&course(&format!("{}{}", unit("urn:a", "moveOn=\"Completed\"", PAGE), unit("urn:b", "moveOn=\"Completed\"", PAGE))))))
}

#[test]
fn a_teacher_sees_how_far_the_class_is_and_each_look_is_noted() {
    for house in houses() {
        let (played, unopened) = furnish(&house);
        let list = format!("/organizations/{}/courseware/results", house.school);
        let page = house.get(&list, Some(house.teacher));
        assert_eq!(page.status, 200, "{}: {}", house.engine, page.text);
        assert!(
            page.text.contains("What one learner did") && page.text.contains("opened by one person · finished by one") && page.text.contains("not opened yet")
        );
        let class = house.get(&format!("{list}/{played}"), Some(house.teacher)).text;
        assert!(class.contains("learner</a>") && class.contains("done · 1 of 1 part · Score 50 % · 3 minutes"), "{}: {class}", house.engine);
        assert!(!class.contains("outsider") && !class.contains("provider"), "only who learns there");
        let nobody = house.get(&format!("{list}/{unopened}"), Some(house.teacher)).text;
        assert!(nobody.contains("not opened yet") && nobody.contains("not begun"), "{nobody}");
        let one = house.get(&format!("{list}/{played}/{}", house.learner), Some(house.teacher)).text;
        assert!(one.contains("Score 50 %") && !one.contains("/waive\""), "what is done needs no waiving: {one}");
        let noted = |action: &str| house.number(&format!("SELECT COUNT(*) FROM audit WHERE action = '{action}'"));
        assert_eq!((noted("courseware.results-read"), noted("record.courseware-read")), (2, 1), "{}", house.engine);
        // Who is not of this class, or does not teach it, is not there.
        for (path, person, status) in [
            (format!("{list}/{played}/{}", house.outsider), house.teacher, 404),
            (format!("{list}/{}", house.services.new_id()), house.teacher, 404),
            (list.clone(), house.learner, 403),
            (list.clone(), house.provider, 403),
        ] {
            assert_eq!(house.get(&path, Some(person)).status, status, "{path}");
        }
        assert_eq!(house.get(&list, None).status, 401);
        let elsewhere = house.other_teacher();
        for path in [list.clone(), format!("{list}/{played}"), format!("{list}/{played}/{}", house.learner)] {
            assert_eq!(house.get(&path, Some(elsewhere)).status, 404, "{path}: a teacher of another school");
        }
        assert_eq!((noted("courseware.results-read"), noted("record.courseware-read")), (2, 1), "what was not shown is not noted");
        let mine = house.courseware.latest(&Actor::Member(house.learner), house.learner, Language::EN, 5).unwrap();
        assert_eq!((mine.len(), mine[0].package, mine[0].progress.percent(), mine[0].progress.score), (1, played, 100, Some(0.5)));
        assert!(house.courseware.latest(&Actor::Member(house.teacher), house.learner, Language::EN, 5).is_err(), "only one's own");
    }
}

#[test]
fn a_part_is_let_count_as_done_with_a_reason() {
    for house in houses() {
        let (_, package) = furnish(&house);
        let person = format!("/organizations/{}/courseware/results/{package}/{}", house.school, house.learner);
        let part = unit_id(package, "urn:a");
        let page = house.get(&person, Some(house.teacher)).text;
        assert_eq!(page.matches("/waive\"").count(), 2, "{}: {page}", house.engine);
        let send = |who, reason: &str| house.post(&format!("{person}/waive"), Some(who), &format!("unit={part}&reason={reason}"));
        let empty = send(house.teacher, "%20");
        assert!(empty.status == 422 && empty.text.contains("write a reason") && empty.text.contains("<details class=\"waive\" open>"), "{}", empty.text);
        assert_eq!(send(house.teacher, &"x".repeat(REASON_CHARS_MAX + 1)).status, 422);
        assert_eq!((send(house.other_teacher(), "knows+it").status, send(house.learner, "knows+it").status), (404, 403));
        assert!(!house.verbs().contains(&"waived".to_owned()));
        let done = send(house.teacher, "did+it+on+paper");
        assert_eq!((done.status, done.location.as_str()), (303, format!("{person}?done=waived").as_str()));
        assert_eq!(send(house.teacher, "once+more").status, 303, "sent twice, done once");
        assert_eq!(house.verbs().iter().filter(|verb| *verb == "waived").count(), 1, "{}", house.engine);
        let after = house.get(&done.location, Some(house.teacher)).text;
        assert!(after.contains("It counts as done now") && after.contains("counts as done since") && after.contains("1 of 2 parts"), "{after}");
        let own = house.get(&format!("/courseware/{package}"), Some(house.learner)).text;
        assert!(own.contains("counts as done (waived)"), "{own}");
        assert_eq!(house.number("SELECT COUNT(*) FROM audit WHERE action = 'courseware.waived' AND reason = 'did it on paper'"), 1);
    }
}

#[test]
fn nothing_is_shown_of_who_did_not_agree_that_the_school_sees_it() {
    for house in houses() {
        let (played, package) = furnish(&house);
        let change = |sql: &str| {
            house.services.database.write::<_, platform::DatabaseError>(|session| session.execute(sql, &[house.learner.into()])).unwrap();
        };
        change("UPDATE account SET age_band = 'child' WHERE person_id = $1");
        let list = format!("/organizations/{}/courseware/results", house.school);
        let page = house.get(&list, Some(house.teacher)).text;
        assert!(page.contains("not opened yet") && !page.contains("opened by one person"), "{}: {page}", house.engine);
        let class = house.get(&format!("{list}/{played}"), Some(house.teacher)).text;
        assert!(class.contains("learner</h2>") && class.contains("Has not agreed that the school sees this"), "{}: {class}", house.engine);
        assert!(!class.contains("Score") && !class.contains(&house.learner.to_string()), "{class}");
        let one = house.get(&format!("{list}/{played}/{}", house.learner), Some(house.teacher));
        assert!(one.status == 403 && one.text.contains("Has not agreed that the school sees this") && !one.text.contains("Score"), "{}", one.text);
        let part = unit_id(package, "urn:a");
        let send = || house.post(&format!("{list}/{package}/{}/waive", house.learner), Some(house.teacher), &format!("unit={part}&reason=on+paper")).status;
        assert_eq!(send(), 403);
        assert_eq!(house.number("SELECT COUNT(*) FROM audit WHERE action = 'record.courseware-read'"), 0, "what was not shown is not noted");
        assert!(house.get("/me/courseware", Some(house.learner)).text.contains("Score 50 %"), "their own page is as it was");
        change("INSERT INTO consent (id, person_id, purpose, wording, given_by, giver_name, given_at) VALUES ($1, $1, 'school', 2, $1, 'School', 0)");
        assert_eq!(house.get(&format!("{list}/{played}/{}", house.learner), Some(house.teacher)).status, 200, "{}", house.engine);
        assert!(house.get(&list, Some(house.teacher)).text.contains("opened by one person"));
        assert_eq!(send(), 303);
    }
}

#[test]
fn so_many_learners_are_shown_together() {
    for house in houses().into_iter().take(1) {
        furnish(&house);
        let system = By::system(house.services.now());
        let join = |house: &House| {
            let person = house.services.new_id();
            let new = NewRole { person, organization: house.school, role: Role::Learner, since: None, until: None, reason: "", source: "" };
            house.organizations.give_role(&system, &new).unwrap();
        };
        (1..LEARNERS_MAX).for_each(|_| join(&house));
        let list = format!("/organizations/{}/courseware/results", house.school);
        assert!(!house.get(&list, Some(house.teacher)).text.contains("Choose a class"));
        join(&house);
        let page = house.get(&list, Some(house.teacher)).text;
        assert!(page.contains(&format!("The first {LEARNERS_MAX} learners are shown")), "{page}");
    }
}
