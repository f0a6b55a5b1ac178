//! The pages of practice.

mod concepts;
pub mod hub;
mod one_item;
mod question;
mod session;
mod summary;

use formats::model::Interaction;
use kernel::{ErrorKind, Id, Need, Problem};
use portal::{Answer, Ask, Registry};

use crate::Assessment;
use crate::words::Words;

/// Registers the pages.
pub fn register(registry: &mut Registry, room: &Assessment) {
    let own = || room.clone();
    let room = own();
    registry.get("/practice", Need::Public, move |ask| hub::page(&room, ask));
    let room = own();
    registry.get("/practice/concepts", Need::Public, move |ask| concepts::page(&room, ask));
    let room = own();
    registry.get("/practice/items/{id}", Need::Public, move |ask| one_item::page(&room, ask));
    let room = own();
    registry.post("/practice/start", Need::Anyone, move |ask| session::start(&room, ask));
    let room = own();
    registry.get("/practice/{attempt}", Need::Anyone, move |ask| session::page(&room, ask));
    let room = own();
    registry.post("/practice/{attempt}/answer", Need::Anyone, move |ask| session::answer(&room, ask));
    let room = own();
    registry.post("/practice/{attempt}/mark", Need::Anyone, move |ask| session::answer(&room, ask));
    let room = own();
    registry.get("/practice/{attempt}/summary", Need::Anyone, move |ask| summary::page(&room, ask));
}

/// Sends the person to a session, with the cookie that keeps a new guest.
pub(crate) fn to_session(attempt: Id, cookie: Option<String>) -> Answer {
    let answer = Answer::see_other(format!("/practice/{attempt}"));
    match cookie {
        Some(cookie) => answer.cookie(cookie),
        None => answer,
    }
}

/// The words of a request's language.
pub(crate) const fn words(ask: &Ask) -> Words {
    Words(ask.tongue())
}

/// The error of a template that cannot be rendered, which is a defect.
pub(crate) fn defect(error: &askama::Error) -> Problem {
    Problem::new(ErrorKind::Unavailable, "template", error.to_string())
}

/// The name of a kind of question.
fn kind_name(interaction: &Interaction, w: Words) -> &'static str {
    match interaction {
        Interaction::SingleChoice { .. } => w.kind_single_choice(),
        Interaction::MultipleChoice { .. } => w.kind_multiple_choice(),
        Interaction::Numeric { .. } => w.kind_numeric(),
        Interaction::ShortText { .. } => w.kind_short_text(),
        Interaction::SelfMarked => w.kind_self_marked(),
    }
}
