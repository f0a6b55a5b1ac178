//! The first operator of a new platform.

use askama::Template;
use kernel::Problem;
use portal::{Answer, Ask};

use super::{fault, page};
use crate::ops::first_run;
use crate::words::Words;
use crate::{By, Organizations};

#[derive(Template)]
#[template(path = "first_run.html")]
struct FirstRunPage<'a> {
    w: Words,
    token: &'a str,
    member: bool,
    typed: &'a str,
    fault: Option<String>,
}

/// The page; where somebody operates the platform already there is none.
pub fn show(room: &Organizations, ask: &Ask) -> Result<Answer, Problem> {
    if !first_run::is_needed(room)? {
        return Err(Problem::not_found("the platform has an operator"));
    }
    render(ask, None)
}

/// The token was sent.
pub fn send(room: &Organizations, ask: &Ask) -> Result<Answer, Problem> {
    match first_run::become_operator(room, &By::of(ask), ask.form("token").unwrap_or("")) {
        // There stands what is to be done before the role counts.
        Ok(()) => Ok(Answer::see_other("/me")),
        Err(error) => {
            let shown = fault(Words(ask.tongue()), error)?;
            render(ask, Some(shown))
        }
    }
}

fn render(ask: &Ask, fault: Option<(String, u16)>) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let status = fault.as_ref().map_or(200, |(_, status)| *status);
    let typed = ask.form("token").or_else(|| ask.query("token")).unwrap_or("");
    let template = FirstRunPage { w, token: &ask.form_token, member: ask.who.actor.is_member(), typed, fault: fault.map(|(text, _)| text) };
    Ok(page(w.first_run(), &template)?.status(status))
}
