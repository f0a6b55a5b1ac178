//! How good the answers are: nDCG@10 and MRR over judged queries.

use std::collections::{BTreeMap, HashSet};

use kernel::Language;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::fold::exact_key;
use crate::index::Index;
use crate::query::{Hit, Query};
use crate::vocabulary::Vocabulary;

/// How many hits are judged.
pub const DEPTH: usize = 10;

/// A judged answer, by names that stay the same whatever the importers do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judged {
    /// The title of the thing, several titles parted by `|`, compared folded; empty for any part of the resource.
    pub title: String,
    /// The title of the resource it belongs to (its own title where it is one); empty for any.
    #[serde(default)]
    pub resource: String,
    /// A person it must name; empty for any.
    #[serde(default)]
    pub person: String,
    /// How many answers this judgement is good for: a poet has many poems. 0 means 1.
    #[serde(default)]
    pub times: usize,
    /// 3 exactly what was wanted, 2 good, 1 related.
    pub grade: u8,
}

/// A judged query.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JudgedQuery {
    /// What is typed.
    pub query: String,
    /// The class: `zh`, `pinyin`, `en`, `misspelt` …
    pub kind: String,
    /// The language of the interface; Chinese where it is not said.
    #[serde(default)]
    pub language: Option<Language>,
    /// True for queries that were not looked at while weights were tuned.
    #[serde(default)]
    pub held_out: bool,
    /// The good answers.
    pub judged: Vec<Judged>,
}

/// The figures of one query.
#[derive(Debug, Clone, Serialize)]
pub struct Outcome {
    /// The query.
    pub query: String,
    /// Its class.
    pub kind: String,
    /// Whether it was held out.
    pub held_out: bool,
    /// Normalised discounted cumulative gain at ten (gain 2^grade − 1, discount log2).
    pub ndcg: f64,
    /// One over the place of the first good hit (grade 2 or better), 0 where there is none.
    pub reciprocal_rank: f64,
    /// What came back: title and resource.
    pub answers: Vec<(String, String)>,
}

/// Means over some queries.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Figures {
    /// How many queries.
    pub queries: usize,
    /// Mean nDCG@10.
    pub ndcg: f64,
    /// Mean reciprocal rank.
    pub mrr: f64,
}

/// The figures of all queries.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// All queries.
    pub all: Figures,
    /// Those that weights were tuned on.
    pub tuned: Figures,
    /// Those that were held out.
    pub held_out: Figures,
    /// By class.
    pub kinds: BTreeMap<String, Figures>,
    /// Query by query.
    pub outcomes: Vec<Outcome>,
}

/// Reads judged queries, one JSON object a line.
///
/// # Errors
/// The first line that is not one, with its number.
pub fn read_queries(text: &str) -> Result<Vec<JudgedQuery>, String> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(number, line)| serde_json::from_str(line).map_err(|error| format!("line {}: {error}", number + 1))).collect()
}

/// Asks all queries. `resolve` names a hit: its title and the title of its resource.
///
/// # Errors
/// Where the index cannot be read.
pub fn evaluate(index: &Index, vocabulary: &Vocabulary, queries: &[JudgedQuery], resolve: impl Fn(&Hit) -> (String, String)) -> Result<Report, Error> {
    let mut outcomes = Vec::with_capacity(queries.len());
    for judged in queries {
        let query = Query { page_size: DEPTH, ..Query::words(judged.query.clone(), judged.language.unwrap_or(Language::ZH_HANS)) };
        let hits = index.search(&query, vocabulary)?.hits;
        let answers: Vec<(String, String)> = hits.iter().map(&resolve).collect();
        let grades = grades(&judged.judged, &answers, &hits);
        let good = grades.iter().position(|grade| *grade >= 2);
        outcomes.push(Outcome {
            query: judged.query.clone(),
            kind: judged.kind.clone(),
            held_out: judged.held_out,
            ndcg: ndcg(&grades, &judged.judged),
            reciprocal_rank: good.map_or(0.0, |place| 1.0 / number(place + 1)),
            answers,
        });
    }
    let mut kinds = BTreeMap::new();
    for kind in outcomes.iter().map(|outcome| outcome.kind.clone()).collect::<HashSet<_>>() {
        kinds.insert(kind.clone(), figures(outcomes.iter().filter(|outcome| outcome.kind == kind)));
    }
    Ok(Report {
        all: figures(outcomes.iter()),
        tuned: figures(outcomes.iter().filter(|outcome| !outcome.held_out)),
        held_out: figures(outcomes.iter().filter(|outcome| outcome.held_out)),
        kinds,
        outcomes,
    })
}

impl Judged {
    fn times(&self) -> usize {
        self.times.clamp(1, DEPTH)
    }

    fn fits(&self, title: &str, resource: &str, people: &[String]) -> bool {
        let same = |wanted: &str, found: &str| {
            wanted.is_empty() || wanted.split('|').any(|wanted| found.split('|').any(|found| exact_key(wanted) == exact_key(found)))
        };
        same(&self.title, title)
            && same(&self.resource, resource)
            && (self.person.is_empty() || people.iter().any(|name| exact_key(name) == exact_key(&self.person)))
    }
}

/// The grade of each answer. A judgement is spent after its times, so that repeating one good hit gains nothing.
fn grades(judged: &[Judged], answers: &[(String, String)], hits: &[Hit]) -> Vec<u8> {
    let mut left: Vec<usize> = judged.iter().map(Judged::times).collect();
    let mut grades = Vec::new();
    for ((title, resource), hit) in answers.iter().zip(hits) {
        let fitting = judged.iter().zip(&mut left).filter(|(judgement, left)| **left > 0 && judgement.fits(title, resource, &hit.people));
        let best = fitting.max_by_key(|(judgement, _)| judgement.grade);
        grades.push(best.map_or(0, |(judgement, left)| {
            *left -= 1;
            judgement.grade
        }));
    }
    grades
}

fn ndcg(grades: &[u8], judged: &[Judged]) -> f64 {
    let gain = |grades: &[u8]| -> f64 {
        let gains = grades.iter().take(DEPTH).enumerate();
        gains.map(|(place, grade)| (f64::from(*grade).exp2() - 1.0) / number(place + 2).log2()).sum()
    };
    let mut ideal: Vec<u8> = judged.iter().flat_map(|judgement| std::iter::repeat_n(judgement.grade, judgement.times())).collect();
    ideal.sort_unstable_by(|left, right| right.cmp(left));
    let best = gain(&ideal);
    if best > 0.0 { gain(grades) / best } else { 1.0 }
}

fn figures<'a>(outcomes: impl Iterator<Item = &'a Outcome>) -> Figures {
    let mut sum = Figures::default();
    for outcome in outcomes {
        sum.queries += 1;
        sum.ndcg += outcome.ndcg;
        sum.mrr += outcome.reciprocal_rank;
    }
    let count = number(sum.queries.max(1));
    Figures { queries: sum.queries, ndcg: sum.ndcg / count, mrr: sum.mrr / count }
}

fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}
