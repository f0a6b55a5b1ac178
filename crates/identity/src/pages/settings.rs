//! My account.

use askama::Template;
use kernel::time::DAY;
use kernel::{Language, Problem};
use portal::{Answer, Ask, Corner, Page, cookies};

use super::{defect, member, sign::password_words};
use crate::words::Words;
use crate::{Identity, IdentityError};

struct Device {
    id: String,
    name: String,
    days: u64,
    here: bool,
}

#[derive(Template)]
#[template(path = "settings.html")]
struct Settings<'a> {
    w: Words,
    name: &'a str,
    language: String,
    devices: Vec<Device>,
    token: &'a str,
    theme: &'a str,
    size: &'a str,
    said: &'static str,
    error: String,
}

/// The page, after a change with what came of it.
pub(super) fn page(identity: &Identity, ask: &Ask, error: Option<&IdentityError>) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let person = member(ask)?;
    let devices = identity
        .sessions(person)?
        .into_iter()
        .map(|browser| Device {
            id: browser.id.to_string(),
            name: if browser.device.is_empty() { w.unknown_device().to_owned() } else { browser.device },
            days: u64::try_from(ask.now.since(browser.last_seen_at) / DAY).unwrap_or(0),
            here: Some(browser.id) == ask.who.session,
        })
        .collect();
    let settings = Settings {
        w,
        name: &ask.who.name,
        language: ask.who.language.map(|language| language.to_string()).unwrap_or_default(),
        devices,
        token: &ask.form_token,
        theme: ask.look.theme,
        size: ask.look.size,
        said: if ask.query("saved").is_some() { w.saved() } else { "" },
        error: error.map(|error| error_words(w, error).to_owned()).unwrap_or_default(),
    };
    let body = settings.render().map_err(|error| defect(&error))?;
    let status = if error.is_some() { 422 } else { 200 };
    Ok(Answer::page(Page { title: w.settings().to_owned(), body, corner: Corner::Me, ..Page::default() }).status(status))
}

fn error_words(w: Words, error: &IdentityError) -> &'static str {
    match error {
        IdentityError::Password(error) => password_words(w, *error),
        IdentityError::DisplayName => w.display_name_length(),
        _ => w.password_wrong(),
    }
}

fn tried(identity: &Identity, ask: &Ask, result: Result<(), IdentityError>) -> Result<Answer, Problem> {
    match result {
        Ok(()) => Ok(Answer::see_other("/me/settings?saved=1")),
        Err(error @ (IdentityError::Database(_) | IdentityError::Hash(_))) => Err(error.into()),
        Err(error) => page(identity, ask, Some(&error)),
    }
}

pub(super) fn change_profile(identity: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    let language = ask.form("language").and_then(|tag| tag.parse::<Language>().ok());
    let answer = tried(identity, ask, identity.change_profile(member(ask)?, ask.form("display_name").unwrap_or(""), language))?;
    Ok(match language {
        Some(language) if answer.status == 303 => answer.cookie(cookies::choice(cookies::LANGUAGE, language.tag())),
        _ => answer,
    })
}

pub(super) fn change_password(identity: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    let (old, new) = (ask.form("old").unwrap_or(""), ask.form("new").unwrap_or(""));
    tried(identity, ask, identity.change_password(member(ask)?, ask.who.session, old, new))
}

pub(super) fn end_sessions(identity: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    let one = ask.form("session").and_then(|text| text.parse().ok());
    tried(identity, ask, identity.end_sessions(member(ask)?, one, ask.who.session))
}

pub(super) fn delete(identity: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    match identity.delete_account(member(ask)?, ask.form("password").unwrap_or("")) {
        Ok(()) => Ok(Answer::see_other("/").cookie(cookies::end_session())),
        Err(error @ IdentityError::Database(_)) => Err(error.into()),
        Err(error) => page(identity, ask, Some(&error)),
    }
}

pub(super) fn data(identity: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    let data = identity.personal_data(member(ask)?)?;
    Ok(Answer::download("application/json", "xingtan-my-data.json", serde_json::to_vec_pretty(&data).unwrap_or_default()))
}
