//! What people do here stands in the platform's own store.

use kernel::fact::{Context, Object, ObjectKind, Outcome, Verb};
use kernel::{Fact, Id};
use platform::Consumer;
use platform::testing::TEST_TIME;
use records::store::lrs::statements::ERASED_AT_ONCE_MAX;
use serde_json::json;

use crate::world::{Store, json_of, stores};

fn fact(id: &str, actor: Id, verb: Verb, kind: ObjectKind, object: Id) -> Fact {
    Fact { id: Id::named(&[id]), actor, verb, object: Object { kind, id: object }, outcome: Outcome::default(), context: Context::default(), at: TEST_TIME }
}

fn take(store: &Store, facts: &[Fact]) {
    for one in facts {
        store.test.database.write(|session| store.records.consume(session, one)).unwrap();
    }
}

fn agent(person: Id) -> String {
    json!({ "account": { "homePage": "https://x.test", "name": person.as_uuid() } }).to_string()
}

#[test]
fn facts_are_statements_of_whom_they_belong_to() {
    for mut store in stores() {
        let [guest, member] = ["guest", "member"].map(|name| Id::named(&[name]));
        let read = |name: &str, who: Id| fact(name, who, Verb::Read, ObjectKind::Section, Id::named(&["s"]));
        take(&store, &[read("1", guest), read("1", guest), read("2", member)]);
        assert_eq!((store.found(&[("agent", &agent(guest))]).len(), store.found(&[("agent", &agent(member))]).len()), (1, 1), "{}", store.test.engine);
        take(&store, &[fact("m", guest, Verb::Merged, ObjectKind::Person, member), read("late", guest)]);
        assert_eq!((store.found(&[("agent", &agent(guest))]).len(), store.found(&[("agent", &agent(member))]).len()), (0, 3));
        assert_eq!(store.get(&format!("statements?statementId={}", Id::named(&["1"]).as_uuid())).status, 404, "a statement does not change; another one came");
        let oldest = store.found(&[("agent", &agent(member)), ("ascending", "true")]);
        let one = json_of(&store.get(&format!("statements?statementId={}", oldest[0])));
        assert_eq!(
            (one["actor"]["account"]["name"].as_str(), one["authority"]["account"]["name"].as_str()),
            (Some(member.as_uuid().to_string().as_str()), Some("xingtan"))
        );
        assert_eq!(one["verb"]["id"], "http://adlnet.gov/expapi/verbs/experienced");
        assert_eq!(store.as_program("other").found(&[]), Vec::<String>::new(), "a school does not see what is done elsewhere");
    }
}

#[test]
fn what_rooms_and_units_said_about_a_guest_goes_along() {
    for mut store in stores() {
        let [guest, member] = ["guest", "member"].map(|name| Id::named(&[name]));
        let count = records::ops::hand_over::STEP_MAX as usize + 2;
        let account = |person: Id| json!({ "account": { "homePage": "https://x.test", "name": person.as_uuid() } });
        let mut said: Vec<serde_json::Value> = (0..count as u128)
            .map(|number| json!({ "id": uuid::Uuid::from_u128(number + 1), "actor": account(guest), "verb": { "id": "http://v.test/launched" }, "object": { "id": "http://o.test/1" } }))
            .collect();
        said.push(json!({ "id": uuid::Uuid::from_u128(0xFFFF), "actor": account(member), "verb": { "id": "http://v.test/taught" }, "object": { "id": "http://o.test/1" },
            "context": { "instructor": account(guest) } }));
        store.posted(&json!(said));
        let comment = json!({ "id": uuid::Uuid::from_u128(0xFFFE), "actor": { "mbox": "mailto:a@x.test" }, "verb": { "id": "http://v.test/commented" },
            "object": { "objectType": "StatementRef", "id": uuid::Uuid::from_u128(1) } });
        store.posted(&comment);
        // One that was taken back is not said anew.
        let void = json!({ "actor": { "mbox": "mailto:a@x.test" }, "verb": { "id": "http://adlnet.gov/expapi/verbs/voided" },
            "object": { "objectType": "StatementRef", "id": uuid::Uuid::from_u128(2) } });
        store.posted(&void);
        let state = |person: Id, id: &str| {
            format!("activities/state?{}", crate::world::encoded(&[("activityId", "http://a"), ("agent", &agent(person)), ("stateId", id)]))
        };
        for (person, id, text) in [(guest, "bookmark", "\"guest\""), (guest, "both", "\"guest\""), (member, "both", "\"member\"")] {
            assert_eq!(store.ask("PUT", &state(person, id), &[("content-type", "application/json")], text).status, 204);
        }
        let before = json_of(&store.get(&format!("statements?statementId={}", uuid::Uuid::from_u128(1))));
        let related = |store: &mut Store, person: Id| {
            let agent = agent(person);
            store.found(&[("agent", agent.as_str()), ("related_agents", "true"), ("limit", "500")]).len()
        };
        assert_eq!(related(&mut store, guest), count + 2, "{}", store.test.engine);
        take(&store, &[fact("m", guest, Verb::Merged, ObjectKind::Person, member)]);
        assert_eq!((related(&mut store, guest), related(&mut store, member)), (0, count), "{}: all of it but what was taken back", store.test.engine);
        assert_eq!(store.get(&format!("statements?statementId={}", uuid::Uuid::from_u128(1))).status, 404, "a statement does not change");
        let id = records::ops::hand_over::id_for(uuid::Uuid::from_u128(1), member.as_uuid());
        let after = json_of(&store.get(&format!("statements?statementId={id}")));
        let mut expected = before.clone();
        for name in ["id", "actor", "stored"] {
            expected[name] = after[name].clone();
        }
        assert_eq!((&after, after["actor"]["account"]["name"].as_str()), (&expected, Some(member.as_uuid().to_string().as_str())), "nothing else changed");
        assert_eq!((store.get(&state(member, "bookmark")).text.as_str(), store.get(&state(member, "both")).text.as_str()), ("\"guest\"", "\"member\""));
        assert_eq!(store.get(&state(guest, "bookmark")).status, 404);
        take(&store, &[fact("e", member, Verb::Erased, ObjectKind::Person, member)]);
        let left = store.rows().iter().filter(|row| [guest, member].iter().any(|person| row.to_string().contains(&person.as_uuid().to_string()))).count();
        assert_eq!(left, 0, "what went along is erased along");
    }
}

#[test]
fn who_is_forgotten_leaves_nothing_and_does_not_come_back() {
    for mut store in stores() {
        let [member, neighbour] = ["member", "neighbour"].map(|name| Id::named(&[name]));
        let count = ERASED_AT_ONCE_MAX as usize + 3;
        let mut facts: Vec<Fact> = (0..count).map(|number| fact(&number.to_string(), member, Verb::Read, ObjectKind::Section, Id::named(&["s"]))).collect();
        facts.push(fact("n", neighbour, Verb::Read, ObjectKind::Section, Id::named(&["s"])));
        take(&store, &facts);
        let state = format!("activities/state?{}", crate::world::encoded(&[("activityId", "http://a"), ("agent", &agent(member)), ("stateId", "s")]));
        assert_eq!(store.ask("PUT", &state, &[("content-type", "application/json")], "{}").status, 204);
        let sent = json_of(&store.get(&format!("statements?statementId={}", facts[0].id.as_uuid())));
        take(&store, &[fact("e", member, Verb::Erased, ObjectKind::Person, member)]);
        assert_eq!(store.found(&[("agent", &agent(member)), ("related_agents", "true")]), Vec::<String>::new(), "{}", store.test.engine);
        assert_eq!(store.found(&[]).len(), 1);
        assert_eq!(store.get(&state).status, 404);
        store.posted(&sent);
        take(&store, &facts[..2]);
        assert_eq!(store.found(&[]).len(), 1, "what was erased does not come back");
        let rest: i64 =
            store.test.database.read(|session| session.number("SELECT COUNT(*) FROM lrs_key WHERE seq NOT IN (SELECT seq FROM lrs_statement)", &[])).unwrap();
        assert_eq!(rest, 0);
        // In a journal their bytes go too, once.
        let is_journal = store.test.engine == "sqlite";
        let holds = |store: &Store| store.bytes_hold(&member.as_uuid().to_string());
        assert_eq!(holds(&store), is_journal);
        assert_eq!((store.records.rewrite().unwrap(), store.records.rewrite().unwrap()), (is_journal, false), "{}", store.test.engine);
        assert!(!holds(&store), "nothing of them is on the disk");
    }
}

#[test]
fn facts_of_before_the_record_store_are_said_once() {
    for mut store in stores() {
        let member = Id::named(&["member"]);
        let count = records::ops::say_facts::STEP_MAX as usize + 5;
        let facts: Vec<Fact> = (0..count).map(|number| fact(&number.to_string(), member, Verb::Read, ObjectKind::Section, Id::named(&["s"]))).collect();
        let kept = store.test.database.write(|session| facts.iter().try_for_each(|one| records::store::append(session, one, TEST_TIME).map(|_| ())));
        kept.unwrap();
        assert_eq!(store.found(&[]).len(), 0);
        assert_eq!((store.records.prepare().unwrap(), store.records.prepare().unwrap()), (count, 0), "{}", store.test.engine);
        assert_eq!(store.found(&[("limit", "0")]).len(), 500);
    }
}
