//! The table of statements and every query on it.

use kernel::{Fact, Id, Time};
use platform::{DatabaseError, Row, Session};

/// Appends a fact; one that is there already changes nothing.
pub fn append(session: &mut Session<'_>, fact: &Fact, stored_at: Time) -> Result<bool, DatabaseError> {
    let body = serde_json::to_string(fact).map_err(|error| DatabaseError::Engine(error.to_string()))?;
    let added = session.execute(
        "INSERT INTO statement (id, person, verb, object_kind, object, body, at, stored_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING",
        &[fact.id.into(), fact.actor.into(), word(&fact.verb).into(), word(&fact.object.kind).into(), fact.object.id.into(), body.into(), fact.at.into(), stored_at.into()],
    )?;
    Ok(added > 0)
}

/// The word by which a verb or a kind is stored.
fn word(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn read(row: &Row<'_>) -> Result<Fact, DatabaseError> {
    serde_json::from_str(&row.get::<String>(0)?).map_err(|error| DatabaseError::Engine(format!("a statement cannot be read: {error}")))
}

/// The statements of a person, the newest first.
pub fn of_person(session: &mut Session<'_>, person: Id, limit: u32, offset: u32) -> Result<Vec<Fact>, DatabaseError> {
    session.query("SELECT body FROM statement WHERE person = $1 ORDER BY at DESC, id DESC LIMIT $2 OFFSET $3", &[person.into(), limit.into(), offset.into()], read)
}

/// How many statements a person has.
pub fn count_of(session: &mut Session<'_>, person: Id) -> Result<u64, DatabaseError> {
    Ok(u64::try_from(session.number("SELECT COUNT(*) FROM statement WHERE person = $1", &[person.into()])?).unwrap_or(0))
}

/// All statements in the order in which they happened.
pub fn all(session: &mut Session<'_>) -> Result<Vec<Fact>, DatabaseError> {
    session.query("SELECT body FROM statement ORDER BY at, id", &[], read)
}

/// Gives the statements of one person to another. The facts themselves then name the new person too.
pub fn give(session: &mut Session<'_>, from: Id, to: Id) -> Result<(), DatabaseError> {
    for mut fact in of_person(session, from, u32::MAX, 0)? {
        fact.actor = to;
        let body = serde_json::to_string(&fact).map_err(|error| DatabaseError::Engine(error.to_string()))?;
        session.execute("UPDATE statement SET person = $2, body = $3 WHERE id = $1", &[fact.id.into(), to.into(), body.into()])?;
    }
    Ok(())
}

/// Erases the statements of a person.
pub fn erase(session: &mut Session<'_>, person: Id) -> Result<(), DatabaseError> {
    session.execute("DELETE FROM statement WHERE person = $1", &[person.into()])?;
    Ok(())
}
