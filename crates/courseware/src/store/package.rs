//! Packages and their files.

use kernel::{Id, LocalizedText, PageRequest, Time};
use platform::{DatabaseError, Row, Session, Value};

use super::{from_json, to_json};
use crate::model::structure::{Standard, Structure};

/// A package without its structure, for lists.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its id.
    pub id: Id,
    /// Whose it is.
    pub organization: Id,
    /// Its standard.
    pub standard: Standard,
    /// Its title.
    pub title: LocalizedText,
    /// What the file was called.
    pub file_name: String,
    /// The size of the package.
    pub bytes: u64,
    /// When it was added.
    pub added_at: Time,
    /// Since when it is gone.
    pub removed_at: Option<Time>,
}

/// A package to keep.
#[derive(Debug)]
pub struct New<'a> {
    /// Its id.
    pub id: Id,
    /// Whose it is.
    pub organization: Id,
    /// What it is.
    pub structure: &'a Structure,
    /// What the file was called.
    pub file_name: &'a str,
    /// The SHA-256 of the file.
    pub digest: &'a str,
    /// Its size.
    pub bytes: usize,
    /// Who added it.
    pub added_by: Option<Id>,
    /// When.
    pub added_at: Time,
}

/// A file of a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Where it lies in the package.
    pub path: String,
    /// The name of its object.
    pub digest: String,
    /// Its size.
    pub bytes: u64,
}

const COLUMNS: &str = "id, organization_id, standard, title, file_name, bytes, added_at, removed_at";
/// Rows in one statement.
const ROWS: usize = 100;

fn read(row: &Row<'_>) -> Result<Entry, DatabaseError> {
    let word: String = row.get(2)?;
    Ok(Entry {
        id: row.get(0)?,
        organization: row.get(1)?,
        standard: Standard::from_word(&word).ok_or_else(|| DatabaseError::Engine(format!("there is no standard '{word}'")))?,
        title: from_json(&row.get::<String>(3)?)?,
        file_name: row.get(4)?,
        bytes: row.get(5)?,
        added_at: row.get(6)?,
        removed_at: row.get(7)?,
    })
}

/// Keeps a package.
pub fn add(session: &mut Session<'_>, new: &New<'_>, files: &[File]) -> Result<(), DatabaseError> {
    let sql = "INSERT INTO courseware_package (id, organization_id, standard, title, structure, file_name, digest, bytes, added_by, added_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let values: [Value<'_>; 10] = [
        new.id.into(),
        new.organization.into(),
        new.structure.standard.word().into(),
        to_json(&new.structure.title)?.into(),
        to_json(new.structure)?.into(),
        new.file_name.into(),
        new.digest.into(),
        new.bytes.into(),
        new.added_by.into(),
        new.added_at.into(),
    ];
    session.execute(sql, &values)?;
    for part in files.chunks(ROWS) {
        let rows =
            (0..part.len()).map(|row| format!("(${}, ${}, ${}, ${})", row * 4 + 1, row * 4 + 2, row * 4 + 3, row * 4 + 4)).collect::<Vec<_>>().join(", ");
        let values: Vec<Value<'_>> =
            part.iter().flat_map(|file| [new.id.into(), file.path.as_str().into(), file.digest.as_str().into(), file.bytes.into()]).collect();
        session.execute(&format!("INSERT INTO courseware_file (package_id, path, digest, bytes) VALUES {rows}"), &values)?;
    }
    Ok(())
}

/// One package, also one that is gone.
pub fn by_id(session: &mut Session<'_>, id: Id) -> Result<Option<(Entry, Structure)>, DatabaseError> {
    let sql = format!("SELECT {COLUMNS}, structure FROM courseware_package WHERE id = $1");
    session.first(&sql, &[id.into()], |row| Ok((read(row)?, from_json(&row.get::<String>(8)?)?)))
}

/// The packages of an organisation, the latest first; with how many there are.
pub fn of_organization(session: &mut Session<'_>, organization: Id, page: PageRequest) -> Result<(Vec<Entry>, u64), DatabaseError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM courseware_package WHERE organization_id = $1 AND removed_at IS NULL ORDER BY added_at DESC, id DESC LIMIT $2 OFFSET $3"
    );
    let found = session.query(&sql, &[organization.into(), page.size.into(), page.offset().into()], read)?;
    let total = session.number("SELECT COUNT(*) FROM courseware_package WHERE organization_id = $1 AND removed_at IS NULL", &[organization.into()])?;
    Ok((found, u64::try_from(total).unwrap_or(0)))
}

/// What some packages are called, removed ones too.
pub fn titles(session: &mut Session<'_>, ids: &[Id]) -> Result<Vec<(Id, LocalizedText)>, DatabaseError> {
    let values: Vec<Value<'_>> = ids.iter().map(|id| (*id).into()).collect();
    let sql = format!("SELECT id, title FROM courseware_package WHERE id IN ({})", platform::database::placeholders(1, ids.len()));
    session.query(&sql, &values, |row| Ok((row.get(0)?, from_json(&row.get::<String>(1)?)?)))
}

/// The packages of some organisations, the latest first; with how many there are.
pub fn of_organizations(session: &mut Session<'_>, organizations: &[Id], page: PageRequest) -> Result<(Vec<Entry>, u64), DatabaseError> {
    let places = (1..=organizations.len()).map(|place| format!("${place}")).collect::<Vec<_>>().join(", ");
    let mut values: Vec<Value<'_>> = organizations.iter().map(|id| (*id).into()).collect();
    let sql = format!("SELECT COUNT(*) FROM courseware_package WHERE removed_at IS NULL AND organization_id IN ({places})");
    let total = session.number(&sql, &values)?;
    values.extend([page.size.into(), page.offset().into()]);
    let (limit, offset) = (organizations.len() + 1, organizations.len() + 2);
    let sql = format!(
        "SELECT {COLUMNS} FROM courseware_package WHERE removed_at IS NULL AND organization_id IN ({places}) ORDER BY added_at DESC, id DESC LIMIT ${limit} OFFSET ${offset}"
    );
    Ok((session.query(&sql, &values, read)?, u64::try_from(total).unwrap_or(0)))
}

/// A package of an organisation that is this very file.
pub fn by_digest(session: &mut Session<'_>, organization: Id, digest: &str) -> Result<Option<Id>, DatabaseError> {
    let sql = "SELECT id FROM courseware_package WHERE organization_id = $1 AND digest = $2 AND removed_at IS NULL";
    session.first(sql, &[organization.into(), digest.into()], |row| row.get(0))
}

/// A file of a package.
pub fn file(session: &mut Session<'_>, package: Id, path: &str) -> Result<Option<File>, DatabaseError> {
    let sql = "SELECT path, digest, bytes FROM courseware_file WHERE package_id = $1 AND path = $2";
    session.first(sql, &[package.into(), path.into()], |row| Ok(File { path: row.get(0)?, digest: row.get(1)?, bytes: row.get(2)? }))
}

/// How many files a package has, and their size.
pub fn files(session: &mut Session<'_>, package: Id) -> Result<(u64, u64), DatabaseError> {
    let sql = "SELECT COUNT(*), CAST(COALESCE(SUM(bytes), 0) AS BIGINT) FROM courseware_file WHERE package_id = $1";
    Ok(session.first(sql, &[package.into()], |row| Ok((row.get(0)?, row.get(1)?)))?.unwrap_or_default())
}

/// Takes a package away: what people did with it stays.
pub fn remove(session: &mut Session<'_>, package: Id, now: Time) -> Result<(), DatabaseError> {
    session.execute("UPDATE courseware_package SET removed_at = $2 WHERE id = $1 AND removed_at IS NULL", &[package.into(), now.into()])?;
    session.execute("DELETE FROM courseware_file WHERE package_id = $1", &[package.into()])?;
    Ok(())
}

/// The objects that packages refer to whose names begin with two digits.
pub fn objects(session: &mut Session<'_>, shelf: &str) -> Result<Vec<String>, DatabaseError> {
    // `g` comes after every digit, so this is all that begins so, and the index finds it.
    let sql = "SELECT DISTINCT digest FROM courseware_file WHERE digest >= $1 AND digest < $2";
    session.query(sql, &[shelf.into(), format!("{shelf}g").into()], |row| row.get(0))
}
