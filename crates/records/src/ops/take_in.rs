//! Takes facts in: each becomes a statement, once.

use kernel::Fact;
use kernel::fact::{ObjectKind, Verb};
use platform::{Consumer, DatabaseError, Session};

use crate::ops::{hand_over, say_facts};
use crate::{Records, store};

impl Consumer for Records {
    fn name(&self) -> &'static str {
        "records"
    }

    fn consume(&self, session: &mut Session<'_>, fact: &Fact) -> Result<(), DatabaseError> {
        match (fact.verb, fact.object.kind) {
            // An erased person leaves no statement, not even that they asked for it.
            (Verb::Erased, _) => {
                store::erase(session, fact.actor)?;
                say_facts::forget(self, session, fact.actor)
            }
            (Verb::Merged, ObjectKind::Person) => {
                let facts = store::of_person_whole(session, fact.actor)?;
                match store::give(session, fact.actor, fact.object.id)? {
                    Some(owner) => {
                        say_facts::say_about(self, session, &facts, owner)?;
                        hand_over::hand_over(self, session, fact.actor, owner).map(|_| ())
                    }
                    None => say_facts::forget(self, session, fact.actor),
                }
            }
            _ => match store::append(session, fact, self.services.now())? {
                Some(owner) => say_facts::say(self, session, &Fact { actor: owner, ..fact.clone() }),
                None => Ok(()),
            },
        }
    }
}
