//! A walk through the documents of a list, window by window.

use tantivy::fieldnorm::FieldNormReader;
use tantivy::index::InvertedIndexReader;
use tantivy::postings::{BlockSegmentPostings, TermInfo};
use tantivy::query::Scorer;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, TERMINATED};

use std::sync::Arc;

use crate::bits::{Bits, WINDOW};

enum Way {
    Nothing,
    List { block: Box<BlockSegmentPostings>, at: usize },
    Phrase { scorer: Box<dyn Scorer>, by: f32, scores: Vec<f32> },
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
    /// The lengths of the field.
    pub lengths: Option<FieldNormReader>,
}

impl Cursor {
    pub fn nothing() -> Self {
        Self { way: Way::Nothing, next: TERMINATED, window: TERMINATED, filled: false, bits: Bits::NONE, occurrences: None, index: None, lengths: None }
    }

    pub fn list(index: Arc<InvertedIndexReader>, info: TermInfo, lengths: Option<FieldNormReader>) -> std::io::Result<Self> {
        let block = index.read_block_postings_from_terminfo(&info, IndexRecordOption::Basic)?;
        let next = block.docs().first().copied().unwrap_or(TERMINATED);
        Ok(Self { way: Way::List { block: Box::new(block), at: 0 }, next, index: Some((index, info)), lengths, ..Self::nothing() })
    }

    pub fn phrase(scorer: Box<dyn Scorer>, by: f32) -> Self {
        let next = scorer.doc();
        Self { way: Way::Phrase { scorer, by, scores: Vec::new() }, next, ..Self::nothing() }
    }

    /// Whether it may have documents in the window; exact where the window was looked at before.
    pub fn may_be_in(&self, window: DocId) -> bool {
        if self.window == window { self.filled } else { self.next < window + WINDOW }
    }

    /// The documents in the window. Windows are asked for in order.
    #[inline]
    pub fn bits(&mut self, window: DocId) -> &Bits {
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
            Way::Nothing => {}
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
            Way::Phrase { scorer, by, scores } => {
                scores.resize(WINDOW as usize, 0.0);
                if self.next < window {
                    self.next = scorer.seek(window);
                }
                while self.next < end {
                    let at = self.next - window;
                    self.bits.set(at);
                    self.filled = true;
                    if let Some(score) = scores.get_mut(at as usize) {
                        *score = *by * scorer.score();
                    }
                    self.next = scorer.advance();
                }
            }
        }
    }

    /// What a phrase scores in a document of the present window.
    pub fn phrase_score(&self, at: u32) -> f32 {
        match &self.way {
            Way::Phrase { scores, .. } => scores.get(at as usize).copied().unwrap_or(0.0),
            _ => 0.0,
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
