//! The run-time environment of SCORM: the data model of both versions, what may be set, and what comes of it.

pub mod elements;
pub mod memory;
pub mod outcome;
pub mod statements;
pub mod values;

/// The most bytes of one commit.
pub const COMMIT_BYTES_MAX: usize = 1024 * 1024;
/// The most values that a piece may keep.
pub const VALUES_MAX: usize = 20_000;
/// The most bytes of all values that a piece may keep.
pub const MEMORY_BYTES_MAX: usize = 2 * 1024 * 1024;
/// The most interactions, objectives and comments, each; the standard asks for 250.
pub const COLLECTION_MAX: usize = 2_000;
