//! Following people who become another or leave, and having a say in it.

use kernel::fact::Verb;
use kernel::{Fact, Id, Time};
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
        store::offer::erase(session, fact.actor)?;
        store::state::changed(session)
    }
}

/// Nobody comes to hold together what nobody may be given together, nor more than is looked at.
impl identity::MergeJudge for Organizations {
    fn objects(&self, session: &mut Session<'_>, stays: Id, goes: Id, now: Time) -> Result<bool, DatabaseError> {
        let most = crate::authority::MEMBERSHIPS_MAX;
        let one = store::membership::of_person(session, stays, now, most)?;
        let other = store::membership::of_person(session, goes, now, most)?;
        let apart = one.iter().any(|held| other.iter().any(|with| !held.role.goes_with(with.role)));
        Ok(apart || one.len() + other.len() > usize::try_from(most).unwrap_or(usize::MAX))
    }
}
