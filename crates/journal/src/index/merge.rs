//! Reading whole runs side by side, to make one of them.

use std::sync::Arc;

use super::run::{Chunks, Run};
use super::term::Term;
use crate::error::Result;

/// All pairs of a run in order, a block at a time.
struct Stream {
    run: Arc<Run>,
    next_block: usize,
    /// The pairs of the block, the last one first.
    pairs: Vec<(Term, u64)>,
}

impl Stream {
    fn peek(&mut self) -> Result<Option<(Term, u64)>> {
        while self.pairs.is_empty() && self.next_block < self.run.blocks() {
            let bytes = self.run.block(self.next_block)?;
            self.next_block += 1;
            let mut chunks = Chunks::new(&bytes);
            let mut postings = Vec::new();
            while let Some(chunk) = chunks.next_chunk() {
                postings.clear();
                chunk.decode(&mut postings);
                self.pairs.extend(postings.iter().map(|posting| (chunk.term, *posting)));
            }
            self.pairs.reverse();
        }
        Ok(self.pairs.last().copied())
    }
}

/// All pairs of several runs in order; a pair that stands in two comes twice.
pub struct Merge {
    streams: Vec<Stream>,
}

impl Merge {
    /// Of these runs.
    pub fn new(runs: &[Arc<Run>]) -> Self {
        Self { streams: runs.iter().map(|run| Stream { run: Arc::clone(run), next_block: 0, pairs: Vec::new() }).collect() }
    }

    /// The next pairs of one run that come before those of all others.
    pub fn next_pairs(&mut self, out: &mut Vec<(Term, u64)>) -> Result<()> {
        let mut least: Option<(Term, u64, usize)> = None;
        let mut second: Option<(Term, u64)> = None;
        for (at, stream) in self.streams.iter_mut().enumerate() {
            let Some(pair) = stream.peek()? else { continue };
            match least {
                Some((term, posting, _)) if (term, posting) <= pair => second = Some(second.map_or(pair, |second| second.min(pair))),
                _ => {
                    second = least.map(|(term, posting, _)| (term, posting)).or(second);
                    least = Some((pair.0, pair.1, at));
                }
            }
        }
        let Some(stream) = least.and_then(|(_, _, at)| self.streams.get_mut(at)) else { return Ok(()) };
        while let Some(pair) = stream.pairs.pop_if(|pair| second.is_none_or(|second| *pair <= second)) {
            out.push(pair);
        }
        Ok(())
    }
}
