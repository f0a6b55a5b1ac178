//! How many items there are, and how many a person practised.

use std::collections::HashMap;

use kernel::Id;
use platform::{DatabaseError, Session};

/// Items by subject code and by the languages they have, written as in the column.
pub fn by_subject(session: &mut Session<'_>) -> Result<Vec<(String, String, u64)>, DatabaseError> {
    session.query("SELECT subject, languages, COUNT(*) FROM item WHERE withdrawn = FALSE GROUP BY subject, languages ORDER BY subject, languages", &[], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    })
}

/// Items by resource, the largest first, and whether they have concepts.
pub fn by_resource(session: &mut Session<'_>) -> Result<Vec<(Id, u64)>, DatabaseError> {
    session.query("SELECT resource, COUNT(*) FROM item WHERE withdrawn = FALSE GROUP BY resource ORDER BY COUNT(*) DESC, resource", &[], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}

/// The resources whose items have concepts.
pub fn with_concepts(session: &mut Session<'_>) -> Result<Vec<Id>, DatabaseError> {
    session.query("SELECT DISTINCT i.resource FROM item_concept ic JOIN item i ON i.id = ic.item WHERE i.withdrawn = FALSE", &[], |row| row.get(0))
}

/// Items of a section.
pub fn of_section(session: &mut Session<'_>, section: Id) -> Result<u64, DatabaseError> {
    count(session, "SELECT COUNT(*) FROM item WHERE section = $1 AND withdrawn = FALSE", section)
}

/// Items of a resource.
pub fn of_resource(session: &mut Session<'_>, resource: Id) -> Result<u64, DatabaseError> {
    count(session, "SELECT COUNT(*) FROM item WHERE resource = $1 AND withdrawn = FALSE", resource)
}

fn count(session: &mut Session<'_>, sql: &str, id: Id) -> Result<u64, DatabaseError> {
    Ok(u64::try_from(session.number(sql, &[id.into()])?).unwrap_or(0))
}

/// How many items of each concept in a resource a person has answered rightly at least once.
pub fn mastered_by_concept(session: &mut Session<'_>, person: Id, resource: Id) -> Result<HashMap<Id, u64>, DatabaseError> {
    let rows = session.query(
        "SELECT ic.concept, COUNT(DISTINCT r.item) FROM response r JOIN item i ON i.id = r.item JOIN item_concept ic ON ic.item = r.item \
         WHERE r.person = $1 AND i.resource = $2 AND r.correct = TRUE GROUP BY ic.concept",
        &[person.into(), resource.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(rows.into_iter().collect())
}

/// How many items of a section a person has answered rightly at least once.
pub fn mastered_in_section(session: &mut Session<'_>, person: Id, section: Id) -> Result<u64, DatabaseError> {
    let sql = "SELECT COUNT(DISTINCT r.item) FROM response r JOIN item i ON i.id = r.item WHERE r.person = $1 AND i.section = $2 AND r.correct = TRUE";
    Ok(u64::try_from(session.number(sql, &[person.into(), section.into()])?).unwrap_or(0))
}
