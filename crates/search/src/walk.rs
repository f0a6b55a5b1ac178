//! A walk through the windows of one segment: what matches, what may still come among the best, and what it scores.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::Arc;
use std::sync::atomic::Ordering as Memory;

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::TermInfo;
use tantivy::schema::Field;
use tantivy::{DocAddress, DocId, SegmentOrdinal, SegmentReader, Term};

use crate::bits::{Bits, Tally, WINDOW};
use crate::cursor::Cursor;
use crate::error::Error;
use crate::places::{Matches, Window};
use crate::sweep::{Ranked, Shared, Step};
use crate::tree::{Leaf, Node, Scoring, TOGETHER};
use crate::view::{Band, Lengths, Rows, lift};
use crate::weights::INTERFACE_LANGUAGE;

/// Sums are made in another order than bounds: so much they may differ.
const ROUNDING: f32 = 1.0001;

/// What a walk keeps of all its segments.
pub(crate) struct Kept {
    pub best: BinaryHeap<Reverse<Ranked>>,
    pub matches: Matches,
}

/// What stands together in the present window.
struct Together {
    window: DocId,
    bits: Bits,
    filled: bool,
}

/// Documents that are lifted about equally.
struct Level {
    /// The most that a score is multiplied by.
    by: f32,
    band: usize,
    /// Those that the reader can read, or those they cannot.
    read: bool,
}

/// A source that may lift a document of the window so far, together with all weaker ones.
struct Rung {
    reached: f32,
    source: usize,
    lengths: Option<(Field, usize)>,
}

/// A walk through one segment.
pub(crate) struct Walk<'a> {
    shared: &'a Shared<'a>,
    segment: SegmentOrdinal,
    rows: &'a Rows,
    /// What is demanded of fields: any of the lists of each.
    demands: Vec<Vec<Cursor>>,
    /// What the reader can read.
    read: Vec<Cursor>,
    /// From the least lifted to the most.
    levels: Vec<Level>,
    rungs: Vec<Rung>,
    lists: Vec<Cursor>,
    together: Vec<Together>,
    /// The lengths of fields, with what they weigh.
    lengths: Vec<(Field, FieldNormReader, &'a Lengths)>,
    /// The first document of the window.
    start: DocId,
    scores: Scores,
    /// For each group the best that may come from the leaves so far, and the sum of what may come from each.
    reached: Vec<(f32, f32)>,
    /// What may come from each leaf so far.
    steps: Vec<f32>,
}

/// Scores of the documents of a window.
struct Scores {
    sum: Vec<f32>,
    best: Vec<f32>,
    all: Vec<f32>,
}

/// A list or, where there is one, its set.
fn cursor(reader: &SegmentReader, rows: &Rows, term: &Term, info: Option<TermInfo>) -> Result<Cursor, Error> {
    let Some(info) = info else {
        return Ok(Cursor::nothing());
    };
    let index = reader.inverted_index(term.field())?;
    Ok(match rows.frequent().and_then(|frequent| frequent.set(term)) {
        Some(set) => Cursor::set(Arc::clone(set), index, info),
        None => Cursor::list(index, info).map_err(tantivy::TantivyError::from)?,
    })
}

/// The documents of a window that any of some cursors has.
fn any(cursors: &mut [Cursor], start: DocId) -> Bits {
    let mut any = Bits::NONE;
    for cursor in cursors.iter_mut().filter(|cursor| cursor.may_be_in(start)) {
        any.or(cursor.bits(start));
    }
    any
}

fn add(scores: &mut [f32], at: u32, score: f32) {
    if let Some(sum) = scores.get_mut(at as usize) {
        *sum += score;
    }
}

impl<'a> Walk<'a> {
    pub fn open(shared: &'a Shared<'a>, segment: usize, reader: &'a SegmentReader, rows: &'a Rows) -> Result<Self, Error> {
        let mut lists = Vec::with_capacity(shared.tree.lists.len());
        for list in &shared.tree.lists {
            lists.push(cursor(reader, rows, &list.term, list.infos.get(segment).cloned().flatten())?);
        }
        let found = |terms: &[Term]| -> Result<Vec<Cursor>, Error> {
            let cursors = terms.iter().map(|term| {
                let info = reader.inverted_index(term.field())?.get_term_info(term).map_err(tantivy::TantivyError::from)?;
                cursor(reader, rows, term, info)
            });
            cursors.collect()
        };
        let read = found(&shared.filter.read)?;
        let mut levels: Vec<Level> = Vec::new();
        for (band, Band { lift_max, .. }) in rows.bands.iter().enumerate() {
            levels.push(Level { by: lift_max * ROUNDING, band, read: false });
            if !read.is_empty() {
                levels.push(Level { by: lift_max * INTERFACE_LANGUAGE * ROUNDING, band, read: true });
            }
        }
        levels.sort_by(|left, right| left.by.total_cmp(&right.by));
        let mut lengths = Vec::new();
        for known in shared.view.all_lengths() {
            lengths.extend(reader.fieldnorms_readers().get_field(known.field)?.map(|stored| (known.field, stored, known)));
        }
        let none = || vec![0.0; WINDOW as usize];
        Ok(Self {
            shared,
            segment: u32::try_from(segment).unwrap_or(u32::MAX),
            rows,
            demands: shared.filter.demands.iter().map(|demand| found(&demand.terms)).collect::<Result<_, _>>()?,
            read,
            levels,
            rungs: Vec::new(),
            lists,
            together: shared.tree.together.iter().map(|_| Together { window: DocId::MAX, bits: Bits::NONE, filled: false }).collect(),
            lengths,
            start: 0,
            scores: Scores { sum: none(), best: none(), all: none() },
            reached: vec![(0.0, 0.0); shared.groups],
            steps: vec![0.0; shared.leaves],
        })
    }

    /// Whether a source may have documents in the window.
    fn may_be_in(&self, source: usize) -> bool {
        let list = |list: &usize| self.lists.get(*list).is_some_and(|cursor| cursor.may_be_in(self.start));
        match source.checked_sub(TOGETHER) {
            None => list(&source),
            Some(number) => match self.together.get(number).filter(|together| together.window == self.start) {
                Some(known) => known.filled,
                None => self.shared.tree.together.get(number).is_some_and(|lists| lists.iter().all(list)),
            },
        }
    }

    /// The documents of a source in the window.
    fn bits(&mut self, source: usize) -> &Bits {
        const NOTHING: &Bits = &Bits::NONE;
        let start = self.start;
        let Some(number) = source.checked_sub(TOGETHER) else {
            return self.lists.get_mut(source).map_or(NOTHING, |cursor| cursor.bits(start));
        };
        if self.together.get(number).is_none_or(|together| together.window != start) {
            let (lists, mut all) = (self.shared.tree.together.get(number).map_or(&[][..], Vec::as_slice), None);
            for list in lists {
                let bits = self.bits(*list);
                let both = all.map_or(*bits, |all: Bits| all.both(bits));
                all = Some(both);
                if both.is_empty() {
                    break;
                }
            }
            if let Some(together) = self.together.get_mut(number) {
                let bits = all.unwrap_or(Bits::NONE);
                *together = Together { window: start, filled: !bits.is_empty(), bits };
            }
        }
        self.together.get(number).map_or(NOTHING, |together| &together.bits)
    }

    /// Adds the documents of a source in the window to a set.
    fn add_bits(&mut self, source: usize, set: &mut Bits) {
        if self.may_be_in(source) {
            set.or(self.bits(source));
        }
    }

    pub fn window(&mut self, window: u32, kept: &mut Kept) {
        self.start = window * WINDOW;
        let (shared, rows, number) = (self.shared, self.rows, window as usize);
        let in_window = rows.rows.chunks(WINDOW as usize).nth(number).unwrap_or(&[]);
        let alive = shared.view.alive(self.segment as usize, number);
        let mut found = if shared.tree.everything { Bits::first(u32::try_from(in_window.len()).unwrap_or(WINDOW)) } else { self.matching(alive) };
        if let Some(alive) = alive {
            found.and(alive);
        }
        if found.is_empty() {
            return;
        }
        self.count(&Window { number, rows: in_window, frequent: rows.frequent() }, &mut found, kept);
        if shared.keep == 0 || found.is_empty() {
            return;
        }
        let worst = if kept.best.len() < shared.keep { 0.0 } else { kept.best.peek().map_or(0.0, |Reverse(worst)| worst.score) };
        let worst = worst.max(f32::from_bits(shared.worst.load(Memory::Relaxed)));
        let candidates = if worst > 0.0 { self.candidates(&found, number, worst) } else { found };
        if candidates.is_empty() {
            return;
        }
        let tree = shared.tree;
        tree.matching.iter().chain(&tree.lifts).for_each(|node| self.score(node, &candidates));
        self.keep(&candidates, kept);
    }

    /// Counts what matches in a window, and leaves of it what meets all demands.
    fn count(&mut self, window: &Window<'_>, found: &mut Bits, kept: &mut Kept) {
        let (start, filter, matching) = (self.start, self.shared.filter, *found);
        let met: Vec<Bits> = self.demands.iter_mut().map(|lists| any(lists, start)).collect();
        met.iter().for_each(|met| found.and(met));
        filter.count_found(&mut kept.matches, window, found);
        for demand in 0..met.len() {
            let mut missed = matching;
            met.iter().enumerate().for_each(|(other, met)| if other == demand { missed.without(met) } else { missed.and(met) });
            filter.count_missed(&mut kept.matches, window, &missed, demand);
        }
    }

    /// What matches in the window, and whether the reading with facets does.
    fn matching(&mut self, alive: Option<&Bits>) -> Bits {
        let tree = self.shared.tree;
        let mut matching = Bits::NONE;
        for (number, node) in tree.matching.iter().enumerate() {
            let bits = self.matches(node);
            if tree.recognised == Some(number) && !self.shared.recognised.load(Memory::Relaxed) {
                let found = alive.map_or(bits, |alive| bits.both(alive));
                self.shared.recognised.fetch_or(!found.is_empty(), Memory::Relaxed);
            }
            matching.or(&bits);
        }
        matching
    }

    fn matches(&mut self, node: &Node) -> Bits {
        match node {
            Node::Leaf(leaf) => *self.bits(leaf.source),
            Node::Best { leaves, .. } => {
                let mut any = Bits::NONE;
                leaves.iter().for_each(|leaf| self.add_bits(leaf.source, &mut any));
                any
            }
            Node::Of { least, nodes } if *least <= 1 => {
                let mut any = Bits::NONE;
                for node in nodes {
                    match node {
                        Node::Leaf(leaf) => self.add_bits(leaf.source, &mut any),
                        node => any.or(&self.matches(node)),
                    }
                }
                any
            }
            Node::Of { least, nodes } if *least == nodes.len() => self.match_all(nodes),
            Node::Of { least, nodes } => self.match_some(nodes, *least),
            Node::With { must, .. } => self.match_all(must),
        }
    }

    /// The documents that so many of some nodes match. The rarest are looked at first, and the others only where they can still make it so many.
    fn match_some(&mut self, nodes: &[Node], least: usize) -> Bits {
        let mut tally = Tally::new();
        let mut enough = Bits::NONE;
        for (left, node) in (0..nodes.len()).rev().zip(nodes) {
            tally.add(&self.matches(node));
            if left < least {
                enough = tally.at_least(least - left);
                if enough.is_empty() {
                    break;
                }
            }
        }
        enough
    }

    fn match_all(&mut self, nodes: &[Node]) -> Bits {
        let mut all: Option<Bits> = None;
        for node in nodes {
            let bits = self.matches(node);
            let both = all.map_or(bits, |all| all.both(&bits));
            if both.is_empty() {
                return both;
            }
            all = Some(both);
        }
        all.unwrap_or(Bits::NONE)
    }

    /// Of what was found in a window, what may score `worst` or more: of each level of documents those that a source is in which, with all weaker ones,
    /// is enough at that level.
    fn candidates(&mut self, found: &Bits, window: usize, worst: f32) -> Bits {
        let shared = self.shared;
        self.climb(found, window);
        let mut candidates = Bits::NONE;
        let most = self.rungs.last().map_or(shared.base, |rung| rung.reached);
        if self.levels.last().is_none_or(|level| most * level.by < worst) {
            return candidates;
        }
        let read = any(&mut self.read, self.start);
        let mut enough = Bits::NONE;
        for number in 0..self.levels.len() {
            let Some(Level { by, band, read: is_read }) = self.levels.get(number) else {
                break;
            };
            let (by, band, is_read) = (*by, *band, *is_read);
            while let Some(Rung { reached, source, lengths }) = self.rungs.last()
                && reached * by >= worst
            {
                let (source, lengths) = (*source, *lengths);
                match self.of_length(lengths, window) {
                    Some(of_length) => enough.or(&self.bits(source).both(of_length)),
                    None => enough.or(self.bits(source)),
                }
                self.rungs.pop();
            }
            if self.rungs.is_empty() && shared.base * by >= worst {
                enough = *found;
            }
            if let Some(set) = self.rows.bands.get(band).and_then(|band| band.set.get(window)) {
                let mut level = enough.both(set);
                if is_read {
                    level.and(&read);
                } else {
                    level.without(&read);
                }
                candidates.or(&level);
            }
        }
        candidates.and(found);
        candidates
    }

    /// Lists the sources of what was found in the window, from the weakest to the strongest, with what each and all before it may score together.
    fn climb(&mut self, found: &Bits, window: usize) {
        let shared = self.shared;
        let mut reached = shared.base;
        self.reached.fill((0.0, 0.0));
        self.steps.fill(0.0);
        self.rungs.clear();
        for Step { source, bound, lengths, leaf, group, others } in &shared.ladder {
            if !self.may_be_in(*source) || !self.bits(*source).meets(found) {
                continue;
            }
            if self.of_length(*lengths, window).is_some_and(|of_length| !found.meets(of_length)) {
                continue;
            }
            if let (Some((best, sum)), Some(step)) = (self.reached.get_mut(*group), self.steps.get_mut(*leaf)) {
                // Steps come in the order of their bounds, so this one is the best of its group so far, and takes the place of a former one of its leaf.
                let former = *best + others * (*sum - *best);
                *sum += bound - *step;
                (*best, *step) = (*bound, *bound);
                reached += *best + others * (*sum - *best) - former;
                self.rungs.push(Rung { reached, source: *source, lengths: *lengths });
            }
        }
    }

    /// The documents of some lengths in a window, where that is known.
    fn of_length(&self, lengths: Option<(Field, usize)>, window: usize) -> Option<&'a Bits> {
        let (field, part) = lengths?;
        self.rows.frequent()?.of_length(field, part, window)
    }

    /// Adds what a node scores for the candidates that it matches.
    fn score(&mut self, node: &Node, candidates: &Bits) {
        match node {
            Node::Leaf(leaf) => {
                let bits = self.bits(leaf.source).both(candidates);
                self.leaf(leaf, &bits, |scores, at, score| add(&mut scores.sum, at, score));
            }
            Node::Best { leaves, others } => self.best(leaves, *others, candidates),
            Node::Of { least, nodes } => {
                let matching = if *least > 1 { self.matches(node).both(candidates) } else { *candidates };
                nodes.iter().for_each(|node| self.score(node, &matching));
            }
            Node::With { must, should } => {
                let matching = self.matches(node).both(candidates);
                must.iter().chain(should).for_each(|node| self.score(node, &matching));
            }
        }
    }

    fn best(&mut self, leaves: &[Leaf], others: f32, candidates: &Bits) {
        let mut any = Bits::NONE;
        for leaf in leaves {
            let bits = self.bits(leaf.source).both(candidates);
            if bits.is_empty() {
                continue;
            }
            any.or(&bits);
            self.leaf(leaf, &bits, |scores, at, score| {
                add(&mut scores.all, at, score);
                if let Some(best) = scores.best.get_mut(at as usize) {
                    *best = best.max(score);
                }
            });
        }
        let Scores { sum, best, all } = &mut self.scores;
        any.each(|at| {
            if let (Some(best), Some(all)) = (best.get_mut(at as usize), all.get_mut(at as usize)) {
                add(sum, at, *best + others * (*all - *best));
                (*best, *all) = (0.0, 0.0);
            }
        });
    }

    /// Gives the score of a leaf for each document of a set.
    fn leaf(&mut self, leaf: &Leaf, bits: &Bits, mut put: impl FnMut(&mut Scores, u32, f32)) {
        let (start, scores) = (self.start, &mut self.scores);
        let lengths = |field: Field| self.lengths.iter().find(|(of, _, _)| *of == field).map(|(_, stored, table)| (stored, *table));
        match leaf.scoring {
            Scoring::Constant(score) => bits.each(|at| put(scores, at, score)),
            Scoring::Length { field, weight } => {
                if let Some((stored, table)) = lengths(field) {
                    bits.each(|at| put(scores, at, weight / (1.0 + table.under(stored.fieldnorm_id(start + at)))));
                }
            }
            Scoring::Occurrences { field, weight } => {
                if let (Some((stored, table)), Some(cursor)) = (lengths(field), self.lists.get_mut(leaf.source)) {
                    bits.each(|at| {
                        let occurrences = repeated(cursor.occurrences(start + at));
                        put(scores, at, weight * occurrences / (occurrences + table.under(stored.fieldnorm_id(start + at))));
                    });
                }
            }
        }
    }

    /// Takes the candidates whose whole score is good enough.
    fn keep(&mut self, candidates: &Bits, kept: &mut Kept) {
        let (shared, rows, start) = (self.shared, self.rows, self.start);
        let base = if shared.tree.everything { 1.0 } else { 0.0 };
        candidates.each(|at| {
            let document = start + at;
            let (Some(sum), Some(row)) = (self.scores.sum.get_mut(at as usize).map(std::mem::take), rows.rows.get(document as usize)) else {
                return;
            };
            let by = lift(row.rank) * if shared.filter.reads(row.place) { INTERFACE_LANGUAGE } else { 1.0 };
            let worst = if kept.best.len() < shared.keep { None } else { kept.best.peek().map(|Reverse(worst)| *worst) };
            let least = worst.map_or(0.0, |worst| worst.score).max(f32::from_bits(shared.worst.load(Memory::Relaxed)));
            let score = (base + sum) * by;
            if score < least {
                return;
            }
            // Equals are told apart by the first bits of their content before the rest of it is fetched.
            if worst.is_some_and(|worst| score == worst.score && (row.rank, Reverse(u64::from(row.print))) < (worst.rank, Reverse(worst.fingerprint >> 48))) {
                return;
            }
            let fingerprint = rows.fingerprints.first(document).unwrap_or(0);
            kept.best.push(Reverse(Ranked { score, rank: row.rank, fingerprint, address: DocAddress::new(self.segment, document) }));
            if kept.best.len() > shared.keep {
                kept.best.pop();
                if let Some(Reverse(worst)) = kept.best.peek() {
                    shared.worst.fetch_max(worst.score.to_bits(), Memory::Relaxed);
                }
            }
        });
    }
}

#[expect(clippy::cast_precision_loss, reason = "nobody repeats a word so often that it would matter")]
fn repeated(occurrences: u32) -> f32 {
    occurrences as f32
}
