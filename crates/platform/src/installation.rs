//! Small facts about the installation itself, by name.

use crate::database::{DatabaseError, Session};

/// The value of a name.
///
/// # Errors
/// The database fails.
pub fn read(session: &mut Session<'_>, name: &str) -> Result<Option<String>, DatabaseError> {
    session.first("SELECT value FROM installation WHERE name = $1", &[name.into()], |row| row.get(0))
}

/// Gives a name a value.
///
/// # Errors
/// The database fails.
pub fn write(session: &mut Session<'_>, name: &str, value: &str) -> Result<(), DatabaseError> {
    let sql = "INSERT INTO installation (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    session.execute(sql, &[name.into(), value.into()])?;
    Ok(())
}
