//! The list of starting codes: shown once, to print and cut apart, or to keep as a file.

use askama::Template;
use kernel::{Permission, Problem};
use organization::By;
use portal::{Answer, Ask};
use words::Tongue;

use super::{number, overview, page, tongue_chosen};
use crate::model::spreadsheet_text::line;
use crate::ops::access_organization;
use crate::ops::hand_out_codes::{CODES_MAX, Line, hand_out_codes, renew_codes};
use crate::ops::shown_codes::{Shown, shown};
use crate::ops::take_back::access_import;
use crate::words::Words;
use crate::{Roster, RosterError};

#[derive(Template)]
#[template(path = "codes.html")]
struct CodesPage<'a> {
    w: Words,
    /// The words on the slips: whoever gets them may read another language than whoever prints them.
    slip: Words,
    slip_language: &'static str,
    token: &'a str,
    /// `None` where nothing is shown any more.
    lines: Option<Vec<Line>>,
    left_out: u64,
    base_url: String,
    days: u64,
    again: String,
    back: String,
    back_words: &'static str,
}

/// Makes the list of an import.
pub fn hand_out(room: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    let id = ask.id(0)?;
    let lines = hand_out_codes(room, &By::of(ask), id)?;
    made(ask, &lines, format!("/rosters/imports/{id}/codes"))
}

/// The list of an import, as long as it is shown.
pub fn of_import(room: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let id = ask.id(0)?;
    access_import(room, &By::of(ask), id)?;
    show(room, ask, shown(room, &By::of(ask), id)?, format!("/rosters/imports/{id}/codes"), format!("/rosters/imports/{id}"), w.back_to_import())
}

/// Makes the list of an organisation anew, for everybody who has no password of their own yet.
pub fn renew(room: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let renewed = match renew_codes(room, &By::of(ask), ask.id(0)?) {
        Ok(renewed) => renewed,
        Err(RosterError::ManyCodes) => return overview::render(room, ask, Some(w.fault_many_codes(number(CODES_MAX)))),
        Err(error) => return Err(error.into()),
    };
    made(ask, &renewed.lines, format!("/organizations/{}/roster/codes", renewed.organization.id))
}

/// The list of an organisation, as long as it is shown.
pub fn of_organization(room: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let organization = access_organization(room, &By::of(ask), ask.id(0)?, Permission::ImportRoster)?.id;
    let (address, back) = (format!("/organizations/{organization}/roster/codes"), format!("/organizations/{organization}/roster"));
    show(room, ask, shown(room, &By::of(ask), organization)?, address, back, w.back_to_roster())
}

/// A file, or the page to see it on: loading that anew makes no other codes.
fn made(ask: &Ask, lines: &[Line], address: String) -> Result<Answer, Problem> {
    let tongue = tongue_chosen(ask);
    if ask.form("as") == Some("csv") {
        return Ok(file(Words(tongue), lines));
    }
    Ok(Answer::see_other(format!("{address}?language={}", tongue.tag())))
}

fn file(w: Words, lines: &[Line]) -> Answer {
    let mut text = String::from("\u{feff}");
    text.push_str(&line([w.place(), w.name(), w.user_name(), w.starting_code()]));
    for one in lines {
        text.push_str(&line([one.place.as_str(), &one.name, &one.username, &one.code]));
    }
    Answer::download("text/csv; charset=utf-8", &format!("{}.csv", w.starting_codes()), text.into_bytes()).header("cache-control", "no-store")
}

fn show(room: &Roster, ask: &Ask, shown: Option<Shown>, again: String, back: String, back_words: &'static str) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let tongue = ask.query("language").and_then(Tongue::from_tag).unwrap_or_default();
    if let (Some("csv"), Some(shown)) = (ask.query("as"), &shown) {
        return Ok(file(Words(tongue), &shown.lines));
    }
    let left_out = number(shown.as_ref().map_or(0, |shown| shown.left_out));
    let template = CodesPage {
        w,
        slip: Words(tongue),
        slip_language: tongue.tag(),
        token: &ask.form_token,
        lines: shown.map(|shown| shown.lines),
        left_out,
        base_url: ask.base_url.to_string(),
        days: code_days(room),
        again,
        back,
        back_words,
    };
    page(w.starting_codes(), &template)
}

/// How many days a code is good.
pub fn code_days(room: &Roster) -> u64 {
    u64::from(room.identity.terms().starting_code_days)
}
