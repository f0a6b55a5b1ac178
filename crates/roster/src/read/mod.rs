//! From bytes to tables: text in the encodings schools use, workbooks, archives. Bounded, and without a panic whatever comes.

pub mod archive;
pub mod bundle;
pub mod text;
pub mod workbook;

use crate::model::bounds::COLUMNS_MAX;
use crate::model::fault::FaultKind;
use crate::model::table::{Line, Table};

/// The table of a file: a workbook where it begins like one, text otherwise.
///
/// # Errors
/// It cannot be read.
pub fn table(bytes: &[u8]) -> Result<Table, FaultKind> {
    if bytes.starts_with(b"PK\x03\x04") {
        return workbook::table(bytes);
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(FaultKind::Unreadable); // a workbook of before 2007
    }
    text::table(bytes)
}

/// Adds a line where it is not empty; false where the table is full.
fn add(table: &mut Table, number: u32, mut cells: Vec<String>, rows_max: usize) -> bool {
    while cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    if cells.is_empty() {
        return true;
    }
    // The headings are one line more than people.
    if table.lines.len() > rows_max {
        table.cut = true;
        return false;
    }
    if cells.len() > COLUMNS_MAX {
        cells.truncate(COLUMNS_MAX);
        table.cut = true;
    }
    table.lines.push(Line { number, cells });
    true
}
