//! Changing one's password: every other session ends, and this one gets a new token.

use kernel::{Action, Actor, Id, Time};
use platform::audit::Note;

use super::open_session::{Opened, open_session};
use super::sign_in::has_second_factor;
use super::{guard, verify};
use crate::hashing::NO_PASSWORD;
use crate::model::password::PasswordFault;
use crate::model::session::{Proof, SessionKind, token_hash};
use crate::model::{name, password};
use crate::{Identity, IdentityError, starting, store};

/// What somebody fills in.
pub struct ChangePassword<'a> {
    /// The token the browser came with.
    pub token: Option<&'a str>,
    /// What the browser says about itself.
    pub user_agent: &'a str,
    /// The password they have.
    pub old: &'a str,
    /// The password they want.
    pub new: &'a str,
}

/// Keeps a new password for whoever knows the old one, or just came back by a code that was sent because they forgot it, or has none of their own yet
/// and just proved who they are.
pub fn change_password(identity: &Identity, person: Id, change: &ChangePassword<'_>, now: Time) -> Result<Opened, IdentityError> {
    let here = match change.token.and_then(token_hash) {
        Some(hash) => identity.services.database.read::<_, IdentityError>(|connection| Ok(store::session::by_token(connection, &hash)?))?,
        None => None,
    };
    let here = here.map(|(session, _)| session).filter(|session| session.person == person && session.kind.is_member());
    let kept = identity.services.database.read::<_, IdentityError>(|connection| Ok(store::account::by_person(connection, person)?))?;
    let (_, kept, _) = kept.ok_or(IdentityError::NotFound)?;
    // A starting code was typed to come in; nothing but this is open to its person.
    let none_yet = kept == NO_PASSWORD || starting::is_starting(&kept);
    if none_yet {
        guard::require_fresh(here.as_ref().and_then(|session| session.proof.at), now)?;
    }
    let name = if none_yet || here.as_ref().is_some_and(|session| guard::is_back_by_code(&session.proof, now)) {
        identity.access_account(&Actor::System, person).map_err(|_| IdentityError::NotFound)?.name
    } else {
        verify::by_person(identity, person, change.old, now)?.account.name
    };
    let handed = match starting::password_in(&kept) {
        Some(hash) => identity.hashing.matches(change.new, Some(hash), &identity.services.ids)?,
        None => starting::matches(change.new, &kept),
    };
    if handed {
        return Err(IdentityError::Password(PasswordFault::Handed));
    }
    let second = identity.services.database.read::<_, IdentityError>(|connection| Ok(has_second_factor(connection, person)?))?;
    password::check_beside(change.new, &name::fold(&name), second).map_err(IdentityError::Password)?;
    let hash = identity.hashing.hash(change.new, &identity.services.ids)?;
    identity.services.database.write(|connection| {
        store::account::set_password(connection, person, &hash)?;
        // A shared device stays one, and what was proven in this session stays proven.
        let kind = here.as_ref().map_or(SessionKind::MemberOnSharedDevice, |session| session.kind);
        let proof = here.as_ref().map_or_else(|| Proof::by(Proof::PASSWORD, now), |session| session.proof.clone());
        store::session::end_all(connection, person)?;
        let opened = open_session(identity, connection, person, kind, change.user_agent, proof, now)?;
        identity.services.audit(connection, &Note::new(Actor::Member(person), Action::AccountPasswordChanged, Some(("person", person))))?;
        Ok(opened)
    })
}
