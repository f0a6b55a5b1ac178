//! What may be used once, or no more.

use kernel::Time;
use platform::{DatabaseError, Session, Value};

/// Notes that something is spent, until a moment; false where it was already.
pub fn spend(session: &mut Session<'_>, hash: &[u8; 32], expires_at: Time) -> Result<bool, DatabaseError> {
    let sql = "INSERT INTO sso_spent (hash, expires_at) VALUES ($1, $2) ON CONFLICT (hash) DO NOTHING";
    Ok(session.execute(sql, &[Value::Bytes(hash), expires_at.into()])? == 1)
}

/// Whether something is spent.
pub fn is_spent(session: &mut Session<'_>, hash: &[u8; 32]) -> Result<bool, DatabaseError> {
    Ok(session.number("SELECT COUNT(*) FROM sso_spent WHERE hash = $1", &[Value::Bytes(hash)])? == 1)
}

/// Forgets what could not be used any more anyway, so many at a time.
pub fn sweep(session: &mut Session<'_>, now: Time, limit: u32) -> Result<u64, DatabaseError> {
    session.execute("DELETE FROM sso_spent WHERE hash IN (SELECT hash FROM sso_spent WHERE expires_at <= $1 LIMIT $2)", &[now.into(), limit.into()])
}
