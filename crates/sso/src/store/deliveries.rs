//! Notices of sign-out on their way.

use kernel::{Id, Time};
use platform::{DatabaseError, Session};

/// A notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Its id.
    pub id: Id,
    /// To whom.
    pub client: Id,
    /// Who signed out, as the program knows them.
    pub subject: String,
    /// From which session, as the program knows it.
    pub sid: Id,
    /// How often it was tried, this time included.
    pub attempts: i64,
}

/// Puts a notice into the queue.
pub fn insert(session: &mut Session<'_>, delivery: &Delivery, now: Time) -> Result<(), DatabaseError> {
    let sql = "INSERT INTO sso_delivery (id, client_id, subject, sid, attempts, next_at, created_at) VALUES ($1, $2, $3, $4, 0, $5, $5)";
    session.execute(sql, &[delivery.id.into(), delivery.client.into(), delivery.subject.as_str().into(), delivery.sid.into(), now.into()])?;
    Ok(())
}

/// Notices that are due; until `leased_until` nobody else takes them.
pub fn claim(session: &mut Session<'_>, now: Time, leased_until: Time, limit: u32) -> Result<Vec<Delivery>, DatabaseError> {
    let sql = "SELECT id, client_id, subject, sid, attempts FROM sso_delivery WHERE next_at <= $1 ORDER BY next_at, id LIMIT $2";
    let due = session.query(sql, &[now.into(), limit.into()], |row| {
        Ok(Delivery { id: row.get(0)?, client: row.get(1)?, subject: row.get(2)?, sid: row.get(3)?, attempts: row.get::<i64>(4)? + 1 })
    })?;
    let mut claimed = Vec::new();
    for delivery in due {
        let sql = "UPDATE sso_delivery SET next_at = $2, attempts = $3 WHERE id = $1 AND attempts = $3 - 1 AND next_at <= $4";
        if session.execute(sql, &[delivery.id.into(), leased_until.into(), delivery.attempts.into(), now.into()])? == 1 {
            claimed.push(delivery);
        }
    }
    Ok(claimed)
}

/// Tries a notice again at a later moment.
pub fn again(session: &mut Session<'_>, id: Id, at: Time) -> Result<(), DatabaseError> {
    session.execute("UPDATE sso_delivery SET next_at = $2 WHERE id = $1", &[id.into(), at.into()])?;
    Ok(())
}

/// Removes a notice.
pub fn remove(session: &mut Session<'_>, id: Id) -> Result<(), DatabaseError> {
    session.execute("DELETE FROM sso_delivery WHERE id = $1", &[id.into()])?;
    Ok(())
}

/// How many notices wait.
pub fn count(session: &mut Session<'_>) -> Result<i64, DatabaseError> {
    session.number("SELECT COUNT(*) FROM sso_delivery", &[])
}
