//! A walk through the documents of a list, window by window.

use tantivy::index::InvertedIndexReader;
use tantivy::postings::{BlockSegmentPostings, TermInfo};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, TERMINATED};

use std::sync::Arc;

use crate::bits::{Bits, WINDOW};
use crate::frequent::Set;

enum Way {
    Nothing,
    Set(Set),
    List { block: Box<BlockSegmentPostings>, at: usize },
}

/// The documents of a list in one segment, those of the present window as a set.
pub(crate) struct Cursor {
    way: Way,
    /// The first document that was not yet put into a set.
    next: DocId,
    /// The window that `bits` is of, by its first document.
    window: DocId,
    filled: bool,
    bits: Bits,
    /// How often the word occurs in a document; opened when it is first asked.
    occurrences: Option<Box<BlockSegmentPostings>>,
    index: Option<(Arc<InvertedIndexReader>, TermInfo)>,
}

impl Cursor {
    pub fn nothing() -> Self {
        Self { way: Way::Nothing, next: TERMINATED, window: TERMINATED, filled: false, bits: Bits::NONE, occurrences: None, index: None }
    }

    pub fn list(index: Arc<InvertedIndexReader>, info: TermInfo) -> std::io::Result<Self> {
        let block = index.read_block_postings_from_terminfo(&info, IndexRecordOption::Basic)?;
        let next = block.docs().first().copied().unwrap_or(TERMINATED);
        Ok(Self { way: Way::List { block: Box::new(block), at: 0 }, next, index: Some((index, info)), ..Self::nothing() })
    }

    /// The same documents as a list, from their set.
    pub fn set(set: Set, index: Arc<InvertedIndexReader>, info: TermInfo) -> Self {
        Self { way: Way::Set(set), next: 0, index: Some((index, info)), ..Self::nothing() }
    }

    /// Whether it may have documents in the window; exact where the window was looked at before.
    pub fn may_be_in(&self, window: DocId) -> bool {
        if let Way::Set(set) = &self.way {
            return set.get((window / WINDOW) as usize).is_some_and(|bits| !bits.is_empty());
        }
        if self.window == window { self.filled } else { self.next < window + WINDOW }
    }

    /// The documents in the window. Windows are asked for in order.
    #[inline]
    pub fn bits(&mut self, window: DocId) -> &Bits {
        const NOTHING: &Bits = &Bits::NONE;
        if matches!(self.way, Way::Set(_)) {
            return if let Way::Set(set) = &self.way { set.get((window / WINDOW) as usize).unwrap_or(NOTHING) } else { NOTHING };
        }
        if self.window != window {
            self.window = window;
            if self.filled {
                self.bits = Bits::NONE;
                self.filled = false;
            }
            if self.next < window + WINDOW {
                self.fill(window);
            }
        }
        &self.bits
    }

    fn fill(&mut self, window: DocId) {
        let end = window + WINDOW;
        match &mut self.way {
            Way::Nothing | Way::Set(_) => {}
            Way::List { block, at } => {
                if self.next < window {
                    *at = block.seek(window);
                }
                loop {
                    let rest = block.docs().get(*at..).unwrap_or(&[]);
                    let inside = match rest.last() {
                        None => {
                            self.next = TERMINATED;
                            return;
                        }
                        Some(last) if *last < end => rest.len(),
                        Some(_) => rest.partition_point(|document| *document < end),
                    };
                    let (taken, left) = rest.split_at(inside);
                    taken.iter().for_each(|document| self.bits.set(document - window));
                    self.filled |= inside > 0;
                    if let Some(next) = left.first() {
                        *at += inside;
                        self.next = *next;
                        return;
                    }
                    block.advance();
                    *at = 0;
                }
            }
        }
    }

    /// How often the word occurs in a document that has it. Documents are asked for in order.
    pub fn occurrences(&mut self, document: DocId) -> u32 {
        if self.occurrences.is_none()
            && let Some((index, info)) = &self.index
            && let Ok(block) = index.read_block_postings_from_terminfo(info, IndexRecordOption::WithFreqs)
        {
            self.occurrences = Some(Box::new(block));
        }
        let Some(block) = &mut self.occurrences else {
            return 1; // a list that cannot be opened again was opened before: it cannot happen
        };
        let at = block.seek(document);
        block.freq(at)
    }
}
