//! What a class or a school did: a few statements, whatever the number of people; each finds its rows by an index that begins with the person.

use kernel::Id;
use platform::database::placeholders;
use platform::{DatabaseError, Session, Value};

use crate::model::days::begins;

/// Concepts that some of these people practised within some days and that went wrong, with how often: `$1` and `$2` are the moments around the days, `$3` how
/// many are wanted.
#[must_use]
pub fn wrong_sql(people: usize) -> String {
    format!(
        "SELECT m.concept, COUNT(*), CAST(SUM(m.total - m.right_count) AS BIGINT), CAST(SUM(m.total) AS BIGINT) FROM mastery m \
         WHERE m.person IN ({}) AND m.last_at >= $1 AND m.last_at < $2 AND m.total > m.right_count \
         GROUP BY m.concept ORDER BY 2 DESC, 3 DESC, m.concept LIMIT $3",
        placeholders(4, people)
    )
}

/// A concept that went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wrong {
    /// The concept.
    pub concept: Id,
    /// Of how many people.
    pub people: u64,
    /// Their wrong answers about it, since each began.
    pub wrong: u64,
    /// All their answers about it.
    pub answered: u64,
}

/// The concepts that these people practised from one day to another, both counted, and got wrong; those of most people first.
///
/// # Errors
/// The database fails.
pub fn wrong(session: &mut Session<'_>, people: &[Id], first: i64, last: i64, limit: u32) -> Result<Vec<Wrong>, DatabaseError> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let mut values: Vec<Value<'_>> = vec![begins(first).into(), begins(last + 1).into(), limit.into()];
    values.extend(people.iter().map(|person| Value::from(*person)));
    session.query(&wrong_sql(people.len()), &values, |row| Ok(Wrong { concept: row.get(0)?, people: row.get(1)?, wrong: row.get(2)?, answered: row.get(3)? }))
}

/// The statement behind [`days`] for so many people: `$1` and `$2` are the first and the last day.
#[must_use]
pub fn days_sql(people: usize) -> String {
    format!(
        "SELECT d.day, COUNT(*), CAST(SUM(d.millis) AS BIGINT), CAST(SUM(d.answers) AS BIGINT), CAST(SUM(d.correct) AS BIGINT), CAST(SUM(d.sections) AS BIGINT) \
         FROM study_day d WHERE d.person IN ({}) AND d.day >= $1 AND d.day <= $2 AND d.answers + d.sections + d.millis > 0 GROUP BY d.day ORDER BY d.day",
        placeholders(3, people)
    )
}

/// A day of many people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DayOfMany {
    /// The day.
    pub day: i64,
    /// How many of them studied.
    pub people: u64,
    /// Time, in milliseconds.
    pub millis: u64,
    /// Answers given.
    pub answers: u64,
    /// Of them right.
    pub correct: u64,
    /// Sections read.
    pub sections: u64,
}

/// The days on which any of these people studied, from one day to another, both counted.
///
/// # Errors
/// The database fails.
pub fn days(session: &mut Session<'_>, people: &[Id], first: i64, last: i64) -> Result<Vec<DayOfMany>, DatabaseError> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let mut values: Vec<Value<'_>> = vec![first.into(), last.into()];
    values.extend(people.iter().map(|person| Value::from(*person)));
    session.query(&days_sql(people.len()), &values, |row| {
        Ok(DayOfMany { day: row.get(0)?, people: row.get(1)?, millis: row.get(2)?, answers: row.get(3)?, correct: row.get(4)?, sections: row.get(5)? })
    })
}
