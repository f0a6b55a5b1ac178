//! The rostering service of OneRoster 1.2 (REST binding): read only, for programs with a scope of the standard.

use kernel::{ErrorKind, Need, Problem};
use portal::{Answer, Ask, Limit, Method, Registry};
use serde_json::{Value, json};

use super::place;
use crate::Roster;
use crate::model::oneroster::filter::{self, Filter};
use crate::ops::oneroster::{Listing, Of, View, What};

/// Everything but demographics.
const ALL: &str = "https://purl.imsglobal.org/spec/or/v1p2/scope/roster.readonly";
/// The core of it.
const CORE: &str = "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-core.readonly";
/// Demographics.
const DEMOGRAPHICS: &str = "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-demographics.readonly";

/// Things in one answer where nothing is said (section 3.4.1).
pub const LIMIT_DEFAULT: u32 = 100;
/// Things in one answer at most.
pub const LIMIT_MAX: u32 = 1_000;

/// The scopes of a route (section 3.6).
const fn scopes(what: What, of: Of) -> &'static [&'static str] {
    match (what, of) {
        (What::Demographics, _) => &[DEMOGRAPHICS],
        (What::Orgs | What::Sessions | What::Courses | What::Classes | What::Users | What::Enrollments, Of::Everything) => &[ALL, CORE],
        _ => &[ALL],
    }
}

const LISTS: [(&str, What, Of); 29] = [
    ("/ims/oneroster/rostering/v1p2/orgs", What::Orgs, Of::Everything),
    ("/ims/oneroster/rostering/v1p2/schools", What::Schools, Of::Everything),
    ("/ims/oneroster/rostering/v1p2/academicSessions", What::Sessions, Of::Everything),
    ("/ims/oneroster/rostering/v1p2/terms", What::Terms, Of::Everything),
    ("/ims/oneroster/rostering/v1p2/gradingPeriods", What::GradingPeriods, Of::Everything),
    ("/ims/oneroster/rostering/v1p2/courses", What::Courses, Of::Everything),
    ("/ims/oneroster/rostering/v1p2/classes", What::Classes, Of::Everything),
    ("/ims/oneroster/rostering/v1p2/users", What::Users, Of::Everything),
    ("/ims/oneroster/rostering/v1p2/students", What::Students, Of::Everything),
    ("/ims/oneroster/rostering/v1p2/teachers", What::Teachers, Of::Everything),
    ("/ims/oneroster/rostering/v1p2/enrollments", What::Enrollments, Of::Everything),
    ("/ims/oneroster/rostering/v1p2/demographics", What::Demographics, Of::Everything),
    ("/ims/oneroster/rostering/v1p2/schools/{id}/courses", What::Courses, Of::School),
    ("/ims/oneroster/rostering/v1p2/schools/{id}/classes", What::Classes, Of::School),
    ("/ims/oneroster/rostering/v1p2/schools/{id}/enrollments", What::Enrollments, Of::School),
    ("/ims/oneroster/rostering/v1p2/schools/{id}/students", What::Students, Of::School),
    ("/ims/oneroster/rostering/v1p2/schools/{id}/teachers", What::Teachers, Of::School),
    ("/ims/oneroster/rostering/v1p2/schools/{id}/terms", What::Terms, Of::School),
    ("/ims/oneroster/rostering/v1p2/schools/{id}/classes/{class}/enrollments", What::Enrollments, Of::ClassOfSchool),
    ("/ims/oneroster/rostering/v1p2/schools/{id}/classes/{class}/students", What::Students, Of::ClassOfSchool),
    ("/ims/oneroster/rostering/v1p2/schools/{id}/classes/{class}/teachers", What::Teachers, Of::ClassOfSchool),
    ("/ims/oneroster/rostering/v1p2/classes/{id}/students", What::Students, Of::Class),
    ("/ims/oneroster/rostering/v1p2/classes/{id}/teachers", What::Teachers, Of::Class),
    ("/ims/oneroster/rostering/v1p2/courses/{id}/classes", What::Classes, Of::Course),
    ("/ims/oneroster/rostering/v1p2/terms/{id}/classes", What::Classes, Of::Term),
    ("/ims/oneroster/rostering/v1p2/terms/{id}/gradingPeriods", What::GradingPeriods, Of::Term),
    ("/ims/oneroster/rostering/v1p2/users/{id}/classes", What::Classes, Of::Person),
    ("/ims/oneroster/rostering/v1p2/students/{id}/classes", What::Classes, Of::Person),
    ("/ims/oneroster/rostering/v1p2/teachers/{id}/classes", What::Classes, Of::Person),
];

const SINGLES: [(&str, What); 12] = [
    ("/ims/oneroster/rostering/v1p2/orgs/{id}", What::Orgs),
    ("/ims/oneroster/rostering/v1p2/schools/{id}", What::Schools),
    ("/ims/oneroster/rostering/v1p2/academicSessions/{id}", What::Sessions),
    ("/ims/oneroster/rostering/v1p2/terms/{id}", What::Terms),
    ("/ims/oneroster/rostering/v1p2/gradingPeriods/{id}", What::GradingPeriods),
    ("/ims/oneroster/rostering/v1p2/courses/{id}", What::Courses),
    ("/ims/oneroster/rostering/v1p2/classes/{id}", What::Classes),
    ("/ims/oneroster/rostering/v1p2/users/{id}", What::Users),
    ("/ims/oneroster/rostering/v1p2/students/{id}", What::Students),
    ("/ims/oneroster/rostering/v1p2/teachers/{id}", What::Teachers),
    ("/ims/oneroster/rostering/v1p2/enrollments/{id}", What::Enrollments),
    ("/ims/oneroster/rostering/v1p2/demographics/{id}", What::Demographics),
];

/// Registers the routes of the service.
pub fn register(registry: &mut Registry, room: &Roster) {
    for (path, what, of) in LISTS {
        let room = room.clone();
        registry.add(Method::Get, path, Need::Scope(scopes(what, of)), Limit::Free, move |ask| list(&room, ask, what, of)).wording(status_info);
    }
    for (path, what) in SINGLES {
        let room = room.clone();
        registry.add(Method::Get, path, Need::Scope(scopes(what, Of::Everything)), Limit::Free, move |ask| one(&room, ask, what)).wording(status_info);
    }
}

/// The fields asked for; saying that none is wanted is a mistake (section 3.4.4).
fn fields(ask: &Ask) -> Result<Vec<&str>, Problem> {
    match ask.query("fields") {
        None => Ok(Vec::new()),
        Some(text) => {
            let fields: Vec<&str> = text.split(',').map(str::trim).filter(|field| !field.is_empty()).collect();
            if fields.is_empty() {
                return Err(Problem::new(ErrorKind::Invalid, "invalid_blank_selection_field", "the list of fields is empty"));
            }
            Ok(fields)
        }
    }
}

/// The fields that there are; where a program asks for none of them it gets all.
fn known<'f>(what: What, fields: &[&'f str]) -> Vec<&'f str> {
    fields.iter().copied().filter(|field| what.fields().contains(field)).collect()
}

fn number(ask: &Ask, name: &str, otherwise: u32) -> Result<u32, Problem> {
    match ask.query(name) {
        None => Ok(otherwise),
        Some(text) => text.parse().map_err(|_| Problem::new(ErrorKind::Invalid, "invaliddata", format!("{name} must be a whole number that is not negative"))),
    }
}

fn list(room: &Roster, ask: &Ask, what: What, of: Of) -> Result<Answer, Problem> {
    let limit = number(ask, "limit", LIMIT_DEFAULT)?.min(LIMIT_MAX);
    let offset = number(ask, "offset", 0)?;
    if limit == 0 {
        return Err(Problem::new(ErrorKind::Invalid, "invaliddata", "limit must be at least 1"));
    }
    let filter = match ask.query("filter") {
        Some(text) => Some(Filter::parse(text, what.fields()).map_err(|fault| Problem::new(ErrorKind::Invalid, "invalid_filter_field", fault.to_string()))?),
        None => None,
    };
    let descending = match ask.query("orderBy") {
        None | Some("asc") => false,
        Some("desc") => true,
        Some(_) => return Err(Problem::new(ErrorKind::Invalid, "invaliddata", "orderBy is asc or desc")),
    };
    let fields = known(what, &fields(ask)?);
    let place = place(room, ask)?;
    let parts: Vec<&str> = (0..2).map(|position| ask.part(position)).collect();
    let listing = Listing { filter: filter.as_ref(), sort: ask.query("sort").unwrap_or(""), descending, offset, limit };
    let (things, total) = room.services.database.read(|session| {
        let view = View::open(room, session, place, ask.now, &ask.base_url)?;
        view.list(session, what, of, &parts, &listing)
    })?;
    let things: Vec<Value> = things.into_iter().map(|thing| filter::choose(thing, &fields)).collect();
    let mut answer = Answer::json(&json!({ what.words().0: things })).header("x-total-count", total.to_string()).header("cache-control", "no-store");
    if let Some(links) = links(ask, offset, limit, total) {
        answer = answer.header("link", links);
    }
    Ok(answer)
}

fn one(room: &Roster, ask: &Ask, what: What) -> Result<Answer, Problem> {
    let fields = known(what, &fields(ask)?);
    let place = place(room, ask)?;
    let thing = room.services.database.read(|session| View::open(room, session, place, ask.now, &ask.base_url)?.one(session, what, ask.part(0)))?;
    Ok(Answer::json(&json!({ what.words().1: filter::choose(thing, &fields) })).header("cache-control", "no-store"))
}

/// Where the other pages are (RFC 8288; section 3.4.1).
fn links(ask: &Ask, offset: u32, limit: u32, total: u64) -> Option<String> {
    if total <= u64::from(limit) && offset == 0 {
        return None;
    }
    let rest: Vec<(&str, &str)> =
        ask.query.iter().map(|(name, value)| (name.as_str(), value.as_str())).filter(|(name, _)| !matches!(*name, "limit" | "offset")).collect();
    let rest: String = rest.iter().map(|(name, value)| format!("&{}={}", escaped(name), escaped(value))).collect();
    let address = |offset: u64| format!("{}{}?limit={limit}&offset={offset}{rest}", ask.base_url, ask.path);
    let (offset, limit) = (u64::from(offset), u64::from(limit));
    let last = total.saturating_sub(1) / limit * limit;
    let mut links = vec![format!("<{}>; rel=\"first\"", address(0)), format!("<{}>; rel=\"last\"", address(last))];
    if offset + limit < total {
        links.push(format!("<{}>; rel=\"next\"", address(offset + limit)));
    }
    if offset > 0 {
        links.push(format!("<{}>; rel=\"prev\"", address(offset.saturating_sub(limit))));
    }
    Some(links.join(", "))
}

fn escaped(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

/// A failure as the standard words it (section 3.5, imsx_StatusInfo).
fn status_info(_: &Ask, problem: &Problem) -> Answer {
    let (status, minor) = match problem.kind {
        ErrorKind::NotFound => (404, "unknownobject"),
        ErrorKind::SignInNeeded => (401, "unauthorisedrequest"),
        ErrorKind::Forbidden => (403, "forbidden"),
        ErrorKind::TooMany => (429, "server_busy"),
        ErrorKind::Unavailable => (500, "internal_server_error"),
        _ => match problem.code {
            code @ ("invalid_filter_field" | "invalid_blank_selection_field" | "invaliddata") => (400, code),
            _ => (400, "invaliddata"),
        },
    };
    // What failed on our side is for the log.
    let description = if problem.kind == ErrorKind::Unavailable { "the service failed" } else { problem.detail.as_str() };
    let body = json!({
        "imsx_codeMajor": "failure", "imsx_severity": "error", "imsx_description": description,
        "imsx_CodeMinor": { "imsx_codeMinorField": [{ "imsx_codeMinorFieldName": "TargetEndSystem", "imsx_codeMinorFieldValue": minor }] },
    });
    let answer = Answer::json(&body).status(status);
    if status == 401 { answer.header("www-authenticate", "Bearer") } else { answer }
}
