//! Statements like those of schools, each made from its number.

use journal::testing::Random;
use journal::{Entry, Id};

/// The tenant of all of them.
pub const STORE: Id = [1; 16];
const AGENTS: f64 = 100_000.0;
const ACTIVITIES: f64 = 20_000.0;

/// What a key is the hash of.
#[derive(Clone, Copy)]
pub enum Kind {
    Agent,
    Verb,
    Activity,
    RelatedAgent,
    RelatedActivity,
    Registration,
}

/// The key of a value.
pub fn key(kind: Kind, value: u64) -> Id {
    Random::new(value ^ ((kind as u64 + 1) << 48)).id()
}

/// The id of a statement.
pub fn id(number: u64) -> Id {
    Random::new(number).id()
}

/// A rank by Zipf's law with exponent 1.
fn rank(random: u64, count: f64) -> u64 {
    count.powf(random as f64 / u64::MAX as f64) as u64 - 1
}

/// An agent by a random number.
pub fn agent(random: u64) -> u64 {
    rank(random, AGENTS)
}

/// An activity by a random number.
pub fn activity(random: u64) -> u64 {
    rank(random, ACTIVITIES)
}

fn uuid(id: &Id) -> String {
    let hex: String = id.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// The statement of a number.
pub fn statement(number: u64) -> Entry {
    let mut random = Random::new(number ^ 0x5eed_0000_0000);
    let (agent, activity, verb, registration) = (agent(random.next_number()), activity(random.next_number()), random.below(12), random.id());
    let (course, unit, subject) = (activity % 400, activity % 4_000, activity % 9);
    let verb_name =
        ["answered", "completed", "experienced", "attempted", "passed", "failed", "progressed", "viewed", "interacted", "launched", "terminated", "asked"]
            [verb as usize];
    let body = format!(
        concat!(
            r#"{{"id":"{id}","actor":{{"objectType":"Agent","account":{{"homePage":"https://xingtan.example","name":"{agent:026}"}}}},"#,
            r#""verb":{{"id":"http://adlnet.gov/expapi/verbs/{verb}","display":{{"en":"{verb}"}}}},"#,
            r#""object":{{"objectType":"Activity","id":"https://xingtan.example/items/{activity:026}","definition":{{"type":"http://adlnet.gov/expapi/activities/cmi.interaction","name":{{"zh-Hans":"练习 {activity}"}}}}}},"#,
            r#""result":{{"score":{{"scaled":{score}}},"success":{success},"duration":"PT{seconds}S","response":"{response}"}},"#,
            r#""context":{{"registration":"{registration}","contextActivities":{{"parent":[{{"id":"https://xingtan.example/units/{unit}"}}],"grouping":[{{"id":"https://xingtan.example/courses/{course}"}},{{"id":"https://xingtan.example/subjects/{subject}"}}]}},"platform":"Xingtan"}},"#,
            r#""timestamp":"2026-11-27T08:{minute:02}:{second:02}.{milli:03}Z","version":"2.0.0"}}"#
        ),
        id = uuid(&id(number)),
        agent = agent,
        verb = verb_name,
        activity = activity,
        score = random.below(100) as f64 / 100.0,
        success = random.below(2) == 0,
        seconds = random.below(600),
        response = random.below(4),
        registration = uuid(&registration),
        unit = unit,
        course = course,
        subject = subject,
        minute = random.below(60),
        second = random.below(60),
        milli = random.below(1_000),
    );
    let related = [activity, 1_000_000 + unit, 2_000_000 + course, 3_000_000 + subject].map(|value| key(Kind::RelatedActivity, value));
    let own = [key(Kind::Agent, agent), key(Kind::Verb, verb), key(Kind::Activity, activity), key(Kind::RelatedAgent, agent)];
    let keys = own.into_iter().chain(related).chain([key(Kind::Registration, number / 20)]).collect();
    Entry { store: STORE, id: id(number), content: Random::new(number ^ 0xc0).id(), keys, body: body.into(), ..Entry::default() }
}
