//! The one place that answers whether somebody may do something.

use kernel::{Actor, Id, Permission, Role};

use crate::makers;
use crate::model::decision::{self, Decision, Held, Home, Reason};
use crate::model::path::{Path, top_id};
use crate::{By, OrganizationError, Organizations, Thing};
use std::sync::Arc;

/// Decides, and says why.
pub fn decide(room: &Organizations, by: &By, permission: Permission, thing: Thing) -> Result<Decision, OrganizationError> {
    let person = match by.who.actor {
        Actor::System => return Ok(Decision { reason: Reason::Granted(Role::Operator, top_id()) }),
        Actor::Member(person) => person,
        Actor::Stranger | Actor::Guest(_) | Actor::Client(_) => return Ok(Decision { reason: Reason::NoRole }),
    };
    let held = room.authority.held(&room.services.database, person)?;
    if let (Permission::ManagePeople, Thing::Person(whom)) = (permission, thing) {
        let of_person = room.authority.held(&room.services.database, whom)?;
        return Ok(decision::over_account(&held, &of_person, &homes(room, whom)?, by.who.strong, by.now));
    }
    Ok(match places(room, by, permission, thing)? {
        None => decision::decide(&held, permission, None, by.who.strong, by.now),
        Some(places) => decision::decide(&held, permission, Some(&places), by.who.strong, by.now),
    })
}

/// Goes on only where it is allowed.
pub fn require(room: &Organizations, by: &By, permission: Permission, thing: Thing) -> Result<(), OrganizationError> {
    let decision = decide(room, by, permission, thing)?;
    if decision.is_allowed() { Ok(()) } else { Err(OrganizationError::Denied(permission, decision.reason)) }
}

/// Goes on only where this role may be given at this place.
pub fn require_giving(room: &Organizations, by: &By, role: Role, place: &Path) -> Result<(), OrganizationError> {
    let person = match by.who.actor {
        Actor::System => return Ok(()),
        Actor::Member(person) => person,
        _ => return Err(OrganizationError::MayNotGive(role)),
    };
    let held = room.authority.held(&room.services.database, person)?;
    if decision::may_give(&held, role, place, by.who.strong, by.now) { Ok(()) } else { Err(OrganizationError::MayNotGive(role)) }
}

/// What somebody holds or held.
pub fn held(room: &Organizations, person: Id) -> Result<Arc<[Held]>, OrganizationError> {
    Ok(room.authority.held(&room.services.database, person)?)
}

/// Where somebody's account stands.
fn homes(room: &Organizations, person: Id) -> Result<Arc<[Home]>, OrganizationError> {
    Ok(room.authority.homes(person, || makers::homes(room, person))?)
}

/// Whether a role may be given to somebody without asking them.
pub fn gives_at_once(room: &Organizations, by: &By, role: Role, whom: Id) -> Result<bool, OrganizationError> {
    let person = match by.who.actor {
        Actor::System => return Ok(true),
        Actor::Member(person) => person,
        _ => return Ok(false),
    };
    let (held, of_person) = (room.authority.held(&room.services.database, person)?, room.authority.held(&room.services.database, whom)?);
    Ok(decision::gives_at_once(&held, role, &of_person, &homes(room, whom)?, by.who.strong, by.now))
}

fn places(room: &Organizations, by: &By, permission: Permission, thing: Thing) -> Result<Option<Vec<Path>>, OrganizationError> {
    Ok(match thing {
        Thing::Anywhere => None,
        Thing::Platform => Some(vec![Path::top()]),
        Thing::Organization(id) => Some(vec![room.authority.path(&room.services.database, id)?.ok_or(OrganizationError::NotFound("organization"))?]),
        Thing::Person(person) => {
            let held = room.authority.held(&room.services.database, person)?;
            // A record is that of somebody who learns there.
            let counts = |role: Role| permission != Permission::ReadMinor || role == Role::Learner;
            Some(held.iter().filter(|held| held.holds_at(by.now) && counts(held.role)).map(|held| held.path.clone()).collect())
        }
    })
}
