//! What guards an account, and when it may be changed.

use kernel::{Id, Time};

use crate::model::session::{FRESH, Proof};
use crate::store::factor::PasskeyRow;
use crate::{Identity, IdentityError, store};

/// The factors of an account beside its password.
pub struct Factors {
    /// Whether an app is in use.
    pub app: bool,
    /// Recovery codes that are left.
    pub recovery_left: u64,
    /// The passkeys.
    pub passkeys: Vec<PasskeyRow>,
}

/// The factors of a person.
pub fn factors(identity: &Identity, person: Id) -> Result<Factors, IdentityError> {
    identity.services.database.read(|session| {
        let (app, left) = store::factor::app(session, person)?;
        Ok(Factors { app, recovery_left: u64::try_from(left).unwrap_or(0), passkeys: store::factor::passkeys(session, person)? })
    })
}

/// Goes on only where somebody proved not long ago who they are.
pub fn require_fresh(proven_at: Option<Time>, now: Time) -> Result<(), IdentityError> {
    if proven_at.is_some_and(|at| now.since(at) < FRESH) { Ok(()) } else { Err(IdentityError::NotFresh) }
}

/// Whether somebody just came back by a code that was sent, and so may set a password without the one they forgot.
pub fn is_back_by_code(proof: &Proof, now: Time) -> bool {
    proof.is_fresh(now) && proof.methods.split(' ').any(|method| method == Proof::SENT_CODE)
}
