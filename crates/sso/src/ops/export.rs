//! What this room keeps about a person.

use kernel::Id;
use platform::{DatabaseError, Session};
use serde_json::{Value, json};

use crate::store;

/// The most programs in a download, and on the page of one's programs.
pub const CONSENTS_MAX: u32 = 1000;

/// The programs a person said yes to, and where they are signed in now.
pub fn export(session: &mut Session<'_>, person: Id) -> Result<Value, DatabaseError> {
    let allowed: Vec<Value> = store::consents::of_person(session, person, CONSENTS_MAX)?
        .iter()
        .map(|(client, consent)| {
            json!({
                "program": client.id, "name": client.name, "allowed": consent.remembered.scopes, "asked": consent.remembered.asked,
                "since_microseconds": consent.given_at, "used_at_microseconds": consent.used_at,
            })
        })
        .collect();
    let signed_in: Vec<Value> = store::sessions::of_person(session, person)?.iter().map(|here| json!({ "program": here.client, "sid": here.sid })).collect();
    Ok(json!({ "allowed_programs": allowed, "signed_in_to": signed_in }))
}
