//! Signing in: by a password, a passkey, a code that is sent, or an account elsewhere; then a second factor where there is one.

use askama::Template;
use kernel::{Id, Problem};
use portal::{Answer, Ask};

use super::fault::{Fault, about};
use super::{back, origin, page};
use crate::ops::open_session::Opened;
use crate::ops::passkeys::{self, Made};
use crate::ops::second_step::{self, Ways};
use crate::ops::sign_in::{Browser, SignIn, SignedIn, sign_in};
use crate::ops::{guardians, sent_codes};
use crate::outside::OutsideProvider;
use crate::words::Words;
use crate::{Identity, IdentityError};

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignInPage<'a> {
    w: Words,
    token: &'a str,
    back: &'a str,
    name: &'a str,
    keep: bool,
    again: bool,
    passkeys: bool,
    providers: Vec<OutsideProvider>,
    fault: Option<Fault>,
}

#[derive(Template)]
#[template(path = "second_step.html")]
struct SecondStepPage<'a> {
    w: Words,
    token: &'a str,
    back: &'a str,
    step: &'a str,
    ways: Ways,
    passkeys: bool,
    fault: Option<Fault>,
}

#[derive(Template)]
#[template(path = "by_code.html")]
struct ByCodePage<'a> {
    w: Words,
    token: &'a str,
    back: &'a str,
    step: &'a str,
    address: &'a str,
    keep: bool,
    fault: Option<Fault>,
}

#[derive(Template)]
#[template(path = "awaits_consent.html")]
struct AwaitsConsentPage {
    w: Words,
    code: String,
    address: String,
    /// Who decides for the child already.
    guardians: String,
}

/// The browser of whoever asks.
pub fn browser(ask: &Ask) -> Browser<'_> {
    Browser { actor: ask.who.actor, former_token: ask.session_token.as_deref(), user_agent: &ask.user_agent, address: ask.address }
}

/// The form. Members see it only where they are to prove again who they are.
pub fn show(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    if ask.who.actor.is_member() && ask.query("again").is_none() {
        return Ok(Answer::see_other(back(ask, "/me")));
    }
    form(room, ask, true, None)
}

/// The form was sent.
pub fn send(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    let (name, password) = (ask.form("username").unwrap_or(""), ask.form("password").unwrap_or(""));
    let keep = ask.form("keep").is_some();
    match sign_in(room, &SignIn { browser: browser(ask), name, password, keep }, ask.now) {
        Ok(signed_in) => go_on(room, ask, signed_in),
        Err(error) => {
            let fault = Fault::of(&error, Words(ask.tongue()), "username", "password", "password").ok_or(error)?;
            form(room, ask, keep, Some(fault))
        }
    }
}

/// In, or on to the next step.
pub fn go_on(room: &Identity, ask: &Ask, signed_in: SignedIn) -> Result<Answer, Problem> {
    go_on_to(room, ask, signed_in, back(ask, "/me"))
}

/// As [`go_on`], to an address of ours that was remembered.
pub fn go_on_to(room: &Identity, ask: &Ask, signed_in: SignedIn, to: &str) -> Result<Answer, Problem> {
    match signed_in {
        SignedIn::Opened(opened) => Ok(enter(ask, &opened, to)),
        SignedIn::SecondStep(step) => second(room, ask, &step, to, None),
        SignedIn::AwaitsConsent(person) => awaits_consent(room, ask, person),
    }
}

fn enter(ask: &Ask, opened: &Opened, to: &str) -> Answer {
    Answer::see_other(if opened.kept { "/me/privacy?kept=yes" } else { to }).cookie(opened.cookie(ask.secure))
}

/// The page that says that a guardian has to consent, with the code to hand over.
pub fn awaits_consent(room: &Identity, ask: &Ask, child: Id) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let (_, guardians) = guardians::about(room, child)?;
    let code = guardians::invite(room, child, ask.now)?;
    page(w.awaits_consent(), &AwaitsConsentPage { w, code, address: format!("{}/guardian", ask.base_url), guardians: guardians.join(w.data_between()) })
}

/// The second factor was sent.
pub fn send_second(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    let step = ask.form("step").unwrap_or("");
    match second_step::second_step(room, &browser(ask), step, ask.form("code").unwrap_or(""), ask.now) {
        Ok(opened) => Ok(enter(ask, &opened, back(ask, "/me"))),
        Err(error) => {
            let fault = Fault::of(&error, Words(ask.tongue()), "code", "code", "code").ok_or(error)?;
            second(room, ask, step, back(ask, ""), Some(fault))
        }
    }
}

fn second(room: &Identity, ask: &Ask, step: &str, back: &str, fault: Option<Fault>) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    // A step that is over begins again from the password.
    let Ok(ways) = second_step::ways(room, step, ask.now) else { return form(room, ask, true, Some(Fault::over(w, "username"))) };
    let template = SecondStepPage { w, token: &ask.form_token, back, step, ways, passkeys: origin::has_name(ask), fault };
    let answer = page(w.second_step(), &template)?;
    Ok(Fault::mark(template.fault.as_ref(), answer))
}

/// A passkey is to be used: what the browser is told.
pub fn begin_passkey(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    let (token, options) = passkeys::begin_using(room, &origin::of(ask), ask.now)?;
    Ok(Answer::json(&serde_json::json!({ "ceremony": token, "options": options })).header("cache-control", "no-store"))
}

/// A passkey was used.
pub fn send_passkey(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    let origin = origin::of(ask);
    let made = Made { origin: &origin, token: ask.form("ceremony").unwrap_or(""), credential: ask.form("credential").unwrap_or(""), name: "" };
    match passkeys::finish_using(room, &browser(ask), &made, ask.form("keep").is_some(), ask.now) {
        Ok(opened) => Ok(enter(ask, &opened, back(ask, "/me"))),
        Err(error) => {
            if let IdentityError::Passkey(reason) = &error {
                tracing::info!(%reason, "a passkey was not accepted");
            }
            let fault = Fault::of(&error, Words(ask.tongue()), "username", "username", "username").ok_or(error)?;
            form(room, ask, true, Some(fault))
        }
    }
}

/// The form for a code that is sent.
pub fn show_by_code(_: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    by_code(ask, "", None)
}

/// A code is asked for, or was typed.
pub fn send_by_code(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let (step, keep) = (ask.form("step").unwrap_or(""), ask.form("keep").is_some());
    if step.is_empty() {
        return match sent_codes::ask(room, ask.form("address").unwrap_or(""), ask.tongue(), keep, ask.now) {
            Ok(step) => by_code(ask, &step, None),
            Err(error) => {
                let fault = Fault::of(&error, w, "address", "address", "address").ok_or(error)?;
                by_code(ask, "", Some(fault))
            }
        };
    }
    match sent_codes::sign_in(room, &browser(ask), step, ask.form("code").unwrap_or(""), ask.now) {
        Ok(signed_in) => go_on(room, ask, signed_in),
        Err(error) => {
            let fault = Fault::of(&error, w, "code", "code", "code").ok_or(error)?;
            by_code(ask, step, Some(fault))
        }
    }
}

fn by_code(ask: &Ask, step: &str, fault: Option<Fault>) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let address = ask.form("address").unwrap_or("");
    let template = ByCodePage { w, token: &ask.form_token, back: back(ask, ""), step, address, keep: ask.form("keep").is_some(), fault };
    let answer = page(w.by_code(), &template)?;
    Ok(Fault::mark(template.fault.as_ref(), answer))
}

/// The form, with what is wrong.
pub fn form(room: &Identity, ask: &Ask, keep: bool, fault: Option<Fault>) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let again = ask.who.actor.is_member();
    let name = ask.form("username").unwrap_or("");
    let (back, passkeys, providers) = (back(ask, ""), origin::has_name(ask), room.outside.list());
    let template = SignInPage { w, token: &ask.form_token, back, name, keep, again, passkeys, providers, fault };
    let answer = page(w.sign_in(), &template)?;
    Ok(Fault::mark(template.fault.as_ref(), answer))
}
