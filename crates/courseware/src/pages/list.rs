//! The packages that somebody sees.

use askama::Template;
use kernel::Problem;
use organization::By;
use portal::{Answer, Ask};

use super::page;
use crate::Courseware;
use crate::ops::access::packages;
use crate::words::Words;

pub(super) struct Line {
    pub id: String,
    pub title: String,
    pub standard: &'static str,
    pub file_name: String,
    pub added: String,
}

#[derive(Template)]
#[template(path = "list.html")]
struct List {
    w: Words,
    entries: Vec<Line>,
    paging: String,
}

pub(super) fn line(ask: &Ask, entry: crate::store::package::Entry) -> Line {
    Line {
        id: entry.id.to_string(),
        title: entry.title.best(ask.language()).to_owned(),
        standard: entry.standard.name(),
        file_name: entry.file_name,
        added: super::at(entry.added_at),
    }
}

/// The page.
pub fn show(room: &Courseware, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let slice = packages(room, &By::of(ask), ask.page())?;
    let paging = portal::paging::navigation(ask.tongue(), slice.request, slice.pages(), "/courseware");
    let entries = slice.entries.into_iter().map(|entry| line(ask, entry)).collect();
    page(w.courseware(), &List { w, entries, paging })
}
