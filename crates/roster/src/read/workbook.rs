//! Workbooks (ECMA-376, .xlsx): the first sheet with anything in it.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader, Xlsx, open_workbook_from_rs};

use super::{add, archive};
use crate::model::bounds::{CELL_LENGTH_MAX, COLUMNS_MAX, ROWS_MAX};
use crate::model::fault::FaultKind;
use crate::model::table::Table;

/// The table of a workbook.
///
/// # Errors
/// It is damaged, or unpacks to too much.
pub fn table(bytes: &[u8]) -> Result<Table, FaultKind> {
    archive::check(bytes)?;
    // The reader of workbooks is somebody else's: should it stumble over a hostile file, that file is refused and nothing else happens.
    catch_unwind(AssertUnwindSafe(|| first_sheet(bytes))).unwrap_or(Err(FaultKind::Unreadable))
}

fn first_sheet(bytes: &[u8]) -> Result<Table, FaultKind> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(|_| FaultKind::Unreadable)?;
    for name in book.sheet_names() {
        let table = sheet(&mut book, &name)?;
        if !table.lines.is_empty() {
            return Ok(table);
        }
    }
    Ok(Table::default())
}

fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Table, FaultKind> {
    let Ok(mut cells) = book.worksheet_cells_reader(name) else { return Ok(Table::default()) }; // a sheet of a chart
    let (mut table, mut at, mut line): (Table, u32, Vec<String>) = (Table::default(), 0, Vec::new());
    while let Some(cell) = cells.next_cell().map_err(|_| FaultKind::Unreadable)? {
        let (row, column) = cell.get_position();
        if row != at {
            if !add(&mut table, at.saturating_add(1), std::mem::take(&mut line), ROWS_MAX) {
                return Ok(table);
            }
            at = row;
        }
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if column >= COLUMNS_MAX {
            table.cut |= !text(cell.get_value()).is_empty();
            continue;
        }
        if line.len() <= column {
            line.resize(column + 1, String::new());
        }
        if let Some(place) = line.get_mut(column) {
            *place = text(cell.get_value());
        }
    }
    add(&mut table, at.saturating_add(1), line, ROWS_MAX);
    Ok(table)
}

/// A cell as its person sees it; numbers without what a spreadsheet adds to them.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) => bounded(text),
        DataRef::SharedString(text) => bounded(text),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(), // without an exponent, and without a fraction where there is none
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.chars().take(10).collect(),
        _ => String::new(),
    }
}

/// One character more than allowed stays, so that the cell is found to be too long.
fn bounded(text: &str) -> String {
    text.trim().chars().filter(|letter| *letter != '\0').take(CELL_LENGTH_MAX + 1).collect()
}
