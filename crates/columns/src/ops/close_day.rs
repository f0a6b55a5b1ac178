//! Closes a day of a store: its statements become files, which are compared with the rows before the day counts as closed.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use bytes::Bytes;
use kernel::Id;
use platform::DatabaseError;
use platform::secrets::hex;
use records::ops::read_days;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::pseudonyms::Names;
use crate::error::at;
use crate::files::{File, write};
use crate::model::day::Day;
use crate::model::row::{Row, Told};
use crate::model::sum::Sum;
use crate::store::{self, Part};
use crate::{Columns, ColumnsError};

/// Statements in one file.
pub const FILE_ROWS_MAX: usize = 500_000;
/// Bytes of statements in one file, before they are compressed; about as much memory is taken while a day is closed, twice.
pub const FILE_BODY_BYTES_MAX: usize = 96 * 1024 * 1024;

/// How large files become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Statements in one file.
    pub rows: usize,
    /// Bytes of statements in one file, before they are compressed.
    pub body_bytes: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { rows: FILE_ROWS_MAX, body_bytes: FILE_BODY_BYTES_MAX }
    }
}

/// What a day becomes while its statements are read.
struct Writing<'c> {
    columns: &'c Columns,
    tenant: Id,
    day: Day,
    rows: Vec<Row>,
    body_bytes: usize,
    people: BTreeMap<String, Id>,
    parts: Vec<Part>,
    voided: Vec<Uuid>,
}

/// Writes the statements of a store and a day as files, and notes them; those that were there before go. Doing it again changes nothing.
///
/// # Errors
/// The database or the files fail, or what was written is not what was read; then the day is as it was before.
pub fn run(columns: &Columns, tenant: Id, day: Day) -> Result<Vec<Part>, ColumnsError> {
    let mut writing = Writing { columns, tenant, day, rows: Vec::new(), body_bytes: 0, people: BTreeMap::new(), parts: Vec::new(), voided: Vec::new() };
    let mut names = Names::of(&columns.services.secrets, tenant);
    each_row(columns, tenant, day, &mut names, |row, people| writing.take(row, people))?;
    writing.finish()
}

/// The rows of a store and a day, in the order in which they were stored.
///
/// # Errors
/// The database fails, a statement cannot be read, or `work` fails.
pub fn each_row(
    columns: &Columns,
    tenant: Id,
    day: Day,
    names: &mut Names<'_>,
    mut work: impl FnMut(Row, BTreeMap<String, Id>) -> Result<(), ColumnsError>,
) -> Result<(), ColumnsError> {
    let mut after = 0;
    loop {
        let page = read_days::page(&columns.records, tenant, day.begins(), day.ends(), after)?;
        for one in &page {
            let told = Told { place: one.place, id: one.id, stored: one.stored, voided: one.voided, body: &one.body };
            let read = Row::read(&told, &columns.platform, names);
            let (row, people) = read.map_err(|reason| ColumnsError::Statement { id: one.id, reason })?;
            work(row, people)?;
            after = one.place;
        }
        if page.len() < read_days::PAGE_MAX {
            return Ok(());
        }
    }
}

impl Writing<'_> {
    fn take(&mut self, row: Row, people: BTreeMap<String, Id>) -> Result<(), ColumnsError> {
        self.body_bytes += row.body.len();
        self.voided.extend(row.voids());
        self.rows.push(row);
        self.people.extend(people);
        let bounds = self.columns.bounds;
        if self.rows.len() >= bounds.rows || self.body_bytes >= bounds.body_bytes { self.write() } else { Ok(()) }
    }

    /// Writes what was gathered as one file.
    fn write(&mut self) -> Result<(), ColumnsError> {
        let mut rows = std::mem::take(&mut self.rows);
        self.body_bytes = 0;
        if rows.is_empty() {
            return Ok(());
        }
        self.surround(&mut rows)?;
        write::sort(&mut rows);
        let number = i64::try_from(self.parts.len()).unwrap_or(i64::MAX);
        self.parts.push(put(self.columns, self.tenant, self.day, number, &rows)?);
        self.note_people()
    }

    /// Adds what is known besides what statements say.
    fn surround(&self, rows: &mut [Row]) -> Result<(), ColumnsError> {
        let surroundings = &self.columns.surroundings;
        let about = |row: &Row| [row.grouping.clone(), row.parent.clone(), row.activity.clone()].into_iter().flatten().collect::<Vec<_>>();
        let activities: BTreeSet<String> = rows.iter().flat_map(about).collect();
        let subjects = surroundings.subjects(&activities.into_iter().collect::<Vec<_>>()).map_err(ColumnsError::Surroundings)?;
        let identities: Vec<String> = self.people.keys().cloned().collect();
        let schools = surroundings.schools(self.tenant, &identities).map_err(ColumnsError::Surroundings)?;
        let schools: HashMap<String, &String> =
            self.people.iter().filter_map(|(identity, pseudonym)| Some((pseudonym.to_string(), schools.get(identity)?))).collect();
        for row in rows {
            row.subject = about(row).iter().find_map(|activity| subjects.get(activity)).cloned();
            row.school = row.actor.as_ref().and_then(|actor| schools.get(actor)).map(|school| (*school).clone());
        }
        Ok(())
    }

    fn note_people(&mut self) -> Result<(), ColumnsError> {
        let people = std::mem::take(&mut self.people);
        let list: Vec<(Id, &str)> = people.iter().map(|(identity, pseudonym)| (*pseudonym, identity.as_str())).collect();
        Ok(self.columns.services.database.write::<_, DatabaseError>(|session| store::note_people(session, self.tenant, &list))?)
    }

    fn finish(mut self) -> Result<Vec<Part>, ColumnsError> {
        self.write()?;
        let Self { columns, tenant, day, parts, voided, .. } = self;
        // What was taken back on this day may have been said on a day that is closed: that one is written again, so that it says so.
        let moments = read_days::moments(&columns.records, tenant, &voided)?;
        let earlier: BTreeSet<Day> = moments.into_iter().map(Day::of).filter(|other| *other < day).collect();
        columns.services.database.write::<_, DatabaseError>(|session| {
            store::replace_day(session, tenant, day, &parts, columns.services.now())?;
            for other in &earlier {
                if !store::parts_of_day(session, tenant, *other)?.is_empty() {
                    store::set_stale(session, tenant, *other)?;
                }
            }
            Ok(())
        })?;
        Ok(parts)
    }
}

/// Puts rows on the shelf and reads them again from there: the file counts only where it says what the rows say.
///
/// # Errors
/// The files or the database fail, or what is there is not what was written.
pub fn put(columns: &Columns, tenant: Id, day: Day, number: i64, rows: &[Row]) -> Result<Part, ColumnsError> {
    let content = rows.iter().fold(Sum::default(), |sum, row| sum.plus(row.sum()));
    let unnamed = format!("a file of {day}");
    let compression = write::compression().map_err(at(&unnamed))?;
    let bytes = write::encode(rows, compression).map_err(at(&unnamed))?;
    let sha256 = hex(&Sha256::digest(&bytes));
    // Named by what is in it, so that a file is never changed while somebody reads it.
    let path = format!("tenant={tenant}/day={day}/part-{number:04}-{}.parquet", sha256.get(..16).unwrap_or(&sha256));
    columns.services.database.write::<_, DatabaseError>(|session| store::loosen(session, &path))?;
    let size = bytes.len() as u64;
    columns.shelf.put(&path, Bytes::from(bytes))?;
    let part = Part { tenant, day, number, path, rows: rows.len() as u64, bytes: size, content, sha256 };
    match look(columns, &part)? {
        Look { sha256, rows, content } if (&sha256, rows, content) == (&part.sha256, part.rows, part.content) => Ok(part),
        _ => Err(ColumnsError::Differs(part.path)),
    }
}

/// What a file says.
pub struct Look {
    /// The hash of its bytes.
    pub sha256: String,
    /// How many rows it has.
    pub rows: u64,
    /// What they add up to.
    pub content: Sum,
}

/// Reads a whole file from the shelf.
///
/// # Errors
/// It is not there, or damaged.
pub fn look(columns: &Columns, part: &Part) -> Result<Look, ColumnsError> {
    let sha256 = hex(&Sha256::digest(columns.shelf.get(&part.path)?));
    let (mut count, mut content) = (0, Sum::default());
    each_kept(columns, part, |row| {
        count += 1;
        content = content.plus(row.sum());
    })?;
    Ok(Look { sha256, rows: count, content })
}

/// The rows of a file, in its order.
///
/// # Errors
/// It is not there, or damaged.
pub fn each_kept(columns: &Columns, part: &Part, mut work: impl FnMut(Row)) -> Result<(), ColumnsError> {
    let file = File::open(&columns.shelf, &part.path, part.bytes).map_err(at(&part.path))?;
    for group in file.groups() {
        for batch in file.rows(group, &[]).map_err(at(&part.path))? {
            let rows = crate::files::read::rows(&batch.map_err(at(&part.path))?).map_err(at(&part.path))?;
            rows.into_iter().for_each(&mut work);
        }
    }
    Ok(())
}
