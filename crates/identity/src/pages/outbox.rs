//! The messages of a platform under development, where nothing is sent.

use askama::Template;
use kernel::Problem;
use platform::messages::{self, Message};
use portal::{Answer, Ask};

use super::page;
use crate::words::Words;
use crate::{Identity, IdentityError};

#[derive(Template)]
#[template(path = "outbox.html")]
struct OutboxPage {
    w: Words,
    messages: Vec<Message>,
}

/// The page; there is none where messages are sent.
pub fn show(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    if !room.shows_messages {
        return Err(Problem::not_found("messages are sent here"));
    }
    let w = Words(ask.tongue());
    let messages = messages::latest(&room.services).map_err(IdentityError::from)?.into_iter().map(|(_, message)| message).collect();
    page(w.outbox(), &OutboxPage { w, messages })
}
