//! What guards an account, and when it may be changed.

use kernel::{Id, Time};
use platform::Session as Connection;

use crate::hashing::NO_PASSWORD;
use crate::model::session::{FRESH, Proof};
use crate::store::factor::PasskeyRow;
use crate::store::outside::OutsideAccount;
use crate::{Identity, IdentityError, store};

/// The factors of an account beside its password.
pub struct Factors {
    /// Whether an app is in use.
    pub app: bool,
    /// Recovery codes that are left.
    pub recovery_left: u64,
    /// The passkeys.
    pub passkeys: Vec<PasskeyRow>,
    /// The accounts elsewhere.
    pub outside: Vec<OutsideAccount>,
}

/// The factors of a person.
pub fn factors(identity: &Identity, person: Id) -> Result<Factors, IdentityError> {
    identity.services.database.read(|session| {
        let (app, left) = store::factor::app(session, person)?;
        let (passkeys, outside) = store::outside::beside_passkeys(session, person)?;
        Ok(Factors { app, recovery_left: u64::try_from(left).unwrap_or(0), passkeys, outside })
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

/// Whether somebody has a password, or a code to begin with.
pub fn has_password(session: &mut Connection<'_>, person: Id) -> Result<bool, IdentityError> {
    Ok(store::account::by_person(session, person)?.is_some_and(|(_, hash, _)| hash != NO_PASSWORD))
}

/// Goes on only where something still lets the person in: a password, a passkey, a code to a verified address or number, or an account at a provider
/// that is still set. Called after something was removed, in the same transaction.
pub fn require_way(identity: &Identity, session: &mut Connection<'_>, person: Id) -> Result<(), IdentityError> {
    let providers = identity.outside.list();
    let way = has_password(session, person)?
        || !store::factor::passkeys(session, person)?.is_empty()
        || store::contact::of_person(session, person)?.iter().any(|contact| contact.verified_at.is_some())
        || store::outside::of_person(session, person)?.iter().any(|link| providers.iter().any(|provider| provider.issuer == link.issuer));
    if way { Ok(()) } else { Err(IdentityError::LastWay) }
}
