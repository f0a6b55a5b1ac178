//! Going to a provider elsewhere, to come back as somebody: to sign in, or to link the account there with the one here.

use kernel::{Id, Time};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::ceremonies;
use crate::outside::OutsideFault;
use crate::{Identity, IdentityError};

/// The kind of ceremony.
pub const BEGUN: &str = "outside-begun";

/// What is remembered until the browser comes back.
#[derive(Serialize, Deserialize)]
pub struct Begun {
    /// To which provider it went.
    pub provider: String,
    /// What it must bring back.
    pub state: String,
    /// What the speaker of the protocol wants back.
    pub rest: Value,
    /// True on a device of their own.
    pub keep: bool,
    /// Where to go afterwards.
    pub back: String,
}

/// What somebody wants.
pub struct Begin<'a> {
    /// The provider's key.
    pub provider: &'a str,
    /// Where the browser is to come back to.
    pub callback: &'a str,
    /// Who wants to link the account; `None` to sign in.
    pub link: Option<Id>,
    /// Whether they are to prove anew who they are.
    pub again: bool,
    /// True on a device of their own.
    pub keep: bool,
    /// Where to go afterwards.
    pub back: &'a str,
}

/// Begins: the token of the ceremony, which the browser keeps in a cookie, and where the browser goes.
pub fn begin(identity: &Identity, begin: &Begin<'_>, now: Time) -> Result<(String, String), IdentityError> {
    // Somebody who links an account there proves that it is theirs now, and not that whoever sat here before them has not signed out there.
    let made = identity.outside.begin(begin.provider, begin.callback, begin.again).map_err(failed)?;
    let state = Begun { provider: begin.provider.to_owned(), state: made.state, rest: made.rest, keep: begin.keep, back: begin.back.to_owned() };
    let token = identity.services.database.write(|session| ceremonies::begin(identity, session, BEGUN, begin.link, &state, now))?;
    Ok((token, made.address))
}

/// What the failure of a provider means here; the reason is noted for the operator, and holds no secret.
pub fn failed(fault: OutsideFault) -> IdentityError {
    match fault {
        OutsideFault::Unknown => IdentityError::NotFound,
        OutsideFault::Away(reason) => {
            tracing::warn!(reason, "a provider elsewhere cannot be reached");
            IdentityError::OutsideAway
        }
        OutsideFault::Denied(reason) => {
            tracing::info!(reason, "a provider elsewhere vouched for nobody");
            IdentityError::OutsideDenied
        }
        OutsideFault::Refused(reason) => {
            tracing::warn!(reason, "what a provider elsewhere said was not believed");
            IdentityError::OutsideRefused
        }
    }
}
