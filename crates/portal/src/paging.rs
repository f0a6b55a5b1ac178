//! Links to the other pages of a list.

use ::words::Tongue;
use askama::Template;
use kernel::PageRequest;

use crate::words::Words;

#[derive(Template)]
#[template(path = "paging.html")]
struct Paging<'a> {
    w: Words,
    number: u64,
    pages: u64,
    address: &'a str,
}

/// The navigation below a list of `total` entries; empty where one page holds them all. `address` is the list's own address with all of its
/// query but `page`.
#[must_use]
pub fn navigation(tongue: Tongue, request: PageRequest, pages: u32, address: &str) -> String {
    if pages <= 1 {
        return String::new();
    }
    let address = if address.contains('?') { format!("{address}&") } else { format!("{address}?") };
    Paging { w: Words(tongue), number: u64::from(request.number), pages: u64::from(pages), address: &address }.render().unwrap_or_default()
}
