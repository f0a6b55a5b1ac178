//! What was begun and is to be finished within minutes.

use kernel::{Id, Time};
use platform::{DatabaseError, Session, Value};

/// A ceremony.
pub struct Ceremony {
    /// What it is.
    pub kind: String,
    /// Whose, where that is known.
    pub person: Option<Id>,
    /// What is to be remembered, encrypted.
    pub state: Vec<u8>,
}

/// Begins one.
pub fn insert(session: &mut Session<'_>, hash: &[u8; 32], ceremony: &Ceremony, now: Time, expires_at: Time) -> Result<(), DatabaseError> {
    let sql = "INSERT INTO ceremony (token_hash, kind, person_id, state, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)";
    let values: [Value<'_>; 6] =
        [Value::Bytes(hash), ceremony.kind.as_str().into(), ceremony.person.into(), Value::Bytes(&ceremony.state), now.into(), expires_at.into()];
    session.execute(sql, &values)?;
    Ok(())
}

/// One that is not over.
pub fn by_token(session: &mut Session<'_>, hash: &[u8; 32], kind: &str, now: Time) -> Result<Option<Ceremony>, DatabaseError> {
    let sql = "SELECT kind, person_id, state FROM ceremony WHERE token_hash = $1 AND kind = $2 AND expires_at > $3";
    session.first(sql, &[Value::Bytes(hash), kind.into(), now.into()], |row| Ok(Ceremony { kind: row.get(0)?, person: row.get(1)?, state: row.get(2)? }))
}

/// Ends one; false where it is gone: somebody else finished it.
pub fn take(session: &mut Session<'_>, hash: &[u8; 32]) -> Result<bool, DatabaseError> {
    Ok(session.execute("DELETE FROM ceremony WHERE token_hash = $1", &[Value::Bytes(hash)])? == 1)
}

/// Remembers something else.
pub fn set(session: &mut Session<'_>, hash: &[u8; 32], kind: &str, person: Option<Id>, state: &[u8]) -> Result<(), DatabaseError> {
    let sql = "UPDATE ceremony SET kind = $2, person_id = $3, state = $4 WHERE token_hash = $1";
    session.execute(sql, &[Value::Bytes(hash), kind.into(), person.into(), Value::Bytes(state)])?;
    Ok(())
}

/// What names a ceremony, and what is remembered of it.
pub type Waiting = (Vec<u8>, Vec<u8>);

/// Those of a kind, the oldest first, with what names them; so many.
pub fn waiting(session: &mut Session<'_>, kind: &str, now: Time, limit: u32) -> Result<Vec<Waiting>, DatabaseError> {
    let sql = "SELECT token_hash, state FROM ceremony WHERE kind = $1 AND expires_at > $2 ORDER BY expires_at LIMIT $3";
    session.query(sql, &[kind.into(), now.into(), limit.into()], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Those after one, by what names them; so many.
pub fn after(session: &mut Session<'_>, after: &[u8], limit: u32) -> Result<Vec<Waiting>, DatabaseError> {
    let sql = "SELECT token_hash, state FROM ceremony WHERE token_hash > $1 ORDER BY token_hash LIMIT $2";
    session.query(sql, &[Value::Bytes(after), limit.into()], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Keeps the same state encrypted anew, where nobody changed it meanwhile.
pub fn reseal(session: &mut Session<'_>, hash: &[u8], before: &[u8], again: &[u8]) -> Result<u64, DatabaseError> {
    let sql = "UPDATE ceremony SET state = $3 WHERE token_hash = $1 AND state = $2";
    session.execute(sql, &[Value::Bytes(hash), Value::Bytes(before), Value::Bytes(again)])
}

/// Ends all of a person.
pub fn delete_all(session: &mut Session<'_>, person: Id) -> Result<(), DatabaseError> {
    session.execute("DELETE FROM ceremony WHERE person_id = $1", &[person.into()])?;
    Ok(())
}

/// Removes those that are over.
pub fn delete_expired(session: &mut Session<'_>, now: Time, limit: u32) -> Result<u64, DatabaseError> {
    let sql = "DELETE FROM ceremony WHERE token_hash IN (SELECT token_hash FROM ceremony WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2)";
    session.execute(sql, &[now.into(), limit.into()])
}
