//! Writes all statements of a person as they are read, so that a long history needs no more memory than a short one.

use std::io::{Error, Write};

use kernel::{Id, Time};
use platform::DatabaseError;

use crate::{Records, model, store};

/// Statements read at once.
pub const STEP_MAX: u32 = 500;

/// Writes `{"statements": […]}`, the newest first; nobody has none.
///
/// # Errors
/// The reader went away, or the database fails: then the transfer breaks off and no short file looks whole.
pub fn export(records: &Records, person: Option<Id>, out: &mut dyn Write) -> std::io::Result<()> {
    out.write_all(b"{\"statements\":[")?;
    let mut before: Option<(Time, Id)> = None;
    while let Some(person) = person {
        let facts =
            records.services.database.read::<_, DatabaseError>(|session| store::of_person_before(session, person, before, STEP_MAX)).map_err(Error::other)?;
        for fact in &facts {
            out.write_all(if before.is_none() { b"\n" } else { b",\n" })?;
            serde_json::to_writer(&mut *out, &model::statement::write(fact, &records.base_url))?;
            before = Some((fact.at, fact.id));
        }
        if facts.len() < STEP_MAX as usize {
            break;
        }
    }
    out.write_all(b"\n]}\n")
}
