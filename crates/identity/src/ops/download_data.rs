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
            "created_at_microseconds": account.created_at, "age_band": account.age_band.as_str(), "awaits_consent": account.awaits_consent,
            "erased_at_microseconds": account.erase_at,
        })
    });
    let sessions: Vec<Value> = store::session::of_person(connection, person, now)?
        .iter()
        .map(|session| {
            json!({
                "id": session.id, "member": session.kind.is_member(), "opened_at_microseconds": session.created_at,
                "last_seen_at_microseconds": session.last_seen_at, "ends_at_microseconds": session.expires_at, "device": session.device,
                "proven_at_microseconds": session.proof.at, "methods": session.proof.methods,
            })
        })
        .collect();
    let contacts: Vec<Value> = store::contact::of_person(connection, person)?
        .iter()
        .map(|contact| json!({ "kind": contact.kind.as_str(), "value": contact.value, "verified_at_microseconds": contact.verified_at }))
        .collect();
    let passkeys: Vec<Value> = store::factor::passkeys(connection, person)?
        .iter()
        .map(|passkey| json!({ "name": passkey.name, "added_at_microseconds": passkey.created_at, "last_used_at_microseconds": passkey.last_used_at }))
        .collect();
    let outside: Vec<Value> = store::outside::of_person(connection, person)?
        .iter()
        .map(|link| {
            json!({
                "issuer": link.issuer, "subject": link.subject, "name": link.name, "linked_at_microseconds": link.created_at,
                "last_used_at_microseconds": link.last_used_at,
            })
        })
        .collect();
    let app = store::factor::totp(connection, person)?.and_then(|totp| totp.confirmed_at);
    Ok(json!({
        "known_since_microseconds": known_since, "account": account, "sessions": sessions, "contacts": contacts, "passkeys": passkeys,
        "outside_accounts": outside,
        "app_added_at_microseconds": app, "consents": consents(connection, person)?, "guardians": guardians(connection, person)?,
    }))
}

fn consents(connection: &mut Connection<'_>, person: kernel::Id) -> Result<Vec<Value>, DatabaseError> {
    let consents = store::guardian::consents(connection, person)?;
    Ok(consents
        .iter()
        .map(|consent| {
            json!({
                "purpose": consent.purpose.as_str(), "wording": consent.wording, "given_by": consent.given_by, "stated_by": consent.giver_name,
                "given_at_microseconds": consent.given_at, "withdrawn_at_microseconds": consent.withdrawn_at,
            })
        })
        .collect())
}

fn guardians(connection: &mut Connection<'_>, person: kernel::Id) -> Result<Value, DatabaseError> {
    let guardians: Vec<Option<kernel::Id>> = store::guardian::of_child(connection, person)?.into_iter().map(|link| link.guardian).collect();
    let children: Vec<kernel::Id> = store::guardian::of_guardian(connection, person)?.into_iter().map(|link| link.child).collect();
    Ok(json!({ "of_me": guardians, "my_children": children }))
}
