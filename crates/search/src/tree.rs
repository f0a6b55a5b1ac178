//! What to look for, as a tree over lists of documents.

use tantivy::Term;
use tantivy::postings::TermInfo;
use tantivy::schema::Field;

use crate::error::Error;
use crate::schema::{START, pairs};
use crate::view::{BM25_SATURATION, View, rarity};

/// The documents that hold a word in a field.
pub(crate) struct List {
    pub term: Term,
    /// For each segment where they stand.
    pub infos: Vec<Option<TermInfo>>,
    pub documents: u64,
}

/// How a document of a list scores.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Scoring {
    /// All the same.
    Constant(f32),
    /// By the length of the field: BM25 of one occurrence.
    Length { field: Field, weight: f32 },
    /// By length and occurrences: BM25.
    Occurrences { field: Field, weight: f32 },
}

/// A list with its score.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Leaf {
    /// Among the lists of the tree, or from [`TOGETHER`] on among what must stand together.
    pub source: usize,
    pub scoring: Scoring,
    /// The most it may score.
    pub bound: f32,
}

/// A part of what to look for. It matches a set of documents and gives each a score.
#[derive(Debug)]
pub(crate) enum Node {
    Leaf(Leaf),
    /// Any of them: the best score, and so much of the sum of the others.
    Best {
        leaves: Vec<Leaf>,
        others: f32,
    },
    /// At least so many of them: the sum.
    Of {
        least: usize,
        nodes: Vec<Node>,
    },
    /// All of the first; the second only add to the score.
    With {
        must: Vec<Node>,
        should: Vec<Node>,
    },
}

/// What to look for. What no document can match is not in it.
#[derive(Default)]
pub(crate) struct Tree {
    pub lists: Vec<List>,
    /// Lists of which a document must be in all, the shortest first.
    pub together: Vec<Vec<usize>>,
    /// A document must match one of them.
    pub matching: Vec<Node>,
    /// Which of them is the reading with facets.
    pub recognised: Option<usize>,
    /// What else adds to the score of a match.
    pub lifts: Vec<Node>,
    /// Everything matches.
    pub everything: bool,
}

impl Tree {
    /// The list of a word in a field; nothing where no document has it.
    pub fn list(&mut self, view: &View, field: Field, text: &str) -> Result<Option<usize>, Error> {
        let term = Term::from_field_text(field, text);
        if let Some(known) = self.lists.iter().position(|list| list.term == term) {
            return Ok(Some(known).filter(|known| self.lists.get(*known).is_some_and(|list| list.documents > 0)));
        }
        let mut infos = Vec::with_capacity(view.segments.len());
        let mut documents = 0;
        for reader in view.searcher.segment_readers() {
            let info = reader.inverted_index(field)?.get_term_info(&term).map_err(tantivy::TantivyError::from)?;
            documents += info.as_ref().map_or(0, |info| u64::from(info.doc_freq));
            infos.push(info);
        }
        self.lists.push(List { term, infos, documents });
        Ok((documents > 0).then(|| self.lists.len() - 1))
    }

    fn documents(&self, source: usize) -> u64 {
        self.lists.get(source).map_or(0, |list| list.documents)
    }

    /// Everything that carries the word, with the same score.
    pub fn constant(&mut self, view: &View, field: Field, text: &str, score: f32) -> Result<Option<Leaf>, Error> {
        Ok(self.list(view, field, text)?.map(|source| Leaf { source, scoring: Scoring::Constant(score), bound: score }))
    }

    /// A word in a field that many documents do not have: it counts by its rarity alone, for a mean length says nothing there.
    pub fn rare(&mut self, view: &View, field: Field, text: &str, by: f32) -> Result<Option<Leaf>, Error> {
        let Some(source) = self.list(view, field, text)? else {
            return Ok(None);
        };
        let score = by * rarity(self.documents(source), view.searcher.num_docs());
        Ok(Some(Leaf { source, scoring: Scoring::Constant(score), bound: score }))
    }

    /// A word in a field that counts by its rarity and the length of the field, and by how often it occurs where `repeated`.
    pub fn weighed(&mut self, view: &View, field: Field, text: &str, by: f32, repeated: bool) -> Result<Option<Leaf>, Error> {
        let Some(source) = self.list(view, field, text)? else {
            return Ok(None);
        };
        let weight = by * view.rarity(self.documents(source)) * (1.0 + BM25_SATURATION);
        let leaf = if repeated {
            Leaf { source, scoring: Scoring::Occurrences { field, weight }, bound: weight }
        } else {
            let least = view.lengths(field).map_or(0.0, crate::view::Lengths::least);
            Leaf { source, scoring: Scoring::Length { field, weight }, bound: weight / (1.0 + least) }
        };
        Ok(Some(leaf))
    }

    /// Words that stand together in a field of `words`: all pairs of neighbours are in the field of `pairs`. Nothing where one is nowhere. It scores
    /// like one occurrence of a word as rare as all of them, by the length of the pairs where that is known.
    pub fn together(&mut self, view: &View, words: Field, pairs_field: Field, texts: &[&str], by: f32) -> Result<Option<Leaf>, Error> {
        let mut lists = Vec::new();
        for pair in pairs(texts) {
            let Some(source) = self.list(view, pairs_field, &pair)? else {
                return Ok(None);
            };
            lists.push(source);
        }
        lists.sort_unstable_by_key(|source| (self.documents(*source), *source));
        lists.dedup();
        let mut rarities = 0.0;
        for text in texts.iter().filter(|text| **text != START) {
            rarities += view.rarity(view.searcher.doc_freq(&Term::from_field_text(words, text))?);
        }
        let weight = by * rarities * (1.0 + BM25_SATURATION);
        let (scoring, bound) = match (view.lengths(pairs_field), view.lengths(words)) {
            (Some(lengths), _) => (Scoring::Length { field: pairs_field, weight }, weight / (1.0 + lengths.least())),
            (None, lengths) => {
                let score = weight / (1.0 + lengths.map_or(BM25_SATURATION, |lengths| lengths.under(1)));
                (Scoring::Constant(score), score)
            }
        };
        let source = match lists.as_slice() {
            [only] => *only,
            _ => {
                self.together.push(lists);
                TOGETHER + self.together.len() - 1
            }
        };
        Ok(Some(Leaf { source, scoring, bound }))
    }

    /// About how many documents a part matches at most.
    pub fn estimate(&self, node: &Node) -> u64 {
        match node {
            Node::Leaf(leaf) => self.estimate_leaf(leaf),
            Node::Best { leaves, .. } => leaves.iter().map(|leaf| self.estimate_leaf(leaf)).sum(),
            Node::Of { least, nodes } if *least == nodes.len() => nodes.iter().map(|node| self.estimate(node)).min().unwrap_or(0),
            Node::Of { nodes, .. } => nodes.iter().map(|node| self.estimate(node)).sum(),
            Node::With { must, .. } => must.iter().map(|node| self.estimate(node)).min().unwrap_or(0),
        }
    }

    fn estimate_leaf(&self, leaf: &Leaf) -> u64 {
        let shortest = leaf.source.checked_sub(TOGETHER).map(|together| self.together.get(together).and_then(|lists| lists.first()));
        shortest.map_or(Some(&leaf.source), |first| first).map_or(0, |list| self.documents(*list))
    }

    /// At least `least` of the parts, of which those that match nothing are `None`; nothing where that cannot be.
    pub fn at_least(&self, least: usize, parts: Vec<Option<Node>>) -> Option<Node> {
        let mut nodes: Vec<Node> = parts.into_iter().flatten().collect();
        if nodes.is_empty() || nodes.len() < least {
            return None;
        }
        if nodes.len() == 1 {
            return nodes.pop();
        }
        nodes.sort_by_cached_key(|node| self.estimate(node));
        Some(Node::Of { least, nodes })
    }
}

/// The numbers of what must stand together begin here among sources.
pub(crate) const TOGETHER: usize = 1 << 16;

/// The best of some leaves, and so much of the others.
pub(crate) fn best(mut leaves: Vec<Leaf>, others: f32) -> Option<Node> {
    match leaves.len() {
        0 => None,
        1 => leaves.pop().map(Node::Leaf),
        _ => Some(Node::Best { leaves, others }),
    }
}
