//! The golf packages, and small ones: what a piece sets is kept, and what comes of it is told.

use courseware::model::scorm::{COMMIT_BYTES_MAX, VALUES_MAX};
use serde_json::{Value, json};

use crate::house::{CONTENT, House, Seen, houses, made, token};
use crate::pack::{ONE_ITEM, ONE_SCO, golf, manifest, scorm, zip};

pub fn commit(house: &House, token: &str, body: &Value) -> Seen {
    let headers = [("sec-fetch-site", "same-origin"), ("content-type", "application/json")];
    house.send(CONTENT, "POST", &format!("/run/{token}/commit"), None, &headers, body.to_string())
}

fn state(house: &House, token: &str) -> Value {
    let seen = house.content(&format!("/run/{token}/state"));
    assert_eq!(seen.status, 200, "{}", seen.text);
    seen.json()
}

fn values(pairs: &[(&str, &str)]) -> Value {
    json!(pairs)
}

#[test]
fn a_piece_is_left_and_gone_on_with() {
    for house in houses() {
        let package = house.bring(&golf("golf-scorm-2004.zip"));
        let unit = house.unit(package, 0);
        let first = token(&house.launch(package, &unit, house.learner));
        let begun = state(&house, &first);
        assert_eq!(
            (&begun["standard"], &begun["values"]["cmi.entry"], &begun["values"]["cmi.learner_name"]),
            (&json!("scorm-2004"), &json!("ab-initio"), &json!("learner"))
        );
        assert_eq!(begun["address"], format!("http://{CONTENT}/run/{first}/file/shared/launchpage.html"));
        assert_eq!(house.content(&format!("/run/{first}/file/shared/launchpage.html")).status, 200);
        assert_eq!(commit(&house, &first, &json!({ "sequence": 1, "begins": true })).json(), json!({ "sequence": 1, "refused": [], "counts": true }));
        let set = values(&[("cmi.completion_status", "incomplete"), ("cmi.location", "3"), ("cmi.session_time", "PT90S"), ("cmi.exit", "suspend")]);
        assert_eq!(commit(&house, &first, &json!({ "sequence": 2, "ends": true, "values": set })).status, 200);
        assert_eq!(house.verbs(), ["initialized", "suspended"]);
        // The try is over: nothing more is taken, and the page says so.
        assert_eq!(commit(&house, &first, &json!({ "sequence": 3, "values": [] })).status, 404);
        assert_eq!(house.content(&format!("/run/{first}/state")).status, 404);
        let second = token(&house.launch(package, &unit, house.learner));
        let again = state(&house, &second);
        assert_eq!(
            (&again["values"]["cmi.entry"], &again["values"]["cmi.location"], &again["values"]["cmi.total_time"]),
            (&json!("resume"), &json!("3"), &json!("PT1M30S"))
        );
        assert!(again["values"].get("cmi.exit").is_none() && again["values"].get("cmi.session_time").is_none());
        let passed =
            values(&[("cmi.score.raw", "80"), ("cmi.score.min", "0"), ("cmi.score.max", "100"), ("cmi.score.scaled", "0.8"), ("cmi.success_status", "passed")]);
        commit(&house, &second, &json!({ "sequence": 1, "begins": true, "values": passed }));
        let over = values(&[("cmi.completion_status", "completed"), ("cmi.session_time", "PT30S"), ("cmi.exit", "normal")]);
        commit(&house, &second, &json!({ "sequence": 2, "ends": true, "values": over }));
        assert_eq!(house.verbs()[2..], ["initialized", "passed", "completed", "terminated"]);
        let statements = house.lrs.statements.lock().unwrap().clone();
        assert_eq!(statements[3]["result"]["score"], json!({ "scaled": 0.8, "raw": 80.0, "min": 0.0, "max": 100.0 }));
        assert_eq!(statements[3]["actor"]["account"], json!({ "homePage": "http://test", "name": house.learner.as_uuid() }));
        let page = house.get("/me/courseware", Some(house.learner));
        assert!(page.text.contains("Score 80 %") && page.text.contains("done") && page.text.contains("2 minutes"), "{}", page.text);
        assert!(house.get(&format!("/courseware/{package}"), Some(house.learner)).text.contains("Look again"));
        // What is done with is looked at again without counting.
        let third = token(&house.launch(package, &unit, house.learner));
        assert_eq!(state(&house, &third)["values"]["cmi.mode"], "review");
        assert_eq!(commit(&house, &third, &json!({ "sequence": 1, "begins": true, "values": [["cmi.score.scaled", "0.1"]] })).json()["counts"], false);
        assert_eq!(house.verbs().len(), 6);
    }
}

#[test]
fn a_commit_counts_once_and_what_is_wrong_is_refused_here_too() {
    for house in houses() {
        let package = house.bring(&scorm(&manifest("1.2", ONE_ITEM, ONE_SCO)));
        let unit = house.unit(package, 0);
        let token = token(&house.launch(package, &unit, house.learner));
        let set = values(&[
            ("cmi.core.lesson_location", "7"),
            ("cmi.core.student_id", "x"),
            ("cmi.core.score.raw", "170"),
            ("cmi.none", "1"),
            ("cmi.interactions.0.id", "q"),
            ("cmi.interactions.0.student_response", "a"),
        ]);
        let body = json!({ "sequence": 5, "begins": true, "values": set });
        let first = commit(&house, &token, &body).json();
        assert_eq!(first["refused"], json!([["cmi.core.student_id", 403], ["cmi.core.score.raw", 405], ["cmi.none", 201]]));
        assert_eq!(commit(&house, &token, &body).json(), json!({ "sequence": 5, "refused": [], "counts": true }));
        assert_eq!(commit(&house, &token, &json!({ "sequence": 4, "values": [["cmi.core.lesson_location", "1"]] })).status, 200);
        assert_eq!(house.verbs(), ["initialized", "answered"]);
        assert_eq!(state(&house, &token)["values"]["cmi.core.lesson_location"], "7");
        for wrong in [json!({}), json!([]), json!({ "sequence": 6, "more": 1 }), json!({ "sequence": -1 }), json!({ "sequence": 6, "values": [["a"]] })] {
            assert_eq!(commit(&house, &token, &wrong).status, 422, "{wrong}");
        }
        let many: Vec<(&str, &str)> = vec![("x", ""); VALUES_MAX + 1];
        assert_eq!(commit(&house, &token, &json!({ "sequence": 6, "values": many })).status, 422);
        let large = "x".repeat(COMMIT_BYTES_MAX);
        assert_eq!(commit(&house, &token, &json!({ "sequence": 6, "values": [["cmi.comments", large]] })).status, 413);
        assert_eq!(commit(&house, "unknown", &body).status, 404);
    }
}

#[test]
fn a_mastery_score_decides_and_a_failed_piece_is_tried_again() {
    for house in houses() {
        let items = ONE_ITEM.replace("</item>", "<adlcp:masteryscore>80</adlcp:masteryscore></item>");
        let package = house.bring(&scorm(&manifest("1.2", &items, ONE_SCO)));
        let unit = house.unit(package, 0);
        let try_with = |raw: &str| {
            let token = token(&house.launch(package, &unit, house.learner));
            let set = values(&[("cmi.core.score.raw", raw), ("cmi.core.lesson_status", "completed"), ("cmi.core.session_time", "00:01:00")]);
            assert_eq!(commit(&house, &token, &json!({ "sequence": 1, "begins": true, "ends": true, "values": set })).status, 200);
            house.get(&format!("/courseware/{package}"), Some(house.learner)).text
        };
        let page = try_with("79");
        assert!(page.contains("not passed yet") && page.contains("Try again") && page.contains("Score 79 %"), "{page}");
        let page = try_with("80");
        assert!(page.contains("Look again") && page.contains("Score 80 %") && page.contains("2 minutes"), "{page}");
        assert_eq!(house.verbs(), ["initialized", "completed", "failed", "terminated", "initialized", "passed", "terminated"]);
    }
}

#[test]
fn a_page_without_a_voice_is_done_with_when_it_is_opened() {
    for house in houses() {
        let package = house.bring(&scorm(&manifest("1.2", ONE_ITEM, &ONE_SCO.replace("\"sco\"", "\"asset\""))));
        let player = house.launch(package, &house.unit(package, 0), house.learner);
        assert!(crate::house::address(&player).ends_with("/file/index.html"));
        assert_eq!(house.verbs(), ["initialized", "completed"]);
        assert!(house.get("/me/courseware", Some(house.learner)).text.contains("100 %"));
    }
}

#[test]
fn without_a_record_store_statements_wait_and_cmi5_is_not_launched() {
    for house in made(false, true) {
        let package = house.bring(&scorm(&manifest("1.2", ONE_ITEM, ONE_SCO)));
        let token = token(&house.launch(package, &house.unit(package, 0), house.learner));
        commit(&house, &token, &json!({ "sequence": 1, "begins": true, "ends": true }));
        assert_eq!(house.number("SELECT COUNT(*) FROM courseware_statement"), 3);
        assert_eq!(house.courseware.sweep().unwrap(), (0, 0));
        let whole = house.courseware.clone().with_lrs(std::sync::Arc::clone(&house.lrs) as std::sync::Arc<dyn courseware::Lrs>);
        assert_eq!(whole.sweep().unwrap(), (0, 3));
        assert_eq!((house.verbs().len(), house.number("SELECT COUNT(*) FROM courseware_statement")), (3, 0));
        let structure = crate::pack::course(&crate::pack::unit("urn:a", "", "<url>index.html</url>"));
        let package = house.bring(&crate::pack::cmi5(&structure));
        let seen = house.post(&format!("/courseware/{package}/launch"), Some(house.learner), &format!("unit={}", house.unit(package, 0)));
        assert!(seen.status == 503 && seen.text.contains("record store"), "{}", seen.text);
    }
    for house in made(true, false) {
        let package = house.bring(&scorm(&manifest("1.2", ONE_ITEM, ONE_SCO)));
        let seen = house.post(&format!("/courseware/{package}/launch"), Some(house.learner), &format!("unit={}", house.unit(package, 0)));
        assert!(seen.status == 503 && seen.text.contains("--content-url"), "{}", seen.text);
    }
}

#[test]
fn media_are_given_in_parts() {
    for house in houses() {
        let package =
            house.bring(&zip(&[("imsmanifest.xml", manifest("1.2", ONE_ITEM, ONE_SCO).as_bytes()), ("index.html", b"x"), ("a b.mp4", b"0123456789")]));
        let token = token(&house.launch(package, &house.unit(package, 0), house.learner));
        let seen = house.send(CONTENT, "GET", &format!("/run/{token}/file/a%20b.mp4"), None, &[("range", "bytes=2-4")], "");
        assert_eq!((seen.status, seen.text.as_str(), seen.header("content-range"), seen.header("content-type")), (206, "234", "bytes 2-4/10", "video/mp4"));
        assert_eq!(house.content(&format!("/run/{token}/file/none.html")).status, 404);
    }
}

#[test]
fn what_waits_goes_in_rounds() {
    use courseware::SWEEP_MAX;
    for house in made(false, true) {
        let package = house.bring(&scorm(&manifest("1.2", ONE_ITEM, ONE_SCO)));
        let token = token(&house.launch(package, &house.unit(package, 0), house.learner));
        let answered: Vec<(String, String)> = (0..SWEEP_MAX)
            .flat_map(|number| [(format!("cmi.interactions.{number}.id"), "q".to_owned()), (format!("cmi.interactions.{number}.result"), "correct".to_owned())])
            .collect();
        assert_eq!(commit(&house, &token, &json!({ "sequence": 1, "begins": true, "values": answered })).json()["refused"], json!([]));
        let whole = house.courseware.clone().with_lrs(std::sync::Arc::clone(&house.lrs) as std::sync::Arc<dyn courseware::Lrs>);
        assert_eq!(whole.sweep().unwrap(), (0, SWEEP_MAX as usize));
        assert_eq!(whole.sweep().unwrap(), (0, 1));
    }
}

#[test]
fn long_names_of_files_are_cut() {
    use courseware::FILE_NAME_CHARS_MAX;
    for house in houses() {
        let bytes = scorm(&manifest("1.2", ONE_ITEM, ONE_SCO));
        let name = "课".repeat(FILE_NAME_CHARS_MAX + 1);
        house.courseware.import(&house.by(house.provider), house.school, &name, &bytes).unwrap();
        let page = house.get(&format!("/organizations/{}/courseware", house.school), Some(house.provider)).text;
        assert!(page.contains(&"课".repeat(FILE_NAME_CHARS_MAX)) && !page.contains(&name));
    }
}
