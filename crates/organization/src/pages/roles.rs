//! What I am and where, and why I can or cannot do something.

use askama::Template;
use kernel::{Action, Id, Permission, Problem, Role};
use portal::{Answer, Ask};

use super::browse::{day, last_day, second};
use super::{labels, page};
use crate::ops::audit::{self, CLASS_READ};
use crate::ops::{look, offer_role};
use crate::organization::{Membership, Organization};
use crate::store::offer::Offer;
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
    person: &'a str,
    offers: Vec<OfferLine>,
    unknown_person: bool,
    /// Whether there are people about whom whoever asks may ask.
    asks_about_people: bool,
    explained: Option<(bool, String)>,
    unknown_place: bool,
    strong: bool,
    links: Vec<(&'static str, &'static str)>,
    seen: Vec<(String, String, String)>,
    done: &'static str,
    fault: Option<String>,
}

/// A role that is offered to whoever asks.
struct OfferLine {
    offer: Offer,
    organization: Organization,
    /// Who offered it, and when.
    who: String,
    day: String,
    /// The last day on which it can be accepted.
    last: String,
    /// The last day of the role.
    until: String,
    /// What accepting means.
    effect: &'static str,
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
    let person = ask.query("person").unwrap_or("").trim();
    let permission = Permission::from_word(asked);
    let thing = match permission {
        None => None,
        Some(_) if person.is_empty() => thing(room, place)?,
        Some(_) => somebody(room, &by, person)?,
    };
    let unknown = permission.is_some() && thing.is_none();
    let explained = match (permission, thing) {
        (Some(permission), Some(thing)) => {
            let decision = room.may(&by, permission, thing)?;
            Some((decision.is_allowed(), labels::explained(room, w, decision.reason)?))
        }
        _ => None,
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
    let done = match ask.query("done") {
        Some("ended") => w.done_ended(),
        Some("accepted") => w.done_accepted(),
        Some("declined") => w.done_declined(),
        _ => "",
    };
    let template = RolesPage {
        w,
        token: &ask.form_token,
        roles,
        permissions: Permission::ALL,
        asked,
        place,
        person,
        offers: offers(room, w, &by)?,
        explained,
        unknown_place: unknown && person.is_empty(),
        asks_about_people: room.may(&by, Permission::ReadPeople, Thing::Anywhere)?.is_allowed(),
        unknown_person: unknown && !person.is_empty(),
        strong: by.who.strong,
        links,
        seen,
        done,
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

/// Somebody whom whoever asks may see; of others it is not said whether they are here.
fn somebody(room: &Organizations, by: &By, name: &str) -> Result<Option<Thing>, OrganizationError> {
    let thing = match room.identity.account(name) {
        Ok(account) => Thing::Person(account.person),
        Err(identity::IdentityError::Unknown(_)) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    Ok(room.may(by, Permission::ReadPeople, thing)?.is_allowed().then_some(thing))
}

/// What is offered to whoever asks.
fn offers(room: &Organizations, w: Words, by: &By) -> Result<Vec<OfferLine>, OrganizationError> {
    let offers = offer_role::own_offers(room, by)?;
    let mut givers: Vec<Id> = offers.iter().filter_map(|(offer, _)| offer.offered_by).collect();
    givers.sort_unstable();
    givers.dedup();
    let mut names = std::collections::HashMap::new();
    for part in givers.chunks(identity::NAMES_MAX) {
        names.extend(room.identity.names(part)?);
    }
    let line = |(offer, organization): (Offer, Organization)| OfferLine {
        who: offer.offered_by.and_then(|giver| names.get(&giver).cloned()).unwrap_or_else(|| w.the_platform().to_owned()),
        day: day(offer.offered_at),
        last: last_day(offer.expires_at),
        until: offer.until.map(last_day).unwrap_or_default(),
        effect: match offer.role {
            Role::Learner => w.offer_effect_learner(),
            role if role.is_staff() => w.offer_effect_staff(),
            _ => w.offer_effect_other(),
        },
        offer,
        organization,
    };
    Ok(offers.into_iter().map(line).collect())
}

/// What others did that is about me: when, who, what.
fn about_me(room: &Organizations, w: Words, person: Id) -> Result<Vec<(String, String, String)>, OrganizationError> {
    let entries: Vec<_> = audit::about_me(room, person)?.into_iter().filter(|(entry, _)| entry.actor != Some(person)).collect();
    let mut people: Vec<Id> = entries.iter().filter_map(|(entry, _)| entry.actor).collect();
    people.sort_unstable();
    people.dedup();
    let names = room.identity.names(&people)?;
    Ok(entries
        .into_iter()
        .map(|(entry, place)| {
            let who = entry.actor.and_then(|actor| names.get(&actor).cloned()).unwrap_or_else(|| w.the_platform().to_owned());
            let reason = if entry.reason.is_empty() { String::new() } else { w.with_reason(entry.reason.as_str()) };
            let what = match Action::from_word(&entry.action) {
                Some(CLASS_READ) => w.did_read_class(&place),
                Some(Action::CoursewareResultsRead) => w.did_read_class_courseware(&place),
                action => did(w, action).to_owned(),
            };
            (second(entry.at), who, format!("{what}{reason}"))
        })
        .collect())
}

/// What somebody did about whoever reads it, said to them.
fn did(w: Words, action: Option<Action>) -> &'static str {
    match action {
        Some(Action::RecordOpened) => w.did_open_record(),
        Some(Action::RecordWeekRead) => w.did_read_week(),
        Some(Action::RecordCoursewareRead) => w.did_read_courseware(),
        Some(Action::CoursewareWaived) => w.did_waive(),
        Some(Action::RoleGiven) => w.did_give_role(),
        Some(Action::RoleOffered) => w.did_offer_role(),
        Some(Action::RoleOfferTakenBack) => w.did_take_offer_back(),
        Some(Action::FactorReset) => w.did_reset_factors(),
        Some(Action::RoleEnded) => w.did_end_role(),
        Some(Action::AccountSuspended) => w.did_suspend(),
        Some(Action::AccountCodeRenewed) => w.did_renew_code(),
        Some(Action::AccountResumed) => w.did_resume(),
        _ => w.did_other(),
    }
}
