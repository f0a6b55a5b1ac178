//! Forms that change organisations and roles.

use identity::IdentityError;
use kernel::{Id, Permission, Problem, Role, Time};
use portal::question::{self, Question};
use portal::{Answer, Ask};

use super::browse::{beginning, render};
use super::{fault, roles};
use crate::model::kind::Kind;
use crate::ops::break_glass as glass;
use crate::ops::change_organization::{change_organization, close_organization};
use crate::ops::create_organization::NewOrganization;
use crate::ops::decide::gives_at_once;
use crate::ops::give_role::NewRole;
use crate::words::Words;
use crate::{By, Given, OrganizationError, Organizations, Thing};

/// Goes back to the organisation, or shows beside the form what is wrong.
fn finish(room: &Organizations, ask: &Ask, id: Id, done: &str, result: Result<(), OrganizationError>) -> Result<Answer, Problem> {
    match result {
        Ok(()) => Ok(Answer::see_other(format!("/organizations/{id}?done={done}"))),
        Err(error) => {
            let shown = fault(Words(ask.tongue()), error)?;
            render(room, ask, id, Some(shown))
        }
    }
}

/// Who may not do this here learns nothing about what is there.
fn guard(room: &Organizations, by: &By, id: Id, permission: Permission) -> Result<(), Problem> {
    if room.may(by, permission, Thing::Organization(id))?.is_allowed() { Ok(()) } else { Err(Problem::not_found("no such organisation for this person")) }
}

/// An organisation is to be made below this one.
pub fn create(room: &Organizations, ask: &Ask) -> Result<Answer, Problem> {
    let (by, id) = (By::of(ask), ask.id(0)?);
    guard(room, &by, id, Permission::ManageOrganizations)?;
    let result = match Kind::from_word(ask.form("kind").unwrap_or("")) {
        None => Err(OrganizationError::Place),
        Some(kind) => {
            let new = NewOrganization { parent: id, kind, name: ask.form("name").unwrap_or(""), code: ask.form("code").unwrap_or(""), source: "" };
            room.create(&by, &new).map(|_| ())
        }
    };
    finish(room, ask, id, "created", result)
}

/// Name and code are to change.
pub fn change(room: &Organizations, ask: &Ask) -> Result<Answer, Problem> {
    let (by, id) = (By::of(ask), ask.id(0)?);
    guard(room, &by, id, Permission::ManageOrganizations)?;
    let result = change_organization(room, &by, id, ask.form("name").unwrap_or(""), ask.form("code").unwrap_or(""));
    finish(room, ask, id, "changed", result)
}

/// It is to be closed, or opened again.
pub fn close(room: &Organizations, ask: &Ask) -> Result<Answer, Problem> {
    let (by, id) = (By::of(ask), ask.id(0)?);
    guard(room, &by, id, Permission::ManageOrganizations)?;
    let closed = ask.form("open").is_none();
    if closed && !question::is_sure(ask) {
        return ask_close(room, ask, id);
    }
    finish(room, ask, id, if closed { "closed" } else { "opened" }, close_organization(room, &by, id, closed))
}

/// Says what closing does, and asks once more.
fn ask_close(room: &Organizations, ask: &Ask, id: Id) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let place = room.by_ids(&[id])?.pop().ok_or(OrganizationError::NotFound("organisation"))?;
    let title = w.close_title(&place.name);
    let question = Question {
        title: &title,
        effects: vec![w.close_effect().to_owned()],
        go: w.close(),
        back: (format!("/organizations/{id}"), w.leave_it()),
        ..Question::default()
    };
    question::put(ask, &question)
}

/// A role is to be given.
pub fn give(room: &Organizations, ask: &Ask) -> Result<Answer, Problem> {
    let (by, id) = (By::of(ask), ask.id(0)?);
    guard(room, &by, id, Permission::ManageRoles)?;
    match give_role(room, ask, &by, id) {
        Ok(Given::Held(_)) => finish(room, ask, id, "given", Ok(())),
        Ok(Given::Offered(_)) => finish(room, ask, id, "offered", Ok(())),
        Err(error) => finish(room, ask, id, "", Err(error)),
    }
}

fn give_role(room: &Organizations, ask: &Ask, by: &By, organization: Id) -> Result<Given, OrganizationError> {
    let role = Role::from_word(ask.form("role").unwrap_or("")).ok_or(OrganizationError::NotFound("role"))?;
    let typed = ask.form("username").unwrap_or("");
    let account = match room.identity.account_meant(typed) {
        // An address that nobody proved names those whom one's own lists or directory call so, and nobody else.
        Err(unknown @ IdentityError::Unknown(_)) => match room.identity.account(typed) {
            Ok(own) if gives_at_once(room, by, role, own.person)? => own,
            _ => return Err(unknown.into()),
        },
        found => found?,
    };
    let until = until(ask.form("until").unwrap_or(""), by.now)?;
    let new = NewRole { person: account.person, organization, role, since: None, until, reason: ask.form("reason").unwrap_or(""), source: "" };
    room.offer_role(by, &new)
}

/// What was offered to whoever asks is accepted.
pub fn accept(room: &Organizations, ask: &Ask) -> Result<Answer, Problem> {
    match room.accept_offer(&By::of(ask), ask.id(0)?) {
        // Their sessions ended: the role works once they come in again.
        Ok(true) => Ok(Answer::see_other("/sign-in?back=/me/roles")),
        Ok(false) => Ok(Answer::see_other("/me/roles?done=accepted")),
        Err(error @ OrganizationError::Apart(..)) => roles::render(room, ask, Some(fault(Words(ask.tongue()), error)?)),
        Err(error) => Err(error.into()),
    }
}

/// It is declined.
pub fn decline(room: &Organizations, ask: &Ask) -> Result<Answer, Problem> {
    room.decline_offer(&By::of(ask), ask.id(0)?)?;
    Ok(Answer::see_other("/me/roles?done=declined"))
}

/// It is taken back by those who made it.
pub fn take_back(room: &Organizations, ask: &Ask) -> Result<Answer, Problem> {
    let organization = room.take_offer_back(&By::of(ask), ask.id(0)?)?;
    Ok(Answer::see_other(format!("/organizations/{organization}?done=taken-back")))
}

/// The glass is to be broken.
pub fn break_glass(room: &Organizations, ask: &Ask) -> Result<Answer, Problem> {
    let (by, id) = (By::of(ask), ask.id(0)?);
    if !room.may(&by, Permission::Operate, Thing::Platform)?.is_allowed() {
        return Err(Problem::not_found("no such organisation for this person"));
    }
    finish(room, ask, id, "glass", glass::break_glass(room, &by, id, ask.form("reason").unwrap_or("")))
}

/// The end of the last day; nothing for ever.
fn until(text: &str, now: Time) -> Result<Option<Time>, OrganizationError> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let day = beginning(text).ok_or_else(|| OrganizationError::Date(text.chars().take(20).collect()))?;
    let end = day.plus(kernel::time::DAY);
    if end <= now { Err(OrganizationError::Over(text.chars().take(20).collect())) } else { Ok(Some(end)) }
}
