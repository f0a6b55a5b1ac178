//! The rostering service of OneRoster 1.2 (REST binding): read only, for programs with a scope of the standard.

use kernel::{ErrorKind, Need, Problem};
use portal::{Answer, Ask, Limit, Method, Registry};
use serde_json::{Value, json};

use super::place;
use crate::Roster;
use crate::model::oneroster::discovery::{self, Operation};
use crate::model::oneroster::filter::{self, Filter};
use crate::ops::oneroster::{Listing, Of, SERVICE, View, What};

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
        (_, Of::Everything) => &[ALL, CORE],
        _ => &[ALL],
    }
}

const LISTS: [(&str, What, Of, &str); 29] = [
    ("/ims/oneroster/rostering/v1p2/orgs", What::Orgs, Of::Everything, "getAllOrgs"),
    ("/ims/oneroster/rostering/v1p2/schools", What::Schools, Of::Everything, "getAllSchools"),
    ("/ims/oneroster/rostering/v1p2/academicSessions", What::Sessions, Of::Everything, "getAllAcademicSessions"),
    ("/ims/oneroster/rostering/v1p2/terms", What::Terms, Of::Everything, "getAllTerms"),
    ("/ims/oneroster/rostering/v1p2/gradingPeriods", What::GradingPeriods, Of::Everything, "getAllGradingPeriods"),
    ("/ims/oneroster/rostering/v1p2/courses", What::Courses, Of::Everything, "getAllCourses"),
    ("/ims/oneroster/rostering/v1p2/classes", What::Classes, Of::Everything, "getAllClasses"),
    ("/ims/oneroster/rostering/v1p2/users", What::Users, Of::Everything, "getAllUsers"),
    ("/ims/oneroster/rostering/v1p2/students", What::Students, Of::Everything, "getAllStudents"),
    ("/ims/oneroster/rostering/v1p2/teachers", What::Teachers, Of::Everything, "getAllTeachers"),
    ("/ims/oneroster/rostering/v1p2/enrollments", What::Enrollments, Of::Everything, "getAllEnrollments"),
    ("/ims/oneroster/rostering/v1p2/demographics", What::Demographics, Of::Everything, "getAllDemographics"),
    ("/ims/oneroster/rostering/v1p2/schools/{id}/courses", What::Courses, Of::School, "getCoursesForSchool"),
    ("/ims/oneroster/rostering/v1p2/schools/{id}/classes", What::Classes, Of::School, "getClassesForSchool"),
    ("/ims/oneroster/rostering/v1p2/schools/{id}/enrollments", What::Enrollments, Of::School, "getEnrollmentsForSchool"),
    ("/ims/oneroster/rostering/v1p2/schools/{id}/students", What::Students, Of::School, "getStudentsForSchool"),
    ("/ims/oneroster/rostering/v1p2/schools/{id}/teachers", What::Teachers, Of::School, "getTeachersForSchool"),
    ("/ims/oneroster/rostering/v1p2/schools/{id}/terms", What::Terms, Of::School, "getTermsForSchool"),
    ("/ims/oneroster/rostering/v1p2/schools/{id}/classes/{class}/enrollments", What::Enrollments, Of::ClassOfSchool, "getEnrollmentsForClassInSchool"),
    ("/ims/oneroster/rostering/v1p2/schools/{id}/classes/{class}/students", What::Students, Of::ClassOfSchool, "getStudentsForClassInSchool"),
    ("/ims/oneroster/rostering/v1p2/schools/{id}/classes/{class}/teachers", What::Teachers, Of::ClassOfSchool, "getTeachersForClassInSchool"),
    ("/ims/oneroster/rostering/v1p2/classes/{id}/students", What::Students, Of::Class, "getStudentsForClass"),
    ("/ims/oneroster/rostering/v1p2/classes/{id}/teachers", What::Teachers, Of::Class, "getTeachersForClass"),
    ("/ims/oneroster/rostering/v1p2/courses/{id}/classes", What::Classes, Of::Course, "getClassesForCourse"),
    ("/ims/oneroster/rostering/v1p2/terms/{id}/classes", What::Classes, Of::Term, "getClassesForTerm"),
    ("/ims/oneroster/rostering/v1p2/terms/{id}/gradingPeriods", What::GradingPeriods, Of::Term, "getGradingPeriodsForTerm"),
    ("/ims/oneroster/rostering/v1p2/users/{id}/classes", What::Classes, Of::Person, "getClassesForUser"),
    ("/ims/oneroster/rostering/v1p2/students/{id}/classes", What::Classes, Of::Person, "getClassesForStudent"),
    ("/ims/oneroster/rostering/v1p2/teachers/{id}/classes", What::Classes, Of::Person, "getClassesForTeacher"),
];

const SINGLES: [(&str, What, &str); 12] = [
    ("/ims/oneroster/rostering/v1p2/orgs/{id}", What::Orgs, "getOrg"),
    ("/ims/oneroster/rostering/v1p2/schools/{id}", What::Schools, "getSchool"),
    ("/ims/oneroster/rostering/v1p2/academicSessions/{id}", What::Sessions, "getAcademicSession"),
    ("/ims/oneroster/rostering/v1p2/terms/{id}", What::Terms, "getTerm"),
    ("/ims/oneroster/rostering/v1p2/gradingPeriods/{id}", What::GradingPeriods, "getGradingPeriod"),
    ("/ims/oneroster/rostering/v1p2/courses/{id}", What::Courses, "getCourse"),
    ("/ims/oneroster/rostering/v1p2/classes/{id}", What::Classes, "getClass"),
    ("/ims/oneroster/rostering/v1p2/users/{id}", What::Users, "getUser"),
    ("/ims/oneroster/rostering/v1p2/students/{id}", What::Students, "getStudent"),
    ("/ims/oneroster/rostering/v1p2/teachers/{id}", What::Teachers, "getTeacher"),
    ("/ims/oneroster/rostering/v1p2/enrollments/{id}", What::Enrollments, "getEnrollment"),
    ("/ims/oneroster/rostering/v1p2/demographics/{id}", What::Demographics, "getDemographics"),
];

/// Registers the routes of the service.
pub fn register(registry: &mut Registry, room: &Roster) {
    for (path, what, of, _) in LISTS {
        let room = room.clone();
        registry.add(Method::Get, path, Need::Scope(scopes(what, of)), Limit::Free, move |ask| list(&room, ask, what, of)).wording(status_info);
    }
    for (path, what, _) in SINGLES {
        let room = room.clone();
        registry.add(Method::Get, path, Need::Scope(scopes(what, Of::Everything)), Limit::Free, move |ask| one(&room, ask, what)).wording(status_info);
    }
    for path in DISCOVERY {
        registry.add(Method::Get, path, Need::Program, Limit::Free, |ask: &Ask| Ok(Answer::json(&described(ask)))).wording(status_info);
    }
}

/// The file that says what the service can do, by the name that the binding gives it and by that of the guide to certification.
const DISCOVERY: [&str; 2] = [
    "/ims/oneroster/rostering/v1p2/discovery/onerosterv1p2rostersservice_openapi3_v1p0.json",
    "/ims/oneroster/rostering/v1p2/discovery/imsorv1p2_rostering_openapi3_v1p0.json",
];

fn described(ask: &Ask) -> Value {
    let below = |path: &'static str| path.strip_prefix(SERVICE).unwrap_or(path);
    let lists = LISTS.iter().map(|(path, what, of, id)| Operation { id, path: below(path), words: what.words(), is_list: true, scopes: scopes(*what, *of) });
    let singles =
        SINGLES.iter().map(|(path, what, id)| Operation { id, path: below(path), words: what.words(), is_list: false, scopes: scopes(*what, Of::Everything) });
    let operations: Vec<Operation<'_>> = lists.chain(singles).collect();
    let scopes = [
        (ALL, "Reading everything but demographics"),
        (CORE, "Reading whole collections, and things one by one, but demographics"),
        (DEMOGRAPHICS, "Reading demographics"),
    ];
    discovery::document(&format!("{}{SERVICE}", ask.base_url), &format!("{}/oauth2/token", ask.base_url), &operations, &scopes)
}

/// The fields asked for; all where nothing is said. That none is wanted, or one that the standard does not know, is a mistake.
fn fields(ask: &Ask, what: What) -> Result<Vec<&str>, Problem> {
    let Some(text) = ask.query("fields") else { return Ok(Vec::new()) };
    let invalid = |detail: String| Problem::new(ErrorKind::Invalid, "invalid_selection_field", detail);
    let (known, fields): (Vec<&str>, Vec<&str>) = (what.fields(), text.split(',').map(str::trim).collect());
    match fields.iter().find(|field| !known.contains(field)) {
        Some(&"") => Err(invalid("a name in the list of fields is empty".to_owned())),
        Some(field) => Err(invalid(format!("there is no field '{}' to choose", field.chars().take(60).collect::<String>()))),
        None => Ok(fields),
    }
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
        Some(text) => Some(Filter::parse(text, &what.fields()).map_err(|fault| Problem::new(ErrorKind::Invalid, "invalid_filter_field", fault.to_string()))?),
        None => None,
    };
    let descending = match ask.query("orderBy") {
        None | Some("asc") => false,
        Some("desc") => true,
        Some(_) => return Err(Problem::new(ErrorKind::Invalid, "invaliddata", "orderBy is asc or desc")),
    };
    let fields = fields(ask, what)?;
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
    let fields = fields(ask, what)?;
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
            code @ ("invalid_filter_field" | "invalid_selection_field" | "invaliddata") => (400, code),
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
