//! What is answered where no route is: a page for people, and a problem (RFC 9457) where only programs come.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::body::Body as HttpBody;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{Need, Problem};

use crate::answer::Answer;
use crate::ask::Ask;
use crate::errors;
use crate::limits::Limit;
use crate::routes::{Host, Method, Registry, Route};

/// The first parts of paths under which there is nothing but what programs ask for.
pub fn corners_of_programs(routes: &Registry) -> BTreeSet<&'static str> {
    let corner = |route: &Route| route.path.split('/').nth(1).unwrap_or_default();
    let for_people: BTreeSet<&str> = routes.routes().iter().filter(|route| !route.need.is_for_programs()).map(corner).collect();
    routes.routes().iter().filter(|route| route.need.is_for_programs()).map(corner).filter(|corner| !for_people.contains(corner)).collect()
}

/// The route of all that has none, for people or for programs.
pub fn route(programs: bool) -> Arc<Route> {
    let missing = move |ask: &Ask| -> Result<Answer, Problem> {
        let problem = Problem::not_found("no route has this path");
        if programs { Ok(errors::answer(ask, &problem, 1, true, 0)) } else { Err(problem) }
    };
    Arc::new(Route {
        method: Method::Get,
        path: "/",
        need: Need::Anyone,
        limit: Limit::Free,
        handler: Arc::new(missing),
        body_bytes_max: 0,
        wording: None,
        host: Host::Platform,
        tells: true,
        always: false,
        hashes: false,
    })
}

/// What a program hears that asks with a method that is not there.
pub fn not_allowed(allowed: &str) -> Response {
    let problem = Problem::new(kernel::ErrorKind::Invalid, "method-not-allowed", format!("here are only: {allowed}"));
    let body = errors::problem_json(&problem, StatusCode::METHOD_NOT_ALLOWED.as_u16());
    let builder = Response::builder().status(StatusCode::METHOD_NOT_ALLOWED).header("content-type", "application/problem+json");
    builder.header("allow", allowed).header("access-control-allow-origin", "*").body(HttpBody::from(body)).unwrap_or_default()
}

/// For a path that people only send forms to, the longest path above it that shows something, as how many parts of the path that is: a language chosen on the
/// page that answered the form, or an address typed once more, leads there.
pub fn parts_that_show(path: &str, routes: &Registry) -> usize {
    let shows = |above: &str| routes.routes().iter().any(|route| route.method == Method::Get && route.path == above && route.host == Host::Platform);
    let mut above = path;
    while let Some((shorter, _)) = above.rsplit_once('/') {
        if !shorter.is_empty() && shows(shorter) {
            return shorter.split('/').count() - 1;
        }
        above = shorter;
    }
    0
}

/// The way to the page above.
pub fn to_the_page_above(uri: &http::Uri, parts: usize) -> Response {
    let path: String = uri.path().split('/').skip(1).take(parts).map(|part| format!("/{part}")).collect();
    let language = uri.query().into_iter().flat_map(|query| query.split('&')).find(|pair| pair.starts_with("lang="));
    let mut to = if path.is_empty() { "/".to_owned() } else { path };
    if let Some(language) = language {
        to.push_str(&format!("?{language}"));
    }
    let builder = Response::builder().status(StatusCode::SEE_OTHER).header("location", to).header("cache-control", "no-store");
    builder.body(HttpBody::empty()).unwrap_or_default()
}
