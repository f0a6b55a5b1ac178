//! Files of rows: Parquet, whole in memory while they are written, read by ranges.

pub mod read;
pub mod schema;
pub mod shelf;
pub mod write;

pub use read::{File, Words};
pub use shelf::{Shelf, ShelfError};

use parquet::errors::ParquetError;

/// Why a file cannot be written or read.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// What is there is no Parquet of ours.
    #[error("{0}")]
    Parquet(#[from] ParquetError),
    /// Columns do not fit together.
    #[error("{0}")]
    Columns(#[from] arrow_schema::ArrowError),
    /// A column is missing or of another type.
    #[error("the file has no column {0} of the expected type")]
    Column(&'static str),
    /// The place of files fails.
    #[error(transparent)]
    Shelf(#[from] ShelfError),
}
