//! Changing, suspending and removing a connected program.

use kernel::{Action, Actor, Id};
use platform::audit::Note;
use platform::{DatabaseError, Session};

use crate::error::SsoError;
use crate::model::client::{self, AuthMethod, Client, Profile};
use crate::model::token;
use crate::{Sso, store};

/// The program of an id.
pub fn find(sso: &Sso, id: Id) -> Result<Client, SsoError> {
    sso.services.database.read::<_, DatabaseError>(|session| store::clients::by_id(session, id))?.ok_or(SsoError::NotFound)
}

/// Changes what is said of a program; what kind it is and how it proves itself stay.
pub fn change(sso: &Sso, actor: Actor, id: Id, name: &str, profile: Profile, logo: Option<&[u8]>) -> Result<Client, SsoError> {
    let before = find(sso, id)?;
    let (name, profile) = client::check(before.kind, name, profile)?;
    let logo = logo.map(|bytes| client::logo_kind(bytes).map(|kind| (kind, bytes))).transpose()?;
    let after = Client { name, profile, ..before.clone() };
    let now = sso.services.now();
    sso.services.database.write::<_, DatabaseError>(|session| {
        store::clients::change(session, &after, now)?;
        if let Some((kind, bytes)) = logo {
            store::clients::set_logo(session, id, kind, bytes, now)?;
        }
        let detail =
            serde_json::json!({ "before": { "name": before.name, "profile": before.profile }, "after": { "name": after.name, "profile": after.profile } });
        sso.services.audit(session, &Note { detail, ..Note::new(actor, Action::ClientChanged, Some(("client", id))) })
    })?;
    Ok(after)
}

/// The longest that two secrets of a program work side by side, in hours.
pub const SECRET_OVERLAP_HOURS_MAX: u32 = 30 * 24;

/// Gives a program another secret; the one before works for so many hours more.
pub fn rotate_secret(sso: &Sso, actor: Actor, id: Id, overlap_hours: u32) -> Result<String, SsoError> {
    if find(sso, id)?.profile.method != AuthMethod::Secret {
        return Err(SsoError::NotFound);
    }
    let secret = token::secret(sso.services.ids.bytes());
    let (hash, now) = (token::hash(&secret), sso.services.now());
    let hours = overlap_hours.min(SECRET_OVERLAP_HOURS_MAX);
    let former_until = (hours > 0).then(|| now.plus(i64::from(hours) * 3600 * kernel::time::SECOND));
    sso.services.database.write(|session| {
        if !store::clients::set_secret(session, id, &hash, former_until, now)? {
            return Err(SsoError::NotFound);
        }
        let detail = serde_json::json!({ "former_works_hours": hours });
        Ok(sso.services.audit(session, &Note { detail, ..Note::new(actor, Action::ClientSecretRotated, Some(("client", id))) })?)
    })?;
    Ok(secret)
}

/// Ends the secret before the one in use at once.
pub fn end_former_secret(sso: &Sso, actor: Actor, id: Id) -> Result<(), SsoError> {
    let now = sso.services.now();
    write(sso, actor, id, Action::ClientFormerSecretEnded, |session| store::clients::end_former_secret(session, id, now))
}

/// Suspends a program, or lets it work again.
pub fn suspend(sso: &Sso, actor: Actor, id: Id, suspended: bool) -> Result<(), SsoError> {
    let since = suspended.then(|| sso.services.now());
    let action = if suspended { Action::ClientSuspended } else { Action::ClientResumed };
    write(sso, actor, id, action, |session| store::clients::set_suspended(session, id, since))
}

/// Removes a program.
pub fn remove(sso: &Sso, actor: Actor, id: Id) -> Result<(), SsoError> {
    write(sso, actor, id, Action::ClientRevoked, |session| store::clients::remove(session, id))
}

fn write(sso: &Sso, actor: Actor, id: Id, action: Action, work: impl Fn(&mut Session<'_>) -> Result<bool, DatabaseError>) -> Result<(), SsoError> {
    sso.services.database.write(|session| {
        if !work(session)? {
            return Err(SsoError::NotFound);
        }
        Ok(sso.services.audit(session, &Note::new(actor, action, Some(("client", id))))?)
    })
}
