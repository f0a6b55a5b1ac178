//! Programs.

use kernel::{Id, Time};
use platform::{DatabaseError, Row, Session, Value};

use super::{from_json, to_json};
use crate::model::client::{Client, ClientKind};

const COLUMNS: &str = "id, kind, name, body, secret_hash, logo_kind, suspended_at, created_at, updated_at, \
    former_secret_hash, former_secret_until, registration_hash";
/// How many of [`COLUMNS`] there are, for queries that read more behind them.
pub(super) const COLUMN_COUNT: usize = 12;

pub(super) fn columns(prefix: &str) -> String {
    COLUMNS.split(", ").map(|column| format!("{prefix}{column}")).collect::<Vec<_>>().join(", ")
}

pub(super) fn read(row: &Row<'_>) -> Result<Client, DatabaseError> {
    let kind: String = row.get(1)?;
    Ok(Client {
        id: row.get(0)?,
        kind: ClientKind::from_word(&kind).ok_or_else(|| DatabaseError::Column { column: 1, reason: format!("no kind is '{kind}'") })?,
        name: row.get(2)?,
        profile: from_json(3, &row.get::<String>(3)?)?,
        secret_hash: row.get(4)?,
        logo_kind: row.get(5)?,
        suspended_at: row.get(6)?,
        created_at: row.get(7)?,
        updated_at: row.get(8)?,
        former_secret: row.get::<Option<Vec<u8>>>(9)?.zip(row.get(10)?),
        registration_hash: row.get(11)?,
    })
}

/// Adds a program; false where the id is taken.
pub fn insert(session: &mut Session<'_>, client: &Client, logo: Option<&[u8]>) -> Result<bool, DatabaseError> {
    let sql = "INSERT INTO sso_client (id, kind, name, body, secret_hash, logo, logo_kind, created_at, updated_at, registration_hash) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9) ON CONFLICT (id) DO NOTHING";
    let values = [
        client.id.into(),
        client.kind.as_str().into(),
        client.name.as_str().into(),
        to_json(&client.profile)?.into(),
        client.secret_hash.as_deref().map_or(Value::Null, Value::Bytes),
        logo.map_or(Value::Null, Value::Bytes),
        client.logo_kind.as_str().into(),
        client.created_at.into(),
        client.registration_hash.as_deref().map_or(Value::Null, Value::Bytes),
    ];
    Ok(session.execute(sql, &values)? == 1)
}

/// A program.
pub fn by_id(session: &mut Session<'_>, id: Id) -> Result<Option<Client>, DatabaseError> {
    session.first(&format!("SELECT {COLUMNS} FROM sso_client WHERE id = $1"), &[id.into()], read)
}

/// What some programs are called.
pub fn names(session: &mut Session<'_>, ids: &[Id]) -> Result<Vec<(Id, String)>, DatabaseError> {
    let values: Vec<Value<'_>> = ids.iter().map(|id| (*id).into()).collect();
    let sql = format!("SELECT id, name FROM sso_client WHERE id IN ({})", platform::database::placeholders(1, ids.len()));
    session.query(&sql, &values, |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Programs by name, a page of them.
pub fn list(session: &mut Session<'_>, limit: u32, offset: u32) -> Result<Vec<Client>, DatabaseError> {
    session.query(&format!("SELECT {COLUMNS} FROM sso_client ORDER BY name, id LIMIT $1 OFFSET $2"), &[limit.into(), offset.into()], read)
}

/// Programs of a kind that are bound to an organisation, by name.
pub fn of_organization(session: &mut Session<'_>, kind: ClientKind, organization: Id, limit: u32) -> Result<Vec<Client>, DatabaseError> {
    // The body is written by `to_json`, so that a member and its value stand side by side.
    let bound = format!("%\"organization\":\"{organization}\"%");
    let sql = format!("SELECT {COLUMNS} FROM sso_client WHERE kind = $1 AND body LIKE $2 ORDER BY name, id LIMIT $3");
    let mut found = session.query(&sql, &[kind.as_str().into(), bound.into(), limit.into()], read)?;
    found.retain(|client| client.profile.organization == Some(organization));
    Ok(found)
}

/// How many programs there are.
pub fn count(session: &mut Session<'_>) -> Result<u64, DatabaseError> {
    Ok(u64::try_from(session.number("SELECT COUNT(*) FROM sso_client", &[])?).unwrap_or(0))
}

/// Keeps what is said of a program; false where there is none.
pub fn change(session: &mut Session<'_>, client: &Client, now: Time) -> Result<bool, DatabaseError> {
    let sql = "UPDATE sso_client SET name = $2, body = $3, updated_at = $4 WHERE id = $1";
    Ok(session.execute(sql, &[client.id.into(), client.name.as_str().into(), to_json(&client.profile)?.into(), now.into()])? == 1)
}

/// Keeps another logo.
pub fn set_logo(session: &mut Session<'_>, id: Id, kind: &str, logo: &[u8], now: Time) -> Result<(), DatabaseError> {
    let sql = "UPDATE sso_client SET logo_kind = $2, logo = $3, updated_at = $4 WHERE id = $1";
    session.execute(sql, &[id.into(), kind.into(), Value::Bytes(logo), now.into()])?;
    Ok(())
}

/// A logo with its media type.
pub fn logo(session: &mut Session<'_>, id: Id) -> Result<Option<(String, Vec<u8>)>, DatabaseError> {
    session.first("SELECT logo_kind, logo FROM sso_client WHERE id = $1 AND logo IS NOT NULL", &[id.into()], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Keeps another secret; the one before works until a moment, where one is named. False where there is no such program.
pub fn set_secret(session: &mut Session<'_>, id: Id, hash: &[u8], former_until: Option<Time>, now: Time) -> Result<bool, DatabaseError> {
    let sql = match former_until {
        Some(_) => "UPDATE sso_client SET former_secret_hash = secret_hash, former_secret_until = $4, secret_hash = $2, updated_at = $3 WHERE id = $1",
        None => "UPDATE sso_client SET former_secret_hash = NULL, former_secret_until = $4, secret_hash = $2, updated_at = $3 WHERE id = $1",
    };
    Ok(session.execute(sql, &[id.into(), Value::Bytes(hash), now.into(), former_until.into()])? == 1)
}

/// Ends the secret before the one in use; false where there is no such program.
pub fn end_former_secret(session: &mut Session<'_>, id: Id, now: Time) -> Result<bool, DatabaseError> {
    let sql = "UPDATE sso_client SET former_secret_hash = NULL, former_secret_until = NULL, updated_at = $2 WHERE id = $1";
    Ok(session.execute(sql, &[id.into(), now.into()])? == 1)
}

/// Suspends a program since a moment, or lets it work again; false where there is no such program.
pub fn set_suspended(session: &mut Session<'_>, id: Id, since: Option<Time>) -> Result<bool, DatabaseError> {
    Ok(session.execute("UPDATE sso_client SET suspended_at = $2 WHERE id = $1", &[id.into(), since.into()])? == 1)
}

/// Removes a program with everything that hangs on it; false where there is none.
pub fn remove(session: &mut Session<'_>, id: Id) -> Result<bool, DatabaseError> {
    session.execute("DELETE FROM sso_refresh WHERE grant_id IN (SELECT id FROM sso_grant WHERE client_id = $1)", &[id.into()])?;
    for table in ["sso_grant", "sso_consent", "sso_session", "sso_delivery", "sso_request"] {
        session.execute(&format!("DELETE FROM {table} WHERE client_id = $1"), &[id.into()])?;
    }
    Ok(session.execute("DELETE FROM sso_client WHERE id = $1", &[id.into()])? == 1)
}

/// How many people a program may see something of.
pub fn people(session: &mut Session<'_>, id: Id) -> Result<u64, DatabaseError> {
    Ok(u64::try_from(session.number("SELECT COUNT(*) FROM sso_consent WHERE client_id = $1", &[id.into()])?).unwrap_or(0))
}
