//! Imports, and what each made.

use kernel::{Id, PageRequest, Time};
use platform::database::placeholders;
use platform::{DatabaseError, Row, Session, Value};

use super::{IDS_MAX, insert};

/// An import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// Its id.
    pub id: Id,
    /// Where.
    pub organization: Id,
    /// From what: `sheet` or `oneroster`.
    pub source: String,
    /// What the file was called.
    pub file_name: String,
    /// By whom.
    pub made_by: Option<Id>,
    /// When.
    pub made_at: Time,
    /// How much, as JSON.
    pub counts: String,
    /// When it was taken back.
    pub undone_at: Option<Time>,
    /// How much was taken back, as JSON.
    pub undone_counts: String,
}

const COLUMNS: &str = "id, organization_id, source, file_name, made_by, made_at, counts, undone_at, undone_counts";
/// Ids in one row.
const IDS_IN_ROW: usize = 1000;

fn read(row: &Row<'_>) -> Result<Import, DatabaseError> {
    Ok(Import {
        id: row.get(0)?,
        organization: row.get(1)?,
        source: row.get(2)?,
        file_name: row.get(3)?,
        made_by: row.get(4)?,
        made_at: row.get(5)?,
        counts: row.get(6)?,
        undone_at: row.get(7)?,
        undone_counts: row.get(8)?,
    })
}

/// Notes an import.
pub fn add(session: &mut Session<'_>, import: &Import) -> Result<(), DatabaseError> {
    let values: [Value<'_>; 7] = [
        import.id.into(),
        import.organization.into(),
        import.source.as_str().into(),
        import.file_name.as_str().into(),
        import.made_by.into(),
        import.made_at.into(),
        import.counts.as_str().into(),
    ];
    let sql = "INSERT INTO roster_import (id, organization_id, source, file_name, made_by, made_at, counts) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    session.execute(sql, &values)?;
    Ok(())
}

/// One import.
pub fn by_id(session: &mut Session<'_>, id: Id) -> Result<Option<Import>, DatabaseError> {
    session.first(&format!("SELECT {COLUMNS} FROM roster_import WHERE id = $1"), &[id.into()], read)
}

/// The imports into an organisation, the latest first; with how many there are.
pub fn of_organization(session: &mut Session<'_>, organization: Id, page: PageRequest) -> Result<(Vec<Import>, u64), DatabaseError> {
    let sql = format!("SELECT {COLUMNS} FROM roster_import WHERE organization_id = $1 ORDER BY id DESC LIMIT $2 OFFSET $3");
    let found = session.query(&sql, &[organization.into(), page.size.into(), page.offset().into()], read)?;
    let total = session.number("SELECT COUNT(*) FROM roster_import WHERE organization_id = $1", &[organization.into()])?;
    Ok((found, u64::try_from(total).unwrap_or(0)))
}

/// Says that an import was taken back; false where it was already.
pub fn set_undone(session: &mut Session<'_>, id: Id, by: Option<Id>, counts: &str, now: Time) -> Result<bool, DatabaseError> {
    let sql = "UPDATE roster_import SET undone_at = $2, undone_by = $3, undone_counts = $4 WHERE id = $1 AND undone_at IS NULL";
    Ok(session.execute(sql, &[id.into(), now.into(), by.into(), counts.into()])? == 1)
}

/// Notes what an import made.
pub fn add_made(session: &mut Session<'_>, import: Id, kind: &str, ids: &[Id]) -> Result<(), DatabaseError> {
    for (part, chunk) in ids.chunks(IDS_IN_ROW).enumerate() {
        let bytes: Vec<u8> = chunk.iter().flat_map(|id| *id.as_bytes()).collect();
        let values: [Value<'_>; 4] = [import.into(), kind.into(), part.into(), Value::Bytes(&bytes)];
        session.execute("INSERT INTO roster_made (import_id, kind, part, ids) VALUES ($1, $2, $3, $4)", &values)?;
    }
    Ok(())
}

/// What an import made, in the order in which it did.
pub fn made(session: &mut Session<'_>, import: Id, kind: &str) -> Result<Vec<Id>, DatabaseError> {
    let parts = session
        .query("SELECT ids FROM roster_made WHERE import_id = $1 AND kind = $2 ORDER BY part", &[import.into(), kind.into()], |row| row.get::<Vec<u8>>(0))?;
    Ok(parts.iter().flat_map(|bytes| bytes.chunks_exact(16)).filter_map(Id::from_slice).collect())
}

/// What the imports into any of these organisations made.
pub fn made_there(session: &mut Session<'_>, organizations: &[Id], kind: &str) -> Result<Vec<Id>, DatabaseError> {
    let mut found = Vec::new();
    for part in organizations.chunks(IDS_MAX) {
        let mut values: Vec<Value<'_>> = vec![kind.into()];
        values.extend(part.iter().map(|id| Value::from(*id)));
        let sql = format!(
            "SELECT roster_made.ids FROM roster_import JOIN roster_made ON roster_made.import_id = roster_import.id \
             WHERE roster_made.kind = $1 AND roster_import.organization_id IN ({})",
            placeholders(2, part.len())
        );
        let parts = session.query(&sql, &values, |row| row.get::<Vec<u8>>(0))?;
        found.extend(parts.iter().flat_map(|bytes| bytes.chunks_exact(16)).filter_map(Id::from_slice));
    }
    Ok(found)
}

/// Notes names as they were before: person, before, after.
pub fn add_renamed(session: &mut Session<'_>, import: Id, names: &[(Id, String, String)]) -> Result<(), DatabaseError> {
    let rows: Vec<Vec<Value<'_>>> = names.iter().map(|(person, before, after)| vec![import.into(), (*person).into(), before.into(), after.into()]).collect();
    insert(session, "roster_renamed", &["import_id", "person_id", "name_before", "name_after"], &rows, "")
}

/// Names as they were before.
pub fn renamed(session: &mut Session<'_>, import: Id) -> Result<Vec<(Id, String, String)>, DatabaseError> {
    let sql = "SELECT person_id, name_before, name_after FROM roster_renamed WHERE import_id = $1 ORDER BY person_id";
    session.query(sql, &[import.into()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}

/// Forgets a person.
pub fn erase(session: &mut Session<'_>, person: Id) -> Result<(), DatabaseError> {
    session.execute("DELETE FROM roster_renamed WHERE person_id = $1", &[person.into()])?;
    Ok(())
}
