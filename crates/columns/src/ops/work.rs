//! A round of work on the files. One process at a time does it, whoever else runs on the same database.

use kernel::Id;
use kernel::time::SECOND;
use platform::DatabaseError;
use records::ops::read_days;

use super::{close_day, drop_old, leave};
use crate::model::day::Day;
use crate::store::{self, Part};
use crate::{Columns, ColumnsError};

/// How long a process that was killed keeps others from writing, in microseconds. It is renewed with every file.
const LEASE: i64 = 600 * SECOND;

/// What a round did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Done {
    /// Partitions (a store and a day) that were written.
    pub partitions: u64,
    /// Statements in them.
    pub rows: u64,
    /// Bytes of their files.
    pub bytes: u64,
    /// Rows of people who left.
    pub taken_out: u64,
    /// People who left.
    pub left: u64,
    /// Files that need not be kept.
    pub dropped: u64,
}

impl Done {
    fn add(&mut self, parts: &[Part]) {
        self.partitions += u64::from(!parts.is_empty());
        self.rows += parts.iter().map(|part| part.rows).sum::<u64>();
        self.bytes += parts.iter().map(|part| part.bytes).sum::<u64>();
    }
}

/// Does all that is to be done; `None` where another process is at it.
///
/// # Errors
/// Something fails; what was done stays.
pub fn run(columns: &Columns) -> Result<Option<Done>, ColumnsError> {
    if !is_anything_due(columns)? {
        return Ok(Some(Done::default()));
    }
    alone(columns, |done| {
        drop_old::sweep(columns)?;
        let leaving = columns.services.database.read(store::leaving)?;
        done.taken_out = leave::run(columns, &leaving, || renew(columns))?;
        for (tenant, day) in columns.services.database.read(store::stale)? {
            renew(columns)?;
            done.add(&close_day::run(columns, tenant, day)?);
        }
        // Only when no file has them, and the files that had them are gone from the shelf.
        drop_old::sweep(columns)?;
        for one in &leaving {
            columns.services.database.write::<_, DatabaseError>(|session| store::has_left(session, *one, columns.services.now()))?;
            done.left += 1;
        }
        close_due(columns, done)?;
        done.dropped = drop_old::run(columns)? as u64;
        drop_old::sweep(columns)
    })
}

/// Writes a day again for all stores.
///
/// # Errors
/// The day is not over, another process is at it, or something fails.
pub fn close_again(columns: &Columns, day: Day) -> Result<Done, ColumnsError> {
    if day.ends() > columns.services.now() || day.ends() > read_days::settled(&columns.records)? {
        return Err(ColumnsError::NotOver(day));
    }
    let done = alone(columns, |done| {
        let stores = read_days::stores(&columns.records, day.begins(), day.ends())?;
        let known = columns.parts(None)?.into_iter().filter(|part| part.day == day).map(|part| part.tenant);
        let tenants: std::collections::BTreeSet<Id> = stores.into_iter().chain(known).collect();
        for tenant in tenants {
            renew(columns)?;
            done.add(&close_day::run(columns, tenant, day)?);
        }
        drop_old::sweep(columns)
    })?;
    done.ok_or(ColumnsError::Busy)
}

/// Whether a round would do anything: looked at often, so it takes little.
fn is_anything_due(columns: &Columns) -> Result<bool, DatabaseError> {
    let today = Day::of(columns.services.now());
    columns.services.database.read(|session| {
        let closed = store::head(session)?.is_some_and(|head| head >= today);
        Ok(!closed || !store::leaving(session)?.is_empty() || !store::stale(session)?.is_empty() || !store::loose(session)?.is_empty())
    })
}

/// Closes the days that are over.
fn close_due(columns: &Columns, done: &mut Done) -> Result<(), ColumnsError> {
    let today = Day::of(columns.services.now());
    let head = columns.services.database.read(store::head)?;
    let Some(mut day) = head.or(read_days::first(&columns.records)?.map(Day::of)) else { return Ok(()) };
    if day >= today {
        return note_head(columns, head, day);
    }
    let settled = read_days::settled(&columns.records)?;
    while day.ends() <= settled && day < today {
        for tenant in read_days::stores(&columns.records, day.begins(), day.ends())? {
            renew(columns)?;
            done.add(&close_day::run(columns, tenant, day)?);
        }
        day = day.next();
        note_head(columns, None, day)?;
    }
    Ok(())
}

fn note_head(columns: &Columns, before: Option<Day>, day: Day) -> Result<(), ColumnsError> {
    if before == Some(day) {
        return Ok(());
    }
    Ok(columns.services.database.write::<_, DatabaseError>(|session| store::set_head(session, day))?)
}

fn renew(columns: &Columns) -> Result<(), ColumnsError> {
    if take(columns)? { Ok(()) } else { Err(ColumnsError::Busy) }
}

fn take(columns: &Columns) -> Result<bool, DatabaseError> {
    let now = columns.services.now();
    columns.services.database.write(|session| store::lease(session, columns.holder, now, now.plus(LEASE)))
}

/// Works where nobody else does.
fn alone(columns: &Columns, work: impl FnOnce(&mut Done) -> Result<(), ColumnsError>) -> Result<Option<Done>, ColumnsError> {
    if !take(columns)? {
        return Ok(None);
    }
    let mut done = Done::default();
    let result = work(&mut done);
    columns.services.database.write::<_, DatabaseError>(|session| store::release(session, columns.holder))?;
    result.map(|()| Some(done))
}
