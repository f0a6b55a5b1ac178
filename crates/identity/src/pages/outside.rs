//! Signing in by an account elsewhere: going there, coming back, and what to do with somebody who is not known here yet. And linking such accounts.

use askama::Template;
use kernel::Problem;
use portal::{Answer, Ask, cookies};

use super::fault::{Fault, about};
use super::sign_in::{browser, go_on_to};
use super::{back, factors, member, page, security, sign_in};
use crate::model::consent::AgeBand;
use crate::ops::begin_outside::{Begin, begin};
use crate::ops::ceremonies::CEREMONY_KEPT;
use crate::ops::finish_outside::{Came, Finish, Known, finish, known};
use crate::ops::guard::require_fresh;
use crate::ops::link_outside;
use crate::ops::open_outside::{OpenOutside, open};
use crate::outside::OutsideReturned;
use crate::words::Words;
use crate::{Identity, IdentityError};

#[derive(Template)]
#[template(path = "outside_going.html")]
struct GoingPage<'a> {
    w: Words,
    name: &'a str,
    to: &'a str,
}

#[derive(Template)]
#[template(path = "outside_new.html")]
struct NewPage<'a> {
    w: Words,
    token: &'a str,
    provider: &'a str,
    shown: &'a str,
    opens: bool,
    member: bool,
    name: &'a str,
    age: &'a str,
    fault: Option<Fault>,
}

/// The cookie by which a browser is known when it comes back.
fn kept(ask: &Ask) -> &str {
    cookies::read(ask.header("cookie").unwrap_or(""), cookies::OUTSIDE).unwrap_or("")
}

fn keep(ask: &Ask, token: &str) -> String {
    cookies::step(cookies::OUTSIDE, token, u32::try_from(CEREMONY_KEPT / kernel::time::SECOND).unwrap_or(0), ask.secure)
}

fn provider_name(room: &Identity, key: &str) -> String {
    room.outside.list().into_iter().find(|provider| provider.key == key).map(|provider| provider.name).unwrap_or_default()
}

fn callback(ask: &Ask, key: &str) -> String {
    format!("{}/sign-in/with/{key}/callback", ask.base_url)
}

/// Somebody wants to sign in by an account elsewhere.
pub fn begin_sign_in(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    let request = Begin {
        provider: ask.part(0),
        callback: &callback(ask, ask.part(0)),
        link: None,
        again: ask.who.actor.is_member(),
        keep: ask.form("keep").is_some(),
        back: back(ask, "/me"),
    };
    match begin(room, &request, ask.now) {
        Ok((token, address)) => going(room, ask, ask.part(0), &token, &address),
        Err(error) => sign_in_with(room, ask, error),
    }
}

/// A member wants to link an account elsewhere.
pub fn begin_link(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    factors::fresh(ask, || {
        let key = ask.form("provider").unwrap_or("");
        let request = Begin { provider: key, callback: &callback(ask, key), link: Some(member(ask)?), again: true, keep: false, back: "/me/security" };
        match begin(room, &request, ask.now) {
            Ok((token, address)) => going(room, ask, key, &token, &address),
            Err(error) => wrong(room, ask, error),
        }
    })
}

/// The browser goes there by itself. A page leads on, because browsers hold forms to our content security policy through every redirect.
fn going(room: &Identity, ask: &Ask, key: &str, token: &str, to: &str) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let name = provider_name(room, key);
    Ok(page(&w.outside_going(&name), &GoingPage { w, name: &name, to })?.cookie(keep(ask, token)).header("refresh", format!("0;url={to}")))
}

/// The sign-in form with what went wrong elsewhere.
fn sign_in_with(room: &Identity, ask: &Ask, error: IdentityError) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let fault = match error {
        IdentityError::Code => Fault::over(w, "username"),
        error => Fault::of(&error, w, "username", "username", "username").ok_or(error)?,
    };
    sign_in::form(room, ask, true, Some(fault))
}

/// The browser comes back.
pub fn come_back(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    let key = ask.part(0);
    if !room.outside.list().iter().any(|provider| provider.key == key) {
        return Err(Problem::not_found("no provider has this key"));
    }
    let returned = OutsideReturned { code: single(ask, "code"), error: single(ask, "error"), issuer: single(ask, "iss") };
    let request = Finish { token: kept(ask), provider: key, callback: &callback(ask, key), state: single(ask, "state").unwrap_or(""), returned };
    match finish(room, &browser(ask), &request, ask.now) {
        Ok(Came::SignedIn(signed_in, back)) => Ok(go_on_to(room, ask, signed_in, &back)?.cookie(cookies::end(cookies::OUTSIDE))),
        Ok(Came::Linked) => Ok(Answer::see_other("/me/security?saved=yes").cookie(cookies::end(cookies::OUTSIDE))),
        Ok(Came::Unknown(token)) => Ok(Answer::see_other("/sign-in/outside").cookie(keep(ask, &token))),
        Err(error) if ask.who.actor.is_member() => wrong(room, ask, error),
        Err(error) => sign_in_with(room, ask, error),
    }
}

/// The security page with what is wrong.
fn wrong(room: &Identity, ask: &Ask, error: IdentityError) -> Result<Answer, Problem> {
    match error {
        IdentityError::Code => security::form(room, ask, Some(Fault::over(Words(ask.tongue()), "outside"))),
        error => factors::wrong(room, ask, error, "outside"),
    }
}

/// A parameter that stands once; one that stands twice is none (RFC 6749 §3.1).
fn single<'a>(ask: &'a Ask, name: &'a str) -> Option<&'a str> {
    let mut all = ask.queries(name);
    all.next().filter(|_| all.next().is_none())
}

/// Somebody proved who they are elsewhere and is not known here yet: they open an account, or link the one they have.
pub fn show_new(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    match known(room, kept(ask), ask.now) {
        Ok(known) => new_page(room, ask, &known, None),
        Err(IdentityError::Code) => Ok(Answer::see_other("/sign-in")),
        Err(error) => Err(error.into()),
    }
}

/// The account is to be opened.
pub fn send_new(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    let request = OpenOutside {
        browser: browser(ask),
        token: kept(ask),
        name: ask.form("username").unwrap_or(""),
        language: ask.language(),
        age_band: AgeBand::from_word(ask.form("age").unwrap_or("")),
    };
    match open(room, &request, ask.now) {
        Ok((signed_in, back)) => Ok(go_on_to(room, ask, signed_in, &back)?.cookie(cookies::end(cookies::OUTSIDE))),
        Err(IdentityError::Code) => sign_in_with(room, ask, IdentityError::Code),
        Err(error) => {
            let fault = Fault::of(&error, Words(ask.tongue()), "username", "username", "username").ok_or(error)?;
            new_page(room, ask, &known(room, kept(ask), ask.now)?, Some(fault))
        }
    }
}

fn new_page(room: &Identity, ask: &Ask, known: &Known, fault: Option<Fault>) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let provider = room.outside.list().into_iter().find(|provider| provider.key == known.provider);
    let opens = provider.as_ref().is_some_and(|provider| provider.opens_accounts);
    let template = NewPage {
        w,
        token: &ask.form_token,
        provider: provider.as_ref().map_or("", |provider| &provider.name),
        shown: &known.person.name,
        opens,
        member: ask.who.actor.is_member(),
        name: ask.form("username").unwrap_or(""),
        age: ask.form("age").unwrap_or(""),
        fault,
    };
    let answer = page(w.outside_new(), &template)?;
    Ok(Fault::mark(template.fault.as_ref(), answer))
}

/// Somebody who signed in meanwhile links what they proved elsewhere.
pub fn link_known(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    if require_fresh(ask.who.proven_at, ask.now).is_err() {
        return Ok(Answer::see_other("/sign-in?again=yes&back=/sign-in/outside"));
    }
    match link_outside::link_known(room, member(ask)?, kept(ask), ask.now) {
        Ok(()) => Ok(Answer::see_other("/me/security?saved=yes").cookie(cookies::end(cookies::OUTSIDE))),
        Err(error) => wrong(room, ask, error),
    }
}

/// An account elsewhere is to be parted from the one here.
pub fn unlink(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    factors::fresh(ask, || match link_outside::unlink(room, member(ask)?, ask.form_id("outside")?) {
        Ok(()) => Ok(Answer::see_other("/me/security?saved=yes")),
        Err(error) => wrong(room, ask, error),
    })
}
