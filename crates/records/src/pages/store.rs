//! A record store as its operator sees it, and as who administers the organisation that has it.

use askama::Template;
use jiff::Timestamp;
use kernel::{Id, Problem, Time};
use portal::picture::distribution;
use portal::{Answer, Ask};

use super::line::{Line, lines};
use super::view::View;
use super::{page, zone};
use crate::Records;
use crate::model::xapi::keys::{self, Kind};
use crate::model::xapi::query::Filter;
use crate::model::xapi::value;
use crate::ops::check_statements::indented;
use crate::ops::look_at_store::{self, Volume};
use crate::ops::watch_statements::Way;
use crate::words::Words;

/// UTC+8, as the history; until accounts carry a time zone.
pub(super) const OFFSET: i64 = 8 * 3_600_000_000;

#[derive(Template)]
#[template(path = "store.html")]
struct StorePage {
    w: Words,
    endpoint: String,
    volume: Plotted,
}

/// How much came in, as a plot and as a table.
pub(super) struct Plotted {
    pub total: u64,
    pub last: String,
    pub month: u64,
    pub plot: String,
    pub days: Vec<(String, u64)>,
}

impl Plotted {
    pub fn of(w: Words, volume: &Volume) -> Self {
        let days: Vec<(String, u64)> = volume.days.iter().map(|(day, count)| (day_of(*day), *count)).collect();
        // The month stands in the table; under a narrow column there is room for the day alone.
        let bins: Vec<(&str, u32)> = days.iter().map(|(day, count)| (day.get(3..).unwrap_or(day), u32::try_from(*count).unwrap_or(u32::MAX))).collect();
        let month = days.iter().map(|(_, count)| count).sum();
        let plot = if month == 0 { String::new() } else { distribution(&bins, None, w.records_volume()) };
        let last = volume.last.map(|last| second_of(last.0)).unwrap_or_default();
        Self { total: volume.total, last, month, plot, days }
    }
}

fn day_of(time: Time) -> String {
    Timestamp::from_microsecond(time.0).unwrap_or_default().to_zoned_datetime(zone()).strftime("%m-%d").to_string()
}

/// A moment to the second.
pub fn second_of(micros: i64) -> String {
    Timestamp::from_microsecond(micros).unwrap_or_default().to_zoned_datetime(zone()).strftime("%Y-%m-%d %H:%M:%S").to_string()
}

/// The overview.
pub fn overview(records: &Records, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let volume = Plotted::of(w, &look_at_store::volume(records, ask.now, OFFSET)?);
    let made = StorePage { w, endpoint: format!("{}/xapi/", ask.base_url), volume };
    page(w.learning_records(), &made)
}

/// The filters as they were typed.
pub(super) struct Typed<'a> {
    verb: &'a str,
    activity: &'a str,
    pub agent: &'a str,
    store: &'a str,
    related: bool,
    /// The store that is meant.
    pub tenant: Id,
}

impl<'a> Typed<'a> {
    /// Who sees one store only names none: another one is not asked for, whatever the address says.
    pub fn of(ask: &'a Ask, view: &View) -> Self {
        let typed = |name: &str| ask.query(name).unwrap_or("").trim();
        let store = if matches!(view, View::Operator) { typed("store") } else { "" };
        let tenant = view.tenant(store);
        Self { verb: typed("verb"), activity: typed("activity"), agent: typed("agent"), store, related: typed("related") == "yes", tenant }
    }

    /// The same filters as a query, with a place.
    fn with(&self, name: &str, place: u64) -> String {
        let mut address = form_urlencoded::Serializer::new(String::new());
        let named = [("verb", self.verb), ("activity", self.activity), ("agent", self.agent), ("store", self.store)];
        address.extend_pairs(named.into_iter().filter(|(_, value)| !value.is_empty()));
        if self.related {
            address.append_pair("related", "yes");
        }
        address.append_pair(name, &place.to_string()).finish()
    }
}

#[derive(Template)]
#[template(path = "statements.html")]
struct StatementsPage<'a> {
    w: Words,
    base: String,
    /// What stands at the base.
    back: String,
    /// Whether a store can be chosen.
    chooses: bool,
    lines: Vec<Line>,
    verb: &'a str,
    activity: &'a str,
    agent: &'a str,
    store: &'a str,
    related: bool,
    filtered: bool,
    fault: String,
    next: String,
    /// The query of what comes in from here on; empty where older ones are looked at.
    live: String,
    first: bool,
}

/// The latest statements, with filters.
pub fn statements(records: &Records, ask: &Ask, view: &View) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let typed = Typed::of(ask, view);
    let (filter, fault) = match filter(records, &typed, ask.query("before")) {
        Ok(filter) => (Some(filter), String::new()),
        Err(wrong) => (None, wrong.said(w)),
    };
    let (found, more) = match &filter {
        Some(filter) => look_at_store::latest(records, ask, typed.tenant, filter, typed.agent)?,
        None => (Vec::new(), false),
    };
    let next = found.last().filter(|_| more).map(|last| typed.with("before", last.seq)).unwrap_or_default();
    let first = ask.query("before").is_none();
    let live = if first && fault.is_empty() { typed.with("after", found.first().map_or(0, |newest| newest.seq)) } else { String::new() };
    let way = Way { shown: view.shown(), language: ask.language() };
    let lines = lines(records, way, typed.tenant, &found)?;
    let status = if fault.is_empty() { 200 } else { 422 };
    let Typed { verb, activity, agent, store, related, .. } = typed;
    let filtered = related || [verb, activity, agent, store].iter().any(|typed| !typed.is_empty());
    let (back, chooses) = match view {
        View::Operator => (w.to_records().to_owned(), true),
        View::Organization { name, .. } => (w.records_of(name), false),
    };
    let made = StatementsPage { w, base: view.base(), back, chooses, lines, verb, activity, agent, store, related, filtered, fault, next, live, first };
    Ok(page(w.live_statements(), &made)?.status(status))
}

/// Something that was typed cannot be looked for.
#[derive(Debug, thiserror::Error)]
pub(super) enum FilterFault {
    /// A verb or activity.
    #[error("'{0}' is no IRI with a scheme")]
    NotIri(String),
    /// A person.
    #[error("'{0}' is neither the id of a person nor mailto: and a mail address")]
    NotAgent(String),
}

impl FilterFault {
    fn said(&self, w: Words) -> String {
        match self {
            Self::NotIri(text) => w.filter_not_iri(text),
            Self::NotAgent(text) => w.filter_not_agent(text),
        }
    }
}

/// What statements must be found by.
///
/// # Errors
/// Something that was typed cannot be looked for.
pub(super) fn filter(records: &Records, typed: &Typed<'_>, before: Option<&str>) -> Result<Filter, FilterFault> {
    let Typed { verb, activity, agent, related, .. } = *typed;
    let mut filter = Filter { limit: look_at_store::PAGE, cursor: before.and_then(|text| text.parse().ok()), ..Filter::default() };
    let iri = |text: &str| if value::is_iri(text) { Ok(()) } else { Err(FilterFault::NotIri(text.to_owned())) };
    if !verb.is_empty() {
        iri(verb)?;
        filter.keys.push(keys::key(Kind::Verb, verb));
    }
    if !activity.is_empty() {
        iri(activity)?;
        filter.keys.push(keys::key(if related { Kind::RelatedActivity } else { Kind::Activity }, activity));
    }
    if !agent.is_empty() {
        let identity = match agent.parse::<uuid::Uuid>() {
            Ok(person) => crate::ops::say_facts::agent_identity(records, person.into()),
            Err(_) if value::is_mailbox(agent) => format!("mbox {agent}"),
            Err(_) => return Err(FilterFault::NotAgent(agent.to_owned())),
        };
        filter.keys.push(keys::key(if related { Kind::RelatedAgent } else { Kind::Agent }, &identity));
    }
    Ok(filter)
}

#[derive(Template)]
#[template(path = "statement.html")]
struct StatementPage {
    w: Words,
    base: String,
    line: Line,
    body: String,
    voided: bool,
}

/// One statement, whole.
pub fn statement(records: &Records, ask: &Ask, view: &View) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let id = ask.parts.last().and_then(|id| value::uuid(id)).ok_or_else(|| Problem::not_found("no statement has such an id"))?;
    let tenant = view.tenant(ask.query("store").unwrap_or(""));
    let one = look_at_store::one(records, ask.who.actor, ask, tenant, id)?;
    let (body, voided) = (indented(&one.whole()), one.voided);
    let way = Way { shown: view.shown(), language: ask.language() };
    let line = lines(records, way, tenant, &[one])?.pop().unwrap_or_default();
    page(w.statement(), &StatementPage { w, base: view.base(), line, body, voided })
}
