//! The audit log, for auditors.

use std::collections::HashMap;

use askama::Template;
use identity::noted::{self, Detail};
use kernel::{Action, Id, Language, Problem};
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
    choices: Vec<(&'static str, Vec<(&'static str, &'static str)>)>,
    unknown_action: bool,
    bad_from: bool,
    bad_until: bool,
    filtered: bool,
    from: &'a str,
    until: &'a str,
    unknown_person: bool,
    next: String,
    export: String,
    head: String,
}

/// Somebody or something that an entry speaks of, and where more about it is found; empty for nowhere.
#[derive(Default)]
struct Named {
    name: String,
    to: String,
}

struct Line {
    number: String,
    at: String,
    address: String,
    who: Named,
    what: String,
    whom: Named,
    place: String,
    reason: String,
    details: Vec<Detail>,
    kept: String,
}

impl AuditPage<'_> {
    /// What something was, and what it became.
    fn change(&self, before: &str, value: &str) -> String {
        match (before, value) {
            ("", value) => self.w.audit_now(value),
            (before, "") => self.w.audit_gone(before),
            (before, value) => self.w.audit_change(before, value),
        }
    }
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

    /// Whether a day was typed that there is not.
    fn is_bad(&self, day: &str) -> bool {
        !day.is_empty() && beginning(day).is_none()
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
        _ if typed.is_bad(typed.from) || typed.is_bad(typed.until) => Vec::new(),
        None => Vec::new(),
        Some((person, sought)) => of_person(room, &by, person, &sought)?,
    };
    let next = if entries.len() < audit::ENTRIES_ON_PAGE as usize { String::new() } else { typed.query(entries.last().map(|entry| entry.sequence)) };
    let names = Names::of(room, &entries, ask.language())?;
    let lines = entries.into_iter().map(|entry| names.line(w, &entry)).collect();
    let head = platform::audit::head(&room.services.database).map_err(OrganizationError::from)?.text();
    let template = AuditPage {
        w,
        entries: lines,
        person: typed.person,
        action: typed.action,
        bad_from: typed.is_bad(typed.from),
        bad_until: typed.is_bad(typed.until),
        filtered: !typed.query(None).is_empty(),
        choices: choices(w),
        unknown_action: !typed.action.is_empty() && !Action::ALL.iter().any(|one| one.as_str() == typed.action || one.kind() == typed.action),
        from: typed.from,
        until: typed.until,
        unknown_person,
        next,
        export: typed.query(None),
        head,
    };
    page(w.audit_log(), &template)
}

/// The actions to look for, by what they are about; those that stand alone come last.
fn choices(w: Words) -> Vec<(&'static str, Vec<(&'static str, &'static str)>)> {
    let (mut groups, mut others): (Vec<(&str, Vec<_>)>, Vec<_>) = (Vec::new(), Vec::new());
    for one in Action::ALL {
        let choice = (one.as_str(), noted::action(w.0, *one));
        match noted::kind_of_actions(w.0, one.kind()) {
            None => others.push(choice),
            Some(kind) => match groups.last_mut() {
                Some((last, choices)) if *last == kind => choices.push(choice),
                _ => groups.push((kind, vec![(one.kind(), w.audit_all_of()), choice])),
            },
        }
    }
    groups.push((w.audit_others(), others));
    groups
}

/// What the things are called that entries speak of.
struct Names {
    names: HashMap<Id, String>,
    language: Language,
}

/// Entries whose names are looked up at once for the table.
const NAMED_AT_ONCE: usize = 200;

/// The kinds of things that have names, beside people: the kind, and the key under which details speak of one.
const NAMED: [(&str, &str); 4] = [("organization", "organization"), ("store", "store"), ("client", "program"), ("courseware-package", "package")];

impl Names {
    fn of(room: &Organizations, entries: &[Entry], language: Language) -> Result<Self, Problem> {
        let mut things: Vec<(String, Id)> = Vec::new();
        for entry in entries {
            let actor = if entry.actor_kind == "client" { "client" } else { "person" };
            things.extend(entry.actor.map(|id| (actor.to_owned(), id)));
            things.extend(entry.object.map(|id| (entry.object_kind.clone(), id)));
            things.extend(entry.organization.map(|id| ("organization".to_owned(), id)));
            for (key, id) in noted::things(&entry.detail) {
                let kind = NAMED.iter().find(|(_, named)| *named == key).map_or("person", |(kind, _)| kind);
                things.push((kind.to_owned(), id));
            }
        }
        things.sort_unstable();
        things.dedup();
        let of_kind = |kind: &str| things.iter().filter(|(one, _)| one == kind).map(|(_, id)| *id).collect::<Vec<_>>();
        let mut names = HashMap::new();
        for people in of_kind("person").chunks(identity::NAMES_MAX) {
            names.extend(room.identity.names(people)?);
        }
        let places = [of_kind("organization"), of_kind("store")].concat();
        names.extend(room.by_ids(&places)?.into_iter().map(|place| (place.id, place.name)));
        if let Some(others) = &room.names {
            for kind in ["client", "courseware-package"] {
                names.extend(others.names(kind, &of_kind(kind), language)?);
            }
        }
        Ok(Self { names, language })
    }

    /// A thing by its name; by its number where it has none any more.
    fn named(&self, kind: &str, id: Id) -> Named {
        let to = match kind {
            "person" => format!("/admin/audit?person={id}"),
            "organization" => format!("/organizations/{id}"),
            "client" => format!("/admin/applications/{id}"),
            _ => String::new(),
        };
        match self.names.get(&id) {
            Some(name) => Named { name: name.clone(), to },
            None if kind == "person" => Named { name: id.to_string(), to },
            None if NAMED.iter().any(|(named, _)| *named == kind) => Named { name: id.to_string(), to: String::new() },
            None => Named::default(),
        }
    }

    fn line(&self, w: Words, entry: &Entry) -> Line {
        let who = match (entry.actor_kind.as_str(), entry.actor) {
            ("system", _) => Named { name: w.the_platform().to_owned(), to: String::new() },
            (_, None) => Named { name: w.audit_stranger().to_owned(), to: String::new() },
            ("client", Some(id)) => self.named("client", id),
            (_, Some(id)) => self.named("person", id),
        };
        let whom = entry.object.filter(|id| entry.actor != Some(*id)).map(|id| self.named(&entry.object_kind, id)).unwrap_or_default();
        let place = entry.organization.filter(|id| entry.object != Some(*id)).and_then(|id| self.names.get(&id)).cloned().unwrap_or_default();
        let what = Action::from_word(&entry.action).map_or_else(|| entry.action.clone(), |action| noted::action(w.0, action).to_owned());
        Line {
            number: entry.sequence.to_string(),
            at: second(entry.at),
            address: entry.address.clone(),
            who,
            what,
            whom,
            place,
            reason: entry.reason.clone(),
            details: noted::details(w.0, self.language, &entry.detail, &self.names),
            kept: as_kept(entry),
        }
    }
}

/// An entry as it is kept, for who checks the chain or wants an id.
fn as_kept(entry: &Entry) -> String {
    let detail: serde_json::Value = serde_json::from_str(&entry.detail).unwrap_or_default();
    let kept = serde_json::json!({
        "sequence": entry.sequence, "at": entry.at, "actor_kind": entry.actor_kind, "actor": entry.actor, "action": entry.action,
        "object_kind": entry.object_kind, "object": entry.object, "organization": entry.organization, "address": entry.address,
        "reason": entry.reason, "detail": detail, "hash": platform::secrets::hex(&entry.hash),
    });
    serde_json::to_string_pretty(&kept).unwrap_or_default()
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
    if let Some(day) = [typed.from, typed.until].into_iter().find(|day| typed.is_bad(day)) {
        return Err(OrganizationError::Date(day.chars().take(20).collect()).into());
    }
    let Some((person, sought)) = typed.sought(room, None)? else { return Err(Problem::not_found("no such person")) };
    let sought = Sought { actor: person, ..sought };
    let w = Words(ask.tongue());
    let mut text = String::from("sequence,at,actor_kind,actor,action,object_kind,object,organization,address,reason,detail,hash,who,what,whom,place\r\n");
    for part in audit::export(room, &By::of(ask), &sought)?.chunks(NAMED_AT_ONCE) {
        let names = Names::of(room, part, ask.language())?;
        for entry in part {
            let key = |id: Option<Id>| id.map(|id| id.to_string()).unwrap_or_default();
            let said = names.line(w, entry);
            let cells = [
                entry.sequence.to_string(),
                jiff::Timestamp::from_microsecond(entry.at.0).map(|stamp| stamp.to_string()).unwrap_or_default(),
                entry.actor_kind.clone(),
                key(entry.actor),
                entry.action.clone(),
                entry.object_kind.clone(),
                key(entry.object),
                key(entry.organization),
                entry.address.clone(),
                entry.reason.clone(),
                entry.detail.clone(),
                platform::secrets::hex(&entry.hash),
                said.who.name,
                said.what,
                said.whom.name,
                said.place,
            ];
            text.push_str(&cells.map(|cell| quoted(&cell)).join(","));
            text.push_str("\r\n");
        }
    }
    Ok(Answer::download("text/csv; charset=utf-8", "xingtan-audit.csv", text.into_bytes()).header("cache-control", "no-store"))
}

fn quoted(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}
