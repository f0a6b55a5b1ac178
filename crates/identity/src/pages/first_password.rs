//! The first password, chosen by whoever came in by a starting code. Until then nothing else is open to them.

use askama::Template;
use kernel::Problem;
use portal::{Answer, Ask};

use super::fault::{Fault, about};
use super::{back, member, page};
use crate::model::password::{PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN};
use crate::ops::change_password::{ChangePassword, change_password};
use crate::ops::guard::require_fresh;
use crate::words::Words;
use crate::{Identity, IdentityError};

#[derive(Template)]
#[template(path = "first_password.html")]
struct FirstPasswordPage<'a> {
    w: Words,
    token: &'a str,
    back: &'a str,
    name: &'a str,
    fresh: bool,
    at_least: u64,
    at_most: usize,
    fault: Option<Fault>,
}

/// The form.
pub fn show(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    form(room, ask, None)
}

/// A password was chosen.
pub fn send(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    let person = member(ask)?;
    if ask.who.first.is_none() {
        return Ok(Answer::see_other(back(ask, "/me")));
    }
    let new = ask.form("new_password").unwrap_or("");
    let request = ChangePassword { token: ask.session_token.as_deref(), user_agent: &ask.user_agent, old: "", new };
    match change_password(room, person, &request, ask.now) {
        Ok(opened) => Ok(Answer::see_other(back(ask, "/me")).cookie(opened.cookie(ask.secure))),
        Err(IdentityError::NotFresh) => form(room, ask, None),
        Err(error) => {
            let fault = Fault::of(&error, Words(ask.tongue()), "new_password", "new_password", "new_password").ok_or(error)?;
            form(room, ask, Some(fault))
        }
    }
}

fn form(room: &Identity, ask: &Ask, fault: Option<Fault>) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let account = room.access_account(&ask.who.actor, member(ask)?)?;
    if ask.who.first.is_none() {
        return Ok(Answer::see_other(back(ask, "/me")));
    }
    let template = FirstPasswordPage {
        w,
        token: &ask.form_token,
        back: back(ask, ""),
        name: &account.name,
        fresh: require_fresh(ask.who.proven_at, ask.now).is_ok(),
        at_least: PASSWORD_LENGTH_MIN as u64,
        at_most: PASSWORD_LENGTH_MAX,
        fault,
    };
    let answer = page(w.first_password(), &template)?;
    Ok(Fault::mark(template.fault.as_ref(), answer))
}
