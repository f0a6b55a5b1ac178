//! Lists to take along.

use kernel::{Problem, Role};
use organization::By;
use portal::{Answer, Ask};

use super::faults;
use crate::Roster;
use crate::ops::oneroster::export;
use crate::words::Words;

/// A spreadsheet that can be brought in again.
pub fn sheet(room: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let headings = [w.name(), w.number(), w.user_name(), w.role(), w.school(), w.grade(), w.class(), w.email(), w.phone()];
    let role = |word: &str| Role::from_word(word).map(|role| faults::role(w, role)).unwrap_or_default().to_owned();
    let text = export::spreadsheet(room, &By::of(ask), ask.id(0)?, &headings, &role)?;
    Ok(Answer::download("text/csv; charset=utf-8", &format!("{}.csv", w.roster()), text.into_bytes()).header("cache-control", "no-store"))
}

/// A bundle of OneRoster 1.2.
pub fn oneroster(room: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    let bytes = export::bundle(room, &By::of(ask), ask.id(0)?)?;
    Ok(Answer::download("application/zip", "oneroster.zip", bytes).header("cache-control", "no-store"))
}
