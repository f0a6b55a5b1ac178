//! Reports of problems.

use kernel::{Id, Time};
use platform::{DatabaseError, Session};

/// Reports of one person in the download of their data.
pub const EXPORTED_MAX: u32 = 10_000;

/// Keeps a report; `false` where it is known.
pub fn add(session: &mut Session<'_>, id: Id, section: Id, person: Option<Id>, words: &str, now: Time) -> Result<bool, DatabaseError> {
    let written = session.execute(
        "INSERT INTO problem_report (id, section, person, words, created_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING",
        &[id.into(), section.into(), person.into(), words.into(), now.into()],
    )?;
    Ok(written > 0)
}

/// What a person reported: section, words, when; the newest first, at most [`EXPORTED_MAX`].
pub fn of(session: &mut Session<'_>, person: Id) -> Result<Vec<(Id, String, Time)>, DatabaseError> {
    session.query(
        "SELECT section, words, created_at FROM problem_report WHERE person = $1 ORDER BY created_at DESC, id LIMIT $2",
        &[person.into(), EXPORTED_MAX.into()],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}

/// Gives the reports of a person to another, or to nobody.
pub fn give(session: &mut Session<'_>, from: Id, to: Option<Id>) -> Result<(), DatabaseError> {
    session.execute("UPDATE problem_report SET person = $2 WHERE person = $1", &[from.into(), to.into()])?;
    Ok(())
}
