//! What a bundle says of terms, courses and classes that is not so already: what we would say ourselves is no change, whether it is kept or follows from
//! something else.

use std::collections::HashMap;

use kernel::Id;
use organization::Organization;
use platform::Session;
use serde_json::Value;

use super::View;
use super::export::cell;
use crate::RosterError;
use crate::model::draft::Draft;

/// What of a draft is not so already, by its positions, and what there is.
#[derive(Debug, Clone, Default)]
pub struct SchoolPlan {
    /// Terms that are new or other.
    pub sessions: Vec<usize>,
    /// Courses that are new or other.
    pub courses: Vec<usize>,
    /// Classes of which something besides the name is new or other.
    pub classes: Vec<usize>,
    /// Terms that there are, by what lists call them.
    pub known_sessions: HashMap<String, Id>,
    /// Courses that there are.
    pub known_courses: HashMap<String, Id>,
}

impl SchoolPlan {
    /// How much would change.
    #[must_use]
    pub fn changes(&self) -> usize {
        self.sessions.len() + self.courses.len() + self.classes.len()
    }
}

fn by_name(things: Vec<Value>) -> HashMap<String, Value> {
    things.into_iter().filter_map(|thing| Some((thing.get("sourcedId")?.as_str()?.to_owned(), thing))).collect()
}

fn is_so<const N: usize>(thing: Option<&Value>, cells: [(&str, String); N]) -> bool {
    thing.is_some_and(|thing| cells.iter().all(|(column, value)| cell(thing, column) == *value))
}

/// Compares a draft with what there is; `units` are its places as far as they are there.
pub fn compare(view: &View<'_>, session: &mut Session<'_>, draft: &Draft, units: &[Option<Id>]) -> Result<SchoolPlan, RosterError> {
    if draft.sessions.is_empty() && draft.courses.is_empty() && draft.classes.is_empty() {
        return Ok(SchoolPlan::default());
    }
    let (known_sessions, known_courses) = view.known(session)?;
    let mut plan = SchoolPlan { known_sessions, known_courses, ..SchoolPlan::default() };
    let terms = by_name(view.sessions(session)?);
    for (position, term) in draft.sessions.iter().enumerate() {
        let cells = [
            ("title", term.title.clone()),
            ("type", term.kind.clone()),
            ("startDate", term.starts_on.clone()),
            ("endDate", term.ends_on.clone()),
            ("parentSourcedId", term.parent.clone()),
            ("schoolYear", term.school_year.clone()),
        ];
        if !is_so(terms.get(&term.external), cells) {
            plan.sessions.push(position);
        }
    }
    let courses = by_name(view.courses(session)?);
    for (position, course) in draft.courses.iter().enumerate() {
        let school = match course.school {
            None => Some(view.place.id),
            Some(unit) => units.get(unit).copied().flatten(),
        };
        let cells = [
            ("schoolYearSourcedId", course.session.clone()),
            ("title", course.title.clone()),
            ("courseCode", course.code.clone()),
            ("grades", course.grades.join(",")),
            ("orgSourcedId", school.map(|school| view.sourced(school)).unwrap_or_default()),
            ("subjects", course.subjects.join(",")),
            ("subjectCodes", course.subject_codes.join(",")),
        ];
        if !is_so(courses.get(&course.external), cells) {
            plan.courses.push(position);
        }
    }
    let there: Vec<Option<&Organization>> = draft.classes.iter().map(|class| view.org(units.get(class.unit).copied().flatten()?)).collect();
    let classes: Vec<&Organization> = there.iter().copied().flatten().collect();
    let said: HashMap<Id, Value> = classes.iter().map(|class| class.id).zip(view.classes(session, &classes)?).collect();
    for (position, (class, organization)) in draft.classes.iter().zip(there).enumerate() {
        let cells = [
            ("courseSourcedId", class.course.clone()),
            ("classType", class.kind.clone()),
            ("location", class.location.clone()),
            ("grades", class.grades.join(",")),
            ("subjects", class.subjects.join(",")),
            ("periods", class.periods.join(",")),
            ("termSourcedIds", class.sessions.join(",")),
        ];
        if !is_so(organization.and_then(|organization| said.get(&organization.id)), cells) {
            plan.classes.push(position);
        }
    }
    Ok(plan)
}
