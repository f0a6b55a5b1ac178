//! What can go wrong in practice.

use kernel::{ErrorKind, Problem};
use platform::DatabaseError;

/// A failure of practice.
#[derive(Debug, thiserror::Error)]
pub enum AssessmentError {
    /// There is no such item or session, or it is somebody else's.
    #[error("no such item or session")]
    NotFound,
    /// The scope in the form is not understood.
    #[error("the scope must be section:ID, resource:ID, concept:ID, subject:CODE, item:ID, again:ID or wrong:ID")]
    Scope,
    /// The position is not one of the session.
    #[error("the session has no such position")]
    Position,
    /// Nothing to practise there.
    #[error("there are no items there")]
    Empty,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// The library failed.
    #[error(transparent)]
    Catalog(#[from] catalog::CatalogError),
}

impl From<AssessmentError> for Problem {
    fn from(error: AssessmentError) -> Self {
        let detail = error.to_string();
        match error {
            AssessmentError::NotFound => Self::new(ErrorKind::NotFound, "assessment.not-found", detail),
            AssessmentError::Scope => Self::new(ErrorKind::Invalid, "assessment.scope", detail),
            AssessmentError::Position => Self::new(ErrorKind::Invalid, "assessment.position", detail),
            AssessmentError::Empty => Self::new(ErrorKind::NotFound, "assessment.empty", detail),
            AssessmentError::Database(error) => error.into(),
            AssessmentError::Catalog(error) => error.into(),
        }
    }
}
