//! Quizzes of the quiz app: one JSON file, or a folder of them, for each language, aligned by the ids of the quizzes.

use std::collections::BTreeMap;

use kernel::Language;
use serde_json::Value;

use super::super::letter;
use crate::bounds::ITEMS_MAX;
use crate::html::{clean, escape};
use crate::model::{Choice, Interaction, ItemDraft, ItemText, Refusal};
use crate::source::{SourceTree, refuse};

/// Where the quiz app has its texts.
const FOLDER: &str = "src/assets/translations/";
/// The most choices of a question.
pub(super) const CHOICES_MAX: usize = 26;

/// A question of a file.
struct Question {
    path: String,
    prompt: String,
    choices: Vec<String>,
    correct: Vec<usize>,
}

/// The language tag of a file of quizzes: `…/en.json`, `…/en/lesson-1.json`.
pub(super) fn language_tag(path: &str) -> Option<&str> {
    let (before, inside) = path.split_once(FOLDER)?;
    let inside = inside.strip_suffix(".json").filter(|_| before.is_empty() || before.ends_with('/'))?;
    Some(inside.split('/').next().unwrap_or(inside))
}

/// The ids of the quizzes that a page links to.
pub(super) fn linked(source: &str) -> Vec<String> {
    let ends = |rest: &str| rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
    source.split("/quiz/").skip(1).filter_map(|rest| rest.get(..ends(rest))).filter(|id| !id.is_empty()).map(str::to_owned).collect()
}

/// The items of all quizzes, each in every language in which it is the same question.
pub(super) fn items(tree: &dyn SourceTree, lessons: &BTreeMap<String, String>, refused: &mut dyn FnMut(Refusal)) -> Vec<ItemDraft> {
    let mut by_language: BTreeMap<Language, BTreeMap<(String, usize), Question>> = BTreeMap::new();
    for path in tree.paths() {
        let Some(tag) = language_tag(path) else { continue };
        let Ok(language) = tag.to_lowercase().parse::<Language>() else {
            refused(refuse(path, 0, "language", format!("'{tag}' is no language")));
            continue;
        };
        let value = tree.read_text(path).and_then(|text| {
            serde_json::from_str::<Value>(&text).map_err(|error| refuse(path, error.line(), "json", format!("the quizzes cannot be read: {error}")))
        });
        match value {
            Ok(value) => questions(path, &value, by_language.entry(language).or_default(), refused),
            Err(refusal) => refused(refusal),
        }
    }
    let original = if by_language.contains_key(&Language::EN) { Some(Language::EN) } else { by_language.keys().next().copied() };
    let Some((original, questions)) = original.and_then(|language| Some((language, by_language.remove(&language)?))) else { return Vec::new() };
    let mut items = Vec::new();
    for (key, question) in questions {
        if items.len() >= ITEMS_MAX {
            refused(refuse(&question.path, 0, "too-many-items", format!("a course has at most {ITEMS_MAX} questions; the rest is left out")));
            break;
        }
        let mut texts = vec![text(original, &question)];
        for (language, others) in &mut by_language {
            let Some(other) = others.remove(&key) else { continue };
            if other.choices.len() == question.choices.len() && other.correct == question.correct {
                texts.push(text(*language, &other));
            } else {
                refused(refuse(&other.path, 0, "not-aligned", format!("question {} of quiz {} has other choices or another answer than the original", key.1 + 1, key.0)));
            }
        }
        let interaction = match question.correct.as_slice() {
            [one] => Interaction::SingleChoice { correct: letter(*one) },
            several => Interaction::MultipleChoice { correct: several.iter().map(|one| letter(*one)).collect() },
        };
        items.push(ItemDraft {
            key: format!("quiz-{}-{}", key.0, key.1 + 1),
            section: lessons.get(&key.0).cloned(),
            concepts: Vec::new(),
            interaction,
            texts,
            difficulty: None,
            grades: Vec::new(),
            subject: None,
            origin: format!("{}#{}", question.path, key.0),
        });
    }
    for (language, others) in by_language {
        for ((id, number), other) in others {
            refused(refuse(&other.path, 0, "no-original", format!("question {} of quiz {id} is only in {language}", number + 1)));
        }
    }
    items
}

fn text(language: Language, question: &Question) -> ItemText {
    let plain = |text: &str| clean(&escape(text.trim()));
    let choices = question.choices.iter().enumerate().map(|(number, text)| Choice { id: letter(number), html: plain(text) }).collect();
    ItemText { language, prompt_html: format!("<p>{}</p>", plain(&question.prompt)), choices, solution_html: String::new() }
}

/// Reads `[{quizzes: [{id, quiz: [{questionText, answerOptions: [{answerText, isCorrect}]}]}]}]`, with or without the outer list.
fn questions(path: &str, value: &Value, into: &mut BTreeMap<(String, usize), Question>, refused: &mut dyn FnMut(Refusal)) {
    let groups = value.as_array().map_or_else(|| std::slice::from_ref(value), Vec::as_slice);
    let quizzes: Vec<&Value> = groups.iter().filter_map(|group| group.get("quizzes")?.as_array()).flatten().collect();
    if quizzes.is_empty() {
        refused(refuse(path, 0, "json", "the file has no list 'quizzes'"));
    }
    for quiz in quizzes {
        let id = match quiz.get("id") {
            Some(Value::Number(id)) => id.to_string(),
            Some(Value::String(id)) => id.trim().to_owned(),
            _ => {
                refused(refuse(path, 0, "json", "a quiz has no id"));
                continue;
            }
        };
        let list = quiz.get("quiz").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        for (number, asked) in list.iter().enumerate() {
            match question(path, asked) {
                Ok(question) if !into.contains_key(&(id.clone(), number)) => {
                    into.insert((id.clone(), number), question);
                }
                Ok(_) => refused(refuse(path, 0, "duplicate", format!("there is more than one quiz {id}; the first is kept"))),
                Err((code, reason)) => refused(refuse(path, 0, code, format!("question {} of quiz {id}: {reason}", number + 1))),
            }
        }
    }
}

fn question(path: &str, asked: &Value) -> Result<Question, (&'static str, String)> {
    let prompt = asked.get("questionText").and_then(Value::as_str).filter(|text| !text.trim().is_empty());
    let prompt = prompt.ok_or(("json", "it has no questionText".to_owned()))?.to_owned();
    let options = asked.get("answerOptions").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    if !(2..=CHOICES_MAX).contains(&options.len()) {
        return Err(("choices", format!("it has {} choices, not 2 to {CHOICES_MAX}", options.len())));
    }
    let (mut choices, mut correct) = (Vec::new(), Vec::new());
    for (number, option) in options.iter().enumerate() {
        let text = match option.get("answerText") {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(value)) => value.to_string(),
            _ => return Err(("json", format!("choice {} has no answerText", number + 1))),
        };
        choices.push(text);
        match option.get("isCorrect") {
            Some(Value::Bool(true)) => correct.push(number),
            Some(Value::String(word)) if word.trim().eq_ignore_ascii_case("true") => correct.push(number),
            Some(Value::Bool(false)) => {}
            Some(Value::String(word)) if word.trim().eq_ignore_ascii_case("false") => {}
            other => return Err(("no-solution-choice", format!("isCorrect of choice {} is {}, neither true nor false", number + 1, other.unwrap_or(&Value::Null)))),
        }
    }
    if correct.is_empty() {
        return Err(("no-solution-choice", "none of its choices is right".to_owned()));
    }
    Ok(Question { path: path.to_owned(), prompt, choices, correct })
}
