//! Following people who become another or leave, and giving them what is kept about them.

use kernel::fact::Verb;
use kernel::{Fact, Id};
use platform::{Consumer, DatabaseError, Session};

use crate::Roster;
use crate::store::{codes, external, former, import, own, person};

impl Consumer for Roster {
    fn name(&self) -> &'static str {
        "roster"
    }

    fn consume(&self, session: &mut Session<'_>, fact: &Fact) -> Result<(), DatabaseError> {
        match fact.verb {
            Verb::Erased => {
                external::forget(session, &[fact.actor])?;
                person::forget(session, &[fact.actor])?;
                own::forget(session, &[fact.actor])?;
                former::forget(session, &[fact.actor])?;
                codes::forget(session, fact.actor)?;
                import::erase(session, fact.actor)
            }
            Verb::Merged => {
                external::merge(session, fact.actor, fact.object.id)?;
                codes::forget(session, fact.actor)?;
                own::merge(session, fact.actor, fact.object.id)?;
                person::merge(session, fact.actor, fact.object.id)
            }
            _ => Ok(()),
        }
    }
}

impl identity::PersonalData for Roster {
    fn name(&self) -> &'static str {
        "roster"
    }

    fn export(&self, session: &mut Session<'_>, person: Id) -> Result<serde_json::Value, DatabaseError> {
        let names: Vec<serde_json::Value> =
            external::of_object(session, person)?.into_iter().map(|(source, external)| serde_json::json!({ "source": source, "name": external })).collect();
        let detail = person::of(session, &[person])?.remove(&person).unwrap_or_default();
        let contacts: Vec<serde_json::Value> =
            own::contacts(session, &[person])?.into_iter().map(|contact| serde_json::json!({ "kind": contact.kind, "value": contact.value })).collect();
        Ok(serde_json::json!({
            "external_ids": names, "given_name": detail.given_name, "family_name": detail.family_name,
            "middle_name": detail.middle_name, "number": detail.number,
            "contacts_given_by_schools": contacts,
        }))
    }
}
