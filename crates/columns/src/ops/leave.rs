//! Lets people leave the files. Rows of somebody who asked to be forgotten are taken out of every file that has them; days with rows of
//! somebody who turned out to be another are written again from what the rows say now.

use std::collections::HashSet;

use arrow_array::Array;
use arrow_array::cast::AsArray;
use kernel::Id;
use platform::DatabaseError;

use super::close_day;
use crate::files::{File, FileError, ShelfError, Words};
use crate::model::row::Row;
use crate::model::sum::Sum;
use crate::store::{self, Leaving, Part};
use crate::{Columns, ColumnsError};

/// Looks for those who leave in every file of their store. How many rows were taken out.
///
/// # Errors
/// The files or the database fail; the next round does the rest.
pub fn run(columns: &Columns, leaving: &[Leaving], mut renew: impl FnMut() -> Result<(), ColumnsError>) -> Result<u64, ColumnsError> {
    let mut taken = 0;
    let tenants: HashSet<Id> = leaving.iter().map(|one| one.tenant).collect();
    for tenant in tenants {
        let names = |moved: bool| -> HashSet<String> {
            leaving.iter().filter(|one| one.tenant == tenant && one.moved == moved).map(|one| one.pseudonym.to_string()).collect()
        };
        let (gone, moved) = (names(false), names(true));
        for part in columns.parts(Some(tenant))? {
            renew()?;
            let looked = match holds_any(columns, &part, &gone) {
                Ok(false) => holds_any(columns, &part, &moved).map(|moved| if moved { Holds::Moved } else { Holds::Nobody }),
                other => other.map(|_| Holds::Gone),
            };
            match looked {
                Ok(Holds::Nobody) => {}
                Ok(Holds::Gone) => taken += take_out(columns, &part, &gone)?,
                Ok(Holds::Moved) => write_again(columns, &part)?,
                Err(FileError::Shelf(error)) if !is_damaged(columns, &part, &error) => return Err(error.into()),
                // A file that cannot be read must not keep anybody: its rows no longer have them.
                Err(error) => {
                    tracing::warn!(path = %part.path, %error, "a file of columns cannot be read; its day is written again from the rows");
                    write_again(columns, &part)?;
                }
            }
        }
    }
    Ok(taken)
}

/// Whether an error comes from a file that is not what it was, and not from the place of all files.
fn is_damaged(columns: &Columns, part: &Part, error: &ShelfError) -> bool {
    error.is_missing() || columns.shelf.get(&part.path).is_ok_and(|bytes| bytes.len() as u64 != part.bytes)
}

/// Who stands in a file.
enum Holds {
    Nobody,
    Gone,
    Moved,
}

fn write_again(columns: &Columns, part: &Part) -> Result<(), ColumnsError> {
    Ok(columns.services.database.write::<_, DatabaseError>(|session| store::set_stale(session, part.tenant, part.day))?)
}

/// Whether one of some pseudonyms stands in a file.
fn holds_any(columns: &Columns, part: &Part, names: &HashSet<String>) -> Result<bool, FileError> {
    if names.is_empty() {
        return Ok(false);
    }
    let file = File::open(&columns.shelf, &part.path, part.bytes)?;
    for group in file.groups() {
        let wanted: Vec<&str> = ["actor", "others"].into_iter().filter(|column| names.iter().any(|name| file.may_hold(group, column, name))).collect();
        if wanted.is_empty() {
            continue;
        }
        for batch in file.rows(group, &wanted)? {
            let batch = batch.map_err(FileError::from)?;
            if wanted.contains(&"actor") && Words::of(&batch, "actor")?.words().iter().flatten().any(|word| names.contains(word)) {
                return Ok(true);
            }
            if wanted.contains(&"others") {
                let lists = batch.column_by_name("others").and_then(|column| column.as_list_opt::<i32>()).ok_or(FileError::Column("others"))?;
                let texts = lists.values().as_string_opt::<i32>().ok_or(FileError::Column("others"))?;
                if !texts.is_empty() && texts.iter().flatten().any(|word| names.contains(word)) {
                    return Ok(true);
                }
            }
        }
    }
    Ok(false)
}

/// Writes a file again without the rows in which somebody stands. What is left must be what was there without what was taken out.
fn take_out(columns: &Columns, part: &Part, names: &HashSet<String>) -> Result<u64, ColumnsError> {
    let (mut kept, mut without, mut taken) = (Vec::new(), Sum::default(), 0);
    close_day::each_kept(columns, part, |row: Row| {
        if row.actor.iter().chain(&row.others).any(|name| names.contains(name)) {
            taken += 1;
            without = without.plus(row.sum());
        } else {
            kept.push(row);
        }
    })?;
    let new = if kept.is_empty() { None } else { Some(close_day::put(columns, part.tenant, part.day, part.number, &kept)?) };
    let (rows, content) = new.as_ref().map_or((0, Sum::default()), |new| (new.rows, new.content));
    if rows + taken != part.rows || content != part.content.minus(without) {
        return Err(ColumnsError::Differs(part.path.clone()));
    }
    columns.services.database.write::<_, DatabaseError>(|session| {
        let mut parts = store::parts_of_day(session, part.tenant, part.day)?;
        parts.retain(|other| other.number != part.number);
        parts.extend(new.clone());
        let stale = store::stale(session)?.contains(&(part.tenant, part.day));
        store::replace_day(session, part.tenant, part.day, &parts, columns.services.now())?;
        if stale { store::set_stale(session, part.tenant, part.day) } else { Ok(()) }
    })?;
    Ok(taken)
}
