//! What is too much is told.

use platform::{DatabaseError, Value};
use records::api::xapi::REQUEST_BYTES_MAX;
use records::model::xapi::document::DOCUMENT_BYTES_MAX;
use records::own_tenant;
use records::store::lrs::documents::NAMES_MAX;
use records::store::lrs::links::REFERRERS_MAX;
use serde_json::json;
use uuid::Uuid;

use crate::world::{encoded, json_of, stores, with};

const AGENT: &str = "{\"mbox\":\"mailto:a@x.test\"}";

#[test]
fn requests_and_documents_are_bounded() {
    let Some(mut store) = stores().into_iter().next() else { return };
    let state = format!("activities/state?{}", encoded(&[("activityId", "http://a"), ("agent", AGENT), ("stateId", "s")]));
    let headers = [("content-type", "application/octet-stream")];
    assert_eq!(store.ask("PUT", &state, &headers, vec![7; DOCUMENT_BYTES_MAX]).status, 204);
    assert_eq!(store.get(&state).bytes.len(), DOCUMENT_BYTES_MAX);
    let seen = store.ask("PUT", &state, &headers, vec![7; DOCUMENT_BYTES_MAX + 1]);
    assert_eq!((seen.status, json_of(&seen)["code"].as_str()), (413, Some("too-large")));
    let padded = |bytes: usize| {
        let mut text = crate::world::plain().to_string();
        text.push_str(&" ".repeat(bytes - text.len()));
        text
    };
    let headers = [("content-type", "application/json")];
    assert_eq!(store.ask("POST", "statements", &headers, padded(REQUEST_BYTES_MAX)).status, 200);
    assert_eq!(store.ask("POST", "statements", &headers, padded(REQUEST_BYTES_MAX + 1)).status, 413);
}

#[test]
fn lists_of_documents_are_bounded() {
    for mut store in stores() {
        let address = format!("agents/profile?{}", encoded(&[("agent", AGENT)]));
        let names: Vec<String> = (0..=NAMES_MAX).map(|number| format!("{number:06}")).collect();
        let written = store.test.database.write::<(), DatabaseError>(|session| {
            for part in names.chunks(500) {
                let mut values: Vec<Value<'_>> = vec![own_tenant().into(), "mbox mailto:a@x.test".into(), (&b"{}"[..]).into()];
                values.extend(part.iter().map(Value::from));
                let rows: Vec<String> = (4..part.len() + 4).map(|place| format!("($1, 3, '', $2, '', ${place}, 'application/json', $3, 'x', 1)")).collect();
                let columns = "tenant, kind, activity, agent, registration, name, content_type, body, tag, changed_at";
                session.execute(&format!("INSERT INTO lrs_document ({columns}) VALUES {}", rows.join(", ")), &values)?;
            }
            Ok(())
        });
        written.unwrap();
        assert_eq!(json_of(&store.get(&address)).as_array().unwrap().len(), NAMES_MAX as usize, "{}", store.test.engine);
    }
}

/// Many statements about one that comes after them: as many as the bound are found by what it says.
#[test]
fn statements_about_one_are_bounded() {
    for mut store in stores() {
        let target = Uuid::from_u128(1 << 64);
        let count = REFERRERS_MAX as usize + 1;
        let all: Vec<serde_json::Value> = (0..count)
            .map(|number| with(&json!({ "id": Uuid::from_u128(number as u128 + 1), "object": { "objectType": "StatementRef", "id": target } })))
            .collect();
        store.posted(&serde_json::Value::Array(all));
        store.posted(&with(&json!({ "id": target, "object": { "id": "http://o.test/late" } })));
        let (mut found, mut next) = (0, format!("statements?{}", encoded(&[("activity", "http://o.test/late")])));
        while !next.is_empty() {
            let page = json_of(&store.get(&next));
            found += page["statements"].as_array().unwrap().len();
            next = page["more"].as_str().unwrap().trim_start_matches("/xapi/").to_owned();
        }
        // A journal finds all of them: there a bound would be one more thing to be kept, and looking is bounded by pages.
        let expected = if store.test.engine == "sqlite" { count } else { REFERRERS_MAX as usize };
        assert_eq!(found, expected + 1, "{}: the statement itself and those about it", store.test.engine);
    }
}
