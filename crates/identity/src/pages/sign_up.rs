//! Signing up.

use askama::Template;
use kernel::Problem;
use portal::{Answer, Ask};

use super::fault::{Fault, about};
use super::sign_in::go_on;
use super::{back, page};
use crate::model::consent::AgeBand;
use crate::model::password::{PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN};
use crate::ops::sign_up::{SignUp, sign_up};
use crate::words::Words;
use crate::{Identity, IdentityError};

#[derive(Template)]
#[template(path = "sign_up.html")]
struct SignUpPage<'a> {
    w: Words,
    token: &'a str,
    back: &'a str,
    name: &'a str,
    age: &'a str,
    guest: bool,
    fault: Option<Fault>,
    at_least: u64,
    at_most: usize,
}

/// The form.
pub fn show(_: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    if ask.who.actor.is_member() {
        return Ok(Answer::see_other(back(ask, "/me")));
    }
    form(ask, None)
}

/// The form was sent.
pub fn send(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    let (name, password) = (ask.form("username").unwrap_or(""), ask.form("password").unwrap_or(""));
    let request = SignUp {
        actor: ask.who.actor,
        former_token: ask.session_token.as_deref(),
        user_agent: &ask.user_agent,
        name,
        password,
        language: ask.language(),
        age_band: AgeBand::from_word(ask.form("age").unwrap_or("")),
    };
    match sign_up(room, &request, ask.now) {
        Ok(signed_in) => go_on(room, ask, signed_in),
        Err(error) => failed(ask, error),
    }
}

fn failed(ask: &Ask, error: IdentityError) -> Result<Answer, Problem> {
    let fault = Fault::of(&error, Words(ask.tongue()), "username", "password", "password").ok_or(error)?;
    form(ask, Some(fault))
}

fn form(ask: &Ask, fault: Option<Fault>) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let name = ask.form("username").unwrap_or("");
    let guest = ask.person().is_some();
    let (at_least, at_most) = (PASSWORD_LENGTH_MIN as u64, PASSWORD_LENGTH_MAX);
    let template = SignUpPage { w, token: &ask.form_token, back: back(ask, ""), name, age: ask.form("age").unwrap_or(""), guest, fault, at_least, at_most };
    let answer = page(w.sign_up(), &template)?;
    Ok(Fault::mark(template.fault.as_ref(), answer))
}
