//! Takes facts in.

use kernel::fact::{Fact, ObjectKind, Verb};
use platform::{Consumer, DatabaseError, Session};

use crate::Learning;
use crate::model::days::{DAY_OFFSET_MINUTES, StudyDay};
use crate::model::spans::Spent;
use crate::model::wrong_book::after_answer;
use crate::store;
use crate::store::time::{Done, Place};

impl Consumer for Learning {
    fn name(&self) -> &'static str {
        "learning"
    }

    fn consume(&self, session: &mut Session<'_>, fact: &Fact) -> Result<(), DatabaseError> {
        self.change_marks(fact);
        if !store::take(session, fact.id, fact.at)? {
            return Ok(());
        }
        take_in(session, fact)
    }
}

/// What a fact changes.
pub(crate) fn take_in(session: &mut Session<'_>, fact: &Fact) -> Result<(), DatabaseError> {
    match (fact.verb, fact.object.kind) {
        (Verb::Read, ObjectKind::Section) => section(session, fact, false),
        (Verb::Completed, ObjectKind::Section) => section(session, fact, true),
        (Verb::Answered, ObjectKind::Item) => answer(session, fact),
        (Verb::Merged, ObjectKind::Person) => store::merge(session, fact.actor, fact.object.id),
        (Verb::Erased, _) => store::erase(session, fact.actor),
        _ => Ok(()),
    }
}

fn section(session: &mut Session<'_>, fact: &Fact, finished: bool) -> Result<(), DatabaseError> {
    let Some(resource) = fact.context.resource else { return Ok(()) };
    let new = store::put_progress(session, fact.actor, fact.object.id, resource, finished.then_some(fact.at), fact.at)?;
    let millis = fact.outcome.duration_ms.unwrap_or(0);
    let day = StudyDay { day: fact.at.day_number(DAY_OFFSET_MINUTES), sections: u64::from(new), millis, ..StudyDay::default() };
    if millis > 0 {
        let done = Done { spent: Spent { read: millis, practice: 0 }, ..Done::default() };
        store::time::add(session, fact.actor, Place { day: day.day, resource, section: fact.object.id }, done)?;
    }
    store::add_day(session, fact.actor, &day)
}

fn answer(session: &mut Session<'_>, fact: &Fact) -> Result<(), DatabaseError> {
    let Some(right) = fact.outcome.success else { return Ok(()) };
    let person = fact.actor;
    let entry = after_answer(store::wrong_entry(session, person, fact.object.id)?, right, fact.at);
    store::put_wrong(session, person, fact.object.id, fact.context.resource, entry, fact.at)?;
    for concept in &fact.context.concepts {
        store::add_mastery(session, person, *concept, right, fact.at)?;
    }
    let day = StudyDay {
        day: fact.at.day_number(DAY_OFFSET_MINUTES),
        answers: 1,
        correct: u64::from(right),
        millis: fact.outcome.duration_ms.unwrap_or(0),
        ..StudyDay::default()
    };
    if let Some(resource) = fact.context.resource {
        let done = Done { spent: Spent { read: 0, practice: day.millis }, answers: 1, correct: day.correct };
        store::time::add(session, person, Place { day: day.day, resource, section: fact.context.section.unwrap_or(resource) }, done)?;
    }
    store::add_day(session, person, &day)
}

impl Learning {
    /// Makes everything anew from all facts; the number of facts.
    ///
    /// # Errors
    /// The database fails; then everything stays as it was.
    pub fn rebuild(&self, facts: Vec<Fact>) -> Result<usize, DatabaseError> {
        self.services.database.write(|session| {
            store::erase_all(session)?;
            for fact in &facts {
                take_in(session, fact)?;
            }
            Ok(facts.len())
        })
    }
}
