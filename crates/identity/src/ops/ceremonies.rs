//! Things that take two requests: what is to be remembered between them is kept here, encrypted, for some minutes, under a token that only the browser
//! knows.

use kernel::{Id, Time};
use platform::{DatabaseError, Session};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::model::session::{token, token_hash};
use crate::store::ceremony::{self, Ceremony};
use crate::{Identity, IdentityError};

/// How long a ceremony may take.
pub const CEREMONY_KEPT: i64 = 10 * 60 * kernel::time::SECOND;
const PURPOSE: &str = "ceremony";

/// Begins one; its token.
pub fn begin(
    identity: &Identity,
    session: &mut Session<'_>,
    kind: &str,
    person: Option<Id>,
    state: &impl Serialize,
    now: Time,
) -> Result<String, IdentityError> {
    let token = token(identity.services.ids.bytes());
    let hash = token_hash(&token).ok_or(IdentityError::Code)?;
    let ceremony = Ceremony { kind: kind.to_owned(), person, state: seal(identity, state)? };
    ceremony::insert(session, &hash, &ceremony, now, now.plus(CEREMONY_KEPT))?;
    Ok(token)
}

/// One that was begun and is not over: whose, and what is remembered.
pub fn open<T: DeserializeOwned>(identity: &Identity, session: &mut Session<'_>, kind: &str, token: &str, now: Time) -> Result<(Option<Id>, T), IdentityError> {
    let hash = token_hash(token).ok_or(IdentityError::Code)?;
    let found = ceremony::by_token(session, &hash, kind, now)?.ok_or(IdentityError::Code)?;
    Ok((found.person, unseal(identity, &found.state)?))
}

/// Ends one, once.
pub fn take(session: &mut Session<'_>, token: &str) -> Result<(), IdentityError> {
    let hash = token_hash(token).ok_or(IdentityError::Code)?;
    if ceremony::take(session, &hash)? { Ok(()) } else { Err(IdentityError::Code) }
}

/// Remembers something else.
pub fn set(
    identity: &Identity,
    session: &mut Session<'_>,
    hash: &[u8; 32],
    kind: &str,
    person: Option<Id>,
    state: &impl Serialize,
) -> Result<(), IdentityError> {
    Ok(ceremony::set(session, hash, kind, person, &seal(identity, state)?)?)
}

fn seal(identity: &Identity, state: &impl Serialize) -> Result<Vec<u8>, IdentityError> {
    let plain = serde_json::to_vec(state).map_err(|error| DatabaseError::Engine(error.to_string()))?;
    identity.services.secrets.seal(&identity.services.ids, PURPOSE, &plain).map_err(IdentityError::from)
}

/// Reads what is remembered.
pub fn unseal<T: DeserializeOwned>(identity: &Identity, sealed: &[u8]) -> Result<T, IdentityError> {
    let plain = identity.services.secrets.open(PURPOSE, sealed)?;
    serde_json::from_slice(&plain).map_err(|error| DatabaseError::Engine(error.to_string()).into())
}

/// Ceremonies encrypted anew in one transaction.
const RESEALED_AT_ONCE: u32 = 500;

/// Removes what is over, and encrypts the rest anew where a former key encrypted it; how many.
pub fn reseal(identity: &Identity, now: Time) -> Result<u64, IdentityError> {
    let (database, secrets) = (&identity.services.database, &identity.services.secrets);
    while database.write::<_, IdentityError>(|session| Ok(ceremony::delete_expired(session, now, RESEALED_AT_ONCE)?))? > 0 {}
    let (mut count, mut after) = (0, Vec::new());
    loop {
        let rows = database.read::<_, IdentityError>(|session| Ok(ceremony::after(session, &after, RESEALED_AT_ONCE)?))?;
        let Some((last, _)) = rows.last() else { return Ok(count) };
        after.clone_from(last);
        let mut renewed = Vec::new();
        for (hash, sealed) in rows.iter().filter(|(_, sealed)| secrets.is_outdated(sealed)) {
            renewed.push((hash, sealed, secrets.seal(&identity.services.ids, PURPOSE, &secrets.open(PURPOSE, sealed)?)?));
        }
        count += database.write::<_, IdentityError>(|session| {
            let mut changed = 0;
            for (hash, sealed, again) in &renewed {
                changed += ceremony::reseal(session, hash, sealed, again)?;
            }
            Ok(changed)
        })?;
    }
}
