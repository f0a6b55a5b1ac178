//! What can go wrong.

use std::path::PathBuf;

/// A failure of the index.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The engine under it failed: disk, or a damaged file. Rebuild the index.
    #[error("the search index failed: {0}; rebuild it with `xingtan rebuild search`")]
    Engine(#[from] tantivy::TantivyError),
    /// A file could not be read or written.
    #[error("the search index could not use {path}: {source}")]
    Disk {
        /// The file or directory.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Somebody else is writing: there is one writer at a time.
    #[error("the search index is being written by somebody else; try again when they have finished")]
    WriterBusy,
    /// A stored document could not be read back.
    #[error("the search index holds a document that cannot be read: {0}; rebuild it with `xingtan rebuild search`")]
    Stored(String),
}

impl Error {
    pub(crate) fn disk(path: impl Into<PathBuf>, source: std::io::Error) -> Self {
        Self::Disk { path: path.into(), source }
    }
}
