//! Signing up. Whoever was a guest stays the same person, so nothing they did has to move.

use kernel::fact::Verb;
use kernel::{Actor, Language, Time};
use platform::outbox;

use super::fact;
use super::open_session::{close_former, open_session};
use super::sign_in::SignedIn;
use crate::model::consent::AgeBand;
use crate::model::name::Name;
use crate::model::password;
use crate::model::session::{Proof, SessionKind};
use crate::store::account::NewRow;
use crate::{Identity, IdentityError, store};

/// What somebody fills in.
pub struct SignUp<'a> {
    /// Who asks.
    pub actor: Actor,
    /// The token the browser came with.
    pub former_token: Option<&'a str>,
    /// What the browser says about itself.
    pub user_agent: &'a str,
    /// The name.
    pub name: &'a str,
    /// The password.
    pub password: &'a str,
    /// The language they read now.
    pub language: Language,
    /// How old they are.
    pub age_band: AgeBand,
}

/// Opens an account and a session; a child's account opens once a guardian consents.
pub fn sign_up(identity: &Identity, request: &SignUp<'_>, now: Time) -> Result<SignedIn, IdentityError> {
    let name = Name::parse_for_sign_up(request.name).map_err(IdentityError::Name)?;
    if super::administer::DEMO_NAMES.contains(&name.folded.as_str()) {
        return Err(IdentityError::Name(crate::model::name::NameFault::Reserved));
    }
    password::check(request.password, &name.folded).map_err(IdentityError::Password)?;
    let hash = identity.hashing.hash(request.password, &identity.services.ids)?;
    identity.services.database.write(|connection| {
        let mut person = identity.services.new_id();
        if let Actor::Guest(guest) = request.actor
            && store::person::is_guest(connection, guest)?
        {
            person = guest;
        }
        if !store::person::become_member(connection, person, now)? {
            return Err(IdentityError::NotFound); // the same form was sent twice at once; the other one was served
        }
        let (display_name, language) = (name.first_display_name(), request.language);
        let row = NewRow { person, name: &name, display_name, password_hash: &hash, language, demo: false };
        if !store::account::insert(connection, &row, now)? {
            return Err(IdentityError::NameTaken);
        }
        let child = request.age_band == AgeBand::Child;
        store::account::set_age_band(connection, person, request.age_band, child)?;
        store::session::end_all(connection, person)?;
        close_former(connection, request.former_token)?;
        outbox::emit(connection, &fact(identity, Verb::Registered, person, person, now))?;
        if child {
            return Ok(SignedIn::AwaitsConsent(person));
        }
        let proof = Proof::by(Proof::PASSWORD, now);
        Ok(SignedIn::Opened(open_session(identity, connection, person, SessionKind::Member, request.user_agent, proof, now)?))
    })
}
