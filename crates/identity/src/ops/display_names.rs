//! The names that others see.

use std::collections::HashMap;

use kernel::Id;

use crate::{Identity, IdentityError, store};

/// The most names looked up at once.
pub const NAMES_MAX: usize = 500;

/// The names of members; people without an account, and those beyond [`NAMES_MAX`], are left out.
pub fn display_names(identity: &Identity, people: &[Id]) -> Result<HashMap<Id, String>, IdentityError> {
    let asked = people.get(..people.len().min(NAMES_MAX)).unwrap_or(people);
    let found = identity.services.database.read::<_, IdentityError>(|connection| Ok(store::account::display_names(connection, asked)?))?;
    Ok(found.into_iter().collect())
}
