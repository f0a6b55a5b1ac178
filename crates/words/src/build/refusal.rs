//! What is wrong with a Fluent file, and where.

use std::fmt;
use std::path::{Path, PathBuf};

/// One fault of a Fluent file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The file, as given to the generator.
    pub file: PathBuf,
    /// The line, from 1; 0 where the fault is the whole file.
    pub line: usize,
    /// The message or term, empty where there is none.
    pub key: String,
    /// What is wrong and what to do.
    pub reason: String,
}

impl Refusal {
    pub(crate) fn at(file: &Path, line: usize, key: &str, reason: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line, key: key.to_owned(), reason: reason.into() }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.file.display(), self.line)?;
        if !self.key.is_empty() {
            write!(f, "{}: ", self.key)?;
        }
        f.write_str(&self.reason)
    }
}

/// Everything that is wrong with the words of a room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusals(pub Vec<Refusal>);

impl fmt::Display for Refusals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for refusal in &self.0 {
            writeln!(f, "{refusal}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Refusals {}
