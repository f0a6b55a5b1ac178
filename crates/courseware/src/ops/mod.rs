//! What people and units do here, one use case a file.

pub mod abandon;
pub mod access;
pub mod class_results;
pub mod commit;
pub mod course;
pub mod fetch;
pub mod follow_people;
pub mod import;
pub mod launch;
pub mod listen;
pub mod remove;
pub mod results;
pub mod run;
pub mod satisfy;
pub mod sweep;
pub mod waive;

use kernel::Id;
use platform::Session;
use serde_json::Value;

use crate::{Courseware, CoursewareError, store};

/// Keeps statements about a person: in the record store, or until there is one.
fn say(room: &Courseware, session: &mut Session<'_>, person: Id, said: Vec<(Id, Value)>) -> Result<(), CoursewareError> {
    if said.is_empty() {
        return Ok(());
    }
    match &room.lrs {
        Some(lrs) => Ok(lrs.put(session, &said.into_iter().map(|(_, statement)| statement).collect::<Vec<_>>())?),
        None => {
            for (id, statement) in &said {
                store::statement::add(session, *id, person, statement, room.services.now())?;
            }
            Ok(())
        }
    }
}
