//! A person takes back what they allowed a program: it holds from the next request of the program on.

use kernel::{Action, Actor, Id, Time};
use platform::DatabaseError;
use platform::audit::Note;

use super::end_sessions::announce;
use crate::error::SsoError;
use crate::model::client::Client;
use crate::store::consents::Consent;
use crate::{Sso, store};

/// The programs that the person who asks said yes to, the one used last first.
pub fn access_consents(sso: &Sso, actor: &Actor) -> Result<Vec<(Client, Consent)>, SsoError> {
    let Actor::Member(person) = actor else { return Err(SsoError::NotFound) };
    Ok(sso.services.database.read::<_, DatabaseError>(|session| store::consents::of_person(session, *person, super::export::CONSENTS_MAX))?)
}

/// Takes back what the person who asks allowed a program.
pub fn withdraw(sso: &Sso, actor: &Actor, client: Id, now: Time) -> Result<(), SsoError> {
    let Actor::Member(person) = *actor else { return Err(SsoError::NotFound) };
    let ring = sso.keyring.ring(&sso.services)?;
    sso.services.database.write(|session| {
        if !store::consents::remove(session, person, client)? {
            return Err(SsoError::NotFound);
        }
        store::grants::revoke_all(session, person, client, now)?;
        for signed_in in store::sessions::of_person(session, person)?.iter().filter(|signed_in| signed_in.client == client) {
            announce(sso, session, &ring, signed_in, now)?;
        }
        store::sessions::remove_at(session, person, client)?;
        Ok(sso.services.audit(session, &Note::new(*actor, Action::ConsentWithdrawn, Some(("client", client))))?)
    })
}
