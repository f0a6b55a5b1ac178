//! The pages of records.

mod breach;
mod check;
mod forwards;
mod line;
pub(crate) mod live;
mod own_store;
mod space;
mod store;
mod stores;
pub(crate) mod view;

use std::io::Write;
use std::sync::Arc;

use askama::Template;
use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};
use kernel::fact::{ObjectKind, Verb};
use kernel::{ErrorKind, Fact, Id, Need, PageRequest, PageSlice, Permission, Problem};
use portal::{Answer, Ask, Corner, Limit, Method, Page, Registry};

use crate::Records;
use crate::model::profile;
use crate::words::Words;
use view::View;

/// Registers the routes of records.
pub fn register(registry: &mut Registry, records: Records) {
    let room = records.clone();
    registry.get("/me/history", Need::Anyone, move |ask| history(&room, ask));
    registry.get("/records/profile", Need::Public, check::profile);
    registry.get("/records/profile.jsonld", Need::Public, |_| Ok(Answer::bytes("application/ld+json", profile::JSON_LD)));
    let room = records.clone();
    registry.get("/records/check", Need::Anyone, move |ask| check::page(&room, ask));
    let room = records.clone();
    registry.post("/records/check", Need::Anyone, move |ask| check::check(&room, ask)).untold();
    let operate = Need::May(Permission::Operate);
    for (path, handler) in [
        ("/admin/records", store::overview as fn(&Records, &Ask) -> Result<Answer, Problem>),
        ("/admin/records/forwarding", forwards::show),
        ("/admin/records/stores", stores::list),
        ("/admin/records/stores/{id}", stores::show),
    ] {
        let room = records.clone();
        registry.get(path, operate, move |ask| handler(&room, ask));
    }
    // The same pages for who operates the platform and for who administers an organisation.
    let administer = Need::May(Permission::ManageOrganizations);
    type Viewing = fn(&Records, &Ask, &View) -> Result<Answer, Problem>;
    for (path, own_path, limit, handler) in [
        ("/admin/records/statements", "/organizations/{id}/records/statements", Limit::Free, store::statements as Viewing),
        ("/admin/records/statements/{id}", "/organizations/{id}/records/statements/{statement}", Limit::Free, store::statement),
        // A browser that lost its stream asks again by itself: the limit holds it back.
        ("/admin/records/statements/live", "/organizations/{id}/records/statements/live", Limit::Download, live::stream),
    ] {
        let room = records.clone();
        registry.add(Method::Get, path, operate, limit, move |ask| handler(&room, ask, &View::Operator));
        let room = records.clone();
        registry.add(Method::Get, own_path, administer, limit, move |ask| handler(&room, ask, &View::of_organization(&room, ask)?));
    }
    let room = records.clone();
    registry.get("/organizations/{id}/records", administer, move |ask| own_store::show(&room, ask));
    let room = records.clone();
    registry.post("/admin/records/stores/{id}", operate, move |ask| stores::set(&room, ask)).untold();
    let room = records.clone();
    registry.post("/admin/records/forwarding", operate, move |ask| forwards::add(&room, ask));
    let room = records.clone();
    registry.post("/admin/records/forwarding/{id}", operate, move |ask| forwards::change(&room, ask));
    registry.add(Method::Get, "/me/history.json", Need::Anyone, Limit::Download, move |ask| export(&records, ask));
}

/// A page of this room.
fn page(title: &str, template: &impl Template) -> Result<Answer, Problem> {
    let body = template.render().map_err(|error| Problem::new(ErrorKind::Unavailable, "template", error.to_string()))?;
    Ok(Answer::page(Page { title: title.to_owned(), body: body.into(), ..Page::default() }))
}

struct Entry {
    time: String,
    did: &'static str,
    title: String,
    path: String,
    right: Option<bool>,
}

struct Day {
    name: String,
    entries: Vec<Entry>,
}

#[derive(Template)]
#[template(path = "history.html")]
struct History {
    w: Words,
    days: Vec<Day>,
    total: u64,
    paging: String,
}

/// Days and times are shown in UTC+8 until accounts carry a time zone.
fn zone() -> TimeZone {
    TimeZone::fixed(Offset::constant(8))
}

fn slice(records: &Records, ask: &Ask, request: PageRequest) -> Result<PageSlice<Fact>, Problem> {
    match ask.person() {
        Some(person) => records.access_history(&ask.who.actor, person, request),
        None => Ok(PageSlice { entries: Vec::new(), total: 0, request }),
    }
}

fn history(records: &Records, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let slice = slice(records, ask, PageRequest::bounded(ask.query("page").and_then(|text| text.parse().ok()), Some(100)))?;
    let mut things: Vec<(ObjectKind, Id)> = slice.entries.iter().map(|fact| (fact.object.kind, fact.object.id)).collect();
    things.sort_unstable_by_key(|(_, id)| *id);
    things.dedup();
    let names = records.names.names(&things, ask.language())?;
    let mut days: Vec<Day> = Vec::new();
    for fact in &slice.entries {
        let when = Timestamp::from_microsecond(fact.at.0).unwrap_or_default().to_zoned_datetime(zone());
        let name = when.strftime("%Y-%m-%d").to_string();
        let (title, path) = names.get(&fact.object.id).cloned().unwrap_or_default();
        let entry = Entry { time: when.strftime("%H:%M").to_string(), did: did(w, fact.verb, fact.object.kind), title, path, right: fact.outcome.success };
        match days.last_mut() {
            Some(day) if day.name == name => day.entries.push(entry),
            _ => days.push(Day { name, entries: vec![entry] }),
        }
    }
    let made = History { w, days, total: slice.total, paging: portal::paging::navigation(ask.tongue(), slice.request, slice.pages(), "/me/history") };
    let body = made.render().map_err(|error| Problem::new(ErrorKind::Unavailable, "template", error.to_string()))?;
    Ok(Answer::page(Page { title: w.history().to_owned(), body: body.into(), corner: Corner::Me, ..Page::default() }))
}

fn did(w: Words, verb: Verb, kind: ObjectKind) -> &'static str {
    match (verb, kind) {
        (Verb::Read, _) => w.did_read(),
        (Verb::Answered, _) => w.did_answer(),
        (Verb::Completed, ObjectKind::Attempt) => w.did_finish_practice(),
        (Verb::Completed, _) => w.did_finish(),
        (Verb::Registered, _) => w.did_register(),
        (Verb::Reported, _) => w.did_report(),
        (Verb::Merged | Verb::Erased, _) => "",
    }
}

fn export(records: &Records, ask: &Ask) -> Result<Answer, Problem> {
    let (records, person) = (records.clone(), ask.person());
    let writer = Arc::new(move |out: &mut dyn Write| crate::ops::export::export(&records, person, out));
    Ok(Answer::stream("application/json", "xingtan-history.json", writer).header("cache-control", "no-store"))
}
