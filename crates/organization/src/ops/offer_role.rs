//! Offering a role to somebody whose account the organisation did not make. Nothing holds until they accept: neither does the role, nor may the organisation
//! see or do anything about them.

use kernel::{Action, Id, Permission};
use platform::audit::REASON_LENGTH_MAX;

use super::give_role::{NewRole, hold};
use super::{decide, note, person};
use crate::organization::Organization;
use crate::store::offer::{self, Offer};
use crate::{By, OrganizationError, Organizations, Thing, store};

/// How long an offer can be accepted.
pub const OFFER_KEPT: i64 = 30 * kernel::time::DAY;
/// Offers of one organisation that wait for an answer, and of one person that are shown.
pub const OFFERS_MAX: u32 = 500;

/// What became of a role that somebody was to get.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Given {
    /// They hold it: the membership.
    Held(Id),
    /// They were asked: the offer.
    Offered(Id),
}

/// Gives a role where the account is theirs to place, and asks its person otherwise. Whether a role goes with what somebody holds elsewhere is found out when
/// they accept, so that whoever offers learns nothing of that.
pub fn offer_role(room: &Organizations, by: &By, new: &NewRole<'_>) -> Result<Given, OrganizationError> {
    let place = room.authority.path(&room.services.database, new.organization)?.ok_or(OrganizationError::NotFound("organization"))?;
    decide::require_giving(room, by, new.role, &place)?;
    if person(by) == Some(new.person) {
        return Err(OrganizationError::Oneself);
    }
    if decide::gives_at_once(room, by, new.role, new.person)? {
        return Ok(Given::Held(super::give_role::give_role(room, by, new)?));
    }
    let given = room.services.database.write(|session| {
        let held = store::membership::of_person(session, new.person, by.now, crate::authority::MEMBERSHIPS_MAX)?;
        if let Some(known) = held.iter().find(|held| (held.role, held.organization, held.until) == (new.role, new.organization, new.until)) {
            return Ok(Given::Held(known.id));
        }
        offer::sweep(session, by.now)?;
        if offer::count(session, new.organization, by.now)? >= i64::from(OFFERS_MAX) {
            return Err(OrganizationError::OffersMany);
        }
        let offer = Offer {
            id: room.services.new_id(),
            person: new.person,
            organization: new.organization,
            role: new.role,
            until: new.until,
            reason: new.reason.chars().take(REASON_LENGTH_MAX).collect(),
            offered_by: person(by),
            offered_at: by.now,
            expires_at: by.now.plus(OFFER_KEPT),
        };
        offer::keep(session, &offer)?;
        store::state::changed(session)?;
        tell(room, session, by, Action::RoleOffered, &offer)?;
        Ok::<_, OrganizationError>(Given::Offered(offer.id))
    })?;
    room.authority.forget(new.person);
    Ok(given)
}

fn tell(room: &Organizations, session: &mut platform::Session<'_>, by: &By, action: Action, offer: &Offer) -> Result<(), OrganizationError> {
    let mut note = note(by, action, ("person", offer.person), offer.organization);
    note.reason = &offer.reason;
    note.detail = serde_json::json!({ "role": offer.role.as_str(), "offer": offer.id, "until": offer.until });
    Ok(room.services.audit(session, &note)?)
}

/// The person takes the role. One of staff ends their sessions, so that it is used only by somebody who just proved who they are; whether it did.
pub fn accept(room: &Organizations, by: &By, id: Id) -> Result<bool, OrganizationError> {
    let offer = own(room, by, id)?;
    room.services.database.write::<_, OrganizationError>(|session| {
        let open = store::organization::by_id(session, offer.organization)?.is_some_and(|place| place.closed_at.is_none());
        if !open || offer.until.is_some_and(|until| until <= by.now) || !offer::remove(session, id)? {
            return Err(OrganizationError::NotFound("offer"));
        }
        let (reason, source) = (offer.reason.as_str(), "");
        let new = NewRole { person: offer.person, organization: offer.organization, role: offer.role, since: None, until: offer.until, reason, source };
        hold(room, session, offer.offered_by, by.now, &new)?;
        store::state::changed(session)?;
        tell(room, session, by, Action::RoleAccepted, &offer)
    })?;
    room.authority.forget(offer.person);
    if offer.role.is_staff() {
        room.identity.end_sessions(offer.person)?;
    }
    Ok(offer.role.is_staff())
}

/// The person does not take the role.
pub fn decline(room: &Organizations, by: &By, id: Id) -> Result<(), OrganizationError> {
    let offer = own(room, by, id)?;
    remove(room, by, Action::RoleDeclined, &offer)
}

/// Whoever gives roles there takes the offer back; where from.
pub fn take_back(room: &Organizations, by: &By, id: Id) -> Result<Id, OrganizationError> {
    let found = room.services.database.read::<_, OrganizationError>(|session| Ok(offer::open(session, id, by.now)?))?;
    let offer = found.ok_or(OrganizationError::NotFound("offer"))?;
    // Whoever may not see it learns nothing about it.
    decide::require(room, by, Permission::ManageRoles, Thing::Organization(offer.organization)).map_err(|_| OrganizationError::NotFound("offer"))?;
    remove(room, by, Action::RoleOfferTakenBack, &offer)?;
    Ok(offer.organization)
}

fn remove(room: &Organizations, by: &By, action: Action, offer: &Offer) -> Result<(), OrganizationError> {
    room.services.database.write::<_, OrganizationError>(|session| {
        if !offer::remove(session, offer.id)? {
            return Err(OrganizationError::NotFound("offer"));
        }
        store::state::changed(session)?;
        tell(room, session, by, action, offer)
    })?;
    room.authority.forget(offer.person);
    Ok(())
}

/// An offer to whoever asks.
fn own(room: &Organizations, by: &By, id: Id) -> Result<Offer, OrganizationError> {
    let found = room.services.database.read::<_, OrganizationError>(|session| Ok(offer::open(session, id, by.now)?))?;
    found.filter(|offer| person(by) == Some(offer.person)).ok_or(OrganizationError::NotFound("offer"))
}

/// What was offered to whoever asks, with where.
pub fn own_offers(room: &Organizations, by: &By) -> Result<Vec<(Offer, Organization)>, OrganizationError> {
    let Some(person) = person(by) else { return Ok(Vec::new()) };
    let offers = room.authority.offers(&room.services.database, person, by.now)?;
    let offers: Vec<&Offer> = offers.iter().filter(|offer| offer.expires_at > by.now).collect();
    if offers.is_empty() {
        return Ok(Vec::new());
    }
    room.services.database.read(|session| {
        let ids: Vec<Id> = offers.iter().map(|offer| offer.organization).collect();
        let places = store::organization::by_ids(session, &ids)?;
        let place = |offer: &Offer| places.iter().find(|place| place.id == offer.organization && place.closed_at.is_none()).cloned();
        Ok(offers.into_iter().filter_map(|offer| Some((offer.clone(), place(offer)?))).collect())
    })
}

/// What an organisation offered, with the user names to which it did: the names that people show are theirs until they accept.
pub fn waiting(room: &Organizations, by: &By, id: Id) -> Result<Vec<(Offer, String)>, OrganizationError> {
    decide::require(room, by, Permission::ManageRoles, Thing::Organization(id))?;
    room.services.database.read(|session| {
        let offers = offer::of_organization(session, id, by.now, OFFERS_MAX)?;
        let people: Vec<Id> = offers.iter().map(|offer| offer.person).collect();
        let accounts = room.identity.accounts_of_in(session, &people)?;
        Ok(offers
            .into_iter()
            .map(|offer| (accounts.get(&offer.person).map(|account| account.name.clone()).unwrap_or_default(), offer))
            .map(|(name, offer)| (offer, name))
            .collect())
    })
}
