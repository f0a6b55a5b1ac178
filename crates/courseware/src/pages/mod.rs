//! The pages of this room, at the host of the platform and at the host of content.

mod class;
mod content;
mod course;
mod detail;
mod list;
mod mine;
mod place;
mod player;
mod refused;

use askama::Template;
use kernel::{ErrorKind, Need, Permission, Problem, Time};
use portal::{Answer, Ask, Corner, Limit, Method, Page, Registry};

use crate::Courseware;
use crate::model::bounds::PACKAGE_BYTES_MAX;
use crate::model::scorm::COMMIT_BYTES_MAX;
use crate::model::state::Standing;
use crate::words::Words;

/// What a form with a file holds besides the file, in bytes.
const FORM_MARGIN: usize = 64 * 1024;

type Handler = fn(&Courseware, &Ask) -> Result<Answer, Problem>;

/// Registers the routes of this room.
pub fn register(registry: &mut Registry, room: &Courseware) {
    const BRING: Need = Need::May(Permission::Provide);
    const TEACH: Need = Need::May(Permission::Teach);
    let routes: [(Method, &'static str, Need, Limit, Handler); 13] = [
        (Method::Get, "/organizations/{id}/courseware", BRING, Limit::Free, place::show),
        (Method::Post, "/organizations/{id}/courseware", BRING, Limit::Change, place::bring),
        (Method::Get, "/admin/courseware/{id}", BRING, Limit::Free, place::package),
        (Method::Post, "/admin/courseware/{id}/remove", BRING, Limit::Change, place::remove),
        (Method::Get, "/organizations/{id}/courseware/results", TEACH, Limit::Free, class::show),
        (Method::Get, "/organizations/{id}/courseware/results/{package}", TEACH, Limit::Free, class::class),
        (Method::Get, "/organizations/{id}/courseware/results/{package}/{person}", TEACH, Limit::Free, class::learner),
        (Method::Post, "/organizations/{id}/courseware/results/{package}/{person}/waive", TEACH, Limit::Change, class::waive),
        (Method::Get, "/courseware", Need::Anyone, Limit::Free, list::show),
        (Method::Get, "/courseware/{id}", Need::Anyone, Limit::Free, course::show),
        (Method::Post, "/courseware/{id}/launch", Need::Anyone, Limit::Change, player::launch),
        (Method::Get, "/courseware/launches/{id}", Need::Anyone, Limit::Free, player::show),
        (Method::Get, "/me/courseware", Need::Anyone, Limit::Free, mine::show),
    ];
    for (method, path, need, limit, handler) in routes {
        let room = room.clone();
        let route = registry.add(method, path, need, limit, move |ask| handler(&room, ask));
        if (method, path) == (Method::Post, "/organizations/{id}/courseware") {
            route.body_bytes_max(PACKAGE_BYTES_MAX + FORM_MARGIN);
        }
    }
    let fetched = room.clone();
    registry.add(Method::Post, "/cmi5/fetch/{token}", Need::Program, Limit::Free, move |ask| content::fetch(&fetched, ask));
    let content: [(Method, &'static str, Handler); 6] = [
        (Method::Get, "/run/{token}/play", content::play),
        (Method::Get, "/run/{token}/state", content::state),
        (Method::Get, "/run/{token}/file/{*path}", content::file),
        (Method::Get, "/run/{token}/over", content::over),
        (Method::Post, "/run/{token}/commit", content::commit),
        (Method::Get, "/run/assets/{name}", content::asset),
    ];
    for (method, path, handler) in content {
        let room = room.clone();
        let route = registry.add(method, path, Need::Anyone, Limit::Free, move |ask| handler(&room, ask).map(|answer| content::guarded(&room, answer)));
        route.at_content_host().body_bytes_max(COMMIT_BYTES_MAX).wording(content::wording);
    }
}

/// A page of this room from its template; never kept by anybody.
fn page(title: &str, template: &impl Template) -> Result<Answer, Problem> {
    let body = template.render().map_err(|error| defect(&error))?;
    Ok(Answer::page(Page { title: title.to_owned(), body: body.into(), corner: Corner::Library, ..Page::default() }).header("cache-control", "no-store"))
}

fn defect(error: &askama::Error) -> Problem {
    Problem::new(ErrorKind::Unavailable, "template", error.to_string())
}

/// Day and time of a moment in UTC+8, until accounts carry a time zone.
fn at(time: Time) -> String {
    let stamp = jiff::Timestamp::from_microsecond(time.0).unwrap_or_default();
    jiff::tz::offset(8).to_datetime(stamp).strftime("%Y-%m-%d %H:%M").to_string()
}

/// A number for messages.
fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// Whole minutes of hundredths of a second; a begun minute counts.
const fn minutes(hundredths: u64) -> u64 {
    hundredths.div_ceil(6000)
}

/// A score from -1 to 1 in percent, as a sentence; nothing where there is none.
fn score(w: Words, score: Option<f64>) -> String {
    score.map(|score| w.score(&format!("{:.0}", score * 100.0))).unwrap_or_default()
}

fn standing(w: &Words, standing: Standing) -> &'static str {
    match standing {
        Standing::NotBegun => w.not_begun(),
        Standing::GoingOn => w.going_on(),
        Standing::Failed => w.failed(),
        Standing::Done => w.done(),
    }
}
