//! Breaking the glass: in an emergency whoever runs the platform gets an administrator's role in an organisation for an hour, with a reason that the
//! people in charge there are told at once.

use kernel::{Action, Id, PageRequest, Permission, Role};
use platform::messages::{self, Channel, Message};
use words::Tongue;

use super::give_role::{NewRole, give};
use super::{decide, note, person};
use crate::words::Words;
use crate::{By, OrganizationError, Organizations, Thing, store};

/// How long it lasts.
pub const GLASS_KEPT: i64 = 3600 * kernel::time::SECOND;
/// The shortest reason, in characters.
pub const REASON_LENGTH_MIN: usize = 10;
/// The most people who are told.
pub const TOLD_AT_ONCE: u32 = 50;

/// Gives the role, tells those in charge, and notes it.
pub fn break_glass(room: &Organizations, by: &By, organization: Id, reason: &str) -> Result<(), OrganizationError> {
    decide::require(room, by, Permission::Operate, Thing::Platform)?;
    let who = person(by).ok_or(OrganizationError::MayNotGive(Role::SchoolAdmin))?;
    if reason.trim().chars().count() < REASON_LENGTH_MIN {
        return Err(OrganizationError::Reason);
    }
    let told = in_charge(room, by, organization, who)?;
    let name = room.identity.names(&[who])?.remove(&who).unwrap_or_default();
    room.services.database.write(|session| {
        let place = store::organization::by_id(session, organization)?.ok_or(OrganizationError::NotFound("organization"))?;
        let until = Some(by.now.plus(GLASS_KEPT));
        let new = NewRole { person: who, organization, role: Role::SchoolAdmin, since: None, until, reason, source: "glass" };
        give(room, session, by, &new)?;
        store::state::changed(session)?;
        for (tongue, contact) in &told {
            let w = Words(*tongue);
            let channel = if contact.contains('@') { Channel::Mail } else { Channel::Sms };
            let text = w.glass_message(&name, &place.name, reason.trim());
            messages::queue(session, &room.services, &Message { channel, address: contact.clone(), subject: w.glass_subject().to_owned(), text })?;
        }
        let mut note = note(by, Action::GlassBroken, ("organization", organization), organization);
        note.reason = reason.trim();
        note.detail = serde_json::json!({ "until": until, "told": told.len() });
        Ok::<_, OrganizationError>(room.services.audit(session, &note)?)
    })?;
    room.authority.forget(who);
    Ok(())
}

/// The verified addresses of those who administer an organisation, at it or above it, with the language they read.
fn in_charge(room: &Organizations, by: &By, organization: Id, but: Id) -> Result<Vec<(Tongue, String)>, OrganizationError> {
    let seen = super::look::organization(room, organization, PageRequest::default())?;
    let page = PageRequest::bounded(None, Some(TOLD_AT_ONCE));
    let mut told = Vec::new();
    for place in seen.trail.iter().map(|step| step.id).chain([organization]) {
        for role in [Role::SchoolAdmin, Role::RegionAdmin] {
            let people = room
                .services
                .database
                .read::<_, OrganizationError>(|session| Ok(store::membership::of_organization(session, place, Some(role), page, by.now)?.0))?;
            for membership in people.iter().filter(|membership| membership.person != but) {
                let account = room.identity.access_account(&kernel::Actor::System, membership.person).ok();
                let tongue = account.and_then(|account| Tongue::from_tag(account.language.tag())).unwrap_or_default();
                let contacts = room.identity.contacts(membership.person)?;
                told.extend(contacts.into_iter().find(|contact| contact.verified_at.is_some()).map(|contact| (tongue, contact.value)));
            }
        }
    }
    told.truncate(TOLD_AT_ONCE as usize);
    Ok(told)
}
