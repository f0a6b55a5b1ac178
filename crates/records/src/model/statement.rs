//! A fact in the shape of an xAPI statement (2.0).
//!
//! Verbs are those of the ADL vocabulary where it has one (`http://adlnet.gov/expapi/verbs/`), else our own; activity types are those of
//! the ADL registry. Times are ISO 8601 in UTC, durations ISO 8601.

use jiff::Timestamp;
use kernel::fact::{ObjectKind, Verb};
use kernel::{Fact, Id};
use serde_json::{Map, Value, json};

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

/// The IRI of the type of a thing.
#[must_use]
pub const fn activity_type(kind: ObjectKind) -> &'static str {
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

/// The thing of this platform that the id of an activity names; `None` where it is somebody else's, or of no kind that has names.
#[must_use]
pub fn thing(activity: &str, base_url: &str) -> Option<(ObjectKind, Id)> {
    let path = activity.strip_prefix(base_url)?.strip_prefix('/')?;
    let (kind, id) = path.rsplit_once('/')?;
    let kind = [ObjectKind::Resource, ObjectKind::Section, ObjectKind::Item].into_iter().find(|one| self::path(*one) == kind)?;
    Some((kind, id.parse().ok()?))
}

/// Whether an activity is one that facts are about.
#[must_use]
pub fn is_of_facts(activity: &str, base_url: &str) -> bool {
    let path = activity.strip_prefix(base_url).and_then(|rest| rest.strip_prefix('/')).and_then(|path| path.rsplit_once('/'));
    path.is_some_and(|(path, _)| crate::model::profile::KINDS.iter().any(|kind| self::path(*kind) == path))
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
        "version": "2.0.0",
        "timestamp": Timestamp::from_microsecond(fact.at.0).map(|time| time.to_string()).unwrap_or_default(),
    });
    let outcome = &fact.outcome;
    let mut result = Map::new();
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
        let context = context(fact, base_url);
        if !context.is_empty() {
            object.insert("context".to_owned(), Value::Object(context));
        }
    }
    statement
}

/// Where it happened: the section around it, the resource and the concepts it belongs to, and the session it was part of.
fn context(fact: &Fact, base_url: &str) -> Map<String, Value> {
    let activity = |path: &str, id: kernel::Id| json!({ "id": format!("{base_url}/{path}/{id}") });
    let around = fact.context.section.filter(|section| *section != fact.object.id);
    let mut activities = Map::new();
    let mut add = |name: &str, found: Vec<Value>| {
        if !found.is_empty() {
            activities.insert(name.to_owned(), Value::Array(found));
        }
    };
    add("parent", around.map(|section| activity("sections", section)).into_iter().collect());
    add("grouping", fact.context.resource.map(|resource| activity("resources", resource)).into_iter().collect());
    add("other", fact.context.concepts.iter().map(|concept| activity("concepts", *concept)).collect());
    let mut context = Map::new();
    if let Some(registration) = fact.context.registration {
        context.insert("registration".to_owned(), json!(registration.as_uuid()));
    }
    if !activities.is_empty() {
        context.insert("contextActivities".to_owned(), Value::Object(activities));
    }
    context
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::fact::{Context, Object, Outcome};
    use kernel::{Id, Time};

    #[test]
    fn every_verb_has_an_iri_of_its_own() {
        let all = [Verb::Read, Verb::Answered, Verb::Completed, Verb::Registered, Verb::Merged, Verb::Erased, Verb::Reported];
        let iris: std::collections::BTreeSet<String> = all.into_iter().map(|known| verb(known).0).collect();
        assert_eq!(iris.len(), all.len());
        assert!(iris.iter().all(|iri| iri.starts_with("http")));
    }

    #[test]
    fn an_answer_is_a_statement() {
        let id = Id::named(&["x"]);
        let fact = Fact {
            id,
            actor: id,
            verb: Verb::Answered,
            object: Object { kind: ObjectKind::Item, id },
            outcome: Outcome { success: Some(true), scaled: Some(1.0), response: Some("B".to_owned()), duration_ms: Some(1500), completion: None },
            context: Context { resource: Some(id), registration: Some(id), concepts: vec![id], section: None },
            at: Time(1_795_420_800_000_000),
        };
        let statement = write(&fact, "https://x.test");
        assert_eq!(statement["verb"]["id"], "http://adlnet.gov/expapi/verbs/answered");
        assert_eq!(statement["timestamp"], "2026-11-23T08:00:00Z");
        assert_eq!(statement["result"], serde_json::json!({ "success": true, "score": { "scaled": 1.0 }, "response": "B", "duration": "PT1.500S" }));
        assert_eq!(statement["context"]["registration"], statement["id"]);
        let activities = &statement["context"]["contextActivities"];
        assert_eq!(activities["grouping"][0]["id"], format!("https://x.test/resources/{id}"));
        assert!(activities["other"][0]["id"].is_string() && activities["parent"].is_null());
        assert_eq!(statement["id"].as_str().map(str::len), Some(36));
    }
}
