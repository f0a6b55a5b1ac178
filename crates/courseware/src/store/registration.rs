//! Who is how far with which package.

use std::collections::HashMap;

use kernel::{Id, PageRequest, Time};
use platform::{DatabaseError, Row, Session, Value};

use super::{from_json, to_json};
use crate::model::scorm::memory::Memory;
use crate::model::state::UnitState;

/// Somebody and a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Registration {
    /// Its id, the registration of xAPI.
    pub id: Id,
    /// The package.
    pub package: Id,
    /// The person.
    pub person: Id,
    /// Since when.
    pub begun_at: Time,
    /// When anything last happened.
    pub changed_at: Time,
    /// When all of it was done with.
    pub satisfied_at: Option<Time>,
}

/// How far somebody is with a unit, and what it remembers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Kept {
    /// How far.
    pub state: UnitState,
    /// Whether the last try was left to come back to.
    pub suspended: bool,
    /// What it remembers.
    pub memory: Memory,
}

pub(super) const COLUMNS: &str = "id, package_id, person_id, begun_at, changed_at, satisfied_at";

pub(super) fn read(row: &Row<'_>) -> Result<Registration, DatabaseError> {
    Ok(Registration { id: row.get(0)?, package: row.get(1)?, person: row.get(2)?, begun_at: row.get(3)?, changed_at: row.get(4)?, satisfied_at: row.get(5)? })
}

/// The registration of somebody with a package; a new one with `id` where there is none. Whether it is new.
pub fn ensure(session: &mut Session<'_>, id: Id, package: Id, person: Id, now: Time) -> Result<(Registration, bool), DatabaseError> {
    let sql = "INSERT INTO courseware_registration (id, package_id, person_id, begun_at, changed_at) VALUES ($1, $2, $3, $4, $4) ON CONFLICT (person_id, package_id) DO NOTHING";
    let is_new = session.execute(sql, &[id.into(), package.into(), person.into(), now.into()])? > 0;
    let found = of(session, package, person)?.ok_or_else(|| DatabaseError::Engine("a registration that was just made is not there".to_owned()))?;
    Ok((found, is_new))
}

/// The registration of somebody with a package.
pub fn of(session: &mut Session<'_>, package: Id, person: Id) -> Result<Option<Registration>, DatabaseError> {
    let sql = format!("SELECT {COLUMNS} FROM courseware_registration WHERE person_id = $1 AND package_id = $2");
    session.first(&sql, &[person.into(), package.into()], read)
}

/// A registration.
pub fn by_id(session: &mut Session<'_>, id: Id) -> Result<Option<Registration>, DatabaseError> {
    session.first(&format!("SELECT {COLUMNS} FROM courseware_registration WHERE id = $1"), &[id.into()], read)
}

/// How many packages somebody used.
pub fn count_of_person(session: &mut Session<'_>, person: Id) -> Result<u64, DatabaseError> {
    let total = session.number("SELECT COUNT(*) FROM courseware_registration WHERE person_id = $1", &[person.into()])?;
    Ok(u64::try_from(total).unwrap_or(0))
}

/// The registrations of somebody, the latest used first; with how many there are.
pub fn of_person(session: &mut Session<'_>, person: Id, page: PageRequest) -> Result<(Vec<Registration>, u64), DatabaseError> {
    let sql = format!("SELECT {COLUMNS} FROM courseware_registration WHERE person_id = $1 ORDER BY changed_at DESC, id DESC LIMIT $2 OFFSET $3");
    let found = session.query(&sql, &[person.into(), page.size.into(), page.offset().into()], read)?;
    Ok((found, count_of_person(session, person)?))
}

/// How many people opened a package, and how many are done with it.
pub fn figures(session: &mut Session<'_>, package: Id) -> Result<(u64, u64), DatabaseError> {
    let sql = "SELECT COUNT(*), COUNT(satisfied_at) FROM courseware_registration WHERE package_id = $1";
    Ok(session.first(sql, &[package.into()], |row| Ok((row.get(0)?, row.get(1)?)))?.unwrap_or_default())
}

/// Notes that something happened, and whether all of it is done with.
pub fn touch(session: &mut Session<'_>, id: Id, satisfied_at: Option<Time>, now: Time) -> Result<(), DatabaseError> {
    let sql = "UPDATE courseware_registration SET changed_at = $2, satisfied_at = COALESCE(satisfied_at, $3) WHERE id = $1";
    session.execute(sql, &[id.into(), now.into(), satisfied_at.into()])?;
    Ok(())
}

/// How far somebody is with the units of a registration, by the units' ids; without what they remember.
pub fn states(session: &mut Session<'_>, registration: Id) -> Result<HashMap<Id, UnitState>, DatabaseError> {
    let sql = "SELECT unit_id, begun_at, completed_at, passed_at, failed_at, waived_at, score FROM courseware_unit WHERE registration_id = $1";
    let mut states: HashMap<Id, UnitState> = session.query(sql, &[registration.into()], |row| Ok((row.get(0)?, state(row, 1)?)))?.into_iter().collect();
    let sql = "SELECT unit_id, CAST(SUM(hundredths) AS BIGINT) FROM courseware_launch WHERE registration_id = $1 GROUP BY unit_id";
    for (unit, hundredths) in session.query(sql, &[registration.into()], |row| Ok((row.get::<Id>(0)?, row.get::<u64>(1)?)))? {
        if let Some(state) = states.get_mut(&unit) {
            state.hundredths = hundredths;
        }
    }
    Ok(states)
}

pub(super) fn state(row: &Row<'_>, at: usize) -> Result<UnitState, DatabaseError> {
    Ok(UnitState {
        begun_at: row.get(at)?,
        completed_at: row.get(at + 1)?,
        passed_at: row.get(at + 2)?,
        failed_at: row.get(at + 3)?,
        waived_at: row.get(at + 4)?,
        score: row.get(at + 5)?,
        hundredths: 0,
    })
}

/// How far somebody is with one unit, with what it remembers.
pub fn kept(session: &mut Session<'_>, registration: Id, unit: Id) -> Result<Kept, DatabaseError> {
    let sql = "SELECT begun_at, completed_at, passed_at, failed_at, waived_at, score, suspended, memory FROM courseware_unit WHERE registration_id = $1 AND unit_id = $2";
    let found = session.first(sql, &[registration.into(), unit.into()], |row| {
        Ok(Kept { state: state(row, 0)?, suspended: row.get(6)?, memory: from_json(&row.get::<String>(7)?)? })
    })?;
    let mut kept = found.unwrap_or_default();
    let sql = "SELECT CAST(SUM(hundredths) AS BIGINT) FROM courseware_launch WHERE registration_id = $1 AND unit_id = $2";
    kept.state.hundredths = u64::try_from(session.number(sql, &[registration.into(), unit.into()])?).unwrap_or(0);
    Ok(kept)
}

/// Keeps how far somebody is with one unit.
pub fn keep(session: &mut Session<'_>, registration: Id, unit: Id, kept: &Kept) -> Result<(), DatabaseError> {
    let sql = "INSERT INTO courseware_unit (registration_id, unit_id, begun_at, completed_at, passed_at, failed_at, waived_at, score, suspended, memory) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (registration_id, unit_id) DO UPDATE SET begun_at = excluded.begun_at, completed_at = excluded.completed_at, passed_at = excluded.passed_at, failed_at = excluded.failed_at, waived_at = excluded.waived_at, score = excluded.score, suspended = excluded.suspended, memory = excluded.memory";
    let state = &kept.state;
    let values: [Value<'_>; 10] = [
        registration.into(),
        unit.into(),
        state.begun_at.into(),
        state.completed_at.into(),
        state.passed_at.into(),
        state.failed_at.into(),
        state.waived_at.into(),
        state.score.into(),
        kept.suspended.into(),
        to_json(&kept.memory)?.into(),
    ];
    session.execute(sql, &values)?;
    Ok(())
}

/// Notes that a block is done with; false where it was already.
pub fn block_satisfied(session: &mut Session<'_>, registration: Id, block: Id, now: Time) -> Result<bool, DatabaseError> {
    let sql = "INSERT INTO courseware_block (registration_id, block_id, satisfied_at) VALUES ($1, $2, $3) ON CONFLICT (registration_id, block_id) DO NOTHING";
    Ok(session.execute(sql, &[registration.into(), block.into(), now.into()])? > 0)
}

/// Forgets everything about a person.
pub fn erase(session: &mut Session<'_>, person: Id) -> Result<(), DatabaseError> {
    for table in ["courseware_launch", "courseware_unit", "courseware_block"] {
        let sql = format!("DELETE FROM {table} WHERE registration_id IN (SELECT id FROM courseware_registration WHERE person_id = $1)");
        session.execute(&sql, &[person.into()])?;
    }
    session.execute("DELETE FROM courseware_registration WHERE person_id = $1", &[person.into()])?;
    session.execute("DELETE FROM courseware_statement WHERE person_id = $1", &[person.into()])?;
    session.execute("UPDATE courseware_package SET added_by = NULL WHERE added_by = $1", &[person.into()])?;
    Ok(())
}

/// Gives what one person did to another. Where both have a package, the one who stays keeps their own: two histories of one try cannot be one.
pub fn merge(session: &mut Session<'_>, from: Id, to: Id) -> Result<(), DatabaseError> {
    let sql = "UPDATE courseware_registration SET person_id = $2 WHERE person_id = $1 AND package_id NOT IN (SELECT package_id FROM courseware_registration WHERE person_id = $2)";
    session.execute(sql, &[from.into(), to.into()])?;
    session.execute("UPDATE courseware_statement SET person_id = $2 WHERE person_id = $1", &[from.into(), to.into()])?;
    session.execute("UPDATE courseware_package SET added_by = $2 WHERE added_by = $1", &[from.into(), to.into()])?;
    erase(session, from)
}
