//! A practice session and how it stands.

use kernel::{Id, Language, Time};
use portal::picture::Dot;

use super::scope::Scope;

/// The longest time that counts as spent on one question, in milliseconds: beyond it the learner was away.
pub const QUESTION_MILLIS_MAX: u64 = 10 * 60 * 1000;

/// A practice session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// Its id.
    pub id: Id,
    /// Whose it is.
    pub person: Id,
    /// What it is about.
    pub scope: Scope,
    /// Its items in order.
    pub items: Vec<Id>,
    /// The language it was started in.
    pub language: Language,
    /// When it began.
    pub created_at: Time,
    /// When the last question was answered.
    pub finished_at: Option<Time>,
}

/// An answer that was given.
#[derive(Debug, Clone, PartialEq)]
pub struct Response {
    /// The position in the session, from 0.
    pub position: usize,
    /// Which item.
    pub item: Id,
    /// What was answered; choices are joined by commas. Empty where it was passed over.
    pub answer: String,
    /// Whether it was right; nothing where it was passed over.
    pub correct: Option<bool>,
    /// What it was worth, from 0 to 1.
    pub score: Option<f64>,
    /// When.
    pub created_at: Time,
}

impl Response {
    /// How it stands in a row of dots.
    #[must_use]
    pub fn dot(&self) -> Dot {
        match (self.correct, self.score) {
            (Some(true), _) => Dot::Right,
            (_, Some(score)) if score > 0.0 => Dot::Partly,
            (Some(false), _) => Dot::Wrong,
            (None, _) => Dot::Skipped,
        }
    }
}

/// The first position without an answer.
#[must_use]
pub fn next_open(length: usize, responses: &[Response]) -> Option<usize> {
    (0..length).find(|position| responses.iter().all(|response| response.position != *position))
}

/// The dots of a session; `now` is the question on the page.
#[must_use]
pub fn dots(length: usize, responses: &[Response], now: Option<usize>) -> Vec<Dot> {
    (0..length)
        .map(|position| match responses.iter().find(|response| response.position == position) {
            Some(response) => response.dot(),
            None if now == Some(position) => Dot::Now,
            None => Dot::Open,
        })
        .collect()
}

/// Milliseconds from the answer before (or the beginning) to a moment, at most [`QUESTION_MILLIS_MAX`].
#[must_use]
pub fn spent_millis(began: Time, responses: &[Response], until: Time) -> u64 {
    let before = responses.iter().map(|response| response.created_at).filter(|at| *at < until).max().unwrap_or(began).max(began);
    u64::try_from(until.since(before) / 1000).unwrap_or(0).min(QUESTION_MILLIS_MAX)
}

/// How a session went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Right answers.
    pub right: u64,
    /// Answers worth something between.
    pub partly: u64,
    /// Wrong answers.
    pub wrong: u64,
    /// Questions passed over.
    pub skipped: u64,
}

/// Counts how a session went.
#[must_use]
pub fn tally(responses: &[Response]) -> Tally {
    let mut tally = Tally::default();
    for response in responses {
        match response.dot() {
            Dot::Right => tally.right += 1,
            Dot::Partly => tally.partly += 1,
            Dot::Wrong => tally.wrong += 1,
            _ => tally.skipped += 1,
        }
    }
    tally
}

#[cfg(test)]
mod tests {
    use super::*;

    fn response(position: usize, correct: Option<bool>, score: Option<f64>, at: i64) -> Response {
        Response { position, item: Id::named(&["i"]), answer: String::new(), correct, score, created_at: Time(at) }
    }

    #[test]
    fn a_session_knows_where_it_stands() {
        let responses = [response(0, Some(true), Some(1.0), 5_000_000), response(1, None, None, 8_000_000), response(3, Some(false), Some(0.5), 9_000_000)];
        assert_eq!(next_open(4, &responses), Some(2));
        assert_eq!(next_open(2, &responses), None);
        assert_eq!(dots(4, &responses, Some(2)), [Dot::Right, Dot::Skipped, Dot::Now, Dot::Partly]);
        assert_eq!(spent_millis(Time(0), &responses, Time(8_000_000)), 3000);
        assert_eq!(spent_millis(Time(0), &responses, Time(i64::MAX)), QUESTION_MILLIS_MAX);
        assert_eq!(tally(&responses), Tally { right: 1, partly: 1, wrong: 0, skipped: 1 });
    }
}
