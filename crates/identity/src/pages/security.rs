//! What guards my account: password, second factor, passkeys, addresses and numbers; and where I am signed in.

use askama::Template;
use kernel::time::{DAY, SECOND};
use kernel::{Problem, Time};
use portal::{Answer, Ask, cookies};

use super::fault::{Fault, about};
use super::{member, origin, page};
use crate::model::password::{PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN, PASSWORD_LENGTH_MIN_WITH_SECOND};
use crate::model::session::Session;
use crate::ops::change_password::{ChangePassword, change_password as change};
use crate::ops::list_sessions::list_sessions;
use crate::ops::{contacts, guard, sign_out};
use crate::outside::OutsideProvider;
use crate::store::contact::Contact;
use crate::store::outside::OutsideAccount;
use crate::words::Words;
use crate::{Identity, IdentityError};

#[derive(Template)]
#[template(path = "security.html")]
struct SecurityPage<'a> {
    w: Words,
    token: &'a str,
    name: &'a str,
    sessions: Vec<SessionLine>,
    saved: &'a str,
    fault: Option<Fault>,
    at_least: u64,
    at_most: usize,
    old_needed: bool,
    has_password: bool,
    app: bool,
    recovery_left: u64,
    passkeys: Vec<PasskeyLine>,
    contacts: Vec<Contact>,
    outside: Vec<OutsideLine>,
    providers: Vec<OutsideProvider>,
    named: bool,
    address: &'a str,
}

struct SessionLine {
    id: String,
    opened: String,
    seen: String,
    device: String,
    shared: bool,
    here: bool,
}

struct OutsideLine {
    id: String,
    provider: String,
    name: String,
    used: String,
}

struct PasskeyLine {
    id: String,
    name: String,
    used: String,
}

/// The page.
pub fn show(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    form(room, ask, None)
}

/// Another password was chosen.
pub fn change_password(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    let person = member(ask)?;
    let (old, new) = (ask.form("password").unwrap_or(""), ask.form("new_password").unwrap_or(""));
    let request = ChangePassword { token: ask.session_token.as_deref(), user_agent: &ask.user_agent, old, new };
    match change(room, person, &request, ask.now) {
        Ok(opened) => Ok(Answer::see_other("/me/security?saved=password").cookie(opened.cookie(ask.secure))),
        Err(IdentityError::NotFresh) => Ok(Answer::see_other("/sign-in?again=yes&back=/me/security")),
        Err(error) => {
            let fault = Fault::of(&error, Words(ask.tongue()), "password", "password", "new_password").ok_or(error)?;
            form(room, ask, Some(fault))
        }
    }
}

/// A session is to end.
pub fn end_session(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    let session = ask.form_id("session")?;
    sign_out::end_session(room, member(ask)?, session)?;
    if ask.who.session == Some(session) {
        return Ok(Answer::see_other("/").cookie(cookies::end_session()));
    }
    Ok(Answer::see_other("/me/security"))
}

/// All sessions are to end.
pub fn end_all(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    sign_out::sign_out_everywhere(room, member(ask)?)?;
    Ok(Answer::see_other("/").cookie(cookies::end_session()))
}

/// The page, with what is wrong with a form on it.
pub fn form(room: &Identity, ask: &Ask, fault: Option<Fault>) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let account = room.access_account(&ask.who.actor, member(ask)?)?;
    let sessions: Vec<Session> = list_sessions(room, account.person, ask.now)?;
    let here = sessions.iter().find(|session| ask.who.session == Some(session.id));
    let has_password = account.has_password;
    let old_needed = has_password && !here.is_some_and(|session| guard::is_back_by_code(&session.proof, ask.now));
    let factors = guard::factors(room, account.person)?;
    let passkeys = factors.passkeys.into_iter().map(|row| PasskeyLine {
        id: row.id.to_string(),
        name: if row.name.is_empty() { w.passkey().to_owned() } else { row.name },
        used: row.last_used_at.map_or_else(|| w.never_used().to_owned(), |used| w.last_used(&ago(w, used, ask.now))),
    });
    let (outside, providers) = outside_lines(room, w, ask, factors.outside);
    let second = factors.app || passkeys.len() > 0;
    let template = SecurityPage {
        w,
        token: &ask.form_token,
        name: &account.name,
        passkeys: passkeys.collect(),
        saved: ask.query("saved").unwrap_or(""),
        fault,
        at_least: if second { PASSWORD_LENGTH_MIN_WITH_SECOND } else { PASSWORD_LENGTH_MIN } as u64,
        at_most: PASSWORD_LENGTH_MAX,
        old_needed,
        app: factors.app,
        recovery_left: factors.recovery_left,
        contacts: contacts::list(room, account.person)?,
        outside,
        providers,
        has_password,
        named: origin::has_name(ask),
        address: ask.form("address").unwrap_or(""),
        sessions: sessions.into_iter().map(|session| line(w, ask, session)).collect(),
    };
    let answer = page(w.security(), &template)?;
    Ok(Fault::mark(template.fault.as_ref(), answer))
}

/// The accounts elsewhere that are linked, and the providers where none is.
fn outside_lines(room: &Identity, w: Words, ask: &Ask, links: Vec<OutsideAccount>) -> (Vec<OutsideLine>, Vec<OutsideProvider>) {
    let mut providers = room.outside.list();
    let lines = links.into_iter().map(|link| OutsideLine {
        id: link.id.to_string(),
        // One whose provider is not set any more is known by its address.
        provider: providers.iter().find(|provider| provider.issuer == link.issuer).map_or_else(|| link.issuer.clone(), |provider| provider.name.clone()),
        name: link.name,
        used: link.last_used_at.map_or_else(|| w.never_used().to_owned(), |used| w.last_used(&ago(w, used, ask.now))),
    });
    let lines: Vec<OutsideLine> = lines.collect();
    providers.retain(|provider| !lines.iter().any(|line| line.provider == provider.name));
    (lines, providers)
}

fn line(w: Words, ask: &Ask, session: Session) -> SessionLine {
    SessionLine {
        id: session.id.to_string(),
        opened: ago(w, session.created_at, ask.now),
        seen: ago(w, session.last_seen_at, ask.now),
        shared: session.kind.is_member() && !session.kind.is_lasting(),
        device: session.device,
        here: ask.who.session == Some(session.id),
    }
}

/// How long ago, in words; visits are noted to the hour, so nothing finer is said.
fn ago(w: Words, then: Time, now: Time) -> String {
    let elapsed = u64::try_from(now.since(then)).unwrap_or(0);
    let (hour, day) = ((3600 * SECOND).unsigned_abs(), DAY.unsigned_abs());
    match elapsed {
        elapsed if elapsed < hour => w.within_an_hour().to_owned(),
        elapsed if elapsed < day => w.hours_ago(elapsed / hour),
        elapsed => w.days_ago(elapsed / day),
    }
}
