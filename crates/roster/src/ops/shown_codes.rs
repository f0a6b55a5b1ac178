//! Showing a list of starting codes again for some minutes, to whoever made it in the same session: loading its page anew, or going back to it, makes no new
//! codes and so voids none. It is kept encrypted.

use kernel::{Id, Time};
use organization::By;
use platform::Session;
use serde::{Deserialize, Serialize};

use super::hand_out_codes::Line;
use super::{open, person, seal};
use crate::store::codes;
use crate::{Roster, RosterError};

/// How long a list is shown again.
pub const CODES_KEPT: i64 = 10 * 60 * kernel::time::SECOND;

/// A list as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    session: Option<Id>,
    /// The list.
    pub lines: Vec<Line>,
    /// People who got no code.
    pub left_out: usize,
}

/// Keeps a list of an import or organisation.
pub fn keep(room: &Roster, session: &mut Session<'_>, by: &By, object: Id, lines: &[Line], left_out: usize) -> Result<(), RosterError> {
    let Some(person) = person(by) else { return Ok(()) };
    let list = seal(room, &Shown { session: by.who.session, lines: lines.to_vec(), left_out })?;
    Ok(codes::keep(session, object, person, &list, by.now, by.now.plus(CODES_KEPT))?)
}

/// The list of an import or organisation that this person made in this session, as long as it is shown; ask before whether they may.
pub fn shown(room: &Roster, by: &By, object: Id) -> Result<Option<Shown>, RosterError> {
    let Some(person) = person(by) else { return Ok(None) };
    let now: Time = by.now;
    let found = room.services.database.read::<_, RosterError>(|session| Ok(codes::of(session, object, person, now)?))?;
    let shown: Option<Shown> = found.map(|list| open(room, &list)).transpose()?;
    Ok(shown.filter(|shown| shown.session == by.who.session))
}
