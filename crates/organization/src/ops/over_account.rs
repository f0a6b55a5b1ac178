//! Deciding over an account of one's own people: suspending it, letting it in again, taking away second factors that were lost. Each has a reason that is
//! kept, and the person is told.

use kernel::{Actor, Id, Permission};
use platform::audit::REASON_LENGTH_MAX;
use platform::messages::{self, Channel, Message};
use words::Tongue;

use super::decide;
use crate::words::Words;
use crate::{By, OrganizationError, Organizations, Thing};

/// The shortest reason, in characters.
pub const REASON_LENGTH_MIN: usize = 4;

/// What is done to an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Nobody comes in by it.
    Suspend,
    /// Its person comes in again.
    Resume,
    /// Second factors are taken away.
    RemoveFactors,
}

/// Reads a reason that is kept: neither too short to say anything nor longer than the log takes.
///
/// # Errors
/// It is.
pub fn reason(typed: &str) -> Result<&str, OrganizationError> {
    let typed = typed.trim();
    if (REASON_LENGTH_MIN..=REASON_LENGTH_MAX).contains(&typed.chars().count()) { Ok(typed) } else { Err(OrganizationError::Reason) }
}

/// Does it, for who decides over the account, and tells the person at an address that is known to be theirs.
pub fn over_account(room: &Organizations, by: &By, person: Id, deed: Deed, typed: &str) -> Result<(), OrganizationError> {
    decide::require(room, by, Permission::ManagePeople, Thing::Person(person))?;
    // Who lets somebody in again takes nothing from them.
    let reason = if deed == Deed::Resume { "" } else { reason(typed)? };
    match deed {
        Deed::Suspend => room.identity.suspend_person(by.who.actor, by.address, person, true, reason)?,
        Deed::Resume => room.identity.suspend_person(by.who.actor, by.address, person, false, reason)?,
        Deed::RemoveFactors => room.identity.reset_factors(by.who.actor, by.address, person, reason)?,
    }
    tell(room, person, deed, reason)
}

fn tell(room: &Organizations, person: Id, deed: Deed, reason: &str) -> Result<(), OrganizationError> {
    let Some(contact) = room.identity.contacts(person)?.into_iter().find(|contact| contact.verified_at.is_some()) else { return Ok(()) };
    let account = room.identity.access_account(&Actor::System, person).map_err(|_| OrganizationError::NotFound("person"))?;
    let w = Words(Tongue::from_tag(account.language.tag()).unwrap_or_default());
    let (subject, text) = match deed {
        Deed::Suspend => (w.suspended_subject(), w.suspended_message(account.name.as_str(), reason)),
        Deed::Resume => (w.resumed_subject(), w.resumed_message(account.name.as_str())),
        Deed::RemoveFactors => (w.reset_subject(), w.reset_message(account.name.as_str(), reason)),
    };
    let channel = if contact.value.contains('@') { Channel::Mail } else { Channel::Sms };
    let message = Message { channel, address: contact.value, subject: subject.to_owned(), text };
    room.services.database.write(|session| messages::queue(session, &room.services, &message))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_say_something_and_are_kept_whole() {
        for wrong in ["", "   ", "abc", " ab ", &"x".repeat(REASON_LENGTH_MAX + 1)] {
            assert!(reason(wrong).is_err(), "{wrong}");
        }
        assert_eq!(reason("  拿走手机  ").unwrap(), "拿走手机");
        assert!(reason(&"理".repeat(REASON_LENGTH_MAX)).is_ok());
    }
}
