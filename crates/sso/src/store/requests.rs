//! Requests that wait.

use kernel::{Id, Time};
use platform::{DatabaseError, Session, Value};

use super::{from_json, to_json};
use crate::model::request::Request;

/// Keeps a request under what is kept of its id.
pub fn insert(session: &mut Session<'_>, hash: &[u8; 32], request: &Request, pushed: bool, expires_at: Time) -> Result<(), DatabaseError> {
    let sql = "INSERT INTO sso_request (id_hash, client_id, body, pushed, expires_at) VALUES ($1, $2, $3, $4, $5)";
    session.execute(sql, &[Value::Bytes(hash), request.client.into(), to_json(request)?.into(), pushed.into(), expires_at.into()])?;
    Ok(())
}

/// A request that waits still.
pub fn find(session: &mut Session<'_>, hash: &[u8; 32], pushed: bool, now: Time) -> Result<Option<Request>, DatabaseError> {
    let sql = "SELECT body FROM sso_request WHERE id_hash = $1 AND pushed = $2 AND expires_at > $3";
    session.first(sql, &[Value::Bytes(hash), pushed.into(), now.into()], |row| from_json(0, &row.get::<String>(0)?))
}

/// Removes a request; false where somebody else did: it is answered once.
pub fn take(session: &mut Session<'_>, hash: &[u8; 32]) -> Result<bool, DatabaseError> {
    Ok(session.execute("DELETE FROM sso_request WHERE id_hash = $1", &[Value::Bytes(hash)])? == 1)
}

/// How many requests of a program wait, as far as `limit`.
pub fn count_of(session: &mut Session<'_>, client: Id, limit: i64) -> Result<i64, DatabaseError> {
    session.number("SELECT COUNT(*) FROM (SELECT 1 FROM sso_request WHERE client_id = $1 LIMIT $2) AS waiting", &[client.into(), limit.into()])
}

/// Removes requests that nobody came back to, so many at a time.
pub fn sweep(session: &mut Session<'_>, now: Time, limit: u32) -> Result<u64, DatabaseError> {
    let sql = "DELETE FROM sso_request WHERE id_hash IN (SELECT id_hash FROM sso_request WHERE expires_at <= $1 LIMIT $2)";
    session.execute(sql, &[now.into(), limit.into()])
}
