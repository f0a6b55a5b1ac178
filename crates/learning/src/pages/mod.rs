//! The pages of learning, and what it shows on pages of the library.

mod beats;
mod class_week;
mod courses;
mod me;
mod my_learning;
pub(crate) mod panels;
mod shown;
mod week;
mod wrong;

pub use week::WEEKS_BACK_MAX;

use kernel::{ErrorKind, Need, Permission, Problem};
use portal::{Answer, Limit, Method, Registry};

use crate::Learning;

/// The largest body that beats come in: [`crate::BEATS_MAX`] of them, with room to spare.
const BEATS_BYTES: usize = 32 * 1024;

/// Registers the routes of learning.
pub fn register(registry: &mut Registry, learning: Learning) {
    let room = learning.clone();
    registry.get("/me", Need::Anyone, move |ask| me::page(&room, ask));
    let room = learning.clone();
    registry.get("/me/learning", Need::Anyone, move |ask| my_learning::page(&room, ask));
    let room = learning.clone();
    registry.add(Method::Get, "/me/learning.csv", Need::Anyone, Limit::Download, move |ask| Ok(my_learning::export(&room, ask)));
    let room = learning.clone();
    registry.get("/guardian/{person}/week", Need::Member, move |ask| week::page(&room, ask));
    let room = learning.clone();
    registry.get("/organizations/{id}/week", Need::May(Permission::Teach), move |ask| class_week::page(&room, ask));
    let room = learning.clone();
    let beats = registry.add(Method::Post, "/learning/beats", Need::Anyone, Limit::Beat, move |ask| beats::take(&room, ask));
    beats.untold().body_bytes_max(BEATS_BYTES);
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
