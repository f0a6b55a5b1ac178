//! Encrypting anew, with the key in use, what a former key encrypted: secrets of apps, and what was begun and is not over.

use super::{app_factor, ceremonies};
use crate::{Identity, IdentityError};

/// All of it; how many values.
pub fn reseal(identity: &Identity) -> Result<u64, IdentityError> {
    Ok(app_factor::reseal(identity)? + ceremonies::reseal(identity, identity.services.now())?)
}
