//! Lists of starting codes that may be shown again, encrypted.

use kernel::{Id, Time};
use platform::{DatabaseError, Session, Value};

/// Keeps a list for whoever made it, instead of a former one of the same; what is over goes.
pub fn keep(session: &mut Session<'_>, object: Id, person: Id, list: &[u8], now: Time, expires_at: Time) -> Result<(), DatabaseError> {
    session.execute("DELETE FROM roster_codes WHERE expires_at <= $1 OR (object_id = $2 AND made_by = $3)", &[now.into(), object.into(), person.into()])?;
    let values: [Value<'_>; 4] = [object.into(), person.into(), expires_at.into(), Value::Bytes(list)];
    session.execute("INSERT INTO roster_codes (object_id, made_by, expires_at, list) VALUES ($1, $2, $3, $4)", &values)?;
    Ok(())
}

/// A list that is not over.
pub fn of(session: &mut Session<'_>, object: Id, person: Id, now: Time) -> Result<Option<Vec<u8>>, DatabaseError> {
    let sql = "SELECT list FROM roster_codes WHERE object_id = $1 AND made_by = $2 AND expires_at > $3";
    session.first(sql, &[object.into(), person.into(), now.into()], |row| row.get(0))
}

/// Forgets whoever made lists, with them.
pub fn forget(session: &mut Session<'_>, person: Id) -> Result<(), DatabaseError> {
    session.execute("DELETE FROM roster_codes WHERE made_by = $1", &[person.into()])?;
    Ok(())
}
