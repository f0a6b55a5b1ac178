//! Sessions: opaque tokens, hashed at rest, rotated whenever somebody signs in.

use kernel::time::DAY;
use kernel::{Actor, Id, Time};
use platform::{DatabaseError, Session};
use portal::{Ask, Who, cookies};
use sha2::{Digest, Sha256};

use crate::store::{self, Browser};
use crate::{Identity, IdentityError};

/// Days a guest's browser is remembered.
const GUEST_DAYS: i64 = 180;
/// Days without a visit after which a member must sign in again.
const MEMBER_DAYS: i64 = 30;
/// A session is noted as seen at most this often, so that reading stays reading.
const TOUCH_EVERY: i64 = DAY / 24;
/// The longest name of a device kept.
const DEVICE_CHARS_MAX: usize = 160;

/// The digest of a token, as it is kept.
pub(crate) fn digest(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

/// A session about to be given out.
pub(crate) struct NewSession {
    /// The token for the browser.
    pub token: String,
    /// The row.
    pub browser: Browser,
}

impl Identity {
    pub(crate) fn new_session(&self, ask: &Ask, person: Id, member: bool) -> NewSession {
        let now = self.services.now();
        let token: String = self.services.ids.bytes::<32>().iter().map(|byte| format!("{byte:02x}")).collect();
        let days = if member { MEMBER_DAYS } else { GUEST_DAYS };
        let device = ask.user_agent.chars().filter(|letter| !letter.is_control()).take(DEVICE_CHARS_MAX).collect();
        let browser = Browser { id: self.services.new_id(), person, member, device, created_at: now, last_seen_at: now, expires_at: now.plus(days * DAY) };
        NewSession { token, browser }
    }

    pub(crate) fn cookie(new: &NewSession, secure: bool) -> String {
        let days = if new.browser.member { MEMBER_DAYS } else { GUEST_DAYS };
        cookies::session(&new.token, u32::try_from(days * 86_400).unwrap_or(u32::MAX), secure)
    }

    /// Writes a new session in place of the browser's old one.
    pub(crate) fn replace_session(session: &mut Session<'_>, ask: &Ask, new: &NewSession) -> Result<(), DatabaseError> {
        if let Some(old) = &ask.session_token {
            store::end_by_token(session, &digest(old))?;
        }
        store::add_session(session, &digest(&new.token), &new.browser)
    }

    pub(crate) fn begin_guest(&self, ask: &Ask) -> Result<(Id, Option<String>), IdentityError> {
        let person = self.services.new_id();
        let new = self.new_session(ask, person, false);
        self.services.database.write::<(), DatabaseError>(|session| {
            store::add_person(session, person, new.browser.created_at)?;
            Self::replace_session(session, ask, &new)
        })?;
        Ok((person, Some(Self::cookie(&new, ask.secure))))
    }

    pub(crate) fn find_session(&self, token: &str, now: Time) -> Result<Who, IdentityError> {
        let digest = digest(token);
        let found = self.services.database.read(|session| store::session_by_token(session, &digest))?;
        let Some((browser, account)) = found.filter(|(browser, _)| browser.expires_at > now) else { return Ok(Who::STRANGER) };
        if now.since(browser.last_seen_at) > TOUCH_EVERY {
            let days = if browser.member { MEMBER_DAYS } else { GUEST_DAYS };
            self.services.database.write(|session| store::touch(session, &digest, now, now.plus(days * DAY)))?;
        }
        match account {
            Some(account) if account.suspended => Ok(Who::STRANGER),
            Some(account) if browser.member => {
                Ok(Who { actor: Actor::Member(browser.person), name: account.display_name, language: account.language, session: Some(browser.id) })
            }
            // A guest's session does not act for the account the person has since got elsewhere.
            Some(_) => Ok(Who::STRANGER),
            None if browser.member => Ok(Who::STRANGER),
            None => Ok(Who { actor: Actor::Guest(browser.person), name: String::new(), language: None, session: Some(browser.id) }),
        }
    }

    /// Ends the browser's session; the cookie that takes it away.
    ///
    /// # Errors
    /// The database fails.
    pub fn sign_out(&self, ask: &Ask) -> Result<String, IdentityError> {
        if let Some(token) = &ask.session_token {
            self.services.database.write(|session| store::end_by_token(session, &digest(token)))?;
        }
        Ok(cookies::end_session())
    }
}
