//! My password, and where I am signed in.

use askama::Template;
use kernel::time::{DAY, SECOND};
use kernel::{Problem, Time};
use portal::{Answer, Ask, cookies};

use super::fault::{Fault, about};
use super::{member, page};
use crate::Identity;
use crate::model::password::{PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN};
use crate::model::session::Session;
use crate::ops::change_password::change_password as change;
use crate::ops::list_sessions::list_sessions;
use crate::ops::sign_out;
use crate::words::Words;

#[derive(Template)]
#[template(path = "security.html")]
struct SecurityPage<'a> {
    w: Words,
    token: &'a str,
    name: &'a str,
    sessions: Vec<SessionLine>,
    saved: bool,
    fault: Option<Fault>,
    at_least: u64,
    at_most: usize,
}

struct SessionLine {
    id: String,
    opened: String,
    seen: String,
    device: String,
    shared: bool,
    here: bool,
}

/// The page.
pub fn show(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    form(room, ask, None)
}

/// Another password was chosen.
pub fn change_password(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    let person = member(ask)?;
    let (old, new) = (ask.form("password").unwrap_or(""), ask.form("new_password").unwrap_or(""));
    match change(room, person, old, new, ask.now) {
        Ok(opened) => Ok(Answer::see_other("/me/security?saved=yes").cookie(opened.cookie(ask.secure))),
        Err(error) => {
            let fault = Fault::of(&error, Words(ask.tongue()), "password", "password", "new_password").ok_or(error)?;
            form(room, ask, Some(fault))
        }
    }
}

/// A session is to end.
pub fn end_session(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    let session = ask.form_id("session")?;
    sign_out::end_session(room, member(ask)?, session)?;
    if ask.who.session == Some(session) {
        return Ok(Answer::see_other("/").cookie(cookies::end_session()));
    }
    Ok(Answer::see_other("/me/security"))
}

/// All sessions are to end.
pub fn end_all(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    sign_out::sign_out_everywhere(room, member(ask)?)?;
    Ok(Answer::see_other("/").cookie(cookies::end_session()))
}

fn form(room: &Identity, ask: &Ask, fault: Option<Fault>) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let account = room.access_account(&ask.who.actor, member(ask)?)?;
    let sessions = list_sessions(room, account.person, ask.now)?.into_iter().map(|session| line(w, ask, session)).collect();
    let (at_least, at_most) = (PASSWORD_LENGTH_MIN as u64, PASSWORD_LENGTH_MAX);
    let template = SecurityPage { w, token: &ask.form_token, name: &account.name, sessions, saved: ask.query("saved").is_some(), fault, at_least, at_most };
    let answer = page(w.security(), &template)?;
    Ok(Fault::mark(template.fault.as_ref(), answer))
}

fn line(w: Words, ask: &Ask, session: Session) -> SessionLine {
    SessionLine {
        id: session.id.to_string(),
        opened: ago(w, session.created_at, ask.now),
        seen: ago(w, session.last_seen_at, ask.now),
        shared: session.kind.is_member() && !session.kind.is_lasting(),
        device: session.device,
        here: ask.who.session == Some(session.id),
    }
}

/// How long ago, in words; visits are noted to the hour, so nothing finer is said.
fn ago(w: Words, then: Time, now: Time) -> String {
    let elapsed = u64::try_from(now.since(then)).unwrap_or(0);
    let (hour, day) = ((3600 * SECOND).unsigned_abs(), DAY.unsigned_abs());
    match elapsed {
        elapsed if elapsed < hour => w.within_an_hour().to_owned(),
        elapsed if elapsed < day => w.hours_ago(elapsed / hour),
        elapsed => w.days_ago(elapsed / day),
    }
}
