//! Signing in.

use askama::Template;
use kernel::Problem;
use portal::{Answer, Ask};

use super::fault::{Fault, about};
use super::{back, page};
use crate::Identity;
use crate::ops::sign_in::{SignIn, sign_in};
use crate::words::Words;

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignInPage<'a> {
    w: Words,
    token: &'a str,
    back: &'a str,
    name: &'a str,
    keep: bool,
    fault: Option<Fault>,
}

/// The form.
pub fn show(_: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    if ask.who.actor.is_member() {
        return Ok(Answer::see_other(back(ask, "/me")));
    }
    form(ask, true, None)
}

/// The form was sent.
pub fn send(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    let (name, password) = (ask.form("username").unwrap_or(""), ask.form("password").unwrap_or(""));
    let keep = ask.form("keep").is_some();
    let request = SignIn { actor: ask.who.actor, former_token: ask.session_token.as_deref(), name, password, keep };
    match sign_in(room, &request, ask.now) {
        Ok(opened) => Ok(Answer::see_other(back(ask, "/me")).cookie(opened.cookie(ask.secure))),
        Err(error) => {
            let fault = Fault::of(&error, Words(ask.tongue()), "username", "password", "password").ok_or(error)?;
            form(ask, keep, Some(fault))
        }
    }
}

fn form(ask: &Ask, keep: bool, fault: Option<Fault>) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let template = SignInPage { w, token: &ask.form_token, back: back(ask, ""), name: ask.form("username").unwrap_or(""), keep, fault };
    let answer = page(w.sign_in(), &template)?;
    Ok(Fault::mark(template.fault.as_ref(), answer))
}
