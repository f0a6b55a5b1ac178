//! Reading everything, to know that it can be read.

use crate::error::Result;
use crate::journal::Journal;
use crate::log::frame::blocks;
use crate::log::recover::Damage;
use crate::log::search::find_head;
use crate::log::segment::{HEADER_BYTES, Header, Segment, read_frame};
use crate::wire::{long, size};

/// What reading everything found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// Bytes of the log that were read.
    pub bytes: u64,
    /// Entries in whole blocks.
    pub entries: u64,
    /// Parts of the log that are damaged.
    pub damage: Vec<Damage>,
    /// Blocks of the index that are damaged. It is made anew where its folder is deleted while the journal is closed.
    pub index_blocks_damaged: u64,
}

impl Journal {
    /// Reads the whole log and index and proves every checksum. `progress` gets the bytes of the log read so far and in all.
    pub fn verify(&self, mut progress: impl FnMut(u64, u64)) -> Result<Verified> {
        let _alone = self.compaction.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let segments = self.view.log.segments();
        let all = segments.iter().map(|segment| segment.end()).sum();
        let mut found = Verified::default();
        for segment in &segments {
            verify_segment(segment, &mut found, |bytes| progress(bytes, all))?;
        }
        found.index_blocks_damaged = self.view.index.verify(|_| {})?;
        Ok(found)
    }
}

fn verify_segment(segment: &Segment, found: &mut Verified, mut progress: impl FnMut(u64)) -> Result<()> {
    let (file, salt, number, end) = (&**segment.file(), segment.header.salt, segment.header.number, segment.end());
    let mut damage = |offset: u64, bytes: u64| found.damage.push(Damage { segment: number, offset, bytes });
    let mut header = vec![0; size(HEADER_BYTES.min(file.length()?))];
    file.read_at(&mut header, 0)?;
    for (copy, offset) in header.chunks(64).zip((0..).step_by(64)) {
        if Header::read(copy) != Some(segment.header) {
            damage(offset, 64);
        }
    }
    let mut at = HEADER_BYTES;
    let before = found.bytes;
    while at < end.min(file.length()?) {
        if let Some((head, bytes)) = read_frame(file, salt, at, end)? {
            match blocks(salt, &head, &bytes) {
                Ok(blocks) => {
                    for (begin, block) in &blocks {
                        match block {
                            Some(block) => found.entries += u64::from(block.count),
                            None => damage(at + begin.offset, long(bytes.len()) - begin.offset),
                        }
                    }
                }
                Err(offset) => damage(at + offset, long(bytes.len()) - offset),
            }
            at += u64::from(head.length);
        } else {
            let next = find_head(file, salt, at + 1, end, 0)?.map_or(end, |(next, _)| next);
            damage(at, next - at);
            at = next;
        }
        found.bytes = before + at;
        progress(found.bytes);
    }
    if at < end {
        damage(at, end - at);
    }
    Ok(())
}
