//! What the platform says itself (§9.3): launched, abandoned, waived, satisfied.

use kernel::{Id, Time};
use serde_json::{Map, Value, json};

use super::{BLOCK, CATEGORY, COURSE, EXTENSION, MOVE_ON, REASON, SESSION, VERBS};
use crate::model::mode::Mode;
use crate::model::scorm::values::write_interval;
use crate::model::spoken::{self, Speaker, VERSION};
use crate::model::structure::{AssignableUnit, Block, Unit, block_id};

/// The kind of a unit that says none.
const UNIT: &str = "http://adlnet.gov/expapi/activities/lesson";

/// In which session the platform speaks.
#[derive(Debug, Clone, Copy)]
pub struct Voice<'a> {
    /// Who learns what.
    pub speaker: Speaker<'a>,
    /// The session.
    pub session: Id,
    /// When.
    pub now: Time,
}

impl Voice<'_> {
    /// Before a unit is opened (§9.3.1): with everything it is launched with. `url` is its address without the parameters of the launch.
    #[must_use]
    pub fn launched(&self, unit_id: Id, unit: &Unit, mode: Mode, url: &str) -> (Id, Value) {
        let plain = AssignableUnit::default();
        let details = unit.cmi5.as_ref().unwrap_or(&plain);
        let mut extensions = Map::from_iter([
            (format!("{EXTENSION}launchmode"), mode.cmi5().into()),
            (format!("{EXTENSION}moveon"), details.move_on.word().into()),
            (format!("{EXTENSION}launchurl"), url.into()),
        ]);
        if let Some(mastery) = unit.mastery_score() {
            extensions.insert(format!("{EXTENSION}masteryscore"), mastery.into());
        }
        if let Some(parameters) = &details.launch_parameters {
            extensions.insert(format!("{EXTENSION}launchparameters"), parameters.as_str().into());
        }
        self.say("launched", "", self.unit(unit_id, unit), &unit.identifier, extensions, Value::Null, false)
    }

    /// A session that came to no good end (§9.3.6), with the time until the unit last said anything.
    #[must_use]
    pub fn abandoned(&self, unit_id: Id, unit: &Unit, hundredths: u64) -> (Id, Value) {
        self.say("abandoned", "", self.unit(unit_id, unit), &unit.identifier, Map::new(), json!({ "duration": write_interval(hundredths) }), false)
    }

    /// A unit that somebody let count as done (§9.3.7).
    #[must_use]
    pub fn waived(&self, unit_id: Id, unit: &Unit, reason: &str) -> (Id, Value) {
        let result = json!({ "success": true, "completion": true, "extensions": { REASON: reason } });
        self.say("waived", "", self.unit(unit_id, unit), &unit.identifier, Map::new(), result, true)
    }

    /// A block whose units are all done with (§9.3.9).
    #[must_use]
    pub fn block_satisfied(&self, block: &Block) -> (Id, Value) {
        let id = block_id(self.speaker.package, &block.identifier);
        let object = spoken::activity(&self.speaker.block_id(id), &block.title, &block.description, BLOCK);
        self.say("satisfied", &id.to_string(), object, &block.identifier, Map::new(), Value::Null, false)
    }

    /// The whole course (§9.3.9).
    #[must_use]
    pub fn course_satisfied(&self) -> (Id, Value) {
        let structure = self.speaker.structure;
        let object = spoken::activity(&self.speaker.course_id(), &structure.title, &structure.description, COURSE);
        self.say("satisfied", "course", object, &structure.identifier, Map::new(), Value::Null, false)
    }

    fn unit(&self, id: Id, unit: &Unit) -> Value {
        let kind = unit.cmi5.as_ref().map(|details| details.activity_type.as_str()).filter(|kind| !kind.is_empty()).unwrap_or(UNIT);
        self.speaker.unit(id, unit, kind)
    }

    #[expect(clippy::too_many_arguments, reason = "a statement has that many parts; they are named right here")]
    fn say(
        &self,
        name: &str,
        distinction: &str,
        object: Value,
        publisher_id: &str,
        mut extensions: Map<String, Value>,
        result: Value,
        moves_on: bool,
    ) -> (Id, Value) {
        let iri = VERBS.iter().find(|(_, known, _)| *known == name).map_or("", |(iri, ..)| iri);
        let id = spoken::statement_id(&[&self.session.to_string(), name, distinction]);
        extensions.insert(SESSION.to_owned(), json!(self.session.as_uuid()));
        let category: Vec<Value> =
            [Some(CATEGORY), moves_on.then_some(MOVE_ON)].into_iter().flatten().map(|id| json!({ "objectType": "Activity", "id": id })).collect();
        let mut statement = json!({
            "id": id.as_uuid(),
            "actor": self.speaker.actor(),
            "verb": spoken::verb(iri, name),
            "object": object,
            "context": {
                "registration": self.speaker.registration.as_uuid(),
                "contextActivities": { "grouping": [{ "objectType": "Activity", "id": publisher_id }], "category": category },
                "extensions": extensions,
            },
            "timestamp": spoken::stamp(self.now),
            "version": VERSION,
        });
        if let (Some(object), false) = (statement.as_object_mut(), result.is_null()) {
            object.insert("result".to_owned(), result);
        }
        (id, statement)
    }
}
