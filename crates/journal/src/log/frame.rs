//! The form of what is appended: frames of blocks.
//!
//! A frame is what one write puts down and one synchronisation makes durable: a head of 64 bytes, then blocks. A block has a
//! head of 40 bytes and up to [`BLOCK_RAW_BYTES`] of records (more where one record is larger), compressed by LZ4 where that
//! helps. Frames have dense numbers, so that a missing one is noticed. All numbers are little-endian.
//!
//! | frame head | | block head | |
//! |---|---|---|---|
//! | 0 | magic | 0 | magic |
//! | 4 | checksum of bytes 8 to 64 | 4 | checksum of bytes 8 to the end of the block |
//! | 8 | kind | 8 | stored length of what follows the head |
//! | 12 | length with head | 12 | raw length; equal to the stored one where not compressed |
//! | 16 | number | 16 | records |
//! | 24 | frames known to be durable when this was written | 20 | reserved |
//! | 32 | seq of the first entry | 24 | seq of the first record |
//! | 40 | when that was stored | 32 | when that was stored |
//! | 48 | entries | | |
//! | 52 | blocks | | |

use bytes::Bytes;

use crate::entry::{Entry, Record};
use crate::wire::{Reader, checksum, long, short, size};

/// Bytes of the head of a frame.
pub const FRAME_HEAD_BYTES: usize = 64;
/// Bytes of the head of a block.
pub const BLOCK_HEAD_BYTES: usize = 40;
/// A block is closed when its records reach this length. Reading an entry costs decompressing this much, and memory of this much,
/// which is less than the 14 KiB from which on the allocator (jemalloc) asks the system for every piece that must be zero.
pub const BLOCK_RAW_BYTES: usize = 12 * 1024;

const FRAME_MAGIC: u32 = u32::from_le_bytes(*b"XTJF");
const BLOCK_MAGIC: u32 = u32::from_le_bytes(*b"XTJB");

/// What a frame is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Entries that were appended.
    Entries,
    /// Entries that were erased: blocks of their seqs, eight bytes each.
    Erasure,
    /// The end of a segment with its sparse table.
    Seal,
}

/// The head of a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameHead {
    pub kind: Kind,
    /// Bytes of the frame with this head.
    pub length: u32,
    /// Frames before it in the journal.
    pub number: u64,
    /// How many frames were known to be durable when this one was written.
    pub durable: u64,
    pub first_seq: u64,
    pub first_stored: i64,
    /// How many entries it appends.
    pub count: u32,
    pub blocks: u32,
}

impl FrameHead {
    /// Reads a head; `None` where it is not one of this journal, or damaged.
    pub fn read(salt: u64, bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        let (magic, sum) = (reader.u32()?, reader.u32()?);
        if magic != FRAME_MAGIC || checksum(salt, &[bytes.get(8..FRAME_HEAD_BYTES)?]) != sum {
            return None;
        }
        let kind = match reader.u32()? {
            1 => Kind::Entries,
            2 => Kind::Erasure,
            3 => Kind::Seal,
            _ => return None,
        };
        let length = reader.u32().filter(|length| *length as usize >= FRAME_HEAD_BYTES)?;
        let [number, durable, first_seq] = [reader.u64()?, reader.u64()?, reader.u64()?];
        Some(Self { kind, length, number, durable, first_seq, first_stored: reader.i64()?, count: reader.u32()?, blocks: reader.u32()? })
    }

    /// The head as bytes.
    pub fn write(&self, salt: u64) -> Vec<u8> {
        let kind: u32 = match self.kind {
            Kind::Entries => 1,
            Kind::Erasure => 2,
            Kind::Seal => 3,
        };
        let mut rest = Vec::with_capacity(FRAME_HEAD_BYTES);
        rest.extend_from_slice(&kind.to_le_bytes());
        rest.extend_from_slice(&self.length.to_le_bytes());
        for number in [self.number, self.durable, self.first_seq] {
            rest.extend_from_slice(&number.to_le_bytes());
        }
        rest.extend_from_slice(&self.first_stored.to_le_bytes());
        rest.extend_from_slice(&self.count.to_le_bytes());
        rest.extend_from_slice(&self.blocks.to_le_bytes());
        rest.resize(FRAME_HEAD_BYTES - 8, 0);
        let mut head = FRAME_MAGIC.to_le_bytes().to_vec();
        head.extend_from_slice(&checksum(salt, &[&rest]).to_le_bytes());
        head.append(&mut rest);
        head
    }
}

/// The head of a block; its checksum is not proven before [`BlockHead::open`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockHead {
    pub sum: u32,
    pub stored_length: u32,
    pub raw_length: u32,
    pub count: u32,
    pub first_seq: u64,
    pub first_stored: i64,
}

impl BlockHead {
    /// Reads a head by its magic alone.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        if reader.u32()? != BLOCK_MAGIC {
            return None;
        }
        let [sum, stored_length, raw_length, count, _reserved] = [reader.u32()?, reader.u32()?, reader.u32()?, reader.u32()?, reader.u32()?];
        Some(Self { sum, stored_length, raw_length, count, first_seq: reader.u64()?, first_stored: reader.i64()? })
    }

    /// Bytes of the block with its head.
    pub fn length(&self) -> usize {
        BLOCK_HEAD_BYTES + self.stored_length as usize
    }

    /// True where it holds the seq.
    pub fn holds(&self, seq: u64) -> bool {
        seq.checked_sub(self.first_seq).is_some_and(|index| index < u64::from(self.count))
    }

    /// True where the bytes, which start with this head, match its checksum.
    pub fn is_whole(&self, salt: u64, bytes: &[u8]) -> bool {
        bytes.get(8..self.length()).is_some_and(|covered| checksum(salt, &[covered]) == self.sum)
    }

    /// Proves the checksum and decompresses; `None` where the bytes are damaged.
    pub fn open(&self, salt: u64, bytes: &[u8]) -> Option<Block> {
        if !self.is_whole(salt, bytes) {
            return None;
        }
        let stored = bytes.get(BLOCK_HEAD_BYTES..self.length())?;
        let raw = if self.stored_length == self.raw_length {
            Bytes::copy_from_slice(stored)
        } else {
            let mut raw = vec![0; self.raw_length as usize];
            let length = lz4_flex::block::decompress_into(stored, &mut raw).ok()?;
            (length == raw.len()).then(|| Bytes::from(raw))?
        };
        Some(Block { first_seq: self.first_seq, first_stored: self.first_stored, count: u64::from(self.count), raw })
    }
}

/// A block that was proven and decompressed.
#[derive(Clone, Debug)]
pub struct Block {
    pub first_seq: u64,
    pub first_stored: i64,
    pub count: u64,
    pub raw: Bytes,
}

impl Block {
    /// The record of a seq and when it was stored.
    pub fn record(&self, seq: u64) -> Option<(i64, Record)> {
        let index = seq.checked_sub(self.first_seq).filter(|index| *index < self.count)?;
        Some((stored_after(self.first_stored, index), Record::read(&self.raw, index)?))
    }

    /// Every record with its seq and time.
    pub fn records(&self) -> Option<Vec<(u64, i64, Record)>> {
        let mut reader = Reader::new(&self.raw);
        (0..self.count)
            .map(|index| Some((self.first_seq + index, stored_after(self.first_stored, index), Record::read_next(&self.raw, &mut reader)?)))
            .collect()
    }

    /// The seqs of a block of an erasure.
    pub fn erased(&self) -> Vec<u64> {
        self.raw.as_chunks::<8>().0.iter().map(|seq| u64::from_le_bytes(*seq)).collect()
    }
}

/// When the entry that many after the first of a frame was stored: one microsecond later each.
pub fn stored_after(first: i64, index: u64) -> i64 {
    first.saturating_add(i64::try_from(index).unwrap_or(i64::MAX))
}

/// Where a block begins, for the sparse table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Begin {
    pub offset: u64,
    pub first_seq: u64,
    pub first_stored: i64,
}

/// A frame with its blocks' beginnings from its own first byte on.
pub struct Frame {
    pub head: FrameHead,
    pub bytes: Vec<u8>,
    pub begins: Vec<Begin>,
}

/// Puts a frame together.
pub struct FrameBuilder {
    salt: u64,
    head: FrameHead,
    bytes: Vec<u8>,
    raw: Vec<u8>,
    packed: Vec<u8>,
    raw_count: u32,
    raw_stored: i64,
    begins: Vec<Begin>,
}

impl FrameBuilder {
    /// A frame without blocks.
    pub fn new(salt: u64, kind: Kind, number: u64, first_seq: u64, first_stored: i64) -> Self {
        let head = FrameHead { kind, length: 0, number, durable: number, first_seq, first_stored, count: 0, blocks: 0 };
        Self { salt, head, bytes: vec![0; FRAME_HEAD_BYTES], raw: Vec::new(), packed: Vec::new(), raw_count: 0, raw_stored: 0, begins: Vec::new() }
    }

    /// Adds the next entry, stored a microsecond after the one before.
    pub fn push(&mut self, entry: &Entry, erased: bool) {
        self.push_at(entry, erased, stored_after(self.head.first_stored, u64::from(self.head.count + self.raw_count)));
    }

    /// Adds the next entry, stored at a moment of its own; the moments of a block follow one another.
    pub fn push_at(&mut self, entry: &Entry, erased: bool, stored: i64) {
        if self.raw_count > 0 && stored_after(self.raw_stored, u64::from(self.raw_count)) != stored {
            self.close_block();
        }
        if self.raw_count == 0 {
            self.raw_stored = stored;
        }
        Record::write(entry, erased, &mut self.raw);
        self.raw_count += 1;
        if self.raw.len() >= BLOCK_RAW_BYTES {
            self.close_block();
        }
    }

    /// Adds the seq of an erased entry.
    pub fn push_erased(&mut self, seq: u64) {
        self.raw.extend_from_slice(&seq.to_le_bytes());
        if self.raw.len() >= BLOCK_RAW_BYTES {
            self.close_block();
        }
    }

    /// Says when the last entry was stored, where that does not follow from when the first was.
    pub fn end_at(&mut self, stored: i64) {
        let before = i64::from(self.head.count + self.raw_count) - 1;
        self.head.first_stored = stored.saturating_sub(before.max(0));
    }

    /// Leaves out entries that cannot be read any more, so that those behind keep their seqs.
    pub fn skip(&mut self, count: u32) {
        if !self.raw.is_empty() {
            self.close_block();
        }
        self.head.count += count;
    }

    /// The frame with its head.
    pub fn finish(mut self) -> Frame {
        if !self.raw.is_empty() {
            self.close_block();
        }
        self.head.length = short(self.bytes.len());
        let head = self.head.write(self.salt);
        if let Some(place) = self.bytes.get_mut(..FRAME_HEAD_BYTES) {
            place.copy_from_slice(&head);
        }
        Frame { head: self.head, bytes: self.bytes, begins: self.begins }
    }

    fn close_block(&mut self) {
        self.packed.resize(lz4_flex::block::get_maximum_output_size(self.raw.len()), 0);
        let packed = lz4_flex::block::compress_into(&self.raw, &mut self.packed).ok().and_then(|length| self.packed.get(..length));
        // Where it saves less than a sixteenth, it is not worth decompressing.
        let stored = packed.filter(|packed| packed.len() < self.raw.len() - self.raw.len() / 16).unwrap_or(&self.raw);
        let first_seq = self.head.first_seq + u64::from(self.head.count);
        let first_stored = if self.head.kind == Kind::Entries { self.raw_stored } else { self.head.first_stored };
        let begin = self.bytes.len();
        self.bytes.extend_from_slice(&BLOCK_MAGIC.to_le_bytes());
        self.bytes.extend_from_slice(&[0; 4]);
        for number in [short(stored.len()), short(self.raw.len()), self.raw_count, 0] {
            self.bytes.extend_from_slice(&number.to_le_bytes());
        }
        self.bytes.extend_from_slice(&first_seq.to_le_bytes());
        self.bytes.extend_from_slice(&first_stored.to_le_bytes());
        self.bytes.extend_from_slice(stored);
        let sum = checksum(self.salt, &[self.bytes.get(begin + 8..).unwrap_or_default()]);
        if let Some(place) = self.bytes.get_mut(begin + 4..begin + 8) {
            place.copy_from_slice(&sum.to_le_bytes());
        }
        self.begins.push(Begin { offset: long(begin), first_seq, first_stored });
        self.head.count += self.raw_count;
        self.head.blocks += 1;
        self.raw.clear();
        self.raw_count = 0;
    }
}

/// The blocks in the bytes of a frame, each proven or not: `None` for one whose checksum does not match.
/// An error where even the heads do not lead from one to the next.
pub fn blocks(salt: u64, head: &FrameHead, bytes: &[u8]) -> Result<Vec<(Begin, Option<BlockHead>)>, u64> {
    let mut found = Vec::new();
    let mut at = FRAME_HEAD_BYTES;
    for _ in 0..head.blocks {
        let rest = bytes.get(at..size(u64::from(head.length))).ok_or(long(at))?;
        let block = BlockHead::read(rest).filter(|block| block.length() <= rest.len()).ok_or(long(at))?;
        let begin = Begin { offset: long(at), first_seq: block.first_seq, first_stored: block.first_stored };
        at += block.length();
        found.push((begin, block.is_whole(salt, rest).then_some(block)));
    }
    if at == head.length as usize { Ok(found) } else { Err(long(at)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame() -> Frame {
        let mut builder = FrameBuilder::new(5, Kind::Entries, 3, 100, 7_000);
        for number in 0_u8..200 {
            let body = Bytes::from(format!("{{\"verb\":\"answered\",\"number\":{number}}}").repeat(10));
            builder.push(&Entry { id: [number; 16], body, ..Entry::default() }, false);
        }
        builder.finish()
    }

    #[test]
    fn a_frame_comes_back_block_by_block() {
        let frame = frame();
        let head = FrameHead::read(5, &frame.bytes).unwrap();
        assert_eq!((head.number, head.count, head.length as usize), (3, 200, frame.bytes.len()));
        let mut seq = 100;
        for (begin, block) in blocks(5, &head, &frame.bytes).unwrap() {
            let block = block.unwrap().open(5, &frame.bytes[begin.offset as usize..]).unwrap();
            for (found, stored, record) in block.records().unwrap() {
                assert_eq!((found, stored, record.entry.id), (seq, 7_000 + seq as i64 - 100, [(seq - 100) as u8; 16]));
                assert_eq!(block.record(seq).unwrap(), (stored, record));
                seq += 1;
            }
        }
        assert_eq!(seq, 300);
        assert!(frame.begins.len() > 3 && frame.bytes.len() < 20_000, "200 repetitive entries of 370 bytes take several blocks and compress well");
    }

    #[test]
    fn every_flipped_bit_is_noticed_and_so_is_another_journal() {
        let frame = frame();
        assert_eq!(FrameHead::read(6, &frame.bytes), None);
        let proven = |bytes: &[u8]| -> bool {
            let Some(head) = FrameHead::read(5, bytes) else { return false };
            blocks(5, &head, bytes).is_ok_and(|blocks| blocks.iter().all(|(_, block)| block.is_some()))
        };
        assert!(proven(&frame.bytes));
        for at in (0..frame.bytes.len()).step_by(3) {
            let mut bytes = frame.bytes.clone();
            bytes[at] ^= 1 << (at % 8);
            assert!(!proven(&bytes), "byte {at}");
        }
    }
}
