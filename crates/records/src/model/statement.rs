//! A fact in the shape of an xAPI 1.0.3 statement.
//!
//! Verbs are those of the ADL vocabulary where it has one (`http://adlnet.gov/expapi/verbs/`), else our own; activity types are those of
//! the ADL registry. Times are ISO 8601 in UTC, durations ISO 8601.

use jiff::Timestamp;
use kernel::Fact;
use kernel::fact::{ObjectKind, Verb};
use serde_json::{Value, json};

const ADL: &str = "http://adlnet.gov/expapi/verbs/";
const OWN: &str = "https://w3id.org/xapi/xingtan/verbs/";

/// The IRI of a verb and its English name.
#[must_use]
pub fn verb(verb: Verb) -> (String, &'static str) {
    match verb {
        Verb::Read => (format!("{ADL}experienced"), "experienced"),
        Verb::Answered => (format!("{ADL}answered"), "answered"),
        Verb::Completed => (format!("{ADL}completed"), "completed"),
        Verb::Registered => (format!("{ADL}registered"), "registered"),
        Verb::Reported => (format!("{ADL}commented"), "commented"),
        Verb::Merged => (format!("{OWN}merged"), "merged"),
        Verb::Erased => (format!("{OWN}erased"), "erased"),
    }
}

const fn activity_type(kind: ObjectKind) -> &'static str {
    match kind {
        ObjectKind::Resource => "http://adlnet.gov/expapi/activities/course",
        ObjectKind::Section => "http://adlnet.gov/expapi/activities/module",
        ObjectKind::Item => "http://adlnet.gov/expapi/activities/cmi.interaction",
        ObjectKind::Attempt => "http://adlnet.gov/expapi/activities/assessment",
        ObjectKind::Person => "http://id.tincanapi.com/activitytype/user-profile",
    }
}

const fn path(kind: ObjectKind) -> &'static str {
    match kind {
        ObjectKind::Resource => "resources",
        ObjectKind::Section => "sections",
        ObjectKind::Item => "practice/items",
        ObjectKind::Attempt => "practice",
        ObjectKind::Person => "people/ids",
    }
}

/// Writes a fact as a statement of the platform at `base_url`.
#[must_use]
pub fn write(fact: &Fact, base_url: &str) -> Value {
    let (iri, name) = verb(fact.verb);
    let mut statement = json!({
        "id": fact.id.as_uuid(),
        "actor": { "objectType": "Agent", "account": { "homePage": base_url, "name": fact.actor.as_uuid() } },
        "verb": { "id": iri, "display": { "en": name } },
        "object": { "objectType": "Activity", "id": format!("{base_url}/{}/{}", path(fact.object.kind), fact.object.id), "definition": { "type": activity_type(fact.object.kind) } },
        "timestamp": Timestamp::from_microsecond(fact.at.0).map(|time| time.to_string()).unwrap_or_default(),
    });
    let outcome = &fact.outcome;
    let mut result = serde_json::Map::new();
    let mut add = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            result.insert(name.to_owned(), value);
        }
    };
    add("success", outcome.success.map(Value::from));
    add("completion", outcome.completion.map(Value::from));
    add("score", outcome.scaled.map(|scaled| json!({ "scaled": scaled })));
    add("response", outcome.response.clone().map(Value::from));
    #[expect(clippy::cast_precision_loss, reason = "durations are far below 2^52 milliseconds")]
    add("duration", outcome.duration_ms.map(|millis| Value::from(format!("PT{:.3}S", millis as f64 / 1000.0))));
    if let Some(object) = statement.as_object_mut() {
        if !result.is_empty() {
            object.insert("result".to_owned(), Value::Object(result));
        }
        let parents: Vec<Value> = fact
            .context
            .section
            .filter(|section| *section != fact.object.id)
            .map(|section| json!({ "id": format!("{base_url}/sections/{section}") }))
            .into_iter()
            .collect();
        let grouping: Vec<Value> = fact.context.resource.map(|resource| json!({ "id": format!("{base_url}/resources/{resource}") })).into_iter().collect();
        if !parents.is_empty() || !grouping.is_empty() {
            let mut context = json!({ "contextActivities": { "parent": parents, "grouping": grouping } });
            if let (Some(registration), Some(context)) = (fact.context.registration, context.as_object_mut()) {
                context.insert("registration".to_owned(), json!(registration.as_uuid()));
            }
            object.insert("context".to_owned(), context);
        }
    }
    statement
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::fact::{Context, Object, Outcome};
    use kernel::{Id, Time};

    #[test]
    fn an_answer_is_a_statement() {
        let id = Id::named(&["x"]);
        let fact = Fact {
            id,
            actor: id,
            verb: Verb::Answered,
            object: Object { kind: ObjectKind::Item, id },
            outcome: Outcome { success: Some(true), scaled: Some(1.0), response: Some("B".to_owned()), duration_ms: Some(1500), completion: None },
            context: Context { resource: Some(id), ..Context::default() },
            at: Time(1_795_420_800_000_000),
        };
        let statement = write(&fact, "https://x.test");
        assert_eq!(statement["verb"]["id"], "http://adlnet.gov/expapi/verbs/answered");
        assert_eq!(statement["timestamp"], "2026-11-23T08:00:00Z");
        assert_eq!(statement["result"], serde_json::json!({ "success": true, "score": { "scaled": 1.0 }, "response": "B", "duration": "PT1.500S" }));
        assert_eq!(statement["id"].as_str().map(str::len), Some(36));
    }
}
