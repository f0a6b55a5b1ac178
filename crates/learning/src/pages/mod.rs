//! The pages of learning, and what it shows on pages of the library.

mod me;
pub(crate) mod panels;
mod wrong;

use kernel::{ErrorKind, Need, Problem};
use portal::{Answer, Registry};

use crate::Learning;

/// Registers the routes of learning.
pub fn register(registry: &mut Registry, learning: Learning) {
    let room = learning.clone();
    registry.get("/me", Need::Anyone, move |ask| me::page(&room, ask));
    let room = learning.clone();
    registry.get("/me/wrong", Need::Anyone, move |ask| wrong::page(&room, ask));
    let room = learning.clone();
    registry.post("/me/wrong/practise", Need::Anyone, move |ask| wrong::practise(&room, ask));
    let room = learning;
    registry.post("/sections/{id}/finish", Need::Anyone, move |ask| {
        let section = ask.id(0)?;
        let (person, cookie) = room.identity.ensure_person(ask)?;
        room.finish(person, section)?;
        let answer = Answer::see_other(format!("/sections/{section}#done"));
        Ok(match cookie {
            Some(cookie) => answer.cookie(cookie),
            None => answer,
        })
    });
}

fn defect(error: &askama::Error) -> Problem {
    Problem::new(ErrorKind::Unavailable, "template", error.to_string())
}
