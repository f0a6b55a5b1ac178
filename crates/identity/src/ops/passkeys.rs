//! Passkeys (Web Authentication Level 3): made by a member, and enough to sign in by themselves, because they verify their user.

use kernel::{Action, Actor, Id, Time};
use platform::audit::Note;
use serde_json::Value;
use url::Url;
use webauthn_rs::prelude::{DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential};
use webauthn_rs::{Webauthn, WebauthnBuilder};

use super::ceremonies;
use super::open_session::Opened;
use super::sign_in::{Browser, enter};
use crate::model::code::{PASSKEY_NAME_LENGTH_MAX, PASSKEYS_MAX};
use crate::model::session::Proof;
use crate::store::factor::PasskeyRow;
use crate::{Identity, IdentityError, store};

const MAKING: &str = "passkey-made";
const USING: &str = "passkey-used";

fn failed(error: impl std::fmt::Display) -> IdentityError {
    IdentityError::Passkey(error.to_string())
}

/// The platform as browsers know it. `origin` is the address in the browser: one of ours, checked by the shell's own rules for forms.
fn webauthn(origin: &str) -> Result<Webauthn, IdentityError> {
    let origin = Url::parse(origin).map_err(failed)?;
    let domain = origin.domain().ok_or_else(|| IdentityError::Passkey("passkeys need a domain name, not a number".to_owned()))?.to_owned();
    WebauthnBuilder::new(&domain, &origin).and_then(|builder| builder.rp_name("Xingtan").build()).map_err(failed)
}

/// Begins to make one: the token of the ceremony, and what the browser is told.
pub fn begin_making(identity: &Identity, person: Id, origin: &str, now: Time) -> Result<(String, Value), IdentityError> {
    let webauthn = webauthn(origin)?;
    identity.services.database.write(|session| {
        let (account, _, _) = store::account::by_person(session, person)?.ok_or(IdentityError::NotFound)?;
        let known = store::factor::passkeys(session, person)?;
        if known.len() >= PASSKEYS_MAX {
            return Err(IdentityError::PasskeysMany);
        }
        let exclude = known.iter().filter_map(|row| read(&row.credential).ok()).map(|passkey| passkey.cred_id().clone()).collect();
        let (challenge, state) = webauthn.start_passkey_registration(person.as_uuid(), &account.name, &account.display_name, Some(exclude)).map_err(failed)?;
        let token = ceremonies::begin(identity, session, MAKING, Some(person), &state, now)?;
        let mut options = serde_json::to_value(challenge).map_err(failed)?;
        // It must be found without a name being typed first.
        if let Some(selection) = options.pointer_mut("/publicKey/authenticatorSelection").and_then(Value::as_object_mut) {
            selection.insert("residentKey".to_owned(), "required".into());
            selection.insert("requireResidentKey".to_owned(), true.into());
        }
        Ok((token, options))
    })
}

/// Keeps the passkey that a browser made.
pub fn finish_making(identity: &Identity, person: Id, session_id: Option<Id>, made: &Made<'_>, now: Time) -> Result<(), IdentityError> {
    let webauthn = webauthn(made.origin)?;
    let credential: RegisterPublicKeyCredential = serde_json::from_str(made.credential).map_err(failed)?;
    identity.services.database.write(|session| {
        let (owner, state): (_, PasskeyRegistration) = ceremonies::open(identity, session, MAKING, made.token, now)?;
        if owner != Some(person) {
            return Err(IdentityError::Code);
        }
        ceremonies::take(session, made.token)?;
        let passkey = webauthn.finish_passkey_registration(&credential, &state).map_err(failed)?;
        let name: String = made.name.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(PASSKEY_NAME_LENGTH_MAX).collect();
        let text = serde_json::to_string(&passkey).map_err(failed)?;
        let row = PasskeyRow { id: identity.services.new_id(), person, credential: text, name, created_at: now, last_used_at: None };
        if !store::factor::insert_passkey(session, &row, passkey.cred_id().as_slice())? {
            return Err(IdentityError::Passkey("this passkey is known already".to_owned()));
        }
        store::session::strengthen(session, person, session_id, Proof::PASSKEY, now)?;
        Ok(identity.services.audit(session, &Note::new(Actor::Member(person), Action::FactorPasskeyAdded, Some(("person", person))))?)
    })
}

/// What a browser made or used.
pub struct Made<'a> {
    /// The address in the browser.
    pub origin: &'a str,
    /// The token of the ceremony.
    pub token: &'a str,
    /// The credential, as JSON.
    pub credential: &'a str,
    /// What it is to be called.
    pub name: &'a str,
}

/// Begins to use one: the token of the ceremony, and what the browser is told.
pub fn begin_using(identity: &Identity, origin: &str, now: Time) -> Result<(String, Value), IdentityError> {
    let (challenge, state) = webauthn(origin)?.start_discoverable_authentication().map_err(failed)?;
    let token = identity.services.database.write(|session| ceremonies::begin(identity, session, USING, None, &state, now))?;
    let mut options = serde_json::to_value(challenge).map_err(failed)?;
    if let Some(options) = options.as_object_mut() {
        options.remove("mediation"); // the person pressed a button: it need not wait in the field of the name
    }
    Ok((token, options))
}

/// Opens the session of whoever used their passkey.
pub fn finish_using(identity: &Identity, browser: &Browser<'_>, made: &Made<'_>, keep: bool, now: Time) -> Result<Opened, IdentityError> {
    let webauthn = webauthn(made.origin)?;
    let credential: PublicKeyCredential = serde_json::from_str(made.credential).map_err(failed)?;
    identity.services.database.write(|session| {
        let (_, state): (_, DiscoverableAuthentication) = ceremonies::open(identity, session, USING, made.token, now)?;
        ceremonies::take(session, made.token)?;
        let (person, credential_id) = webauthn.identify_discoverable_authentication(&credential).map_err(failed)?;
        let person = Id::from(person);
        let known = store::factor::passkeys(session, person)?;
        let keys = known.iter().map(|row| Ok((row.id, read(&row.credential)?))).collect::<Result<Vec<(Id, Passkey)>, IdentityError>>()?;
        let used = keys.into_iter().find(|(_, key)| key.cred_id().as_slice() == credential_id);
        let (id, mut key) = used.ok_or_else(|| IdentityError::Passkey("nobody here has this passkey".to_owned()))?;
        let result = webauthn.finish_discoverable_authentication_v2(&credential, state, &key).map_err(failed)?;
        let account = store::account::by_person(session, person)?.map(|(account, _, _)| account).ok_or(IdentityError::Code)?;
        if account.suspended_at.is_some() {
            return Err(IdentityError::Suspended);
        }
        if account.awaits_consent {
            return Err(IdentityError::AwaitsConsent);
        }
        key.update_credential(&result);
        store::factor::used_passkey(session, id, &serde_json::to_string(&key).map_err(failed)?, now)?;
        enter(identity, session, browser, person, Proof::by(Proof::PASSKEY, now), keep, now)
    })
}

/// Removes one.
pub fn remove(identity: &Identity, person: Id, id: Id) -> Result<(), IdentityError> {
    identity.services.database.write(|session| {
        if !store::factor::delete_passkey(session, person, id)? {
            return Err(IdentityError::NotFound);
        }
        super::guard::require_way(identity, session, person)?;
        Ok(identity.services.audit(session, &Note::new(Actor::Member(person), Action::FactorPasskeyRemoved, Some(("person", person))))?)
    })
}

fn read(text: &str) -> Result<Passkey, IdentityError> {
    serde_json::from_str(text).map_err(failed)
}
