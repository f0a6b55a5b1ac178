//! One person, for the staff of an organisation that they are in: roles, suspension, lost factors, and the record of a minor with a reason.

use askama::Template;
use kernel::{Id, Permission, Problem, Role};
use portal::{Answer, Ask};

use super::{labels, page};
use crate::ops::look;
use crate::organization::{Membership, Organization};
use crate::words::Words;
use crate::{By, OrganizationError, Organizations, Thing};

#[derive(Template)]
#[template(path = "person.html")]
struct PersonPage<'a> {
    w: Words,
    token: &'a str,
    person: String,
    name: String,
    account: String,
    suspended: bool,
    roles: Vec<(Membership, Organization)>,
    may_manage: bool,
    may_open: bool,
    record: Option<Vec<(String, String)>>,
    reason: &'a str,
    reason_missing: bool,
    done: &'static str,
}

impl PersonPage<'_> {
    fn role(&self, role: &Role) -> &'static str {
        labels::role(self.w, *role)
    }
}

/// The shortest reason, in characters.
pub const REASON_LENGTH_MIN: usize = 4;

/// Who may not see this person learns nothing about them.
fn guard(room: &Organizations, by: &By, person: Id, permission: Permission) -> Result<(), Problem> {
    if room.may(by, permission, Thing::Person(person))?.is_allowed() { Ok(()) } else { Err(Problem::not_found("no such person for this person")) }
}

/// The page.
pub fn show(room: &Organizations, ask: &Ask) -> Result<Answer, Problem> {
    let (by, person) = (By::of(ask), ask.id(0)?);
    guard(room, &by, person, Permission::ReadPeople)?;
    render(room, ask, &by, person, None, false)
}

/// The record is to be opened, with a reason.
pub fn open_record(room: &Organizations, ask: &Ask) -> Result<Answer, Problem> {
    let (by, person) = (By::of(ask), ask.id(0)?);
    guard(room, &by, person, Permission::ReadMinor)?;
    let reason = ask.form("reason").unwrap_or("").trim();
    if reason.chars().count() < REASON_LENGTH_MIN {
        return Ok(render(room, ask, &by, person, None, true)?.status(422));
    }
    look::open_record(room, &by, person, reason)?;
    let record = room.record(person, ask.language())?;
    render(room, ask, &by, person, Some(record), false)
}

/// The account is to be suspended, or let in again.
pub fn suspend(room: &Organizations, ask: &Ask) -> Result<Answer, Problem> {
    let (by, person) = (By::of(ask), ask.id(0)?);
    guard(room, &by, person, Permission::ManagePeople)?;
    let suspended = ask.form("resume").is_none();
    room.require_above(&by, person)?;
    room.identity.suspend_person(by.who.actor, by.address, person, suspended).map_err(OrganizationError::from)?;
    Ok(Answer::see_other(format!("/admin/people/{person}?done={}", if suspended { "suspended" } else { "resumed" })))
}

/// Lost factors are to be removed.
pub fn reset_factors(room: &Organizations, ask: &Ask) -> Result<Answer, Problem> {
    let (by, person) = (By::of(ask), ask.id(0)?);
    guard(room, &by, person, Permission::ManagePeople)?;
    room.require_above(&by, person)?;
    let reason = ask.form("reason").unwrap_or("").trim();
    if reason.chars().count() < REASON_LENGTH_MIN {
        return Ok(render(room, ask, &by, person, None, true)?.status(422));
    }
    room.identity.reset_factors(by.who.actor, by.address, person, reason).map_err(OrganizationError::from)?;
    Ok(Answer::see_other(format!("/admin/people/{person}?done=reset")))
}

fn render(room: &Organizations, ask: &Ask, by: &By, person: Id, record: Option<Vec<(String, String)>>, reason_missing: bool) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let account = room.identity.access_account(&kernel::Actor::System, person)?;
    let done = match ask.query("done") {
        Some("suspended") => w.done_suspended(),
        Some("resumed") => w.done_resumed(),
        Some("reset") => w.done_reset(),
        _ => "",
    };
    let template = PersonPage {
        w,
        token: &ask.form_token,
        person: person.to_string(),
        name: account.display_name.clone(),
        account: account.name,
        suspended: account.suspended_at.is_some(),
        roles: look::roles_of(room, by, person)?,
        may_manage: room.may(by, Permission::ManagePeople, Thing::Person(person))?.is_allowed() && room.require_above(by, person).is_ok(),
        may_open: room.may(by, Permission::ReadMinor, Thing::Person(person))?.is_allowed(),
        record,
        reason: ask.form("reason").unwrap_or(""),
        reason_missing,
        done,
    };
    page(&account.display_name, &template)
}
