//! What a unit is launched with: its address with the parameters of the launch (§8.1), and the document of its launch (§10).

use serde_json::{Map, Value, json};

use super::SESSION;
use crate::model::mode::Mode;
use crate::model::structure::{AssignableUnit, Unit};

/// The parameters of a launch.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameters<'a> {
    /// Where the record store is.
    pub endpoint: &'a str,
    /// Where the credential is fetched, once.
    pub fetch: &'a str,
    /// The person.
    pub actor: &'a Value,
    /// The registration.
    pub registration: uuid::Uuid,
    /// The activity.
    pub activity: &'a str,
}

/// The address that opens a unit: its own, with its own query and fragment, and the parameters.
#[must_use]
pub fn address(unit: &str, parameters: &Parameters<'_>) -> String {
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("endpoint", parameters.endpoint)
        .append_pair("fetch", parameters.fetch)
        .append_pair("actor", &parameters.actor.to_string())
        .append_pair("registration", &parameters.registration.to_string())
        .append_pair("activityId", parameters.activity)
        .finish()
        .replace('+', "%20"); // not every unit reads a plus as a space
    let (before, fragment) = unit.split_once('#').map_or((unit, String::new()), |(before, fragment)| (before, format!("#{fragment}")));
    format!("{before}{}{query}{fragment}", if before.contains('?') { '&' } else { '?' })
}

/// The document `LMS.LaunchData`.
#[must_use]
pub fn data(unit: &Unit, session: uuid::Uuid, mode: Mode, return_url: &str) -> Value {
    let plain = AssignableUnit::default();
    let details = unit.cmi5.as_ref().unwrap_or(&plain);
    let mut document = Map::from_iter([
        (
            "contextTemplate".to_owned(),
            json!({
                "contextActivities": { "grouping": [{ "objectType": "Activity", "id": unit.identifier }] },
                "extensions": { SESSION: session },
            }),
        ),
        ("launchMode".to_owned(), mode.cmi5().into()),
        ("moveOn".to_owned(), details.move_on.word().into()),
        ("launchMethod".to_owned(), if details.own_window { "OwnWindow" } else { "AnyWindow" }.into()),
        ("returnURL".to_owned(), return_url.into()),
    ]);
    if let Some(parameters) = &details.launch_parameters {
        document.insert("launchParameters".to_owned(), parameters.as_str().into());
    }
    if let Some(mastery) = unit.mastery_score() {
        document.insert("masteryScore".to_owned(), mastery.into());
    }
    if let Some(key) = &details.entitlement_key {
        document.insert("entitlementKey".to_owned(), json!({ "courseStructure": key }));
    }
    Value::Object(document)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_merged_with_the_units_own_query() {
        let actor = json!({ "account": { "name": "a b" } });
        let parameters = Parameters {
            endpoint: "https://x.test/xapi/",
            fetch: "https://x.test/f?t=1",
            actor: &actor,
            registration: uuid::Uuid::nil(),
            activity: "https://x.test/a",
        };
        let opened = address("index.html?paramA=1#top", &parameters);
        assert!(opened.starts_with("index.html?paramA=1&endpoint=https%3A%2F%2Fx.test%2Fxapi%2F&fetch=") && opened.ends_with("#top"), "{opened}");
        let query: Vec<(String, String)> = form_urlencoded::parse(opened.split_once('?').unwrap().1.trim_end_matches("#top").as_bytes()).into_owned().collect();
        assert_eq!(query.len(), 6);
        assert_eq!(serde_json::from_str::<Value>(&query[3].1).unwrap(), actor);
        assert!(address("a", &parameters).starts_with("a?endpoint="));
    }

    #[test]
    fn the_document_holds_what_the_structure_says_and_nothing_else() {
        let mut unit = Unit { identifier: "urn:au".to_owned(), cmi5: Some(AssignableUnit::default()), ..Unit::default() };
        let document = data(&unit, uuid::Uuid::nil(), Mode::Browse, "https://c.test/over");
        assert_eq!(document["contextTemplate"]["contextActivities"]["grouping"][0]["id"], "urn:au"); // 10.2.1.0-3
        assert_eq!(document["contextTemplate"]["extensions"][SESSION], "00000000-0000-0000-0000-000000000000"); // 10.2.1.0-2
        assert_eq!((&document["launchMode"], &document["moveOn"]), (&json!("Browse"), &json!("NotApplicable"))); // 10.2.2.0-4, 10.2.5.0-1
        assert!(["launchParameters", "masteryScore", "entitlementKey"].iter().all(|name| document.get(name).is_none()));
        unit.mastery = Some("0.9".to_owned());
        unit.cmi5 = Some(AssignableUnit { launch_parameters: Some("p".to_owned()), entitlement_key: Some("k".to_owned()), ..AssignableUnit::default() });
        let document = data(&unit, uuid::Uuid::nil(), Mode::Normal, "https://c.test/over");
        // 10.2.3.0-1, 10.2.4.0-1, 10.2.7.0-1, 10.2.7.1-1
        assert_eq!(
            (&document["launchParameters"], &document["masteryScore"], &document["entitlementKey"]["courseStructure"]),
            (&json!("p"), &json!(0.9), &json!("k"))
        );
    }
}
