//! The log of imports.

use kernel::{Id, Time};
use platform::{DatabaseError, Row, Session};

use super::{from_json, to_json};
use crate::ops::import::CollectionReport;

/// The import of a collection.
#[derive(Debug, Clone)]
pub struct ImportRun {
    /// Its id.
    pub id: Id,
    /// On whose behalf, where somebody was named.
    pub person: Option<Id>,
    /// When it began.
    pub started_at: Time,
    /// When it was finished.
    pub finished_at: Time,
    /// The digest of the files and of the program that read them.
    pub source: String,
    /// What became of the collection. The last run of a collection has its refusals one by one, an earlier one their number.
    pub report: CollectionReport,
}

const COLUMNS: &str = "id, person, started_at, finished_at, source, report";

fn read(row: &Row<'_>) -> Result<ImportRun, DatabaseError> {
    Ok(ImportRun {
        id: row.get(0)?,
        person: row.get(1)?,
        started_at: row.get(2)?,
        finished_at: row.get(3)?,
        source: row.get(4)?,
        report: from_json(&row.get::<String>(5)?)?,
    })
}

/// Adds a run. The refusals of earlier ones are let go.
pub fn add(session: &mut Session<'_>, run: &ImportRun) -> Result<(), DatabaseError> {
    session.execute("UPDATE import_run SET refusals = '[]' WHERE collection = $1", &[run.report.collection.as_str().into()])?;
    let report = CollectionReport { refusals: Vec::new(), ..run.report.clone() };
    session.execute(
        "INSERT INTO import_run (id, collection, person, started_at, finished_at, source, report, refusals) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            run.id.into(),
            run.report.collection.as_str().into(),
            run.person.into(),
            run.started_at.into(),
            run.finished_at.into(),
            run.source.as_str().into(),
            to_json(&report)?.into(),
            to_json(&run.report.refusals)?.into(),
        ],
    )?;
    Ok(())
}

/// The last run of a collection.
pub fn last(session: &mut Session<'_>, collection: &str) -> Result<Option<ImportRun>, DatabaseError> {
    let sql = format!("SELECT {COLUMNS}, refusals FROM import_run WHERE collection = $1 ORDER BY finished_at DESC, id DESC LIMIT 1");
    session.first(&sql, &[collection.into()], |row| {
        let mut run = read(row)?;
        run.report.refusals = from_json(&row.get::<String>(6)?)?;
        Ok(run)
    })
}

/// The newest runs.
pub fn newest(session: &mut Session<'_>, limit: u32) -> Result<Vec<ImportRun>, DatabaseError> {
    session.query(&format!("SELECT {COLUMNS} FROM import_run ORDER BY finished_at DESC, id DESC LIMIT $1"), &[limit.into()], read)
}

/// The runs on behalf of a person, the newest first, at most [`super::reports::EXPORTED_MAX`].
pub fn of(session: &mut Session<'_>, person: Id) -> Result<Vec<ImportRun>, DatabaseError> {
    let sql = format!("SELECT {COLUMNS} FROM import_run WHERE person = $1 ORDER BY finished_at DESC, id DESC LIMIT $2");
    session.query(&sql, &[person.into(), super::reports::EXPORTED_MAX.into()], read)
}

/// Gives the runs of a person to another, or to nobody.
pub fn give(session: &mut Session<'_>, from: Id, to: Option<Id>) -> Result<(), DatabaseError> {
    session.execute("UPDATE import_run SET person = $2 WHERE person = $1", &[from.into(), to.into()])?;
    Ok(())
}
