//! The list of starting codes: shown once, to print or to keep as a file.

use askama::Template;
use kernel::Problem;
use organization::By;
use portal::{Answer, Ask};

use super::page;
use crate::Roster;
use crate::model::spreadsheet_text::line;
use crate::ops::hand_out_codes::{Line, hand_out_codes};
use crate::words::Words;

#[derive(Template)]
#[template(path = "codes.html")]
struct CodesPage {
    w: Words,
    id: String,
    lines: Vec<Line>,
    base_url: String,
    days: u64,
}

/// Makes the list.
pub fn hand_out(room: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let id = ask.id(0)?;
    let lines = hand_out_codes(room, &By::of(ask), id)?;
    if ask.form("as") == Some("csv") {
        let mut text = String::from("\u{feff}");
        text.push_str(&line([w.place(), w.name(), w.user_name(), w.starting_code()]));
        for one in &lines {
            text.push_str(&line([one.place.as_str(), &one.name, &one.username, &one.code]));
        }
        return Ok(Answer::download("text/csv; charset=utf-8", &format!("{}.csv", w.starting_codes()), text.into_bytes()).header("cache-control", "no-store"));
    }
    page(w.starting_codes(), &CodesPage { w, id: id.to_string(), lines, base_url: ask.base_url.to_string(), days: code_days(room) })
}

/// How many days a code is good.
pub fn code_days(room: &Roster) -> u64 {
    u64::from(room.identity.terms().starting_code_days)
}
