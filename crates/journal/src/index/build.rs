//! Writing a run from pairs in order.

use std::sync::Arc;

use super::cache::Cache;
use super::filter::Filter;
use super::run::{BLOCK_BYTES, BLOCK_HEAD_BYTES, CHUNK_POSTINGS, Fence, Run, Summary, file_name, write_chunk};
use super::term::{TERM_BYTES, Term};
use crate::disk::{Disk, DiskFile};
use crate::error::Result;
use crate::wire::{checksum, long, short};

/// What is gathered before it is written.
const WRITE_BYTES: usize = 256 * 1024;

/// Takes pairs in order and makes a run of them.
pub struct Builder {
    salt: u64,
    number: u64,
    level: u8,
    file: Arc<dyn DiskFile>,
    cache: Arc<Cache>,
    /// Blocks that are not written yet.
    pending: Vec<u8>,
    written: u64,
    block: Vec<u8>,
    block_begin: Option<(Term, u64)>,
    block_last: Term,
    term: Option<Term>,
    postings: Vec<u64>,
    summary: Summary,
}

impl Builder {
    /// A run for at most so many terms.
    pub fn new(disk: &dyn Disk, cache: &Arc<Cache>, salt: u64, number: u64, level: u8, terms: usize) -> Result<Self> {
        let summary = Summary { fences: Vec::new(), filter: Filter::new(terms), pairs: 0, terms: 0, least: u64::MAX, greatest: 0, end: 0 };
        Ok(Self {
            salt,
            number,
            level,
            file: disk.create(&file_name(number))?,
            cache: Arc::clone(cache),
            pending: Vec::with_capacity(WRITE_BYTES + 2 * BLOCK_BYTES),
            written: 0,
            block: Vec::with_capacity(2 * BLOCK_BYTES),
            block_begin: None,
            block_last: Term([0; TERM_BYTES]),
            term: None,
            postings: Vec::with_capacity(CHUNK_POSTINGS),
            summary,
        })
    }

    /// Adds a pair that comes after all others; the same pair again is left out.
    pub fn add(&mut self, term: &Term, posting: u64) -> Result<()> {
        let is_same_term = self.term.as_ref() == Some(term);
        if is_same_term && self.postings.last() == Some(&posting) {
            return Ok(());
        }
        if !is_same_term || self.postings.len() >= CHUNK_POSTINGS {
            self.close_chunk()?;
        }
        if !is_same_term {
            self.summary.filter.add(term);
            self.summary.terms += 1;
            self.term = Some(*term);
        }
        self.postings.push(posting);
        self.summary.pairs += 1;
        self.summary.least = self.summary.least.min(posting);
        self.summary.greatest = self.summary.greatest.max(posting);
        Ok(())
    }

    /// Writes the end and makes the file durable; its name is durable after the folder is synchronised.
    pub fn finish(mut self) -> Result<Run> {
        self.close_chunk()?;
        self.close_block()?;
        self.write_pending()?;
        self.summary.end = self.written;
        self.file.write_at(&self.summary.write(self.salt), self.written)?;
        self.file.sync()?;
        Run::open(self.file, self.cache, self.salt, self.number, self.level)
    }

    fn close_chunk(&mut self) -> Result<()> {
        let (Some(term), Some(first)) = (self.term, self.postings.first().copied()) else { return Ok(()) };
        if self.block_begin.is_none() {
            self.block_begin = Some((term, first));
            self.block_last = Term([0; TERM_BYTES]);
        }
        write_chunk(&self.block_last, &term, &self.postings, &mut self.block);
        self.block_last = term;
        self.postings.clear();
        if self.block.len() >= BLOCK_BYTES { self.close_block() } else { Ok(()) }
    }

    fn close_block(&mut self) -> Result<()> {
        let Some((term, posting)) = self.block_begin.take() else { return Ok(()) };
        self.summary.fences.push(Fence { term, posting, offset: self.written + long(self.pending.len()) });
        let length = short(self.block.len() + BLOCK_HEAD_BYTES).to_le_bytes();
        self.pending.extend_from_slice(&checksum(self.salt, &[&length, &self.block]).to_le_bytes());
        self.pending.extend_from_slice(&length);
        self.pending.append(&mut self.block);
        if self.pending.len() >= WRITE_BYTES { self.write_pending() } else { Ok(()) }
    }

    fn write_pending(&mut self) -> Result<()> {
        self.file.write_at(&self.pending, self.written)?;
        self.written += long(self.pending.len());
        self.pending.clear();
        Ok(())
    }
}
