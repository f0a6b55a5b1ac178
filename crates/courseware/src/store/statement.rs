//! Statements that wait for a record store.

use kernel::{Id, Time};
use platform::{DatabaseError, Session};
use serde_json::Value;

use super::{from_json, to_json};

/// Keeps a statement until somebody takes it.
pub fn add(session: &mut Session<'_>, id: Id, person: Id, statement: &Value, now: Time) -> Result<(), DatabaseError> {
    let sql = "INSERT INTO courseware_statement (id, person_id, body, made_at) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING";
    session.execute(sql, &[id.into(), person.into(), to_json(statement)?.into(), now.into()])?;
    Ok(())
}

/// The oldest statements that wait.
pub fn waiting(session: &mut Session<'_>, limit: u32) -> Result<Vec<(Id, Value)>, DatabaseError> {
    let sql = "SELECT id, body FROM courseware_statement ORDER BY made_at, id LIMIT $1";
    session.query(sql, &[limit.into()], |row| Ok((row.get(0)?, from_json(&row.get::<String>(1)?)?)))
}

/// Those of a person that wait, for the download of their data.
pub fn of_person(session: &mut Session<'_>, person: Id) -> Result<Vec<Value>, DatabaseError> {
    let sql = "SELECT body FROM courseware_statement WHERE person_id = $1 ORDER BY made_at, id LIMIT 20000";
    session.query(sql, &[person.into()], |row| from_json(&row.get::<String>(0)?))
}

/// One was taken.
pub fn taken(session: &mut Session<'_>, id: Id) -> Result<(), DatabaseError> {
    session.execute("DELETE FROM courseware_statement WHERE id = $1", &[id.into()])?;
    Ok(())
}
