//! Coming back from a provider elsewhere: in, on to the second factor, linked, or not known here yet.

use kernel::{Actor, Id, Time};
use platform::Session as Connection;
use platform::secrets::same;
use serde::{Deserialize, Serialize};

use super::begin_outside::{BEGUN, Begun, failed};
use super::ceremonies;
use super::link_outside::link_in;
use super::sign_in::{Browser, SignedIn, enter, first_step};
use crate::model::session::{FRESH, Proof};
use crate::outside::{OutsidePerson, OutsideReturned};
use crate::{Identity, IdentityError, store};

/// The kind of ceremony.
pub const KNOWN: &str = "outside-known";

/// Somebody who proved who they are elsewhere, and has no account here yet that is linked.
#[derive(Serialize, Deserialize)]
pub struct Known {
    /// The provider's key.
    pub provider: String,
    /// Who they are there.
    pub person: OutsidePerson,
    /// True on a device of their own.
    pub keep: bool,
    /// Where to go afterwards.
    pub back: String,
}

/// What a browser comes back with.
pub struct Finish<'a> {
    /// The token of the ceremony, from the cookie.
    pub token: &'a str,
    /// The provider's key, from the address.
    pub provider: &'a str,
    /// The address it came back to, without what it brought.
    pub callback: &'a str,
    /// The state it brought.
    pub state: &'a str,
    /// What else it brought.
    pub returned: OutsideReturned<'a>,
}

/// How far somebody came.
#[derive(Debug)]
pub enum Came {
    /// By an account here, and where to go afterwards.
    SignedIn(SignedIn, String),
    /// The account is linked now.
    Linked,
    /// Nobody here has it; the token of the ceremony that goes on.
    Unknown(String),
}

/// Finishes what this browser began, once.
pub fn finish(identity: &Identity, browser: &Browser<'_>, finish: &Finish<'_>, now: Time) -> Result<Came, IdentityError> {
    let (wants, begun) = identity.services.database.write(|session| {
        let (wants, begun): (Option<Id>, Begun) = ceremonies::open(identity, session, BEGUN, finish.token, now)?;
        // An answer that another site sends here does not end what this browser began.
        if begun.provider != finish.provider || !same(begun.state.as_bytes(), finish.state.as_bytes()) {
            return Err(IdentityError::Code);
        }
        // Gone before the code is redeemed: it can be brought back once only.
        ceremonies::take(session, finish.token)?;
        Ok((wants, begun))
    })?;
    if wants.is_some_and(|person| browser.actor != Actor::Member(person)) {
        return Err(IdentityError::Code);
    }
    let person = identity.outside.finish(finish.provider, finish.callback, &finish.returned, begun.rest).map_err(failed)?;
    identity.services.database.write(|session| {
        if let Some(wants) = wants {
            link_in(identity, session, wants, &person, now)?;
            return Ok(Came::Linked);
        }
        match store::outside::by_subject(session, &person.issuer, &person.subject)? {
            Some(link) => {
                store::outside::used(session, link.id, &person.name, now)?;
                Ok(Came::SignedIn(come_in(identity, session, browser, link.person, &person, begun.keep, now)?, begun.back.clone()))
            }
            None => {
                let known = Known { provider: begun.provider.clone(), person: person.clone(), keep: begun.keep, back: begun.back.clone() };
                Ok(Came::Unknown(ceremonies::begin(identity, session, KNOWN, None, &known, now)?))
            }
        }
    })
}

/// Signs in whoever has this account elsewhere. A second factor that they have here is asked for, unless the provider vouched for two.
pub fn come_in(
    identity: &Identity,
    session: &mut Connection<'_>,
    browser: &Browser<'_>,
    member: Id,
    person: &OutsidePerson,
    keep: bool,
    now: Time,
) -> Result<SignedIn, IdentityError> {
    let account = store::account::by_person(session, member)?.map(|(account, _, _)| account).ok_or(IdentityError::Code)?;
    if account.suspended_at.is_some() {
        return Err(IdentityError::Suspended);
    }
    if account.awaits_consent {
        return Ok(SignedIn::AwaitsConsent(member));
    }
    if !person.strong && super::sign_in::has_second_factor(session, member)? {
        return first_step(identity, session, browser, member, Proof::OUTSIDE, keep, now);
    }
    let methods = if person.strong { Proof::OUTSIDE_STRONG } else { Proof::OUTSIDE };
    // A provider that does not say when somebody proved who they are may have known them for weeks: that is no fresh proof.
    let at = person.proven_at.unwrap_or_else(|| now.plus(-FRESH));
    Ok(SignedIn::Opened(enter(identity, session, browser, member, Proof::by(methods, at), keep, now)?))
}

/// What is known of somebody who proved who they are elsewhere, until they open an account or link it.
pub fn known(identity: &Identity, token: &str, now: Time) -> Result<Known, IdentityError> {
    identity.services.database.read(|session| ceremonies::open(identity, session, KNOWN, token, now).map(|(_, known)| known))
}
