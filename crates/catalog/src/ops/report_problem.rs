//! Somebody reports that something is wrong with a section.

use kernel::fact::{Context, Fact, Object, ObjectKind, Outcome, Verb};
use kernel::{Actor, Id};
use platform::outbox;

use crate::{Catalog, CatalogError, store};

/// The longest report.
pub const REPORT_CHARS_MAX: usize = 2000;

impl Catalog {
    /// Keeps a report about a section. The same words of the same person are one report, however often they are sent.
    ///
    /// # Errors
    /// There is no such section, or the report is empty or too long.
    pub fn report_problem(&self, actor: &Actor, section: Id, words: &str) -> Result<(), CatalogError> {
        // PostgreSQL takes no NUL in a text, and nobody means to write one.
        let words = words.replace('\0', "");
        let words = words.trim();
        if words.is_empty() || words.chars().count() > REPORT_CHARS_MAX {
            return Err(CatalogError::ReportLength(REPORT_CHARS_MAX));
        }
        let now = self.services.now();
        let person = actor.person().map(|person| person.to_string()).unwrap_or_default();
        let id = Id::named(&["report", &section.to_string(), &person, words]);
        self.services.database.write(|session| {
            let found = store::sections::find(session, section)?.ok_or(CatalogError::NotFound)?;
            store::resources::find(session, found.resource)?.ok_or(CatalogError::NotFound)?;
            let is_new = store::reports::add(session, id, section, actor.person(), words, now)?;
            if let (true, Some(person)) = (is_new, actor.person()) {
                let context = Context { resource: Some(found.resource), section: Some(section), ..Context::default() };
                let object = Object { kind: ObjectKind::Section, id: section };
                outbox::emit(session, &Fact { id, actor: person, verb: Verb::Reported, object, outcome: Outcome::default(), context, at: now })?;
            }
            Ok(())
        })
    }
}
