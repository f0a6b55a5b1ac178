//! One pass over everything that matches: the best hits, how many, and how many of each facet value.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BinaryHeap};

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader};

use crate::document::FacetField;
use crate::weights::{INTERFACE_LANGUAGE, KIND_STEP, POPULARITY_STEP};

/// A hit on its way up: a better score first, then the rank, then the content (the same in every rebuild).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Ranked {
    pub score: Score,
    pub rank: u64,
    pub fingerprint: u64,
    pub address: DocAddress,
}

impl Eq for Ranked {}

impl Ord for Ranked {
    fn cmp(&self, other: &Self) -> Ordering {
        self.score
            .total_cmp(&other.score)
            .then(self.rank.cmp(&other.rank))
            .then(other.fingerprint.cmp(&self.fingerprint))
            .then(self.address.cmp(&other.address))
    }
}

impl PartialOrd for Ranked {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// How many results carry each code of a field.
pub(crate) type Counts = BTreeMap<FacetField, BTreeMap<String, u64>>;

/// What a pass brings home.
#[derive(Debug, Default)]
pub(crate) struct Harvest {
    pub best: Vec<Ranked>,
    pub total: u64,
    pub counts: Counts,
}

/// What a pass looks for.
pub(crate) struct Pass {
    /// How many of the best hits to keep.
    pub keep: usize,
    /// The fields to count.
    pub fields: Vec<FacetField>,
    /// The primary subtag of the reader's language.
    pub language: String,
}

pub(crate) struct SegmentPass {
    segment: SegmentOrdinal,
    keep: usize,
    best: BinaryHeap<Reverse<Ranked>>,
    total: u64,
    rank: Column<u64>,
    fingerprint: Column<u64>,
    languages: Option<StrColumn>,
    /// For each language of the segment whether the reader reads it.
    readable: Vec<bool>,
    counted: Vec<(FacetField, StrColumn, Vec<u64>)>,
}

impl Collector for Pass {
    type Fruit = Harvest;
    type Child = SegmentPass;

    fn for_segment(&self, segment: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<SegmentPass> {
        let columns = reader.fast_fields();
        let languages = columns.str(FacetField::Language.code())?;
        let mut readable = Vec::new();
        if let Some(column) = &languages {
            let mut tag = String::new();
            for number in 0..column.num_terms() {
                tag.clear();
                column.ord_to_str(u64::try_from(number).unwrap_or(u64::MAX), &mut tag)?;
                readable.push(!self.language.is_empty() && tag.split('-').next() == Some(self.language.as_str()));
            }
        }
        let mut counted = Vec::new();
        for field in &self.fields {
            if let Some(column) = columns.str(field.code())? {
                let none = vec![0; column.num_terms()];
                counted.push((*field, column, none));
            }
        }
        let (rank, fingerprint) = (columns.u64("rank")?, columns.u64("fingerprint")?);
        Ok(SegmentPass { segment, keep: self.keep, best: BinaryHeap::new(), total: 0, rank, fingerprint, languages, readable, counted })
    }

    fn requires_scoring(&self) -> bool {
        self.keep > 0
    }

    fn merge_fruits(&self, fruits: Vec<Harvest>) -> tantivy::Result<Harvest> {
        let mut all = Harvest::default();
        for fruit in fruits {
            all.best.extend(fruit.best);
            all.total += fruit.total;
            for (field, counts) in fruit.counts {
                let sum = all.counts.entry(field).or_default();
                counts.into_iter().for_each(|(code, count)| *sum.entry(code).or_default() += count);
            }
        }
        all.best.sort_unstable_by(|left, right| right.cmp(left));
        all.best.truncate(self.keep);
        Ok(all)
    }
}

impl SegmentPass {
    #[expect(clippy::cast_precision_loss, reason = "both parts of a rank are smaller than 256")]
    fn weigh(&self, document: DocId, score: Score) -> (Score, u64) {
        let rank = self.rank.first(document).unwrap_or(0);
        let (kind, popularity) = ((rank >> 8) as Score, (rank & 0xFF) as Score);
        let reads = self.languages.as_ref().is_some_and(|column| {
            column.ords().values_for_doc(document).any(|number| usize::try_from(number).ok().and_then(|at| self.readable.get(at)).copied().unwrap_or(false))
        });
        let language = if reads { INTERFACE_LANGUAGE } else { 1.0 };
        (score * language * (1.0 + KIND_STEP * kind) * (1.0 + POPULARITY_STEP * popularity), rank)
    }
}

impl SegmentCollector for SegmentPass {
    type Fruit = Harvest;

    fn collect(&mut self, document: DocId, score: Score) {
        self.total += 1;
        for (_, column, counts) in &mut self.counted {
            for number in column.ords().values_for_doc(document) {
                if let Some(count) = usize::try_from(number).ok().and_then(|at| counts.get_mut(at)) {
                    *count += 1;
                }
            }
        }
        if self.keep == 0 {
            return;
        }
        let (score, rank) = self.weigh(document, score);
        let worst = if self.best.len() < self.keep { None } else { self.best.peek().map(|Reverse(worst)| worst.score) };
        if worst.is_some_and(|worst| score < worst) {
            return;
        }
        let fingerprint = self.fingerprint.first(document).unwrap_or(0);
        self.best.push(Reverse(Ranked { score, rank, fingerprint, address: DocAddress::new(self.segment, document) }));
        if self.best.len() > self.keep {
            self.best.pop();
        }
    }

    fn harvest(self) -> Harvest {
        let mut counts = Counts::new();
        let mut code = String::new();
        for (field, column, numbers) in self.counted {
            let named = counts.entry(field).or_default();
            for (number, count) in numbers.into_iter().enumerate().filter(|(_, count)| *count > 0) {
                code.clear();
                // A code that cannot be read is a damaged dictionary; the count is left out rather than given to a wrong name.
                if u64::try_from(number).is_ok_and(|number| column.ord_to_str(number, &mut code).unwrap_or(false)) {
                    *named.entry(code.clone()).or_default() += count;
                }
            }
        }
        Harvest { best: self.best.into_iter().map(|Reverse(ranked)| ranked).collect(), total: self.total, counts }
    }
}
