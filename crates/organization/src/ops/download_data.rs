//! This room's part of the download of one's data: roles, and what others did that is about the person.

use kernel::Id;
use platform::audit::{self, Sought};
use platform::{DatabaseError, Session};
use serde_json::{Value, json};

use crate::{MEMBERSHIPS_MAX, Organizations, store};

impl identity::PersonalData for Organizations {
    fn name(&self) -> &'static str {
        "organization"
    }

    fn export(&self, session: &mut Session<'_>, person: Id) -> Result<Value, DatabaseError> {
        let held = store::membership::held(session, person, MEMBERSHIPS_MAX)?;
        let offers = store::offer::of_person(session, person, self.services.now(), super::offer_role::OFFERS_MAX)?;
        let ids: Vec<Id> = held.iter().map(|held| held.organization).chain(offers.iter().map(|offer| offer.organization)).collect();
        let names: std::collections::HashMap<Id, String> =
            store::organization::by_ids(session, &ids)?.into_iter().map(|organization| (organization.id, organization.name)).collect();
        let roles: Vec<Value> = held
            .iter()
            .map(|held| {
                json!({
                    "role": held.role.as_str(), "organization": names.get(&held.organization), "since_microseconds": held.since,
                    "until_microseconds": held.until,
                })
            })
            .collect();
        let offered: Vec<Value> = offers
            .iter()
            .map(|offer| {
                json!({
                    "role": offer.role.as_str(), "organization": names.get(&offer.organization), "offered_at_microseconds": offer.offered_at,
                    "expires_at_microseconds": offer.expires_at,
                })
            })
            .collect();
        let mut entries = audit::entries(session, &Sought { object: Some(person), ..Sought::default() }, audit::ENTRIES_MAX)?;
        entries.extend(super::audit::class_reads_in(session, person, &held, &[], &super::audit::CLASS_READS)?.into_iter().map(|(entry, _)| entry));
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.sequence));
        let seen: Vec<Value> =
            entries.iter().map(|entry| json!({ "at_microseconds": entry.at, "action": entry.action, "by": entry.actor, "reason": entry.reason })).collect();
        Ok(json!({ "roles": roles, "roles_offered": offered, "what_others_did": seen }))
    }
}
