//! How far many people are, or one with many packages: a few statements, whatever their number.

use std::collections::HashMap;

use kernel::{Id, LocalizedText, Time};
use platform::database::placeholders;
use platform::{DatabaseError, Session, Value};

use super::from_json;
use super::registration::{self, Registration};
use crate::model::state::UnitState;
use crate::model::structure::Structure;

fn values(ids: &[Id]) -> Vec<Value<'static>> {
    ids.iter().map(|id| (*id).into()).collect()
}

/// The registrations of these people with a package.
pub fn registrations(session: &mut Session<'_>, package: Id, people: &[Id]) -> Result<Vec<Registration>, DatabaseError> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let mut all: Vec<Value<'_>> = vec![package.into()];
    all.extend(values(people));
    let sql =
        format!("SELECT {} FROM courseware_registration WHERE package_id = $1 AND person_id IN ({})", registration::COLUMNS, placeholders(2, people.len()));
    session.query(&sql, &all, registration::read)
}

/// How far with the units of each of these registrations; without what they remember.
pub fn states(session: &mut Session<'_>, registrations: &[Id]) -> Result<HashMap<Id, HashMap<Id, UnitState>>, DatabaseError> {
    let mut states: HashMap<Id, HashMap<Id, UnitState>> = HashMap::new();
    if registrations.is_empty() {
        return Ok(states);
    }
    let sql = format!(
        "SELECT u.registration_id, u.unit_id, u.begun_at, u.completed_at, u.passed_at, u.failed_at, u.waived_at, u.score, CAST(COALESCE((SELECT SUM(l.hundredths) FROM courseware_launch l WHERE l.registration_id = u.registration_id AND l.unit_id = u.unit_id), 0) AS BIGINT) FROM courseware_unit u WHERE u.registration_id IN ({})",
        placeholders(1, registrations.len())
    );
    let found = session.query(&sql, &values(registrations), |row| {
        let state = UnitState { hundredths: row.get(8)?, ..registration::state(row, 2)? };
        Ok((row.get::<Id>(0)?, row.get::<Id>(1)?, state))
    })?;
    for (registration, unit, state) in found {
        states.entry(registration).or_default().insert(unit, state);
    }
    Ok(states)
}

/// How many of these people opened each of these packages, and how many are done with it; a package that nobody opened is left out.
pub fn figures(session: &mut Session<'_>, packages: &[Id], people: &[Id]) -> Result<HashMap<Id, (u64, u64)>, DatabaseError> {
    if packages.is_empty() || people.is_empty() {
        return Ok(HashMap::new());
    }
    let mut all = values(packages);
    all.extend(values(people));
    let sql = format!(
        "SELECT package_id, COUNT(*), COUNT(satisfied_at) FROM courseware_registration WHERE package_id IN ({}) AND person_id IN ({}) GROUP BY package_id",
        placeholders(1, packages.len()),
        placeholders(packages.len() + 1, people.len())
    );
    Ok(session.query(&sql, &all, |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?.into_iter().collect())
}

/// Somebody and a package that they used.
#[derive(Debug)]
pub struct Used {
    /// The registration.
    pub registration: Id,
    /// The package.
    pub package: Id,
    /// Its title.
    pub title: LocalizedText,
    /// What it is.
    pub structure: Structure,
    /// Since when it is gone.
    pub removed_at: Option<Time>,
    /// When anything last happened.
    pub changed_at: Time,
    /// How far with its units, by their ids.
    pub states: HashMap<Id, UnitState>,
}

/// One line of [`USED`]: a package or one of its units.
struct Line {
    registration: Id,
    thing: Id,
    title: String,
    structure: String,
    moments: [Option<Time>; 5],
    score: Option<f64>,
    hundredths: u64,
}

/// Packages of some registrations and how far with their units, in one statement: a page costs six at most.
const USED: &str = "WITH used AS (SELECT id, package_id, changed_at FROM courseware_registration WHERE person_id = $1 ORDER BY changed_at DESC, id DESC LIMIT $2 OFFSET $3) \
    SELECT used.id, p.id, p.title, p.structure, used.changed_at, p.removed_at, CAST(NULL AS BIGINT), CAST(NULL AS BIGINT), CAST(NULL AS BIGINT), CAST(NULL AS DOUBLE PRECISION), CAST(0 AS BIGINT) \
    FROM used JOIN courseware_package p ON p.id = used.package_id \
    UNION ALL SELECT used.id, u.unit_id, '', '', u.begun_at, u.completed_at, u.passed_at, u.failed_at, u.waived_at, u.score, \
    CAST(COALESCE((SELECT SUM(l.hundredths) FROM courseware_launch l WHERE l.registration_id = u.registration_id AND l.unit_id = u.unit_id), 0) AS BIGINT) \
    FROM used JOIN courseware_unit u ON u.registration_id = used.id";

/// What somebody used, the latest first.
pub fn used(session: &mut Session<'_>, person: Id, limit: u32, offset: u32) -> Result<Vec<Used>, DatabaseError> {
    let lines = session.query(USED, &[person.into(), limit.into(), offset.into()], |row| {
        Ok(Line {
            registration: row.get(0)?,
            thing: row.get(1)?,
            title: row.get(2)?,
            structure: row.get(3)?,
            moments: [row.get(4)?, row.get(5)?, row.get(6)?, row.get(7)?, row.get(8)?],
            score: row.get(9)?,
            hundredths: row.get(10)?,
        })
    })?;
    let mut used = Vec::new();
    let mut states: HashMap<Id, HashMap<Id, UnitState>> = HashMap::new();
    for Line { registration, thing, title, structure, moments, score, hundredths } in lines {
        let [first, second, passed_at, failed_at, waived_at] = moments;
        if structure.is_empty() {
            let state = UnitState { begun_at: first, completed_at: second, passed_at, failed_at, waived_at, score, hundredths };
            states.entry(registration).or_default().insert(thing, state);
        } else {
            let (title, structure) = (from_json(&title)?, from_json(&structure)?);
            let changed_at = first.unwrap_or(Time(0));
            used.push(Used { registration, package: thing, title, structure, removed_at: second, changed_at, states: HashMap::new() });
        }
    }
    for one in &mut used {
        one.states = states.remove(&one.registration).unwrap_or_default();
    }
    // A union of parts has no order of its own.
    used.sort_by_key(|one| (std::cmp::Reverse(one.changed_at), std::cmp::Reverse(one.registration)));
    Ok(used)
}
