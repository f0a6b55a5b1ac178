//! Whether a browser session goes on, and its end: identity has no face for a single session by its id yet. What is asked here is the same that
//! identity asks when somebody comes with the token of the session.

use kernel::{Id, Time};
use platform::database::placeholders;
use platform::{DatabaseError, Session, Value};

/// Those of some sessions that go on: not ended, not run out, of a member who is not suspended.
pub fn alive(session: &mut Session<'_>, ids: &[Id], now: Time) -> Result<Vec<Id>, DatabaseError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT session.id FROM session JOIN account ON account.person_id = session.person_id \
         WHERE session.expires_at > $1 AND account.suspended_at IS NULL AND session.id IN ({})",
        placeholders(2, ids.len())
    );
    let mut values: Vec<Value<'_>> = vec![now.into()];
    values.extend(ids.iter().map(|id| Value::Key(*id)));
    session.query(&sql, &values, |row| row.get(0))
}

/// Ends a session of a person.
pub fn end(session: &mut Session<'_>, person: Id, id: Id) -> Result<(), DatabaseError> {
    session.execute("DELETE FROM session WHERE person_id = $1 AND id = $2", &[person.into(), id.into()])?;
    Ok(())
}
