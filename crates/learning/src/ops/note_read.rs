//! Marks that a section was opened. They are heartbeats: kept in memory, written together each moment, never acknowledged, so a crash
//! may lose the last moment of them and nothing else.

use std::sync::PoisonError;

use kernel::fact::{Context, Fact, Object, ObjectKind, Outcome, Verb};
use kernel::{Id, Time};
use platform::{DatabaseError, outbox};

use crate::Learning;

/// Marks that wait to be written; beyond it new ones are dropped.
pub const MARKS_MAX: usize = 100_000;

/// A section was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Who.
    pub person: Id,
    /// Which section.
    pub section: Id,
    /// Of which resource.
    pub resource: Id,
    /// When.
    pub at: Time,
}

impl Learning {
    /// Marks a section as opened.
    pub fn note_read(&self, mark: Mark) {
        let mut marks = self.marks.lock().unwrap_or_else(PoisonError::into_inner);
        let seen = marks.iter().rev().take(64).any(|known: &Mark| known.person == mark.person && known.section == mark.section);
        if !seen && marks.len() < MARKS_MAX {
            marks.push(mark);
        }
    }

    /// Marks that wait follow a person who was merged into another, and go with one who was erased: written later they would bring back what
    /// was to be gone.
    pub(crate) fn change_marks(&self, fact: &Fact) {
        let mut marks = self.marks.lock().unwrap_or_else(PoisonError::into_inner);
        match (fact.verb, fact.object.kind) {
            (Verb::Erased, _) => marks.retain(|mark| mark.person != fact.actor),
            (Verb::Merged, ObjectKind::Person) => marks.iter_mut().filter(|mark| mark.person == fact.actor).for_each(|mark| mark.person = fact.object.id),
            _ => {}
        }
    }

    /// Writes the marks that wait; the number of them.
    ///
    /// # Errors
    /// The database fails; the marks wait on.
    pub fn flush(&self) -> Result<usize, DatabaseError> {
        let marks = std::mem::take(&mut *self.marks.lock().unwrap_or_else(PoisonError::into_inner));
        if marks.is_empty() {
            return Ok(0);
        }
        let facts: Vec<Fact> = marks
            .iter()
            .map(|mark| Fact {
                id: self.services.new_id(),
                actor: mark.person,
                verb: Verb::Read,
                object: Object { kind: ObjectKind::Section, id: mark.section },
                outcome: Outcome::default(),
                context: Context { resource: Some(mark.resource), section: Some(mark.section), ..Context::default() },
                at: mark.at,
            })
            .collect();
        let written = self.services.database.write::<(), DatabaseError>(|session| facts.iter().try_for_each(|fact| outbox::emit(session, fact)));
        if let Err(error) = written {
            let mut waiting = self.marks.lock().unwrap_or_else(PoisonError::into_inner);
            let room = MARKS_MAX.saturating_sub(waiting.len());
            waiting.extend(marks.into_iter().take(room));
            return Err(error);
        }
        Ok(facts.len())
    }
}
