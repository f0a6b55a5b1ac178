//! A practice session: the next question, or what came of an answer.

use askama::Template;
use kernel::{Actor, ErrorKind, Id, Problem};
use platform::DatabaseError;
use portal::{Answer, Ask, Corner, Page, picture};

use super::question::{Feedback, Question};
use super::{defect, to_session, words};
use crate::model::attempt::{Attempt, Response, dots, next_open};
use crate::model::item::Item;
use crate::model::scope::Wish;
use crate::model::scoring::Verdict;
use crate::model::selection::COUNT_DEFAULT;
use crate::ops::answer::Given;
use crate::store::{attempts, items};
use crate::words::Words;
use crate::{Assessment, AssessmentError};

#[derive(Template)]
#[template(path = "session.html")]
struct SessionPage<'a> {
    w: Words,
    attempt: Id,
    end: String,
    dots: String,
    position: usize,
    number: u64,
    total: u64,
    question: Question,
    feedback: Option<Feedback>,
    again: bool,
    typed: &'a str,
    resource_title: String,
    resource_language: String,
    resource_path: String,
    section_path: String,
    source: String,
    last: bool,
    token: &'a str,
}

/// Everything a page of a session needs.
struct Loaded {
    attempt: Attempt,
    responses: Vec<Response>,
}

fn load(room: &Assessment, ask: &Ask) -> Result<Loaded, Problem> {
    let attempt = room.access_attempt(&ask.who.actor, ask.id(0)?)?;
    let responses = room.services.database.read(|session| attempts::responses(session, attempt.id)).map_err(AssessmentError::from)?;
    Ok(Loaded { attempt, responses })
}

/// Starts a session as the form says, and makes a guest of a stranger.
pub fn start(room: &Assessment, ask: &Ask) -> Result<Answer, Problem> {
    let wish = ask.form("scope").and_then(Wish::parse).ok_or(AssessmentError::Scope)?;
    let count = ask.form("count").and_then(|text| text.parse().ok()).unwrap_or(COUNT_DEFAULT);
    let (person, cookie) = room.identity.ensure_person(ask)?;
    let actor = if ask.person().is_some() { ask.who.actor } else { Actor::Guest(person) };
    let attempt = room.start(&actor, person, &wish, count, ask.language())?;
    Ok(to_session(attempt, cookie))
}

/// The next open question; with `?shown=`, what came of an answer.
pub fn page(room: &Assessment, ask: &Ask) -> Result<Answer, Problem> {
    let loaded = load(room, ask)?;
    let length = loaded.attempt.items.len();
    let shown = ask
        .query("shown")
        .and_then(|text| text.parse::<usize>().ok())
        .filter(|position| loaded.responses.iter().any(|response| response.position == *position));
    match shown.or_else(|| next_open(length, &loaded.responses)) {
        Some(position) => show(room, ask, &loaded, position, false),
        None => Ok(Answer::see_other(format!("/practice/{}/summary", loaded.attempt.id))),
    }
}

/// Takes an answer, or the mark that a learner gave a worked exercise.
pub fn answer(room: &Assessment, ask: &Ask) -> Result<Answer, Problem> {
    let id = ask.id(0)?;
    let position = ask
        .form("position")
        .and_then(|text| text.parse::<usize>().ok())
        .ok_or_else(|| Problem::new(ErrorKind::Invalid, "form", "the field 'position' is missing or not a number"))?;
    let skip = ask.form("skip").is_some();
    let field = if ask.form("mark").is_some() { "mark" } else { "answer" };
    let given = Given { position, answer: ask.forms(field).collect(), language: ask.form("text").and_then(|tag| tag.parse().ok()), skip };
    match room.answer(&ask.who.actor, id, &given)? {
        Some(Verdict::Unreadable) => {
            let loaded = load(room, ask)?;
            show(room, ask, &loaded, position, true)
        }
        _ => Ok(Answer::see_other(match ask.form("text") {
            Some(tag) if tag.parse::<kernel::Language>().is_ok() => format!("/practice/{id}?shown={position}&text={tag}"),
            _ => format!("/practice/{id}?shown={position}"),
        })),
    }
}

fn show(room: &Assessment, ask: &Ask, loaded: &Loaded, position: usize, again: bool) -> Result<Answer, Problem> {
    let w = words(ask);
    let Loaded { attempt, responses } = loaded;
    let item_id = attempt.items.get(position).ok_or(AssessmentError::Position)?;
    let item = room.services.database.read::<_, DatabaseError>(|session| items::find(session, *item_id)).map_err(AssessmentError::from)?;
    let item = item.ok_or(AssessmentError::NotFound)?;
    let response = responses.iter().find(|response| response.position == position);
    let chosen: Vec<&str> = response.map_or_else(|| ask.forms("answer").collect(), |response| response.answer.split(',').collect());
    let question = Question::of(&item, ask, ask.language(), &chosen, w)?;
    let (number, total) = (position as u64 + 1, attempt.items.len() as u64);
    let heading = w.question_of(number, total);
    let dots = picture::dots(&dots(attempt.items.len(), responses, Some(position)), &heading);
    let source = Source::of(room, ask, &item)?;
    let page = SessionPage {
        w,
        attempt: attempt.id,
        end: if responses.is_empty() { "/practice".to_owned() } else { format!("/practice/{}/summary", attempt.id) },
        dots,
        position,
        number,
        total,
        feedback: response.map(|response| Feedback::of(&item, response, w)),
        again,
        typed: if again { ask.form("answer").unwrap_or("") } else { "" },
        resource_title: source.title,
        resource_language: source.language,
        resource_path: source.path,
        section_path: item.section.map(|section| format!("/sections/{section}")).unwrap_or_default(),
        source: source.line,
        last: next_open(attempt.items.len(), responses).is_none(),
        token: &ask.form_token,
        question,
    };
    let body = page.render().map_err(|error| defect(&error))?;
    Ok(Answer::page(Page { title: heading, body: body.into(), corner: Corner::Practice, ..Page::default() }))
}

/// Where an item comes from.
pub struct Source {
    pub title: String,
    pub language: String,
    pub path: String,
    pub line: String,
}

impl Source {
    /// The resource around an item; empty where it was withdrawn.
    pub fn of(room: &Assessment, ask: &Ask, item: &Item) -> Result<Self, Problem> {
        let resources = room.catalog.resources(&[item.resource])?;
        let Some(resource) = resources.get(&item.resource) else {
            return Ok(Self { title: String::new(), language: ask.language().to_string(), path: String::new(), line: item.origin.clone() });
        };
        let (language, title) = resource.body.titles.best_with_language(ask.language()).unwrap_or((ask.language(), ""));
        let provenance = &resource.body.provenance;
        let parts = [item.origin.as_str(), provenance.attribution.as_str(), &provenance.licence.short_name()];
        let line = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        Ok(Self { title: title.to_owned(), language: language.to_string(), path: resource.path(), line })
    }
}
