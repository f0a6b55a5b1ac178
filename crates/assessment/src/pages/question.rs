//! A question as pages show it: to be answered, or answered with what came of it.

use formats::model::{Interaction, ItemText};
use kernel::{Language, Problem};
use portal::Ask;
use portal::picture::Dot;

use super::kind_name;
use crate::model::attempt::Response;
use crate::model::item::Item;
use crate::words::Words;

/// A language in which the item can be read.
pub struct Tongue {
    pub tag: String,
    pub name: String,
    pub current: bool,
}

/// A choice with how it stands.
pub struct Choice {
    pub id: String,
    pub html: String,
    pub chosen: bool,
    pub right: bool,
}

/// A question.
pub struct Question {
    pub kind: &'static str,
    pub language: Language,
    pub prompt: String,
    pub solution: String,
    pub choices: Vec<Choice>,
    pub several: bool,
    pub self_marked: bool,
    pub numeric: bool,
    pub unit: String,
    pub languages: Vec<Tongue>,
}

/// What came of an answer.
pub struct Feedback {
    pub class: &'static str,
    pub verdict: &'static str,
    pub your_answer: String,
    pub right_answer: String,
}

impl Question {
    /// The question in the language asked for by `?text=`, else in `preferred`.
    pub fn of(item: &Item, ask: &Ask, preferred: Language, chosen: &[&str], w: Words) -> Result<Self, Problem> {
        let wanted = ask.query("text").or_else(|| ask.form("text")).and_then(|tag| tag.parse().ok()).unwrap_or(preferred);
        let text = item.text(wanted).ok_or_else(|| Problem::not_found("the item has no text"))?;
        let correct: Vec<&str> = match &item.interaction {
            Interaction::SingleChoice { correct } => vec![correct],
            Interaction::MultipleChoice { correct } => correct.iter().map(String::as_str).collect(),
            _ => Vec::new(),
        };
        let choice = |choice: &formats::model::Choice| Choice {
            id: choice.id.clone(),
            html: inline(&choice.html),
            chosen: chosen.contains(&choice.id.as_str()),
            right: correct.contains(&choice.id.as_str()),
        };
        Ok(Self {
            kind: kind_name(&item.interaction, w),
            language: text.language,
            prompt: text.prompt_html.clone(),
            solution: solution(item, text),
            choices: text.choices.iter().map(choice).collect(),
            several: matches!(item.interaction, Interaction::MultipleChoice { .. }),
            self_marked: matches!(item.interaction, Interaction::SelfMarked),
            numeric: matches!(item.interaction, Interaction::Numeric { .. }),
            unit: if let Interaction::Numeric { unit, .. } = &item.interaction { unit.clone() } else { String::new() },
            languages: if item.texts.len() > 1 { item.texts.iter().map(|other| tongue(other.language, text.language)).collect() } else { Vec::new() },
        })
    }

    /// Whether there is a solution to compare with.
    pub const fn has_solution(&self) -> bool {
        !self.solution.is_empty()
    }
}

/// The solution in the language shown, else in any: better in another language than none.
fn solution(item: &Item, text: &ItemText) -> String {
    let all = std::iter::once(text).chain(&item.texts);
    all.map(|text| text.solution_html.as_str()).find(|html| !html.is_empty()).unwrap_or("").to_owned()
}

/// A choice of one paragraph is shown without it, so that it stands in the line of its letter.
fn inline(html: &str) -> String {
    let inner = html.trim().strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>"));
    inner.filter(|inner| !inner.contains("<p")).unwrap_or(html).to_owned()
}

fn tongue(language: Language, shown: Language) -> Tongue {
    let name = ::words::Tongue::from_tag(language.tag()).map_or_else(|| language_name(language.tag()).to_owned(), |tongue| tongue.native_name().to_owned());
    Tongue { tag: language.tag().to_owned(), name, current: language == shown }
}

/// How a language that the interface does not speak calls itself: names, as on a map, not words of a page.
fn language_name(tag: &str) -> &str {
    match tag {
        "bn" => "বাংলা",
        "de" => "Deutsch",
        "ja" => "日本語",
        "sw" => "Kiswahili",
        "te" => "తెలుగు",
        "th" => "ไทย",
        "pt" => "Português",
        "ko" => "한국어",
        "hi" => "हिन्दी",
        "it" => "Italiano",
        "uk" => "Українська",
        "zh-Hant" => "繁體中文",
        other => other,
    }
}

impl Feedback {
    /// What came of a response to an item.
    pub fn of(item: &Item, response: &Response, w: Words) -> Self {
        let (class, verdict) = match response.dot() {
            Dot::Right => ("is-right", w.verdict_right()),
            Dot::Partly => ("is-partly", w.verdict_partly()),
            Dot::Wrong => ("is-wrong", w.verdict_wrong()),
            _ => ("is-skipped", w.verdict_skipped()),
        };
        let right_answer = match &item.interaction {
            Interaction::Numeric { correct, unit, .. } if unit.is_empty() => correct.clone(),
            Interaction::Numeric { correct, unit, .. } => format!("{correct} {unit}"),
            Interaction::ShortText { accepted, .. } => accepted.first().cloned().unwrap_or_default(),
            _ => String::new(),
        };
        let own_words = matches!(item.interaction, Interaction::Numeric { .. } | Interaction::ShortText { .. });
        Self { class, verdict, your_answer: if own_words { response.answer.clone() } else { String::new() }, right_answer }
    }
}
