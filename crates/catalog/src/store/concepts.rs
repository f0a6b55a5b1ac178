//! Concepts.

use std::collections::HashSet;

use kernel::{Id, LocalizedText};
use platform::{DatabaseError, Session, Value};

use super::{from_json, to_json, tuples};

/// Rows in one statement.
const ROWS_MAX: usize = 100;

/// A node of the knowledge graph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept {
    /// Its id.
    pub id: Id,
    /// The wider concept.
    pub parent: Option<Id>,
    /// The resource it came with.
    pub resource: Id,
    /// Its names.
    pub names: LocalizedText,
}

/// Replaces the concepts of a resource.
pub fn replace(session: &mut Session<'_>, collection: &str, resource: Id, concepts: &[Concept]) -> Result<(), DatabaseError> {
    session.execute("DELETE FROM concept WHERE resource = $1", &[resource.into()])?;
    let mut seen = HashSet::with_capacity(concepts.len());
    let rows: Vec<(usize, &Concept)> = concepts.iter().enumerate().filter(|(_, concept)| seen.insert(concept.id)).collect(); // the first of a key counts
    for part in rows.chunks(ROWS_MAX) {
        let mut values: Vec<Value<'_>> = Vec::with_capacity(part.len() * 6);
        for (position, concept) in part {
            let names = to_json(&concept.names)?;
            values.extend([concept.id.into(), collection.into(), resource.into(), concept.parent.into(), (*position).into(), names.into()]);
        }
        let sql = format!(
            "INSERT INTO concept (id, collection, resource, parent, position, names) VALUES {} \
             ON CONFLICT (id) DO UPDATE SET parent = excluded.parent, names = excluded.names",
            tuples(part.len(), 6)
        );
        session.execute(&sql, &values)?;
    }
    Ok(())
}

/// The concepts of a resource, parents before children.
pub fn of_resource(session: &mut Session<'_>, resource: Id) -> Result<Vec<Concept>, DatabaseError> {
    session.query("SELECT id, parent, resource, names FROM concept WHERE resource = $1 ORDER BY position", &[resource.into()], |row| {
        Ok(Concept { id: row.get(0)?, parent: row.get(1)?, resource: row.get(2)?, names: from_json(&row.get::<String>(3)?)? })
    })
}
