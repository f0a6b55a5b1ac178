//! A conformant bundle of an organisation and everything below it (OneRoster 1.2 CSV binding), made of what the service says.

use std::io::{Cursor, Write};

use kernel::{Action, Id, Permission, Role};
use organization::By;
use platform::audit::Note;
use serde_json::Value;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{View, What};
use crate::model::bounds::BUNDLE_ROWS_MAX;
use crate::model::spreadsheet_text::{line, plain_line};
use crate::ops::access_organization;
use crate::{Roster, RosterError};

/// Things looked at together.
const PAGE: usize = 1_000;

const ORGS: [&str; 7] = ["sourcedId", "status", "dateLastModified", "name", "type", "identifier", "parentSourcedId"];
const SESSIONS: [&str; 9] = ["sourcedId", "status", "dateLastModified", "title", "type", "startDate", "endDate", "parentSourcedId", "schoolYear"];
const COURSES: [&str; 10] =
    ["sourcedId", "status", "dateLastModified", "schoolYearSourcedId", "title", "courseCode", "grades", "orgSourcedId", "subjects", "subjectCodes"];
const CLASSES: [&str; 14] = [
    "sourcedId",
    "status",
    "dateLastModified",
    "title",
    "grades",
    "courseSourcedId",
    "classCode",
    "classType",
    "location",
    "schoolSourcedId",
    "termSourcedIds",
    "subjects",
    "subjectCodes",
    "periods",
];
const USERS: [&str; 23] = [
    "sourcedId",
    "status",
    "dateLastModified",
    "enabledUser",
    "username",
    "userIds",
    "givenName",
    "familyName",
    "middleName",
    "identifier",
    "email",
    "sms",
    "phone",
    "agentSourcedIds",
    "grades",
    "password",
    "userMasterIdentifier",
    "resourceSourcedIds",
    "preferredGivenName",
    "preferredMiddleName",
    "preferredFamilyName",
    "primaryOrgSourcedId",
    "pronouns",
];
const ROLES: [&str; 10] =
    ["sourcedId", "status", "dateLastModified", "userSourcedId", "roleType", "role", "beginDate", "endDate", "orgSourcedId", "userProfileSourcedId"];
const ENROLLMENTS: [&str; 10] =
    ["sourcedId", "status", "dateLastModified", "classSourcedId", "schoolSourcedId", "userSourcedId", "role", "primary", "beginDate", "endDate"];

/// The files of OneRoster 1.2 that a manifest speaks of; those that are not in the bundle are `absent`.
const MANIFEST: [&str; 21] = [
    "academicSessions",
    "categories",
    "classes",
    "classResources",
    "courses",
    "courseResources",
    "demographics",
    "enrollments",
    "lineItemLearningObjectiveIds",
    "lineItems",
    "lineItemScoreScales",
    "orgs",
    "resources",
    "resultLearningObjectiveIds",
    "results",
    "resultScoreScales",
    "roles",
    "scoreScales",
    "userProfiles",
    "userResources",
    "users",
];

/// The value of a column: in a bulk bundle status and date are empty (section 4.2); references are by sourcedId, lists parted by commas.
pub(super) fn cell(thing: &Value, column: &str) -> String {
    let column = match column {
        "preferredGivenName" => "preferredFirstName",
        "preferredFamilyName" => "preferredLastName",
        column => column,
    };
    if matches!(column, "status" | "dateLastModified") {
        return String::new();
    }
    // What stands for a code that there is none of is not given out as one: it would become one where the bundle is brought in.
    if matches!(column, "identifier" | "courseCode") && thing.get(column) == thing.get("sourcedId") {
        return String::new();
    }
    let name = column.strip_suffix("SourcedIds").map(|stem| format!("{stem}s")).or_else(|| column.strip_suffix("SourcedId").map(str::to_owned));
    match name {
        Some(name) if column != "sourcedId" => text(thing.get(&name).or_else(|| thing.get(name.trim_end_matches('s')))),
        _ => text(thing.get(column)),
    }
}

fn text(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(list)) => list.iter().map(|one| text(Some(one))).collect::<Vec<_>>().join(","),
        Some(Value::Object(map)) => text(map.get("sourcedId")),
        Some(Value::Null) | None => String::new(),
        Some(other) => other.to_string(),
    }
}

fn rows(text: &mut String, columns: &[&str], things: &[Value]) {
    for thing in things {
        text.push_str(&plain_line(columns.iter().map(|column| cell(thing, column)).collect::<Vec<_>>().iter().map(String::as_str)));
    }
}

/// The bundle, for whoever may export there; that it was made is noted.
///
/// # Errors
/// Whoever asks may not, or the database fails.
pub fn bundle(room: &Roster, by: &By, organization: Id) -> Result<Vec<u8>, RosterError> {
    access_organization(room, by, organization, Permission::ExportRoster)?;
    let files = room.services.database.read::<_, RosterError>(|session| {
        let view = View::open(room, session, organization, by.now, "")?;
        let head = |columns: &[&str]| plain_line(columns.iter().copied());
        let mut files: Vec<(&'static str, String)> = Vec::new();
        for (name, what, columns) in [
            ("orgs.csv", What::Orgs, ORGS.as_slice()),
            ("academicSessions.csv", What::Sessions, SESSIONS.as_slice()),
            ("courses.csv", What::Courses, COURSES.as_slice()),
            ("classes.csv", What::Classes, CLASSES.as_slice()),
            ("enrollments.csv", What::Enrollments, ENROLLMENTS.as_slice()),
        ] {
            let mut text = head(columns);
            view.each(session, what, |things| rows(&mut text, columns, things))?;
            files.push((name, text));
        }
        let (mut users, mut roles) = (head(&USERS), head(&ROLES));
        view.each(session, What::Users, |things| {
            rows(&mut users, &USERS, things);
            things.iter().for_each(|user| add_roles(&mut roles, user));
        })?;
        files.extend([("users.csv", users), ("roles.csv", roles)]);
        Ok(files)
    })?;
    note(room, by, organization, Action::RosterExportedOneroster)?;
    archive(&files)
}

/// The roles of a user, each with a sourcedId made of what it says.
fn add_roles(text: &mut String, user: &Value) {
    let id = self::text(user.get("sourcedId"));
    let list = user.get("roles").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    for role in list {
        let (word, org) = (self::text(role.get("role")), self::text(role.get("org")));
        let sourced = Id::named(&["oneroster role", &id, &word, &org]).to_string();
        let kind = self::text(role.get("roleType"));
        text.push_str(&plain_line([sourced.as_str(), "", "", &id, &kind, &word, "", "", &org, ""]));
    }
}

fn archive(files: &[(&'static str, String)]) -> Result<Vec<u8>, RosterError> {
    let failed = |error: &dyn std::fmt::Display| RosterError::Kept(error.to_string());
    let mut manifest = String::from("propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,1.2\r\n");
    for name in MANIFEST {
        let there = files.iter().any(|(file, _)| file.trim_end_matches(".csv") == name);
        manifest.push_str(&plain_line([format!("file.{name}").as_str(), if there { "bulk" } else { "absent" }]));
    }
    manifest.push_str("source.systemName,Xingtan\r\nsource.systemCode,xingtan\r\n");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [("manifest.csv", &manifest)].into_iter().chain(files.iter().map(|(name, text)| (*name, text))) {
        writer.start_file(name, SimpleFileOptions::default()).map_err(|error| failed(&error))?;
        writer.write_all(text.as_bytes()).map_err(|error| failed(&error))?;
    }
    Ok(writer.finish().map_err(|error| failed(&error))?.into_inner())
}

/// A spreadsheet of everybody, for people: cells are guarded against formulas.
///
/// # Errors
/// Whoever asks may not, or the database fails.
pub fn spreadsheet(room: &Roster, by: &By, organization: Id, headings: &[&str], role_name: &dyn Fn(&str) -> String) -> Result<String, RosterError> {
    access_organization(room, by, organization, Permission::ExportRoster)?;
    let mut text = String::from("\u{feff}");
    text.push_str(&line(headings.iter().copied()));
    room.services.database.read::<_, RosterError>(|session| {
        let view = View::open(room, session, organization, by.now, "")?;
        let people = view.people(session, &view.place, &[], 0, u32::try_from(BUNDLE_ROWS_MAX).unwrap_or(u32::MAX))?;
        for part in people.chunks(PAGE) {
            // Those who run or audit the platform are given that by no list, so no list has it.
            let by_lists = |role: Role| !matches!(role, Role::Operator | Role::Auditor | Role::Employer);
            for one in view.lines(session, part)?.iter().filter(|one| by_lists(one.membership.role)) {
                let (grade, class, school) = view.where_is(one.membership.organization);
                let role = role_name(one.membership.role.as_str());
                let cells = [one.account.display_name.as_str(), &one.number, &one.account.name, &role, &school, &grade, &class, &one.email, &one.phone];
                text.push_str(&line(cells));
            }
        }
        Ok(())
    })?;
    note(room, by, organization, Action::RosterExportedSheet)?;
    Ok(text)
}

fn note(room: &Roster, by: &By, organization: Id, action: Action) -> Result<(), RosterError> {
    room.services.database.write::<_, RosterError>(|session| {
        let object = Some(("organization", organization));
        let note = Note { organization: Some(organization), address: by.address, ..Note::new(by.who.actor, action, object) };
        Ok(room.services.audit(session, &note)?)
    })
}
