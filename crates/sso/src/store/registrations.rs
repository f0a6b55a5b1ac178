//! Tokens by which programs may register themselves.

use kernel::{Id, Time};
use platform::{DatabaseError, Session, Value};

/// A token as it is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    /// Its id.
    pub id: Id,
    /// Whom it is for.
    pub name: String,
    /// How many programs may still register with it.
    pub uses_left: u64,
    /// Since when.
    pub created_at: Time,
    /// Until when.
    pub expires_at: Time,
}

/// The tokens, the latest first; at most so many.
pub fn list(session: &mut Session<'_>, limit: u32) -> Result<Vec<Registration>, DatabaseError> {
    let sql = "SELECT id, name, uses_left, created_at, expires_at FROM sso_registration ORDER BY created_at DESC, id DESC LIMIT $1";
    session.query(sql, &[limit.into()], |row| {
        let uses_left = u64::try_from(row.get::<i64>(2)?).unwrap_or(0);
        Ok(Registration { id: row.get(0)?, name: row.get(1)?, uses_left, created_at: row.get(3)?, expires_at: row.get(4)? })
    })
}

/// Removes a token; false where there is none.
pub fn remove(session: &mut Session<'_>, id: Id) -> Result<bool, DatabaseError> {
    Ok(session.execute("DELETE FROM sso_registration WHERE id = $1", &[id.into()])? == 1)
}

/// Keeps a token.
pub fn insert(session: &mut Session<'_>, hash: &[u8; 32], id: Id, name: &str, uses: u32, now: Time, expires_at: Time) -> Result<(), DatabaseError> {
    let sql = "INSERT INTO sso_registration (token_hash, id, name, uses_left, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)";
    session.execute(sql, &[Value::Bytes(hash), id.into(), name.into(), uses.into(), now.into(), expires_at.into()])?;
    Ok(())
}

/// The token's id, where it can still be used.
pub fn find(session: &mut Session<'_>, hash: &[u8; 32], now: Time) -> Result<Option<Id>, DatabaseError> {
    let sql = "SELECT id FROM sso_registration WHERE token_hash = $1 AND uses_left > 0 AND expires_at > $2";
    session.first(sql, &[Value::Bytes(hash), now.into()], |row| row.get(0))
}

/// Uses a token once; false where it cannot be used any more.
pub fn spend(session: &mut Session<'_>, id: Id, now: Time) -> Result<bool, DatabaseError> {
    let sql = "UPDATE sso_registration SET uses_left = uses_left - 1 WHERE id = $1 AND uses_left > 0 AND expires_at > $2";
    Ok(session.execute(sql, &[id.into(), now.into()])? == 1)
}
