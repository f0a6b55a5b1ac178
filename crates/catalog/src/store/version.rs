//! The version of the content: it rises with every change, so that caches and the index know when to look again.

use platform::{DatabaseError, Session};

const NAME: &str = "content";

/// The version now.
pub fn current(session: &mut Session<'_>) -> Result<i64, DatabaseError> {
    let text = session.first("SELECT value FROM installation WHERE name = $1", &[NAME.into()], |row| row.get::<String>(0))?;
    Ok(text.and_then(|text| text.parse().ok()).unwrap_or(0))
}

/// Raises the version; the new one. Writers wait for each other here, so versions are handed out in the order of commits.
pub fn raise(session: &mut Session<'_>) -> Result<i64, DatabaseError> {
    session.execute("INSERT INTO installation (name, value) VALUES ($1, '0') ON CONFLICT (name) DO NOTHING", &[NAME.into()])?;
    let text =
        session.first("UPDATE installation SET value = CAST(CAST(value AS BIGINT) + 1 AS TEXT) WHERE name = $1 RETURNING value", &[NAME.into()], |row| {
            row.get::<String>(0)
        })?;
    Ok(text.and_then(|text| text.parse().ok()).unwrap_or(0))
}
