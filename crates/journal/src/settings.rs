//! What can be set, and the bounds that cannot.

use std::sync::Arc;

/// Tells the time, in microseconds since 1970.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

/// How many entries a batch may have.
pub const BATCH_ENTRIES_MAX: usize = 10_000;
/// How many bytes a batch may have, bodies and keys together.
pub const BATCH_BYTES_MAX: usize = 64 * 1024 * 1024;
/// How many batches wait for the writer; then callers wait.
pub const WAITING_BATCHES_MAX: usize = 1_024;
/// How many bytes of batches wait for the writer; then callers wait.
pub const WAITING_BYTES_MAX: usize = 64 * 1024 * 1024;
/// How many ids are erased at once.
pub const ERASED_IDS_MAX: usize = 10_000;
/// How many keys a query may have.
pub const QUERY_KEYS_MAX: usize = 16;
/// How many entries a page may have.
pub const PAGE_ENTRIES_MAX: usize = 1_000;
/// Bytes of bodies after which a page ends though there is more.
pub const PAGE_BYTES_MAX: usize = 16 * 1024 * 1024;
/// Steps of an intersection after which a page ends though there may be more; tens of milliseconds.
pub const PAGE_STEPS_MAX: u64 = 200_000;

/// What differs between a server and a test.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Bytes after which a segment is finished and the next begun.
    pub segment_bytes: u64,
    /// Pairs of the index that are kept in memory before they are written, at about 30 bytes each. While they are written, twice
    /// as many gather at most; then callers wait.
    pub memory_pairs: usize,
    /// True where the index is written beside the appending; false where everything happens in order.
    pub is_background: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { segment_bytes: 128 * 1024 * 1024, memory_pairs: 1_000_000, is_background: true }
    }
}
