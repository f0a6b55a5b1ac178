//! What a statement must be: each rule with what keeps it and what breaks it.

use serde_json::{Value, json};

use crate::world::{json_of, plain, stores, with};

const ID: &str = "39e24cc4-69af-4b01-a824-1fdc6ea8a3af";

/// Requirement, what is changed, and the rule that is broken (empty where it is none) with its place.
pub fn cases() -> Vec<(&'static str, Value, &'static str, &'static str)> {
    let agent = json!({ "mbox": "mailto:a@x.test" });
    let sub = |changes: Value| {
        let mut inner = with(&changes);
        inner["objectType"] = json!("SubStatement");
        json!({ "object": inner })
    };
    vec![
        ("XAPI-00001 null", json!({ "result": null }), "type", "/result"),
        ("XAPI-00006 unknown property", json!({ "iD": ID }), "unknown-property", "/iD"),
        ("XAPI-00020 actor", json!({ "actor": {} }), "inverse-functional-identifier", "/actor"),
        ("XAPI-00028 id is a UUID", json!({ "id": "1234" }), "uuid", "/id"),
        ("XAPI-00029 id", json!({ "id": ID }), "", ""),
        ("XAPI-00032 objectType is text", json!({ "actor": { "objectType": 1, "mbox": "mailto:a@x.test" } }), "type", "/actor/objectType"),
        ("XAPI-00034 group", json!({ "actor": { "objectType": "Group", "member": [agent] } }), "", ""),
        ("XAPI-00035 anonymous group", json!({ "actor": { "objectType": "Group", "name": "g" } }), "group-member", "/actor"),
        (
            "XAPI-00036 members are agents",
            json!({ "actor": { "objectType": "Group", "member": [{ "objectType": "Group", "mbox": "mailto:a@x" }] } }),
            "object-type",
            "/actor/member/0/objectType",
        ),
        ("XAPI-00037 one identifier", json!({ "actor": { "mbox": "mailto:a@x.test", "openid": "http://a" } }), "inverse-functional-identifier", "/actor"),
        ("XAPI-00038 mbox", json!({ "actor": { "mbox": "a@x.test" } }), "mbox", "/actor/mbox"),
        ("XAPI-00039 mbox_sha1sum", json!({ "actor": { "mbox_sha1sum": "xyz" } }), "mbox-sha1sum", "/actor/mbox_sha1sum"),
        ("XAPI-00040 openid", json!({ "actor": { "openid": "abc" } }), "iri", "/actor/openid"),
        ("XAPI-00041 account", json!({ "actor": { "account": { "name": "a" } } }), "required", "/actor/account"),
        (
            "XAPI-00041 account has no more",
            json!({ "actor": { "account": { "name": "a", "homePage": "http://h", "x": 1 } } }),
            "unknown-property",
            "/actor/account/x",
        ),
        ("XAPI-00043 verb id", json!({ "verb": {} }), "required", "/verb"),
        ("XAPI-00044 verb id is an IRI", json!({ "verb": { "id": "did" } }), "iri", "/verb/id"),
        ("XAPI-00045 display", json!({ "verb": { "id": "http://v", "display": { "a12345678": "x" } } }), "language-tag", "/verb/display/a12345678"),
        ("XAPI-00046 kinds of object", json!({ "object": { "objectType": "activity", "id": "http://o" } }), "object-type", "/object/objectType"),
        ("XAPI-00047 activity id", json!({ "object": { "id": "o" } }), "iri", "/object/id"),
        (
            "XAPI-00049 interaction",
            json!({ "object": { "id": "http://o", "definition": { "interactionType": "guess" } } }),
            "interaction-type",
            "/object/definition/interactionType",
        ),
        (
            "XAPI-00050 interaction parts",
            json!({ "object": { "id": "http://o", "definition": { "choices": [{ "id": "a" }] } } }),
            "interaction-type",
            "/object/definition",
        ),
        (
            "XAPI-00052 parts differ",
            json!({ "object": { "id": "http://o", "definition": { "interactionType": "choice", "choices": [{ "id": "a" }, { "id": "a" }] } } }),
            "interaction-components",
            "/object/definition/choices",
        ),
        ("XAPI-00061 moreInfo", json!({ "object": { "id": "http://o", "definition": { "moreInfo": "x" } } }), "iri", "/object/definition/moreInfo"),
        ("XAPI-00068 sub-statement", sub(json!({ "result": { "success": true } })), "", ""),
        ("XAPI-00069 sub-statement has no id", sub(json!({ "id": ID })), "sub-statement", "/object/id"),
        ("XAPI-00070 sub-statements do not nest", sub(json!({ "object": { "objectType": "SubStatement" } })), "sub-statement", "/object/object"),
        ("XAPI-00076 reference", json!({ "object": { "objectType": "StatementRef", "id": "x" } }), "uuid", "/object/id"),
        ("XAPI-00078 score", json!({ "result": { "score": { "scaled": 1.01 } } }), "score-scaled", "/result/score/scaled"),
        ("XAPI-00079 raw", json!({ "result": { "score": { "raw": 11, "min": 0, "max": 10 } } }), "score-range", "/result/score/raw"),
        ("XAPI-00080 min", json!({ "result": { "score": { "min": 10, "max": 10 } } }), "score-range", "/result/score/min"),
        ("XAPI-00081 success", json!({ "result": { "success": "true" } }), "type", "/result/success"),
        ("XAPI-00083 duration", json!({ "result": { "duration": "PA1H" } }), "duration", "/result/duration"),
        ("XAPI-00084 registration", json!({ "context": { "registration": "x" } }), "uuid", "/context/registration"),
        ("XAPI-00085 team", json!({ "context": { "team": agent } }), "object-type", "/context/team"),
        (
            "XAPI-00087 context activities",
            json!({ "context": { "contextActivities": { "child": { "id": "http://a" } } } }),
            "unknown-property",
            "/context/contextActivities/child",
        ),
        (
            "XAPI-00089 revision belongs to activities",
            json!({ "object": { "objectType": "Agent", "mbox": "mailto:b@x.test" }, "context": { "revision": "1" } }),
            "context-of-activity",
            "/context/revision",
        ),
        ("XAPI-00091 language", json!({ "context": { "language": "x y" } }), "language-tag", "/context/language"),
        ("XAPI-00093 timestamp", json!({ "timestamp": "2008-09-15T15:53:00.601-00:00" }), "timestamp", "/timestamp"),
        ("XAPI-00098 authority", json!({ "authority": { "objectType": "Group", "member": [agent] } }), "authority", "/authority"),
        ("XAPI-00101 version", json!({ "version": "1.1.0" }), "version", "/version"),
        (
            "XAPI-00105 attachment",
            json!({ "attachments": [{ "usageType": "http://u", "display": {}, "contentType": "text/plain", "length": 1 }] }),
            "required",
            "/attachments/0",
        ),
        ("XAPI-00106 length", json!({ "attachments": [{ "length": 1.5 }] }), "attachment-length", "/attachments/0/length"),
        ("XAPI-00118 extensions", json!({ "result": { "extensions": { "x": 1 } } }), "extension-iri", "/result/extensions/x"),
        ("XAPI-00119 extensions may hold anything", json!({ "result": { "extensions": { "http://e": null } } }), "", ""),
        ("XAPI-00030 voiding", json!({ "verb": { "id": "http://adlnet.gov/expapi/verbs/voided" } }), "voiding-object", "/object"),
        (
            "2.0 4.2.2.5 contextAgents",
            json!({ "context": { "contextAgents": [{ "objectType": "contextAgent", "agent": agent, "relevantTypes": [] }] } }),
            "relevant-types",
            "/context/contextAgents/0/relevantTypes",
        ),
        (
            "2.0 4.2.2.5 contextAgents say what they are",
            json!({ "context": { "contextAgents": [{ "agent": agent }] } }),
            "required",
            "/context/contextAgents/0",
        ),
        (
            "2.0 4.2.2.5 contextGroups",
            json!({ "context": { "contextGroups": [{ "objectType": "contextGroup", "group": { "objectType": "Group", "member": [agent] } }] } }),
            "",
            "",
        ),
    ]
}

#[test]
fn a_broken_rule_is_named_with_its_place() {
    for mut store in stores() {
        for (requirement, changes, rule, pointer) in cases() {
            let seen = store.post(&with(&changes));
            if rule.is_empty() {
                assert_eq!(seen.status, 200, "{requirement}: {}", seen.text);
                continue;
            }
            let told = json_of(&seen);
            assert_eq!((seen.status, told["rule"].as_str(), told["pointer"].as_str()), (400, Some(rule), Some(pointer)), "{requirement}: {told}");
            assert_eq!(seen.kind, "application/problem+json");
        }
    }
}

#[test]
fn what_2_0_added_1_0_3_does_not_know() {
    let Some(mut store) = stores().into_iter().next() else { return };
    store.version = "1.0.3";
    let agents = with(&json!({ "context": { "contextAgents": [{ "objectType": "contextAgent", "agent": { "mbox": "mailto:a@x.test" } }] } }));
    assert_eq!(json_of(&store.post(&agents))["rule"], "unknown-property");
    assert_eq!(json_of(&store.post(&with(&json!({ "version": "2.0.0" }))))["rule"], "version");
    assert_eq!(store.post(&with(&json!({ "timestamp": "2026-11-27T08:00:00" }))).status, 200, "without a zone UTC is meant");
    store.version = "2.0.0";
    assert_eq!(json_of(&store.post(&with(&json!({ "timestamp": "2026-11-27T08:00:00" }))))["rule"], "timestamp");
}

#[test]
fn what_is_no_json_is_told() {
    let Some(mut store) = stores().into_iter().next() else { return };
    let headers = [("content-type", "application/json")];
    for body in ["", "{", "[1]", "7", "{\"actor\":1,\"actor\":2}", &plain().to_string().replace("http", "\u{1}")] {
        let seen = store.ask("POST", "statements", &headers, body);
        assert_eq!(seen.status, 400, "{body}: {}", seen.text);
    }
    let seen = store.ask("POST", "statements", &headers, "{\"actor\":1,\"actor\":2}");
    assert!(json_of(&seen)["detail"].as_str().unwrap().contains("'actor' stands twice"));
    let one = with(&json!({ "id": "00000000-0000-4000-8000-000000000005" }));
    let seen = store.post(&json!([with(&json!({})), one, one]));
    assert_eq!((seen.status, json_of(&seen)["pointer"].as_str()), (400, Some("/2/id")), "{}", seen.text);
    assert_eq!(store.ask("POST", "statements", &[("content-type", "text/plain")], plain().to_string()).status, 400);
}
