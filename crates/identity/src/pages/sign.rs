//! Signing up, in and out.

use askama::Template;
use kernel::Problem;
use portal::{Answer, Ask, Corner, Page, is_own_path};

use super::defect;
use crate::model::name::NameError;
use crate::model::password::PasswordError;
use crate::words::Words;
use crate::{Identity, IdentityError};

/// Which of the two doors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Door {
    /// Opening an account.
    Up,
    /// Coming back.
    In,
}

#[derive(Template)]
#[template(path = "sign.html")]
struct Sign<'a> {
    w: Words,
    up: bool,
    name: &'a str,
    back: &'a str,
    token: &'a str,
    name_error: String,
    password_error: String,
    form_error: String,
    guest: bool,
}

/// The page of a door, after a try with what was wrong.
pub(super) fn page(ask: &Ask, door: Door, error: Option<&IdentityError>) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let up = door == Door::Up;
    let (mut name_error, mut password_error, mut form_error) = (String::new(), String::new(), String::new());
    match error {
        None => {}
        Some(IdentityError::Name(NameError::Length)) => name_error = w.name_length().to_owned(),
        Some(IdentityError::Name(NameError::Letters)) => name_error = w.name_letters().to_owned(),
        Some(IdentityError::Taken) => name_error = w.name_taken().to_owned(),
        Some(IdentityError::Password(error)) => password_error = password_words(w, *error).to_owned(),
        Some(IdentityError::Wait(seconds)) => form_error = w.wait(*seconds),
        Some(_) => form_error = w.wrong().to_owned(),
    }
    let sign = Sign {
        w,
        up,
        name: ask.form("name").unwrap_or(""),
        back: back(ask),
        token: &ask.form_token,
        name_error,
        password_error,
        form_error,
        guest: ask.person().is_some() && !ask.who.actor.is_member(),
    };
    let title = if up { w.sign_up() } else { w.sign_in() };
    let body = sign.render().map_err(|error| defect(&error))?;
    let status = match error {
        None => 200,
        Some(IdentityError::Wait(_)) => 429,
        Some(_) => 422,
    };
    Ok(Answer::page(Page { title: title.to_owned(), body, corner: Corner::Me, ..Page::default() }).status(status))
}

pub(super) fn password_words(w: Words, error: PasswordError) -> &'static str {
    match error {
        PasswordError::Short => w.password_short(),
        PasswordError::Long => w.password_long(),
        PasswordError::Guessed => w.password_guessed(),
    }
}

fn back(ask: &Ask) -> &str {
    ask.form("back").or_else(|| ask.query("back")).filter(|back| is_own_path(back)).unwrap_or("")
}

fn after(ask: &Ask, cookie: String) -> Answer {
    let to = back(ask);
    Answer::see_other(if to.is_empty() { "/me" } else { to }).cookie(cookie)
}

pub(super) fn sign_up(identity: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    tried(ask, Door::Up, identity.sign_up(ask, ask.form("name").unwrap_or(""), ask.form("password").unwrap_or("")))
}

pub(super) fn sign_in(identity: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    tried(ask, Door::In, identity.sign_in(ask, ask.form("name").unwrap_or(""), ask.form("password").unwrap_or("")))
}

fn tried(ask: &Ask, door: Door, result: Result<(kernel::Id, String), IdentityError>) -> Result<Answer, Problem> {
    match result {
        Ok((_, cookie)) => Ok(after(ask, cookie)),
        Err(error @ (IdentityError::Database(_) | IdentityError::Hash(_))) => Err(error.into()),
        Err(error) => page(ask, door, Some(&error)),
    }
}

pub(super) fn sign_out(identity: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    Ok(Answer::see_other("/").cookie(identity.sign_out(ask)?))
}
