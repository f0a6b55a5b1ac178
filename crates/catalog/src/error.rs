//! What can go wrong in the library.

use kernel::{ErrorKind, Problem};
use platform::DatabaseError;

/// A failure of the library.
#[derive(Debug, thiserror::Error)]
pub enum CatalogError {
    /// There is no such thing, or it was withdrawn.
    #[error("no such thing in the library")]
    NotFound,
    /// Its licence does not let us hand it out.
    #[error("its licence does not allow downloads")]
    NotOpen,
    /// A report of a problem without words, or with too many.
    #[error("a report has 1 to {0} characters")]
    ReportLength(usize),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// The index failed.
    #[error("search index: {0}")]
    Search(#[from] search::Error),
    /// A file or folder failed.
    #[error("{0}")]
    Disk(String),
}

impl From<CatalogError> for Problem {
    fn from(error: CatalogError) -> Self {
        let detail = error.to_string();
        match error {
            CatalogError::NotFound => Self::new(ErrorKind::NotFound, "catalog.not-found", detail),
            CatalogError::NotOpen => Self::new(ErrorKind::Forbidden, "catalog.not-open", detail),
            CatalogError::ReportLength(_) => Self::new(ErrorKind::Invalid, "catalog.report-length", detail),
            CatalogError::Database(error) => error.into(),
            CatalogError::Search(_) => Self::new(ErrorKind::Unavailable, "catalog.search", detail),
            CatalogError::Disk(_) => Self::new(ErrorKind::Unavailable, "catalog.disk", detail),
        }
    }
}
