//! The second factor at sign-in: the code of an app, or a recovery code.

use kernel::{Id, Time};
use platform::Session;

use super::open_session::Opened;
use super::sign_in::{Browser, FirstStep, SECOND_STEP, enter};
use super::{app_factor, ceremonies, recovery_codes};
use crate::model::code;
use crate::model::session::Proof;
use crate::{Identity, IdentityError, store};

/// What may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ways {
    /// An app.
    pub app: bool,
    /// A passkey.
    pub passkey: bool,
}

/// What the person of a ceremony may use.
pub fn ways(identity: &Identity, token: &str, now: Time) -> Result<Ways, IdentityError> {
    identity.services.database.read(|session| {
        let (person, _): (_, FirstStep) = ceremonies::open(identity, session, SECOND_STEP, token, now)?;
        let person = person.ok_or(IdentityError::Code)?;
        let app = store::factor::totp(session, person)?.is_some_and(|totp| totp.confirmed_at.is_some());
        Ok(Ways { app, passkey: !store::factor::passkeys(session, person)?.is_empty() })
    })
}

/// Opens the session of whoever has the second factor too.
pub fn second_step(identity: &Identity, browser: &Browser<'_>, token: &str, typed: &str, now: Time) -> Result<Opened, IdentityError> {
    let (person, first): (_, FirstStep) = identity.services.database.read(|session| ceremonies::open(identity, session, SECOND_STEP, token, now))?;
    let person = person.ok_or(IdentityError::Code)?;
    let typed = read(identity, person, typed, now)?;
    let opened = identity.services.database.write(|session| {
        check(identity, session, person, &typed, now)?;
        ceremonies::take(session, token)?;
        let allowed = store::account::by_person(session, person)?.is_some_and(|(account, _, _)| account.suspended_at.is_none() && !account.awaits_consent);
        if !allowed {
            return Err(IdentityError::Suspended);
        }
        let proof = Proof::by(format!("{} {}", first.methods, Proof::ONE_TIME), now);
        enter(identity, session, browser, person, proof, first.keep, now)
    });
    match opened {
        Ok(opened) => {
            identity.backoff.succeeded(&key(person));
            Ok(opened)
        }
        Err(error) => Err(error),
    }
}

/// A code as it was typed.
enum Typed {
    /// Of an app.
    App(String),
    /// A recovery code, as it may be kept.
    Recovery(Vec<[u8; 32]>),
}

/// Reads a code. Wrong ones make the next wait longer.
fn read(identity: &Identity, person: Id, typed: &str, now: Time) -> Result<Typed, IdentityError> {
    identity.backoff.attempt(&key(person), now).map_err(IdentityError::Wait)?;
    let typed = code::normal(typed);
    let app = typed.len() == app_factor::DIGITS && typed.bytes().all(|byte| byte.is_ascii_digit());
    Ok(if app { Typed::App(typed) } else { Typed::Recovery(recovery_codes::candidates(identity, person, &typed)?) })
}

/// Whether a typed code is good; each is used up.
fn check(identity: &Identity, session: &mut Session<'_>, person: Id, typed: &Typed, now: Time) -> Result<(), IdentityError> {
    let good = match typed {
        Typed::App(code) => app_factor::accept(identity, session, person, code, now)?,
        Typed::Recovery(candidates) => recovery_codes::accept(session, person, candidates, now)?,
    };
    if good { Ok(()) } else { Err(IdentityError::Code) }
}

fn key(person: Id) -> String {
    format!("second factor of {person}")
}
