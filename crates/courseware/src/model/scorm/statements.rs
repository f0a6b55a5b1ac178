//! Statements about pieces of SCORM, after the SCORM profile of xAPI: began, left to come back, ended, completed, passed or failed, answered.

use kernel::{Id, Time};
use serde_json::{Map, Value, json};

use super::memory::Memory;
use super::outcome::{End, Outcome};
use super::values::write_interval;
use crate::model::spoken::{self, ADL, Speaker, VERSION};
use crate::model::structure::{Standard, Unit};

/// The profile.
const PROFILE: &str = "https://w3id.org/xapi/scorm";
/// The verbs of ADL that are said about pieces.
pub const VERBS: [&str; 7] = ["initialized", "answered", "completed", "passed", "failed", "suspended", "terminated"];
/// The kind of a piece.
pub const LESSON: &str = "http://adlnet.gov/expapi/activities/lesson";
const COURSE: &str = "http://adlnet.gov/expapi/activities/course";
const INTERACTION: &str = "http://adlnet.gov/expapi/activities/cmi.interaction";

/// A try of a piece.
#[derive(Debug, Clone, Copy)]
pub struct Try<'a> {
    /// Who learns what.
    pub speaker: Speaker<'a>,
    /// The piece.
    pub unit: &'a Unit,
    /// Its id.
    pub unit_id: Id,
    /// The launch.
    pub launch: Id,
    /// When.
    pub now: Time,
}

/// What changed by a commit.
#[derive(Debug, Clone, Copy)]
pub struct Change<'a> {
    /// Whether the piece has just begun.
    pub begins: bool,
    /// What was known before.
    pub before: &'a Outcome,
    /// What is known now.
    pub after: &'a Outcome,
    /// The values before.
    pub memory_before: &'a Memory,
    /// The values now.
    pub memory: &'a Memory,
    /// Whether the try ended, and how.
    pub end: End,
    /// The time of the try, in hundredths of a second.
    pub hundredths: u64,
}

impl Try<'_> {
    /// The statements about a change, each with its id.
    #[must_use]
    pub fn statements(&self, change: &Change<'_>) -> Vec<(Id, Value)> {
        let mut said = Vec::new();
        if change.begins {
            said.push(self.statement("initialized", "", Value::Null));
        }
        said.extend(self.answers(change));
        let (before, after) = (change.before, change.after);
        let duration = write_interval(change.hundredths);
        if after.completed && !before.completed {
            said.push(self.statement("completed", "", json!({ "completion": true, "duration": duration })));
        }
        if let Some(passed) = after.passed.filter(|passed| before.passed != Some(*passed) || before.scaled != after.scaled) {
            let verb = if passed { "passed" } else { "failed" };
            let mut result = json!({ "success": passed, "duration": duration });
            add_score(&mut result, after);
            said.push(self.statement(verb, &format!("{:?}", after.scaled), result));
        }
        match change.end {
            End::GoesOn => {}
            End::Suspended => said.push(self.statement("suspended", "", with_score(json!({ "duration": duration }), after))),
            End::Over => said.push(self.statement("terminated", "", with_score(json!({ "duration": duration }), after))),
        }
        said
    }

    fn statement(&self, verb: &str, distinction: &str, result: Value) -> (Id, Value) {
        let object = self.speaker.unit(self.unit_id, self.unit, LESSON);
        self.about(object, verb, distinction, result)
    }

    fn about(&self, object: Value, verb: &str, distinction: &str, result: Value) -> (Id, Value) {
        debug_assert!(VERBS.contains(&verb), "the profile describes what is said");
        let id = spoken::statement_id(&[&self.launch.to_string(), verb, distinction]);
        let course = spoken::activity(&self.speaker.course_id(), &self.speaker.structure.title, &self.speaker.structure.description, COURSE);
        let is_unit = object.get("id").and_then(Value::as_str) == Some(&self.speaker.unit_id(self.unit_id));
        let parent = if is_unit { course.clone() } else { self.speaker.unit(self.unit_id, self.unit, LESSON) };
        let mut statement = json!({
            "id": id.as_uuid(),
            "actor": self.speaker.actor(),
            "verb": spoken::verb(&format!("{ADL}{verb}"), verb),
            "object": object,
            "context": {
                "registration": self.speaker.registration.as_uuid(),
                "contextActivities": { "parent": [parent], "grouping": [course], "category": [{ "objectType": "Activity", "id": PROFILE }] },
            },
            "timestamp": spoken::stamp(self.now),
            "version": VERSION,
        });
        if let (Some(object), false) = (statement.as_object_mut(), result.is_null()) {
            object.insert("result".to_owned(), result);
        }
        (id, statement)
    }

    /// A statement for each interaction that was answered, or answered otherwise than before.
    fn answers(&self, change: &Change<'_>) -> Vec<(Id, Value)> {
        let is_12 = self.speaker.structure.standard == Standard::Scorm12;
        let response = if is_12 { "student_response" } else { "learner_response" };
        let mut said = Vec::new();
        for number in 0..change.memory.count("cmi.interactions") {
            let value = |memory: &Memory, field: &str| memory.get(&format!("cmi.interactions.{number}.{field}")).map(str::to_owned);
            let now = (value(change.memory, response), value(change.memory, "result"));
            if now == (None, None) || now == (value(change.memory_before, response), value(change.memory_before, "result")) {
                continue;
            }
            let field = |field: &str| value(change.memory, field);
            let id = field("id").unwrap_or_else(|| number.to_string());
            let address = format!("{}/interactions/{}", self.speaker.unit_id(self.unit_id), crate::model::address::encode_path(&id).replace('/', "%2F"));
            let mut definition = Map::from_iter([("type".to_owned(), INTERACTION.into())]);
            if let Some(kind) = field("type") {
                definition.insert("interactionType".to_owned(), kind.into());
            }
            if let Some(words) = field("description").filter(|words| !words.is_empty()) {
                definition.insert("description".to_owned(), json!({ "und": words }));
            }
            let patterns: Vec<String> = (0..change.memory.count(&format!("cmi.interactions.{number}.correct_responses")))
                .filter_map(|pattern| field(&format!("correct_responses.{pattern}.pattern")))
                .collect();
            if !patterns.is_empty() && definition.contains_key("interactionType") {
                definition.insert("correctResponsesPattern".to_owned(), patterns.into());
            }
            let mut result = Map::new();
            if let Some(response) = &now.0 {
                result.insert("response".to_owned(), response.as_str().into());
            }
            match now.1.as_deref() {
                Some("correct") => drop(result.insert("success".to_owned(), true.into())),
                Some("wrong" | "incorrect") => drop(result.insert("success".to_owned(), false.into())),
                Some(other) => {
                    if let Some(raw) = super::values::real(other) {
                        result.insert("score".to_owned(), json!({ "raw": raw }));
                    }
                }
                None => {}
            }
            if let Some(latency) = field("latency").and_then(|text| if is_12 { super::values::timespan(&text) } else { super::values::interval(&text) }) {
                result.insert("duration".to_owned(), write_interval(latency).into());
            }
            let object = json!({ "objectType": "Activity", "id": address, "definition": definition });
            said.push(self.about(object, "answered", &format!("{number} {now:?}"), Value::Object(result)));
        }
        said
    }
}

fn with_score(mut result: Value, outcome: &Outcome) -> Value {
    add_score(&mut result, outcome);
    result
}

/// The score, where there is one and xAPI can say it: the least below the most, the score between them.
fn add_score(result: &mut Value, outcome: &Outcome) {
    let mut score = Map::new();
    let mut add = |name: &str, value: Option<f64>| {
        if let Some(value) = value {
            score.insert(name.to_owned(), value.into());
        }
    };
    add("scaled", outcome.scaled);
    let in_range = outcome.raw.is_none_or(|raw| outcome.min.is_none_or(|min| raw >= min) && outcome.max.is_none_or(|max| raw <= max));
    let range = outcome.min.zip(outcome.max).is_none_or(|(min, max)| min < max);
    if in_range && range {
        add("raw", outcome.raw);
        add("min", outcome.min);
        add("max", outcome.max);
    }
    if let (Some(object), false) = (result.as_object_mut(), score.is_empty()) {
        object.insert("score".to_owned(), Value::Object(score));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::structure::Structure;
    use kernel::{Language, LocalizedText};

    #[test]
    fn a_try_is_told() {
        let structure = Structure {
            standard: Standard::Scorm12,
            identifier: "m".to_owned(),
            title: LocalizedText::of(Language::EN, "Golf"),
            description: LocalizedText::default(),
            nodes: Vec::new(),
            notices: Vec::new(),
        };
        let id = Id::named(&["x"]);
        let speaker = Speaker { base_url: "https://x.test", person: id, package: id, structure: &structure, registration: id };
        let unit = Unit { title: LocalizedText::of(Language::EN, "Par"), ..Unit::default() };
        let told = Try { speaker, unit: &unit, unit_id: id, launch: id, now: Time(0) };
        let mut memory = Memory::default();
        for (name, value) in
            [("id", "q/1"), ("type", "choice"), ("student_response", "a"), ("result", "wrong"), ("latency", "00:00:05"), ("correct_responses.0.pattern", "b")]
        {
            memory.set(Standard::Scorm12, &format!("cmi.interactions.0.{name}"), value).unwrap();
        }
        let nothing = Outcome::default();
        let done = Outcome { completed: true, passed: Some(false), scaled: Some(0.5), raw: Some(5.0), min: Some(0.0), max: Some(10.0) };
        let change =
            Change { begins: true, before: &nothing, after: &done, memory_before: &Memory::default(), memory: &memory, end: End::Over, hundredths: 9_050 };
        let said = told.statements(&change);
        let verbs: Vec<&str> = said.iter().map(|(_, statement)| statement["verb"]["display"]["en"].as_str().unwrap()).collect();
        assert_eq!(verbs, ["initialized", "answered", "completed", "failed", "terminated"]);
        let answered = &said[1].1;
        assert_eq!(answered["object"]["id"], format!("https://x.test/courseware/{id}/units/{id}/interactions/q%2F1"));
        assert_eq!(answered["object"]["definition"]["correctResponsesPattern"], json!(["b"]));
        assert_eq!(answered["result"], json!({ "response": "a", "success": false, "duration": "PT5S" }));
        assert_eq!(said[3].1["result"], json!({ "success": false, "duration": "PT1M30.50S", "score": { "scaled": 0.5, "raw": 5.0, "min": 0.0, "max": 10.0 } }));
        // The same said again is the same statement, and what did not change is not said again.
        assert_eq!(told.statements(&change).iter().map(|(id, _)| *id).collect::<Vec<_>>(), said.iter().map(|(id, _)| *id).collect::<Vec<_>>());
        let still = Change { begins: false, before: &done, memory_before: &memory, end: End::GoesOn, ..change };
        assert!(told.statements(&still).is_empty());
    }
}
