//! Browsing the library by facets.

use kernel::Problem;
use portal::{Answer, Ask};

use super::search::{Asked, list};
use crate::Catalog;
use crate::words::Words;

pub(super) fn page(catalog: &Catalog, ask: &Ask) -> Result<Answer, Problem> {
    let mut asked = Asked::read(ask, "/library");
    asked.text.clear();
    let w = Words(ask.tongue());
    let canonical = if asked.chosen.is_empty() { "/library".to_owned() } else { String::new() };
    list(catalog, ask, &asked, w.library_title().to_owned(), vec!["resource".to_owned()], canonical)
}
