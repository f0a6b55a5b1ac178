//! Following people who become another or leave, and giving them what is kept about them.

use kernel::fact::{ObjectKind, Verb};
use kernel::{Fact, Id};
use platform::{Consumer, DatabaseError, Session};
use serde_json::json;

use crate::Courseware;
use crate::store::{package, registration, statement};

impl Consumer for Courseware {
    fn name(&self) -> &'static str {
        "courseware"
    }

    fn consume(&self, session: &mut Session<'_>, fact: &Fact) -> Result<(), DatabaseError> {
        match (fact.verb, fact.object.kind) {
            (Verb::Erased, _) => registration::erase(session, fact.actor),
            (Verb::Merged, ObjectKind::Person) if fact.actor != fact.object.id => registration::merge(session, fact.actor, fact.object.id),
            _ => Ok(()),
        }
    }
}

impl identity::PersonalData for Courseware {
    fn name(&self) -> &'static str {
        "courseware"
    }

    fn export(&self, session: &mut Session<'_>, person: Id) -> Result<serde_json::Value, DatabaseError> {
        let (mut registrations, mut number, mut total) = (Vec::new(), 1, 1);
        while u64::try_from(registrations.len()).unwrap_or(u64::MAX) < total {
            let (page, all) = registration::of_person(session, person, kernel::PageRequest::bounded(Some(number), Some(u32::MAX)))?;
            (number, total) = (number + 1, if page.is_empty() { 0 } else { all });
            registrations.extend(page);
        }
        let mut courses = Vec::new();
        for registration in registrations {
            let Some((entry, structure)) = package::by_id(session, registration.package)? else { continue };
            let mut units = Vec::new();
            for unit in structure.units() {
                let kept = registration::kept(session, registration.id, crate::model::structure::unit_id(entry.id, &unit.identifier))?;
                if kept.state.begun_at.is_none() && kept.state.waived_at.is_none() {
                    continue;
                }
                let state = kept.state;
                units.push(json!({
                    "unit": unit.identifier, "begun_at": state.begun_at, "completed_at": state.completed_at, "passed_at": state.passed_at, "failed_at": state.failed_at,
                    "waived_at": state.waived_at, "score": state.score, "seconds": state.hundredths / 100, "values": kept.memory,
                }));
            }
            courses.push(json!({ "registration": registration.id, "package": structure.identifier, "title": entry.title, "begun_at": registration.begun_at, "units": units }));
        }
        Ok(json!({ "courses": courses, "statements_not_yet_recorded": statement::of_person(session, person)? }))
    }
}
