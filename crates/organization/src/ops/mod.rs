//! What people do here, one use case a file.

pub mod add_organizations;
pub mod audit;
pub mod break_glass;
pub mod change_organization;
pub mod create_organization;
pub mod decide;
mod download_data;
pub mod end_role;
pub mod first_run;
pub mod follow_people;
pub mod give_role;
pub mod look;
pub mod offer_role;
pub mod over_account;
pub mod renew_code;
pub mod take_in_divisions;

use kernel::{Action, Actor, Id};
use platform::audit::Note;

use crate::By;

/// A note in the audit log of something done to a thing in an organisation.
pub(crate) fn note(by: &By, action: Action, object: (&'static str, Id), organization: Id) -> Note<'static> {
    Note { organization: Some(organization), address: by.address, ..Note::new(by.who.actor, action, Some(object)) }
}

/// The person who does it; `None` for the platform itself.
pub(crate) const fn person(by: &By) -> Option<Id> {
    match by.who.actor {
        Actor::Member(person) => Some(person),
        _ => None,
    }
}
