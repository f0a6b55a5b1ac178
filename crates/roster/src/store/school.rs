//! Terms, courses and details of classes (OneRoster 1.2).

use std::collections::HashMap;

use kernel::{Id, Time};
use platform::database::placeholders;
use platform::{DatabaseError, Row, Session, Value};

use super::{IDS_MAX, insert, replacing};

/// A term, school year or grading period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermRow {
    /// Its id.
    pub id: Id,
    /// Whose.
    pub organization: Id,
    /// Its title.
    pub title: String,
    /// Its kind.
    pub kind: String,
    /// First day.
    pub starts_on: String,
    /// Last day.
    pub ends_on: String,
    /// What it is a part of.
    pub parent: Option<Id>,
    /// The year in which the school year ends.
    pub school_year: String,
    /// When it was last changed.
    pub changed_at: Time,
}

/// A course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourseRow {
    /// Its id.
    pub id: Id,
    /// Whose list it came with.
    pub organization: Id,
    /// The school.
    pub school: Id,
    /// The school year.
    pub session: Option<Id>,
    /// Its title.
    pub title: String,
    /// Its code.
    pub code: String,
    /// Grades.
    pub grades: Vec<String>,
    /// Subjects.
    pub subjects: Vec<String>,
    /// Codes of subjects.
    pub subject_codes: Vec<String>,
    /// When it was last changed.
    pub changed_at: Time,
}

/// What is said about a class besides its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassRow {
    /// The class.
    pub class: Id,
    /// The course it follows.
    pub course: Option<Id>,
    /// `homeroom` or `scheduled`.
    pub kind: String,
    /// The room.
    pub location: String,
    /// Grades.
    pub grades: Vec<String>,
    /// Subjects.
    pub subjects: Vec<String>,
    /// Periods.
    pub periods: Vec<String>,
    /// Terms.
    pub sessions: Vec<Id>,
    /// When it was last changed.
    pub changed_at: Time,
}

fn list(words: &[String]) -> String {
    serde_json::to_string(words).unwrap_or_default()
}

fn words(row: &Row<'_>, column: usize) -> Result<Vec<String>, DatabaseError> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text).map_err(|error| DatabaseError::Column { column, reason: error.to_string() })
}

/// Keeps terms.
pub fn keep_terms(session: &mut Session<'_>, terms: &[TermRow]) -> Result<(), DatabaseError> {
    let columns = ["id", "organization_id", "title", "kind", "starts_on", "ends_on", "parent_id", "school_year", "changed_at"];
    let rows: Vec<Vec<Value<'_>>> = terms
        .iter()
        .map(|term| {
            vec![
                term.id.into(),
                term.organization.into(),
                term.title.as_str().into(),
                term.kind.as_str().into(),
                term.starts_on.as_str().into(),
                term.ends_on.as_str().into(),
                term.parent.into(),
                term.school_year.as_str().into(),
                term.changed_at.into(),
            ]
        })
        .collect();
    insert(session, "academic_session", &columns, &rows, &replacing("id", columns.split_at(1).1))
}

/// The terms of organisations.
pub fn terms(session: &mut Session<'_>, organizations: &[Id], limit: usize) -> Result<Vec<TermRow>, DatabaseError> {
    let mut found = Vec::new();
    for part in organizations.chunks(IDS_MAX) {
        let mut values: Vec<Value<'_>> = vec![limit.into()];
        values.extend(part.iter().map(|id| Value::from(*id)));
        let sql = format!(
            "SELECT id, organization_id, title, kind, starts_on, ends_on, parent_id, school_year, changed_at FROM academic_session \
             WHERE organization_id IN ({}) ORDER BY organization_id, id LIMIT $1",
            placeholders(2, part.len())
        );
        found.extend(session.query(&sql, &values, |row| {
            Ok(TermRow {
                id: row.get(0)?,
                organization: row.get(1)?,
                title: row.get(2)?,
                kind: row.get(3)?,
                starts_on: row.get(4)?,
                ends_on: row.get(5)?,
                parent: row.get(6)?,
                school_year: row.get(7)?,
                changed_at: row.get(8)?,
            })
        })?);
    }
    found.truncate(limit);
    Ok(found)
}

/// Keeps courses.
pub fn keep_courses(session: &mut Session<'_>, courses: &[CourseRow]) -> Result<(), DatabaseError> {
    let columns = ["id", "organization_id", "school_id", "session_id", "title", "code", "grades", "subjects", "subject_codes", "changed_at"];
    let rows: Vec<Vec<Value<'_>>> = courses
        .iter()
        .map(|course| {
            vec![
                course.id.into(),
                course.organization.into(),
                course.school.into(),
                course.session.into(),
                course.title.as_str().into(),
                course.code.as_str().into(),
                list(&course.grades).into(),
                list(&course.subjects).into(),
                list(&course.subject_codes).into(),
                course.changed_at.into(),
            ]
        })
        .collect();
    insert(session, "school_course", &columns, &rows, &replacing("id", columns.split_at(1).1))
}

/// The courses of organisations.
pub fn courses(session: &mut Session<'_>, organizations: &[Id], limit: usize) -> Result<Vec<CourseRow>, DatabaseError> {
    let mut found = Vec::new();
    for part in organizations.chunks(IDS_MAX) {
        let mut values: Vec<Value<'_>> = vec![limit.into()];
        values.extend(part.iter().map(|id| Value::from(*id)));
        let sql = format!(
            "SELECT id, organization_id, school_id, session_id, title, code, grades, subjects, subject_codes, changed_at FROM school_course \
             WHERE organization_id IN ({}) ORDER BY organization_id, id LIMIT $1",
            placeholders(2, part.len())
        );
        found.extend(session.query(&sql, &values, |row| {
            Ok(CourseRow {
                id: row.get(0)?,
                organization: row.get(1)?,
                school: row.get(2)?,
                session: row.get(3)?,
                title: row.get(4)?,
                code: row.get(5)?,
                grades: words(row, 6)?,
                subjects: words(row, 7)?,
                subject_codes: words(row, 8)?,
                changed_at: row.get(9)?,
            })
        })?);
    }
    found.truncate(limit);
    Ok(found)
}

/// Keeps details of classes.
pub fn keep_classes(session: &mut Session<'_>, classes: &[ClassRow]) -> Result<(), DatabaseError> {
    let columns = ["class_id", "course_id", "kind", "location", "grades", "subjects", "periods", "session_ids", "changed_at"];
    let rows: Vec<Vec<Value<'_>>> = classes
        .iter()
        .map(|class| {
            let sessions: Vec<String> = class.sessions.iter().map(Id::to_string).collect();
            vec![
                class.class.into(),
                class.course.into(),
                class.kind.as_str().into(),
                class.location.as_str().into(),
                list(&class.grades).into(),
                list(&class.subjects).into(),
                list(&class.periods).into(),
                list(&sessions).into(),
                class.changed_at.into(),
            ]
        })
        .collect();
    insert(session, "class_detail", &columns, &rows, &replacing("class_id", columns.split_at(1).1))
}

/// Details of classes.
pub fn classes(session: &mut Session<'_>, classes: &[Id]) -> Result<HashMap<Id, ClassRow>, DatabaseError> {
    let mut found = HashMap::new();
    for part in classes.chunks(IDS_MAX) {
        let values: Vec<Value<'_>> = part.iter().map(|id| Value::from(*id)).collect();
        let sql = format!(
            "SELECT class_id, course_id, kind, location, grades, subjects, periods, session_ids, changed_at FROM class_detail WHERE class_id IN ({})",
            placeholders(1, part.len())
        );
        for class in session.query(&sql, &values, |row| {
            Ok(ClassRow {
                class: row.get(0)?,
                course: row.get(1)?,
                kind: row.get(2)?,
                location: row.get(3)?,
                grades: words(row, 4)?,
                subjects: words(row, 5)?,
                periods: words(row, 6)?,
                sessions: words(row, 7)?.iter().filter_map(|id| id.parse().ok()).collect(),
                changed_at: row.get(8)?,
            })
        })? {
            found.insert(class.class, class);
        }
    }
    Ok(found)
}
