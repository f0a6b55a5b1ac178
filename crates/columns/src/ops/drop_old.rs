//! Lets go of days that need not be kept, and of files that nothing refers to.

use platform::DatabaseError;

use crate::model::day::Day;
use crate::{Columns, ColumnsError, store};

/// Lets go of days longer ago than is kept; how many files.
///
/// # Errors
/// The database fails.
pub fn run(columns: &Columns) -> Result<usize, ColumnsError> {
    let Some(days) = columns.keep_days else { return Ok(0) };
    let first = Day(Day::of(columns.services.now()).0 - i64::from(days));
    if columns.parts(None)?.iter().all(|part| part.day >= first) {
        return Ok(0);
    }
    Ok(columns.services.database.write::<_, DatabaseError>(|session| store::drop_before(session, first))?)
}

/// Removes files that nothing refers to.
///
/// # Errors
/// The place of files or the database fails.
pub fn sweep(columns: &Columns) -> Result<(), ColumnsError> {
    for path in columns.services.database.read(store::loose)? {
        columns.shelf.remove(&path)?;
        columns.services.database.write::<_, DatabaseError>(|session| store::is_gone(session, &path))?;
    }
    Ok(())
}
