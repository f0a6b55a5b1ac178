//! A quiz in Markdown: `## Question Text`, `## Question Answers` with `+` and `-`, `## Feedback`.

use kernel::Language;

use super::super::letter;
use crate::markdown::Options;
use crate::markdown::book::Book;
use crate::model::{Choice, Interaction, ItemDraft, ItemText, Refusal};
use crate::source::refuse;

/// The most answers of a quiz.
pub(super) const ANSWERS_MAX: usize = 26;

pub(super) struct Quiz {
    pub(super) title: String,
    /// The quiz as an exercise in the text.
    pub(super) html: String,
    pub(super) item: Option<ItemDraft>,
}

#[derive(Default)]
struct Parts {
    title: String,
    question: String,
    answers: Vec<(bool, String)>,
    feedback: String,
}

#[derive(Clone, Copy, PartialEq)]
enum Place {
    Before,
    Question,
    Answers,
    Feedback,
}

/// Reads a quiz; nothing where the page has no question.
pub(super) fn read(path: &str, source: &str, section: &str, book: &Book<'_>, refused: &mut dyn FnMut(Refusal)) -> Option<Quiz> {
    let parts = parts(source);
    if parts.question.trim().is_empty() {
        refused(refuse(path, 1, "no-question", "the page lies among the quizzes, but has no heading '## Question Text' with a text; it is read as a page"));
        return None;
    }
    let mut render = |text: &str| book.page(path, text, &Options::default(), refused).html;
    let prompt = render(&parts.question);
    let feedback = render(&parts.feedback);
    let choices: Vec<Choice> = parts.answers.iter().enumerate().map(|(number, (_, text))| Choice { id: letter(number), html: in_line(&render(text)) }).collect();
    let correct: Vec<String> = parts.answers.iter().enumerate().filter(|(_, (right, _))| *right).map(|(number, _)| letter(number)).collect();
    let interaction = match (correct.as_slice(), choices.len()) {
        (_, 0) => Some(Interaction::SelfMarked),
        (_, count) if !(2..=ANSWERS_MAX).contains(&count) => {
            refused(refuse(path, 0, "choices", format!("the quiz has {count} answers, not 2 to {ANSWERS_MAX}; it is only in the text")));
            None
        }
        ([], _) => {
            refused(refuse(path, 0, "no-solution-choice", "no answer is marked with '+'; the quiz is only in the text"));
            None
        }
        ([one], _) => Some(Interaction::SingleChoice { correct: one.clone() }),
        (several, _) => Some(Interaction::MultipleChoice { correct: several.to_vec() }),
    };
    let listed: String = choices.iter().map(|choice| format!("<li>{}</li>\n", choice.html)).collect();
    let list = if listed.is_empty() { String::new() } else { format!("<ol type=\"A\">\n{listed}</ol>\n") };
    let answer = if correct.is_empty() { String::new() } else { format!("<p><strong>{}</strong></p>\n", correct.join(", ")) };
    let solution = format!("<details class=\"solution\"><summary>Solution</summary>\n{answer}{feedback}</details>");
    let solution = if answer.is_empty() && feedback.trim().is_empty() { String::new() } else { solution };
    let html = crate::html::clean(&format!("<div class=\"exercise\"><div class=\"problem\">\n{prompt}{list}</div>{solution}</div>"));
    let item = interaction.map(|interaction| ItemDraft {
        key: section.to_owned(),
        section: Some(section.to_owned()),
        concepts: Vec::new(),
        interaction,
        texts: vec![ItemText { language: Language::EN, prompt_html: prompt, choices, solution_html: feedback }],
        difficulty: None,
        grades: Vec::new(),
        subject: None,
        origin: path.to_owned(),
    });
    Some(Quiz { title: parts.title, html, item })
}

/// A paragraph alone without its tags.
fn in_line(html: &str) -> String {
    let trimmed = html.trim();
    match trimmed.strip_prefix("<p>").and_then(|inside| inside.strip_suffix("</p>")) {
        Some(inside) if !inside.contains("<p>") => inside.to_owned(),
        _ => trimmed.to_owned(),
    }
}

fn parts(source: &str) -> Parts {
    let mut parts = Parts::default();
    let mut place = Place::Before;
    let mut fenced = false;
    for line in source.lines() {
        let trimmed = line.trim_start();
        fenced ^= trimmed.starts_with("```");
        if let Some(heading) = line.strip_prefix('#').filter(|_| !fenced) {
            let level = 1 + heading.len() - heading.trim_start_matches('#').len();
            let text = heading.trim_start_matches('#').trim();
            let lower = text.to_lowercase();
            let named = match lower.as_str() {
                "question text" | "question" => Some(Place::Question),
                "question answers" | "answers" | "answer" => Some(Place::Answers),
                _ if lower.starts_with("feed") || matches!(lower.as_str(), "explanation" | "solution") => Some(Place::Feedback),
                _ => None,
            };
            match named {
                Some(next) => {
                    place = next;
                    continue;
                }
                None if level == 1 && parts.title.is_empty() => {
                    parts.title = text.replace('`', "");
                    continue;
                }
                None => {}
            }
        }
        if matches!(place, Place::Question | Place::Answers) && !fenced {
            let right = line.starts_with("+ ");
            // A list with a right answer begins the answers, where no heading does; every list under their heading is one.
            let begins = right || (line.starts_with("- ") && (place == Place::Answers || answers_follow(source, &parts.question)));
            if begins {
                place = Place::Answers;
                parts.answers.push((right, line.get(2..).unwrap_or_default().to_owned()));
                continue;
            }
        }
        let text = match place {
            Place::Before => continue,
            Place::Question => &mut parts.question,
            Place::Feedback => &mut parts.feedback,
            Place::Answers => match parts.answers.last_mut() {
                Some((_, answer)) => answer,
                None => &mut parts.question,
            },
        };
        if place == Place::Answers {
            text.push('\n');
            text.push_str(line.strip_prefix("  ").unwrap_or(line));
        } else {
            text.push_str(line);
            text.push('\n');
        }
    }
    parts
}

/// Whether a page without a heading for the answers has them below its question.
fn answers_follow(source: &str, question: &str) -> bool {
    !question.trim().is_empty() && !source.to_lowercase().contains("\n## question answers") && source.contains("\n+ ")
}
