//! What others call our things.

use std::collections::HashMap;

use kernel::Id;
use platform::database::placeholders;
use platform::{DatabaseError, Session, Value};

use super::{IDS_MAX, insert};

/// Whose names: an organisation's list of one source.
#[derive(Debug, Clone, Copy)]
pub struct Namespace<'a> {
    /// Whose list.
    pub organization: Id,
    /// `sheet`, `oneroster` or `scim:` and the program.
    pub source: &'a str,
}

/// Our things by what others call them.
pub fn objects(session: &mut Session<'_>, namespace: Namespace<'_>, kind: &str, externals: &[&str]) -> Result<HashMap<String, Id>, DatabaseError> {
    let mut found = HashMap::new();
    for part in externals.chunks(IDS_MAX) {
        let mut values: Vec<Value<'_>> = vec![namespace.organization.into(), namespace.source.into(), kind.into()];
        values.extend(part.iter().map(|external| Value::from(*external)));
        let sql = format!(
            "SELECT external, object_id FROM external_id WHERE organization_id = $1 AND source = $2 AND kind = $3 AND external IN ({})",
            placeholders(4, part.len())
        );
        found.extend(session.query(&sql, &values, |row| Ok((row.get::<String>(0)?, row.get::<Id>(1)?)))?);
    }
    Ok(found)
}

/// Things that others call so, whoever's list it is; at most so many.
pub fn anywhere(session: &mut Session<'_>, source: &str, kind: &str, external: &str) -> Result<Vec<(Id, Id)>, DatabaseError> {
    let sql = "SELECT organization_id, object_id FROM external_id WHERE source = $1 AND kind = $2 AND external = $3 ORDER BY organization_id LIMIT 20";
    session.query(sql, &[source.into(), kind.into(), external.into()], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Things that others call so, whoever's lists they are.
pub fn everywhere(session: &mut Session<'_>, source: &str, kind: &str, externals: &[&str]) -> Result<Vec<(String, Id)>, DatabaseError> {
    let mut found = Vec::new();
    for part in externals.chunks(IDS_MAX) {
        let mut values: Vec<Value<'_>> = vec![source.into(), kind.into()];
        values.extend(part.iter().map(|external| Value::from(*external)));
        let sql = format!(
            "SELECT external, object_id FROM external_id WHERE source = $1 AND kind = $2 AND external IN ({}) ORDER BY external, organization_id",
            placeholders(3, part.len())
        );
        found.extend(session.query(&sql, &values, |row| Ok((row.get::<String>(0)?, row.get::<Id>(1)?)))?);
    }
    Ok(found)
}

/// What a source calls things of ours.
pub fn names(session: &mut Session<'_>, source: &str, objects: &[Id]) -> Result<HashMap<Id, String>, DatabaseError> {
    let mut found = HashMap::new();
    for part in objects.chunks(IDS_MAX) {
        let mut values: Vec<Value<'_>> = vec![source.into()];
        values.extend(part.iter().map(|id| Value::from(*id)));
        let sql = format!("SELECT object_id, external FROM external_id WHERE source = $1 AND object_id IN ({}) ORDER BY external", placeholders(2, part.len()));
        found.extend(session.query(&sql, &values, |row| Ok((row.get::<Id>(0)?, row.get::<String>(1)?)))?);
    }
    Ok(found)
}

/// Keeps names; a name that meant another thing means this one from now on.
pub fn keep(session: &mut Session<'_>, namespace: Namespace<'_>, kind: &str, names: &[(&str, Id)]) -> Result<(), DatabaseError> {
    let rows: Vec<Vec<Value<'_>>> = names
        .iter()
        .map(|(external, id)| vec![namespace.organization.into(), namespace.source.into(), kind.into(), (*external).into(), (*id).into()])
        .collect();
    let conflict = "ON CONFLICT (organization_id, source, kind, external) DO UPDATE SET object_id = excluded.object_id";
    insert(session, "external_id", &["organization_id", "source", "kind", "external", "object_id"], &rows, conflict)
}

/// Forgets what anybody calls these things.
pub fn forget(session: &mut Session<'_>, objects: &[Id]) -> Result<(), DatabaseError> {
    for part in objects.chunks(IDS_MAX) {
        let values: Vec<Value<'_>> = part.iter().map(|id| Value::from(*id)).collect();
        session.execute(&format!("DELETE FROM external_id WHERE object_id IN ({})", placeholders(1, part.len())), &values)?;
    }
    Ok(())
}

/// Forgets what one source calls a thing.
pub fn forget_of(session: &mut Session<'_>, source: &str, object: Id) -> Result<(), DatabaseError> {
    session.execute("DELETE FROM external_id WHERE object_id = $1 AND source = $2", &[object.into(), source.into()])?;
    Ok(())
}

/// Gives the names of one thing to another.
pub fn merge(session: &mut Session<'_>, from: Id, to: Id) -> Result<(), DatabaseError> {
    session.execute("UPDATE external_id SET object_id = $2 WHERE object_id = $1", &[from.into(), to.into()])?;
    Ok(())
}

/// What anybody calls a thing: source and name.
pub fn of_object(session: &mut Session<'_>, object: Id) -> Result<Vec<(String, String)>, DatabaseError> {
    session.query("SELECT source, external FROM external_id WHERE object_id = $1 ORDER BY source, external LIMIT 100", &[object.into()], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}
