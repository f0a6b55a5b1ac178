//! Hears who asked to be forgotten and who turned out to be somebody else. Only the pseudonym is noted, in the transaction of the fact; files are
//! written again by the next round of work.

use kernel::Fact;
use kernel::fact::{ObjectKind, Verb};
use platform::{Consumer, DatabaseError, Session};
use records::own_tenant;

use crate::Columns;
use crate::store::{self, Leaving};

impl Consumer for Columns {
    fn name(&self) -> &'static str {
        "columns"
    }

    fn consume(&self, session: &mut Session<'_>, fact: &Fact) -> Result<(), DatabaseError> {
        let moved = match (fact.verb, fact.object.kind) {
            (Verb::Erased, _) => false,
            (Verb::Merged, ObjectKind::Person) => true,
            _ => return Ok(()),
        };
        let identity = self.records.agent_identity(fact.actor);
        let mut pseudonyms = store::pseudonyms(session, own_tenant(), &identity)?;
        let now = self.pseudonym(own_tenant(), &identity);
        if !pseudonyms.contains(&now) {
            pseudonyms.push(now);
        }
        pseudonyms.into_iter().try_for_each(|pseudonym| store::set_leaving(session, Leaving { tenant: own_tenant(), pseudonym, moved }, self.services.now()))
    }
}
