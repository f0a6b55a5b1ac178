//! Signing in by a password. What a guest did on this device before comes along.

use kernel::fact::Verb;
use kernel::{Action, Actor, Id, Time};
use platform::audit::Note;
use platform::{DatabaseError, Session as Connection, outbox};
use serde::{Deserialize, Serialize};

use super::delete_account::cancel_in;
use super::open_session::{Opened, close_former, reopen_session};
use super::{ceremonies, fact, verify};
use crate::model::name;
use crate::model::session::{Proof, SessionKind, token_hash};
use crate::{Identity, IdentityError, store};

/// The browser in which somebody signs in.
#[derive(Clone, Copy)]
pub struct Browser<'a> {
    /// Who asks.
    pub actor: Actor,
    /// The token the browser came with.
    pub former_token: Option<&'a str>,
    /// What the browser says about itself.
    pub user_agent: &'a str,
    /// From where.
    pub address: Option<std::net::IpAddr>,
}

/// What somebody fills in.
pub struct SignIn<'a> {
    /// The browser.
    pub browser: Browser<'a>,
    /// The name.
    pub name: &'a str,
    /// The password.
    pub password: &'a str,
    /// True on a device of their own.
    pub keep: bool,
}

/// How far somebody came.
#[derive(Debug)]
pub enum SignedIn {
    /// In.
    Opened(Opened),
    /// A second factor is asked for; the token of the ceremony.
    SecondStep(String),
    /// The password is right, and a guardian has to consent first.
    AwaitsConsent(Id),
}

/// What is remembered until the second factor is given.
#[derive(Serialize, Deserialize)]
pub struct FirstStep {
    /// How the first one was proven.
    pub methods: String,
    /// True on a device of their own.
    pub keep: bool,
}

/// The kind of ceremony.
pub const SECOND_STEP: &str = "second-step";

/// Opens a session for whoever knows the password, or asks for the second factor.
pub fn sign_in(identity: &Identity, request: &SignIn<'_>, now: Time) -> Result<SignedIn, IdentityError> {
    let proven = verify::by_name(identity, &name::fold(request.name), request.name, request.password, now)?;
    let member = proven.account.person;
    identity.services.database.write(|connection| {
        // Between the check of the password and here the account may have been deleted, suspended or given another password.
        let unchanged = store::account::by_person(connection, member)?.is_some_and(|(account, hash, _)| account.suspended_at.is_none() && hash == proven.hash);
        if !unchanged {
            return Err(IdentityError::WrongPassword);
        }
        if let Some(renewed) = &proven.renewed_hash {
            store::account::renew_hash(connection, member, &proven.hash, renewed)?;
        }
        if proven.account.awaits_consent {
            return Ok(SignedIn::AwaitsConsent(member));
        }
        first_step(identity, connection, &request.browser, member, Proof::PASSWORD, request.keep, now)
    })
}

/// After one factor: the session, or the token for the second one.
pub fn first_step(
    identity: &Identity,
    connection: &mut Connection<'_>,
    browser: &Browser<'_>,
    member: Id,
    methods: &str,
    keep: bool,
    now: Time,
) -> Result<SignedIn, IdentityError> {
    if has_second_factor(connection, member)? {
        let state = FirstStep { methods: methods.to_owned(), keep };
        return Ok(SignedIn::SecondStep(ceremonies::begin(identity, connection, SECOND_STEP, Some(member), &state, now)?));
    }
    Ok(SignedIn::Opened(enter(identity, connection, browser, member, Proof::by(methods, now), keep, now)?))
}

/// Whether somebody has a second factor in use.
pub fn has_second_factor(connection: &mut Connection<'_>, person: Id) -> Result<bool, DatabaseError> {
    let app = store::factor::totp(connection, person)?.is_some_and(|totp| totp.confirmed_at.is_some());
    Ok(app || !store::factor::passkeys(connection, person)?.is_empty())
}

/// Opens the session of whoever proved who they are, in the transaction of `connection`.
pub fn enter(
    identity: &Identity,
    connection: &mut Connection<'_>,
    browser: &Browser<'_>,
    member: Id,
    proof: Proof,
    keep: bool,
    now: Time,
) -> Result<Opened, IdentityError> {
    let kind = if keep { SessionKind::Member } else { SessionKind::MemberOnSharedDevice };
    if let Actor::Guest(guest) = browser.actor {
        merge(identity, connection, guest, member, now)?;
    }
    // Whoever proves again who they are gets a new token and keeps the name of the session, so that programs they are signed in to hold.
    let former = match browser.former_token.and_then(token_hash) {
        Some(hash) => store::session::by_token(connection, &hash)?.map(|(session, _)| session).filter(|session| session.actor() == Actor::Member(member)),
        None => None,
    };
    close_former(connection, browser.former_token)?;
    let detail = serde_json::json!({ "methods": proof.methods });
    let kept = cancel_in(identity, connection, member)?;
    let mut opened = reopen_session(identity, connection, member, kind, browser.user_agent, proof, former.map(|session| session.id), now)?;
    let note = Note { address: browser.address, detail, ..Note::new(Actor::Member(member), Action::SessionOpened, Some(("person", member))) };
    identity.services.audit(connection, &note)?;
    opened.kept = kept;
    Ok(opened)
}

/// Turns a guest into the member they are, once: the fact tells every room to move what it keeps.
fn merge(identity: &Identity, connection: &mut Connection<'_>, guest: Id, member: Id, now: Time) -> Result<(), DatabaseError> {
    if !store::person::is_guest(connection, guest)? {
        return Ok(());
    }
    store::session::end_all(connection, guest)?;
    if store::person::delete(connection, guest)? {
        outbox::emit(connection, &fact(identity, Verb::Merged, guest, member, now))?;
    }
    Ok(())
}
