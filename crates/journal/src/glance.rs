//! Reading a log that another program may be writing: for backups and checks beside a running platform.

use std::collections::HashSet;
use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::disk::{Disk, DiskFile};
use crate::entry::Stored;
use crate::error::Result;
use crate::log::frame::Kind;
use crate::log::recover::{Damage, recover};
use crate::log::{Log, whole_blocks};

/// What a log held at one moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glance {
    /// The seq that the next entry would have got.
    pub next_seq: u64,
    /// When the last entry was stored.
    pub last_stored: i64,
    /// Parts that cannot be read.
    pub damage: Vec<Damage>,
}

/// Gives every entry that the log in the folder of a journal holds at this moment to a function, oldest first, erased ones with what is left of them; whether one
/// is voided is not told. Nothing is written, whoever else writes. A folder that is not there holds nothing.
///
/// # Errors
/// The disk fails, or the function does.
pub fn glance<E: From<crate::Error>>(folder: &Path, mut take: impl FnMut(Stored) -> std::result::Result<(), E>) -> std::result::Result<Glance, E> {
    let path = folder.join("log");
    if !path.is_dir() {
        return Ok(Glance::default());
    }
    let found = recover(&ReadOnly(path.clone()), None)?;
    let (reach, damage) = (found.reach, found.damage);
    let Some(salt) = found.salt else { return Ok(Glance { damage, ..Glance::default() }) };
    let log = Log::new(Arc::new(ReadOnly(path)), salt, found.segments);
    let mut erased = HashSet::new();
    log.replay(0, |head, bytes| {
        if head.kind == Kind::Erasure {
            erased.extend(whole_blocks(salt, head, bytes).iter().flat_map(crate::log::frame::Block::erased));
        }
        Ok(())
    })?;
    let mut failed = None;
    let replayed: Result<()> = log.replay(0, |head, bytes| {
        if head.kind != Kind::Entries {
            return Ok(());
        }
        for (seq, stored, record) in whole_blocks(salt, head, bytes).into_iter().filter_map(|block| block.records()).flatten() {
            let is_erased = record.erased || erased.contains(&seq);
            let entry = if is_erased { crate::entry::Record::erased(&record.entry).entry } else { record.entry };
            if let Err(error) = take(Stored { seq, stored, voided: false, erased: is_erased, entry }) {
                failed = Some(error);
                return Err(crate::Error::Closed);
            }
        }
        Ok(())
    });
    match failed {
        Some(error) => Err(error),
        None => replayed.map(|()| Glance { next_seq: reach.seq, last_stored: reach.stored, damage }).map_err(E::from),
    }
}

/// A folder of which nothing is changed: what opening a log mends stays as it is.
struct ReadOnly(PathBuf);

impl Disk for ReadOnly {
    fn open(&self, name: &str) -> io::Result<Arc<dyn DiskFile>> {
        Ok(Arc::new(ReadOnlyFile(OpenOptions::new().read(true).open(self.0.join(name))?)))
    }

    fn create(&self, _: &str) -> io::Result<Arc<dyn DiskFile>> {
        Err(io::ErrorKind::ReadOnlyFilesystem.into())
    }

    fn rename(&self, _: &str, _: &str) -> io::Result<()> {
        Ok(())
    }

    fn remove(&self, _: &str) -> io::Result<()> {
        Ok(())
    }

    fn list(&self) -> io::Result<Vec<String>> {
        std::fs::read_dir(&self.0)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
    }

    fn sync_folder(&self) -> io::Result<()> {
        Ok(())
    }
}

struct ReadOnlyFile(File);

impl DiskFile for ReadOnlyFile {
    fn length(&self) -> io::Result<u64> {
        Ok(self.0.metadata()?.len())
    }

    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<()> {
        self.0.read_exact_at(buffer, offset)
    }

    fn write_at(&self, _: &[u8], _: u64) -> io::Result<()> {
        Ok(())
    }

    fn truncate(&self, _: u64) -> io::Result<()> {
        Ok(())
    }

    fn sync(&self) -> io::Result<()> {
        Ok(())
    }
}
