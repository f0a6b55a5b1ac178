//! What the library keeps about people: what they reported, and imports made on their behalf. It follows people who are merged or forgotten, and
//! goes into the download of one's data.

use kernel::fact::{ObjectKind, Verb};
use kernel::{Fact, Id};
use platform::{Consumer, DatabaseError, Session};

use crate::Catalog;
use crate::store::{imports, reports};

impl Consumer for Catalog {
    fn name(&self) -> &'static str {
        "catalog"
    }

    fn consume(&self, session: &mut Session<'_>, fact: &Fact) -> Result<(), DatabaseError> {
        let to = match (fact.verb, fact.object.kind) {
            (Verb::Erased, _) => None, // what was reported stays, by nobody
            (Verb::Merged, ObjectKind::Person) => Some(fact.object.id),
            _ => return Ok(()),
        };
        imports::give(session, fact.actor, to)?;
        reports::give(session, fact.actor, to)
    }
}

impl Catalog {
    /// What the library keeps about a person, for the download of their data.
    ///
    /// # Errors
    /// The database fails.
    pub fn export_person(&self, session: &mut Session<'_>, person: Id) -> Result<serde_json::Value, DatabaseError> {
        let reports: Vec<_> =
            reports::of(session, person)?.into_iter().map(|(section, words, at)| serde_json::json!({ "section": section, "words": words, "at": at })).collect();
        let imports: Vec<_> = imports::of(session, person)?
            .into_iter()
            .map(|run| serde_json::json!({ "collection": run.report.collection, "started_at": run.started_at, "finished_at": run.finished_at }))
            .collect();
        Ok(serde_json::json!({ "reports": reports, "imports": imports }))
    }
}
