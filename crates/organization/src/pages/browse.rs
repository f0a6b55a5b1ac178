//! Browsing organisations and the people in them.

use askama::Template;
use kernel::{Id, PageRequest, Permission, Problem, Role};
use portal::{Answer, Ask, paging};

use super::{labels, page};
use crate::model::kind::Kind;
use crate::ops::{look, offer_role};
use crate::organization::{Membership, Organization};
use crate::store::offer::Offer;
use crate::words::Words;
use crate::{By, Organizations, Thing, top_id};

#[derive(Template)]
#[template(path = "organization.html")]
struct OrganizationPage<'a> {
    w: Words,
    token: &'a str,
    organization: Organization,
    trail: Vec<Organization>,
    children: Vec<Organization>,
    found: Option<Vec<Organization>>,
    sought: &'a str,
    paging: String,
    may: May,
    counts: Vec<(&'static str, u64)>,
    kinds: Vec<Kind>,
    roles: Vec<Role>,
    waiting: Vec<(Offer, String, String)>,
    fault: Option<String>,
    done: &'static str,
    form: &'a dyn Fn(&str) -> &'a str,
}

#[derive(Template)]
#[template(path = "people.html")]
struct PeoplePage<'a> {
    w: Words,
    token: &'a str,
    organization: Organization,
    people: Vec<PersonLine>,
    total: u64,
    sought: &'a str,
    role: &'a str,
    paging: String,
    may_manage: bool,
}

struct PersonLine {
    membership: Membership,
    name: String,
    place: String,
    until: String,
}

/// What the person who asks may do here.
#[derive(Default)]
struct May {
    see_people: bool,
    manage: bool,
    give: bool,
    glass: bool,
    import: bool,
    provide: bool,
    teach: bool,
}

impl OrganizationPage<'_> {
    fn kind(&self, kind: &Kind) -> &'static str {
        labels::kind(self.w, *kind)
    }

    fn role(&self, role: &Role) -> &'static str {
        labels::role(self.w, *role)
    }

    fn said(&self, field: &str) -> &str {
        (self.form)(field)
    }
}

impl PeoplePage<'_> {
    fn role_name(&self, role: &Role) -> &'static str {
        labels::role(self.w, *role)
    }
}

/// The top of the tree.
pub fn top(room: &Organizations, ask: &Ask) -> Result<Answer, Problem> {
    render(room, ask, top_id(), None)
}

/// One organisation.
pub fn show(room: &Organizations, ask: &Ask) -> Result<Answer, Problem> {
    render(room, ask, ask.id(0)?, None)
}

/// The page of an organisation, with what went wrong with a form on it.
pub fn render(room: &Organizations, ask: &Ask, id: Id, fault: Option<(String, u16)>) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let by = By::of(ask);
    let request = ask.page();
    let seen = look::organization(room, id, request)?;
    let allowed = |permission| room.may(&by, permission, Thing::Organization(id)).map(|decision| decision.is_allowed());
    let may = May {
        see_people: allowed(Permission::ReadPeople)?,
        manage: allowed(Permission::ManageOrganizations)?,
        give: allowed(Permission::ManageRoles)?,
        glass: room.may(&by, Permission::Operate, Thing::Platform)?.is_allowed(),
        import: allowed(Permission::ImportRoster)?,
        provide: allowed(Permission::Provide)?,
        teach: allowed(Permission::Teach)?,
    };
    let sought = ask.query("q").unwrap_or("").trim();
    let found = if sought.is_empty() { None } else { Some(look::find(room, id, sought)?) };
    let counts =
        if may.see_people { look::counts(room, &by, id)?.into_iter().map(|(role, count)| (labels::role(w, role), count)).collect() } else { Vec::new() };
    let held = match by.who.actor {
        kernel::Actor::Member(person) => room.held(person)?,
        _ => std::sync::Arc::from([]),
    };
    let place = &seen.organization.path;
    let roles = Role::ALL.iter().copied().filter(|role| may.give && crate::model::decision::may_give(&held, *role, place, by.who.strong, by.now)).collect();
    let waiting = if may.give { offer_role::waiting(room, &by, id)? } else { Vec::new() };
    let waiting = waiting.into_iter().map(|(offer, name)| (last_day(offer.expires_at), offer, name)).map(|(last, offer, name)| (offer, name, last)).collect();
    let kinds = Kind::ALL.into_iter().filter(|kind| may.manage && kind.goes_below(seen.organization.kind)).collect();
    let address = if id == top_id() { "/organizations".to_owned() } else { format!("/organizations/{id}") };
    let paging = paging::navigation(ask.tongue(), request, seen.children.pages(), &address);
    let done = match ask.query("done") {
        Some("created") => w.done_created(),
        Some("changed") => w.done_changed(),
        Some("closed") => w.done_closed(),
        Some("opened") => w.done_opened(),
        Some("given") => w.done_given(),
        Some("offered") => w.done_offered(),
        Some("taken-back") => w.done_taken_back(),
        Some("ended") => w.done_ended(),
        Some("glass") => w.done_glass(),
        _ => "",
    };
    let title = seen.organization.name.clone();
    let status = fault.as_ref().map_or(200, |(_, status)| *status);
    let template = OrganizationPage {
        w,
        token: &ask.form_token,
        organization: seen.organization,
        trail: seen.trail,
        children: seen.children.entries,
        found,
        sought,
        paging,
        may,
        counts,
        kinds,
        roles,
        waiting,
        fault: fault.map(|(text, _)| text),
        done,
        form: &|field| ask.form(field).unwrap_or(""),
    };
    Ok(page(&title, &template)?.status(status))
}

/// The people of an organisation; with a search, of everything below it too.
pub fn people(room: &Organizations, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let (by, id) = (By::of(ask), ask.id(0)?);
    // Who may not see the people of this organisation learns nothing about it.
    if !room.may(&by, Permission::ReadPeople, Thing::Organization(id))?.is_allowed() {
        return Err(Problem::not_found("no such organisation for this person"));
    }
    let seen = look::organization(room, id, PageRequest::default())?;
    let sought = ask.query("q").unwrap_or("").trim();
    let role_word = ask.query("role").unwrap_or("");
    let role = Role::from_word(role_word);
    let (found, total, paging) = if sought.is_empty() {
        let slice = look::people(room, &by, id, role, ask.page())?;
        let paging =
            paging::navigation(ask.tongue(), slice.request, slice.pages(), &format!("/organizations/{id}/people?role={}", role.map_or("", Role::as_str)));
        (slice.entries, slice.total, paging)
    } else {
        let found = look::find_people(room, &by, id, sought)?;
        let total = u64::try_from(found.len()).unwrap_or(0);
        (found, total, String::new())
    };
    let elsewhere: Vec<Id> = found.iter().map(|(membership, _)| membership.organization).filter(|organization| *organization != id).collect();
    let places: std::collections::HashMap<Id, String> = room.by_ids(&elsewhere)?.into_iter().map(|organization| (organization.id, organization.name)).collect();
    let people = found
        .into_iter()
        .map(|(membership, name)| PersonLine {
            name: if name.is_empty() { w.no_account().to_owned() } else { name },
            place: places.get(&membership.organization).cloned().unwrap_or_default(),
            until: membership.until.map(last_day).unwrap_or_default(),
            membership,
        })
        .collect();
    let may_manage = room.may(&by, Permission::ManageRoles, Thing::Organization(id))?.is_allowed();
    let title = format!("{} · {}", w.people(), seen.organization.name);
    let template = PeoplePage { w, token: &ask.form_token, organization: seen.organization, people, total, sought, role: role_word, paging, may_manage };
    page(&title, &template)
}

/// The day a moment falls on in UTC+8, `YYYY-MM-DD`.
pub fn day(time: kernel::Time) -> String {
    moment(time).map(|moment| moment.date().to_string()).unwrap_or_default()
}

/// The last day before a moment: a role that ends with midnight ends on the day before.
pub fn last_day(end: kernel::Time) -> String {
    day(end.plus(-1))
}

/// Day and time of a moment in UTC+8, to the second.
pub fn second(time: kernel::Time) -> String {
    moment(time).map(|moment| moment.strftime("%Y-%m-%d %H:%M:%S").to_string()).unwrap_or_default()
}

/// Hours east of UTC in which days are counted.
const EAST: i8 = 8;

fn moment(time: kernel::Time) -> Option<jiff::civil::DateTime> {
    jiff::Timestamp::from_microsecond(time.0).ok().map(|stamp| jiff::tz::offset(EAST).to_datetime(stamp))
}

/// The beginning of a day in UTC+8; `None` where the text is no date.
pub fn beginning(text: &str) -> Option<kernel::Time> {
    let date: jiff::civil::Date = text.trim().parse().ok()?;
    let stamp = jiff::tz::offset(EAST).to_timestamp(date.at(0, 0, 0, 0)).ok()?;
    Some(kernel::Time(stamp.as_microsecond()))
}
