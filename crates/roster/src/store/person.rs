//! Parts of names and numbers.

use std::collections::HashMap;

use kernel::{Id, Time};
use platform::database::placeholders;
use platform::{DatabaseError, Session, Value};

use super::{IDS_MAX, insert, replacing};

/// What is kept about somebody for programs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Detail {
    /// The given name.
    pub given_name: String,
    /// The family's name.
    pub family_name: String,
    /// What stands between.
    pub middle_name: String,
    /// The number of the pupil or employee.
    pub number: String,
    /// When it was last changed.
    pub changed_at: Time,
}

/// Keeps details of people.
pub fn keep(session: &mut Session<'_>, people: &[(Id, Detail)]) -> Result<(), DatabaseError> {
    let rows: Vec<Vec<Value<'_>>> = people
        .iter()
        .map(|(person, detail)| {
            vec![
                (*person).into(),
                detail.given_name.as_str().into(),
                detail.family_name.as_str().into(),
                detail.middle_name.as_str().into(),
                detail.number.as_str().into(),
                detail.changed_at.into(),
            ]
        })
        .collect();
    let columns = ["person_id", "given_name", "family_name", "middle_name", "number", "changed_at"];
    let (_, own) = columns.split_at(1);
    insert(session, "roster_person", &columns, &rows, &replacing("person_id", own))
}

/// Details of people.
pub fn of(session: &mut Session<'_>, people: &[Id]) -> Result<HashMap<Id, Detail>, DatabaseError> {
    let mut found = HashMap::new();
    for part in people.chunks(IDS_MAX) {
        let values: Vec<Value<'_>> = part.iter().map(|id| Value::from(*id)).collect();
        let sql = format!(
            "SELECT person_id, given_name, family_name, middle_name, number, changed_at FROM roster_person WHERE person_id IN ({})",
            placeholders(1, part.len())
        );
        found.extend(session.query(&sql, &values, |row| {
            let detail = Detail { given_name: row.get(1)?, family_name: row.get(2)?, middle_name: row.get(3)?, number: row.get(4)?, changed_at: row.get(5)? };
            Ok((row.get::<Id>(0)?, detail))
        })?);
    }
    Ok(found)
}

/// The people whose details were changed at or after a moment, at most so many.
pub fn changed_since(session: &mut Session<'_>, since: Time, limit: u32) -> Result<Vec<Id>, DatabaseError> {
    session.query("SELECT person_id FROM roster_person WHERE changed_at >= $1 LIMIT $2", &[since.into(), limit.into()], |row| row.get(0))
}

/// When the details of people were changed last.
pub fn changes(session: &mut Session<'_>, people: &[Id]) -> Result<Vec<(Id, Time)>, DatabaseError> {
    let mut found = Vec::with_capacity(people.len());
    for part in people.chunks(IDS_MAX) {
        let values: Vec<Value<'_>> = part.iter().map(|id| Value::from(*id)).collect();
        let sql = format!("SELECT person_id, changed_at FROM roster_person WHERE person_id IN ({})", placeholders(1, part.len()));
        found.extend(session.query(&sql, &values, |row| Ok((row.get::<Id>(0)?, row.get::<Time>(1)?)))?);
    }
    Ok(found)
}

/// Forgets people.
pub fn forget(session: &mut Session<'_>, people: &[Id]) -> Result<(), DatabaseError> {
    for part in people.chunks(IDS_MAX) {
        let values: Vec<Value<'_>> = part.iter().map(|id| Value::from(*id)).collect();
        session.execute(&format!("DELETE FROM roster_person WHERE person_id IN ({})", placeholders(1, part.len())), &values)?;
    }
    Ok(())
}

/// Gives the details of somebody to another person, who proved to be the same and keeps their own where they have some.
pub fn merge(session: &mut Session<'_>, from: Id, to: Id) -> Result<(), DatabaseError> {
    let sql = "UPDATE roster_person SET person_id = $2 WHERE person_id = $1 AND NOT EXISTS (SELECT 1 FROM roster_person own WHERE own.person_id = $2)";
    session.execute(sql, &[from.into(), to.into()])?;
    forget(session, &[from])
}
