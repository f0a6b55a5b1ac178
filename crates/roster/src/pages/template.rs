//! A spreadsheet to fill in.

use kernel::{Permission, Problem};
use organization::By;
use portal::{Answer, Ask};

use crate::Roster;
use crate::model::spreadsheet_text::line;
use crate::ops::access_organization;
use crate::words::Words;

/// The template, in the person's language, with two lines as an example. The mark at the front makes spreadsheets read it as UTF-8.
pub fn download(room: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    access_organization(room, &By::of(ask), ask.id(0)?, Permission::ImportRoster)?;
    let mut text = String::from("\u{feff}");
    text.push_str(&line([
        w.name(),
        w.number(),
        w.user_name(),
        w.role(),
        w.grade(),
        w.class(),
        w.email(),
        w.phone(),
        w.birth_date(),
        w.guardian_email(),
        w.guardian_phone(),
    ]));
    text.push_str(&line([w.example_learner(), "20260101", "", w.role_learner(), w.example_grade(), w.example_class(), "", "", "", "", ""]));
    text.push_str(&line([
        w.example_teacher(),
        "",
        "teacher.wang",
        w.role_teacher(),
        w.example_grade(),
        w.example_class(),
        "wang@example.edu.cn",
        "",
        "",
        "",
        "",
    ]));
    Ok(Answer::download("text/csv; charset=utf-8", &format!("{}.csv", w.template_name()), text.into_bytes()))
}
