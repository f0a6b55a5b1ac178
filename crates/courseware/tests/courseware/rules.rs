//! What a unit of cmi5 may say in its session, rule by rule, by the numbers of the requirements.

use courseware::model::cmi5::judge::{Situation, judge};
use courseware::model::cmi5::{CATEGORY, MASTERY, MOVE_ON, SESSION};
use courseware::model::mode::Mode;
use kernel::Id;
use serde_json::{Value, json};

fn id(name: &str) -> Id {
    Id::named(&[name])
}

fn situation() -> Situation {
    Situation {
        actor: json!({ "objectType": "Agent", "account": { "homePage": "https://x.test", "name": "someone" } }),
        registration: id("registration"),
        activity: "https://x.test/unit".to_owned(),
        publisher_id: "urn:au".to_owned(),
        session: id("session"),
        mastery: Some(0.5),
        mode: Mode::Normal,
        preferences_read: true,
        initialized: false,
        terminated: false,
        abandoned: false,
        session_passed: None,
        session_completed: false,
        completed: false,
        passed: false,
        score: None,
        last: None,
    }
}

fn begun() -> Situation {
    Situation { initialized: true, ..situation() }
}

/// A statement as the rules want it.
fn said(verb: &str) -> Value {
    let mut category = vec![json!({ "id": CATEGORY })];
    let mut result = json!({});
    match verb {
        "passed" | "failed" => {
            result = json!({ "success": verb == "passed", "duration": "PT1M", "score": { "scaled": if verb == "passed" { 0.5 } else { 0.4 } } })
        }
        "completed" => result = json!({ "completion": true, "duration": "PT1M" }),
        "terminated" => result = json!({ "duration": "PT1M" }),
        _ => {}
    }
    if matches!(verb, "passed" | "failed" | "completed") {
        category.push(json!({ "id": MOVE_ON }));
    }
    let mut statement = allowed(&format!("http://adlnet.gov/expapi/verbs/{verb}"));
    statement["object"] = json!({ "id": "https://x.test/unit" });
    statement["context"]["contextActivities"]["category"] = json!(category);
    statement["context"]["extensions"][MASTERY] = json!(0.5);
    statement["result"] = result;
    statement
}

/// A statement of the unit's own.
fn allowed(verb: &str) -> Value {
    json!({
        "id": id(verb).as_uuid(),
        "actor": situation().actor,
        "verb": { "id": verb },
        "object": { "id": "urn:question" },
        "timestamp": "2026-11-23T08:00:00.000Z",
        "context": {
            "registration": id("registration").as_uuid(),
            "contextActivities": { "grouping": [{ "id": "urn:au" }] },
            "extensions": { SESSION: id("session").as_uuid() },
        },
    })
}

const ANSWERED: &str = "http://adlnet.gov/expapi/verbs/answered";

fn broken(situation: &Situation, statements: &[Value]) -> Option<&'static str> {
    judge(situation, statements).err().map(|fault| fault.requirement)
}

#[test]
fn a_whole_session_is_kept() {
    let whole = [said("initialized"), allowed(ANSWERED), said("completed"), said("passed"), said("terminated")];
    let after = judge(&situation(), &whole).unwrap();
    assert!(after.initialized && after.completed && after.passed && after.terminated && after.score == Some(0.5));
    let after = judge(&begun(), &[said("failed")]).unwrap();
    assert_eq!((after.passed, after.session_passed, after.score), (false, Some(false), Some(0.4)));
    // A single activity is a list too, and the kind of an agent need not be said.
    let mut plain = said("initialized");
    plain["actor"].as_object_mut().unwrap().remove("objectType");
    plain["context"]["contextActivities"] = json!({ "grouping": { "id": "urn:au" }, "category": { "id": CATEGORY } });
    assert_eq!(broken(&situation(), &[plain]), None);
    // A verb of cmi5 without its category is a statement of the unit's own.
    assert_eq!(broken(&begun(), &[allowed("http://adlnet.gov/expapi/verbs/completed")]), None);
}

#[test]
fn the_order_of_a_session_is_kept() {
    let all = ["initialized", "completed", "passed", "failed", "terminated"];
    for verb in &all[1..] {
        assert_eq!(broken(&situation(), &[said(verb)]), Some("9.3.0.0-4"), "{verb}");
    }
    assert_eq!(broken(&situation(), &[allowed(ANSWERED)]), Some("7.1.3.0-1"));
    assert_eq!(broken(&begun(), &[said("initialized")]), Some("9.3.2.0-3"));
    for verb in all {
        assert_eq!(broken(&begun(), &[said("terminated"), said(verb)]), Some("7.1.2.0-1"), "{verb}");
        assert_eq!(broken(&Situation { abandoned: true, ..begun() }, &[said(verb)]), Some("9.3.6.0-2"), "{verb}");
    }
    assert_eq!(broken(&begun(), &[said("terminated"), allowed(ANSWERED)]), Some("7.1.2.0-1"));
    assert_eq!(broken(&Situation { preferences_read: false, ..situation() }, &[said("initialized")]), Some("11.0.0.0-3"));
}

#[test]
fn verbs_are_said_once() {
    for (before, verb, requirement) in [
        (vec![said("completed")], "completed", "9.3.0.0-2"),
        (vec![said("passed")], "passed", "9.3.0.0-3"),
        (vec![said("passed")], "failed", "9.3.0.0-3"),
        (vec![said("failed")], "passed", "9.3.0.0-3"),
        (vec![said("failed")], "failed", "9.3.0.0-3"),
    ] {
        let mut all = before;
        all.push(said(verb));
        assert_eq!(broken(&begun(), &all), Some(requirement), "{verb}");
    }
    assert_eq!(broken(&Situation { completed: true, ..begun() }, &[said("completed")]), Some("9.3.0.0-6"));
    assert_eq!(broken(&Situation { passed: true, ..begun() }, &[said("passed")]), Some("9.3.0.0-7"));
    assert_eq!(broken(&Situation { passed: true, ..begun() }, &[said("failed")]), Some("9.3.0.0-8"));
}

#[test]
fn whoever_only_looks_says_nothing_that_counts() {
    for (mode, requirement) in [(Mode::Browse, "10.2.2.0-2"), (Mode::Review, "10.2.2.0-3")] {
        let looking = Situation { mode, ..begun() };
        for verb in ["completed", "passed", "failed"] {
            assert_eq!(broken(&looking, &[said(verb)]), Some(requirement), "{verb}");
        }
        assert_eq!(broken(&Situation { mode, ..situation() }, &[said("initialized"), allowed(ANSWERED), said("terminated")]), None);
    }
}

type Change = fn(&mut Value);

#[test]
fn every_statement_carries_what_the_launch_gave() {
    let changes: [(&str, Change); 16] = [
        ("9.1.0.0-1", |it| drop(it.as_object_mut().unwrap().remove("id"))),
        ("9.1.0.0-1", |it| it["id"] = json!("no uuid")),
        ("8.1.3.0-3", |it| drop(it.as_object_mut().unwrap().remove("actor"))),
        ("8.1.3.0-3", |it| it["actor"]["account"]["name"] = json!("another")),
        ("8.1.3.0-3", |it| it["actor"]["account"]["homePage"] = json!("https://y.test")),
        ("8.1.3.0-3", |it| it["actor"]["objectType"] = json!("Group")),
        ("8.1.3.0-3", |it| it["actor"] = json!({ "mbox": "mailto:a@b.c" })),
        ("9.7.0.0-1", |it| drop(it.as_object_mut().unwrap().remove("timestamp"))),
        ("9.7.0.0-2", |it| it["timestamp"] = json!("2026-11-23T16:00:00+08:00")),
        ("10.2.1.0-6", |it| drop(it.as_object_mut().unwrap().remove("context"))),
        ("9.6.1.0-1", |it| drop(it["context"].as_object_mut().unwrap().remove("registration"))),
        ("9.6.1.0-1", |it| it["context"]["registration"] = json!(id("other").as_uuid())),
        ("9.6.3.1-4", |it| drop(it["context"].as_object_mut().unwrap().remove("extensions"))),
        ("9.6.3.1-4", |it| it["context"]["extensions"][SESSION] = json!("other")),
        ("9.6.2.0-1", |it| it["context"]["contextActivities"]["grouping"] = json!([{ "id": "urn:other" }])),
        ("6.3.0.0-1", |it| it["verb"]["id"] = json!("http://adlnet.gov/expapi/verbs/voided")),
    ];
    for (requirement, change) in changes {
        for statement in [said("completed"), said("terminated"), allowed(ANSWERED)] {
            let mut wrong = statement;
            change(&mut wrong);
            assert_eq!(broken(&begun(), &[wrong.clone()]), Some(requirement), "{wrong}");
        }
    }
}

#[test]
fn what_cmi5_defines_is_said_as_it_defines_it() {
    let changes: [(&str, &str, Change); 31] = [
        ("8.1.5.0-6", "completed", |it| it["object"]["id"] = json!("urn:au")),
        ("8.1.5.0-6", "terminated", |it| drop(it.as_object_mut().unwrap().remove("object"))),
        ("9.6.2.1-1", "completed", |it| it["verb"]["id"] = json!(ANSWERED)),
        ("9.3.0.0-1", "completed", |it| it["verb"]["id"] = json!("http://adlnet.gov/expapi/verbs/launched")),
        ("9.3.0.0-1", "completed", |it| it["verb"]["id"] = json!("https://w3id.org/xapi/adl/verbs/abandoned")),
        ("9.3.0.0-1", "completed", |it| it["verb"]["id"] = json!("https://w3id.org/xapi/adl/verbs/waived")),
        ("9.3.0.0-1", "completed", |it| it["verb"]["id"] = json!("https://w3id.org/xapi/adl/verbs/satisfied")),
        ("9.5.1.0-2", "completed", |it| it["result"]["score"] = json!({ "scaled": 1 })),
        ("9.5.1.0-2", "terminated", |it| it["result"]["score"] = json!({ "scaled": 1 })),
        ("9.5.1.0-3", "passed", |it| it["result"]["score"] = json!({ "scaled": 0.9, "raw": 9, "max": 10 })),
        ("9.5.1.0-3", "failed", |it| it["result"]["score"] = json!({ "scaled": 0.1, "raw": 1, "min": 0 })),
        ("9.3.4.0-2", "passed", |it| it["result"]["score"]["scaled"] = json!(0.49)),
        ("9.3.5.0-2", "failed", |it| it["result"]["score"]["scaled"] = json!(0.5)),
        ("9.6.3.2-2", "passed", |it| drop(it["context"]["extensions"].as_object_mut().unwrap().remove(MASTERY))),
        ("9.6.3.2-2", "failed", |it| it["context"]["extensions"][MASTERY] = json!(0.6)),
        ("9.5.2.0-1", "passed", |it| it["result"]["success"] = json!(false)),
        ("9.5.2.0-1", "passed", |it| drop(it["result"].as_object_mut().unwrap().remove("success"))),
        ("9.5.2.0-2", "failed", |it| it["result"]["success"] = json!(true)),
        ("9.5.2.0-3", "completed", |it| it["result"]["success"] = json!(true)),
        ("9.5.2.0-3", "terminated", |it| it["result"]["success"] = json!(true)),
        ("9.5.3.0-1", "completed", |it| it["result"]["completion"] = json!(false)),
        ("9.5.3.0-1", "completed", |it| drop(it["result"].as_object_mut().unwrap().remove("completion"))),
        ("9.5.3.0-2", "passed", |it| it["result"]["completion"] = json!(true)),
        ("9.5.3.0-2", "terminated", |it| it["result"]["completion"] = json!(true)),
        ("9.5.4.1-1", "terminated", |it| drop(it.as_object_mut().unwrap().remove("result"))),
        ("9.5.4.1-2", "completed", |it| drop(it["result"].as_object_mut().unwrap().remove("duration"))),
        ("9.5.4.1-3", "passed", |it| it["result"]["duration"] = json!("60")),
        ("9.5.4.1-4", "failed", |it| drop(it["result"].as_object_mut().unwrap().remove("duration"))),
        ("9.6.2.2-1", "completed", |it| it["context"]["contextActivities"]["category"] = json!([{ "id": CATEGORY }])),
        ("9.6.2.2-1", "passed", |it| it["context"]["contextActivities"]["category"] = json!([{ "id": CATEGORY }])),
        ("9.6.2.2-2", "terminated", |it| it["context"]["contextActivities"]["category"] = json!([{ "id": CATEGORY }, { "id": MOVE_ON }])),
    ];
    for (requirement, verb, change) in changes {
        let mut wrong = said(verb);
        change(&mut wrong);
        assert_eq!(broken(&begun(), &[wrong.clone()]), Some(requirement), "{verb}: {wrong}");
    }
    let mut wrong = allowed(ANSWERED);
    wrong["context"]["contextActivities"]["category"] = json!([{ "id": MOVE_ON }]);
    assert_eq!(broken(&begun(), &[wrong]), Some("9.6.2.2-2"));
    // Without a mastery score a score decides nothing, and needs none in the context.
    let mut free = said("passed");
    free["result"]["score"]["scaled"] = json!(0.1);
    free["context"]["extensions"].as_object_mut().unwrap().remove(MASTERY);
    assert_eq!(broken(&Situation { mastery: None, ..begun() }, &[free]), None);
}
