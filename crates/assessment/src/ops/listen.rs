//! What happens to people happens to their sessions: they are merged with an account, or erased.

use kernel::Fact;
use kernel::fact::{ObjectKind, Verb};
use platform::{Consumer, DatabaseError, Session};

use crate::Assessment;
use crate::store::attempts;

impl Consumer for Assessment {
    fn name(&self) -> &'static str {
        "assessment"
    }

    fn consume(&self, session: &mut Session<'_>, fact: &Fact) -> Result<(), DatabaseError> {
        match fact.verb {
            Verb::Merged if fact.object.kind == ObjectKind::Person => attempts::merge(session, fact.actor, fact.object.id),
            Verb::Erased => attempts::erase(session, fact.actor),
            _ => Ok(()),
        }
    }
}
