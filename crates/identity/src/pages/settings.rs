//! What others see of me, my language, and how pages look.

use askama::Template;
use kernel::Problem;
use portal::{Answer, Ask, Look, cookies};
use words::Tongue;

use super::fault::{Fault, about};
use super::{member, page};
use crate::Identity;
use crate::model::account::Account;
use crate::ops::access_account::access_account;
use crate::ops::change_profile::change_profile;
use crate::words::Words;

#[derive(Template)]
#[template(path = "settings.html")]
struct SettingsPage<'a> {
    w: Words,
    token: &'a str,
    account: &'a Account,
    display_name: &'a str,
    language: &'a str,
    look: Look,
    saved: bool,
    fault: Option<Fault>,
}

impl SettingsPage<'_> {
    const fn tongues() -> &'static [Tongue] {
        &Tongue::ALL_COMPLETE
    }
}

/// The settings.
pub fn show(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    form(room, ask, None)
}

/// The form was sent.
pub fn send(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    let person = member(ask)?;
    match change_profile(room, person, ask.form("display_name").unwrap_or(""), ask.form("language").unwrap_or("")) {
        Ok(language) => Ok(Answer::see_other("/me/settings?saved=yes").cookie(cookies::choice(cookies::LANGUAGE, language.tag()))),
        Err(error) => {
            let fault = Fault::of(&error, Words(ask.tongue()), "display_name", "", "").ok_or(error)?;
            form(room, ask, Some(fault))
        }
    }
}

fn form(room: &Identity, ask: &Ask, fault: Option<Fault>) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let account = access_account(room, &ask.who.actor, member(ask)?)?;
    let template = SettingsPage {
        w,
        token: &ask.form_token,
        display_name: ask.form("display_name").unwrap_or(&account.display_name),
        language: ask.form("language").unwrap_or_else(|| words::Tongue::from_tag(account.language.tag()).unwrap_or(ask.tongue()).tag()),
        account: &account,
        look: ask.look,
        saved: ask.query("saved").is_some(),
        fault,
    };
    let answer = page(w.settings(), &template)?;
    Ok(Fault::mark(template.fault.as_ref(), answer))
}
