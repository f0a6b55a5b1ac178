//! What to look for, as a tree over lists of documents.

use std::sync::OnceLock;

use tantivy::Term;
use tantivy::postings::TermInfo;
use tantivy::query::{EnableScoring, PhraseQuery, Query as _, Weight};
use tantivy::schema::Field;

use crate::error::Error;
use crate::view::{BM25_SATURATION, View, rarity};

/// The documents that hold a word in a field.
pub(crate) struct List {
    pub term: Term,
    /// For each segment where they stand.
    pub infos: Vec<Option<TermInfo>>,
    pub documents: u64,
}

/// Words that must stand together.
pub(crate) struct Phrase {
    terms: Vec<Term>,
    by: f32,
    weight: OnceLock<Box<dyn Weight>>,
    /// The most it may score.
    pub bound: f32,
    /// The fewest documents that one of its words has.
    documents: u64,
}

impl Phrase {
    /// Its engine query, made when it is first needed.
    pub fn weight(&self, view: &View) -> Result<&dyn Weight, Error> {
        if self.weight.get().is_none() {
            let made = PhraseQuery::new(self.terms.clone()).weight(EnableScoring::enabled_from_searcher(&view.searcher))?;
            let _another_thread_may_have_been_first = self.weight.set(made);
        }
        self.weight.get().map(|weight| &**weight).ok_or_else(|| Error::Stored("a phrase was not made".to_owned()))
    }

    /// What the score of the engine is multiplied by.
    pub const fn by(&self) -> f32 {
        self.by
    }
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
    /// As the engine scores the phrase.
    Phrase,
}

/// A list with its score.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Leaf {
    /// Among the lists of the tree, or from [`PHRASES`] on among its phrases.
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
    /// Phrases that decide what matches.
    pub phrases: Vec<Phrase>,
    /// A document must match one of them.
    pub matching: Vec<Node>,
    /// Which of them is the reading with facets.
    pub recognised: Option<usize>,
    /// What else adds to the score of a match.
    pub lifts: Vec<Node>,
    /// Phrases that add to the score of a match.
    pub lifting_phrases: Vec<Phrase>,
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

    /// Words that stand together; nothing where a word is nowhere.
    pub fn phrase(&mut self, view: &View, field: Field, texts: &[&str], by: f32) -> Result<Option<Phrase>, Error> {
        let mut rarities = 0.0;
        let mut documents = u64::MAX;
        for text in texts {
            let Some(source) = self.list(view, field, text)? else {
                return Ok(None);
            };
            let of_word = self.documents(source);
            rarities += view.rarity(of_word);
            documents = documents.min(of_word);
        }
        let terms = texts.iter().map(|text| Term::from_field_text(field, text)).collect();
        Ok(Some(Phrase { terms, by, weight: OnceLock::new(), bound: by * rarities * (1.0 + BM25_SATURATION), documents }))
    }

    /// The leaf of a phrase that decides what matches.
    pub fn matching_phrase(&mut self, phrase: Phrase) -> Leaf {
        let bound = phrase.bound;
        self.phrases.push(phrase);
        Leaf { source: PHRASES + self.phrases.len() - 1, scoring: Scoring::Phrase, bound }
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
        match leaf.source.checked_sub(PHRASES) {
            None => self.documents(leaf.source),
            Some(phrase) => self.phrases.get(phrase).map_or(0, |phrase| phrase.documents),
        }
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

/// The numbers of phrases among sources begin here.
pub(crate) const PHRASES: usize = 1 << 16;

/// The best of some leaves, and so much of the others.
pub(crate) fn best(mut leaves: Vec<Leaf>, others: f32) -> Option<Node> {
    match leaves.len() {
        0 => None,
        1 => leaves.pop().map(Node::Leaf),
        _ => Some(Node::Best { leaves, others }),
    }
}
