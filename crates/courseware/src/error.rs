//! What can go wrong with courseware.

use kernel::{ErrorKind, Problem};
use platform::{DatabaseError, ObjectError, SecretError};

use crate::model::refusal::Refusal;

/// A failure of this room.
#[derive(Debug, thiserror::Error)]
pub enum CoursewareError {
    /// There is no such thing, or whoever asks may not know.
    #[error("there is no such {0}")]
    NotFound(&'static str),
    /// The package is refused.
    #[error("the package is refused: {0}")]
    Refused(#[from] Refusal),
    /// No host is set at which files of packages may run.
    #[error("no host of content is set; start the platform with --content-url")]
    NoContentHost,
    /// The platform has no record store that a unit of cmi5 could talk to.
    #[error("there is no record store for units of cmi5")]
    NoRecordStore,
    /// The launch is over or expired.
    #[error("this launch is over; open the unit again")]
    Over,
    /// A commit cannot be read.
    #[error("the commit cannot be read: {0}")]
    Commit(String),
    /// A unit of cmi5 did what its rules forbid.
    #[error("requirement {requirement}: {reason}")]
    Rule {
        /// The number of the requirement of cmi5.
        requirement: &'static str,
        /// What is wrong.
        reason: String,
    },
    /// A reason is needed and missing, or too long.
    #[error("a reason is needed, of {} characters at most", crate::REASON_CHARS_MAX)]
    Reason,
    /// It is waived, or done with, already.
    #[error("the unit is done with already")]
    DoneAlready,
    /// What was kept cannot be read.
    #[error("what was kept cannot be read: {0}")]
    Kept(String),
    /// The record store says no.
    #[error(transparent)]
    Records(#[from] Problem),
    /// The organisations room says no.
    #[error(transparent)]
    Organization(#[from] organization::OrganizationError),
    /// A secret cannot be made or read.
    #[error(transparent)]
    Secret(#[from] SecretError),
    /// Files of packages cannot be kept or read.
    #[error(transparent)]
    Object(#[from] ObjectError),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}

impl From<serde_json::Error> for CoursewareError {
    fn from(error: serde_json::Error) -> Self {
        Self::Kept(error.to_string())
    }
}

impl From<CoursewareError> for Problem {
    fn from(error: CoursewareError) -> Self {
        let (kind, code) = match error {
            CoursewareError::Records(problem) => return problem,
            CoursewareError::Organization(error) => return error.into(),
            CoursewareError::NotFound(_) => (ErrorKind::NotFound, "not-found"),
            CoursewareError::Refused(_) => (ErrorKind::Invalid, "courseware.refused"),
            CoursewareError::NoContentHost => (ErrorKind::Unavailable, "courseware.no-content-host"),
            CoursewareError::NoRecordStore => (ErrorKind::Unavailable, "courseware.no-record-store"),
            CoursewareError::Over => (ErrorKind::NotFound, "courseware.over"),
            CoursewareError::Commit(_) => (ErrorKind::Invalid, "courseware.commit"),
            CoursewareError::Reason => (ErrorKind::Invalid, "courseware.reason"),
            CoursewareError::Rule { .. } => (ErrorKind::Forbidden, "courseware.rule"),
            CoursewareError::DoneAlready => (ErrorKind::Conflict, "courseware.done-already"),
            CoursewareError::Kept(_) | CoursewareError::Secret(_) | CoursewareError::Object(_) | CoursewareError::Database(_) => {
                (ErrorKind::Unavailable, "courseware.unavailable")
            }
        };
        Self::new(kind, code, error.to_string())
    }
}
