//! Adding and removing what guards an account. Each change asks that its person proved not long ago who they are.

use askama::Template;
use kernel::Problem;
use portal::{Answer, Ask};
use qrcode::QrCode;
use qrcode::render::svg;

use super::fault::{Fault, about};
use super::{member, origin, page, security};
use crate::ops::app_factor::Setup;
use crate::ops::passkeys::Made;
use crate::ops::{app_factor, contacts, guard, passkeys};
use crate::words::Words;
use crate::{Identity, IdentityError};

#[derive(Template)]
#[template(path = "app_factor.html")]
struct AppPage<'a> {
    w: Words,
    token: &'a str,
    setup: Setup,
    picture: String,
    fault: Option<Fault>,
}

#[derive(Template)]
#[template(path = "recovery_codes.html")]
struct RecoveryCodesPage {
    w: Words,
    codes: Vec<String>,
}

#[derive(Template)]
#[template(path = "contact_code.html")]
struct ContactCodePage<'a> {
    w: Words,
    token: &'a str,
    step: &'a str,
    fault: Option<Fault>,
}

/// Where somebody proves again who they are.
fn again() -> Answer {
    Answer::see_other("/sign-in?again=yes&back=/me/security")
}

/// Runs a change that asks for a fresh proof.
pub fn fresh(ask: &Ask, change: impl FnOnce() -> Result<Answer, Problem>) -> Result<Answer, Problem> {
    match guard::require_fresh(ask.who.proven_at, ask.now) {
        Ok(()) => change(),
        Err(_) => Ok(again()),
    }
}

/// The security page with what is wrong.
pub fn wrong(room: &Identity, ask: &Ask, error: IdentityError, field: &'static str) -> Result<Answer, Problem> {
    let fault = Fault::of(&error, Words(ask.tongue()), field, field, field).ok_or(error)?;
    security::form(room, ask, Some(fault))
}

/// An app is to be added.
pub fn begin_app(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    fresh(ask, || {
        let account = room.access_account(&ask.who.actor, member(ask)?)?;
        match app_factor::begin(room, account.person, &account.name, ask.now) {
            Ok(setup) => app_page(ask, setup, None),
            Err(error) => wrong(room, ask, error, "app"),
        }
    })
}

/// Its first code was typed.
pub fn confirm_app(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    fresh(ask, || {
        let account = room.access_account(&ask.who.actor, member(ask)?)?;
        match app_factor::confirm(room, account.person, ask.who.session, ask.form("code").unwrap_or(""), ask.now) {
            Ok(codes) => recovery_page(ask, codes),
            Err(error) => {
                let Some(setup) = app_factor::begun(room, account.person, &account.name)? else { return wrong(room, ask, error, "app") };
                let fault = Fault::of(&error, Words(ask.tongue()), "code", "code", "code").ok_or(error)?;
                app_page(ask, setup, Some(fault))
            }
        }
    })
}

/// The app is to be removed.
pub fn remove_app(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    fresh(ask, || {
        app_factor::remove(room, member(ask)?)?;
        Ok(Answer::see_other("/me/security?saved=yes"))
    })
}

/// New recovery codes are wanted.
pub fn renew_recovery_codes(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    fresh(ask, || recovery_page(ask, app_factor::renew_recovery_codes(room, member(ask)?)?))
}

fn app_page(ask: &Ask, setup: Setup, fault: Option<Fault>) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let picture = QrCode::new(setup.url.as_bytes()).map(|code| code.render::<svg::Color<'_>>().min_dimensions(220, 220).build()).unwrap_or_default();
    // The picture stands inside the page, so its XML declaration goes.
    let picture = picture.split_once("?>").map_or(picture.clone(), |(_, svg)| svg.to_owned());
    let template = AppPage { w, token: &ask.form_token, setup, picture, fault };
    let answer = page(w.app_factor(), &template)?;
    Ok(Fault::mark(template.fault.as_ref(), answer))
}

fn recovery_page(ask: &Ask, codes: Vec<String>) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    page(w.recovery_codes(), &RecoveryCodesPage { w, codes })
}

/// A passkey is to be made: what the browser is told.
pub fn begin_passkey(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    guard::require_fresh(ask.who.proven_at, ask.now)?;
    let (token, options) = passkeys::begin_making(room, member(ask)?, &origin::of(ask), ask.now)?;
    Ok(Answer::json(&serde_json::json!({ "ceremony": token, "options": options })).header("cache-control", "no-store"))
}

/// A passkey was made.
pub fn add_passkey(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    fresh(ask, || {
        let origin = origin::of(ask);
        let value = |field| ask.form(field).unwrap_or("");
        let made = Made { origin: &origin, token: value("ceremony"), credential: value("credential"), name: value("name") };
        match passkeys::finish_making(room, member(ask)?, ask.who.session, &made, ask.now) {
            Ok(()) => Ok(Answer::see_other("/me/security?saved=yes")),
            Err(error) => wrong(room, ask, error, "passkey"),
        }
    })
}

/// A passkey is to be removed.
pub fn remove_passkey(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    fresh(ask, || match passkeys::remove(room, member(ask)?, ask.form_id("passkey")?) {
        Ok(()) => Ok(Answer::see_other("/me/security?saved=yes")),
        Err(error) => wrong(room, ask, error, "passkey"),
    })
}

/// An address or number is to be added.
pub fn add_contact(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    fresh(ask, || match contacts::add(room, member(ask)?, ask.form("address").unwrap_or(""), ask.tongue(), ask.now) {
        Ok(step) => contact_page(ask, &step, None),
        Err(error) => wrong(room, ask, error, "address"),
    })
}

/// Its code was typed.
pub fn verify_contact(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    let step = ask.form("step").unwrap_or("");
    match contacts::verify(room, member(ask)?, step, ask.form("code").unwrap_or(""), ask.now) {
        Ok(()) => Ok(Answer::see_other("/me/security?saved=yes")),
        Err(error) => {
            let fault = Fault::of(&error, Words(ask.tongue()), "code", "code", "code").ok_or(error)?;
            contact_page(ask, step, Some(fault))
        }
    }
}

/// A contact is to be removed.
pub fn remove_contact(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    fresh(ask, || match contacts::remove(room, member(ask)?, ask.form_id("contact")?) {
        Ok(()) => Ok(Answer::see_other("/me/security?saved=yes")),
        Err(error) => wrong(room, ask, error, "address"),
    })
}

fn contact_page(ask: &Ask, step: &str, fault: Option<Fault>) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let template = ContactCodePage { w, token: &ask.form_token, step, fault };
    let answer = page(w.verify_contact(), &template)?;
    Ok(Fault::mark(template.fault.as_ref(), answer))
}
