//! Concepts.

use kernel::{Id, LocalizedText};
use platform::{DatabaseError, Session};

use super::{from_json, to_json};

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
    for (position, concept) in concepts.iter().enumerate() {
        session.execute(
            "INSERT INTO concept (id, collection, resource, parent, position, names) VALUES ($1, $2, $3, $4, $5, $6) \
             ON CONFLICT (id) DO UPDATE SET parent = excluded.parent, names = excluded.names",
            &[concept.id.into(), collection.into(), resource.into(), concept.parent.into(), position.into(), to_json(&concept.names)?.into()],
        )?;
    }
    Ok(())
}

/// The concepts of a resource, parents before children.
pub fn of_resource(session: &mut Session<'_>, resource: Id) -> Result<Vec<Concept>, DatabaseError> {
    session.query("SELECT id, parent, resource, names FROM concept WHERE resource = $1 ORDER BY position", &[resource.into()], |row| {
        Ok(Concept { id: row.get(0)?, parent: row.get(1)?, resource: row.get(2)?, names: from_json(&row.get::<String>(3)?)? })
    })
}
