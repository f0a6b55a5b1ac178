//! Handing statements on, as the operator sees and sets it.

use askama::Template;
use kernel::{ErrorKind, Problem};
use portal::question::{self, Question};
use portal::{Answer, Ask};

use super::page;
use super::store::second_of;
use crate::Records;
use crate::model::forward::{Forward, Wish, Wrong};
use crate::ops::forward::{self, Change};
use crate::words::Words;

struct Row {
    id: String,
    name: String,
    address: String,
    filter: String,
    sent: u64,
    waiting: bool,
    refused: u64,
    paused: bool,
    failures: u64,
    error: String,
    last: String,
    next: String,
}

struct Refusal {
    name: String,
    at: String,
    statement: String,
    /// Empty where the connection broke.
    status: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "forwards.html")]
struct Forwards<'a> {
    w: Words,
    token: &'a str,
    rows: Vec<Row>,
    refusals: Vec<Refusal>,
    typed: Wish<'a>,
    fault: &'static str,
}

const NOTHING: Wish<'static> = Wish { name: "", address: "", version: "2.0.0", username: "", secret: "", verb: "", activity: "" };

/// The page.
pub fn show(records: &Records, ask: &Ask) -> Result<Answer, Problem> {
    render(records, ask, NOTHING, "")
}

fn render(records: &Records, ask: &Ask, typed: Wish<'_>, fault: &'static str) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let listed = forward::list(records)?;
    let name_of = |id| listed.all.iter().find(|one| one.id == id).map(|one| one.name.clone()).unwrap_or_default();
    let refusals = listed
        .letters
        .iter()
        .map(|(id, letter)| Refusal {
            name: name_of(*id),
            at: second_of(letter.at.0),
            statement: letter.statement.as_uuid().to_string(),
            status: if letter.status == 0 { String::new() } else { letter.status.to_string() },
            reason: letter.reason.clone(),
        })
        .collect();
    let row = |one: &Forward| Row {
        id: one.id.to_string(),
        name: one.name.clone(),
        address: one.address.clone(),
        filter: [one.verb.as_str(), one.activity.as_str()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · "),
        sent: one.sent,
        waiting: one.cursor < listed.last && one.failures > 0,
        refused: listed.counts.iter().find(|(id, _)| *id == one.id).map_or(0, |(_, count)| *count),
        paused: one.paused,
        failures: u64::from(one.failures),
        error: one.last_error.clone(),
        last: one.last_sent_at.map(|at| second_of(at.0)).unwrap_or_default(),
        next: second_of(one.next_try_at.0),
    };
    let made = Forwards { w, token: &ask.form_token, rows: listed.all.iter().map(row).collect(), refusals, typed, fault };
    Ok(page(w.forwarding(), &made)?.status(if fault.is_empty() { 200 } else { 422 }))
}

/// Adds one.
pub fn add(records: &Records, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let field = |name: &str| ask.form(name).unwrap_or("").trim();
    let wish = Wish {
        name: field("name"),
        address: field("address"),
        version: field("version"),
        username: field("username"),
        secret: ask.form("secret").unwrap_or(""),
        verb: field("verb"),
        activity: field("activity"),
    };
    match forward::add(records, ask, &wish, field("from") == "start")? {
        Ok(_) => Ok(Answer::see_other("/admin/records/forwarding")),
        Err(wrong) => {
            let fault = match wrong {
                Wrong::Name => w.forward_wrong_name(),
                Wrong::Address => w.forward_wrong_address(),
                Wrong::Place => w.forward_wrong_place(),
                Wrong::Credential => w.forward_wrong_credential(),
                Wrong::Filter => w.forward_wrong_filter(),
            };
            render(records, ask, wish, fault)
        }
    }
}

/// Changes one.
pub fn change(records: &Records, ask: &Ask) -> Result<Answer, Problem> {
    let wanted = ask.form("do").and_then(Change::from_word).ok_or_else(|| Problem::new(ErrorKind::Invalid, "form", "the field 'do' is missing"))?;
    if wanted == Change::Remove && !question::is_sure(ask) {
        return ask_again(records, ask);
    }
    forward::change(records, ask, ask.id(0)?, wanted)?;
    Ok(Answer::see_other("/admin/records/forwarding"))
}

/// Says what ends with one that is to be removed.
fn ask_again(records: &Records, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let leaving = forward::leaving(records, ask.id(0)?)?;
    let mut effects = vec![match (leaving.waiting, leaving.more) {
        (0, false) => w.forward_remove_none().to_owned(),
        (0, true) => w.forward_remove_looking().to_owned(),
        (count, false) => w.forward_remove_waiting(count),
        (count, true) => w.forward_remove_more(&count.to_string()),
    }];
    if leaving.refused > 0 {
        effects.push(w.forward_remove_refused(leaving.refused));
    }
    effects.push(w.forward_remove_effect().to_owned());
    let title = w.forward_remove_title(&leaving.name);
    let fields = vec![("do", "remove".to_owned())];
    question::put(ask, &Question { title: &title, effects, fields, go: w.forward_remove(), back: ("/admin/records/forwarding".to_owned(), w.forward_keep()) })
}
