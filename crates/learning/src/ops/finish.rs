//! Somebody says that they finished a section.

use kernel::fact::{Context, Fact, Object, ObjectKind, Outcome, Verb};
use kernel::{Id, Problem};
use platform::{DatabaseError, outbox};

use crate::Learning;

impl Learning {
    /// Keeps that a person finished a section; durable when it returns. It is so once: said again it is the same fact.
    ///
    /// # Errors
    /// There is no such section, or the database fails.
    pub fn finish(&self, person: Id, section: Id) -> Result<(), Problem> {
        let language = kernel::Language::EN;
        let things = self.catalog.things(&[section], language)?;
        let resource = things.get(&section).and_then(|thing| thing.resource).ok_or_else(|| Problem::not_found("no such section"))?;
        let fact = Fact {
            id: Id::named(&["finished", &person.to_string(), &section.to_string()]),
            actor: person,
            verb: Verb::Completed,
            object: Object { kind: ObjectKind::Section, id: section },
            outcome: Outcome { completion: Some(true), ..Outcome::default() },
            context: Context { resource: Some(resource), section: Some(section), ..Context::default() },
            at: self.services.now(),
        };
        self.services.database.write::<(), DatabaseError>(|session| outbox::emit(session, &fact))?;
        Ok(())
    }
}
