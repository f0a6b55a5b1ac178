//! What an organisation's own lists brought in: the accounts they made, and the addresses they gave.

use std::collections::HashMap;

use kernel::Id;
use platform::database::placeholders;
use platform::{DatabaseError, Session, Value};

use super::{IDS_MAX, insert};

/// An address that an organisation's list gave for somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Whose it is.
    pub person: Id,
    /// Whose list gave it.
    pub organization: Id,
    /// `email` or `phone`.
    pub kind: String,
    /// The address or number.
    pub value: String,
}

/// Notes who made the accounts of people.
pub fn keep_accounts(session: &mut Session<'_>, organization: Id, people: &[Id]) -> Result<(), DatabaseError> {
    let rows: Vec<Vec<Value<'_>>> = people.iter().map(|person| vec![(*person).into(), organization.into()]).collect();
    insert(session, "roster_account", &["person_id", "organization_id"], &rows, "ON CONFLICT (person_id) DO NOTHING")
}

/// Whose lists made the accounts of people.
pub fn makers(session: &mut Session<'_>, people: &[Id]) -> Result<HashMap<Id, Id>, DatabaseError> {
    let mut found = HashMap::new();
    for part in people.chunks(IDS_MAX) {
        let values: Vec<Value<'_>> = part.iter().map(|id| Value::from(*id)).collect();
        let sql = format!("SELECT person_id, organization_id FROM roster_account WHERE person_id IN ({})", placeholders(1, part.len()));
        found.extend(session.query(&sql, &values, |row| Ok((row.get::<Id>(0)?, row.get::<Id>(1)?)))?);
    }
    Ok(found)
}

/// Keeps addresses; one that the same list gave before is replaced.
pub fn keep_contacts(session: &mut Session<'_>, contacts: &[Contact]) -> Result<(), DatabaseError> {
    let row = |one: &Contact| (one.person, one.organization, one.kind.clone(), one.value.to_lowercase());
    let owned: Vec<(Id, Id, String, String)> = contacts.iter().map(row).collect();
    let rows: Vec<Vec<Value<'_>>> = owned.iter().map(|(person, of, kind, value)| vec![(*person).into(), (*of).into(), kind.into(), value.into()]).collect();
    let conflict = "ON CONFLICT (person_id, organization_id, kind) DO UPDATE SET value = excluded.value";
    insert(session, "roster_contact", &["person_id", "organization_id", "kind", "value"], &rows, conflict)
}

/// Removes an address that a list gave.
pub fn remove_contact(session: &mut Session<'_>, person: Id, organization: Id, kind: &str) -> Result<(), DatabaseError> {
    let sql = "DELETE FROM roster_contact WHERE person_id = $1 AND organization_id = $2 AND kind = $3";
    session.execute(sql, &[person.into(), organization.into(), kind.into()])?;
    Ok(())
}

/// The addresses that lists gave for people, whoever's lists they are.
pub fn contacts(session: &mut Session<'_>, people: &[Id]) -> Result<Vec<Contact>, DatabaseError> {
    let mut found = Vec::new();
    for part in people.chunks(IDS_MAX) {
        let values: Vec<Value<'_>> = part.iter().map(|id| Value::from(*id)).collect();
        let sql = format!(
            "SELECT person_id, organization_id, kind, value FROM roster_contact WHERE person_id IN ({}) ORDER BY person_id, kind, organization_id",
            placeholders(1, part.len())
        );
        found
            .extend(session.query(&sql, &values, |row| Ok(Contact { person: row.get(0)?, organization: row.get(1)?, kind: row.get(2)?, value: row.get(3)? }))?);
    }
    Ok(found)
}

/// The people for whom a list gave this address, at most so many.
pub fn by_contact(session: &mut Session<'_>, kind: &str, value: &str, limit: u32) -> Result<Vec<Id>, DatabaseError> {
    let sql = "SELECT DISTINCT person_id FROM roster_contact WHERE value = $1 AND kind = $2 ORDER BY person_id LIMIT $3";
    session.query(sql, &[value.into(), kind.into(), limit.into()], |row| row.get(0))
}

/// Forgets people.
pub fn forget(session: &mut Session<'_>, people: &[Id]) -> Result<(), DatabaseError> {
    for part in people.chunks(IDS_MAX) {
        let values: Vec<Value<'_>> = part.iter().map(|id| Value::from(*id)).collect();
        for table in ["roster_account", "roster_contact"] {
            session.execute(&format!("DELETE FROM {table} WHERE person_id IN ({})", placeholders(1, part.len())), &values)?;
        }
    }
    Ok(())
}

/// Somebody proved to be another: what lists gave for them goes along; the other account is as much or as little a list's as it was.
pub fn merge(session: &mut Session<'_>, from: Id, to: Id) -> Result<(), DatabaseError> {
    let sql = "UPDATE roster_contact SET person_id = $2 WHERE person_id = $1 AND NOT EXISTS (SELECT 1 FROM roster_contact own \
        WHERE own.person_id = $2 AND own.organization_id = roster_contact.organization_id AND own.kind = roster_contact.kind)";
    session.execute(sql, &[from.into(), to.into()])?;
    forget(session, &[from])
}
