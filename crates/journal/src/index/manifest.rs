//! Which runs the index is, and how far into the log it reaches: one small file, replaced in one step.

use std::collections::HashMap;

use crate::disk::Disk;
use crate::entry::{Held, Id};
use crate::error::Result;
use crate::log::recover::Reach;
use crate::wire::{Reader, checksum, long, put_varint, size};

const NAME: &str = "manifest";
const NEW_NAME: &str = "manifest.new";
const MAGIC: [u8; 8] = *b"XTJIDX02";

/// What the file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// The salt of the journal.
    pub salt: u64,
    pub reach: Reach,
    pub next_run: u64,
    /// Numbers and levels.
    pub runs: Vec<(u64, u8)>,
    /// How much each store held.
    pub held: HashMap<Id, Held>,
}

impl Manifest {
    /// Reads it; `None` where it is missing or damaged.
    pub fn read(disk: &dyn Disk) -> Result<Option<Self>> {
        if !disk.list()?.iter().any(|name| name == NAME) {
            return Ok(None);
        }
        let file = disk.open(NAME)?;
        let mut bytes = vec![0; size(file.length()?)];
        file.read_at(&mut bytes, 0)?;
        let Some((body, sum)) = bytes.split_last_chunk::<4>() else { return Ok(None) };
        Ok(Self::parse(body).filter(|manifest| checksum(manifest.salt, &[body]) == u32::from_le_bytes(*sum)))
    }

    /// Puts it in place of the one before, durably.
    pub fn write(&self, disk: &dyn Disk) -> Result<()> {
        let mut bytes = self.to_bytes();
        bytes.extend_from_slice(&checksum(self.salt, &[&bytes]).to_le_bytes());
        let file = disk.create(NEW_NAME)?;
        file.write_at(&bytes, 0)?;
        file.sync()?;
        disk.sync_folder()?;
        disk.rename(NEW_NAME, NAME)?;
        Ok(disk.sync_folder()?)
    }

    fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        for number in [self.salt, self.reach.frames, self.reach.seq] {
            bytes.extend_from_slice(&number.to_le_bytes());
        }
        bytes.extend_from_slice(&self.reach.stored.to_le_bytes());
        bytes.extend_from_slice(&self.next_run.to_le_bytes());
        put_varint(&mut bytes, long(self.runs.len()));
        for (number, level) in &self.runs {
            put_varint(&mut bytes, *number);
            bytes.push(*level);
        }
        put_varint(&mut bytes, long(self.held.len()));
        for (store, held) in &self.held {
            bytes.extend_from_slice(store);
            put_varint(&mut bytes, held.entries);
            put_varint(&mut bytes, held.bytes);
        }
        bytes
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        (reader.array::<8>()? == MAGIC).then_some(())?;
        let salt = reader.u64()?;
        let reach = Reach { frames: reader.u64()?, seq: reader.u64()?, stored: reader.i64()? };
        let next_run = reader.u64()?;
        let runs = (0..reader.varint()?).map(|_| Some((reader.varint()?, reader.u8()?))).collect::<Option<_>>()?;
        let held =
            (0..reader.varint()?).map(|_| Some((reader.array()?, Held { entries: reader.varint()?, bytes: reader.varint()? }))).collect::<Option<_>>()?;
        reader.is_at_end().then_some(Self { salt, reach, next_run, runs, held })
    }
}
