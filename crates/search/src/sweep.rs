//! One pass over everything that matches, window by window: how many documents at each place, and the best ones.
//!
//! Sets decide what matches; scores are computed only for documents that may still come among the best. A list whose best score, together with
//! those of all weaker lists, cannot lift a document that high brings no candidates: such a list is only counted.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use std::ops::Range;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering as Memory};

use tantivy::DocAddress;
use tantivy::schema::Field;

use crate::bounds::{SWEEP_ALONE_DOCUMENTS_MAX, SWEEP_THREADS_MAX};
use crate::error::Error;
use crate::places::{Filter, Matches};
use crate::tree::{Leaf, Node, Scoring, Tree};
use crate::view::{LENGTHS_FROM, View};
use crate::walk::{Kept, Walk};

/// A hit on its way up: a better score first, then the rank, then the content (the same in every rebuild).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Ranked {
    pub score: f32,
    pub rank: u16,
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

/// What a pass brings home.
#[derive(Debug, Default)]
pub(crate) struct Harvest {
    /// The best that pass the filter.
    pub best: Vec<Ranked>,
    /// How many documents match, by their places.
    pub matches: Matches,
    /// Whether any document matched the reading with facets.
    pub recognised: bool,
}

/// Threads that share a great search. The system is asked once: it reads several files to answer.
static THREADS: LazyLock<u32> =
    LazyLock::new(|| std::thread::available_parallelism().ok().and_then(|cores| u32::try_from(cores.get()).ok()).unwrap_or(1).min(SWEEP_THREADS_MAX));

/// What all threads of a pass share.
pub(crate) struct Shared<'a> {
    pub view: &'a View,
    pub tree: &'a Tree,
    pub filter: &'a Filter<'a>,
    pub keep: usize,
    /// The worst of the best ones of some thread, as bits: what is below it is not among the best of all.
    pub worst: AtomicU32,
    pub recognised: AtomicBool,
    /// What leaves may score, the least first.
    pub ladder: Vec<Step>,
    pub leaves: usize,
    pub groups: usize,
    /// What a document may score besides the leaves.
    pub base: f32,
}

/// The most that a leaf scores in documents of some length.
pub(crate) struct Step {
    pub source: usize,
    pub bound: f32,
    /// Which lengths of a field, where that is known of documents.
    pub lengths: Option<(Field, usize)>,
    /// The number of the leaf.
    pub leaf: usize,
    /// The number of its group: of the leaves in a group the best counts, and so much of the others.
    pub group: usize,
    pub others: f32,
}

/// The steps of all leaves under way.
struct Ladder<'a> {
    view: &'a View,
    steps: Vec<Step>,
    leaves: usize,
    groups: usize,
}

/// Finds the best `keep` documents and counts all.
pub(crate) fn sweep(view: &View, tree: &Tree, filter: &Filter<'_>, keep: usize) -> Result<Harvest, Error> {
    let threads = if view.held <= SWEEP_ALONE_DOCUMENTS_MAX { 1 } else { *THREADS };
    sweep_by(view, tree, filter, keep, threads)
}

fn sweep_by(view: &View, tree: &Tree, filter: &Filter<'_>, keep: usize, threads: u32) -> Result<Harvest, Error> {
    let mut ladder = Ladder { view, steps: Vec::new(), leaves: 0, groups: 0 };
    tree.matching.iter().chain(&tree.lifts).for_each(|node| ladder.climb(node));
    let Ladder { steps: mut ladder, leaves, groups, .. } = ladder;
    ladder.sort_by(|left, right| left.bound.total_cmp(&right.bound));
    let base = if tree.everything { 1.0 } else { 0.0 };
    let shared = Shared { view, tree, filter, keep, worst: AtomicU32::new(0), recognised: AtomicBool::new(false), ladder, leaves, groups, base };
    let mut harvest = Harvest { matches: filter.nothing(), ..Harvest::default() };
    if !tree.everything && tree.matching.is_empty() {
        return Ok(harvest);
    }
    let windows: Vec<u32> = view.segments.iter().map(|rows| u32::try_from(rows.windows()).unwrap_or(u32::MAX)).collect();
    let parts = parts(&windows, threads);
    let harvests: Vec<Result<Harvest, Error>> = if parts.len() == 1 {
        parts.into_iter().map(|part| shared.walk(&part)).collect()
    } else {
        std::thread::scope(|scope| {
            let threads: Vec<_> = parts.iter().map(|part| scope.spawn(|| shared.walk(part))).collect();
            threads.into_iter().map(|thread| thread.join().unwrap_or_else(|_| Err(Error::Stored("a search thread failed".to_owned())))).collect()
        })
    };
    for part in harvests {
        let part = part?;
        harvest.best.extend(part.best);
        harvest.matches.add(&part.matches);
    }
    harvest.recognised = shared.recognised.load(Memory::Relaxed);
    harvest.best.sort_unstable_by(|left, right| right.cmp(left));
    harvest.best.truncate(keep);
    Ok(harvest)
}

/// The windows of segments shared out to threads.
fn parts(windows: &[u32], threads: u32) -> Vec<Vec<(usize, Range<u32>)>> {
    let share = windows.iter().sum::<u32>().div_ceil(threads).max(1);
    let mut parts: Vec<Vec<(usize, Range<u32>)>> = vec![Vec::new()];
    let mut room = share;
    for (segment, count) in windows.iter().enumerate() {
        let mut from = 0;
        while from < *count {
            if room == 0 {
                parts.push(Vec::new());
                room = share;
            }
            let to = (from + room).min(*count);
            if let Some(part) = parts.last_mut() {
                part.push((segment, from..to));
            }
            room -= to - from;
            from = to;
        }
    }
    parts
}

impl Ladder<'_> {
    /// Collects the leaves of a node; those of which the best counts share a group.
    fn climb(&mut self, node: &Node) {
        match node {
            Node::Leaf(leaf) => self.group(std::slice::from_ref(leaf), 1.0),
            Node::Best { leaves, others } => self.group(leaves, *others),
            Node::Of { nodes, .. } => nodes.iter().for_each(|node| self.climb(node)),
            Node::With { must, should } => must.iter().chain(should).for_each(|node| self.climb(node)),
        }
    }

    fn group(&mut self, leaves: &[Leaf], others: f32) {
        for leaf in leaves {
            let (source, number, group) = (leaf.source, self.leaves, self.groups);
            let step = |bound, lengths| Step { source, bound, lengths, leaf: number, group, others };
            match leaf.scoring {
                Scoring::Length { field, weight } if let Some(table) = self.view.lengths(field) => {
                    let bound = |from: u8| weight / (1.0 + table.under(from));
                    self.steps.extend(LENGTHS_FROM.iter().enumerate().map(|(part, from)| step(bound(*from), Some((field, part)))));
                }
                _ => self.steps.push(step(leaf.bound, None)),
            }
            self.leaves += 1;
        }
        self.groups += 1;
    }
}

impl Shared<'_> {
    fn walk(&self, part: &[(usize, Range<u32>)]) -> Result<Harvest, Error> {
        let mut kept = Kept { best: BinaryHeap::new(), matches: self.filter.nothing() };
        for (segment, windows) in part {
            let (Some(reader), Some(rows)) = (self.view.searcher.segment_readers().get(*segment), self.view.segments.get(*segment)) else {
                continue;
            };
            let mut walk = Walk::open(self, *segment, reader, rows)?;
            for window in windows.clone() {
                walk.window(window, &mut kept);
            }
        }
        Ok(Harvest { best: kept.best.into_iter().map(|Reverse(ranked)| ranked).collect(), matches: kept.matches, recognised: false })
    }
}

#[cfg(test)]
mod tests {
    use kernel::{Id, Language};

    use super::*;
    use crate::plan::{Plan, Strictness};
    use crate::{Document, Facets, Index};

    #[test]
    fn windows_are_shared_out_whole() {
        for (windows, threads) in [(vec![], 2), (vec![1], 4), (vec![5, 0, 7], 2), (vec![3, 3, 3], 3), (vec![1, 1, 1, 1, 1], 2)] {
            let parts = parts(&windows, threads);
            assert!(parts.len() <= threads as usize);
            let mut seen: Vec<(usize, u32)> = parts.into_iter().flatten().flat_map(|(segment, part)| part.map(move |window| (segment, window))).collect();
            seen.sort_unstable();
            let expected: Vec<(usize, u32)> =
                windows.iter().enumerate().flat_map(|(segment, count)| (0..*count).map(move |window| (segment, window))).collect();
            assert_eq!(seen, expected);
        }
    }

    /// Documents over several windows and two segments, with words of every frequency.
    fn filled(directory: &std::path::Path) -> Index {
        let (index, _) = Index::open_or_create(directory).expect("an index");
        let mut writer = index.writer(32 * 1024 * 1024).expect("a writer");
        for number in 0..9_500u32 {
            let title = format!(
                "{}{}{}",
                if number % 3 == 0 { "分数" } else { "小数" },
                if number % 7 == 0 { "的加法" } else { "" },
                if number % 501 == 0 { "复习" } else { "" }
            );
            writer
                .put(&Document {
                    id: Id::named(&[&number.to_string()]),
                    kind: if number % 5 == 0 { "resource" } else { "section" }.into(),
                    resource: None,
                    titles: vec![(Language::ZH_HANS, title)],
                    context: Vec::new(),
                    headings: Vec::new(),
                    body: "分数 ".repeat((number % 11) as usize) + if number % 2 == 0 { "加法 小数" } else { "" },
                    people: Vec::new(),
                    languages: vec![Language::ZH_HANS],
                    facets: Facets { grade: vec![(number % 12).to_string()], language: vec!["zh-Hans".into()], ..Facets::default() },
                    popularity: number % 13,
                })
                .expect("put");
            if number == 6_000 {
                writer.commit().expect("commit");
            }
        }
        (0..9_500).step_by(17).for_each(|number: u32| writer.delete(Id::named(&[&number.to_string()])));
        writer.finish().expect("finish");
        index
    }

    #[test]
    fn sets_of_what_is_frequent_change_no_answer() {
        let directory = tempfile::tempdir().expect("a directory");
        let index = filled(directory.path());
        let generation = index.generation();
        let read = View::take(generation.view().searcher.clone(), &generation.directory, &generation.fields, None).expect("a view");
        let learnt = View::take(read.searcher.clone(), &generation.directory, &generation.fields, None).expect("a view");
        learnt.learn_frequent().expect("sets");
        assert!(learnt.segments.iter().all(|rows| rows.frequent().is_some_and(|frequent| !frequent.marks.is_empty())));
        let choice = |field, code: &str| crate::Choice { field, code: code.into() };
        let grade = choice(crate::FacetField::Grade, "3");
        let choices = [vec![], vec![grade.clone()], vec![grade, choice(crate::FacetField::Language, "zh")], vec![choice(crate::FacetField::Volume, "2")]];
        for text in ["分数", "小数的加法", "的", "fen shu", "fenshude", "", "复习 分数"] {
            for (chosen, kinds) in choices.iter().flat_map(|chosen| [(chosen, vec![]), (chosen, vec!["section".to_owned()])]) {
                let found = [&read, &learnt].map(|view| {
                    let filter = Filter::new(&view.places, &generation.fields, &kinds, chosen, "zh");
                    let plan = Plan { view, fields: &generation.fields, text, rest: text, required: &[], lifting: &[], strictness: Strictness::Strict };
                    let tree = plan.tree().expect("a tree").expect("a reading");
                    let harvest = sweep_by(view, &tree, &filter, 30, 1).expect("a sweep");
                    (harvest.best, filter.counted(&harvest.matches))
                });
                assert_eq!(found[0], found[1], "{text} {chosen:?} {kinds:?}");
            }
        }
    }

    #[test]
    fn the_best_are_the_same_however_many_are_kept_and_whoever_looks() {
        let directory = tempfile::tempdir().expect("a directory");
        let index = filled(directory.path());
        let generation = index.generation();
        let view = generation.view();
        let choice = crate::Choice { field: crate::FacetField::Grade, code: "3".into() };
        for text in ["分数", "小数的加法", "分数 加法 复习", "的", "fen shu", "加法复习", "", "分", "没有的词"] {
            for chosen in [vec![], vec![choice.clone()]] {
                let filter = Filter::new(&view.places, &generation.fields, &[], &chosen, "zh");
                for strictness in [Strictness::Strict, Strictness::Loose] {
                    let plan = Plan { view: &view, fields: &generation.fields, text, rest: text, required: &[], lifting: &[], strictness };
                    let tree = plan.tree().expect("a tree").expect("a reading");
                    let all = sweep_by(&view, &tree, &filter, 20_000, 1).expect("a sweep");
                    assert_eq!(all.best.len() as u64, filter.counted(&all.matches).0, "{text}");
                    for (keep, threads) in [(1, 1), (10, 1), (10, 3), (300, 2), (0, 2)] {
                        let some = sweep_by(&view, &tree, &filter, keep, threads).expect("a sweep");
                        assert_eq!(some.best, all.best[..keep.min(all.best.len())], "{text} {keep} {threads}");
                        assert_eq!(filter.counted(&some.matches), filter.counted(&all.matches), "{text}");
                    }
                }
            }
        }
    }
}
