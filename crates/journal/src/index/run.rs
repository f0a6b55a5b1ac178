//! A run: a file of pairs in order, never changed.
//!
//! Blocks of about 4 KiB, each with its checksum, hold chunks; a chunk is a term and up to [`CHUNK_POSTINGS`] of its postings,
//! the first whole and the others by their distance. In memory stand the fences (what each block begins with) and a filter.

use std::sync::Arc;

use super::cache::Cache;
use super::cursor::Direction;
use super::filter::Filter;
use super::term::{TERM_BYTES, Term};
use crate::disk::DiskFile;
use crate::error::{Error, Result};
use crate::wire::{Reader, checksum, long, put_varint, size};

/// A chunk has no more postings.
pub const CHUNK_POSTINGS: usize = 256;
/// A block is closed when its chunks reach this length.
pub const BLOCK_BYTES: usize = 4 * 1024;
/// Checksum and length before each block.
pub const BLOCK_HEAD_BYTES: usize = 8;
const MAGIC: [u8; 8] = *b"XTJRUN01";
const TRAILER_BYTES: u64 = 32;

/// Where a block begins and with which pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fence {
    pub term: Term,
    pub posting: u64,
    pub offset: u64,
}

/// What is said about a run at the end of its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    pub fences: Vec<Fence>,
    pub filter: Filter,
    /// How many pairs and terms.
    pub pairs: u64,
    pub terms: u64,
    pub least: u64,
    pub greatest: u64,
    /// Where the last block ends.
    pub end: u64,
}

impl Summary {
    /// The bytes after the last block.
    pub fn write(&self, salt: u64) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.fences.len() * 49 + 64);
        for number in [self.pairs, self.terms, self.least, self.greatest, long(self.fences.len())] {
            put_varint(&mut bytes, number);
        }
        for fence in &self.fences {
            bytes.extend_from_slice(&fence.term.0);
            put_varint(&mut bytes, fence.posting);
            put_varint(&mut bytes, fence.offset);
        }
        self.filter.write(&mut bytes);
        let sum = checksum(salt, &[&bytes]);
        let mut trailer = MAGIC.to_vec();
        trailer.extend_from_slice(&self.end.to_le_bytes());
        trailer.extend_from_slice(&sum.to_le_bytes());
        trailer.extend_from_slice(&[0; 8]);
        let sum = checksum(salt, &[&trailer]);
        bytes.extend_from_slice(&trailer);
        bytes.extend_from_slice(&sum.to_le_bytes());
        bytes
    }

    fn read(salt: u64, file: &dyn DiskFile) -> Result<Option<Self>> {
        let length = file.length()?;
        let Some(at) = length.checked_sub(TRAILER_BYTES) else { return Ok(None) };
        let mut trailer = [0; TRAILER_BYTES as usize];
        file.read_at(&mut trailer, at)?;
        let Some((end, sum)) = read_trailer(salt, &trailer).filter(|(end, _)| *end <= at) else { return Ok(None) };
        let mut bytes = vec![0; size(at - end)];
        file.read_at(&mut bytes, end)?;
        if checksum(salt, &[&bytes]) != sum {
            return Ok(None);
        }
        Ok(Self::parse(&bytes, end))
    }

    fn parse(bytes: &[u8], end: u64) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        let [pairs, terms, least, greatest, count] = [reader.varint()?, reader.varint()?, reader.varint()?, reader.varint()?, reader.varint()?];
        let fence = |reader: &mut Reader<'_>| Some(Fence { term: Term(reader.array()?), posting: reader.varint()?, offset: reader.varint()? });
        let fences = (0..count).map(|_| fence(&mut reader)).collect::<Option<Vec<_>>>()?;
        let filter = Filter::read(bytes.get(reader.position()..)?)?;
        Some(Self { fences, filter, pairs, terms, least, greatest, end })
    }
}

fn read_trailer(salt: u64, bytes: &[u8]) -> Option<(u64, u32)> {
    let mut reader = Reader::new(bytes);
    (reader.array::<8>()? == MAGIC).then_some(())?;
    let (end, sum) = (reader.u64()?, reader.u32()?);
    reader.u64()?;
    (checksum(salt, &[bytes.get(..28)?]) == reader.u32()?).then_some((end, sum))
}

/// The name of a run's file.
pub fn file_name(number: u64) -> String {
    format!("{number:012}.run")
}

/// A run that can be asked.
pub struct Run {
    pub number: u64,
    pub level: u8,
    pub summary: Summary,
    salt: u64,
    file: Arc<dyn DiskFile>,
    cache: Arc<Cache>,
}

impl Run {
    /// Opens a run; an error where its end is damaged.
    pub fn open(file: Arc<dyn DiskFile>, cache: Arc<Cache>, salt: u64, number: u64, level: u8) -> Result<Self> {
        let summary = Summary::read(salt, &*file)?.ok_or(Error::IndexDamaged { run: number, offset: 0 })?;
        Ok(Self { number, level, summary, salt, file, cache })
    }

    /// Postings of a term from a bound on, in a direction: those of one chunk, at least one where there is any. `out` is empty.
    pub fn postings(&self, term: &Term, bound: u64, direction: Direction, out: &mut Vec<u64>) -> Result<()> {
        let fences = &self.summary.fences;
        let next = fences.partition_point(|fence| (&fence.term, fence.posting) <= (term, bound));
        if let Some(before) = next.checked_sub(1) {
            self.find_in(before, term, bound, direction, out)?;
        }
        // Upwards the chunk before the bound may end before it; then what follows begins the next block.
        if out.is_empty() && direction == Direction::Up && fences.get(next).is_some_and(|fence| fence.term == *term) {
            self.find_in(next, term, bound, direction, out)?;
        }
        Ok(())
    }

    fn find_in(&self, block: usize, term: &Term, bound: u64, direction: Direction, out: &mut Vec<u64>) -> Result<()> {
        let bytes = self.kept_block(block)?;
        let mut chunks = Chunks::new(&bytes);
        let mut best = None;
        while let Some(chunk) = chunks.next_chunk() {
            if chunk.term > *term || (chunk.term == *term && chunk.first > bound) {
                // Upwards the first chunk behind the bound follows the last one before it.
                if direction == Direction::Up && chunk.term == *term {
                    self.decode_up(best, bound, out);
                    if out.is_empty() {
                        self.decode_up(Some(chunk), bound, out);
                    }
                    return Ok(());
                }
                break;
            }
            if chunk.term == *term {
                best = Some(chunk);
            }
        }
        match direction {
            Direction::Up => self.decode_up(best, bound, out),
            Direction::Down => {
                if let Some(chunk) = best {
                    chunk.decode(out);
                    out.truncate(out.partition_point(|posting| *posting <= bound));
                    out.reverse();
                }
            }
        }
        Ok(())
    }

    fn decode_up(&self, chunk: Option<Chunk<'_>>, bound: u64, out: &mut Vec<u64>) {
        if let Some(chunk) = chunk {
            chunk.decode(out);
            out.drain(..out.partition_point(|posting| *posting < bound));
        }
    }

    /// How many blocks there are.
    pub fn blocks(&self) -> usize {
        self.summary.fences.len()
    }

    fn kept_block(&self, block: usize) -> Result<Arc<[u8]>> {
        if let Some(kept) = self.cache.get(self.number, block) {
            return Ok(kept);
        }
        let bytes = Arc::from(self.block(block)?);
        self.cache.put(self.number, block, &bytes);
        Ok(bytes)
    }

    /// The proven bytes of a block, as they are on disk.
    pub fn block(&self, block: usize) -> Result<Vec<u8>> {
        let fences = &self.summary.fences;
        let start = fences.get(block).map_or(self.summary.end, |fence| fence.offset);
        let end = fences.get(block + 1).map_or(self.summary.end, |fence| fence.offset);
        let damaged = Error::IndexDamaged { run: self.number, offset: start };
        let mut bytes = vec![0; size(end.saturating_sub(start))];
        self.file.read_at(&mut bytes, start).map_err(|error| match error.kind() {
            std::io::ErrorKind::UnexpectedEof => damaged.clone(),
            _ => error.into(),
        })?;
        let sum = Reader::new(&bytes).u32();
        if sum != Some(checksum(self.salt, &[bytes.get(4..).unwrap_or_default()])) {
            return Err(damaged);
        }
        bytes.drain(..BLOCK_HEAD_BYTES.min(bytes.len()));
        Ok(bytes)
    }
}

/// A term with some of its postings, not decoded yet.
pub struct Chunk<'a> {
    pub term: Term,
    pub first: u64,
    count: u64,
    distances: &'a [u8],
}

impl Chunk<'_> {
    /// Adds its postings to a list, ascending.
    pub fn decode(&self, out: &mut Vec<u64>) {
        let mut reader = Reader::new(self.distances);
        let mut posting = self.first;
        out.push(posting);
        for _ in 1..self.count {
            let Some(distance) = reader.varint() else { return };
            posting = posting.saturating_add(distance);
            out.push(posting);
        }
    }
}

/// The chunks of a block, one after the other.
pub struct Chunks<'a> {
    reader: Reader<'a>,
    term: [u8; TERM_BYTES],
}

impl<'a> Chunks<'a> {
    /// At the first chunk of a block's bytes.
    pub fn new(block: &'a [u8]) -> Self {
        Self { reader: Reader::new(block), term: [0; TERM_BYTES] }
    }

    /// The next chunk; `None` at the end.
    pub fn next_chunk(&mut self) -> Option<Chunk<'a>> {
        let shared = usize::from(self.reader.u8()?);
        let own = self.reader.take(TERM_BYTES.checked_sub(shared)?)?;
        self.term.get_mut(shared..)?.copy_from_slice(own);
        let count = self.reader.varint()?;
        let first = self.reader.varint()?;
        let distances = if count > 1 {
            let length = self.reader.length()?;
            self.reader.take(length)?
        } else {
            &[]
        };
        Some(Chunk { term: Term(self.term), first, count, distances })
    }
}

/// Writes a chunk after one whose term was `before`.
pub fn write_chunk(before: &Term, term: &Term, postings: &[u64], out: &mut Vec<u8>) {
    let shared = before.0.iter().zip(&term.0).take_while(|(before, term)| before == term).count();
    out.push(u8::try_from(shared).unwrap_or(0));
    out.extend_from_slice(term.0.get(shared..).unwrap_or_default());
    put_varint(out, long(postings.len()));
    let mut last = postings.first().copied().unwrap_or(0);
    put_varint(out, last);
    if postings.len() > 1 {
        let mut distances = Vec::with_capacity(postings.len() * 2);
        for posting in postings.iter().skip(1) {
            put_varint(&mut distances, posting - last);
            last = *posting;
        }
        put_varint(out, long(distances.len()));
        out.append(&mut distances);
    }
}
