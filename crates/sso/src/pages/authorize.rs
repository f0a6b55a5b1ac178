//! Where programs send people to sign in.

use ::words::Tongue;
use askama::Template;
use kernel::Problem;
use portal::{Answer, Ask, Corner};

use super::{page, policy, sign_in_for};
use crate::Sso;
use crate::error::Failure;
use crate::model::redirect::policy_source;
use crate::model::request::{Mode, Request, Unanswerable};
use crate::model::response::Response;
use crate::ops::authorize::{Turn, start};
use crate::words::Words;

/// Sends the form of an answer by itself (OAuth 2.0 Form Post Response Mode §2).
const SCRIPT: &str = "document.forms[0].submit();\n";

#[derive(Template)]
#[template(path = "stopped.html")]
struct Stopped<'a> {
    w: Words,
    reason: &'a str,
    advice: &'a str,
}

#[derive(Template)]
#[template(path = "form_post.html")]
struct FormPost<'a> {
    w: Words,
    tongue: Tongue,
    to: &'a str,
    fields: &'a [(&'static str, String)],
}

#[derive(Template)]
#[template(path = "going_on.html")]
struct GoingOn<'a> {
    w: Words,
    to: &'a str,
}

/// A request in the address.
pub fn show(sso: &Sso, ask: &Ask) -> Result<Answer, Problem> {
    match start(sso, Some(&ask.who), &ask.query, ask.now)? {
        Turn::Respond(response) => respond(ask, &response),
        Turn::SignIn(name, request) => Ok(sign_in(ask, &name, &request)),
        Turn::ProveAgain(name, _) | Turn::Consent(name, _) => Ok(go_on(&name)),
        Turn::Stop(stop) => stopped(ask, stop),
    }
}

/// A request in a form. It comes from another site, so cookies are not looked at: it is kept, and asked where they are.
pub fn posted(sso: &Sso, ask: &Ask) -> Result<Answer, Failure> {
    Ok(match start(sso, None, &ask.form, ask.now)? {
        Turn::Respond(response) => respond(ask, &response)?,
        Turn::SignIn(name, _) | Turn::ProveAgain(name, _) | Turn::Consent(name, _) => go_on(&name),
        Turn::Stop(stop) => stopped(ask, stop)?,
    })
}

fn go_on(name: &str) -> Answer {
    Answer::see_other(address(name)).header("cache-control", "no-store")
}

/// Where a kept request is decided.
pub fn address(name: &str) -> String {
    format!("/oauth2/consent?request={name}")
}

/// Sends somebody to sign in, in the language that the program asks for where they chose none.
pub fn sign_in(ask: &Ask, name: &str, request: &Request) -> Answer {
    let spoken = |tag: &str| Tongue::from_tag(tag).filter(|tongue| Tongue::ALL_COMPLETE.contains(tongue));
    let wanted = request.ui_locales.split(' ').find_map(spoken).filter(|tongue| *tongue != ask.tongue());
    Answer::see_other(sign_in_for(&address(name), wanted.map(|tongue| tongue.tag()))).header("cache-control", "no-store")
}

/// Sends the answer to the program.
pub fn respond(ask: &Ask, response: &Response) -> Result<Answer, Problem> {
    if response.mode != Mode::FormPost {
        return Ok(Answer::see_other(response.address()).header("cache-control", "no-store"));
    }
    let template = FormPost { w: Words(ask.tongue()), tongue: ask.tongue(), to: &response.redirect_uri, fields: &response.parameters };
    let html = template.render().map_err(|error| Problem::new(kernel::ErrorKind::Unavailable, "template", error.to_string()))?;
    let source = policy_source(&response.redirect_uri);
    let policy = format!("default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action {source}; frame-ancestors 'none'");
    Ok(Answer::bytes("text/html; charset=utf-8", html).header("content-security-policy", policy).header("cache-control", "no-store"))
}

/// Sends the answer after somebody signed in. A browser holds the form of that page to its policy through every redirect, and the policy knows no
/// program; so the way goes over a page that leads on by itself. Programs that are no browsers get a plain redirect.
pub fn respond_after_form(ask: &Ask, response: &Response) -> Result<Answer, Problem> {
    let browser = ask.header("sec-fetch-mode") == Some("navigate") || ask.user_agent.starts_with("Mozilla/");
    if !browser || response.mode == Mode::FormPost {
        return respond(ask, response);
    }
    let to = response.address();
    let w = Words(ask.tongue());
    Ok(page(w.going_on(), Corner::Elsewhere, &GoingOn { w, to: &to })?.header("refresh", format!("0;url={to}")))
}

/// Nothing can be answered to the program: the person is told instead.
pub fn stopped(ask: &Ask, stop: Unanswerable) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let (reason, advice, status) = match stop {
        Unanswerable::Client => (w.stop_client(), w.stop_client_advice(), 400),
        Unanswerable::Suspended => (w.stop_suspended(), w.stop_suspended_advice(), 403),
        Unanswerable::Redirect => (w.stop_redirect(), w.stop_redirect_advice(), 400),
        Unanswerable::Pushed => (w.stop_pushed(), w.stop_pushed_advice(), 400),
    };
    let answer = page(w.stopped(), Corner::Elsewhere, &Stopped { w, reason, advice })?.status(status);
    Ok(policy(answer, ""))
}

/// The script that sends the form of an answer.
pub fn script() -> Answer {
    Answer::bytes("text/javascript; charset=utf-8", SCRIPT).header("cache-control", "public, max-age=86400")
}
