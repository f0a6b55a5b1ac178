//! Sessions and answers.

use kernel::{Id, Time};
use platform::{DatabaseError, Session};

use super::{from_json, to_json};
use crate::model::attempt::{Attempt, Response};

/// Writes a new session.
pub fn create(session: &mut Session<'_>, attempt: &Attempt) -> Result<(), DatabaseError> {
    session.execute(
        "INSERT INTO attempt (id, person, scope, items, language, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        &[
            attempt.id.into(),
            attempt.person.into(),
            to_json(&attempt.scope)?.into(),
            to_json(&attempt.items)?.into(),
            attempt.language.tag().into(),
            attempt.created_at.into(),
        ],
    )?;
    Ok(())
}

/// A session.
pub fn find(session: &mut Session<'_>, id: Id) -> Result<Option<Attempt>, DatabaseError> {
    session.first("SELECT id, person, scope, items, language, created_at, finished_at FROM attempt WHERE id = $1", &[id.into()], |row| {
        Ok(Attempt {
            id: row.get(0)?,
            person: row.get(1)?,
            scope: from_json(&row.get::<String>(2)?)?,
            items: from_json(&row.get::<String>(3)?)?,
            language: row.get(4)?,
            created_at: row.get(5)?,
            finished_at: row.get(6)?,
        })
    })
}

/// The answers of a session by position.
pub fn responses(session: &mut Session<'_>, attempt: Id) -> Result<Vec<Response>, DatabaseError> {
    session.query("SELECT position, item, answer, correct, score, created_at FROM response WHERE attempt = $1 ORDER BY position", &[attempt.into()], |row| {
        Ok(Response {
            position: usize::try_from(row.get::<i64>(0)?).unwrap_or(usize::MAX),
            item: row.get(1)?,
            answer: row.get(2)?,
            correct: row.get(3)?,
            score: row.get(4)?,
            created_at: row.get(5)?,
        })
    })
}

/// Writes an answer; `false` where this position has one already.
pub fn respond(session: &mut Session<'_>, id: Id, attempt: &Attempt, response: &Response) -> Result<bool, DatabaseError> {
    let written = session.execute(
        "INSERT INTO response (id, attempt, item, position, person, answer, correct, score, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
         ON CONFLICT (attempt, position) DO NOTHING",
        &[
            id.into(),
            attempt.id.into(),
            response.item.into(),
            response.position.into(),
            attempt.person.into(),
            response.answer.as_str().into(),
            response.correct.into(),
            response.score.into(),
            response.created_at.into(),
        ],
    )?;
    Ok(written > 0)
}

/// Marks a session as finished; `false` where it was already.
pub fn finish(session: &mut Session<'_>, attempt: Id, now: Time) -> Result<bool, DatabaseError> {
    Ok(session.execute("UPDATE attempt SET finished_at = $2 WHERE id = $1 AND finished_at IS NULL", &[attempt.into(), now.into()])? > 0)
}

/// Gives everything of one person to another.
pub fn merge(session: &mut Session<'_>, from: Id, into: Id) -> Result<(), DatabaseError> {
    session.execute("UPDATE attempt SET person = $2 WHERE person = $1", &[from.into(), into.into()])?;
    session.execute("UPDATE response SET person = $2 WHERE person = $1", &[from.into(), into.into()])?;
    Ok(())
}

/// Erases everything of a person.
pub fn erase(session: &mut Session<'_>, person: Id) -> Result<(), DatabaseError> {
    session.execute("DELETE FROM response WHERE person = $1", &[person.into()])?;
    session.execute("DELETE FROM attempt WHERE person = $1", &[person.into()])?;
    Ok(())
}

/// Everything kept about a person, as JSON values.
pub fn export(session: &mut Session<'_>, person: Id) -> Result<serde_json::Value, DatabaseError> {
    let attempts =
        session.query("SELECT id, scope, language, created_at, finished_at FROM attempt WHERE person = $1 ORDER BY created_at", &[person.into()], |row| {
            let scope: serde_json::Value = from_json(&row.get::<String>(1)?)?;
            let (id, language): (Id, String) = (row.get(0)?, row.get(2)?);
            let (created, finished): (Time, Option<Time>) = (row.get(3)?, row.get(4)?);
            Ok(serde_json::json!({ "id": id, "scope": scope, "language": language, "created_at": created, "finished_at": finished }))
        })?;
    let responses = session.query(
        "SELECT attempt, item, position, answer, correct, score, created_at FROM response WHERE person = $1 ORDER BY created_at, position",
        &[person.into()],
        |row| {
            let (attempt, item, position): (Id, Id, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let (answer, correct): (String, Option<bool>) = (row.get(3)?, row.get(4)?);
            let (score, at): (Option<f64>, Time) = (row.get(5)?, row.get(6)?);
            Ok(serde_json::json!({ "attempt": attempt, "item": item, "position": position, "answer": answer, "correct": correct, "score": score, "created_at": at }))
        },
    )?;
    Ok(serde_json::json!({ "attempts": attempts, "responses": responses }))
}
