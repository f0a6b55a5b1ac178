//! E-mail addresses and phone numbers.

use kernel::{Id, Time};
use platform::{DatabaseError, Row, Session, Value};

use crate::model::contact::ContactKind;

/// A contact as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Its id.
    pub id: Id,
    /// Whose.
    pub person: Id,
    /// What it is.
    pub kind: ContactKind,
    /// The address or number.
    pub value: String,
    /// Since when it is known to be theirs.
    pub verified_at: Option<Time>,
}

const COLUMNS: &str = "id, person_id, kind, value, verified_at";

fn read(row: &Row<'_>) -> Result<Contact, DatabaseError> {
    let kind: String = row.get(2)?;
    let kind = ContactKind::from_word(&kind).ok_or_else(|| DatabaseError::Column { column: 2, reason: format!("'{kind}' is no kind") })?;
    Ok(Contact { id: row.get(0)?, person: row.get(1)?, kind, value: row.get(3)?, verified_at: row.get(4)? })
}

/// The contacts of a person, the oldest first.
pub fn of_person(session: &mut Session<'_>, person: Id) -> Result<Vec<Contact>, DatabaseError> {
    session.query(&format!("SELECT {COLUMNS} FROM contact WHERE person_id = $1 ORDER BY created_at, id"), &[person.into()], read)
}

/// One contact of a person.
pub fn by_id(session: &mut Session<'_>, person: Id, id: Id) -> Result<Option<Contact>, DatabaseError> {
    session.first(&format!("SELECT {COLUMNS} FROM contact WHERE id = $1 AND person_id = $2"), &[id.into(), person.into()], read)
}

/// The verified contact of a value.
pub fn verified(session: &mut Session<'_>, value: &str) -> Result<Option<Contact>, DatabaseError> {
    session.first(&format!("SELECT {COLUMNS} FROM contact WHERE value = $1 AND verified_at IS NOT NULL"), &[value.into()], read)
}

/// The verified contacts whose values come at or after a value, and before it: one each. A value that is there and one that is not take the same work.
pub fn nearest(session: &mut Session<'_>, value: &str) -> Result<Vec<(Id, String)>, DatabaseError> {
    let sql = "SELECT person_id, value FROM (SELECT person_id, value FROM contact WHERE value >= $1 AND verified_at IS NOT NULL ORDER BY value LIMIT 1) AS after_it \
        UNION ALL SELECT person_id, value FROM \
        (SELECT person_id, value FROM contact WHERE value < $1 AND verified_at IS NOT NULL ORDER BY value DESC LIMIT 1) AS before_it";
    session.query(sql, &[value.into()], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Adds a contact that is not verified.
pub fn insert(session: &mut Session<'_>, contact: &Contact, now: Time) -> Result<(), DatabaseError> {
    let sql = "INSERT INTO contact (id, person_id, kind, value, created_at, verified_at) VALUES ($1, $2, $3, $4, $5, $6)";
    let values: [Value<'_>; 6] =
        [contact.id.into(), contact.person.into(), contact.kind.as_str().into(), contact.value.as_str().into(), now.into(), contact.verified_at.into()];
    session.execute(sql, &values)?;
    Ok(())
}

/// Notes that a contact is theirs; whoever had it before has it no more, because its owner just proved to be another.
pub fn verify(session: &mut Session<'_>, contact: &Contact, now: Time) -> Result<(), DatabaseError> {
    session.execute("DELETE FROM contact WHERE value = $1 AND id <> $2", &[contact.value.as_str().into(), contact.id.into()])?;
    session.execute("UPDATE contact SET verified_at = $2 WHERE id = $1", &[contact.id.into(), now.into()])?;
    Ok(())
}

/// Removes a contact; false where it is not theirs.
pub fn delete(session: &mut Session<'_>, person: Id, id: Id) -> Result<bool, DatabaseError> {
    Ok(session.execute("DELETE FROM contact WHERE person_id = $1 AND id = $2", &[person.into(), id.into()])? == 1)
}

/// Removes all contacts of a person.
pub fn delete_all(session: &mut Session<'_>, person: Id) -> Result<(), DatabaseError> {
    session.execute("DELETE FROM contact WHERE person_id = $1", &[person.into()])?;
    Ok(())
}

/// Gives the verified contacts of somebody to another person, who proved to be the same; the others are forgotten.
pub fn merge(session: &mut Session<'_>, from: Id, to: Id) -> Result<(), DatabaseError> {
    let again = "DELETE FROM contact WHERE person_id = $2 AND verified_at IS NULL AND value IN \
        (SELECT own.value FROM contact own WHERE own.person_id = $1 AND own.verified_at IS NOT NULL)";
    session.execute(again, &[from.into(), to.into()])?;
    session.execute("UPDATE contact SET person_id = $2 WHERE person_id = $1 AND verified_at IS NOT NULL", &[from.into(), to.into()])?;
    delete_all(session, from)
}
