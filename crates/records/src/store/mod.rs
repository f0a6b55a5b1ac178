//! The tables of this room and every query on them. To whom a statement belongs stands in its row; the fact in it is as it happened.

pub mod forwards;
pub mod lrs;
pub mod quotas;
pub mod shelf;
mod shelf_days;
pub mod shelf_usage;
pub mod whole;

use kernel::{Fact, Id, Time};
use platform::{DatabaseError, Row, Session};

/// Appends a fact; to whom it belongs. One that is there already changes nothing, nor does one about somebody who asked to be forgotten;
/// then it belongs to nobody.
pub fn append(session: &mut Session<'_>, fact: &Fact, stored_at: Time) -> Result<Option<Id>, DatabaseError> {
    let Some(owner) = owner_of(session, fact.actor)? else { return Ok(None) };
    let body = serde_json::to_string(fact).map_err(|error| DatabaseError::Engine(error.to_string()))?;
    let added = session.execute(
        "INSERT INTO statement (id, person, verb, object_kind, object, body, at, stored_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING",
        &[fact.id.into(), owner.into(), word(&fact.verb).into(), word(&fact.object.kind).into(), fact.object.id.into(), body.into(), fact.at.into(), stored_at.into()],
    )?;
    Ok((added > 0).then_some(owner))
}

/// The word by which a verb or a kind is stored.
fn word(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// To whom a person's statements belong now; `None` where they belong to nobody any more.
fn owner_of(session: &mut Session<'_>, person: Id) -> Result<Option<Id>, DatabaseError> {
    let moved = session.first("SELECT owner FROM moved WHERE person = $1", &[person.into()], |row| row.get::<Option<Id>>(0))?;
    Ok(moved.unwrap_or(Some(person)))
}

/// The fact of a row of `person, body`, with the person it belongs to now as its actor.
fn read(row: &Row<'_>) -> Result<Fact, DatabaseError> {
    let mut fact: Fact = serde_json::from_str(&row.get::<String>(1)?).map_err(|error| DatabaseError::Engine(format!("a statement cannot be read: {error}")))?;
    fact.actor = row.get(0)?;
    Ok(fact)
}

/// A page of the statements of a person, the newest first.
pub fn of_person(session: &mut Session<'_>, person: Id, limit: u32, offset: u32) -> Result<Vec<Fact>, DatabaseError> {
    let sql = "SELECT person, body FROM statement WHERE person = $1 ORDER BY at DESC, id DESC LIMIT $2 OFFSET $3";
    session.query(sql, &[person.into(), limit.into(), offset.into()], read)
}

/// The statements of a person that come before one of them in time, the newest first; for reading all of them in steps.
pub fn of_person_before(session: &mut Session<'_>, person: Id, before: Option<(Time, Id)>, limit: u32) -> Result<Vec<Fact>, DatabaseError> {
    let Some((at, id)) = before else { return of_person(session, person, limit, 0) };
    let sql = "SELECT person, body FROM statement WHERE person = $1 AND (at, id) < ($2, $3) ORDER BY at DESC, id DESC LIMIT $4";
    session.query(sql, &[person.into(), at.into(), id.into(), limit.into()], read)
}

/// How many statements a person has.
pub fn count_of(session: &mut Session<'_>, person: Id) -> Result<u64, DatabaseError> {
    Ok(u64::try_from(session.number("SELECT COUNT(*) FROM statement WHERE person = $1", &[person.into()])?).unwrap_or(0))
}

/// All statements in the order in which they happened.
pub fn all(session: &mut Session<'_>) -> Result<Vec<Fact>, DatabaseError> {
    session.query("SELECT person, body FROM statement ORDER BY at, id", &[], read)
}

/// Some of the facts behind one of them, by when they were stored and their ids.
pub fn stored_after(session: &mut Session<'_>, after: Option<(Time, Id)>, limit: u32) -> Result<Vec<(Time, Fact)>, DatabaseError> {
    let (stored_at, id) = after.unwrap_or((Time(i64::MIN), Id::from_bytes([0; 16])));
    let sql = "SELECT person, body, stored_at FROM statement WHERE (stored_at, id) > ($1, $2) ORDER BY stored_at, id LIMIT $3";
    session.query(sql, &[stored_at.into(), id.into(), limit.into()], |row| Ok((row.get(2)?, read(row)?)))
}

/// Gives the statements of one person to another, now and whenever one comes later; to whom they belong now.
pub fn give(session: &mut Session<'_>, from: Id, to: Id) -> Result<Option<Id>, DatabaseError> {
    if from == to {
        return owner_of(session, to);
    }
    let Some(owner) = owner_of(session, to)? else {
        erase(session, from)?;
        return Ok(None);
    };
    session.execute("UPDATE statement SET person = $2 WHERE person = $1", &[from.into(), owner.into()])?;
    set_owner(session, from, Some(owner))?;
    Ok(Some(owner))
}

/// Erases the statements of a person, now and whenever one comes later.
pub fn erase(session: &mut Session<'_>, person: Id) -> Result<(), DatabaseError> {
    session.execute("DELETE FROM statement WHERE person = $1", &[person.into()])?;
    set_owner(session, person, None)
}

/// Notes to whom a person's statements belong, and those of everybody who became that person before.
fn set_owner(session: &mut Session<'_>, person: Id, owner: Option<Id>) -> Result<(), DatabaseError> {
    let values = [person.into(), owner.into()];
    session.execute("INSERT INTO moved (person, owner) VALUES ($1, $2) ON CONFLICT (person) DO UPDATE SET owner = excluded.owner", &values)?;
    session.execute("UPDATE moved SET owner = $2 WHERE owner = $1", &values)?;
    Ok(())
}
