//! Who made an account: where it stands, and so who decides over it.

use std::sync::Arc;

use kernel::Id;
use platform::{DatabaseError, Session};

use crate::model::decision::Home;
use crate::organization::Membership;
use crate::{Organizations, store};

/// Knows which organisations' lists made accounts. The binary fills it in; where nobody does, everybody opened theirs.
pub trait AccountMakers: Send + Sync {
    /// The organisations that answer for somebody's account: the one whose list made it first, then those where its lists put the person. None where the
    /// person opened it. `held` is what they are now, `around` where that is and everything above it.
    ///
    /// # Errors
    /// The database fails.
    fn homes(&self, session: &mut Session<'_>, person: Id, held: &[Membership], around: &[Id]) -> Result<Vec<Id>, DatabaseError>;
}

/// Everybody opened their account.
pub struct Nobody;

impl AccountMakers for Nobody {
    fn homes(&self, _: &mut Session<'_>, _: Id, _: &[Membership], _: &[Id]) -> Result<Vec<Id>, DatabaseError> {
        Ok(Vec::new())
    }
}

/// Where somebody's account stands.
pub fn homes(room: &Organizations, person: Id) -> Result<Arc<[Home]>, DatabaseError> {
    let now = room.services.now();
    room.services.database.read(|session| {
        let held = store::membership::of_person(session, person, now, crate::authority::MEMBERSHIPS_MAX)?;
        let ids: Vec<Id> = held.iter().map(|one| one.organization).collect();
        let places = store::organization::by_ids(session, &ids)?;
        let paths: Vec<_> = places.iter().map(|place| &place.path).collect();
        let around: Vec<Id> = store::organization::trails(session, &paths)?.into_iter().map(|place| place.id).collect();
        let homes = room.makers.homes(session, person, &held, &around)?;
        let mut found = store::organization::by_ids(session, &homes)?;
        found.sort_by_key(|place| homes.iter().position(|home| *home == place.id));
        Ok(found.into_iter().map(|place| Home { organization: place.id, path: place.path }).collect())
    })
}
