//! Beats, and what was gathered of them.

use std::collections::{BTreeSet, HashSet};

use kernel::{Id, Time};
use platform::database::placeholders;
use platform::{DatabaseError, Row, Session, Value};

use crate::model::beat::Beat;

/// Time spent in a section on a day that is no fact yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gathered {
    /// The id of the fact to be.
    pub id: Id,
    /// Who.
    pub person: Id,
    /// What was read.
    pub section: Id,
    /// Its resource.
    pub resource: Id,
    /// On which day.
    pub day: i64,
    /// How long, in milliseconds.
    pub millis: u64,
    /// When the last of it ended.
    pub last_at: Time,
}

const COLUMNS: &str = "id, person, section, resource, day, millis, last_at";

fn read(row: &Row<'_>) -> Result<Gathered, DatabaseError> {
    Ok(Gathered {
        id: row.get(0)?,
        person: row.get(1)?,
        section: row.get(2)?,
        resource: row.get(3)?,
        day: row.get(4)?,
        millis: row.get(5)?,
        last_at: row.get(6)?,
    })
}

/// Holds the days of a person until the transaction ends, in their order; the seconds counted on each.
pub fn hold_days(session: &mut Session<'_>, person: Id, days: &BTreeSet<i64>) -> Result<Vec<(i64, u64)>, DatabaseError> {
    let mut values: Vec<Value<'_>> = vec![person.into()];
    values.extend(days.iter().map(|day| Value::from(*day)));
    let rows = (0..days.len()).map(|at| format!("($1, ${}, 0)", at + 2)).collect::<Vec<_>>().join(", ");
    let sql = format!(
        "INSERT INTO beat_day (person, day, seconds) VALUES {rows} ON CONFLICT (person, day) DO UPDATE SET seconds = beat_day.seconds RETURNING day, seconds"
    );
    session.query(&sql, &values, |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Sets the seconds counted on a day.
pub fn set_day(session: &mut Session<'_>, person: Id, day: i64, seconds: u64) -> Result<(), DatabaseError> {
    session.execute("UPDATE beat_day SET seconds = $3 WHERE person = $1 AND day = $2", &[person.into(), day.into(), seconds.into()])?;
    Ok(())
}

/// Which of these were taken in before.
pub fn known(session: &mut Session<'_>, person: Id, ids: &[Id]) -> Result<HashSet<Id>, DatabaseError> {
    let mut values: Vec<Value<'_>> = vec![person.into()];
    values.extend(ids.iter().map(|id| Value::from(*id)));
    let sql = format!("SELECT id FROM beat WHERE person = $1 AND id IN ({})", placeholders(2, ids.len()));
    Ok(session.query(&sql, &values, |row| row.get(0))?.into_iter().collect())
}

/// Notes beats with the seconds that count.
pub fn note(session: &mut Session<'_>, person: Id, rows: &[(Beat, u32)]) -> Result<(), DatabaseError> {
    let mut values: Vec<Value<'_>> = vec![person.into()];
    for (beat, seconds) in rows {
        values.extend([beat.id.into(), (*seconds).into(), beat.at.into()]);
    }
    let tuples = (0..rows.len()).map(|at| format!("($1, {})", placeholders(at * 3 + 2, 3))).collect::<Vec<_>>().join(", ");
    session.execute(&format!("INSERT INTO beat (person, id, seconds, at) VALUES {tuples}"), &values)?;
    Ok(())
}

/// Adds to what is gathered of a section and day; it is due at `due_at`, or `now` where it is as long as `enough` milliseconds.
pub fn gather(session: &mut Session<'_>, row: &Gathered, due_at: Time, enough: u64, now: Time) -> Result<(), DatabaseError> {
    let due_at = if row.millis >= enough { now } else { due_at };
    session.execute(
        "INSERT INTO beat_gathered (id, person, section, resource, day, millis, last_at, due_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
         ON CONFLICT (person, section, day) DO UPDATE SET millis = beat_gathered.millis + excluded.millis, \
         last_at = CASE WHEN beat_gathered.last_at < excluded.last_at THEN excluded.last_at ELSE beat_gathered.last_at END, \
         due_at = CASE WHEN beat_gathered.millis + excluded.millis >= $9 AND beat_gathered.due_at > $10 THEN $10 ELSE beat_gathered.due_at END",
        &[
            row.id.into(),
            row.person.into(),
            row.section.into(),
            row.resource.into(),
            row.day.into(),
            row.millis.into(),
            row.last_at.into(),
            due_at.into(),
            enough.into(),
            now.into(),
        ],
    )?;
    Ok(())
}

/// Takes out what is due.
pub fn take_due(session: &mut Session<'_>, now: Time, limit: u32) -> Result<Vec<Gathered>, DatabaseError> {
    let sql =
        format!("DELETE FROM beat_gathered WHERE id IN (SELECT id FROM beat_gathered WHERE due_at <= $1 ORDER BY due_at, id LIMIT $2) RETURNING {COLUMNS}");
    session.query(&sql, &[now.into(), limit.into()], read)
}

/// Whether anything is due.
pub fn is_due(session: &mut Session<'_>, now: Time) -> Result<bool, DatabaseError> {
    Ok(session.first("SELECT 1 FROM beat_gathered WHERE due_at <= $1 LIMIT 1", &[now.into()], |_| Ok(()))?.is_some())
}

/// What is gathered of a person.
pub fn of_person(session: &mut Session<'_>, person: Id) -> Result<Vec<Gathered>, DatabaseError> {
    session.query(&format!("SELECT {COLUMNS} FROM beat_gathered WHERE person = $1 ORDER BY day, section"), &[person.into()], read)
}

/// Forgets beats from before a moment, and days from before a day; how many.
pub fn forget(session: &mut Session<'_>, before: Time, day: i64) -> Result<u64, DatabaseError> {
    let beats = session.execute("DELETE FROM beat WHERE at < $1", &[before.into()])?;
    Ok(beats + session.execute("DELETE FROM beat_day WHERE day < $1", &[day.into()])?)
}

/// Gives the beats of one person to another.
pub fn merge(session: &mut Session<'_>, from: Id, to: Id) -> Result<(), DatabaseError> {
    let both = [from.into(), to.into()];
    for row in of_person(session, from)? {
        session.execute("DELETE FROM beat_gathered WHERE id = $1", &[row.id.into()])?;
        gather(session, &Gathered { person: to, ..row }, row.last_at, u64::MAX, row.last_at)?;
    }
    session.execute(
        "INSERT INTO beat (person, id, seconds, at) SELECT $2, b.id, b.seconds, b.at FROM beat b WHERE b.person = $1 ON CONFLICT (person, id) DO NOTHING",
        &both,
    )?;
    session.execute(
        "INSERT INTO beat_day (person, day, seconds) SELECT $2, b.day, b.seconds FROM beat_day b WHERE b.person = $1 \
         ON CONFLICT (person, day) DO UPDATE SET seconds = beat_day.seconds + excluded.seconds",
        &both,
    )?;
    erase(session, from)
}

/// Erases the beats of a person.
pub fn erase(session: &mut Session<'_>, person: Id) -> Result<(), DatabaseError> {
    for table in ["beat", "beat_day", "beat_gathered"] {
        session.execute(&format!("DELETE FROM {table} WHERE person = $1"), &[person.into()])?;
    }
    Ok(())
}
