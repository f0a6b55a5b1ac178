//! Failures as pages for people and as problem details (RFC 9457) for programs; decided here and nowhere else.

use askama::Template;
use kernel::{ErrorKind, Problem};

use crate::answer::{Answer, Body};
use crate::ask::Ask;
use crate::layout::Page;
use crate::words::Words;

/// A form that did not come from one of our pages.
pub const FORGED: &str = "forged";
/// A role that counts only after more than a password was proven.
pub const SECOND_FACTOR: &str = "second-factor-needed";

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage<'a> {
    w: Words,
    status: u16,
    heading: &'a str,
    advice: &'a str,
    /// What whoever runs the platform finds in the log; empty where the page itself says everything.
    code: &'a str,
    /// Where to go on from here, before the usual places: address and words.
    onward: Option<(String, &'a str)>,
}

/// A body that is larger than it may be here.
pub const BODY_TOO_LARGE: &str = "too-large";

/// The answer for a failure. `wait_seconds` goes into `Retry-After` where the failure is about too much at once; `body_bytes_max` is what a body may hold here.
pub fn answer(ask: &Ask, problem: &Problem, wait_seconds: u64, programs: bool, body_bytes_max: usize) -> Answer {
    let status = problem.kind.status();
    let programs = programs || ask.path.starts_with("/api/");
    let made = if programs { for_programs(problem, status) } else { for_people(ask, problem, status, wait_seconds, body_bytes_max) };
    let made = match problem.kind {
        ErrorKind::SignInNeeded if programs => made.header("www-authenticate", "Bearer"),
        ErrorKind::Forbidden if programs => made.header("www-authenticate", format!("Bearer error=\"{}\"", problem.code.replace('-', "_"))),
        _ => made,
    };
    note(ask, problem, made.status(status), wait_seconds)
}

/// Notes a failure of ours in the log, and says how long to wait.
pub fn note(ask: &Ask, problem: &Problem, made: Answer, wait_seconds: u64) -> Answer {
    match problem.kind {
        ErrorKind::Unavailable => tracing::error!(code = problem.code, detail = %problem.detail, path = %ask.path, "a request failed"),
        ErrorKind::TooMany => return made.header("retry-after", wait_seconds.max(1).to_string()),
        _ => {}
    }
    made
}

/// A failure as problem details.
pub fn problem_json(problem: &Problem, status: u16) -> String {
    // What failed on our side is for the log; what is wrong with the input is for the program that sent it.
    let detail = if matches!(problem.kind, ErrorKind::Unavailable) { "" } else { &problem.detail };
    let body =
        serde_json::json!({ "type": format!("about:blank#{}", problem.code), "title": problem.code, "status": status, "code": problem.code, "detail": detail });
    body.to_string()
}

fn for_programs(problem: &Problem, status: u16) -> Answer {
    Answer { status, body: Body::Bytes("application/problem+json", problem_json(problem, status).into()), headers: Vec::new() }
}

fn for_people(ask: &Ask, problem: &Problem, status: u16, wait_seconds: u64, body_bytes_max: usize) -> Answer {
    let w = Words(ask.tongue());
    let body_max = w.error_body_too_large_advice(&kernel::bytes::about(u64::try_from(body_bytes_max).unwrap_or(u64::MAX)));
    let wait = w.error_too_many_advice(wait_seconds.max(1));
    let (heading, advice) = match problem.kind {
        ErrorKind::NotFound => (w.error_not_found(), w.error_not_found_advice()),
        ErrorKind::SignInNeeded => (w.error_sign_in(), w.error_sign_in_advice()),
        ErrorKind::Forbidden => match problem.code {
            FORGED => (w.error_forged(), w.error_forged_advice()),
            SECOND_FACTOR => (w.error_second_factor(), w.error_second_factor_advice()),
            _ => (w.error_forbidden(), w.error_forbidden_advice()),
        },
        ErrorKind::Invalid => (w.error_invalid(), w.error_invalid_advice()),
        ErrorKind::Malformed => (w.error_malformed(), w.error_malformed_advice()),
        ErrorKind::Conflict => (w.error_conflict(), w.error_conflict_advice()),
        ErrorKind::TooMany => (w.error_too_many(), wait.as_str()),
        ErrorKind::TooLarge if problem.code == BODY_TOO_LARGE => (w.error_too_large(), body_max.as_str()),
        ErrorKind::TooLarge => (w.error_too_large(), w.error_too_large_advice()),
        ErrorKind::Unavailable => (w.error_unavailable(), w.error_unavailable_advice()),
    };
    let onward = match (problem.kind, problem.code) {
        (ErrorKind::SignInNeeded, _) => {
            let back: String = form_urlencoded::byte_serialize(ask.address().as_bytes()).collect();
            Some((format!("/sign-in?back={back}"), w.sign_in()))
        }
        (ErrorKind::Forbidden, SECOND_FACTOR) => Some(("/me/security".to_owned(), w.to_security())),
        (ErrorKind::Forbidden, FORGED) => None,
        (ErrorKind::Forbidden, _) => Some(("/me/roles".to_owned(), w.to_roles())),
        _ => None,
    };
    let code = if matches!(problem.kind, ErrorKind::Unavailable) { problem.code } else { "" };
    let template = ErrorPage { w, status, heading, advice, code, onward };
    let body = template.render().unwrap_or_else(|_| problem.code.to_owned());
    Answer::page(Page { title: heading.to_owned(), body: body.into(), ..Page::default() })
}
