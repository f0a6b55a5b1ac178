//! Measures speed; JSON lines on stdout. `speed [--documents N] [--queries N] [--memory MEGABYTES]`: without `--documents` the starter library itself, with it
//! N documents mixed from its titles and texts with realistic facets.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a measuring program that stops at the first surprise")]

#[path = "../tests/library/mod.rs"]
mod library;

use std::time::{Duration, Instant};

use kernel::{Id, Language};
use search::{Choice, Document, FacetField, Index, Query};

/// A small reproducible source of numbers (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % most.max(1) as u64) as usize
    }
}

fn option(name: &str) -> Option<usize> {
    let arguments: Vec<String> = std::env::args().collect();
    let at = arguments.iter().position(|argument| argument == name)?;
    arguments.get(at + 1)?.parse().ok()
}

/// A document of one title, another text and a third one's place.
fn mixed(documents: &[Document], number: usize, numbers: &mut Numbers) -> Document {
    let mut made = documents[numbers.below(documents.len())].clone();
    let text = &documents[numbers.below(documents.len())].body;
    let start = numbers.below(text.chars().count().max(1));
    made.id = Id::named(&["mixed", &number.to_string()]);
    made.kind = if number.is_multiple_of(20) { "resource" } else { made.kind.as_str() }.to_owned();
    made.body = text.chars().skip(start).take(300).collect();
    let suffix = &documents[numbers.below(documents.len())].titles;
    if let (Some((_, title)), Some((_, other))) = (made.titles.first_mut(), suffix.first()) {
        title.push(' ');
        title.extend(other.chars().take(12));
    }
    made.facets.grade = vec![(numbers.below(12) + 1).to_string()];
    made.facets.stage = vec![["primary", "junior", "senior", "higher"][numbers.below(4)].into()];
    made.facets.volume = vec![["1", "2", "full"][numbers.below(3)].into()];
    made.popularity = u32::try_from(1usize << numbers.below(20)).unwrap_or(0);
    made
}

fn peak_memory_megabytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or("");
    line.split_whitespace().nth(1).and_then(|kilobytes| kilobytes.parse::<u64>().ok()).unwrap_or(0) / 1024
}

fn report(name: &str, mut times: Vec<Duration>) {
    times.sort();
    let at = |part: usize| times.get(times.len() * part / 1000).map_or(0, |time| time.as_micros());
    let sum: Duration = times.iter().sum();
    println!(
        "{}",
        serde_json::json!({"measure": name, "calls": times.len(), "p50_us": at(500), "p95_us": at(950), "p99_us": at(990), "max_us": times.last().map_or(0, Duration::as_micros),
            "per_core_second": (times.len() as f64 / sum.as_secs_f64()).round()})
    );
}

fn main() {
    let library = library::Library::read();
    let memory = option("--memory").unwrap_or(256) * 1024 * 1024;
    let count = option("--documents");
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    let directory = tempfile::tempdir().expect("a directory");
    let (index, _) = Index::open_or_create(directory.path()).expect("an index");
    let begun = Instant::now();
    let mut writer = index.rebuild(memory).expect("a writer");
    match count {
        None => library.documents.iter().for_each(|document| writer.put(document).expect("put")),
        Some(count) => (0..count).for_each(|number| writer.put(&mixed(&library.documents, number, &mut numbers)).expect("put")),
    }
    writer.finish().expect("finish");
    let took = begun.elapsed();
    let bytes: u64 = library::files(directory.path(), "").iter().filter_map(|file| std::fs::metadata(file).ok()).map(|file| file.len()).sum();
    println!(
        "{}",
        serde_json::json!({"measure": "index", "documents": index.document_count(), "seconds": took.as_secs_f64(), "documents_per_second": index.document_count() as f64 / took.as_secs_f64(),
            "bytes": bytes, "peak_memory_megabytes": peak_memory_megabytes()})
    );
    let judged = library::text(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../benches/relevance/queries.jsonl")));
    let judged: Vec<String> = search::evaluate::read_queries(&judged).expect("queries").into_iter().map(|query| query.query).collect();
    let calls = option("--queries").unwrap_or(2_000);
    // Three kinds of load in turn: queries people wrote, titles cut somewhere, and those with a facet chosen.
    let (mut plain, mut titles, mut narrowed, mut suggested) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for call in 0..calls {
        let document = &library.documents[numbers.below(library.documents.len())];
        let title: String = document.titles.first().map(|(_, title)| title.chars().take(2 + call % 12).collect()).unwrap_or_default();
        let (text, times) = if call.is_multiple_of(2) { (judged[numbers.below(judged.len())].clone(), &mut plain) } else { (title.clone(), &mut titles) };
        let query = Query::words(text.clone(), Language::ZH_HANS);
        times.push(timed(|| index.search(&query, &library.vocabulary).expect("an answer")));
        let chosen = vec![Choice { field: FacetField::Grade, code: (call % 12 + 1).to_string() }];
        narrowed.push(timed(|| index.search(&Query { chosen, ..query }, &library.vocabulary).expect("an answer")));
        let begun = Instant::now();
        let prefix: String = text.chars().take(1 + call % 4).collect();
        std::hint::black_box(index.suggest(&prefix));
        suggested.push(begun.elapsed());
    }
    report("search written queries", plain);
    report("search titles", titles);
    report("search with a facet chosen", narrowed);
    report("suggest", suggested);
    let begun = Instant::now();
    index.content_hash().expect("a hash");
    println!("{}", serde_json::json!({"measure": "content hash", "seconds": begun.elapsed().as_secs_f64(), "peak_memory_megabytes": peak_memory_megabytes()}));
}

fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let begun = Instant::now();
    let _ = work();
    begun.elapsed()
}
