//! The counters of this room.

use platform::{DatabaseError, Session};

/// The number of the next organisation, taken.
pub fn take_numbers(session: &mut Session<'_>, count: u32) -> Result<i64, DatabaseError> {
    session.number("UPDATE organization_state SET next_number = next_number + $1 WHERE one = 1 RETURNING next_number - $1", &[count.into()])
}

/// The version of who may do what.
pub fn version(session: &mut Session<'_>) -> Result<i64, DatabaseError> {
    session.number("SELECT version FROM organization_state WHERE one = 1", &[])
}

/// Tells every node that who may do what has changed.
pub fn changed(session: &mut Session<'_>) -> Result<(), DatabaseError> {
    session.execute("UPDATE organization_state SET version = version + 1 WHERE one = 1", &[])?;
    Ok(())
}
