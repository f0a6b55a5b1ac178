//! The list of starting codes: shown once, to print and cut apart, or to keep as a file.

use askama::Template;
use kernel::Problem;
use organization::By;
use portal::{Answer, Ask};

use super::{number, overview, page};
use crate::model::spreadsheet_text::line;
use crate::ops::hand_out_codes::{CODES_MAX, Line, hand_out_codes, renew_codes};
use crate::words::Words;
use crate::{Roster, RosterError};

#[derive(Template)]
#[template(path = "codes.html")]
struct CodesPage {
    w: Words,
    lines: Vec<Line>,
    left_out: u64,
    base_url: String,
    days: u64,
    back: String,
    back_words: &'static str,
}

/// Makes the list of an import.
pub fn hand_out(room: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let id = ask.id(0)?;
    let lines = hand_out_codes(room, &By::of(ask), id)?;
    show(
        room,
        ask,
        CodesPage { w, lines, left_out: 0, base_url: String::new(), days: 0, back: format!("/rosters/imports/{id}"), back_words: w.back_to_import() },
    )
}

/// Makes the list of an organisation anew, for everybody who has no password of their own yet.
pub fn renew(room: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let made = match renew_codes(room, &By::of(ask), ask.id(0)?) {
        Ok(made) => made,
        Err(RosterError::ManyCodes) => return overview::render(room, ask, Some(w.fault_many_codes(number(CODES_MAX)))),
        Err(error) => return Err(error.into()),
    };
    let back = format!("/organizations/{}/roster", made.organization.id);
    let left_out = number(made.left_out);
    show(room, ask, CodesPage { w, lines: made.lines, left_out, base_url: String::new(), days: 0, back, back_words: w.back_to_roster() })
}

fn show(room: &Roster, ask: &Ask, mut template: CodesPage) -> Result<Answer, Problem> {
    let w = template.w;
    if ask.form("as") == Some("csv") {
        let mut text = String::from("\u{feff}");
        text.push_str(&line([w.place(), w.name(), w.user_name(), w.starting_code()]));
        for one in &template.lines {
            text.push_str(&line([one.place.as_str(), &one.name, &one.username, &one.code]));
        }
        return Ok(Answer::download("text/csv; charset=utf-8", &format!("{}.csv", w.starting_codes()), text.into_bytes()).header("cache-control", "no-store"));
    }
    template.base_url = ask.base_url.to_string();
    template.days = code_days(room);
    page(w.starting_codes(), &template)
}

/// How many days a code is good.
pub fn code_days(room: &Roster) -> u64 {
    u64::from(room.identity.terms().starting_code_days)
}
