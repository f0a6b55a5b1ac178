//! The permanent page of one item.

use askama::Template;
use kernel::{Id, Problem};
use platform::DatabaseError;
use portal::{Answer, Ask, Corner, Page};

use super::question::Question;
use super::session::Source;
use super::{defect, words};
use crate::model::scoring::{Verdict, score};
use crate::store::items;
use crate::words::Words;
use crate::{Assessment, AssessmentError};

#[derive(Template)]
#[template(path = "item.html")]
struct ItemPage<'a> {
    w: Words,
    id: Id,
    question: Question,
    right_answer: String,
    source: Source,
    section_path: String,
    token: &'a str,
}

/// An item with its solution folded away, and a way to answer it.
pub fn page(room: &Assessment, ask: &Ask) -> Result<Answer, Problem> {
    let w = words(ask);
    let id = ask.id(0)?;
    let item = room.services.database.read::<_, DatabaseError>(|session| items::find(session, id)).map_err(AssessmentError::from)?;
    let item = item.ok_or(AssessmentError::NotFound)?;
    let question = Question::of(&item, ask, ask.language(), &[], w)?;
    let text = item.text(question.language).ok_or(AssessmentError::NotFound)?;
    let right = text.choices.iter().filter(|choice| score(&item.interaction, text, &[&choice.id]) == Verdict::Right).map(|choice| choice.id.as_str());
    let right_answer = match &item.interaction {
        formats::model::Interaction::SingleChoice { .. } => right.collect::<Vec<_>>().join(", "),
        formats::model::Interaction::MultipleChoice { correct } => correct.join(", "),
        formats::model::Interaction::Numeric { correct, unit, .. } => format!("{correct} {unit}").trim_end().to_owned(),
        formats::model::Interaction::ShortText { accepted, .. } => accepted.first().cloned().unwrap_or_default(),
        formats::model::Interaction::SelfMarked => String::new(),
    };
    let name = item.name(ask.language());
    let page = ItemPage {
        w,
        id,
        right_answer,
        source: Source::of(room, ask, &item)?,
        section_path: item.section.map(|section| format!("/sections/{section}")).unwrap_or_default(),
        token: &ask.form_token,
        question,
    };
    let body = page.render().map_err(|error| defect(&error))?;
    Ok(Answer::page(Page { title: name, body: body.into(), corner: Corner::Practice, canonical: format!("/practice/items/{id}"), ..Page::default() }))
}
