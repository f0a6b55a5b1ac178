//! Making one account of two, by their owner: begun in the one that stays, with a fresh proof; then the owner signs in to the other one, in any of its
//! ways, sees what will happen, and confirms. What the other one did moves by the fact that every room follows already for guests.

use kernel::fact::Verb;
use kernel::{Action, Actor, Id, Time};
use platform::audit::Note;
use platform::{DatabaseError, Session as Connection, outbox};
use serde::{Deserialize, Serialize};

use super::link_outside::OUTSIDE_ACCOUNTS_MAX;
use super::open_session::{Opened, close_former, open_session};
use super::sign_in::Browser;
use super::{ceremonies, fact, guard};
use crate::model::account::Account;
use crate::model::consent::{AgeBand, CHILDREN_MAX, GUARDIANS_MAX};
use crate::model::contact::CONTACTS_MAX;
use crate::model::merge::{MergeFault, Side, check};
use crate::model::session::{Proof, SessionKind, token_hash};
use crate::{Identity, IdentityError, store};

const BEGUN: &str = "merge";

/// A room that may have reasons against two people becoming one.
pub trait MergeJudge: Send + Sync {
    /// Whether it objects.
    ///
    /// # Errors
    /// The database fails.
    fn objects(&self, session: &mut Connection<'_>, stays: Id, goes: Id, now: Time) -> Result<bool, DatabaseError>;
}

/// How the owner of the account that stays proved who they are.
#[derive(Serialize, Deserialize)]
struct Begun {
    methods: String,
    at: Time,
    keep: bool,
}

/// Two accounts that may become one.
pub struct Waiting {
    /// The one that stays.
    pub stays: Account,
    /// The one that goes, once somebody is signed in to it.
    pub goes: Option<Going>,
}

/// The account that goes, and what goes over.
pub struct Going {
    /// The account.
    pub account: Account,
    /// Verified addresses and numbers.
    pub contacts: u64,
    /// Accounts elsewhere.
    pub outside: u64,
    /// Children its person decides for.
    pub children: u64,
    /// Why it may not go.
    pub fault: Option<MergeFault>,
}

/// Begins in the account that stays: the token that the browser keeps.
pub fn begin(identity: &Identity, person: Id, session_token: Option<&str>, now: Time) -> Result<String, IdentityError> {
    let hash = session_token.and_then(token_hash).ok_or(IdentityError::NotFresh)?;
    identity.services.database.write(|connection| {
        let found = store::session::by_token(connection, &hash)?.map(|(session, _)| session).filter(|session| session.person == person);
        let session = found.ok_or(IdentityError::NotFresh)?;
        guard::require_fresh(session.proof.at, now)?;
        let state = Begun { methods: session.proof.methods, at: session.proof.at.unwrap_or(now), keep: session.kind.is_lasting() };
        ceremonies::begin(identity, connection, BEGUN, Some(person), &state, now)
    })
}

/// What was begun in this browser, seen by whoever is signed in now; `None` where nothing was, or it is over.
pub fn look(identity: &Identity, token: &str, person: Id, now: Time) -> Result<Option<Waiting>, IdentityError> {
    identity.services.database.read(|connection| {
        let (stays, _): (Option<Id>, Begun) = match ceremonies::open(identity, connection, BEGUN, token, now) {
            Ok(begun) => begun,
            Err(IdentityError::Code) => return Ok(None),
            Err(error) => return Err(error),
        };
        let Some(stays) = stays else { return Ok(None) };
        let Some((account, _, _)) = store::account::by_person(connection, stays)? else { return Ok(None) };
        let goes = if stays == person { None } else { Some(going(identity, connection, stays, person, now)?) };
        Ok(Some(Waiting { stays: account, goes }))
    })
}

fn going(identity: &Identity, connection: &mut Connection<'_>, stays: Id, goes: Id, now: Time) -> Result<Going, IdentityError> {
    let fault = match judge(identity, connection, stays, goes, now) {
        Ok(_) => None,
        Err(IdentityError::Merge(fault)) => Some(fault),
        Err(error) => return Err(error),
    };
    let (account, _, _) = store::account::by_person(connection, goes)?.ok_or(IdentityError::NotFound)?;
    let contacts = store::contact::of_person(connection, goes)?.iter().filter(|contact| contact.verified_at.is_some()).count() as u64;
    let outside = store::outside::of_person(connection, goes)?.len() as u64;
    let children = store::guardian::of_guardian(connection, goes)?.len() as u64;
    Ok(Going { account, contacts, outside, children, fault })
}

/// Whether the two may become one, and how old its person is then.
fn judge(identity: &Identity, connection: &mut Connection<'_>, stays: Id, goes: Id, now: Time) -> Result<AgeBand, IdentityError> {
    if stays == goes {
        return Err(MergeFault::Same.into());
    }
    let (one, other) = (side(connection, stays)?, side(connection, goes)?);
    let related = store::guardian::decides_for(connection, stays, goes)? || store::guardian::decides_for(connection, goes, stays)?;
    let band = check(&one, &other, related)?;
    let verified = |contacts: &[crate::Contact]| contacts.iter().filter(|contact| contact.verified_at.is_some()).count();
    let contacts = store::contact::of_person(connection, stays)?.len() + verified(&store::contact::of_person(connection, goes)?);
    let outside = store::outside::of_person(connection, stays)?.len() + store::outside::of_person(connection, goes)?.len();
    let guardians = store::guardian::of_child(connection, stays)?.len() + store::guardian::of_child(connection, goes)?.len();
    let many = contacts > CONTACTS_MAX || outside > OUTSIDE_ACCOUNTS_MAX || guardians > GUARDIANS_MAX;
    if many || one.children + other.children > CHILDREN_MAX {
        return Err(MergeFault::Many.into());
    }
    for judge in identity.judges.iter() {
        if judge.objects(connection, stays, goes, now)? {
            return Err(MergeFault::Roles.into());
        }
    }
    Ok(band)
}

fn side(connection: &mut Connection<'_>, person: Id) -> Result<Side, IdentityError> {
    let (account, _, _) = store::account::by_person(connection, person)?.ok_or(IdentityError::NotFound)?;
    let children = store::guardian::of_guardian(connection, person)?.len();
    Ok(Side {
        band: account.age_band,
        demo: account.demo,
        closed: account.suspended_at.is_some() || account.awaits_consent || account.erase_at.is_some(),
        children,
    })
}

/// Makes one of the two: whoever just proved to own the one that goes confirms. They are signed in to the one that stays.
pub fn merge(identity: &Identity, browser: &Browser<'_>, token: &str, proven_at: Option<Time>, now: Time) -> Result<Opened, IdentityError> {
    let Actor::Member(goes) = browser.actor else { return Err(IdentityError::NotFound) };
    guard::require_fresh(proven_at, now)?;
    identity.services.database.write(|connection| {
        let (stays, begun): (Option<Id>, Begun) = ceremonies::open(identity, connection, BEGUN, token, now)?;
        let stays = stays.ok_or(IdentityError::Code)?;
        let band = judge(identity, connection, stays, goes, now)?;
        ceremonies::take(connection, token)?;
        move_over(connection, goes, stays, now)?;
        store::account::set_age_band(connection, stays, band, false)?;
        store::account::touch(connection, stays, now)?;
        if store::person::delete(connection, goes)? {
            outbox::emit(connection, &fact(identity, Verb::Merged, goes, stays, now))?;
        }
        // What the other one held is held here now: whoever is signed in elsewhere proves it again.
        store::session::end_all(connection, stays)?;
        close_former(connection, browser.former_token)?;
        let kind = if begun.keep { SessionKind::Member } else { SessionKind::MemberOnSharedDevice };
        let proof = Proof::by(begun.methods.clone(), begun.at);
        let opened = open_session(identity, connection, stays, kind, browser.user_agent, proof, now)?;
        for (about, detail) in [(goes, serde_json::json!({ "into": stays })), (stays, serde_json::json!({ "from": goes }))] {
            let note = Note { address: browser.address, detail, ..Note::new(Actor::Member(stays), Action::AccountMerged, Some(("person", about))) };
            identity.services.audit(connection, &note)?;
        }
        Ok(opened)
    })
}

/// Moves what this room keeps, and removes the account that goes with everything that let somebody in to it.
fn move_over(connection: &mut Connection<'_>, goes: Id, stays: Id, now: Time) -> Result<(), DatabaseError> {
    store::contact::merge(connection, goes, stays)?;
    store::outside::merge(connection, goes, stays)?;
    store::guardian::merge(connection, goes, stays, now)?;
    store::factor::delete_all(connection, goes)?;
    store::ceremony::delete_all(connection, goes)?;
    store::session::end_all(connection, goes)?;
    store::account::delete(connection, goes)
}
