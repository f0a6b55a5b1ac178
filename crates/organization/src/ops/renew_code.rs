//! A new starting code for somebody who lost theirs before they chose a password.

use kernel::{Action, Id};
use platform::audit::Note;

use crate::{By, OrganizationError, Organizations};

/// Makes a new code, shown once; the former one is void at once. `None` where somebody has a password of their own, or another way in: then nothing is
/// changed, because nobody else gives people another password. Ask before whether whoever does it may.
pub fn renew_code(room: &Organizations, by: &By, person: Id) -> Result<Option<String>, OrganizationError> {
    room.services.database.write::<_, OrganizationError>(|session| {
        let Some((_, code)) = room.identity.renew_starting_codes_in(session, &[person])?.pop() else { return Ok(None) };
        let note = Note { address: by.address, ..Note::new(by.who.actor, Action::AccountCodeRenewed, Some(("person", person))) };
        room.services.audit(session, &note)?;
        Ok(Some(code))
    })
}
