//! A page that says what will happen and asks once more. It is the answer to a form that was sent without `sure`; its own form is the same one, with it.

use askama::Template;
use kernel::{ErrorKind, Problem};

use crate::answer::Answer;
use crate::ask::Ask;
use crate::layout::{Corner, Page};

/// What is asked.
#[derive(Debug, Clone, Default)]
pub struct Question<'a> {
    /// What is about to be done, as a question.
    pub title: &'a str,
    /// What will happen, sentence by sentence.
    pub effects: Vec<String>,
    /// What the form said, beside its token; it is sent again.
    pub fields: Vec<(&'a str, String)>,
    /// The button that does it.
    pub go: &'a str,
    /// The way back.
    pub back: (String, &'a str),
}

#[derive(Template)]
#[template(path = "question.html")]
struct QuestionPage<'a> {
    token: &'a str,
    address: &'a str,
    question: &'a Question<'a>,
}

/// Whether who asks was told what will happen, and said yes.
#[must_use]
pub fn is_sure(ask: &Ask) -> bool {
    ask.form("sure").is_some()
}

/// The page.
///
/// # Errors
/// Its template cannot be filled in.
pub fn put(ask: &Ask, question: &Question<'_>) -> Result<Answer, Problem> {
    let template = QuestionPage { token: &ask.form_token, address: &ask.path, question };
    let body = template.render().map_err(|error| Problem::new(ErrorKind::Unavailable, "template", error.to_string()))?;
    let page = Page { title: question.title.to_owned(), body: body.into(), corner: Corner::Me, ..Page::default() };
    Ok(Answer::page(page).header("cache-control", "no-store"))
}
