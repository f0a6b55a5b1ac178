//! One person, for the staff of an organisation that they are in: roles, suspension, lost factors, and the record of a minor with a reason.

use askama::Template;
use kernel::{Id, Permission, Problem, Role};
use portal::{Answer, Ask};

use super::{labels, page};
use crate::model::decision::Reason;
use crate::ops::{look, over_account, renew_code};
use crate::organization::{Membership, Organization};
use crate::words::Words;
use crate::{By, Organizations, Thing};

#[derive(Template)]
#[template(path = "person.html")]
struct PersonPage<'a> {
    w: Words,
    token: &'a str,
    person: String,
    name: String,
    account: String,
    suspended: bool,
    why_not: String,
    roles: Vec<(Membership, Organization)>,
    may_manage: bool,
    may_open: bool,
    record: Option<Vec<(String, String)>>,
    held_back: bool,
    reason: &'a str,
    reason_missing: bool,
    may_renew_code: bool,
    not_renewed: bool,
    done: &'static str,
}

#[derive(Template)]
#[template(path = "slip.html")]
struct SlipPage {
    w: Words,
    person: String,
    name: String,
    place: String,
    account: String,
    code: String,
    base_url: String,
    days: u64,
}

impl PersonPage<'_> {
    fn role(&self, role: &Role) -> &'static str {
        labels::role(self.w, *role)
    }
}

/// Who may not see this person learns nothing about them.
pub(super) fn guard(room: &Organizations, by: &By, person: Id, permission: Permission) -> Result<(), Problem> {
    if room.may(by, permission, Thing::Person(person))?.is_allowed() { Ok(()) } else { Err(Problem::not_found("no such person for this person")) }
}

/// The page.
pub fn show(room: &Organizations, ask: &Ask) -> Result<Answer, Problem> {
    let (by, person) = (By::of(ask), ask.id(0)?);
    guard(room, &by, person, Permission::ReadPeople)?;
    render(room, ask, &by, person, Shown::default())
}

/// The record is to be opened, with a reason.
pub fn open_record(room: &Organizations, ask: &Ask) -> Result<Answer, Problem> {
    let (by, person) = (By::of(ask), ask.id(0)?);
    guard(room, &by, person, Permission::ReadMinor)?;
    let Ok(reason) = over_account::reason(ask.form("reason").unwrap_or("")) else {
        return Ok(render(room, ask, &by, person, Shown { reason_missing: true, ..Shown::default() })?.status(422));
    };
    if is_held_back(room, &by, person)? {
        return render(room, ask, &by, person, Shown { held_back: true, ..Shown::default() });
    }
    look::open_record(room, &by, person, reason)?;
    let record = room.record(person, ask.language())?;
    render(room, ask, &by, person, Shown { record: Some(record), ..Shown::default() })
}

/// Whether the school may not see what this person learned, because nobody agreed to that. Who broke the glass sees it: those in charge were told.
fn is_held_back(room: &Organizations, by: &By, person: Id) -> Result<bool, Problem> {
    if !room.identity.hidden_from_school(&[person])?.contains(&person) {
        return Ok(false);
    }
    let Reason::Granted(_, place) = room.may(by, Permission::ReadMinor, Thing::Person(person))?.reason else { return Ok(true) };
    Ok(!look::own_roles(room, by)?.iter().any(|(membership, _)| membership.organization == place && membership.source == "glass"))
}

/// A new starting code is to be made for somebody who lost theirs: shown once, to print.
pub fn new_code(room: &Organizations, ask: &Ask) -> Result<Answer, Problem> {
    let (by, person) = (By::of(ask), ask.id(0)?);
    guard(room, &by, person, Permission::ReadPeople)?;
    if !room.may(&by, Permission::ManagePeople, Thing::Person(person))?.is_allowed() {
        return refused(room, ask, &by, person);
    }
    let Some(code) = renew_code::renew_code(room, &by, person)? else {
        return Ok(render(room, ask, &by, person, Shown { not_renewed: true, ..Shown::default() })?.status(409));
    };
    let w = Words(ask.tongue());
    let account = room.identity.access_account(&kernel::Actor::System, person)?;
    let places: Vec<String> = look::roles_of(room, &by, person)?.into_iter().map(|(_, organization)| organization.name).collect();
    let template = SlipPage {
        w,
        person: person.to_string(),
        name: account.display_name,
        place: places.join(" · "),
        account: account.name,
        code,
        base_url: ask.base_url.to_string(),
        days: u64::from(room.identity.terms().starting_code_days),
    };
    page(w.starting_code(), &template)
}

/// What the page shows besides.
#[derive(Default)]
pub(super) struct Shown {
    /// The record, opened.
    record: Option<Vec<(String, String)>>,
    /// Nobody agreed that the school sees the record.
    held_back: bool,
    /// A reason was not given.
    reason_missing: bool,
    /// No new code was made, because its person has a password.
    not_renewed: bool,
}

/// Whoever sees the person and does not decide over the account reads why.
pub(super) fn refused(room: &Organizations, ask: &Ask, by: &By, person: Id) -> Result<Answer, Problem> {
    Ok(render(room, ask, by, person, Shown::default())?.status(403))
}

fn render(room: &Organizations, ask: &Ask, by: &By, person: Id, shown: Shown) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let account = room.identity.access_account(&kernel::Actor::System, person)?;
    let done = match ask.query("done") {
        Some("suspended") => w.done_suspended(),
        Some("resumed") => w.done_resumed(),
        Some("reset") => w.done_reset(),
        _ => "",
    };
    let decision = room.may(by, Permission::ManagePeople, Thing::Person(person))?;
    let may_manage = decision.is_allowed();
    // Whoever decides over nobody's account wonders about none.
    let asks_why = !may_manage && room.may(by, Permission::ManagePeople, Thing::Anywhere)?.is_allowed();
    let why_not = if asks_why { labels::explained(room, w, decision.reason)? } else { String::new() };
    let template = PersonPage {
        w,
        token: &ask.form_token,
        person: person.to_string(),
        name: account.display_name.clone(),
        account: account.name,
        suspended: account.suspended_at.is_some(),
        roles: look::roles_of(room, by, person)?,
        may_manage,
        why_not,
        may_renew_code: may_manage && account.starts && account.suspended_at.is_none(),
        not_renewed: shown.not_renewed,
        may_open: room.may(by, Permission::ReadMinor, Thing::Person(person))?.is_allowed(),
        record: shown.record,
        held_back: shown.held_back,
        reason: ask.form("reason").unwrap_or(""),
        reason_missing: shown.reason_missing,
        done,
    };
    page(&account.display_name, &template)
}
