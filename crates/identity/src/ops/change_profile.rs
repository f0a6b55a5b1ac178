//! Changing what others see and which language one reads.

use kernel::{Id, Language};
use words::Tongue;

use crate::model::name;
use crate::{Identity, IdentityError, store};

/// Keeps another name to show and another language.
pub fn change_profile(identity: &Identity, person: Id, display_name: &str, language: &str) -> Result<Language, IdentityError> {
    let display_name = name::display_name(display_name).map_err(IdentityError::DisplayName)?;
    let spoken = Tongue::ALL_COMPLETE.iter().any(|tongue| tongue.tag() == language);
    let language: Language = language.parse().ok().filter(|_| spoken).ok_or_else(|| IdentityError::Language(language.chars().take(20).collect()))?;
    identity.services.database.write::<_, IdentityError>(|connection| {
        store::account::set_profile(connection, person, &display_name, language)?;
        Ok(store::account::touch(connection, person, identity.services.now())?)
    })?;
    Ok(language)
}
