//! Why a record store refuses a request.

use kernel::Problem;

use crate::model::quota::Over;
use crate::model::xapi::fault::Fault;
use crate::store::shelf::ShelfError;

/// Why a request is not done.
#[derive(Debug)]
pub enum Refusal {
    /// A rule of statements is broken.
    Fault(Fault),
    /// The store may not hold or take so much.
    Over(Over),
    /// A status, with a stable code and what is wrong.
    Status(u16, &'static str, String),
    /// Something failed on our side, or clashes.
    Problem(Problem),
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<ShelfError> for Refusal {
    fn from(error: ShelfError) -> Self {
        match error {
            ShelfError::Journal(journal::Error::Full) => {
                Self::Status(507, "no-room", "there is no room for more statements; nothing of this request was stored".to_owned())
            }
            ShelfError::Over(over) => Self::Over(over),
            other => Self::Problem(other.into()),
        }
    }
}

impl From<platform::DatabaseError> for Refusal {
    fn from(error: platform::DatabaseError) -> Self {
        Self::Problem(error.into())
    }
}

/// A wrong request.
#[must_use]
pub fn bad(detail: impl Into<String>) -> Refusal {
    Refusal::Status(400, "bad-request", detail.into())
}
