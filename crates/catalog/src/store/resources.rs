//! Resources.

use std::collections::HashMap;

use formats::model::ResourceKind;
use kernel::{Id, Time};
use platform::database::placeholders;
use platform::{DatabaseError, Row, Session, Value};

use super::{from_json, to_json, tuples};
use crate::model::resource::{Resource, ResourceBody};

const COLUMNS: &str = "id, collection, resource_key, kind, body, section_count, item_count, updated_at";

fn read(row: &Row<'_>) -> Result<Resource, DatabaseError> {
    let kind: String = row.get(3)?;
    Ok(Resource {
        id: row.get(0)?,
        collection: row.get(1)?,
        key: row.get(2)?,
        kind: ResourceKind::from_code(&kind).ok_or_else(|| DatabaseError::Engine(format!("unknown kind of resource '{kind}'")))?,
        body: from_json::<ResourceBody>(&row.get::<String>(4)?)?,
        section_count: row.get(5)?,
        item_count: row.get(6)?,
        updated_at: row.get(7)?,
    })
}

/// A resource that is not withdrawn.
pub fn find(session: &mut Session<'_>, id: Id) -> Result<Option<Resource>, DatabaseError> {
    session.first(&format!("SELECT {COLUMNS} FROM resource WHERE id = $1 AND withdrawn = FALSE"), &[id.into()], read)
}

/// Several resources by their ids, withdrawn ones left out.
pub fn find_all(session: &mut Session<'_>, ids: &[Id]) -> Result<HashMap<Id, Resource>, DatabaseError> {
    let mut found = HashMap::with_capacity(ids.len());
    for part in ids.chunks(100) {
        let values: Vec<Value<'_>> = part.iter().map(|id| (*id).into()).collect();
        let sql = format!("SELECT {COLUMNS} FROM resource WHERE withdrawn = FALSE AND id IN ({})", placeholders(1, part.len()));
        for resource in session.query(&sql, &values, read)? {
            found.insert(resource.id, resource);
        }
    }
    Ok(found)
}

/// The newest resources of a kind.
pub fn newest(session: &mut Session<'_>, kinds: &[ResourceKind], limit: u32) -> Result<Vec<Resource>, DatabaseError> {
    let mut values: Vec<Value<'_>> = kinds.iter().map(|kind| kind.code().into()).collect();
    values.push(limit.into());
    let sql = format!(
        "SELECT {COLUMNS} FROM resource WHERE withdrawn = FALSE AND kind IN ({}) ORDER BY updated_at DESC, section_count + item_count DESC, id LIMIT ${}",
        placeholders(1, kinds.len()),
        kinds.len() + 1
    );
    session.query(&sql, &values, read)
}

/// How many there are of each kind, with their sections and items.
pub fn totals(session: &mut Session<'_>) -> Result<Vec<(ResourceKind, u64, u64, u64)>, DatabaseError> {
    let rows = session.query(
        "SELECT kind, COUNT(*), CAST(SUM(section_count) AS BIGINT), CAST(SUM(item_count) AS BIGINT) FROM resource WHERE withdrawn = FALSE GROUP BY kind ORDER BY kind",
        &[],
        |row| Ok((row.get::<String>(0)?, row.get::<u64>(1)?, row.get::<u64>(2)?, row.get::<u64>(3)?)),
    )?;
    Ok(rows.into_iter().filter_map(|(kind, count, sections, items)| Some((ResourceKind::from_code(&kind)?, count, sections, items))).collect())
}

/// The resources of a collection with their fingerprints, withdrawn ones too.
pub fn fingerprints(session: &mut Session<'_>, collection: &str) -> Result<HashMap<Id, (String, bool)>, DatabaseError> {
    let rows = session.query("SELECT id, fingerprint, withdrawn FROM resource WHERE collection = $1", &[collection.into()], |row| {
        Ok((row.get::<Id>(0)?, (row.get::<String>(1)?, row.get::<bool>(2)?)))
    })?;
    Ok(rows.into_iter().collect())
}

/// The fingerprints of several resources, and whether they were withdrawn.
pub fn fingerprints_of(session: &mut Session<'_>, ids: &[Id]) -> Result<HashMap<Id, (String, bool)>, DatabaseError> {
    let mut found = HashMap::with_capacity(ids.len());
    for part in ids.chunks(100) {
        let values: Vec<Value<'_>> = part.iter().map(|id| (*id).into()).collect();
        let sql = format!("SELECT id, fingerprint, withdrawn FROM resource WHERE id IN ({})", placeholders(1, part.len()));
        found.extend(session.query(&sql, &values, |row| Ok((row.get::<Id>(0)?, (row.get::<String>(1)?, row.get::<bool>(2)?))))?);
    }
    Ok(found)
}

/// Ids of resources that changed after a place in the order of changes (a version, and an id within it), with whether they were withdrawn and
/// the version.
pub fn changed_since(session: &mut Session<'_>, version: i64, after: Id, limit: u32) -> Result<Vec<(Id, bool, i64)>, DatabaseError> {
    session.query(
        "SELECT id, withdrawn, changed_version FROM resource WHERE changed_version > $1 OR (changed_version = $1 AND id > $2) ORDER BY changed_version, id LIMIT $3",
        &[version.into(), after.into(), limit.into()],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}

/// How many resources changed after a version.
pub fn count_changed_since(session: &mut Session<'_>, version: i64) -> Result<u64, DatabaseError> {
    Ok(u64::try_from(session.number("SELECT COUNT(*) FROM resource WHERE changed_version > $1", &[version.into()])?).unwrap_or(0))
}

/// All resources that are not withdrawn, a page at a time, by id.
pub fn page_after(session: &mut Session<'_>, after: Option<Id>, limit: u32) -> Result<Vec<Resource>, DatabaseError> {
    let after = after.unwrap_or(Id::from_bytes([0; 16]));
    let sql = format!("SELECT {COLUMNS} FROM resource WHERE withdrawn = FALSE AND id > $1 ORDER BY id LIMIT $2");
    session.query(&sql, &[after.into(), limit.into()], read)
}

/// All ids that are not withdrawn, a page at a time, by id.
pub fn ids_after(session: &mut Session<'_>, after: Option<Id>, limit: u32) -> Result<Vec<Id>, DatabaseError> {
    let after = after.unwrap_or(Id::from_bytes([0; 16]));
    session.query("SELECT id FROM resource WHERE withdrawn = FALSE AND id > $1 ORDER BY id LIMIT $2", &[after.into(), limit.into()], |row| row.get(0))
}

/// What is written of a resource.
pub struct ResourceRow<'a> {
    /// Its id.
    pub id: Id,
    /// Its collection.
    pub collection: &'a str,
    /// Its key.
    pub key: &'a str,
    /// What it is.
    pub kind: ResourceKind,
    /// What pages show.
    pub body: ResourceBody,
    /// The digest of the draft it was written from.
    pub fingerprint: &'a str,
    /// Sections.
    pub sections: usize,
    /// Items.
    pub items: usize,
    /// The version it is written in.
    pub version: i64,
    /// When.
    pub now: Time,
}

/// Rows in one statement.
const ROWS_MAX: usize = 40;

/// Writes resources, new or changed; each is there once.
pub fn put(session: &mut Session<'_>, rows: &[ResourceRow<'_>]) -> Result<(), DatabaseError> {
    rows.chunks(ROWS_MAX).try_for_each(|part| put_part(session, part))
}

fn put_part(session: &mut Session<'_>, rows: &[ResourceRow<'_>]) -> Result<(), DatabaseError> {
    let mut values: Vec<Value<'_>> = Vec::with_capacity(rows.len() * 12);
    for row in rows {
        values.extend([
            row.id.into(),
            row.collection.into(),
            row.key.into(),
            row.kind.code().into(),
            to_json(&row.body)?.into(),
            row.fingerprint.into(),
            row.sections.into(),
            row.items.into(),
            row.version.into(),
            row.now.into(),
            row.now.into(),
            false.into(),
        ]);
    }
    let sql = format!(
        "INSERT INTO resource (id, collection, resource_key, kind, body, fingerprint, section_count, item_count, changed_version, created_at, updated_at, withdrawn) \
         VALUES {} ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, body = excluded.body, fingerprint = excluded.fingerprint, section_count = excluded.section_count, \
         item_count = excluded.item_count, changed_version = excluded.changed_version, updated_at = excluded.updated_at, withdrawn = FALSE",
        tuples(rows.len(), 12)
    );
    session.execute(&sql, &values)?;
    Ok(())
}

/// Withdraws a resource that its source no longer has; its links stay known.
pub fn withdraw(session: &mut Session<'_>, id: Id, version: i64, now: Time) -> Result<(), DatabaseError> {
    session.execute("UPDATE resource SET withdrawn = TRUE, changed_version = $2, updated_at = $3 WHERE id = $1", &[id.into(), version.into(), now.into()])?;
    Ok(())
}

/// The name of the next collection after a name, in the order of names.
pub fn collection_after(session: &mut Session<'_>, name: &str) -> Result<Option<String>, DatabaseError> {
    // One look into the index for each collection, however many resources they have.
    session.first("SELECT collection FROM resource WHERE collection > $1 ORDER BY collection LIMIT 1", &[name.into()], |row| row.get(0))
}

/// The resources of a collection that are not withdrawn, by key, a bounded number of them.
pub fn of_collection(session: &mut Session<'_>, collection: &str) -> Result<Vec<Id>, DatabaseError> {
    session
        .query("SELECT id FROM resource WHERE collection = $1 AND withdrawn = FALSE ORDER BY resource_key LIMIT 10000", &[collection.into()], |row| row.get(0))
}
