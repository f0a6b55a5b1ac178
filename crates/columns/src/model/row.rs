//! A statement as a row.

use kernel::{Id, Time};
use records::model::xapi::Version;
use records::model::xapi::json::Json;
use records::model::xapi::value;
use uuid::Uuid;

use super::duration;
use super::person::{self, Namer, People};
use super::sum::Sum;

/// The verb by which a statement takes another one back.
const VOIDED: &str = "http://adlnet.gov/expapi/verbs/voided";

/// A statement in columns. What stands in `body` as well is there for questions.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// Its place in the order of its store.
    pub place: i64,
    /// Its id.
    pub id: String,
    /// When it was stored, in microseconds.
    pub stored: i64,
    /// When it happened, in microseconds.
    pub timestamp: i64,
    /// Whether it was taken back.
    pub voided: bool,
    /// The pseudonym of who did it.
    pub actor: Option<String>,
    /// The pseudonyms of others in it.
    pub others: Vec<String>,
    /// The verb.
    pub verb: String,
    /// What the object is: `Activity`, `Agent`, `Group`, `StatementRef`, `SubStatement`.
    pub object_type: String,
    /// The activity that is the object.
    pub activity: Option<String>,
    /// Its type.
    pub activity_type: Option<String>,
    /// The statement that this one is about.
    pub refers: Option<String>,
    /// The first activity around it.
    pub parent: Option<String>,
    /// The first activity it belongs to.
    pub grouping: Option<String>,
    /// The registration.
    pub registration: Option<String>,
    /// The subject of what it is about, where the platform knows it.
    pub subject: Option<String>,
    /// The school of the actor when the day was closed, where the platform knows it.
    pub school: Option<String>,
    /// Whether it was right.
    pub success: Option<bool>,
    /// Whether it is finished.
    pub completion: Option<bool>,
    /// The score from -1 to 1.
    pub score_scaled: Option<f64>,
    /// How long it took.
    pub duration_ms: Option<i64>,
    /// The whole statement, with pseudonyms.
    pub body: String,
}

/// What a statement is made a row of.
#[derive(Debug, Clone)]
pub struct Told<'a> {
    /// Its place.
    pub place: u64,
    /// Its id.
    pub id: Uuid,
    /// When it was stored.
    pub stored: Time,
    /// Whether it was taken back.
    pub voided: bool,
    /// The whole statement.
    pub body: &'a str,
}

impl Row {
    /// The row of a statement, and who is in it. `platform` is the identity of the platform itself.
    ///
    /// # Errors
    /// The text is no statement.
    pub fn read(told: &Told<'_>, platform: &str, namer: &mut dyn Namer) -> Result<(Self, People), String> {
        let mut json = Json::read(told.body.as_bytes())?;
        let people = person::hide(&mut json, platform, namer);
        let text = |json: Option<&Json<'_>>| json.and_then(Json::as_text).map(str::to_owned);
        let object = json.get("object");
        let of_object = |name: &str| object.and_then(|object| object.get(name));
        let object_type = of_object("objectType").and_then(Json::as_text).unwrap_or("Activity").to_owned();
        let is_activity = object_type == "Activity";
        let context = json.get("context");
        let around = |name: &str| text(context?.get("contextActivities")?.get(name)?.each().next()?.get("id"));
        let result = json.get("result");
        let truth = |name: &str| match result.and_then(|result| result.get(name)) {
            Some(Json::Truth(truth)) => Some(*truth),
            _ => None,
        };
        let scaled = match result.and_then(|result| result.get("score")).and_then(|score| score.get("scaled")) {
            Some(Json::Number(number)) => number.as_f64(),
            _ => None,
        };
        let timestamp = json.text_of("timestamp").and_then(|moment| value::moment(moment, Version::V1).ok()).unwrap_or(told.stored.0);
        let actor = pseudonym_of(json.get("actor"));
        let mut others: Vec<String> = people.values().map(Id::to_string).filter(|one| Some(one) != actor.as_ref()).collect();
        others.sort_unstable();
        others.dedup();
        let row = Self {
            place: i64::try_from(told.place).unwrap_or(i64::MAX),
            id: told.id.to_string(),
            stored: told.stored.0,
            timestamp,
            voided: told.voided,
            others,
            verb: text(json.get("verb").and_then(|verb| verb.get("id"))).unwrap_or_default(),
            activity: of_object("id").filter(|_| is_activity).and_then(Json::as_text).map(str::to_owned),
            activity_type: text(of_object("definition").filter(|_| is_activity).and_then(|definition| definition.get("type"))),
            refers: text(of_object("id").filter(|_| object_type == "StatementRef")),
            parent: around("parent"),
            grouping: around("grouping"),
            registration: text(context.and_then(|context| context.get("registration"))),
            subject: None,
            school: None,
            success: truth("success"),
            completion: truth("completion"),
            score_scaled: scaled,
            duration_ms: result.and_then(|result| result.text_of("duration")).and_then(duration::millis),
            actor,
            object_type,
            body: String::new(),
        };
        let body = String::from_utf8(json.to_bytes()).map_err(|error| error.to_string())?;
        Ok((Self { body, ..row }, people))
    }

    /// The statement that this one takes back.
    #[must_use]
    pub fn voids(&self) -> Option<Uuid> {
        self.refers.as_ref().filter(|_| self.verb == VOIDED).and_then(|id| id.parse().ok())
    }

    /// The row in a sum: everything that its statement says. What the platform knew besides (subject and school) may be otherwise tomorrow.
    #[must_use]
    pub fn sum(&self) -> Sum {
        let bytes = |text: &Option<String>| text.clone().map(String::into_bytes);
        let flags = [Some(self.voided), self.success, self.completion].map(|flag| flag.map_or(2, u8::from));
        let fixed = [self.place, self.stored, self.timestamp].map(i64::to_le_bytes).concat();
        let numbers = [self.score_scaled.map(f64::to_bits).map(u64::to_le_bytes), self.duration_ms.map(i64::to_le_bytes)];
        let words = [&self.actor, &self.activity, &self.activity_type, &self.refers, &self.parent, &self.grouping, &self.registration].map(bytes);
        let others = self.others.join(" ");
        let mut parts: Vec<Option<&[u8]>> = vec![Some(&fixed), Some(&flags), Some(self.id.as_bytes()), Some(self.verb.as_bytes())];
        parts.extend([Some(self.object_type.as_bytes()), Some(others.as_bytes()), Some(self.body.as_bytes())]);
        parts.extend(numbers.iter().map(|number| number.as_ref().map(<[u8; 8]>::as_slice)));
        parts.extend(words.iter().map(Option::as_deref));
        Sum::of(&parts)
    }
}

/// The pseudonym of an agent in which one was set.
fn pseudonym_of(agent: Option<&Json<'_>>) -> Option<String> {
    let account = agent?.get("account")?;
    (account.text_of("homePage") == Some(person::HOME)).then(|| account.text_of("name").map(str::to_owned))?
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Plain;

    impl Namer for Plain {
        fn name(&mut self, identity: &str) -> Id {
            Id::named(&[identity])
        }
    }

    fn row(body: &str) -> Row {
        Row::read(&Told { place: 7, id: Uuid::from_u128(9), stored: Time(1_795_420_800_000_000), voided: false, body }, "", &mut Plain).unwrap().0
    }

    #[test]
    fn a_statement_is_a_row() {
        let one = row(r#"{"id":"00000000-0000-0000-0000-000000000009","timestamp":"2026-11-23T16:00:00+08:00","actor":{"mbox":"mailto:a@x.test"},
            "verb":{"id":"http://v"},"object":{"id":"http://o","definition":{"type":"http://t"}},
            "result":{"success":true,"completion":false,"score":{"scaled":0.5},"duration":"PT90S"},
            "context":{"registration":"39e24cc4-69af-4b01-a824-1fdc6ea8a3af","contextActivities":{"parent":[{"id":"http://p"}],"grouping":[{"id":"http://g"}]}}}"#);
        assert_eq!((one.place, one.timestamp, one.stored), (7, 1_795_420_800_000_000, 1_795_420_800_000_000));
        assert_eq!(one.actor, Some(Id::named(&["mbox mailto:a@x.test"]).to_string()));
        assert_eq!((one.activity.as_deref(), one.activity_type.as_deref(), one.object_type.as_str()), (Some("http://o"), Some("http://t"), "Activity"));
        assert_eq!((one.success, one.completion, one.score_scaled, one.duration_ms), (Some(true), Some(false), Some(0.5), Some(90_000)));
        assert_eq!((one.parent.as_deref(), one.grouping.as_deref(), one.others.len()), (Some("http://p"), Some("http://g"), 0));
        assert!(one.registration.is_some() && one.refers.is_none() && one.voids().is_none() && !one.body.contains("a@x"));
    }

    #[test]
    fn one_that_takes_back_names_the_other() {
        let about = r#""object":{"objectType":"StatementRef","id":"39e24cc4-69af-4b01-a824-1fdc6ea8a3af"}}"#;
        let voiding = row(&format!(r#"{{"actor":{{"objectType":"Group","member":[{{"openid":"http://a"}}]}},"verb":{{"id":"{VOIDED}"}},{about}"#));
        assert!(voiding.voids().is_some() && voiding.activity.is_none() && voiding.actor.is_none() && voiding.others.len() == 1);
        assert!(row(&format!(r#"{{"actor":{{"openid":"http://a"}},"verb":{{"id":"http://v"}},{about}"#)).voids().is_none());
        assert!(Row::read(&Told { place: 1, id: Uuid::nil(), stored: Time(0), voided: false, body: "{" }, "", &mut Plain).is_err());
    }

    #[test]
    fn a_sum_tells_rows_apart() {
        let one = row(r#"{"actor":{"openid":"http://a"},"verb":{"id":"http://v"},"object":{"id":"http://o"}}"#);
        let others: [Row; 8] = [
            Row { voided: true, ..one.clone() },
            Row { place: 8, ..one.clone() },
            Row { body: String::new(), ..one.clone() },
            Row { actor: None, ..one.clone() },
            Row { parent: Some(String::new()), ..one.clone() },
            Row { score_scaled: Some(0.0), ..one.clone() },
            Row { duration_ms: Some(0), ..one.clone() },
            Row { completion: Some(false), ..one.clone() },
        ];
        assert!(others.iter().all(|other| other.sum() != one.sum()));
        assert_eq!(Row { school: Some("x".to_owned()), subject: Some("y".to_owned()), ..one.clone() }.sum(), one.sum());
    }
}
