//! A second factor by an app that makes codes (TOTP, RFC 6238: SHA-1, 6 digits, 30 seconds, one step of drift), with recovery codes.

use kernel::{Action, Actor, Id, Time};
use platform::Session;
use platform::audit::Note;
use totp_rs::{Builder, Totp};

use super::recovery_codes;
use crate::model::code;
use crate::model::session::Proof;
use crate::{Identity, IdentityError, store};

/// Digits of a code.
pub const DIGITS: usize = 6;
const SECRET_BYTES: usize = 20;
const PURPOSE: &str = "totp";

/// What an app is told.
pub struct Setup {
    /// The secret as it may be typed.
    pub secret: String,
    /// The address in the picture.
    pub url: String,
}

fn totp(secret: &[u8], account: &str) -> Result<Totp, IdentityError> {
    let name: String = account.chars().filter(|letter| *letter != ':').collect();
    let builder = Builder::new().with_secret(secret).with_account_name(name).with_issuer(Some("Xingtan"));
    builder.build().map_err(|error| IdentityError::Hash(error.to_string()))
}

fn setup(secret: &[u8], account: &str) -> Result<Setup, IdentityError> {
    let totp = totp(secret, account)?;
    let url = totp.to_url().map_err(|error| IdentityError::Hash(error.to_string()))?;
    Ok(Setup { secret: totp.secret().to_base32(), url })
}

/// Begins: a new secret, that counts once its first code was typed. An app in use stays in use until then.
pub fn begin(identity: &Identity, person: Id, account: &str, now: Time) -> Result<Setup, IdentityError> {
    let secret: [u8; SECRET_BYTES] = identity.services.ids.bytes();
    let sealed = identity.services.secrets.seal(&identity.services.ids, PURPOSE, &secret)?;
    identity.services.database.write(|session| {
        if store::factor::totp(session, person)?.is_some_and(|totp| totp.confirmed_at.is_some()) {
            return Err(IdentityError::FactorPresent);
        }
        Ok(store::factor::put_totp(session, person, &sealed, now)?)
    })?;
    setup(&secret, account)
}

/// What was begun, to be shown again; `None` where nothing waits.
pub fn begun(identity: &Identity, person: Id, account: &str) -> Result<Option<Setup>, IdentityError> {
    let found = identity.services.database.read::<_, IdentityError>(|session| Ok(store::factor::totp(session, person)?))?;
    let Some(waiting) = found.filter(|totp| totp.confirmed_at.is_none()) else { return Ok(None) };
    let secret = identity.services.secrets.open(PURPOSE, &waiting.secret)?;
    setup(&secret, account).map(Some)
}

/// Whether a code is that of the app, and was not used before.
pub fn accept(identity: &Identity, session: &mut Session<'_>, person: Id, typed: &str, now: Time) -> Result<bool, IdentityError> {
    let Some(kept) = store::factor::totp(session, person)? else { return Ok(false) };
    let secret = identity.services.secrets.open(PURPOSE, &kept.secret)?;
    let seconds = u64::try_from(now.0 / kernel::time::SECOND).unwrap_or(0);
    let Some(step) = totp(&secret, "x")?.check(typed, seconds) else { return Ok(false) };
    Ok(store::factor::use_step(session, person, i64::try_from(step).unwrap_or(i64::MAX), now)?)
}

/// The first code was typed: the app counts from now on. The recovery codes, shown once.
pub fn confirm(identity: &Identity, person: Id, session_id: Option<Id>, typed: &str, now: Time) -> Result<Vec<String>, IdentityError> {
    identity.backoff.attempt(&format!("app of {person}"), now).map_err(IdentityError::Wait)?;
    let made = recovery_codes::make(identity, person)?;
    identity.services.database.write(|session| {
        if !accept(identity, session, person, &code::normal(typed), now)? {
            return Err(IdentityError::Code);
        }
        store::factor::put_recovery_codes(session, person, &made.recipe, &made.hashes)?;
        // Whoever just typed a code of the app proved it: this session is strong now, and the others end.
        store::session::strengthen(session, person, session_id, Proof::ONE_TIME, now)?;
        Ok(identity.services.audit(session, &Note::new(Actor::Member(person), Action::FactorAppAdded, Some(("person", person))))?)
    })?;
    identity.backoff.succeeded(&format!("app of {person}"));
    Ok(made.codes)
}

/// New recovery codes in the place of the old ones, shown once.
pub fn renew_recovery_codes(identity: &Identity, person: Id) -> Result<Vec<String>, IdentityError> {
    let made = recovery_codes::make(identity, person)?;
    identity.services.database.write::<_, IdentityError>(|session| {
        store::factor::put_recovery_codes(session, person, &made.recipe, &made.hashes)?;
        Ok(identity.services.audit(session, &Note::new(Actor::Member(person), Action::FactorRecoveryRenewed, Some(("person", person))))?)
    })?;
    Ok(made.codes)
}

/// Secrets encrypted anew in one transaction.
const RESEALED_AT_ONCE: u32 = 500;

/// Encrypts anew, with the key in use, the secrets that were encrypted with former ones.
pub fn reseal(identity: &Identity) -> Result<u64, IdentityError> {
    let (mut count, mut after) = (0, None);
    loop {
        let rows = identity.services.database.read::<_, IdentityError>(|session| Ok(store::factor::secrets_after(session, after, RESEALED_AT_ONCE)?))?;
        let Some((last, _)) = rows.last() else { return Ok(count) };
        after = Some(*last);
        identity.services.database.write(|session| {
            for (person, sealed) in rows.iter().filter(|(_, sealed)| identity.services.secrets.is_outdated(sealed)) {
                let plain = identity.services.secrets.open(PURPOSE, sealed)?;
                store::factor::set_secret(session, *person, &identity.services.secrets.seal(&identity.services.ids, PURPOSE, &plain)?)?;
            }
            Ok::<_, IdentityError>(())
        })?;
        count += rows.iter().filter(|(_, sealed)| identity.services.secrets.is_outdated(sealed)).count() as u64;
    }
}

/// The app does not count any more.
pub fn remove(identity: &Identity, person: Id) -> Result<(), IdentityError> {
    identity.services.database.write(|session| {
        store::factor::delete_totp(session, person)?;
        Ok(identity.services.audit(session, &Note::new(Actor::Member(person), Action::FactorAppRemoved, Some(("person", person))))?)
    })
}
