//! Makes synthetic rows: the same place gives the same row.

use columns::Day;
use columns::model::person::HOME;
use columns::model::row::Row;
use kernel::Id;

const SCHOOLS: u64 = 4_000;
const SUBJECTS: [&str; 24] = [
    "chinese",
    "mathematics",
    "english",
    "physics",
    "chemistry",
    "biology",
    "history",
    "geography",
    "politics",
    "music",
    "art",
    "sport",
    "science",
    "computing",
    "ethics",
    "labour",
    "japanese",
    "russian",
    "german",
    "french",
    "spanish",
    "psychology",
    "economics",
    "engineering",
];
const RESOURCES: u64 = 600;
const SECTIONS: u64 = 20_000;
/// Statements of one session.
const SESSION: u64 = 10;
const BASE: &str = "https://school.example";

/// What is done, where: verb, path of the activity, type.
const KINDS: [(&str, &str, &str); 3] =
    [("answered", "practice/items", "cmi.interaction"), ("experienced", "sections", "module"), ("completed", "sections", "module")];

/// Makes rows.
pub struct Maker {
    learners: u64,
    bodies: bool,
    activities: [Vec<String>; 3],
    groupings: Vec<String>,
}

/// SplitMix64.
struct Draw(u64);

impl Draw {
    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        u64::try_from((u128::from(self.bits()) * u128::from(end)) >> 64).unwrap()
    }

    fn fraction(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / 9_007_199_254_740_992.0
    }

    /// Zipf's law with exponent 1, by the inverse of its continuous form.
    fn zipf(&mut self, count: u64) -> u64 {
        let place = ((count as f64 + 1.0).ln() * self.fraction()).exp() as u64;
        place.clamp(1, count) - 1
    }
}

fn pseudonym(learner: u64) -> Id {
    let mut draw = Draw(learner ^ 0x5eed);
    let bytes: [u8; 16] = [draw.bits().to_be_bytes(), draw.bits().to_be_bytes()].concat().try_into().unwrap();
    Id::from_bytes(bytes)
}

impl Maker {
    /// For a history of so many statements: one learner for fifty of them, two million at most.
    pub fn new(statements: u64, bodies: bool) -> Self {
        let named = |path: &str, number: u64| format!("{BASE}/{path}/{}", Id::named(&[path, &number.to_string()]));
        let activities = KINDS.map(|(_, path, _)| (0..SECTIONS).map(|section| named(path, section)).collect());
        let groupings = (0..RESOURCES).map(|resource| named("resources", resource)).collect();
        Self { learners: (statements / 50).clamp(1000, 2_000_000), bodies, activities, groupings }
    }

    /// Rows of a day, from one number on.
    pub fn rows(&self, day: Day, from: usize, count: usize) -> Vec<Row> {
        (from..from + count).map(|number| self.row(day, number as u64)).collect()
    }

    fn row(&self, day: Day, number: u64) -> Row {
        let mut draw = Draw(day.0.unsigned_abs().wrapping_mul(0xd6e8_feb8_6659_fd93) ^ number);
        // A session of ten statements by one learner, about one resource. Half of what is done is done by few, the rest by everybody alike.
        let session = number / SESSION;
        let mut sitting = Draw(day.0.unsigned_abs().wrapping_mul(0xa076_1d64_78bd_642f) ^ session);
        let learner = if sitting.below(2) == 0 { sitting.zipf(self.learners) } else { sitting.below(self.learners) };
        let resource = sitting.zipf(RESOURCES);
        let actor = pseudonym(learner).to_string();
        let section = (resource + RESOURCES * draw.below(SECTIONS / RESOURCES)).min(SECTIONS - 1);
        let stored = day.begins().0
            + i64::try_from(session * 7_919 % 80_000 * 1_000_000 + number % SESSION * 37_000_000).unwrap()
            + i64::try_from(number % 1_000_000).unwrap();
        let kind = draw.below(10);
        let at = match kind {
            0..6 => 0,
            6..9 => 1,
            _ => 2,
        };
        let (verb, _, activity_type) = KINDS[at];
        let mut uuid = Draw(draw.bits());
        let id = Id::new(stored.unsigned_abs() / 1000, uuid.bits().to_be_bytes().repeat(2)[..10].try_into().unwrap()).as_uuid().to_string();
        let success = (kind < 6).then(|| draw.below(10) < 7);
        let completion = (kind == 9).then_some(true);
        let duration_ms = Some(i64::try_from(2_000 + draw.zipf(300_000)).unwrap());
        let activity = self.activities[at][usize::try_from(section).unwrap()].clone();
        let grouping = self.groupings[usize::try_from(resource).unwrap()].clone();
        let registration = Id::from_bytes([sitting.bits().to_be_bytes(); 2].concat().try_into().unwrap()).as_uuid().to_string();
        let mut row = Row {
            place: i64::try_from(number).unwrap(),
            id,
            stored,
            timestamp: stored - i64::try_from(draw.below(3_000_000)).unwrap(),
            voided: false,
            actor: Some(actor),
            others: Vec::new(),
            verb: format!("http://adlnet.gov/expapi/verbs/{verb}"),
            object_type: "Activity".to_owned(),
            activity: Some(activity),
            activity_type: Some(format!("http://adlnet.gov/expapi/activities/{activity_type}")),
            grouping: Some(grouping),
            registration: Some(registration),
            subject: SUBJECTS.get(usize::try_from(resource % 24).unwrap()).map(|subject| (*subject).to_owned()),
            school: Some(format!("school-{:04}", learner % SCHOOLS)),
            success,
            completion,
            score_scaled: success.map(|right| if right { 1.0 } else { 0.0 }),
            duration_ms,
            ..Row::default()
        };
        if self.bodies {
            row.body = body(&row, verb);
        }
        row
    }
}

/// The statement as the platform writes it.
fn body(row: &Row, verb: &str) -> String {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let moment = |micros: i64| jiff::Timestamp::from_microsecond(micros).unwrap().to_string();
    let seconds = row.duration_ms.unwrap() as f64 / 1000.0;
    let outcome = match (row.success, row.completion) {
        (Some(right), _) => format!(r#""success":{right},"score":{{"scaled":{:.1}}},"response":"{}","#, row.score_scaled.unwrap(), row.place % 4),
        (None, Some(_)) => r#""completion":true,"#.to_owned(),
        (None, None) => String::new(),
    };
    format!(
        r#"{{"id":"{}","timestamp":"{}","actor":{{"objectType":"Agent","account":{{"homePage":"{HOME}","name":"{}"}}}},"verb":{{"id":"{}","display":{{"en":"{verb}"}}}},"object":{{"objectType":"Activity","id":"{}","definition":{{"type":"{}"}}}},"version":"2.0.0","result":{{{outcome}"duration":"PT{seconds:.3}S"}},"context":{{"registration":"{}","contextActivities":{{"grouping":[{{"id":"{}"}}]}}}},"authority":{{"objectType":"Agent","account":{{"homePage":"{BASE}","name":"xingtan"}}}},"stored":"{}"}}"#,
        row.id,
        moment(row.timestamp),
        text(&row.actor),
        row.verb,
        text(&row.activity),
        text(&row.activity_type),
        text(&row.registration),
        text(&row.grouping),
        moment(row.stored)
    )
}
