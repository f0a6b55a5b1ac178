//! A course of cmi5 from its launch to its end: what the platform hands over, says itself, and makes of what units say.

use courseware::model::cmi5::{CATEGORY, MASTERY, MOVE_ON, REASON, SESSION};
use courseware::model::structure::unit_id;
use courseware::{Document, DocumentRequest};
use kernel::{Id, Problem};
use organization::By;
use platform::Session;
use serde_json::{Value, json};

use crate::house::{House, Seen, address, houses, token};
use crate::pack::{TITLES, cmi5, course, unit};

/// What a unit knows after it was opened.
struct Unit {
    package: Id,
    endpoint: String,
    actor: Value,
    registration: Id,
    activity: String,
    publisher: String,
    name: String,
    secret: String,
    launch_data: Value,
}

const PAGE: &str = "<url>index.html?own=1</url>";

/// A course with a block of two units, and a unit beside it.
fn package(house: &House) -> Id {
    let inner = format!(
        "<block id=\"urn:block\">{TITLES}{}{}</block>{}",
        unit("urn:a", "moveOn=\"CompletedAndPassed\" masteryScore=\"0.5\"", &format!("{PAGE}<launchParameters>p</launchParameters>")),
        unit("urn:b", "moveOn=\"Completed\"", PAGE),
        unit("urn:c", "launchMethod=\"OwnWindow\"", PAGE),
    );
    house.bring(&cmi5(&course(&inner)))
}

fn in_session<T>(house: &House, mut work: impl FnMut(&mut Session<'_>) -> Result<T, Problem>) -> Result<T, Problem> {
    house.services.database.write::<_, courseware::CoursewareError>(|session| Ok(work(session)?)).map_err(Problem::from)
}

fn parameter(address: &str, name: &str) -> String {
    let query = address.split_once('?').unwrap().1;
    let parsed = url::form_urlencoded::parse(query.as_bytes()).into_owned();
    parsed.into_iter().find(|(known, _)| known == name).unwrap_or_else(|| panic!("{name} in {address}")).1
}

fn opened(house: &House, package: Id, publisher: &str, player: &Seen) -> Unit {
    let address = address(player);
    let fetch = parameter(&address, "fetch");
    let path = fetch.strip_prefix("http://test").unwrap().to_owned();
    let first = house.send("test", "POST", &path, None, &[("origin", "http://content.test")], "");
    assert_eq!((first.status, first.header("content-type"), first.header("access-control-allow-origin")), (200, "application/json", "*")); // 8.2.2.0-2, 8.2.2.0-3
    let decoded = base64(first.json()["auth-token"].as_str().unwrap()); // 8.2.1.0-4
    let (name, secret) = decoded.split_once(':').map(|(name, secret)| (name.to_owned(), secret.to_owned())).unwrap();
    assert!(house.courseware.launched(&name, &secret).unwrap().is_some_and(|launched| launched.person == house.learner));
    assert_eq!(house.courseware.launched(&name, "wrong").unwrap(), None);
    let again = house.send("test", "POST", &path, None, &[], "");
    assert_eq!((again.status, &again.json()["error-code"]), (200, &json!("1"))); // 8.2.3.0-1
    let (actor, registration) = (serde_json::from_str(&parameter(&address, "actor")).unwrap(), parameter(&address, "registration").parse().unwrap());
    let activity = parameter(&address, "activityId");
    let kept = in_session(house, |session| {
        use courseware::Lrs;
        house.lrs.document_get(session, &Document::State { activity: &activity, agent: &actor, registration: Some(registration), id: "LMS.LaunchData" })
    });
    let launch_data = serde_json::from_slice(&kept.unwrap().unwrap().1).unwrap();
    Unit { package, endpoint: parameter(&address, "endpoint"), actor, registration, activity, publisher: publisher.to_owned(), name, secret, launch_data }
}

/// What base64 says.
fn base64(text: &str) -> String {
    let value = |byte: u8| b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".iter().position(|known| *known == byte);
    let bits: Vec<usize> = text.bytes().filter_map(value).collect();
    let bytes = bits.chunks(4).flat_map(|four| {
        let all = four.iter().fold(0, |all, bits| (all << 6) | bits) << (6 * (4 - four.len()));
        (0..four.len() - 1).map(move |at| u8::try_from((all >> (16 - 8 * at)) & 255).unwrap()).collect::<Vec<_>>()
    });
    String::from_utf8(bytes.collect()).unwrap()
}

fn open(house: &House, package: Id, publisher: &str) -> Unit {
    let unit = unit_id(package, publisher).to_string();
    let player = house.launch(package, &unit, house.learner);
    opened(house, package, publisher, &player)
}

impl Unit {
    fn statement(&self, verb: &str) -> Value {
        let iri = format!("http://adlnet.gov/expapi/verbs/{verb}");
        let mut context = self.launch_data["contextTemplate"].clone();
        context["registration"] = json!(self.registration.as_uuid());
        let mut category = vec![json!({ "id": CATEGORY })];
        let result = match verb {
            "completed" => json!({ "completion": true, "duration": "PT1M" }),
            "passed" => json!({ "success": true, "duration": "PT1M", "score": { "scaled": 0.75 } }),
            "failed" => json!({ "success": false, "duration": "PT1M", "score": { "scaled": 0.25 } }),
            "terminated" => json!({ "duration": "PT1M" }),
            _ => json!({}),
        };
        if matches!(verb, "completed" | "passed" | "failed") {
            category.push(json!({ "id": MOVE_ON }));
            context["extensions"][MASTERY] = self.launch_data["masteryScore"].clone();
        }
        context["contextActivities"]["category"] = json!(category);
        json!({
            "id": Id::named(&[&self.name, verb]).as_uuid(), "actor": self.actor, "verb": { "id": iri, "display": { "en": verb } }, "object": { "id": self.activity },
            "timestamp": "2026-11-23T08:00:00.000Z", "context": context, "result": result,
        })
    }

    /// Says these verbs as the record store would take them: asks, keeps, follows, keeps what is added.
    fn say(&self, house: &House, verbs: &[&str]) -> Result<Vec<Value>, Problem> {
        let statements: Vec<Value> = verbs.iter().map(|verb| self.statement(verb)).collect();
        in_session(house, |session| {
            use courseware::Lrs;
            house.courseware.check(session, self.name.parse().unwrap(), &statements)?;
            house.lrs.put(session, &statements)?;
            let added = house.courseware.stored(session, self.name.parse().unwrap(), &statements)?;
            house.lrs.put(session, &added)?;
            Ok(added)
        })
    }

    fn document(&self, house: &House, request: &DocumentRequest<'_>) -> Result<(), Problem> {
        in_session(house, |session| house.courseware.check_document(session, self.name.parse().unwrap(), request))
    }

    fn preferences<'a>(&'a self, change: Option<Option<(&'a str, &'a [u8])>>) -> DocumentRequest<'a> {
        DocumentRequest { document: Document::AgentProfile { agent: &self.actor, id: "cmi5LearnerPreferences" }, change }
    }

    fn begin(&self, house: &House) {
        self.document(house, &self.preferences(None)).unwrap();
        self.say(house, &["initialized"]).unwrap();
    }
}

fn last(house: &House) -> Value {
    house.lrs.statements.lock().unwrap().last().unwrap().clone()
}

#[test]
fn a_unit_is_launched_with_everything_it_needs() {
    for house in houses() {
        let package = package(&house);
        let player = house.launch(package, &unit_id(package, "urn:a").to_string(), house.learner);
        let launched = last(&house);
        let unit = opened(&house, package, "urn:a", &player);
        assert_eq!(parameter(&address(&player), "own"), "1"); // 13.1.4.0-3
        assert_eq!(unit.endpoint, "http://test/xapi/"); // 8.1.1.0-1
        assert_eq!(unit.actor["account"], json!({ "homePage": "http://test", "name": house.learner.as_uuid() })); // 9.2.0.0-3
        assert_eq!(unit.activity, format!("http://test/courseware/{package}/units/{}", unit_id(package, "urn:a"))); // 8.1.5.0-3
        assert_eq!(launched["verb"]["id"], "http://adlnet.gov/expapi/verbs/launched"); // 9.3.1.0-1
        let context = &launched["context"];
        let extension = |name: &str| context["extensions"][format!("https://w3id.org/xapi/cmi5/context/extensions/{name}")].clone();
        assert_eq!(
            (extension("masteryscore"), extension("launchmode"), extension("moveon"), extension("launchparameters")),
            (json!(0.5), json!("Normal"), json!("CompletedAndPassed"), json!("p"))
        );
        assert_eq!(extension("launchurl"), "http://content.test/run/launch/file/index.html?own=1"); // 9.6.3.4-1, without the token
        assert_eq!(context["contextActivities"]["grouping"][0]["id"], "urn:a"); // 9.6.2.3-2
        assert_eq!(context["registration"], json!(unit.registration.as_uuid()));
        assert_eq!(context["extensions"][SESSION], unit.launch_data["contextTemplate"]["extensions"][SESSION]); // 9.6.3.1-3
        assert_eq!((&unit.launch_data["launchMode"], &unit.launch_data["launchParameters"]), (&json!("Normal"), &json!("p")));
        let return_url = unit.launch_data["returnURL"].as_str().unwrap().strip_prefix("http://content.test").unwrap().to_owned();
        let over = house.content(&return_url);
        assert!(over.status == 200 && over.text.contains(&format!("href=\"http://test/courseware/{package}\" target=\"_top\"")), "{}", over.text);
        // The page does not open a session twice; another launch has the same activity and registration, and another session.
        let page = house.get(&format!("/courseware/launches/{}", context["extensions"][SESSION].as_str().unwrap()), Some(house.learner));
        assert!(page.text.contains("opened already"), "{}", page.text);
        let second = open(&house, package, "urn:a");
        assert_eq!((&second.activity, second.registration), (&unit.activity, unit.registration)); // 8.1.5.0-4
        assert_ne!(second.launch_data["contextTemplate"], unit.launch_data["contextTemplate"]);
        let own = house.launch(package, &unit_id(package, "urn:c").to_string(), house.learner);
        assert!(own.text.contains("target=\"_blank\"") && !own.text.contains("<iframe")); // 8.1.0.0-2
        assert!(!token(&own).is_empty());
    }
}

#[test]
fn a_course_is_satisfied_by_what_its_units_say() {
    for house in houses() {
        let package = package(&house);
        let a = open(&house, package, "urn:a");
        a.begin(&house);
        assert!(a.say(&house, &["completed"]).unwrap().is_empty());
        assert!(a.say(&house, &["passed"]).unwrap().is_empty(), "the block has another unit");
        a.say(&house, &["terminated"]).unwrap();
        assert_eq!(a.say(&house, &["failed"]).unwrap_err().code, "courseware.rule");
        assert!(house.courseware.launched(&a.name, &a.secret).unwrap().is_some(), "what was said last can be said again");
        house.clock.advance(60 * 1_000_000);
        assert_eq!(house.courseware.launched(&a.name, &a.secret).unwrap(), None, "the credential ends with the session"); // 8.2.1.0-6
        let page = house.get(&format!("/courseware/{package}"), Some(house.learner)).text;
        assert!(page.contains("Score 75 %") && page.contains("1 of 3 parts") | page.contains("one of 3 parts"), "{page}");
        let b = open(&house, package, "urn:b");
        b.begin(&house);
        let added = b.say(&house, &["completed"]).unwrap();
        let verbs: Vec<&str> = added.iter().map(|statement| statement["verb"]["id"].as_str().unwrap()).collect();
        assert_eq!(verbs, ["https://w3id.org/xapi/adl/verbs/satisfied"; 2]); // 9.3.9.0-1, 9.3.9.0-5
        let objects: Vec<&str> = added.iter().map(|statement| statement["object"]["definition"]["type"].as_str().unwrap()).collect();
        assert_eq!(objects, ["https://w3id.org/xapi/cmi5/activitytype/block", "https://w3id.org/xapi/cmi5/activitytype/course"]); // 9.3.9.0-2, 9.3.9.0-6
        assert!(added.iter().all(|statement| statement["context"]["extensions"][SESSION] == b.launch_data["contextTemplate"]["extensions"][SESSION])); // 9.3.9.0-9
        assert!(added.iter().all(|statement| !["urn:block", "urn:course"].contains(&statement["object"]["id"].as_str().unwrap()))); // 9.3.9.0-4, 9.3.9.0-8
        b.say(&house, &["terminated"]).unwrap();
        // Another session of a unit that is done with is a review, and nothing in it counts.
        let review = open(&house, package, "urn:b");
        assert_eq!(review.launch_data["launchMode"], "Review");
        review.begin(&house);
        let refused = review.say(&house, &["completed"]).unwrap_err();
        assert!(refused.detail.starts_with("requirement 10.2.2.0-3"), "{}", refused.detail);
        assert_eq!(house.verbs().iter().filter(|verb| *verb == "satisfied").count(), 2);
    }
}

#[test]
fn a_failed_unit_is_passed_in_another_session() {
    for house in houses() {
        let package = package(&house);
        let first = open(&house, package, "urn:a");
        first.begin(&house);
        first.say(&house, &["failed", "terminated"]).unwrap();
        assert!(house.get(&format!("/courseware/{package}"), Some(house.learner)).text.contains("Try again"));
        let second = open(&house, package, "urn:a");
        second.begin(&house);
        second.say(&house, &["passed", "completed", "terminated"]).unwrap();
        assert!(house.get(&format!("/courseware/{package}"), Some(house.learner)).text.contains("Look again"));
        // All or nothing: what stands behind a broken rule is not kept, nor what stands before it.
        let third = open(&house, package, "urn:b");
        third.begin(&house);
        assert!(third.say(&house, &["completed", "initialized"]).is_err());
        assert!(third.say(&house, &["completed"]).is_ok());
    }
}

#[test]
fn a_session_that_came_to_no_end_is_abandoned_once() {
    for house in houses() {
        let package = package(&house);
        let lost = open(&house, package, "urn:b");
        lost.begin(&house);
        house.clock.advance(90 * 1_000_000);
        lost.say(&house, &["completed"]).unwrap();
        house.clock.advance(1_000_000_000);
        let next = open(&house, package, "urn:b");
        let abandoned: Vec<Value> =
            house.lrs.statements.lock().unwrap().iter().filter(|statement| statement["verb"]["display"]["en"] == "abandoned").cloned().collect();
        assert_eq!(abandoned.len(), 1); // 9.3.0.0-10
        assert_eq!(abandoned[0]["result"]["duration"], "PT1M30S"); // 9.5.4.2-2
        assert_eq!(abandoned[0]["context"]["extensions"][SESSION], lost.launch_data["contextTemplate"]["extensions"][SESSION]);
        assert!(lost.say(&house, &["terminated"]).unwrap_err().detail.starts_with("requirement 9.3.6.0-2"));
        // One that nobody opened leaves nothing to say.
        house.clock.advance(13 * 3600 * 1_000_000);
        assert_eq!(house.courseware.sweep().unwrap().0, 1);
        assert!(next.say(&house, &["initialized"]).is_err());
        assert_eq!(house.verbs().iter().filter(|verb| *verb == "abandoned").count(), 2);
    }
}

#[test]
fn documents_are_the_sessions_own() {
    for house in houses() {
        let package = package(&house);
        let unit = open(&house, package, "urn:a");
        let other = json!({ "account": { "homePage": "http://test", "name": "another" } });
        let requirement = |request: &DocumentRequest<'_>| {
            unit.document(&house, request).err().map(|problem| problem.detail.split(' ').nth(1).unwrap().trim_end_matches(':').to_owned())
        };
        let state =
            |agent, registration, id, change| DocumentRequest { document: Document::State { activity: &unit.activity, agent, registration, id }, change };
        let own = Some(unit.registration);
        assert_eq!(requirement(&state(&unit.actor, own, "LMS.LaunchData", None)), None);
        assert_eq!(requirement(&state(&unit.actor, own, "bookmark", Some(Some(("text/plain", b"3"))))), None);
        assert_eq!(requirement(&state(&unit.actor, own, "LMS.LaunchData", Some(Some(("application/json", b"{}"))))).as_deref(), Some("10.2.1.0-5"));
        assert_eq!(requirement(&state(&unit.actor, own, "LMS.LaunchData", Some(None))).as_deref(), Some("10.2.1.0-5"));
        assert_eq!(requirement(&state(&unit.actor, own, "", Some(None))).as_deref(), Some("10.2.1.0-5"));
        assert_eq!(requirement(&state(&other, own, "bookmark", None)).as_deref(), Some("8.1.3.0-3"));
        assert_eq!(requirement(&state(&unit.actor, None, "bookmark", None)).as_deref(), Some("8.1.4.0-3"));
        assert_eq!(requirement(&state(&unit.actor, Some(package), "bookmark", None)).as_deref(), Some("8.1.4.0-3"));
        let elsewhere =
            DocumentRequest { document: Document::State { activity: "urn:x", agent: &unit.actor, registration: own, id: "bookmark" }, change: None };
        assert_eq!(requirement(&elsewhere).as_deref(), Some("8.1.5.0-6"));
        let foreign = DocumentRequest { document: Document::AgentProfile { agent: &other, id: "cmi5LearnerPreferences" }, change: None };
        assert_eq!(requirement(&foreign).as_deref(), Some("11.0.0.0-1"));
        assert_eq!(requirement(&unit.preferences(Some(Some(("application/json", b"[]"))))).as_deref(), Some("11.0.0.0-5"));
        assert_eq!(requirement(&unit.preferences(Some(Some(("application/json", br#"{"languagePreference":"zh-Hans","audioPreference":"off"}"#))))), None);
        assert!(unit.say(&house, &["initialized"]).unwrap_err().detail.starts_with("requirement 11.0.0.0-3"));
        unit.begin(&house);
        unit.say(&house, &["terminated"]).unwrap();
        assert_eq!(requirement(&state(&unit.actor, own, "bookmark", None)).as_deref(), Some("8.1.2.0-2"));
        assert_eq!(unit.package, package);
        assert_eq!(unit.publisher, "urn:a");
    }
}

#[test]
fn a_unit_is_waived_once_with_a_reason() {
    for house in houses() {
        let package = package(&house);
        let teacher = By {
            who: portal::Who { actor: kernel::Actor::Member(house.teacher), strong: true, ..portal::Who::stranger() },
            address: None,
            now: house.services.now(),
        };
        let unit = unit_id(package, "urn:a");
        let waive = |by: &By, reason: &str| house.courseware.waive(by, house.learner, package, unit, reason).map_err(|problem| problem.code);
        assert!(waive(&house.by(house.outsider), "knows it").is_err());
        assert_eq!(waive(&teacher, " "), Err("courseware.reason"));
        assert_eq!(waive(&teacher, &"x".repeat(courseware::REASON_CHARS_MAX + 1)), Err("courseware.reason"));
        assert_eq!(waive(&teacher, &format!("knows it{}", " ".repeat(courseware::REASON_CHARS_MAX))), Ok(()));
        assert_eq!(waive(&teacher, "knows it"), Err("courseware.done-already")); // 9.3.7.0-4
        let waived = house.lrs.statements.lock().unwrap().iter().find(|statement| statement["verb"]["display"]["en"] == "waived").cloned().unwrap();
        assert_eq!(
            (&waived["result"]["success"], &waived["result"]["completion"], &waived["result"]["extensions"][REASON]),
            (&json!(true), &json!(true), &json!("knows it"))
        ); // 9.5.2.0-1, 9.5.3.0-1, 9.3.7.0-2
        assert!(waived["context"]["contextActivities"]["category"].as_array().unwrap().iter().any(|activity| activity["id"] == MOVE_ON)); // 9.6.2.2-1
        assert!(
            house.get(&format!("/courseware/{package}"), Some(house.learner)).text.contains("one of 3 parts")
                || house.get(&format!("/courseware/{package}"), Some(house.learner)).text.contains("1 of 3 parts")
        );
        assert_eq!(house.number("SELECT COUNT(*) FROM audit WHERE action = 'courseware.waived'"), 1);
    }
}

#[test]
fn what_asks_for_nothing_is_satisfied_at_registration() {
    for house in houses() {
        let package = house.bring(&cmi5(&course(&format!("<block id=\"urn:block\">{TITLES}{}</block>", unit("urn:a", "", PAGE)))));
        house.launch(package, &unit_id(package, "urn:a").to_string(), house.learner);
        assert_eq!(house.verbs(), ["satisfied", "satisfied", "launched"]); // 9.6.1.1-3
        house.launch(package, &unit_id(package, "urn:a").to_string(), house.learner);
        assert_eq!(house.verbs().iter().filter(|verb| *verb == "satisfied").count(), 2);
    }
}
