//! The audit log, for auditors.

use askama::Template;
use kernel::{Id, Problem};
use platform::audit::{Entry, Sought};
use portal::{Answer, Ask};

use super::browse::{beginning, second};
use super::page;
use crate::ops::audit;
use crate::words::Words;
use crate::{By, OrganizationError, Organizations};

#[derive(Template)]
#[template(path = "audit.html")]
struct AuditPage<'a> {
    w: Words,
    entries: Vec<Line>,
    person: &'a str,
    action: &'a str,
    from: &'a str,
    until: &'a str,
    unknown_person: bool,
    next: String,
    export: String,
    head: String,
}

struct Line {
    entry: Entry,
    at: String,
    who: String,
    whom: String,
}

/// What is looked for, as somebody typed it.
struct Typed<'a> {
    person: &'a str,
    action: &'a str,
    from: &'a str,
    until: &'a str,
}

impl<'a> Typed<'a> {
    fn of(ask: &'a Ask) -> Self {
        let value = |name: &str| ask.query(name).unwrap_or("").trim();
        Self { person: value("person"), action: value("action"), from: value("from"), until: value("until") }
    }

    fn query(&self, before: Option<i64>) -> String {
        let mut query = form_urlencoded(&[("person", self.person), ("action", self.action), ("from", self.from), ("until", self.until)]);
        if let Some(before) = before {
            query.push_str(&format!("&before={before}"));
        }
        query
    }

    /// What it means; `None` where no person has this name.
    fn sought(&self, room: &Organizations, before: Option<i64>) -> Result<Option<(Option<Id>, Sought<'a>)>, OrganizationError> {
        let person = match self.person {
            "" => None,
            typed => match typed.parse::<Id>().ok().map(Ok).unwrap_or_else(|| room.identity.account(typed).map(|account| account.person)) {
                Ok(person) => Some(person),
                Err(_) => return Ok(None),
            },
        };
        let until = beginning(self.until).map(|day| day.plus(kernel::time::DAY));
        let action = Some(self.action).filter(|action| !action.is_empty());
        Ok(Some((person, Sought { actor: None, object: None, action, from: beginning(self.from), until, before })))
    }
}

fn form_urlencoded(pairs: &[(&str, &str)]) -> String {
    let encode = |text: &str| {
        text.bytes()
            .map(|byte| if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
            .collect::<String>()
    };
    pairs.iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| format!("{name}={}", encode(value))).collect::<Vec<_>>().join("&")
}

/// The page.
pub fn show(room: &Organizations, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let by = By::of(ask);
    let typed = Typed::of(ask);
    let before = ask.query("before").and_then(|text| text.parse().ok());
    let sought = typed.sought(room, before)?;
    let unknown_person = sought.is_none();
    let entries = match sought {
        None => Vec::new(),
        Some((person, sought)) => of_person(room, &by, person, &sought)?,
    };
    let mut people: Vec<Id> = entries.iter().flat_map(|entry| [entry.actor, entry.object]).flatten().collect();
    people.sort_unstable();
    people.dedup();
    let names = room.identity.names(people.get(..people.len().min(identity::NAMES_MAX)).unwrap_or_default())?;
    let named = |id: Option<Id>| id.map(|id| names.get(&id).cloned().unwrap_or_else(|| id.to_string())).unwrap_or_default();
    let next = if entries.len() < audit::ENTRIES_ON_PAGE as usize { String::new() } else { typed.query(entries.last().map(|entry| entry.sequence)) };
    let lines = entries
        .into_iter()
        .map(|entry| {
            let who = if entry.actor_kind == "system" { w.the_platform().to_owned() } else { named(entry.actor) };
            Line { at: second(entry.at), who, whom: named(entry.object), entry }
        })
        .collect();
    let head = platform::audit::head(&room.services.database).map_err(OrganizationError::from)?.text();
    let template = AuditPage {
        w,
        entries: lines,
        person: typed.person,
        action: typed.action,
        from: typed.from,
        until: typed.until,
        unknown_person,
        next,
        export: typed.query(None),
        head,
    };
    page(w.audit_log(), &template)
}

/// Entries by or about a person, the latest first.
fn of_person(room: &Organizations, by: &By, person: Option<Id>, sought: &Sought<'_>) -> Result<Vec<Entry>, OrganizationError> {
    let Some(person) = person else { return audit::entries(room, by, sought) };
    let mut found = audit::entries(room, by, &Sought { actor: Some(person), ..*sought })?;
    found.extend(audit::entries(room, by, &Sought { object: Some(person), ..*sought })?);
    found.sort_unstable_by_key(|entry| std::cmp::Reverse(entry.sequence));
    found.dedup_by_key(|entry| entry.sequence);
    found.truncate(audit::ENTRIES_ON_PAGE as usize);
    Ok(found)
}

/// All that was sought as CSV (RFC 4180); a cell never begins with what a spreadsheet would run.
pub fn export(room: &Organizations, ask: &Ask) -> Result<Answer, Problem> {
    let typed = Typed::of(ask);
    let Some((person, sought)) = typed.sought(room, None)? else { return Err(Problem::not_found("no such person")) };
    let sought = Sought { actor: person, ..sought };
    let mut text = String::from("sequence,at,actor_kind,actor,action,object_kind,object,organization,address,reason,detail,hash\r\n");
    for entry in audit::export(room, &By::of(ask), &sought)? {
        let key = |id: Option<Id>| id.map(|id| id.to_string()).unwrap_or_default();
        let cells = [
            entry.sequence.to_string(),
            jiff::Timestamp::from_microsecond(entry.at.0).map(|stamp| stamp.to_string()).unwrap_or_default(),
            entry.actor_kind,
            key(entry.actor),
            entry.action,
            entry.object_kind,
            key(entry.object),
            key(entry.organization),
            entry.address,
            entry.reason,
            entry.detail,
            platform::secrets::hex(&entry.hash),
        ];
        text.push_str(&cells.map(|cell| quoted(&cell)).join(","));
        text.push_str("\r\n");
    }
    Ok(Answer::download("text/csv; charset=utf-8", "xingtan-audit.csv", text.into_bytes()).header("cache-control", "no-store"))
}

fn quoted(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}
