//! Reports of problems.

use kernel::{Id, Time};
use platform::{DatabaseError, Session};

/// Keeps a report; `false` where it is known.
pub fn add(session: &mut Session<'_>, id: Id, section: Id, person: Option<Id>, words: &str, now: Time) -> Result<bool, DatabaseError> {
    let written = session.execute(
        "INSERT INTO problem_report (id, section, person, words, created_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING",
        &[id.into(), section.into(), person.into(), words.into(), now.into()],
    )?;
    Ok(written > 0)
}
