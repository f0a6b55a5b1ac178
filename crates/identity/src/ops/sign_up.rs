//! Signing up. Whoever was a guest stays the same person, so nothing they did has to move.

use kernel::fact::Verb;
use kernel::{Actor, Id, Language, Time};
use platform::{Session as Connection, outbox};

use super::fact;
use super::open_session::{close_former, open_session};
use super::sign_in::SignedIn;
use crate::model::consent::AgeBand;
use crate::model::name::{Name, NameFault};
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
    let name = read_name(request.name)?;
    password::check(request.password, &name.folded).map_err(IdentityError::Password)?;
    let hash = identity.hashing.hash(request.password, &identity.services.ids)?;
    identity.services.database.write(|connection| {
        let opening = Opening {
            actor: request.actor,
            former_token: request.former_token,
            name: &name,
            display_name: name.first_display_name(),
            password_hash: &hash,
            language: request.language,
            age_band: request.age_band,
        };
        let person = open_in(identity, connection, &opening, now)?;
        if request.age_band == AgeBand::Child {
            return Ok(SignedIn::AwaitsConsent(person));
        }
        let proof = Proof::by(Proof::PASSWORD, now);
        Ok(SignedIn::Opened(open_session(identity, connection, person, SessionKind::Member, request.user_agent, proof, now)?))
    })
}

/// Reads a name that somebody chose.
pub fn read_name(typed: &str) -> Result<Name, IdentityError> {
    let name = Name::parse_for_sign_up(typed).map_err(IdentityError::Name)?;
    if super::administer::DEMO_NAMES.contains(&name.folded.as_str()) {
        return Err(IdentityError::Name(NameFault::Reserved));
    }
    Ok(name)
}

/// An account to open.
pub struct Opening<'a> {
    /// Who asks.
    pub actor: Actor,
    /// The token the browser came with.
    pub former_token: Option<&'a str>,
    /// The name.
    pub name: &'a Name,
    /// The name to show.
    pub display_name: &'a str,
    /// The password's hash.
    pub password_hash: &'a str,
    /// The language they read now.
    pub language: Language,
    /// How old they are.
    pub age_band: AgeBand,
}

/// Opens an account in the transaction of `connection`, without a session; a child's waits for consent.
pub fn open_in(identity: &Identity, connection: &mut Connection<'_>, opening: &Opening<'_>, now: Time) -> Result<Id, IdentityError> {
    let mut person = identity.services.new_id();
    if let Actor::Guest(guest) = opening.actor
        && store::person::is_guest(connection, guest)?
    {
        person = guest;
    }
    if !store::person::become_member(connection, person, now)? {
        return Err(IdentityError::NotFound); // the same form was sent twice at once; the other one was served
    }
    let Opening { name, display_name, password_hash, language, .. } = *opening;
    let row = NewRow { person, name, display_name, password_hash, language, demo: false };
    if !store::account::insert(connection, &row, now)? {
        return Err(IdentityError::NameTaken);
    }
    store::account::set_age_band(connection, person, opening.age_band, opening.age_band == AgeBand::Child)?;
    store::session::end_all(connection, person)?;
    close_former(connection, opening.former_token)?;
    outbox::emit(connection, &fact(identity, Verb::Registered, person, person, now))?;
    Ok(person)
}
