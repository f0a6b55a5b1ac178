//! Programs register themselves, with a token of the operator, and look after their registration.

use kernel::Id;
use portal::{Answer, Ask};

use super::json_privately;
use crate::Sso;
use crate::error::Failure;
use crate::ops::manage_registration;
use crate::ops::register_client::register_client;

/// `POST /oauth2/register` (RFC 7591).
pub fn register(sso: &Sso, ask: &Ask) -> Result<Answer, Failure> {
    Ok(json_privately(&register_client(sso, ask.bearer(), &ask.body, ask.now)?).status(201))
}

/// Which program it is about; `None` where the address names none, which is answered like a program that is not here.
fn named(ask: &Ask) -> Option<Id> {
    ask.id(0).ok()
}

/// `GET /oauth2/register/{id}` (RFC 7592 §2.1).
pub fn look(sso: &Sso, ask: &Ask) -> Result<Answer, Failure> {
    Ok(json_privately(&manage_registration::look(sso, named(ask), ask.bearer())?))
}

/// `PUT /oauth2/register/{id}` (RFC 7592 §2.2).
pub fn change(sso: &Sso, ask: &Ask) -> Result<Answer, Failure> {
    Ok(json_privately(&manage_registration::change(sso, named(ask), ask.bearer(), &ask.body)?))
}

/// `DELETE /oauth2/register/{id}` (RFC 7592 §2.3).
pub fn remove(sso: &Sso, ask: &Ask) -> Result<Answer, Failure> {
    manage_registration::remove(sso, named(ask), ask.bearer())?;
    Ok(super::private(Answer::bytes("application/json", Vec::new()).status(204)))
}
