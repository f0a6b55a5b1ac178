//! Sessions.

use std::sync::LazyLock;

use kernel::{Id, Language, Time};
use platform::{DatabaseError, Row, Session as Connection, Value};

use crate::model::session::{Proof, Session, SessionKind};

const COLUMNS: &str = "session.id, session.person_id, session.member, session.lasting, session.created_at, session.last_seen_at, session.expires_at, session.device, session.proven_at, session.methods";

fn read(row: &Row<'_>) -> Result<Session, DatabaseError> {
    Ok(Session {
        id: row.get(0)?,
        person: row.get(1)?,
        kind: SessionKind::from_row(row.get(2)?, row.get(3)?),
        created_at: row.get(4)?,
        last_seen_at: row.get(5)?,
        expires_at: row.get(6)?,
        device: row.get(7)?,
        proof: Proof { at: row.get(8)?, methods: row.get(9)? },
    })
}

/// What an account adds to a session.
pub struct Holder {
    /// The name to greet by.
    pub display_name: String,
    /// The language.
    pub language: Language,
    /// True where the account is suspended or not open yet.
    pub barred: bool,
    /// True while it has the published password of the demonstration.
    pub demo: bool,
    /// True while its password is the starting code that was handed out.
    pub starts: bool,
}

/// The session of a token, with what its account says where there is one.
pub fn by_token(connection: &mut Connection<'_>, hash: &[u8; 32]) -> Result<Option<(Session, Option<Holder>)>, DatabaseError> {
    static SQL: LazyLock<String> = LazyLock::new(|| {
        format!(
            "SELECT {COLUMNS}, account.display_name, account.language, account.suspended_at, account.demo, account.closed_for, \
             CASE WHEN account.password_hash LIKE '{}%' THEN 1 ELSE 0 END FROM session LEFT JOIN account ON account.person_id = session.person_id \
             WHERE session.token_hash = $1",
            crate::starting::PREFIX
        )
    });
    connection.first(&SQL, &[Value::Bytes(hash)], |row| {
        let holder = match row.get::<Option<String>>(10)? {
            None => None,
            Some(display_name) => {
                let barred = row.get::<Option<Time>>(12)?.is_some() || !row.get::<String>(14)?.is_empty();
                let starts = row.get::<i64>(15)? == 1;
                Some(Holder { display_name, language: row.get(11)?, barred, demo: row.get(13)?, starts })
            }
        };
        Ok((read(row)?, holder))
    })
}

/// Adds a session.
pub fn insert(connection: &mut Connection<'_>, hash: &[u8; 32], session: &Session) -> Result<(), DatabaseError> {
    let sql = "INSERT INTO session (token_hash, id, person_id, member, lasting, created_at, last_seen_at, expires_at, device, proven_at, methods) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    let values: [Value<'_>; 11] = [
        Value::Bytes(hash),
        session.id.into(),
        session.person.into(),
        session.kind.is_member().into(),
        session.kind.is_lasting().into(),
        session.created_at.into(),
        session.last_seen_at.into(),
        session.expires_at.into(),
        session.device.as_str().into(),
        session.proof.at.into(),
        session.proof.methods.as_str().into(),
    ];
    connection.execute(sql, &values)?;
    Ok(())
}

/// Notes a visit.
pub fn seen(connection: &mut Connection<'_>, id: Id, now: Time, expires_at: Time) -> Result<(), DatabaseError> {
    connection.execute("UPDATE session SET last_seen_at = $2, expires_at = $3 WHERE id = $1", &[id.into(), now.into(), expires_at.into()])?;
    Ok(())
}

/// The sessions of a person, the one seen last first.
pub fn of_person(connection: &mut Connection<'_>, person: Id, now: Time) -> Result<Vec<Session>, DatabaseError> {
    let sql = format!("SELECT {COLUMNS} FROM session WHERE person_id = $1 AND expires_at > $2 ORDER BY last_seen_at DESC, id");
    connection.query(&sql, &[person.into(), now.into()], read)
}

/// Ends one session of a person; false where it is not theirs.
pub fn end(connection: &mut Connection<'_>, person: Id, id: Id) -> Result<bool, DatabaseError> {
    Ok(connection.execute("DELETE FROM session WHERE person_id = $1 AND id = $2", &[person.into(), id.into()])? == 1)
}

/// Ends the session of a token.
pub fn end_token(connection: &mut Connection<'_>, hash: &[u8; 32]) -> Result<(), DatabaseError> {
    connection.execute("DELETE FROM session WHERE token_hash = $1", &[Value::Bytes(hash)])?;
    Ok(())
}

/// Ends all sessions of a person.
pub fn end_all(connection: &mut Connection<'_>, person: Id) -> Result<u64, DatabaseError> {
    connection.execute("DELETE FROM session WHERE person_id = $1", &[person.into()])
}

/// Ends the sessions of a person but for the ones seen last.
pub fn end_beyond(connection: &mut Connection<'_>, person: Id, kept: usize) -> Result<(), DatabaseError> {
    let sql =
        "DELETE FROM session WHERE person_id = $1 AND id NOT IN (SELECT id FROM session WHERE person_id = $1 ORDER BY last_seen_at DESC, id DESC LIMIT $2)";
    connection.execute(sql, &[person.into(), kept.into()])?;
    Ok(())
}

/// Removes sessions that ended, so many at a time.
pub fn delete_expired(connection: &mut Connection<'_>, now: Time, limit: u32) -> Result<u64, DatabaseError> {
    let sql = "DELETE FROM session WHERE id IN (SELECT id FROM session WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2)";
    connection.execute(sql, &[now.into(), limit.into()])
}

/// Those of some sessions that go on.
pub fn alive(connection: &mut Connection<'_>, sessions: &[Id], now: Time) -> Result<Vec<Id>, DatabaseError> {
    if sessions.is_empty() {
        return Ok(Vec::new());
    }
    let mut values: Vec<Value<'_>> = sessions.iter().map(|session| (*session).into()).collect();
    let marks = platform::database::placeholders(1, sessions.len());
    values.push(now.into());
    connection.query(&format!("SELECT id FROM session WHERE id IN ({marks}) AND expires_at > ${}", sessions.len() + 1), &values, |row| row.get(0))
}

/// Adds a method to how a session was proven, just now; all other sessions of its person end, because they were opened with less.
pub fn strengthen(connection: &mut Connection<'_>, person: Id, id: Option<Id>, method: &str, now: Time) -> Result<(), DatabaseError> {
    let sql = "UPDATE session SET methods = CASE WHEN methods = '' THEN $3 ELSE methods || ' ' || $3 END, proven_at = $4 WHERE person_id = $1 AND id = $2";
    connection.execute(sql, &[person.into(), id.into(), method.into(), now.into()])?;
    connection.execute("DELETE FROM session WHERE person_id = $1 AND id <> $2", &[person.into(), id.into()])?;
    Ok(())
}
