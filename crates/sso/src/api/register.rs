//! Programs register themselves, with a token of the operator.

use portal::{Answer, Ask};

use super::json_privately;
use crate::Sso;
use crate::error::Failure;
use crate::ops::register_client::register_client;

/// `POST /oauth2/register` (RFC 7591).
pub fn register(sso: &Sso, ask: &Ask) -> Result<Answer, Failure> {
    Ok(json_privately(&register_client(sso, ask.bearer(), &ask.body, ask.now)?).status(201))
}
