//! What this room does when a person asks to be forgotten, or turns out to be another: what they allowed is over. A program knows people by subjects
//! that are made from the person, so what one person allowed cannot be given to another; they sign in there again.

use kernel::Fact;
use kernel::fact::{ObjectKind, Verb};
use platform::{Consumer, DatabaseError, Session};

use super::end_sessions::announce;
use crate::{Sso, SsoError, store};

impl Consumer for Sso {
    fn name(&self) -> &'static str {
        "sso"
    }

    fn consume(&self, session: &mut Session<'_>, fact: &Fact) -> Result<(), DatabaseError> {
        if !matches!((fact.verb, fact.object.kind), (Verb::Erased, _) | (Verb::Merged, ObjectKind::Person)) {
            return Ok(());
        }
        let ring = self.keyring.ring(&self.services).map_err(broken)?;
        let now = self.services.now();
        for signed_in in store::sessions::of_person(session, fact.actor)? {
            announce(self, session, &ring, &signed_in, now).map_err(broken)?;
        }
        store::sessions::forget(session, fact.actor)?;
        store::grants::forget(session, fact.actor)?;
        store::consents::forget(session, fact.actor)
    }
}

fn broken(error: SsoError) -> DatabaseError {
    match error {
        SsoError::Database(error) => error,
        other => DatabaseError::Engine(other.to_string()),
    }
}
