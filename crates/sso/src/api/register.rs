//! Programs register themselves, with a token of the operator.

use portal::{Answer, Ask};

use super::json_privately;
use crate::Sso;
use crate::error::{Failure, Refused};
use crate::ops::register_client::{DESCRIPTION_BYTES_MAX, register_client};

/// `POST /oauth2/register` (RFC 7591).
pub fn register(sso: &Sso, ask: &Ask) -> Result<Answer, Failure> {
    if ask.body.len() > DESCRIPTION_BYTES_MAX {
        return Err(Refused::new("invalid_client_metadata", format!("a description has {DESCRIPTION_BYTES_MAX} bytes at most")).into());
    }
    Ok(json_privately(&register_client(sso, ask.bearer(), &ask.body, ask.now)?).status(201))
}
