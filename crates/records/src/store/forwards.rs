//! Where statements are handed on to, and what was refused there.

use kernel::{Id, Time};
use platform::{DatabaseError, Row, Session, Value};

use crate::model::forward::Forward;

const COLUMNS: &str =
    "id, tenant, name, address, version, username, verb, activity, cursor, sent, paused, failures, last_error, last_sent_at, next_try_at, breaks";

fn forward(row: &Row<'_>) -> Result<Forward, DatabaseError> {
    let count = |column: usize| row.get::<i64>(column).map(|count| u64::try_from(count).unwrap_or(0));
    Ok(Forward {
        id: row.get(0)?,
        tenant: row.get(1)?,
        name: row.get(2)?,
        address: row.get(3)?,
        version: row.get(4)?,
        username: row.get(5)?,
        verb: row.get(6)?,
        activity: row.get(7)?,
        cursor: count(8)?,
        sent: count(9)?,
        paused: row.get(10)?,
        failures: u32::try_from(count(11)?).unwrap_or(u32::MAX),
        last_error: row.get(12)?,
        last_sent_at: row.get(13)?,
        next_try_at: row.get(14)?,
        breaks: u32::try_from(count(15)?).unwrap_or(u32::MAX),
    })
}

/// All of them, in the order in which they were made.
pub fn all(session: &mut Session<'_>) -> Result<Vec<Forward>, DatabaseError> {
    session.query(&format!("SELECT {COLUMNS} FROM lrs_forward ORDER BY created_at, id"), &[], forward)
}

/// Keeps a new one.
pub fn add(session: &mut Session<'_>, one: &Forward, secret: &[u8], now: Time) -> Result<(), DatabaseError> {
    let sql = "INSERT INTO lrs_forward (id, tenant, name, address, version, username, secret, verb, activity, cursor, sent, paused, failures, last_error, \
               last_sent_at, next_try_at, claimed_until, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, $11, 0, '', NULL, $12, 0, $13)";
    let texts = [&one.name, &one.address, &one.version, &one.username].map(Value::from);
    let mut values: Vec<Value<'_>> = vec![one.id.into(), one.tenant.into()];
    values.extend(texts);
    values.extend([
        secret.into(),
        Value::from(&one.verb),
        Value::from(&one.activity),
        one.cursor.into(),
        one.paused.into(),
        one.next_try_at.into(),
        now.into(),
    ]);
    session.execute(sql, &values).map(|_| ())
}

/// Whether one is due that nobody works on.
pub fn is_one_due(session: &mut Session<'_>, now: Time) -> Result<bool, DatabaseError> {
    let sql = "SELECT COUNT(*) FROM lrs_forward WHERE NOT paused AND next_try_at <= $1 AND claimed_until <= $1";
    Ok(session.number(sql, &[now.into()])? > 0)
}

/// Takes one that is due for this node alone, for a while; with its sealed secret.
pub fn claim(session: &mut Session<'_>, now: Time, until: Time) -> Result<Option<(Forward, Vec<u8>)>, DatabaseError> {
    let sql = format!(
        "UPDATE lrs_forward SET claimed_until = $2 WHERE id = (SELECT id FROM lrs_forward WHERE NOT paused AND next_try_at <= $1 AND claimed_until <= $1 \
         ORDER BY next_try_at, id LIMIT 1) AND claimed_until <= $1 RETURNING {COLUMNS}, secret"
    );
    session.first(&sql, &[now.into(), until.into()], |row| Ok((forward(row)?, row.get::<Vec<u8>>(16)?)))
}

/// Keeps how far one came, and holds on to it until a moment; one that lies behind lets it go.
pub fn keep(session: &mut Session<'_>, one: &Forward, until: Time) -> Result<(), DatabaseError> {
    let sql = "UPDATE lrs_forward SET cursor = $2, sent = $3, failures = $4, breaks = $5, last_error = $6, last_sent_at = $7, next_try_at = $8, \
               claimed_until = $9 WHERE id = $1";
    let counts = [one.cursor.into(), one.sent.into(), one.failures.into(), one.breaks.into()];
    let mut values: Vec<Value<'_>> = vec![one.id.into()];
    values.extend(counts);
    values.extend([Value::from(&one.last_error), one.last_sent_at.into(), one.next_try_at.into(), until.into()]);
    session.execute(sql, &values).map(|_| ())
}

/// Lets one rest, or go on at once.
pub fn pause(session: &mut Session<'_>, id: Id, paused: bool, now: Time) -> Result<bool, DatabaseError> {
    let sql = "UPDATE lrs_forward SET paused = $2, next_try_at = $3, claimed_until = 0 WHERE id = $1";
    Ok(session.execute(sql, &[id.into(), paused.into(), now.into()])? > 0)
}

/// Removes one with what was refused there.
pub fn remove(session: &mut Session<'_>, id: Id) -> Result<bool, DatabaseError> {
    session.execute("DELETE FROM lrs_dead_letter WHERE forward = $1", &[id.into()])?;
    Ok(session.execute("DELETE FROM lrs_forward WHERE id = $1", &[id.into()])? > 0)
}

/// The sealed secrets, for sealing them anew.
pub fn secrets(session: &mut Session<'_>) -> Result<Vec<(Id, Vec<u8>)>, DatabaseError> {
    session.query("SELECT id, secret FROM lrs_forward ORDER BY id", &[], |row| Ok((row.get(0)?, row.get::<Vec<u8>>(1)?)))
}

/// Keeps a secret that was sealed anew.
pub fn reseal(session: &mut Session<'_>, id: Id, secret: &[u8]) -> Result<(), DatabaseError> {
    session.execute("UPDATE lrs_forward SET secret = $2 WHERE id = $1", &[id.into(), secret.into()]).map(|_| ())
}

/// A statement that the other store refused for good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadLetter {
    /// Its place.
    pub seq: u64,
    /// Its id.
    pub statement: Id,
    /// The status that the other store answered with; 0 where the connection broke.
    pub status: u16,
    /// What it said.
    pub reason: String,
    /// When.
    pub at: Time,
}

/// Letters that are shown at once.
pub const LETTERS_SHOWN_MAX: u32 = 50;

/// Notes one that was refused.
pub fn bury(session: &mut Session<'_>, forward: Id, letter: &DeadLetter) -> Result<(), DatabaseError> {
    let sql = "INSERT INTO lrs_dead_letter (forward, seq, statement, status, reason, at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (forward, seq) DO NOTHING";
    let values = [forward.into(), letter.seq.into(), letter.statement.into(), u32::from(letter.status).into(), Value::from(&letter.reason), letter.at.into()];
    session.execute(sql, &values).map(|_| ())
}

/// Refused statements with where they were refused, and how many were refused where.
pub type Letters = (Vec<(Id, DeadLetter)>, Vec<(Id, u64)>);

/// The latest that were refused, of all: with how many there are for each.
pub fn letters(session: &mut Session<'_>) -> Result<Letters, DatabaseError> {
    let sql = "SELECT forward, seq, statement, status, reason, at FROM lrs_dead_letter ORDER BY at DESC, seq DESC LIMIT $1";
    let latest = session.query(sql, &[LETTERS_SHOWN_MAX.into()], |row| {
        let number = |column: usize| row.get::<i64>(column).map(|number| u64::try_from(number).unwrap_or(0));
        let letter =
            DeadLetter { seq: number(1)?, statement: row.get(2)?, status: u16::try_from(number(3)?).unwrap_or(0), reason: row.get(4)?, at: row.get(5)? };
        Ok((row.get::<Id>(0)?, letter))
    })?;
    let counts = session.query("SELECT forward, COUNT(*) FROM lrs_dead_letter GROUP BY forward ORDER BY forward", &[], |row| {
        Ok((row.get::<Id>(0)?, u64::try_from(row.get::<i64>(1)?).unwrap_or(0)))
    })?;
    Ok((latest, counts))
}

/// The places of those that were refused by one store, the oldest first, some of them; and forgets them, to send them again.
pub fn unearth(session: &mut Session<'_>, forward: Id) -> Result<Option<u64>, DatabaseError> {
    let first = session.first("SELECT MIN(seq) FROM lrs_dead_letter WHERE forward = $1", &[forward.into()], |row| row.get::<Option<i64>>(0))?.flatten();
    session.execute("DELETE FROM lrs_dead_letter WHERE forward = $1", &[forward.into()])?;
    let Some(first) = first else { return Ok(None) };
    // What was taken in between is sent again too: the other store knows it by its id.
    session.execute(
        "UPDATE lrs_forward SET cursor = $2, breaks = 0, claimed_until = 0, next_try_at = 0 WHERE id = $1 AND cursor > $2",
        &[forward.into(), (first - 1).into()],
    )?;
    Ok(u64::try_from(first).ok())
}
