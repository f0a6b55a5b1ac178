//! Organisations.

use std::collections::BTreeSet;

use kernel::{Id, PageRequest, Time};
use platform::database::placeholders;
use platform::{DatabaseError, Row, Session, Value};

use crate::model::kind::Kind;
use crate::model::name;
use crate::model::path::Path;
use crate::organization::Organization;

pub(super) const COLUMNS: &str = "id, parent_id, kind, name, code, path, source, created_at, changed_at, closed_at";
/// Rows in one statement.
const ROWS_AT_ONCE: usize = 80;

pub(super) fn read(row: &Row<'_>) -> Result<Organization, DatabaseError> {
    let (kind, path): (String, Vec<u8>) = (row.get(2)?, row.get(5)?);
    Ok(Organization {
        id: row.get(0)?,
        parent: row.get(1)?,
        kind: Kind::from_word(&kind).ok_or_else(|| DatabaseError::Column { column: 2, reason: format!("'{kind}' is no kind") })?,
        name: row.get(3)?,
        code: row.get(4)?,
        path: Path::from_bytes(&path).ok_or_else(|| DatabaseError::Column { column: 5, reason: "no path".to_owned() })?,
        source: row.get(6)?,
        created_at: row.get(7)?,
        changed_at: row.get(8)?,
        closed_at: row.get(9)?,
    })
}

/// An organisation to add.
pub struct NewRow<'a> {
    /// Its id.
    pub id: Id,
    /// What it stands right below.
    pub parent: Option<Id>,
    /// Its number.
    pub number: i64,
    /// Where it stands.
    pub path: Path,
    /// Its kind.
    pub kind: Kind,
    /// Its name.
    pub name: &'a str,
    /// Its code.
    pub code: Option<&'a str>,
    /// Which import it comes from.
    pub source: &'a str,
}

/// Adds organisations whose id and code are not taken; how many.
pub fn insert(session: &mut Session<'_>, rows: &[NewRow<'_>], now: Time) -> Result<u64, DatabaseError> {
    let mut added = 0;
    for part in rows.chunks(ROWS_AT_ONCE) {
        let mut values: Vec<Value<'_>> = Vec::with_capacity(part.len() * 11);
        for row in part {
            let own: [Value<'_>; 11] = [
                row.id.into(),
                row.parent.into(),
                row.number.into(),
                Value::Bytes(row.path.as_bytes()),
                row.kind.as_str().into(),
                row.name.into(),
                name::folded(row.name).into(),
                row.code.into(),
                row.source.into(),
                now.into(),
                now.into(),
            ];
            values.extend(own);
        }
        let tuples = (0..part.len()).map(|row| format!("({})", placeholders(row * 11 + 1, 11))).collect::<Vec<_>>().join(", ");
        let sql = format!(
            "INSERT INTO organization (id, parent_id, number, path, kind, name, name_folded, code, source, created_at, changed_at) VALUES {tuples} \
             ON CONFLICT DO NOTHING"
        );
        added += session.execute(&sql, &values)?;
    }
    Ok(added)
}

/// One organisation.
pub fn by_id(session: &mut Session<'_>, id: Id) -> Result<Option<Organization>, DatabaseError> {
    session.first(&format!("SELECT {COLUMNS} FROM organization WHERE id = $1"), &[id.into()], read)
}

/// One organisation by its code.
pub fn by_code(session: &mut Session<'_>, code: &str) -> Result<Option<Organization>, DatabaseError> {
    session.first(&format!("SELECT {COLUMNS} FROM organization WHERE code = $1"), &[code.into()], read)
}

/// Organisations by their ids.
pub fn by_ids(session: &mut Session<'_>, ids: &[Id]) -> Result<Vec<Organization>, DatabaseError> {
    let mut found = Vec::with_capacity(ids.len());
    for part in ids.chunks(ROWS_AT_ONCE * 4) {
        let values: Vec<Value<'_>> = part.iter().map(|id| (*id).into()).collect();
        found.extend(session.query(&format!("SELECT {COLUMNS} FROM organization WHERE id IN ({})", placeholders(1, part.len())), &values, read)?);
    }
    Ok(found)
}

/// The organisations from the top to one.
pub fn trail(session: &mut Session<'_>, path: &Path) -> Result<Vec<Organization>, DatabaseError> {
    let values: Vec<Value<'_>> = path.trail().map(Value::Bytes).collect();
    session.query(&format!("SELECT {COLUMNS} FROM organization WHERE path IN ({}) ORDER BY path", placeholders(1, values.len())), &values, read)
}

/// The organisations from the top to each of some.
pub fn trails(session: &mut Session<'_>, paths: &[&Path]) -> Result<Vec<Organization>, DatabaseError> {
    let steps: BTreeSet<&[u8]> = paths.iter().flat_map(|path| path.trail()).collect();
    let values: Vec<Value<'_>> = steps.into_iter().map(Value::Bytes).collect();
    let mut found = Vec::new();
    for part in values.chunks(ROWS_AT_ONCE * 4) {
        found.extend(session.query(&format!("SELECT {COLUMNS} FROM organization WHERE path IN ({})", placeholders(1, part.len())), part, read)?);
    }
    Ok(found)
}

/// What stands right below one and is open, by name; with how many there are.
pub fn children(session: &mut Session<'_>, parent: Id, page: PageRequest) -> Result<(Vec<Organization>, u64), DatabaseError> {
    let sql = format!("SELECT {COLUMNS} FROM organization WHERE parent_id = $1 AND closed_at IS NULL ORDER BY name_folded, id LIMIT $2 OFFSET $3");
    let found = session.query(&sql, &[parent.into(), page.size.into(), page.offset().into()], read)?;
    let total = session.number("SELECT COUNT(*) FROM organization WHERE parent_id = $1 AND closed_at IS NULL", &[parent.into()])?;
    Ok((found, u64::try_from(total).unwrap_or(0)))
}

/// Open organisations at and below a place whose name begins with a text or whose code is it, by name; at most so many.
pub fn find(session: &mut Session<'_>, below: &Path, text: &str, limit: u32) -> Result<Vec<Organization>, DatabaseError> {
    let folded = name::folded(text.trim());
    let last = format!("{folded}\u{10ffff}");
    let mut values: Vec<Value<'_>> = vec![Value::Text(&folded), Value::Text(&last), Value::Text(text.trim()), limit.into()];
    let end = below.end();
    let range = match &end {
        Some(end) => {
            values.extend([Value::Bytes(below.as_bytes()), Value::Bytes(end)]);
            " AND path >= $5 AND path < $6"
        }
        None => "",
    };
    let sql = format!(
        "SELECT {COLUMNS} FROM organization WHERE ((name_folded >= $1 AND name_folded <= $2) OR code = $3) AND closed_at IS NULL{range} ORDER BY name_folded, id LIMIT $4"
    );
    session.query(&sql, &values, read)
}

/// Everything at and below a place, changed since a moment, in the order of the tree; a page after a path.
pub fn below(session: &mut Session<'_>, place: &Path, after: Option<&Path>, limit: u32) -> Result<Vec<Organization>, DatabaseError> {
    let (from, end) = (after.unwrap_or(place), place.end());
    let mut values: Vec<Value<'_>> = vec![Value::Bytes(from.as_bytes()), limit.into()];
    let comparison = if after.is_some() { ">" } else { ">=" };
    let range = match &end {
        Some(end) => {
            values.push(Value::Bytes(end));
            " AND path < $3"
        }
        None => "",
    };
    session.query(&format!("SELECT {COLUMNS} FROM organization WHERE path {comparison} $1{range} ORDER BY path LIMIT $2"), &values, read)
}

/// The open organisations of a kind by code, at most so many.
pub fn of_kind(session: &mut Session<'_>, kind: Kind, limit: u32) -> Result<Vec<Organization>, DatabaseError> {
    let sql = format!("SELECT {COLUMNS} FROM organization WHERE kind = $1 AND closed_at IS NULL ORDER BY code, id LIMIT $2");
    session.query(&sql, &[kind.as_str().into(), limit.into()], read)
}

/// Changes name and code; false where the code is taken.
pub fn change(session: &mut Session<'_>, id: Id, name: &str, code: Option<&str>, now: Time) -> Result<bool, DatabaseError> {
    let sql = "UPDATE organization SET name = $2, name_folded = $3, code = $4, changed_at = $5 WHERE id = $1 \
        AND NOT EXISTS (SELECT 1 FROM organization other WHERE other.code = $4 AND other.id <> $1)";
    Ok(session.execute(sql, &[id.into(), name.into(), name::folded(name).into(), code.into(), now.into()])? == 1)
}

/// Closes an organisation, or opens it again.
pub fn set_closed(session: &mut Session<'_>, id: Id, closed_at: Option<Time>, now: Time) -> Result<(), DatabaseError> {
    session.execute("UPDATE organization SET closed_at = $2, changed_at = $3 WHERE id = $1", &[id.into(), closed_at.into(), now.into()])?;
    Ok(())
}

/// How many open organisations stand right below one.
pub fn count_children(session: &mut Session<'_>, parent: Id) -> Result<i64, DatabaseError> {
    session.number("SELECT COUNT(*) FROM organization WHERE parent_id = $1 AND closed_at IS NULL", &[parent.into()])
}
