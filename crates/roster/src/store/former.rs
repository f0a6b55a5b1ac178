//! What imports changed, as it was before.

use kernel::Id;
use platform::database::placeholders;
use platform::{DatabaseError, Session, Value};

use super::{IDS_MAX, insert};

/// Something that an import changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former {
    /// `organization`, whose name it is, or `email` or `phone`, of a person.
    pub what: String,
    /// Of which organisation or person.
    pub object: Id,
    /// What it was; empty where there was none.
    pub before: String,
    /// What it became.
    pub after: String,
}

/// Notes what an import changed.
pub fn add(session: &mut Session<'_>, import: Id, formers: &[Former]) -> Result<(), DatabaseError> {
    let rows: Vec<Vec<Value<'_>>> = formers
        .iter()
        .map(|one| vec![import.into(), one.what.as_str().into(), one.object.into(), one.before.as_str().into(), one.after.as_str().into()])
        .collect();
    insert(session, "roster_former", &["import_id", "what", "object_id", "value_before", "value_after"], &rows, "")
}

/// What an import changed.
pub fn of_import(session: &mut Session<'_>, import: Id) -> Result<Vec<Former>, DatabaseError> {
    let sql = "SELECT what, object_id, value_before, value_after FROM roster_former WHERE import_id = $1 ORDER BY what, object_id";
    session.query(sql, &[import.into()], |row| Ok(Former { what: row.get(0)?, object: row.get(1)?, before: row.get(2)?, after: row.get(3)? }))
}

/// Forgets people.
pub fn forget(session: &mut Session<'_>, people: &[Id]) -> Result<(), DatabaseError> {
    for part in people.chunks(IDS_MAX) {
        let values: Vec<Value<'_>> = part.iter().map(|id| Value::from(*id)).collect();
        session.execute(&format!("DELETE FROM roster_former WHERE object_id IN ({})", placeholders(1, part.len())), &values)?;
    }
    Ok(())
}
