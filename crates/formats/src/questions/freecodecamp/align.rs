//! Questions of the same quiz in several languages, made into items.

use kernel::Language;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::challenge::{Challenge, Question};
use crate::Sink;
use crate::html::{clean, escape};
use crate::markdown::Problem;
use crate::model::{Choice, Interaction, ItemDraft, ItemText};
use crate::questions::choices::{CHOICES_MAX, choice_id};
use crate::questions::markdown_text::{to_html, to_inline_html};
use crate::source::refuse;

/// A question of one language that can be asked: all in clean HTML, the options as the source orders them.
struct Ready {
    language: Language,
    prompt: String,
    options: Vec<String>,
    correct: usize,
    solution: String,
}

/// What is said in a recording.
#[derive(Deserialize)]
struct Audio {
    #[serde(default)]
    transcript: Vec<Saying>,
}

#[derive(Deserialize)]
struct Saying {
    #[serde(default)]
    character: String,
    text: String,
}

/// The items of a quiz. Where all languages have as many questions, the n-th of each is the same; else each language stands alone.
pub(super) fn items(origin: &str, languages: Vec<(Language, Challenge)>, sink: &mut dyn Sink) -> Vec<ItemDraft> {
    let mut counts = languages.iter().map(|(_, challenge)| challenge.questions.len());
    let first = counts.next().unwrap_or(0);
    let aligned = counts.all(|count| count == first);
    let longest = languages.iter().map(|(_, challenge)| challenge.questions.len()).max().unwrap_or(0);
    let mut items = Vec::new();
    for index in 0..longest {
        let mut together: Vec<Ready> = Vec::new();
        let mut alone: Vec<Ready> = Vec::new();
        for (language, challenge) in &languages {
            let Some(question) = challenge.questions.get(index) else { continue };
            let mut problems = Vec::new();
            match ready(*language, question, challenge.taught_language.as_deref(), &mut problems) {
                Ok(ready) => {
                    let same = together.first().is_none_or(|first| first.options.len() == ready.options.len() && first.correct == ready.correct);
                    if aligned && same { together.push(ready) } else { alone.push(ready) }
                }
                Err((code, reason)) => sink.refused(refuse(&challenge.path, question.line, code, reason)),
            }
            for problem in problems {
                sink.refused(refuse(&challenge.path, question.line, problem.code, problem.reason));
            }
        }
        let number = (index + 1).to_string();
        items.extend(item(origin, number.clone(), together));
        items.extend(alone.into_iter().filter_map(|ready| item(origin, format!("{number}-{}", ready.language), vec![ready])));
    }
    items
}

fn ready(language: Language, question: &Question, taught: Option<&str>, problems: &mut Vec<Problem>) -> Result<Ready, (&'static str, String)> {
    let mut prompt = to_html(&question.text, problems);
    if prompt.is_empty() {
        return Err(("empty-question", "the question has no text".to_owned()));
    }
    if let Some(audio) = &question.audio {
        prompt.push_str(&transcript(audio, taught)?);
    }
    let options: Vec<String> = question.options.iter().map(|option| to_inline_html(option, problems)).collect();
    if options.len() < 2 || options.iter().any(String::is_empty) {
        return Err(("choices", format!("the question needs two choices or more and none of them empty; it has {}", options.len())));
    }
    if options.len() > CHOICES_MAX {
        return Err(("too-many-choices", format!("the question has more than {CHOICES_MAX} choices")));
    }
    let correct = question
        .correct
        .filter(|place| *place < options.len())
        .ok_or_else(|| ("no-solution-choice", "the question does not say which of its choices is right".to_owned()))?;
    let right = options.get(correct);
    if options.iter().enumerate().any(|(place, option)| place != correct && Some(option) == right) {
        return Err(("choices", "a wrong choice reads like the right one; nobody could tell them apart".to_owned()));
    }
    let solution = question.explanations.iter().map(|explanation| to_html(explanation, problems)).collect();
    Ok(Ready { language, prompt, options, correct, solution })
}

/// The recording is not here, but what is said in it is: the question is asked with the words to read.
fn transcript(audio: &str, taught: Option<&str>) -> Result<String, (&'static str, String)> {
    let json: String = audio.lines().filter(|line| !line.trim_start().starts_with("```")).collect();
    let audio: Audio = serde_json::from_str(&json).map_err(|error| ("json", format!("the recording of the question is not described as JSON: {error}")))?;
    if audio.transcript.is_empty() {
        return Err(("no-transcript", "the question is about a recording that is not here and has no transcript".to_owned()));
    }
    // The recording speaks the language that is taught, whatever language the question is in.
    let spoken = taught.map_or_else(String::new, |tag| format!(" lang=\"{}\"", escape(tag)));
    let mut html = format!("<blockquote{spoken} dir=\"auto\">");
    for saying in &audio.transcript {
        let speaker = if saying.character.trim().is_empty() { String::new() } else { format!("<b>{}</b>: ", escape(saying.character.trim())) };
        html.push_str(&format!("<p>{speaker}{}</p>", escape(saying.text.trim())));
    }
    html.push_str("</blockquote>");
    Ok(clean(&html))
}

fn item(origin: &str, key: String, languages: Vec<Ready>) -> Option<ItemDraft> {
    let first = languages.first()?;
    let order = order(origin, &key, first.options.len());
    let correct = choice_id(order.iter().position(|place| *place == first.correct)?)?;
    let texts = languages
        .into_iter()
        .map(|ready| {
            let shuffled = order.iter().filter_map(|place| ready.options.get(*place));
            let choices = shuffled.enumerate().filter_map(|(place, html)| Some(Choice { id: choice_id(place)?, html: html.clone() })).collect();
            ItemText { language: ready.language, prompt_html: ready.prompt, choices, solution_html: ready.solution }
        })
        .collect();
    Some(ItemDraft {
        origin: format!("{origin}#{key}"),
        key,
        section: None,
        concepts: Vec::new(),
        interaction: Interaction::SingleChoice { correct },
        texts,
        difficulty: None,
        grades: Vec::new(),
        subject: None,
    })
}

/// An order of the options that is always the same for the same question, so that the right one, which the source puts apart, has no
/// fixed place. It is drawn from the name of the question and not from the words, because all translations share it.
fn order(origin: &str, key: &str, count: usize) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by_cached_key(|place| {
        let mut hash = Sha256::new();
        for part in [origin, key, &place.to_string()] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        hash.finalize().to_vec()
    });
    places
}
