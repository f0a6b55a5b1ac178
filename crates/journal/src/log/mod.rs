//! The log: what is true. Segments of frames, only ever appended to; a segment may be replaced by one that says less.

pub mod frame;
pub mod recover;
pub mod seal;
pub mod search;
pub mod segment;
pub mod tail;

use std::sync::{Arc, PoisonError, RwLock};

use crate::disk::Disk;
use crate::entry::Record;
use crate::error::{Error, Result};
use frame::{Block, FrameHead};
use segment::Segment;

/// The segments, for everybody who reads.
pub struct Log {
    pub disk: Arc<dyn Disk>,
    pub salt: u64,
    segments: RwLock<Vec<Arc<Segment>>>,
}

impl Log {
    /// A log of the segments that were found.
    pub fn new(disk: Arc<dyn Disk>, salt: u64, segments: Vec<Arc<Segment>>) -> Self {
        Self { disk, salt, segments: RwLock::new(segments) }
    }

    /// The segments as they are now, oldest first.
    pub fn segments(&self) -> Vec<Arc<Segment>> {
        self.segments.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Adds a segment at the end.
    pub fn add(&self, segment: Arc<Segment>) {
        self.segments.write().unwrap_or_else(PoisonError::into_inner).push(segment);
    }

    /// Puts a segment in the place of the one with its number.
    pub fn replace(&self, segment: &Arc<Segment>) {
        for place in self.segments.write().unwrap_or_else(PoisonError::into_inner).iter_mut() {
            if place.header.number == segment.header.number {
                *place = Arc::clone(segment);
            }
        }
    }

    /// The block that holds a seq, proven.
    pub fn block(&self, seq: u64) -> Result<Block> {
        let segment = {
            let segments = self.segments.read().unwrap_or_else(PoisonError::into_inner);
            let next = segments.partition_point(|segment| segment.header.base_seq <= seq);
            next.checked_sub(1).and_then(|at| segments.get(at)).cloned()
        };
        segment.ok_or(Error::Damaged { segment: 0, offset: 0 })?.block(seq)
    }

    /// An entry by its seq, and when it was stored.
    pub fn record(&self, seq: u64) -> Result<(i64, Record)> {
        self.block(seq)?.record(seq).ok_or(Error::Damaged { segment: 0, offset: 0 })
    }

    /// A seq at or before (or after) everything that was stored at a time, near enough to look from there.
    pub fn seq_near(&self, stored: i64, before: bool) -> u64 {
        let segments = self.segments.read().unwrap_or_else(PoisonError::into_inner);
        let next = segments.partition_point(|segment| segment.header.base_stored < stored);
        let found = next.checked_sub(1).and_then(|at| segments.get(at)).map(|segment| segment.seq_near(stored, before));
        found.unwrap_or_else(|| segments.first().map_or(0, |segment| segment.header.base_seq))
    }

    /// Gives every whole frame from a number on to a function, in order.
    pub fn replay(&self, from_frame: u64, mut take: impl FnMut(&FrameHead, &[u8]) -> Result<()>) -> Result<()> {
        for segment in self.segments().iter().filter(|segment| segment.end_frame() > from_frame) {
            let mut at = segment::HEADER_BYTES;
            while let Some((found, head, bytes)) = search::next_frame(&**segment.file(), self.salt, at, segment.end())? {
                if head.number >= from_frame {
                    take(&head, &bytes)?;
                }
                at = found + u64::from(head.length);
            }
        }
        Ok(())
    }
}

/// The blocks of a frame that can be proven, opened.
pub fn whole_blocks(salt: u64, head: &FrameHead, bytes: &[u8]) -> Vec<Block> {
    let found = frame::blocks(salt, head, bytes).unwrap_or_default();
    found.into_iter().filter_map(|(begin, block)| block?.open(salt, bytes.get(usize::try_from(begin.offset).ok()?..)?)).collect()
}
