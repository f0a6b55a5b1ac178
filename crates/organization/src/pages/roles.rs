//! What I am and where, and why I can or cannot do something.

use askama::Template;
use kernel::{Action, Id, Permission, Problem, Role};
use portal::{Answer, Ask};

use super::browse::{last_day, second};
use super::{labels, page};
use crate::ops::audit::{self, CLASS_READ};
use crate::ops::look;
use crate::organization::{Membership, Organization};
use crate::words::Words;
use crate::{By, OrganizationError, Organizations, Thing};

#[derive(Template)]
#[template(path = "roles.html")]
struct RolesPage<'a> {
    w: Words,
    token: &'a str,
    roles: Vec<(Membership, Organization, String)>,
    permissions: &'static [Permission],
    asked: &'a str,
    place: &'a str,
    explained: Option<(bool, String)>,
    unknown_place: bool,
    strong: bool,
    links: Vec<(&'static str, &'static str)>,
    seen: Vec<(String, String, String)>,
    ended: bool,
    fault: Option<String>,
}

impl RolesPage<'_> {
    fn role(&self, role: &Role) -> &'static str {
        labels::role(self.w, *role)
    }

    fn permission(&self, permission: &Permission) -> &'static str {
        labels::permission(self.w, *permission)
    }
}

/// The page.
pub fn show(room: &Organizations, ask: &Ask) -> Result<Answer, Problem> {
    render(room, ask, None)
}

/// The page, with what went wrong with a form on it.
pub fn render(room: &Organizations, ask: &Ask, fault: Option<(String, u16)>) -> Result<Answer, Problem> {
    let status = fault.as_ref().map_or(200, |(_, status)| *status);
    let w = Words(ask.tongue());
    let by = By::of(ask);
    let roles = look::own_roles(room, &by)?
        .into_iter()
        .map(|(membership, organization)| {
            let until = membership.until.map(last_day).unwrap_or_default();
            (membership, organization, until)
        })
        .collect();
    let (asked, place) = (ask.query("permission").unwrap_or(""), ask.query("place").unwrap_or("").trim());
    let mut unknown_place = false;
    let explained = match Permission::from_word(asked) {
        None => None,
        Some(permission) => match thing(room, place)? {
            Some(thing) => {
                let decision = room.may(&by, permission, thing)?;
                let ids: Vec<Id> = labels::place_of(decision.reason).into_iter().collect();
                let name = room.by_ids(&ids)?.into_iter().next().map(|organization| organization.name).unwrap_or_default();
                Some((decision.is_allowed(), labels::reason(w, decision.reason, &name)))
            }
            None => {
                unknown_place = true;
                None
            }
        },
    };
    let seen = match super::super::ops::person(&by) {
        Some(person) => about_me(room, w, person)?,
        None => Vec::new(),
    };
    let mut links = Vec::new();
    for (permission, path, name) in [
        (Permission::ReadAudit, "/admin/audit", w.audit_log()),
        (Permission::ManageClients, "/admin/applications", w.applications()),
        (Permission::Operate, "/admin/records", w.learning_records()),
    ] {
        if room.may(&by, permission, Thing::Anywhere)?.is_allowed() {
            links.push((path, name));
        }
    }
    let ended = ask.query("done").is_some();
    let template = RolesPage {
        w,
        token: &ask.form_token,
        roles,
        permissions: Permission::ALL,
        asked,
        place,
        explained,
        unknown_place,
        strong: by.who.strong,
        links,
        seen,
        ended,
        fault: fault.map(|(text, _)| text),
    };
    Ok(page(w.my_roles(), &template)?.status(status))
}

/// The organisation of a code or an exact name; anywhere where nothing is said; `None` where there is none.
fn thing(room: &Organizations, place: &str) -> Result<Option<Thing>, OrganizationError> {
    if place.is_empty() {
        return Ok(Some(Thing::Anywhere));
    }
    if let Some(organization) = room.by_code(place)? {
        return Ok(Some(Thing::Organization(organization.id)));
    }
    let found = look::find(room, crate::top_id(), place)?;
    Ok(found.first().map(|organization| Thing::Organization(organization.id)))
}

/// What others did that is about me: when, who, what.
fn about_me(room: &Organizations, w: Words, person: Id) -> Result<Vec<(String, String, String)>, OrganizationError> {
    let entries: Vec<_> = audit::about_me(room, person)?.into_iter().filter(|(entry, _)| entry.actor != Some(person)).collect();
    let mut people: Vec<Id> = entries.iter().filter_map(|(entry, _)| entry.actor).collect();
    people.sort_unstable();
    people.dedup();
    let names = room.identity.names(&people)?;
    let said = |action: &str| match action {
        "record.opened" => w.did_open_record(),
        "record.week-read" => w.did_read_week(),
        "record.courseware-read" => w.did_read_courseware(),
        "courseware.waived" => w.did_waive(),
        "role.given" => w.did_give_role(),
        "role.ended" => w.did_end_role(),
        "account.suspended" => w.did_suspend(),
        "account.code-renewed" => w.did_renew_code(),
        "account.resumed" => w.did_resume(),
        _ => w.did_other(),
    };
    Ok(entries
        .into_iter()
        .map(|(entry, place)| {
            let who = entry.actor.and_then(|actor| names.get(&actor).cloned()).unwrap_or_else(|| w.the_platform().to_owned());
            let reason = if entry.reason.is_empty() { String::new() } else { w.with_reason(entry.reason.as_str()) };
            let what = match Action::from_word(&entry.action) {
                Some(CLASS_READ) => w.did_read_class(&place),
                Some(Action::CoursewareResultsRead) => w.did_read_class_courseware(&place),
                _ => said(&entry.action).to_owned(),
            };
            (second(entry.at), who, format!("{what}{reason}"))
        })
        .collect())
}
