//! Pages that say what will happen before something is done to an account, and ask for the reason.

use askama::Template;
use kernel::{Id, Permission, Problem};
use portal::{Answer, Ask};

use super::{page, person};
use crate::ops::over_account::{self, Deed};
use crate::words::Words;
use crate::{By, OrganizationError, Organizations, Thing};

#[derive(Template)]
#[template(path = "deed.html")]
struct DeedPage<'a> {
    w: Words,
    token: &'a str,
    person: String,
    name: &'a str,
    account: &'a str,
    /// The last part of the address.
    what: &'static str,
    title: &'static str,
    effects: [&'static str; 4],
    reason: &'a str,
    reason_missing: bool,
}

/// Before an account is suspended.
pub fn suspend(room: &Organizations, ask: &Ask) -> Result<Answer, Problem> {
    before(room, ask, Deed::Suspend, false)
}

/// Before second factors are taken away.
pub fn factors(room: &Organizations, ask: &Ask) -> Result<Answer, Problem> {
    before(room, ask, Deed::RemoveFactors, false)
}

/// The account is to be suspended, or let in again.
pub fn send_suspend(room: &Organizations, ask: &Ask) -> Result<Answer, Problem> {
    let deed = if ask.form("resume").is_none() { Deed::Suspend } else { Deed::Resume };
    send(room, ask, deed, if deed == Deed::Suspend { "suspended" } else { "resumed" })
}

/// Second factors are to be taken away.
pub fn send_factors(room: &Organizations, ask: &Ask) -> Result<Answer, Problem> {
    send(room, ask, Deed::RemoveFactors, "reset")
}

/// Whether somebody decides over an account. Who may not see the person learns nothing about them.
fn decides(room: &Organizations, by: &By, whom: Id) -> Result<bool, Problem> {
    person::guard(room, by, whom, Permission::ReadPeople)?;
    Ok(room.may(by, Permission::ManagePeople, Thing::Person(whom))?.is_allowed())
}

fn send(room: &Organizations, ask: &Ask, deed: Deed, done: &str) -> Result<Answer, Problem> {
    let (by, whom) = (By::of(ask), ask.id(0)?);
    if !decides(room, &by, whom)? {
        return person::refused(room, ask, &by, whom);
    }
    match over_account::over_account(room, &by, whom, deed, ask.form("reason").unwrap_or("")) {
        Ok(()) => Ok(Answer::see_other(format!("/admin/people/{whom}?done={done}"))),
        Err(OrganizationError::Reason) => before(room, ask, deed, true),
        Err(error) => Err(error.into()),
    }
}

fn before(room: &Organizations, ask: &Ask, deed: Deed, reason_missing: bool) -> Result<Answer, Problem> {
    let (by, whom) = (By::of(ask), ask.id(0)?);
    if !decides(room, &by, whom)? {
        return person::refused(room, ask, &by, whom);
    }
    let w = Words(ask.tongue());
    let account = room.identity.access_account(&kernel::Actor::System, whom)?;
    let (what, title, effects) = match deed {
        Deed::Suspend | Deed::Resume => ("suspend", w.suspend(), [w.suspend_effect(), w.suspend_effect_kept(), w.suspend_effect_back(), w.deed_effect_told()]),
        Deed::RemoveFactors => ("factors", w.reset_factors(), [w.reset_effect(), w.reset_effect_next(), w.reset_effect_sure(), w.deed_effect_told()]),
    };
    let template = DeedPage {
        w,
        token: &ask.form_token,
        person: whom.to_string(),
        name: &account.display_name,
        account: &account.name,
        what,
        title,
        effects,
        reason: ask.form("reason").unwrap_or(""),
        reason_missing,
    };
    Ok(page(title, &template)?.status(if reason_missing { 422 } else { 200 }))
}
