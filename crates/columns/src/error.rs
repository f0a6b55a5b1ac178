//! What goes wrong with history in columns.

use kernel::{ErrorKind, Problem};
use platform::DatabaseError;

use crate::files::{FileError, ShelfError};
use crate::model::day::Day;

/// What goes wrong with history in columns.
#[derive(Debug, thiserror::Error)]
pub enum ColumnsError {
    /// The database fails.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// A file cannot be written or read.
    #[error("{path}: {source}")]
    File {
        /// Which one.
        path: String,
        /// Why.
        source: FileError,
    },
    /// The place of files fails.
    #[error(transparent)]
    Shelf(#[from] ShelfError),
    /// The record store fails.
    #[error(transparent)]
    Records(#[from] records::ShelfError),
    /// A statement cannot be made a row of.
    #[error("the statement {id} makes no row: {reason}")]
    Statement {
        /// Which one.
        id: uuid::Uuid,
        /// Why.
        reason: String,
    },
    /// What was written is not what it was written from; the day was not closed.
    #[error("{0} was written and does not say what it was written from; the day stays open")]
    Differs(String),
    /// What is known besides statements cannot be looked up.
    #[error("subjects and schools cannot be looked up: {}", .0.detail)]
    Surroundings(Problem),
    /// The day is not over.
    #[error("{0} is not over: days are closed when no further statement can be stored in them")]
    NotOver(Day),
    /// Somebody else is at it.
    #[error("another process writes columns at present; try again when it is done, or in ten minutes where it was killed")]
    Busy,
}

impl From<ColumnsError> for Problem {
    fn from(error: ColumnsError) -> Self {
        match error {
            ColumnsError::Surroundings(problem) => problem,
            other => Self::new(ErrorKind::Unavailable, "columns", other.to_string()),
        }
    }
}

/// Names the file with what is wrong with it.
pub(crate) fn at<E: Into<FileError>>(path: &str) -> impl Fn(E) -> ColumnsError {
    move |source| ColumnsError::File { path: path.to_owned(), source: source.into() }
}
