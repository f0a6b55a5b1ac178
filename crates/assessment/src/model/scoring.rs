//! What an answer is worth. Pure: the same answer to the same item is worth the same, always and everywhere.

use formats::model::{Interaction, ItemText};
use kernel::Language;

use super::number::{self, Notation, Reading, Share};
use super::rational::Number;
use super::text::comparable;
use super::unit;

pub use super::number::ANSWER_CHARS_MAX;

/// What an answer is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Right.
    Right,
    /// Worth half: the learner marked it so.
    Partly,
    /// Wrong.
    Wrong,
    /// It cannot be read as an answer to this item: the learner is asked again and nothing is counted.
    Unreadable,
}

impl Verdict {
    /// The score from 0 to 1; `None` where nothing is counted.
    #[must_use]
    pub const fn score(self) -> Option<f64> {
        match self {
            Self::Right => Some(1.0),
            Self::Partly => Some(0.5),
            Self::Wrong => Some(0.0),
            Self::Unreadable => None,
        }
    }
}

/// Whether a question is about percents, so that `75` and `75%` say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Percents {
    /// The expected answer is written in percent: a bare number counts percents.
    Asked,
    /// The question speaks of percents: `75%` counts where 75 is expected.
    Mentioned,
    /// Percents are only another writing of a fraction.
    Elsewhere,
}

/// Scores what was given (one entry for each chosen option, one for a text) in the language in which the item was shown.
#[must_use]
pub fn score(interaction: &Interaction, text: &ItemText, given: &[&str]) -> Verdict {
    match interaction {
        Interaction::SingleChoice { correct } => choose(text, given, std::slice::from_ref(correct), true),
        Interaction::MultipleChoice { correct } => choose(text, given, correct, false),
        Interaction::Numeric { correct, tolerance, unit } => {
            let question = NumericQuestion { correct, tolerance: *tolerance, unit, prompt: &text.prompt_html, language: text.language };
            question.score(given.first().copied().unwrap_or(""))
        }
        Interaction::ShortText { accepted, case_sensitive } => short_text(accepted, *case_sensitive, text, given.first().copied().unwrap_or("")),
        Interaction::SelfMarked => match given.first().copied() {
            Some("2") => Verdict::Right,
            Some("1") => Verdict::Partly,
            Some("0") => Verdict::Wrong,
            _ => Verdict::Unreadable,
        },
    }
}

fn choose(text: &ItemText, given: &[&str], correct: &[String], single: bool) -> Verdict {
    let known = |id: &&str| text.choices.iter().any(|choice| choice.id == **id);
    if given.is_empty() || !given.iter().all(known) || single && given.len() != 1 {
        return Verdict::Unreadable;
    }
    let all_right = given.iter().all(|id| correct.iter().any(|right| right == id));
    let complete = correct.iter().all(|right| given.contains(&right.as_str()));
    if all_right && complete { Verdict::Right } else { Verdict::Wrong }
}

/// The notation of numbers that readers of a language are used to.
#[must_use]
pub fn notation(language: Language) -> Notation {
    match language.primary() {
        "de" | "fr" | "es" | "ru" | "it" | "pt" | "nl" | "pl" | "tr" | "id" | "vi" | "uk" | "cs" | "sv" | "da" | "nb" | "fi" | "el" => Notation::Comma,
        _ => Notation::Point,
    }
}

struct NumericQuestion<'a> {
    correct: &'a str,
    tolerance: f64,
    unit: &'a str,
    prompt: &'a str,
    language: Language,
}

impl NumericQuestion<'_> {
    fn score(&self, answer: &str) -> Verdict {
        // Sources write numbers with a point, whatever language they are in; the language decides only where that fails.
        let Some(expected) = number::read(self.correct, Notation::Point).or_else(|| number::read(self.correct, notation(self.language))) else {
            return short_words(&[self.correct], false, answer);
        };
        let readings: Vec<Reading> = self.readings(answer);
        if readings.is_empty() {
            return Verdict::Unreadable;
        }
        if readings.iter().any(|reading| self.matches(&expected, reading)) { Verdict::Right } else { Verdict::Wrong }
    }

    /// In languages with a decimal comma `70.000` may be either; both count, because keyboards know only the point.
    fn readings(&self, answer: &str) -> Vec<Reading> {
        let point = number::read(answer, Notation::Point);
        let comma = (notation(self.language) == Notation::Comma).then(|| number::read(answer, Notation::Comma)).flatten();
        point.into_iter().chain(comma).collect()
    }

    fn percents(&self, expected: &Reading) -> Percents {
        let prompt = self.prompt.to_lowercase();
        if expected.share == Share::Percent || matches!(self.unit.trim(), "%" | "％" | "percent") {
            Percents::Asked
        } else if ["%", "％", "percent", "per cent", "百分", "pourcent", "prozent", "porcentaje", "процент"].iter().any(|word| prompt.contains(word))
        {
            Percents::Mentioned
        } else {
            Percents::Elsewhere
        }
    }

    fn matches(&self, expected: &Reading, given: &Reading) -> bool {
        let same = |one: Option<Number>, other: Option<Number>| one.zip(other).is_some_and(|(one, other)| one.is_within(self.tolerance, other));
        match self.percents(expected) {
            Percents::Asked => given.share != Share::Permille && same(Some(given.written), Some(expected.written)),
            Percents::Mentioned if given.share == Share::Percent => same(Some(given.written), expected.value()) || same(given.value(), expected.value()),
            _ => same(self.in_expected_unit(expected, given), expected.value()),
        }
    }

    /// The given value in the item's own unit; `None` where it is of another kind.
    fn in_expected_unit(&self, expected: &Reading, given: &Reading) -> Option<Number> {
        let own = if self.unit.trim().is_empty() { expected.unit.as_str() } else { self.unit.trim() };
        match (unit::find(&comparable(own, false)).or_else(|| unit::find(own)), unit::find(&given.unit)) {
            (Some(own), Some(other)) if own.quantity == other.quantity => given.value()?.times(other.factor)?.over(own.factor),
            (Some(_), Some(_)) => None,
            // A word that is no unit we know names what is counted: 18 apples.
            _ => given.value(),
        }
    }
}

fn short_text(accepted: &[String], case_sensitive: bool, text: &ItemText, answer: &str) -> Verdict {
    let words: Vec<&str> = accepted.iter().map(String::as_str).collect();
    let verdict = short_words(&words, case_sensitive, answer);
    if verdict != Verdict::Wrong {
        return verdict;
    }
    // Where a number is expected, any writing of it counts; a number in words only (一) is text.
    let numeric = words.iter().filter(|expected| comparable(expected, false).bytes().any(|byte| byte.is_ascii_digit()));
    let as_number = numeric.map(|expected| NumericQuestion { correct: expected, tolerance: 0.0, unit: "", prompt: &text.prompt_html, language: text.language });
    let mut readable = as_number.filter(|question| number::read(question.correct, Notation::Point).is_some());
    if readable.any(|question| question.score(answer) == Verdict::Right) { Verdict::Right } else { Verdict::Wrong }
}

fn short_words(accepted: &[&str], case_sensitive: bool, answer: &str) -> Verdict {
    if answer.chars().nth(ANSWER_CHARS_MAX).is_some() {
        return Verdict::Unreadable;
    }
    let given = comparable(answer, case_sensitive);
    if given.is_empty() {
        return Verdict::Unreadable;
    }
    if accepted.iter().any(|expected| comparable(expected, case_sensitive) == given) { Verdict::Right } else { Verdict::Wrong }
}

#[cfg(test)]
mod tests;
