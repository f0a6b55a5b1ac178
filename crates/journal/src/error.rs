//! What can go wrong.

use std::io;
use std::sync::Arc;

use crate::entry::{Held, Id};

/// Why something was not done. Nothing of it was done then: a batch is all or nothing.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Error {
    /// The same store and id is already there with other content.
    #[error("an entry with this id and other content is already there")]
    Conflict {
        /// The tenant.
        store: Id,
        /// The id that is taken.
        id: Id,
    },
    /// The same store and id stands twice in one batch.
    #[error("the same id stands twice in the batch")]
    Repeated {
        /// The tenant.
        store: Id,
        /// The id.
        id: Id,
    },
    /// An entry that is taken over was stored before the last that is there.
    #[error("an entry that was stored at {stored} cannot come behind one of {last}")]
    Order {
        /// When it was stored.
        stored: i64,
        /// When the last that is there was.
        last: i64,
    },
    /// The store may not hold so much.
    #[error("the store would hold more than its limit")]
    Over {
        /// What it holds.
        held: Held,
        /// What the batch brings.
        more: Held,
    },
    /// More than a named bound allows.
    #[error("{what} is beyond its bound of {bound}")]
    TooMuch {
        /// The name of the bound, as in `KEYS_MAX`.
        what: &'static str,
        /// The bound.
        bound: usize,
    },
    /// The disk is full; answer 507. Reading goes on, and writing too once there is room.
    #[error("the disk is full")]
    Full,
    /// The disk failed; answer 503. Nothing is acknowledged until the end of the log is whole again; reading goes on.
    #[error("the storage failed: {0}")]
    Storage(#[source] Arc<io::Error>),
    /// Bytes of the log do not match their checksum, or are missing. They are never served.
    #[error("the log is damaged in segment {segment} at byte {offset}")]
    Damaged {
        /// Number of the segment.
        segment: u64,
        /// Byte in its file.
        offset: u64,
    },
    /// Bytes of the index do not match their checksum. It is made anew from the log at the next opening.
    #[error("the index is damaged in run {run} at byte {offset}")]
    IndexDamaged {
        /// Number of the run.
        run: u64,
        /// Byte in its file.
        offset: u64,
    },
    /// The journal was closed, or its writer ended.
    #[error("the journal is closed")]
    Closed,
}

/// The result of everything here.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// A stable name of the kind of error, for logs and problem details.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Conflict { .. } => "conflict",
            Self::Repeated { .. } => "repeated",
            Self::Order { .. } => "order",
            Self::Over { .. } => "over",
            Self::TooMuch { .. } => "too-much",
            Self::Full => "full",
            Self::Storage(_) => "storage",
            Self::Damaged { .. } => "damaged",
            Self::IndexDamaged { .. } => "index-damaged",
            Self::Closed => "closed",
        }
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            _ => Self::Storage(Arc::new(error)),
        }
    }
}
