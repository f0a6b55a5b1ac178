//! A segment: one file of frames, and where in it to begin looking for a seq.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use super::frame::{Begin, Block, BlockHead, FRAME_HEAD_BYTES, Frame, FrameHead};
use crate::disk::DiskFile;
use crate::error::{Error, Result};
use crate::wire::{Reader, checksum, long, short, size};

/// Bytes of the two copies of the header of a segment. Without the salt in it nothing of the segment can be proven.
pub const HEADER_BYTES: u64 = 128;
const COPY_BYTES: usize = 64;
/// The sparse table has a point at the first block that begins this many bytes after the last point. It bounds what is read to
/// find one entry, and the memory of the table: 16 bytes for every 4 KiB of log.
const POINT_STEP_BYTES: u64 = 4 * 1024;
const MAGIC: [u8; 8] = *b"XTJLOG01";

/// What stands first in a segment's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// Segments before it.
    pub number: u64,
    /// The journal that it is of; checksums start from it.
    pub salt: u64,
    /// The first seq that may stand here: what the segment before holds from here on was never acknowledged.
    pub base_seq: u64,
    /// The first frame that may stand here, likewise.
    pub base_frame: u64,
    /// Everything here was stored later than this.
    pub base_stored: i64,
}

impl Header {
    /// Reads a header by either copy; `None` where both are damaged or were never written whole.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        bytes.chunks(COPY_BYTES).take(2).find_map(Self::read_copy)
    }

    fn read_copy(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        if reader.array::<8>()? != MAGIC {
            return None;
        }
        let header = Self { number: reader.u64()?, salt: reader.u64()?, base_seq: reader.u64()?, base_frame: reader.u64()?, base_stored: reader.i64()? };
        let covered = bytes.get(..60)?;
        let sum = Reader::new(bytes.get(60..64)?).u32()?;
        (checksum(header.salt, &[covered]) == sum).then_some(header)
    }

    /// The header as bytes.
    pub fn write(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        for number in [self.number, self.salt, self.base_seq, self.base_frame] {
            bytes.extend_from_slice(&number.to_le_bytes());
        }
        bytes.extend_from_slice(&self.base_stored.to_le_bytes());
        bytes.resize(60, 0);
        let sum = checksum(self.salt, &[&bytes]);
        bytes.extend_from_slice(&sum.to_le_bytes());
        bytes.repeat(2)
    }
}

/// The name of a segment's file.
pub fn file_name(number: u64) -> String {
    format!("{number:012}.log")
}

/// The number in a segment's file name.
pub fn file_number(name: &str) -> Option<u64> {
    name.strip_suffix(".log").filter(|digits| digits.len() == 12)?.parse().ok()
}

/// A place in the sparse table: a block with its first seq (from the segment's base on), its byte, and its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    pub seq: u32,
    pub offset: u32,
    pub stored: i64,
}

/// One file of frames.
pub struct Segment {
    pub header: Header,
    file: Arc<dyn DiskFile>,
    points: RwLock<Vec<Point>>,
    /// Where the frames end that may be served.
    end: AtomicU64,
    end_seq: AtomicU64,
    end_frame: AtomicU64,
}

impl Segment {
    /// A segment without frames.
    pub fn new(header: Header, file: Arc<dyn DiskFile>) -> Self {
        let (end_seq, end_frame) = (AtomicU64::new(header.base_seq), AtomicU64::new(header.base_frame));
        Self { header, file, points: RwLock::default(), end: AtomicU64::new(HEADER_BYTES), end_seq, end_frame }
    }

    /// The file.
    pub fn file(&self) -> &Arc<dyn DiskFile> {
        &self.file
    }

    /// Where its frames end.
    pub fn end(&self) -> u64 {
        self.end.load(Ordering::Acquire)
    }

    /// The seq after its last.
    pub fn end_seq(&self) -> u64 {
        self.end_seq.load(Ordering::Acquire)
    }

    /// The number after its last frame's.
    pub fn end_frame(&self) -> u64 {
        self.end_frame.load(Ordering::Acquire)
    }

    /// A copy of the sparse table.
    pub fn points(&self) -> Vec<Point> {
        self.points.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Takes over a sparse table that was read.
    pub fn restore(&self, points: Vec<Point>, end: u64, end_seq: u64, end_frame: u64) {
        *self.points.write().unwrap_or_else(PoisonError::into_inner) = points;
        self.set_end(end, end_seq, end_frame);
    }

    /// Makes a frame that is durable at an offset part of the segment.
    pub fn take_in(&self, frame: &Frame, offset: u64) {
        self.take_in_blocks(&frame.begins, offset);
        let head = &frame.head;
        self.set_end(offset + long(frame.bytes.len()), head.first_seq + u64::from(head.count), head.number + 1);
    }

    /// Notes where the blocks of a frame at an offset begin.
    pub fn take_in_blocks(&self, begins: &[Begin], offset: u64) {
        let mut points = self.points.write().unwrap_or_else(PoisonError::into_inner);
        for begin in begins {
            let at = offset + begin.offset;
            if points.last().is_none_or(|last| at >= u64::from(last.offset) + POINT_STEP_BYTES) {
                let seq = begin.first_seq.saturating_sub(self.header.base_seq);
                let (Ok(seq), Ok(offset)) = (u32::try_from(seq), u32::try_from(at)) else { continue };
                points.push(Point { seq, offset, stored: begin.first_stored });
            }
        }
    }

    /// Sets how far the segment reaches.
    pub fn set_end(&self, end: u64, end_seq: u64, end_frame: u64) {
        self.end_seq.store(end_seq, Ordering::Release);
        self.end_frame.store(end_frame, Ordering::Release);
        self.end.store(end, Ordering::Release);
    }

    /// A seq at or before the first that was stored after a time, near enough to look from there.
    pub fn seq_near(&self, stored: i64, before: bool) -> u64 {
        let points = self.points.read().unwrap_or_else(PoisonError::into_inner);
        let next = points.partition_point(|point| point.stored <= stored);
        let seq = |point: &Point| self.header.base_seq + u64::from(point.seq);
        if before {
            next.checked_sub(1).and_then(|at| points.get(at)).map_or(self.header.base_seq, seq)
        } else {
            points.get(next).map_or_else(|| self.end_seq(), seq)
        }
    }

    /// The block that holds a seq, proven.
    pub fn block(&self, seq: u64) -> Result<Block> {
        let (start, stop) = self.range(seq);
        let damaged = Error::Damaged { segment: self.header.number, offset: start };
        let mut bytes = vec![0; size(stop.saturating_sub(start))];
        self.file.read_at(&mut bytes, start).map_err(|error| match error.kind() {
            std::io::ErrorKind::UnexpectedEof => damaged.clone(),
            _ => error.into(),
        })?;
        self.walk(seq, &bytes).or_else(|| self.rescue(seq, &bytes)).ok_or(damaged)
    }

    /// The bytes in which the block of a seq must stand.
    fn range(&self, seq: u64) -> (u64, u64) {
        let end = self.end();
        let points = self.points.read().unwrap_or_else(PoisonError::into_inner);
        let next = points.partition_point(|point| self.header.base_seq + u64::from(point.seq) <= seq);
        let start = next.checked_sub(1).and_then(|at| points.get(at)).map_or(HEADER_BYTES, |point| u64::from(point.offset));
        let stop = points.get(next).map_or(end, |point| u64::from(point.offset));
        // A point that was noted while we looked lies behind the end that we read before it.
        (start.min(end), stop.min(end))
    }

    /// Goes from head to head.
    fn walk(&self, seq: u64, bytes: &[u8]) -> Option<Block> {
        let mut at = 0;
        loop {
            let rest = bytes.get(at..)?;
            if let Some(block) = BlockHead::read(rest) {
                if block.holds(seq) {
                    return block.open(self.header.salt, rest);
                }
                at += block.length();
            } else {
                FrameHead::read(self.header.salt, rest)?;
                at += FRAME_HEAD_BYTES;
            }
        }
    }

    /// Where a head on the way is damaged, the block itself may be whole.
    fn rescue(&self, seq: u64, bytes: &[u8]) -> Option<Block> {
        (0..bytes.len()).find_map(|at| {
            let rest = bytes.get(at..)?;
            BlockHead::read(rest).filter(|block| block.holds(seq))?.open(self.header.salt, rest)
        })
    }
}

/// Reads the frame at an offset of a file whose frames end somewhere; `None` where there is no whole one.
pub fn read_frame(file: &dyn DiskFile, salt: u64, offset: u64, end: u64) -> Result<Option<(FrameHead, Vec<u8>)>> {
    let mut bytes = vec![0; FRAME_HEAD_BYTES];
    if offset + long(FRAME_HEAD_BYTES) > end {
        return Ok(None);
    }
    file.read_at(&mut bytes, offset)?;
    let Some(head) = FrameHead::read(salt, &bytes).filter(|head| offset + u64::from(head.length) <= end) else { return Ok(None) };
    bytes.resize(head.length as usize, 0);
    if let Some(rest) = bytes.get_mut(FRAME_HEAD_BYTES..) {
        file.read_at(rest, offset + long(FRAME_HEAD_BYTES))?;
    }
    Ok(Some((head, bytes)))
}

/// The table of a sealed segment: its points, 16 bytes each, for the frame of the seal.
pub fn write_points(points: &[Point]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(points.len() * 16);
    for point in points {
        bytes.extend_from_slice(&point.seq.to_le_bytes());
        bytes.extend_from_slice(&point.offset.to_le_bytes());
        bytes.extend_from_slice(&point.stored.to_le_bytes());
    }
    bytes
}

/// Reads such a table.
pub fn read_points(bytes: &[u8], count: u32) -> Option<Vec<Point>> {
    let mut reader = Reader::new(bytes);
    (0..count).map(|_| Some(Point { seq: reader.u32()?, offset: reader.u32()?, stored: reader.i64()? })).collect()
}

/// How many points a table has.
pub fn count(points: &[Point]) -> u32 {
    short(points.len())
}
