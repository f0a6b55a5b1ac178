//! Grants and refresh tokens.

use kernel::{Id, Time};
use platform::{DatabaseError, Row, Session, Value};

use super::{clients, from_json, to_json};
use crate::model::client::Client;
use crate::model::grant::Grant;
use crate::model::scope::Scopes;

const COLUMNS: &str = "g.id, g.client_id, g.person_id, g.session_id, g.body, g.code_expires_at, g.code_used_at, g.created_at, g.expires_at, g.revoked_at";

fn read(row: &Row<'_>, from: usize) -> Result<Grant, DatabaseError> {
    Ok(Grant {
        id: row.get(from)?,
        client: row.get(from + 1)?,
        person: row.get(from + 2)?,
        session: row.get(from + 3)?,
        terms: from_json(from + 4, &row.get::<String>(from + 4)?)?,
        code_expires_at: row.get(from + 5)?,
        code_used_at: row.get(from + 6)?,
        created_at: row.get(from + 7)?,
        expires_at: row.get(from + 8)?,
        revoked_at: row.get(from + 9)?,
    })
}

/// Adds a grant with what is kept of its code.
pub fn insert(session: &mut Session<'_>, grant: &Grant, code_hash: &[u8; 32]) -> Result<(), DatabaseError> {
    let sql = "INSERT INTO sso_grant (id, client_id, person_id, session_id, body, code_hash, code_expires_at, created_at, expires_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let values = [
        grant.id.into(),
        grant.client.into(),
        grant.person.into(),
        grant.session.into(),
        to_json(&grant.terms)?.into(),
        Value::Bytes(code_hash),
        grant.code_expires_at.into(),
        grant.created_at.into(),
        grant.expires_at.into(),
    ];
    session.execute(sql, &values)?;
    Ok(())
}

/// The grant of a code.
pub fn by_code(session: &mut Session<'_>, code_hash: &[u8; 32]) -> Result<Option<Grant>, DatabaseError> {
    session.first(&format!("SELECT {COLUMNS} FROM sso_grant g WHERE g.code_hash = $1"), &[Value::Bytes(code_hash)], |row| read(row, 0))
}

/// Redeems a code; false where somebody did already.
pub fn redeem(session: &mut Session<'_>, id: Id, now: Time, expires_at: Time) -> Result<bool, DatabaseError> {
    let sql = "UPDATE sso_grant SET code_used_at = $2, expires_at = $3 WHERE id = $1 AND code_used_at IS NULL AND revoked_at IS NULL";
    Ok(session.execute(sql, &[id.into(), now.into(), expires_at.into()])? == 1)
}

/// Lets a grant last until a later moment.
pub fn prolong(session: &mut Session<'_>, id: Id, expires_at: Time) -> Result<(), DatabaseError> {
    session.execute("UPDATE sso_grant SET expires_at = $2 WHERE id = $1", &[id.into(), expires_at.into()])?;
    Ok(())
}

/// A grant as it is used: with the program it was given to, and what the person allows it now.
pub struct InUse {
    /// The grant.
    pub grant: Grant,
    /// The program.
    pub client: Client,
    /// What the person allows now; they may have changed their mind since the grant.
    pub allowed: Scopes,
    /// Whether the access token that is asked about was revoked alone.
    pub spent: bool,
}

/// A grant as it is used by an access token that would be noted as `spent` where it was revoked alone.
pub fn in_use(session: &mut Session<'_>, id: Id, spent: &[u8; 32]) -> Result<Option<InUse>, DatabaseError> {
    let sql = format!(
        "SELECT {}, {COLUMNS}, s.scopes, EXISTS (SELECT 1 FROM sso_spent WHERE hash = $2) FROM sso_grant g JOIN sso_client c ON c.id = g.client_id \
         LEFT JOIN sso_consent s ON s.person_id = g.person_id AND s.client_id = g.client_id WHERE g.id = $1",
        clients::columns("c.")
    );
    let after = clients::COLUMN_COUNT;
    session.first(&sql, &[id.into(), Value::Bytes(spent)], |row| {
        let allowed = row.get::<Option<String>>(after + 10)?.unwrap_or_default();
        let allowed = Scopes::parse(&allowed).map_err(|fault| DatabaseError::Column { column: after + 10, reason: fault.to_string() })?;
        Ok(InUse { grant: read(row, after)?, client: clients::read(row)?, allowed, spent: row.get(after + 11)? })
    })
}

/// Keeps a refresh token.
pub fn insert_refresh(session: &mut Session<'_>, hash: &[u8; 32], grant: Id, now: Time) -> Result<(), DatabaseError> {
    session.execute("INSERT INTO sso_refresh (token_hash, grant_id, created_at) VALUES ($1, $2, $3)", &[Value::Bytes(hash), grant.into(), now.into()])?;
    Ok(())
}

/// The grant of a refresh token, and whether the token was used.
pub fn by_refresh(session: &mut Session<'_>, hash: &[u8; 32]) -> Result<Option<(Grant, bool)>, DatabaseError> {
    let sql = format!("SELECT {COLUMNS}, r.used_at FROM sso_refresh r JOIN sso_grant g ON g.id = r.grant_id WHERE r.token_hash = $1");
    session.first(&sql, &[Value::Bytes(hash)], |row| Ok((read(row, 0)?, row.get::<Option<Time>>(10)?.is_some())))
}

/// Uses a refresh token up; false where somebody did already.
pub fn use_refresh(session: &mut Session<'_>, hash: &[u8; 32], now: Time) -> Result<bool, DatabaseError> {
    Ok(session.execute("UPDATE sso_refresh SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL", &[Value::Bytes(hash), now.into()])? == 1)
}

/// Takes a grant back.
pub fn revoke(session: &mut Session<'_>, id: Id, now: Time) -> Result<bool, DatabaseError> {
    Ok(session.execute("UPDATE sso_grant SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL", &[id.into(), now.into()])? == 1)
}

/// Takes back what a person granted a program.
pub fn revoke_all(session: &mut Session<'_>, person: Id, client: Id, now: Time) -> Result<u64, DatabaseError> {
    let sql = "UPDATE sso_grant SET revoked_at = $3 WHERE person_id = $1 AND client_id = $2 AND revoked_at IS NULL";
    session.execute(sql, &[person.into(), client.into(), now.into()])
}

/// Takes back what ends with a browser session.
pub fn revoke_session(session: &mut Session<'_>, ended: Id, now: Time) -> Result<u64, DatabaseError> {
    session.execute("UPDATE sso_grant SET revoked_at = $2 WHERE session_id = $1 AND revoked_at IS NULL", &[ended.into(), now.into()])
}

/// Lets what ends with a browser session of a person end with another one.
pub fn rename_session(session: &mut Session<'_>, person: Id, former: Id, new: Id) -> Result<(), DatabaseError> {
    session.execute("UPDATE sso_grant SET session_id = $3 WHERE session_id = $2 AND person_id = $1", &[person.into(), former.into(), new.into()])?;
    Ok(())
}

/// Removes everything that a person granted.
pub fn forget(session: &mut Session<'_>, person: Id) -> Result<(), DatabaseError> {
    session.execute("DELETE FROM sso_refresh WHERE grant_id IN (SELECT id FROM sso_grant WHERE person_id = $1)", &[person.into()])?;
    session.execute("DELETE FROM sso_grant WHERE person_id = $1", &[person.into()])?;
    Ok(())
}

/// Removes grants that ended, so many at a time, with their refresh tokens.
pub fn sweep(session: &mut Session<'_>, now: Time, limit: u32) -> Result<u64, DatabaseError> {
    let ended: Vec<Id> =
        session.query("SELECT id FROM sso_grant WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2", &[now.into(), limit.into()], |row| row.get(0))?;
    for id in &ended {
        session.execute("DELETE FROM sso_refresh WHERE grant_id = $1", &[(*id).into()])?;
        session.execute("DELETE FROM sso_grant WHERE id = $1", &[(*id).into()])?;
    }
    Ok(ended.len() as u64)
}
