//! Organisations, terms, courses and classes of a bundle.

use std::collections::{HashMap, HashSet};

use organization::Kind;

use super::bundle::Reading;
use super::rows::{Mode, Row, Rows};
use super::words::{self, CLASS_TYPES, SESSION_TYPES};
use crate::model::birthday;
use crate::model::bounds::UNITS_MAX;
use crate::model::draft::{AcademicSession, ClassDetail, Course, Unit};
use crate::model::fault::{Fault, FaultKind};

struct Org<'a> {
    row: Row<'a>,
    id: &'a str,
    name: String,
    kind: Kind,
    code: &'a str,
    parent: &'a str,
}

fn org<'a>(row: Row<'a>) -> Result<Org<'a>, Fault> {
    let kind = words::kind(row.required("type")?).ok_or_else(|| row.fault(FaultKind::ValueWrong, "type"))?;
    let name = organization::model::name::shown(row.required("name")?).ok_or_else(|| row.fault(FaultKind::PlaceNameWrong, "name"))?;
    let code = Some(row.short("identifier")?).filter(|code| organization::model::name::code(code).is_some()).unwrap_or("");
    Ok(Org { row, id: row.required("sourcedId")?, name, kind, code, parent: row.short("parentSourcedId")? })
}

/// Organisations. One of them may be the organisation of the import itself: then those above it are not touched.
pub(super) fn orgs(reading: &mut Reading<'_>, rows: &Rows<'_>) {
    let mut all: Vec<Org<'_>> = Vec::new();
    for row in rows.iter() {
        match row.is_gone() {
            Ok(true) => {}
            Ok(false) => match org(row) {
                Ok(org) if all.len() < UNITS_MAX => all.push(org),
                Ok(org) => reading.refuse(org.row.fault(FaultKind::TooMany, "sourcedId")),
                Err(fault) => reading.refuse(fault),
            },
            Err(fault) => reading.refuse(fault),
        }
    }
    // An export of a grade or class speaks of it where others speak of the school.
    reading.units.insert(reading.base.id.clone(), None);
    let parents: HashMap<&str, &str> = all.iter().map(|org| (org.id, org.parent)).collect();
    let mut above: HashSet<&str> = HashSet::new();
    if let Some(own) = own(reading, &all) {
        reading.draft.own_externals.push(own.to_owned());
        reading.units.insert(own.to_owned(), None);
        let mut step = parents.get(own).copied().unwrap_or("");
        while !step.is_empty() && above.insert(step) {
            step = parents.get(step).copied().unwrap_or("");
        }
    }
    // Parents first, whatever the order of the file; what is left waits for itself or for nothing.
    let mut waiting: Vec<&Org<'_>> = all.iter().filter(|org| !above.contains(org.id) && !reading.units.contains_key(org.id)).collect();
    for id in above {
        reading.units.insert(id.to_owned(), None); // a role held above is held here
    }
    loop {
        let before = waiting.len();
        let (ready, later): (Vec<&Org<'_>>, Vec<&Org<'_>>) =
            waiting.into_iter().partition(|org| org.parent.is_empty() || reading.units.contains_key(org.parent));
        for org in ready {
            let parent = reading.units.get(org.parent).copied().flatten();
            add(reading, org, parent);
        }
        waiting = later;
        if waiting.is_empty() || waiting.len() == before {
            break;
        }
    }
    for org in waiting {
        if rows.mode == Mode::Delta && !parents.contains_key(org.parent) {
            let parent = known_only(reading, org.parent, Kind::School, org.row.number());
            add(reading, org, Some(parent));
        } else {
            reading.refuse(org.row.fault(FaultKind::ReferenceWrong, "parentSourcedId"));
        }
    }
}

/// The organisation of a bundle that is the one of the import: by its code, or by kind and name, or as the only school of a school's bundle.
fn own<'a>(reading: &Reading<'_>, all: &[Org<'a>]) -> Option<&'a str> {
    let base = reading.base;
    let by_code = all.iter().find(|org| org.id == base.id || !base.code.is_empty() && (org.code == base.code || org.id == base.code));
    let by_name = || all.iter().find(|org| org.kind == base.kind && org.name == base.name);
    let schools = || all.iter().filter(|org| org.kind == Kind::School);
    let only = || schools().next().filter(|_| base.kind == Kind::School && schools().count() == 1);
    by_code.or_else(by_name).or_else(only).map(|org| org.id)
}

fn add(reading: &mut Reading<'_>, org: &Org<'_>, parent: Option<usize>) {
    let over = parent.and_then(|parent| reading.draft.units.get(parent)).map_or(reading.base.kind, |unit| unit.kind);
    if !org.kind.goes_below(over) {
        return reading.refuse(org.row.fault(FaultKind::PlaceWrong, "type"));
    }
    let unit = Unit {
        line: org.row.number(),
        external: org.id.to_owned(),
        parent,
        kind: org.kind,
        name: org.name.clone(),
        code: org.code.to_owned(),
        known_only: false,
    };
    reading.draft.units.push(unit);
    reading.units.insert(org.id.to_owned(), Some(reading.draft.units.len() - 1));
}

/// A place that a delta only names.
pub(super) fn known_only(reading: &mut Reading<'_>, id: &str, kind: Kind, line: u32) -> usize {
    let unit = Unit { line, external: id.to_owned(), parent: None, kind, name: String::new(), code: String::new(), known_only: true };
    reading.draft.units.push(unit);
    let index = reading.draft.units.len() - 1;
    reading.units.insert(id.to_owned(), Some(index));
    index
}

/// Terms, school years, grading periods.
pub(super) fn sessions(reading: &mut Reading<'_>, rows: &Rows<'_>) {
    let ids: HashSet<&str> = rows.iter().map(|row| row.get("sourcedId")).collect();
    for row in rows.iter() {
        match session(&row, &ids, rows.mode) {
            Ok(Some(_)) if reading.draft.sessions.len() >= UNITS_MAX => reading.refuse(row.fault(FaultKind::TooMany, "sourcedId")),
            Ok(Some(session)) => reading.draft.sessions.push(session),
            Ok(None) => {}
            Err(fault) => reading.refuse(fault),
        }
    }
}

fn session(row: &Row<'_>, ids: &HashSet<&str>, mode: Mode) -> Result<Option<AcademicSession>, Fault> {
    if row.is_gone()? {
        return Ok(None);
    }
    let kind = row.required("type")?;
    if !SESSION_TYPES.contains(&kind) {
        return Err(row.fault(FaultKind::ValueWrong, "type"));
    }
    for column in ["startDate", "endDate"] {
        birthday::date(row.required(column)?).ok_or_else(|| row.fault(FaultKind::ValueWrong, column))?;
    }
    let parent = row.short("parentSourcedId")?;
    if !parent.is_empty() && mode == Mode::Bulk && !ids.contains(parent) {
        return Err(row.fault(FaultKind::ReferenceWrong, "parentSourcedId"));
    }
    let year = row.required("schoolYear")?;
    if year.len() != 4 || !year.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(row.fault(FaultKind::ValueWrong, "schoolYear"));
    }
    Ok(Some(AcademicSession {
        external: row.required("sourcedId")?.to_owned(),
        title: row.required("title")?.to_owned(),
        kind: kind.to_owned(),
        starts_on: row.get("startDate").to_owned(),
        ends_on: row.get("endDate").to_owned(),
        parent: parent.to_owned(),
        school_year: year.to_owned(),
    }))
}

/// Courses.
pub(super) fn courses(reading: &mut Reading<'_>, rows: &Rows<'_>) {
    for row in rows.iter() {
        match course(reading, &row, rows.mode) {
            Ok(Some(_)) if reading.draft.courses.len() >= UNITS_MAX => reading.refuse(row.fault(FaultKind::TooMany, "sourcedId")),
            Ok(Some(course)) => reading.draft.courses.push(course),
            Ok(None) => {}
            Err(fault) => reading.refuse(fault),
        }
    }
}

fn course(reading: &mut Reading<'_>, row: &Row<'_>, mode: Mode) -> Result<Option<Course>, Fault> {
    if row.is_gone()? {
        return Ok(None);
    }
    let school = place(reading, row, "orgSourcedId", mode)?;
    let session = row.short("schoolYearSourcedId")?;
    if !session.is_empty() && mode == Mode::Bulk && !reading.draft.sessions.iter().any(|known| known.external == session) {
        return Err(row.fault(FaultKind::ReferenceWrong, "schoolYearSourcedId"));
    }
    Ok(Some(Course {
        external: row.required("sourcedId")?.to_owned(),
        session: session.to_owned(),
        title: row.required("title")?.to_owned(),
        code: row.short("courseCode")?.to_owned(),
        school,
        grades: row.list("grades"),
        subjects: row.list("subjects"),
        subject_codes: row.list("subjectCodes"),
    }))
}

/// The place a line refers to; a delta may refer to one that is known already.
pub(super) fn place(reading: &mut Reading<'_>, row: &Row<'_>, column: &str, mode: Mode) -> Result<Option<usize>, Fault> {
    let id = row.required(column)?;
    match reading.units.get(id) {
        Some(unit) => Ok(*unit),
        None if mode == Mode::Delta => {
            let kind = if column == "classSourcedId" { Kind::Class } else { Kind::School };
            Ok(Some(known_only(reading, id, kind, row.number())))
        }
        None => Err(row.fault(FaultKind::ReferenceWrong, column)),
    }
}

/// Classes.
pub(super) fn classes(reading: &mut Reading<'_>, rows: &Rows<'_>) {
    let courses: HashSet<String> = reading.draft.courses.iter().map(|course| course.external.clone()).collect();
    let terms: HashSet<String> = reading.draft.sessions.iter().map(|session| session.external.clone()).collect();
    for row in rows.iter() {
        let result = class(reading, &row, rows.mode, &courses, &terms);
        if let Err(fault) = result {
            reading.refuse(fault);
        }
    }
}

fn class(reading: &mut Reading<'_>, row: &Row<'_>, mode: Mode, courses: &HashSet<String>, terms: &HashSet<String>) -> Result<(), Fault> {
    if row.is_gone()? {
        return Ok(());
    }
    let id = row.required("sourcedId")?;
    if id == reading.base.id {
        return Ok(());
    }
    let name = organization::model::name::shown(row.required("title")?).ok_or_else(|| row.fault(FaultKind::PlaceNameWrong, "title"))?;
    let kind = row.required("classType")?;
    if !CLASS_TYPES.contains(&kind) {
        return Err(row.fault(FaultKind::ValueWrong, "classType"));
    }
    let course = row.required("courseSourcedId")?;
    if mode == Mode::Bulk && !courses.contains(course) {
        return Err(row.fault(FaultKind::ReferenceWrong, "courseSourcedId"));
    }
    row.required("termSourcedIds")?;
    let sessions = row.list("termSourcedIds");
    if mode == Mode::Bulk && !sessions.iter().all(|term| terms.contains(term)) {
        return Err(row.fault(FaultKind::ReferenceWrong, "termSourcedIds"));
    }
    let parent = place(reading, row, "schoolSourcedId", mode)?;
    let over = parent.and_then(|parent| reading.draft.units.get(parent)).map_or(reading.base.kind, |unit| unit.kind);
    if !Kind::Class.goes_below(over) {
        return Err(row.fault(FaultKind::PlaceWrong, "schoolSourcedId"));
    }
    if reading.draft.units.len() >= UNITS_MAX || reading.units.contains_key(id) {
        return Err(row.fault(if reading.units.contains_key(id) { FaultKind::Twice } else { FaultKind::TooMany }, "sourcedId"));
    }
    let unit = Unit { line: row.number(), external: id.to_owned(), parent, kind: Kind::Class, name, code: String::new(), known_only: false };
    reading.draft.units.push(unit);
    let unit = reading.draft.units.len() - 1;
    reading.units.insert(id.to_owned(), Some(unit));
    reading.draft.classes.push(ClassDetail {
        unit,
        course: course.to_owned(),
        kind: kind.to_owned(),
        location: row.short("location")?.to_owned(),
        grades: row.list("grades"),
        subjects: row.list("subjects"),
        periods: row.list("periods"),
        sessions,
    });
    Ok(())
}
