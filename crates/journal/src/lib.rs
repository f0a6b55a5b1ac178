//! The journal: an embedded, durable, append-only log of statements with an index. It knows nothing of xAPI: it keeps entries,
//! which have a tenant, an id, a fingerprint, keys to be found by, and a body.
//!
//! What is acknowledged is durable; what is appended together becomes durable with one synchronisation. The log is what is
//! true. The index is a view of it that may be deleted. Everything read is proven by a checksum first. Why it is made like
//! this, and the figures, stand in `docs/decisions/0014-the-journal.md`.
//!
//! ```
//! use std::sync::Arc;
//! use journal::{Entry, Journal, Query, Settings, testing::FaultyDisk};
//!
//! let (log, index) = (Arc::new(FaultyDisk::new(1)), Arc::new(FaultyDisk::new(2)));
//! let (journal, _) = Journal::open(log, index, Settings::default(), Arc::new(|| 1_700_000_000_000_000))?;
//! let (store, learner, completed) = ([1; 16], [2; 16], [3; 16]);
//! let entry = Entry { store, id: [4; 16], content: [5; 16], keys: vec![learner, completed], body: "{}".into(), ..Entry::default() };
//! assert_eq!(journal.append(vec![entry])?.outcomes[0].seq, 0);
//! let page = journal.query(&Query { store, keys: vec![completed, learner], ..Query::default() })?;
//! assert_eq!(page.entries[0].entry.body, "{}");
//! # Ok::<(), journal::Error>(())
//! ```

mod compact;
mod disk;
mod entry;
mod error;
mod glance;
mod index;
mod journal;
mod log;
mod open;
mod read;
mod settings;
pub mod testing;
mod verify;
mod view;
mod wire;
mod writer;

pub use compact::Compacted;
pub use disk::{Disk, DiskFile, FolderDisk};
pub use entry::{BODY_BYTES_MAX, Entry, Held, Id, KEYS_MAX, Limit, Stored};
pub use error::{Error, Result};
pub use glance::{Glance, glance};
pub use index::term::DEPTH_MAX;
pub use journal::{Appended, Journal, Outcome, State};
pub use log::recover::Damage;
pub use open::Opened;
pub use read::{Page, Query};
pub use settings::{
    BATCH_BYTES_MAX, BATCH_ENTRIES_MAX, Clock, ERASED_IDS_MAX, PAGE_BYTES_MAX, PAGE_ENTRIES_MAX, PAGE_STEPS_MAX, QUERY_KEYS_MAX, Settings, WAITING_BATCHES_MAX,
    WAITING_BYTES_MAX,
};
pub use verify::Verified;
