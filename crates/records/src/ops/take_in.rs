//! Takes facts in: each becomes a statement, once.

use kernel::Fact;
use kernel::fact::{ObjectKind, Verb};
use platform::{Consumer, DatabaseError, Session};

use crate::{Records, store};

impl Consumer for Records {
    fn name(&self) -> &'static str {
        "records"
    }

    fn consume(&self, session: &mut Session<'_>, fact: &Fact) -> Result<(), DatabaseError> {
        match (fact.verb, fact.object.kind) {
            // An erased person leaves no statement, not even that they asked for it.
            (Verb::Erased, _) => store::erase(session, fact.actor),
            (Verb::Merged, ObjectKind::Person) => store::give(session, fact.actor, fact.object.id),
            _ => store::append(session, fact, self.services.now()).map(|_| ()),
        }
    }
}
