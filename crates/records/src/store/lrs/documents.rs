//! Documents of states and profiles.

use kernel::{Id, Time};
use platform::{DatabaseError, Session, Value};

use super::usage::{self, Change};
use crate::model::xapi::document::Address;

/// A document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its media type.
    pub content_type: String,
    /// Its bytes.
    pub body: Vec<u8>,
    /// The tag of its content, without quotes.
    pub tag: String,
    /// When it was last changed.
    pub changed_at: Time,
}

/// Ids of documents that are listed at once.
pub const NAMES_MAX: u32 = 10_000;

fn place<'a>(tenant: Id, address: &'a Address) -> Vec<Value<'a>> {
    let registration = address.registration.map(|registration| registration.to_string()).unwrap_or_default();
    vec![tenant.into(), address.kind.number().into(), Value::Text(&address.activity), Value::Text(&address.agent), registration.into()]
}

/// The part of a condition that [`place`] fills in; without a registration it means those without one.
const AT: &str = "tenant = $1 AND kind = $2 AND activity = $3 AND agent = $4 AND registration = $5";
/// The same for all registrations.
const ANYWHERE: &str = "tenant = $1 AND kind = $2 AND activity = $3 AND agent = $4 AND $5 = ''";

/// One document.
///
/// # Errors
/// The database fails.
pub fn get(session: &mut Session<'_>, tenant: Id, address: &Address, name: &str) -> Result<Option<Document>, DatabaseError> {
    let mut values = place(tenant, address);
    values.push(name.into());
    session.first(&format!("SELECT content_type, body, tag, changed_at FROM lrs_document WHERE {AT} AND name = $6"), &values, |row| {
        Ok(Document { content_type: row.get(0)?, body: row.get(1)?, tag: row.get(2)?, changed_at: row.get(3)? })
    })
}

/// The ids of documents, each once, and when the last of them was changed. A state without a registration is asked for with all of them.
///
/// # Errors
/// The database fails.
pub fn names(session: &mut Session<'_>, tenant: Id, address: &Address) -> Result<(Vec<String>, Option<Time>), DatabaseError> {
    let mut values = place(tenant, address);
    values.extend([address.since.unwrap_or(i64::MIN).into(), NAMES_MAX.into()]);
    let at = if address.registration.is_some() { AT } else { ANYWHERE };
    let found = session.query(
        &format!("SELECT name, MAX(changed_at) FROM lrs_document WHERE {at} AND changed_at > $6 GROUP BY name ORDER BY name LIMIT $7"),
        &values,
        |row| Ok((row.get::<String>(0)?, row.get::<Time>(1)?)),
    )?;
    let last = found.iter().map(|(_, changed)| *changed).max();
    Ok((found.into_iter().map(|(name, _)| name).collect(), last))
}

/// Puts a document at its place.
///
/// # Errors
/// The database fails.
pub fn put(session: &mut Session<'_>, tenant: Id, address: &Address, name: &str, document: &Document) -> Result<(), DatabaseError> {
    let sql = "INSERT INTO lrs_document (tenant, kind, activity, agent, registration, name, content_type, body, tag, changed_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (tenant, kind, activity, agent, registration, name) \
               DO UPDATE SET content_type = excluded.content_type, body = excluded.body, tag = excluded.tag, changed_at = excluded.changed_at";
    let mut values = place(tenant, address);
    values.extend([name.into(), Value::Text(&document.content_type), Value::Bytes(&document.body), Value::Text(&document.tag), document.changed_at.into()]);
    session.execute(sql, &values).map(|_| ())
}

/// Removes a document, or all of the place where no name is given; without a registration those of all registrations.
///
/// # Errors
/// The database fails.
pub fn remove(session: &mut Session<'_>, tenant: Id, address: &Address) -> Result<(), DatabaseError> {
    let mut values = place(tenant, address);
    let named = match &address.name {
        Some(name) => {
            values.push(Value::Text(name));
            format!("{AT} AND name = $6")
        }
        None if address.registration.is_some() => AT.to_owned(),
        None => ANYWHERE.to_owned(),
    };
    remove_where(session, tenant, &named, &values)
}

/// Removes the documents about an agent.
///
/// # Errors
/// The database fails.
pub fn erase(session: &mut Session<'_>, tenant: Id, agent: &str) -> Result<(), DatabaseError> {
    remove_where(session, tenant, "tenant = $1 AND agent = $2", &[tenant.into(), agent.into()])
}

fn remove_where(session: &mut Session<'_>, tenant: Id, condition: &str, values: &[Value<'_>]) -> Result<(), DatabaseError> {
    let sql = format!("DELETE FROM lrs_document WHERE {condition} RETURNING CAST(OCTET_LENGTH(body) AS BIGINT)");
    let bytes: i64 = session.query(&sql, values, |row| row.get::<i64>(0))?.into_iter().sum();
    usage::add(session, tenant, Change { file_bytes: -bytes, ..Change::default() })
}

/// Gives the documents about one agent to another. Where both have one, that of the other stays.
///
/// # Errors
/// The database fails.
pub fn give(session: &mut Session<'_>, tenant: Id, from: &str, to: &str) -> Result<(), DatabaseError> {
    let values = [tenant.into(), from.into(), to.into()];
    session.execute(
        "UPDATE lrs_document SET agent = $3 WHERE tenant = $1 AND agent = $2 AND NOT EXISTS (SELECT 1 FROM lrs_document other WHERE other.tenant = $1 AND other.agent = $3 \
         AND other.kind = lrs_document.kind AND other.activity = lrs_document.activity AND other.registration = lrs_document.registration AND other.name = lrs_document.name)",
        &values,
    )?;
    erase(session, tenant, from)
}
