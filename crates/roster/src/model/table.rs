//! A table as it was read: lines of cells.

/// A line of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number in the file, from 1.
    pub number: u32,
    /// Its cells from the left, without spaces at the ends.
    pub cells: Vec<String>,
}

/// A table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// Its lines that are not empty.
    pub lines: Vec<Line>,
    /// Whether there was more than is read.
    pub cut: bool,
}

impl Line {
    /// A cell; empty where there is none.
    #[must_use]
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}
