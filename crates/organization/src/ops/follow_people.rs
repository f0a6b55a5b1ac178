//! Following people who become another or leave.

use kernel::Fact;
use kernel::fact::Verb;
use platform::{Consumer, DatabaseError, Session};

use crate::{Organizations, store};

impl Consumer for Organizations {
    fn name(&self) -> &'static str {
        "organization"
    }

    fn consume(&self, session: &mut Session<'_>, fact: &Fact) -> Result<(), DatabaseError> {
        match fact.verb {
            Verb::Erased => store::membership::erase(session, fact.actor)?,
            Verb::Merged => store::membership::merge(session, fact.actor, fact.object.id, fact.at)?,
            _ => return Ok(()),
        }
        store::state::changed(session)
    }
}
