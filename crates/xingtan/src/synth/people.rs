//! Synthetic learners and what they did in the past year.

use identity::NewLearner;
use kernel::fact::{Context, Object, ObjectKind, Outcome, Verb};
use kernel::time::{DAY, SECOND};
use kernel::{Fact, Id, Time};

use super::draw::Draw;

/// Over how many days before the start of the run the facts are spread.
const DAYS: i64 = 365;
/// The probability of a right answer by luck, where there are choices.
const LUCK: f64 = 0.2;

/// An item that may be answered.
pub struct Question {
    /// It.
    pub id: Id,
    /// Around it.
    pub resource: Id,
    /// Around it.
    pub section: Option<Id>,
    /// What it is about.
    pub concepts: Vec<Id>,
    /// How hard it is, from 0 to 1.
    pub difficulty: f64,
    /// Whether it has choices.
    pub choices: bool,
}

/// The learner of this number, who came here before the year of the facts.
pub fn learner(seed: u64, number: u64, start: Time) -> NewLearner {
    let mut draw = Draw::of(seed, "learner", number);
    let since = start.plus(-DAY * (DAYS + 1 + i64::try_from(draw.below(300)).unwrap_or(0)));
    NewLearner { person: draw.id(since.unix_millis()), name: format!("synth-{seed}-{number}"), created_at: since }
}

/// What somebody did, as the fact of this number among `total`; the facts come in the order of time. A few people do much and most do little.
pub fn fact(seed: u64, (number, total): (u64, u64), learners: u64, start: Time, questions: &[Question], sections: &[(Id, Id)]) -> Option<Fact> {
    let mut draw = Draw::of(seed, "statement", number);
    let share = draw.fraction();
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of the learners")]
    let who = ((learners as f64) * share * share) as u64;
    let learner = learner(seed, who.min(learners.saturating_sub(1)), start);
    let (at, progress) = moment((number, total), start, &mut draw);
    let id = draw.id(at.unix_millis());
    let (verb, object, outcome, context) = if !questions.is_empty() && (sections.is_empty() || draw.below(10) < 7) {
        let question = draw.one(questions)?;
        let ability = Draw::of(seed, "ability", who).around_zero() + progress; // people learn
        let right = draw.fraction() < chance(ability, question);
        let outcome = Outcome {
            success: Some(right),
            completion: Some(true),
            scaled: Some(if right { 1.0 } else { 0.0 }),
            response: None,
            duration_ms: Some(5_000 + u64::try_from(draw.below(85_000)).unwrap_or(0)),
        };
        let context = Context { resource: Some(question.resource), section: question.section, concepts: question.concepts.clone(), registration: None };
        (Verb::Answered, Object { kind: ObjectKind::Item, id: question.id }, outcome, context)
    } else {
        let (section, resource) = *draw.one(sections)?;
        let completed = draw.below(5) == 0;
        let outcome = Outcome {
            completion: completed.then_some(true),
            duration_ms: Some(20_000 + u64::try_from(draw.below(580_000)).unwrap_or(0)),
            ..Outcome::default()
        };
        let context = Context { resource: Some(resource), ..Context::default() };
        (if completed { Verb::Completed } else { Verb::Read }, Object { kind: ObjectKind::Section, id: section }, outcome, context)
    };
    Some(Fact { id, actor: learner.person, verb, object, outcome, context, at })
}

/// When the fact of this number happened, within the daytime of UTC+8, and the part of the year that had gone by.
fn moment((number, total): (u64, u64), start: Time, draw: &mut Draw) -> (Time, f64) {
    let day = i64::try_from(u128::from(number) * u128::try_from(DAYS).unwrap_or(0) / u128::from(total.max(1))).unwrap_or(0);
    // Within a day facts come in order too: the day's part of the numbers runs from 7 to 22 o'clock.
    let within = u128::from(number) * u128::try_from(DAYS).unwrap_or(0) % u128::from(total.max(1));
    let seconds = i64::try_from(within * 54_000 / u128::from(total.max(1))).unwrap_or(0);
    let first_midnight = Time((start.day_number(480) - DAYS) * DAY - 8 * 3600 * SECOND);
    let micros = i64::try_from(draw.below(1_000_000)).unwrap_or(0);
    #[expect(clippy::cast_precision_loss, reason = "a few hundred days")]
    let progress = day as f64 / DAYS as f64;
    (first_midnight.plus(day * DAY + (7 * 3600 + seconds) * SECOND + micros), progress)
}

/// The chance of a right answer: the logistic model of one parameter (Rasch, 1960), with luck where there are choices.
fn chance(ability: f64, question: &Question) -> f64 {
    let difficulty = (question.difficulty - 0.5) * 4.0;
    let knows = 1.0 / (1.0 + (difficulty - ability).exp());
    if question.choices { LUCK + (1.0 - LUCK) * knows } else { knows }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Time = Time(1_795_420_800_000_000);

    fn question(difficulty: f64) -> Question {
        Question { id: Id::named(&["q"]), resource: Id::named(&["r"]), section: None, concepts: Vec::new(), difficulty, choices: true }
    }

    #[test]
    fn facts_come_in_order_within_the_year_before() {
        let (questions, sections) = ([question(0.5)], [(Id::named(&["s"]), Id::named(&["r"]))]);
        let facts: Vec<Fact> = (0..5_000).map(|number| fact(3, (number, 5_000), 100, START, &questions, &sections).unwrap()).collect();
        assert!(facts.windows(2).all(|pair| pair[0].at.0 <= pair[1].at.0 + SECOND));
        assert!(facts.iter().all(|fact| fact.at < START && fact.at > START.plus(-DAY * (DAYS + 1))));
        let answered = facts.iter().filter(|fact| fact.verb == Verb::Answered).count();
        assert!((3_200..3_800).contains(&answered), "{answered}");
        let right = facts.iter().filter(|fact| fact.outcome.success == Some(true)).count();
        assert!((50..85).contains(&(right * 100 / answered)), "{right} of {answered}");
        assert_eq!(fact(3, (17, 5_000), 100, START, &questions, &sections).as_ref(), facts.get(17));
    }

    #[test]
    fn harder_questions_are_answered_right_less_often() {
        assert!(chance(0.0, &question(0.1)) > chance(0.0, &question(0.9)));
        assert!(chance(-6.0, &question(1.0)) >= LUCK);
        assert!(chance(2.0, &question(0.5)) > chance(-2.0, &question(0.5)));
    }

    #[test]
    fn a_learner_is_the_same_each_time() {
        let (one, again, other) = (learner(1, 5, START), learner(1, 5, START), learner(1, 6, START));
        assert_eq!((one.person, one.name.as_str()), (again.person, "synth-1-5"));
        assert_ne!(one.person, other.person);
        assert!(one.created_at < START.plus(-DAY * DAYS));
    }
}
