//! Persons.

use kernel::{Id, Time};
use platform::{DatabaseError, Session, Value};

use super::{ROWS_MAX, tuples};

/// Adds a person without an account.
pub fn insert_guest(session: &mut Session<'_>, id: Id, now: Time) -> Result<(), DatabaseError> {
    session.execute("INSERT INTO person (id, created_at, kind) VALUES ($1, $2, 'guest')", &[id.into(), now.into()])?;
    Ok(())
}

/// Makes a person a member, and adds them where they do not exist; false where they are a member already.
pub fn become_member(session: &mut Session<'_>, id: Id, now: Time) -> Result<bool, DatabaseError> {
    let sql = "INSERT INTO person (id, created_at, kind) VALUES ($1, $2, 'member') ON CONFLICT (id) DO UPDATE SET kind = 'member' WHERE person.kind = 'guest'";
    Ok(session.execute(sql, &[id.into(), now.into()])? == 1)
}

/// Adds members who do not exist yet, with the moments since when they are here.
pub fn become_members(session: &mut Session<'_>, people: impl Iterator<Item = (Id, Time)>) -> Result<(), DatabaseError> {
    let people: Vec<(Id, Time)> = people.collect();
    for part in people.chunks(ROWS_MAX) {
        let values: Vec<Value<'_>> = part.iter().flat_map(|(id, since)| [(*id).into(), (*since).into(), "member".into()]).collect();
        session.execute(&format!("INSERT INTO person (id, created_at, kind) VALUES {} ON CONFLICT (id) DO NOTHING", tuples(part.len(), 3)), &values)?;
    }
    Ok(())
}

/// Whether a person exists and is a guest.
pub fn is_guest(session: &mut Session<'_>, id: Id) -> Result<bool, DatabaseError> {
    Ok(session.number("SELECT COUNT(*) FROM person WHERE id = $1 AND kind = 'guest'", &[id.into()])? == 1)
}

/// Removes a person; false where there was none. Account and sessions must be gone.
pub fn delete(session: &mut Session<'_>, id: Id) -> Result<bool, DatabaseError> {
    Ok(session.execute("DELETE FROM person WHERE id = $1", &[id.into()])? == 1)
}

/// When a person was first met.
pub fn created_at(session: &mut Session<'_>, id: Id) -> Result<Option<Time>, DatabaseError> {
    session.first("SELECT created_at FROM person WHERE id = $1", &[id.into()], |row| row.get(0))
}

/// Guests who were made before a moment and have no session: nobody can come back to them.
pub fn abandoned_guests(session: &mut Session<'_>, before: Time, limit: u32) -> Result<Vec<Id>, DatabaseError> {
    let sql = "SELECT id FROM person WHERE kind = 'guest' AND created_at < $1 AND NOT EXISTS (SELECT 1 FROM session WHERE session.person_id = person.id) \
        ORDER BY created_at LIMIT $2";
    session.query(sql, &[before.into(), limit.into()], |row| row.get(0))
}
