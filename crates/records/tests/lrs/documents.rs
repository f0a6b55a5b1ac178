//! Documents of states and profiles.

use serde_json::{Value, json};

use crate::world::{Store, encoded, json_of, stores};

const AGENT: (&str, &str) = ("agent", "{\"mbox\":\"mailto:a@x.test\"}");
const ACTIVITY: (&str, &str) = ("activityId", "http://a.test");

fn state(pairs: &[(&str, &str)]) -> String {
    let mut all = vec![ACTIVITY, AGENT];
    all.extend_from_slice(pairs);
    format!("activities/state?{}", encoded(&all))
}

fn write(store: &mut Store, method: &str, address: &str, headers: &[(&str, &str)], body: &Value) -> u16 {
    let mut all = vec![("content-type", "application/json")];
    all.extend_from_slice(headers);
    store.ask(method, address, &all, body.to_string()).status
}

#[test]
fn xapi_00184_posted_json_is_joined() {
    for mut store in stores() {
        let address = state(&[("stateId", "s")]);
        assert_eq!(write(&mut store, "POST", &address, &[], &json!({ "a": { "x": 1 }, "b": 2 })), 204);
        assert_eq!(write(&mut store, "POST", &address, &[], &json!({ "a": { "y": 1 }, "c": 3 })), 204);
        let seen = store.get(&address);
        assert_eq!(json_of(&seen), json!({ "a": { "y": 1 }, "b": 2, "c": 3 }), "{}", store.test.engine);
        assert!(seen.headers["etag"].len() == 42 && seen.headers.contains_key("last-modified"));
        assert_eq!(write(&mut store, "POST", &address, &[], &json!([1])), 400);
        assert_eq!(store.ask("POST", &address, &[("content-type", "text/plain")], "x").status, 400);
        let text = state(&[("stateId", "text")]);
        assert_eq!(store.ask("PUT", &text, &[("content-type", "text/plain")], "x\0y").status, 204);
        let seen = store.get(&text);
        assert_eq!((seen.kind.as_str(), seen.bytes.as_slice()), ("text/plain", &b"x\0y"[..]));
        assert_eq!(write(&mut store, "POST", &text, &[], &json!({})), 400, "a text cannot be joined with JSON");
    }
}

#[test]
fn xapi_00322_conditions_are_kept() {
    for mut store in stores() {
        let address = format!("activities/profile?{}", encoded(&[ACTIVITY, ("profileId", "p")]));
        store.version = "1.0.3";
        assert_eq!(write(&mut store, "PUT", &address, &[], &json!({})), 400, "1.0.3 wants a condition: {}", store.test.engine);
        assert_eq!(write(&mut store, "PUT", &address, &[("if-none-match", "*")], &json!({ "v": 1 })), 204);
        assert_eq!(write(&mut store, "PUT", &address, &[("if-none-match", "*")], &json!({ "v": 2 })), 412);
        assert_eq!(write(&mut store, "PUT", &address, &[], &json!({ "v": 2 })), 409);
        assert_eq!(write(&mut store, "PUT", &address, &[("if-match", "\"x\"")], &json!({ "v": 2 })), 412);
        let tag = store.get(&address).headers["etag"].clone();
        assert_eq!(write(&mut store, "PUT", &address, &[("if-match", &tag)], &json!({ "v": 2 })), 204);
        assert_eq!(write(&mut store, "DELETE", &address, &[("if-match", &tag)], &json!({})), 412, "it has changed since");
        assert_eq!(json_of(&store.get(&address)), json!({ "v": 2 }));
        let state = state(&[("stateId", "s")]);
        assert_eq!([write(&mut store, "PUT", &state, &[], &json!({})), write(&mut store, "PUT", &state, &[], &json!({ "v": 1 }))], [204, 204]);
        store.version = "2.0.0";
        assert_eq!(write(&mut store, "PUT", &state, &[], &json!({ "v": 2 })), 409, "2.0 wants one where something is");
        assert_eq!(json_of(&store.get(&state)), json!({ "v": 1 }));
    }
}

#[test]
fn xapi_00192_ids_are_listed_and_all_removed() {
    for mut store in stores() {
        let registration = "39e24cc4-69af-4b01-a824-1fdc6ea8a3af";
        for (name, registered) in [("a", false), ("b", true), ("a", true)] {
            let mut pairs = vec![("stateId", name)];
            pairs.extend(registered.then_some(("registration", registration)));
            assert_eq!(write(&mut store, "PUT", &state(&pairs), &[], &json!({})), 204);
        }
        let ids = |store: &mut Store, address: &str| json_of(&store.get(address));
        assert_eq!(ids(&mut store, &state(&[])), json!(["a", "b"]), "{}", store.test.engine);
        assert_eq!(ids(&mut store, &state(&[("registration", registration)])), json!(["a", "b"]));
        assert_eq!(ids(&mut store, &state(&[("since", "2100-01-01T00:00:00Z")])), json!([]));
        assert_eq!(store.as_program("other").get(&state(&[("stateId", "a")])).status, 404, "documents too are in the store of a tenant");
        assert_eq!(write(&mut store, "DELETE", &state(&[("stateId", "a")]), &[], &json!({})), 204);
        assert_eq!(ids(&mut store, &state(&[("registration", registration)])), json!(["a", "b"]), "the one without a registration was another");
        assert_eq!(write(&mut store, "DELETE", &state(&[]), &[], &json!({})), 204);
        assert_eq!(ids(&mut store, &state(&[])), json!([]));
        assert_eq!(write(&mut store, "DELETE", &format!("agents/profile?{}", encoded(&[AGENT])), &[], &json!({})), 400, "profiles are removed one by one");
    }
}

#[test]
fn parameters_are_those_of_the_standard() {
    let Some(mut store) = stores().into_iter().next() else { return };
    for address in [
        "activities/state?activityId=http://a",
        "activities/state?agent=x",
        &state(&[("stateid", "s")]),
        &state(&[("stateId", "a"), ("since", "2100-01-01T00:00:00Z")]),
        "agents/profile",
        "activities/profile?profileId=x",
    ] {
        assert_eq!(store.get(address).status, 400, "{address}");
    }
    assert_eq!(store.get(&state(&[("stateId", "none")])).status, 404);
    assert_eq!(store.ask("PUT", &state(&[("stateId", "s")]), &[], "x").status, 400, "without a media type");
    let zero = state(&[("stateId", "a\0b")]);
    assert_eq!(write(&mut store, "PUT", &zero, &[], &json!({})), 400, "what PostgreSQL cannot keep is refused everywhere");
}
