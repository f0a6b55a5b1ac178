//! What this is, what it keeps and under which terms.

use askama::Template;
use kernel::Problem;
use portal::{Answer, Ask, Page};

use super::defect;
use crate::words::Words;

#[derive(Template)]
#[template(path = "about.html")]
struct About {
    w: Words,
}

pub(super) fn page(ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let body = About { w }.render().map_err(|error| defect(&error))?;
    Ok(Answer::page(Page { title: w.about().to_owned(), description: w.about_what().to_owned(), body, canonical: "/about".to_owned(), ..Page::default() }))
}
