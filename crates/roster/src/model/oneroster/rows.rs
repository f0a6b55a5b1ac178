//! A table of a bundle with its headings, and the checks every line has to pass (OneRoster 1.2 CSV binding, section 4).

use std::collections::HashMap;

use crate::model::bounds::{CELL_LENGTH_MAX, EXTERNAL_LENGTH_MAX};
use crate::model::fault::{Fault, FaultKind, Faults};
use crate::model::table::{Line, Table};

/// How a file is to be understood (manifest.csv).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// Not there.
    #[default]
    Absent,
    /// Everything there is.
    Bulk,
    /// What changed.
    Delta,
}

/// A table of a bundle.
pub struct Rows<'a> {
    /// The file's name.
    pub file: &'static str,
    /// How it is to be understood.
    pub mode: Mode,
    columns: HashMap<String, usize>,
    lines: &'a [Line],
}

/// A line of it.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    rows: &'a Rows<'a>,
    line: &'a Line,
}

impl<'a> Rows<'a> {
    /// The table of a file; headings that are missing are faults.
    pub fn new(file: &'static str, mode: Mode, table: &'a Table, required: &[&str], faults: &mut Faults) -> Self {
        let (head, lines) = table.lines.split_first().map_or((None, &[][..]), |(head, lines)| (Some(head), lines));
        let columns: HashMap<String, usize> =
            head.map(|head| head.cells.iter().enumerate().map(|(place, cell)| (cell.clone(), place)).collect()).unwrap_or_default();
        for name in required.iter().filter(|name| !columns.contains_key(**name)) {
            faults.add(Fault::new(FaultKind::ColumnMissing, 1, name, "").in_file(file));
        }
        if table.cut {
            faults.add(Fault::new(FaultKind::TooMany, table.lines.last().map_or(0, |line| line.number), "", "").in_file(file));
        }
        Self { file, mode, columns, lines }
    }

    /// Its lines.
    pub fn iter(&'a self) -> impl Iterator<Item = Row<'a>> {
        self.lines.iter().map(move |line| Row { rows: self, line })
    }
}

impl<'a> Row<'a> {
    /// A value; empty where there is none.
    #[must_use]
    pub fn get(&self, column: &str) -> &'a str {
        self.rows.columns.get(column).map_or("", |place| self.line.cell(*place))
    }

    /// The number of the line.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.line.number
    }

    /// A value that has to be there.
    ///
    /// # Errors
    /// It is not, or is too long.
    pub fn required(&self, column: &str) -> Result<&'a str, Fault> {
        let value = self.get(column);
        if value.is_empty() {
            return Err(self.fault(FaultKind::ValueMissing, column));
        }
        self.short(column)
    }

    /// A value of bounded length.
    ///
    /// # Errors
    /// It is too long.
    pub fn short(&self, column: &str) -> Result<&'a str, Fault> {
        let value = self.get(column);
        let long = if column.to_ascii_lowercase().ends_with("sourcedid") { value.len() > EXTERNAL_LENGTH_MAX } else { value.chars().count() > CELL_LENGTH_MAX };
        if long { Err(self.fault(FaultKind::TooLong, column)) } else { Ok(value) }
    }

    /// A list of values.
    #[must_use]
    pub fn list(&self, column: &str) -> Vec<String> {
        self.get(column).split(',').map(str::trim).filter(|one| !one.is_empty()).take(50).map(str::to_owned).collect()
    }

    /// Whether the thing is gone: only a delta says so (section 4.2).
    ///
    /// # Errors
    /// The status is none of the vocabulary.
    pub fn is_gone(&self) -> Result<bool, Fault> {
        match self.get("status") {
            "tobedeleted" => Ok(true),
            "active" => Ok(false),
            "" if self.rows.mode != Mode::Delta => Ok(false),
            "" => Err(self.fault(FaultKind::ValueMissing, "status")),
            _ => Err(self.fault(FaultKind::ValueWrong, "status")),
        }
    }

    /// A fault of this line.
    #[must_use]
    pub fn fault(&self, kind: FaultKind, column: &str) -> Fault {
        Fault::new(kind, self.line.number, column, self.get(column)).in_file(self.rows.file)
    }
}
