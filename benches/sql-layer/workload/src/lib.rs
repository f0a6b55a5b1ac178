//! What every SQL layer is measured with: the rows, the operations, the server, the callers and the printed figures.

mod answer;
mod drive;
mod rows;
mod server;

pub use answer::{Answer, Facet, PageRow, SectionRow, TextRow};
pub use drive::{Asynchronous, Blocking, asynchronous, blocking};
pub use rows::{Change, Filter, NewText, Operation, operation};

/// The engine's keys in a migration and in seed rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// A file, WAL, synchronous FULL.
    Sqlite,
    /// A server with fsync, started for the run.
    Postgresql,
}

/// How many connections a layer may hold, as in `crates/platform`; SQLite has one more, which writes.
pub const CONNECTIONS: u32 = 16;

/// What `crates/platform` sets on its SQLite connections, for the layers that have to be told.
pub const PRAGMAS: &str = "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
     PRAGMA cache_size = -8192; PRAGMA mmap_size = 268435456; PRAGMA temp_store = MEMORY;";
