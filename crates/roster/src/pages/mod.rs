//! The pages of this room.

mod codes;
mod export;
mod faults;
mod import;
mod overview;
mod preview;
mod template;

use askama::Template;
use kernel::{ErrorKind, Need, Permission, Problem};
use portal::{Answer, Ask, Corner, Limit, Method, Page, Registry};

use crate::Roster;
use crate::model::bounds::FILE_BYTES_MAX;

/// What a form with a file holds besides the file, in bytes.
const FORM_MARGIN: usize = 64 * 1024;

/// Registers the routes of this room.
pub fn register(registry: &mut Registry, room: &Roster) {
    type Handler = fn(&Roster, &Ask) -> Result<Answer, Problem>;
    const IMPORT: Need = Need::May(Permission::ImportRoster);
    const EXPORT: Need = Need::May(Permission::ExportRoster);
    let routes: [(Method, &'static str, Need, Limit, Handler); 14] = [
        (Method::Get, "/organizations/{id}/roster", IMPORT, Limit::Free, overview::show),
        (Method::Get, "/organizations/{id}/roster/template.csv", IMPORT, Limit::Free, template::download),
        (Method::Get, "/organizations/{id}/roster/people.csv", EXPORT, Limit::Download, export::sheet),
        (Method::Get, "/organizations/{id}/roster/oneroster.zip", EXPORT, Limit::Download, export::oneroster),
        (Method::Post, "/organizations/{id}/roster", IMPORT, Limit::Change, overview::send),
        (Method::Post, "/organizations/{id}/roster/codes", IMPORT, Limit::Change, codes::renew),
        (Method::Get, "/organizations/{id}/roster/codes", IMPORT, Limit::Free, codes::of_organization),
        (Method::Get, "/rosters/previews/{id}", IMPORT, Limit::Free, preview::show),
        (Method::Post, "/rosters/previews/{id}/confirm", IMPORT, Limit::Change, preview::confirm),
        (Method::Post, "/rosters/previews/{id}/discard", IMPORT, Limit::Change, preview::discard),
        (Method::Get, "/rosters/imports/{id}", IMPORT, Limit::Free, import::show),
        (Method::Post, "/rosters/imports/{id}/undo", IMPORT, Limit::Change, import::undo),
        (Method::Post, "/rosters/imports/{id}/codes", IMPORT, Limit::Change, codes::hand_out),
        (Method::Get, "/rosters/imports/{id}/codes", IMPORT, Limit::Free, codes::of_import),
    ];
    for (method, path, need, limit, handler) in routes {
        let room = room.clone();
        let route = registry.add(method, path, need, limit, move |ask| handler(&room, ask));
        if (method, path) == (Method::Post, "/organizations/{id}/roster") {
            route.body_bytes_max(FILE_BYTES_MAX + FORM_MARGIN);
        }
    }
    crate::api::oneroster::register(registry, room);
    crate::api::scim::register(registry, room);
}

/// A page of this room from its template; never kept by anybody.
fn page(title: &str, template: &impl Template) -> Result<Answer, Problem> {
    let body = template.render().map_err(|error| Problem::new(ErrorKind::Unavailable, "template", error.to_string()))?;
    Ok(Answer::page(Page { title: title.to_owned(), body: body.into(), corner: Corner::Me, ..Page::default() }).header("cache-control", "no-store"))
}

/// The language that a form says slips and invitations are in; the platform's own where it says none. What whoever fills it in reads is another matter.
fn tongue_chosen(ask: &Ask) -> words::Tongue {
    ask.form("language").and_then(words::Tongue::from_tag).unwrap_or_default()
}

/// A text that may be long, for tables on a phone.
struct Clip {
    /// What is shown at once.
    short: String,
    /// The whole, where that is more.
    whole: String,
}

/// Characters of a text that are shown at once.
const CLIP_LENGTH: usize = 24;

impl Clip {
    fn new(text: &str) -> Self {
        if text.chars().count() <= CLIP_LENGTH {
            return Self { short: text.to_owned(), whole: String::new() };
        }
        Self { short: text.chars().take(CLIP_LENGTH - 4).chain(['…']).collect(), whole: text.to_owned() }
    }
}

/// Day and time of a moment, for lists.
fn at(time: kernel::Time) -> String {
    crate::moment(time).strftime("%Y-%m-%d %H:%M").to_string()
}

/// A number for messages.
fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
