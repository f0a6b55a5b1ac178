//! Downloading everything that is kept about oneself.

use kernel::{Actor, Time};
use platform::{DatabaseError, Session as Connection};
use serde_json::{Map, Value, json};

use crate::{Identity, IdentityError, store};

/// What every room keeps about the person who asks.
pub fn download_data(identity: &Identity, actor: &Actor, now: Time) -> Result<Value, IdentityError> {
    let person = actor.person().ok_or(IdentityError::NotFound)?;
    identity.services.database.read(|connection| {
        let mut parts = Map::new();
        parts.insert("identity".to_owned(), own_part(connection, person, now)?);
        for room in identity.exports.iter() {
            parts.insert(room.name().to_owned(), room.export(connection, person)?);
        }
        Ok(json!({ "person": person, "made_at_microseconds": now, "rooms": parts }))
    })
}

fn own_part(connection: &mut Connection<'_>, person: kernel::Id, now: Time) -> Result<Value, DatabaseError> {
    let known_since = store::person::created_at(connection, person)?;
    let account = store::account::by_person(connection, person)?.map(|(account, _, _)| {
        json!({
            "name": account.name, "display_name": account.display_name, "language": account.language,
            "created_at_microseconds": account.created_at,
        })
    });
    let sessions: Vec<Value> = store::session::of_person(connection, person, now)?
        .iter()
        .map(|session| {
            json!({
                "id": session.id, "member": session.kind.is_member(), "opened_at_microseconds": session.created_at,
                "last_seen_at_microseconds": session.last_seen_at, "ends_at_microseconds": session.expires_at, "device": session.device,
            })
        })
        .collect();
    Ok(json!({ "known_since_microseconds": known_since, "account": account, "sessions": sessions }))
}
