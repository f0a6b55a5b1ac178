//! Guardians who are known to be guardians, many at a time, for load data: no invitation goes out.

use kernel::{Id, Time};
use platform::Session;

use super::school_children::STATED;
use crate::store::guardian::{self, Consent};
use crate::{Identity, IdentityError};

/// Makes each the guardian of the child beside them, with the consents without which a child's account is closed.
pub fn tie_guardians(identity: &Identity, session: &mut Session<'_>, pairs: &[(Id, Id)], now: Time) -> Result<(), IdentityError> {
    let ties: Vec<(Id, Id, Id)> = pairs.iter().map(|(guardian, child)| (identity.services.new_id(), *guardian, *child)).collect();
    guardian::insert_accepted(session, &ties, now)?;
    let consents: Vec<Consent> = pairs
        .iter()
        .flat_map(|pair| STATED.map(|purpose| (pair, purpose)))
        .map(|((guardian, child), purpose)| Consent {
            id: identity.services.new_id(),
            person: *child,
            purpose,
            wording: purpose.wording(),
            given_by: *guardian,
            giver_name: String::new(),
            given_at: now,
            withdrawn_at: None,
        })
        .collect();
    Ok(guardian::give_all(session, &consents)?)
}
