//! What a unit may say in its session. Each rule carries the number that it has in the list of requirements of the conformance suite.

use kernel::{Id, Time};
use serde_json::Value;

use super::{CATEGORY, MASTERY, MOVE_ON, SESSION, VERBS};
use crate::model::mode::Mode;
use crate::model::spoken;

/// The verb that voids.
const VOIDED: &str = "http://adlnet.gov/expapi/verbs/voided";

/// What is known about a session before a unit says something in it, and after.
#[derive(Debug, Clone, PartialEq)]
pub struct Situation {
    /// The person, as the unit was told.
    pub actor: Value,
    /// The registration.
    pub registration: Id,
    /// The activity, as the unit was told.
    pub activity: String,
    /// The unit, as its publisher calls it.
    pub publisher_id: String,
    /// The session.
    pub session: Id,
    /// From which score on one passes.
    pub mastery: Option<f64>,
    /// The mode.
    pub mode: Mode,
    /// Whether the unit read what the learner prefers.
    pub preferences_read: bool,
    /// Whether it began.
    pub initialized: bool,
    /// Whether it ended.
    pub terminated: bool,
    /// Whether the platform gave the session up, or its time is over.
    pub abandoned: bool,
    /// Whether it said passed or failed in this session.
    pub session_passed: Option<bool>,
    /// Whether it said completed in this session.
    pub session_completed: bool,
    /// Whether it was completed in this registration.
    pub completed: bool,
    /// Whether it was passed in this registration.
    pub passed: bool,
    /// The score of what it passed or failed by.
    pub score: Option<f64>,
    /// The moment of the last statement.
    pub last: Option<Time>,
}

/// What is wrong with a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The requirement.
    pub requirement: &'static str,
    /// What is wrong.
    pub reason: String,
}

fn fault(requirement: &'static str, reason: impl Into<String>) -> Fault {
    Fault { requirement, reason: reason.into() }
}

/// Whether all of these statements may be kept, in their order; the situation behind them.
///
/// # Errors
/// The first rule that one of them breaks.
pub fn judge(before: &Situation, statements: &[Value]) -> Result<Situation, Fault> {
    let mut situation = before.clone();
    for statement in statements {
        situation.take(statement)?;
    }
    Ok(situation)
}

fn at<'a>(value: &'a Value, path: &[&str]) -> &'a Value {
    path.iter().fold(value, |value, name| value.get(name).unwrap_or(&Value::Null))
}

/// The ids in a list of context activities; a single one is a list too.
fn listed<'a>(statement: &'a Value, list: &str) -> Vec<&'a str> {
    match at(statement, &["context", "contextActivities", list]) {
        Value::Array(all) => all.iter().filter_map(|activity| activity.get("id")?.as_str()).collect(),
        one => one.get("id").and_then(Value::as_str).into_iter().collect(),
    }
}

impl Situation {
    fn take(&mut self, statement: &Value) -> Result<(), Fault> {
        self.check_open()?;
        self.check_frame(statement)?;
        let verb = at(statement, &["verb", "id"]).as_str().unwrap_or("");
        if verb == VOIDED {
            return Err(fault("6.3.0.0-1", "a unit may not void statements"));
        }
        let categories = listed(statement, "category");
        let known = VERBS.iter().find(|(iri, ..)| *iri == verb);
        if !categories.contains(&CATEGORY) {
            return self.take_allowed(&categories);
        }
        let Some((_, name, by_platform)) = known else {
            return Err(fault("9.6.2.1-1", format!("cmi5 defines no verb {verb}")));
        };
        if *by_platform {
            return Err(fault("9.3.0.0-1", format!("'{name}' is said by the platform")));
        }
        if at(statement, &["object", "id"]).as_str() != Some(self.activity.as_str()) {
            return Err(fault("8.1.5.0-6", "the object is not the activity of the launch"));
        }
        self.check_order(name)?;
        self.check_result(name, at(statement, &["result"]), &categories)?;
        self.check_score(name, statement)?;
        self.note(name, statement);
        Ok(())
    }

    fn check_open(&self) -> Result<(), Fault> {
        if self.abandoned {
            return Err(fault("9.3.6.0-2", "the session was abandoned"));
        }
        if self.terminated {
            return Err(fault("7.1.2.0-1", "the session was terminated"));
        }
        Ok(())
    }

    /// What every statement of a session must carry.
    fn check_frame(&mut self, statement: &Value) -> Result<(), Fault> {
        if statement.get("id").and_then(Value::as_str).is_none_or(|id| uuid::Uuid::try_parse(id).is_err()) {
            return Err(fault("9.1.0.0-1", "the statement has no id"));
        }
        if !is_same_agent(at(statement, &["actor"]), &self.actor) {
            return Err(fault("8.1.3.0-3", "the actor is not the one of the launch"));
        }
        let stamp = statement.get("timestamp").and_then(Value::as_str).ok_or_else(|| fault("9.7.0.0-1", "the statement has no timestamp"))?;
        let moment = spoken::moment(stamp).ok_or_else(|| fault("9.7.0.0-2", format!("the timestamp {stamp} is not in UTC")))?;
        let context = at(statement, &["context"]);
        if !context.is_object() {
            return Err(fault("10.2.1.0-6", "the statement has no context"));
        }
        let registration = context.get("registration").and_then(Value::as_str).and_then(|text| uuid::Uuid::try_parse(text).ok());
        if registration != Some(self.registration.as_uuid()) {
            return Err(fault("9.6.1.0-1", "the registration is not the one of the launch"));
        }
        let session = at(context, &["extensions", SESSION]).as_str().and_then(|text| uuid::Uuid::try_parse(text).ok());
        if session != Some(self.session.as_uuid()) {
            return Err(fault("9.6.3.1-4", "the session is not the one of the launch"));
        }
        if !listed(statement, "grouping").contains(&self.publisher_id.as_str()) {
            return Err(fault("9.6.2.0-1", "the grouping lacks the publisher's id of the unit"));
        }
        self.last = self.last.max(Some(moment));
        Ok(())
    }

    /// A statement of the unit's own: only between the beginning and the end.
    fn take_allowed(&self, categories: &[&str]) -> Result<(), Fault> {
        if !self.initialized {
            return Err(fault("7.1.3.0-1", "the session has not begun"));
        }
        if categories.contains(&MOVE_ON) {
            return Err(fault("9.6.2.2-2", "the category of moving on stands on a statement that cmi5 does not define"));
        }
        Ok(())
    }

    fn check_order(&self, name: &str) -> Result<(), Fault> {
        if name == "initialized" {
            if self.initialized {
                return Err(fault("9.3.2.0-3", "the session has begun already"));
            }
            if !self.preferences_read {
                return Err(fault("11.0.0.0-3", "the unit has not read what the learner prefers"));
            }
            return Ok(());
        }
        if !self.initialized {
            return Err(fault("9.3.0.0-4", "the first statement must be 'initialized'"));
        }
        if name == "terminated" {
            return Ok(());
        }
        match self.mode {
            Mode::Normal => {}
            Mode::Browse => return Err(fault("10.2.2.0-2", format!("'{name}' in a session that only looks"))),
            Mode::Review => return Err(fault("10.2.2.0-3", format!("'{name}' in a session that reviews"))),
        }
        match name {
            "completed" if self.session_completed => Err(fault("9.3.0.0-2", "'completed' was said in this session")),
            "completed" if self.completed => Err(fault("9.3.0.0-6", "the unit is completed in this registration")),
            "passed" | "failed" if self.session_passed.is_some() => Err(fault("9.3.0.0-3", "'passed' or 'failed' was said in this session")),
            "passed" if self.passed => Err(fault("9.3.0.0-7", "the unit is passed in this registration")),
            "failed" if self.passed => Err(fault("9.3.0.0-8", "the unit is passed in this registration")),
            _ => Ok(()),
        }
    }

    /// Success, completion, duration, and the category that goes with them.
    fn check_result(&self, name: &str, result: &Value, categories: &[&str]) -> Result<(), Fault> {
        let success = result.get("success").and_then(Value::as_bool);
        match name {
            "passed" if success != Some(true) => return Err(fault("9.5.2.0-1", "'passed' needs success true")),
            "failed" if success != Some(false) => return Err(fault("9.5.2.0-2", "'failed' needs success false")),
            "passed" | "failed" => {}
            _ if result.get("success").is_some() => return Err(fault("9.5.2.0-3", format!("'{name}' has no success"))),
            _ => {}
        }
        match name {
            "completed" if result.get("completion").and_then(Value::as_bool) != Some(true) => {
                return Err(fault("9.5.3.0-1", "'completed' needs completion true"));
            }
            "completed" => {}
            _ if result.get("completion").is_some() => return Err(fault("9.5.3.0-2", format!("'{name}' has no completion"))),
            _ => {}
        }
        let needs_duration = match name {
            "terminated" => Some("9.5.4.1-1"),
            "completed" => Some("9.5.4.1-2"),
            "passed" => Some("9.5.4.1-3"),
            "failed" => Some("9.5.4.1-4"),
            _ => None,
        };
        if let (Some(requirement), false) = (needs_duration, result.get("duration").and_then(Value::as_str).is_some_and(|text| text.starts_with('P'))) {
            return Err(fault(requirement, format!("'{name}' needs a duration")));
        }
        let moves_on = matches!(name, "completed" | "passed" | "failed");
        match (moves_on, categories.contains(&MOVE_ON)) {
            (true, false) => Err(fault("9.6.2.2-1", format!("'{name}' needs the category of moving on"))),
            (false, true) => Err(fault("9.6.2.2-2", format!("'{name}' has no category of moving on"))),
            _ => Ok(()),
        }
    }

    fn check_score(&self, name: &str, statement: &Value) -> Result<(), Fault> {
        let Some(score) = statement.get("result").and_then(|result| result.get("score")) else { return Ok(()) };
        if !matches!(name, "passed" | "failed") {
            return Err(fault("9.5.1.0-2", format!("'{name}' has no score")));
        }
        if score.get("raw").is_some() && (score.get("min").is_none() || score.get("max").is_none()) {
            return Err(fault("9.5.1.0-3", "a raw score needs its least and its most"));
        }
        let Some(mastery) = self.mastery else { return Ok(()) };
        if at(statement, &["context", "extensions", MASTERY]).as_f64().is_none_or(|said| (said - mastery).abs() > 1e-9) {
            return Err(fault("9.6.3.2-2", "the context lacks the mastery score of the launch"));
        }
        match score.get("scaled").and_then(Value::as_f64) {
            Some(scaled) if name == "passed" && scaled < mastery => Err(fault("9.3.4.0-2", format!("passed with {scaled}, which is less than {mastery}"))),
            Some(scaled) if name == "failed" && scaled >= mastery => Err(fault("9.3.5.0-2", format!("failed with {scaled}, which is not less than {mastery}"))),
            _ => Ok(()),
        }
    }

    fn note(&mut self, name: &str, statement: &Value) {
        match name {
            "initialized" => self.initialized = true,
            "terminated" => self.terminated = true,
            "completed" => (self.session_completed, self.completed) = (true, true),
            "passed" => (self.session_passed, self.passed) = (Some(true), true),
            "failed" => self.session_passed = Some(false),
            _ => {}
        }
        if matches!(name, "passed" | "failed") {
            self.score = at(statement, &["result", "score", "scaled"]).as_f64();
        }
    }
}

/// Whether two agents are the same account (§9.2); their names do not matter.
#[must_use]
pub fn is_same_agent(one: &Value, other: &Value) -> bool {
    let kind = one.get("objectType").is_none_or(|kind| kind == "Agent");
    let account = |agent: &Value, part: &str| at(agent, &["account", part]).as_str().map(str::to_owned);
    let same = |part: &str| account(one, part).is_some() && account(one, part) == account(other, part);
    kind && same("homePage") && same("name")
}
