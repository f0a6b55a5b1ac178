//! Measures speed; JSON lines on stdout. `speed [--documents N] [--queries N] [--memory MEGABYTES] [--directory DIRECTORY] [--slow]`: without
//! `--documents` the starter library itself, with it N documents mixed from its titles and texts with realistic facets. A directory that holds an
//! index is not filled again. `--slow` names the slowest queries, `--only NAME`
//! leaves out the other loads.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a measuring program that stops at the first surprise")]

#[path = "../../tests/library/mod.rs"]
mod library;
mod mix;

use std::path::Path;
use std::time::{Duration, Instant};

use kernel::Language;
use mix::{Mix, Numbers};
use rustix::time::{ClockId, clock_gettime};
use search::{Choice, Document, FacetField, Index, Query, Vocabulary};

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn flag(name: &str) -> Option<String> {
    let arguments: Vec<String> = std::env::args().collect();
    let at = arguments.iter().position(|argument| argument == name)?;
    arguments.get(at + 1).cloned().or(Some(String::new()))
}

fn option(name: &str) -> Option<usize> {
    flag(name)?.parse().ok()
}

/// A figure of this process in megabytes: `VmHWM` the most that was resident, `RssAnon` what is its own.
fn memory(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(name)).unwrap_or("");
    line.split_whitespace().nth(1).and_then(|kilobytes| kilobytes.parse::<u64>().ok()).unwrap_or(0) / 1024
}

/// Seconds of processor time of this process, all threads.
fn processor_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = stat.rsplit(')').next().unwrap_or("");
    let fields: Vec<&str> = after.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}

/// Processor time so far, of this process and of this thread.
fn processor() -> [Duration; 2] {
    [ClockId::ProcessCPUTime, ClockId::ThreadCPUTime].map(|clock| Duration::try_from(clock_gettime(clock)).unwrap_or_default())
}

/// What one search took.
struct Taken<'a> {
    clock: Duration,
    /// Processor time of all threads.
    processor: Duration,
    /// Processor time of the asking thread and an equal share of what the threads that helped it took: what the clock would say were they never
    /// kept waiting.
    path: Duration,
    query: &'a Query,
}

/// Searches again and again, and says how long it took by the clock and in processor time.
fn measure(name: &str, queries: &[Query], threads: u32, mut work: impl FnMut(&Query)) {
    let mut all: Vec<Taken<'_>> = Vec::with_capacity(queries.len());
    for query in queries {
        let (begun, [process, thread]) = (Instant::now(), processor());
        work(query);
        let [process_now, thread_now] = processor();
        let (clock, processor, own) = (begun.elapsed(), process_now - process, thread_now - thread);
        all.push(Taken { clock, processor, path: own + processor.saturating_sub(own) / threads, query });
    }
    let part = |of: &mut dyn Iterator<Item = Duration>, thousandths: &[usize]| -> Vec<u128> {
        let mut times: Vec<Duration> = of.collect();
        times.sort();
        thousandths.iter().map(|part| times.get((times.len() * part / 1000).min(times.len().saturating_sub(1))).map_or(0, Duration::as_micros)).collect()
    };
    let total: Duration = all.iter().map(|taken| taken.processor).sum();
    println!(
        "{}",
        serde_json::json!({"measure": name, "calls": all.len(), "p50_p95_p99_max_us": {
            "clock": part(&mut all.iter().map(|taken| taken.clock), &[500, 950, 990, 1000]),
            "path": part(&mut all.iter().map(|taken| taken.path), &[500, 950, 990, 1000]),
            "processor": part(&mut all.iter().map(|taken| taken.processor), &[500, 950, 990, 1000])},
            "per_core_second": (all.len() as f64 / total.as_secs_f64().max(1e-6)).round()})
    );
    if flag("--slow").is_some() {
        all.sort_by_key(|taken| std::cmp::Reverse(taken.path));
        for Taken { clock, path, query, .. } in all.iter().take(8) {
            println!("    {:>8} us, path {:>8} us  {:?} {:?}", clock.as_micros(), path.as_micros(), query.text, query.chosen);
        }
    }
}

/// Broad words there are.
const BROAD: usize = 17;

/// Queries in the ways people ask, by name.
fn loads(judged: &[String], documents: &[Document], calls: usize) -> Vec<(&'static str, Vec<Query>)> {
    let mut numbers = Numbers(0x2545_F491_4F6C_DD1D);
    let words = |text: &str| Query { page_size: 20, ..Query::words(text, Language::ZH_HANS) };
    let title = |numbers: &mut Numbers, length: usize| -> String {
        documents[numbers.below(documents.len())].titles.first().map(|(_, title)| title.chars().take(length).collect()).unwrap_or_default()
    };
    let written: Vec<Query> = (0..calls).map(|_| words(numbers.pick::<String>(judged))).collect();
    let titles: Vec<Query> = (0..calls).map(|call| words(&title(&mut numbers, 2 + call % 12))).collect();
    let broad: Vec<Query> =
        "的数学一a是理文on不1e".chars().map(|letter| words(&letter.to_string())).chain(["的 数", "the", "教学", "学习 方法"].map(words)).collect();
    let broad: Vec<Query> = (0..calls / 4).map(|call| broad[call % broad.len()].clone()).collect();
    let pasted: Vec<Query> = (0..calls / 4)
        .map(|_| {
            let body = &documents[numbers.below(documents.len())].body;
            let start = numbers.below(body.chars().count().saturating_sub(60));
            words(&body.chars().skip(start).take(60).collect::<String>())
        })
        .collect();
    let misspelt: Vec<Query> = (0..calls / 4)
        .map(|_| {
            let mut letters: Vec<char> = title(&mut numbers, 12).chars().collect();
            if letters.len() > 3 {
                let at = numbers.below(letters.len() - 1);
                letters.swap(at, at + 1);
            }
            words(&letters.into_iter().collect::<String>())
        })
        .collect();
    let nonsense: Vec<Query> =
        (0..calls / 4).map(|call| words(&format!("xq{}zv{}", numbers.below(1_000), ["kpw", "龘靐", "ghjkq", "qqqq"][call % 4]))).collect();
    let chosen = |call: usize| match call % 4 {
        0 => vec![Choice { field: FacetField::Grade, code: (call % 12 + 1).to_string() }],
        1 => vec![Choice { field: FacetField::Subject, code: "mathematics".into() }],
        2 => vec![Choice { field: FacetField::Language, code: "zh".into() }, Choice { field: FacetField::Stage, code: "primary".into() }],
        _ => vec![Choice { field: FacetField::ResourceType, code: "course".into() }],
    };
    let narrowed: Vec<Query> = (0..calls).map(|call| Query { chosen: chosen(call), ..words(numbers.pick::<String>(judged)) }).collect();
    let browsed: Vec<Query> = (0..calls / 4)
        .map(|call| Query { chosen: if call % 5 == 0 { Vec::new() } else { chosen(call) }, page: call % 3, kinds: vec!["resource".into()], ..words("") })
        .collect();
    // What nobody asked before: each question once, with pages of a size that it was not asked with, so that no answer is remembered.
    let mut once: Vec<&String> = judged.iter().collect();
    once.sort();
    once.dedup();
    let first = |text: &str, page_size| Query { page_size, ..words(text) };
    let written_once = once.iter().map(|text| first(text, 19)).collect();
    let broad_once = (21..41).flat_map(|page_size| broad.iter().take(BROAD).map(move |query| first(&query.text, page_size))).collect();
    vec![
        ("written queries, each for the first time", written_once),
        ("broad words, each for the first time", broad_once),
        ("written queries", written),
        ("titles", titles),
        ("broad words", broad),
        ("pasted sentences", pasted),
        ("misspelt titles", misspelt),
        ("nonsense", nonsense),
        ("written queries with a facet chosen", narrowed),
        ("browsing by facets", browsed),
    ]
}

fn fill(index: &Index, library: &library::Library) {
    let begun = Instant::now();
    let processor = processor_seconds();
    let mut writer = index.rebuild(option("--memory").unwrap_or(256) * 1024 * 1024).expect("a writer");
    match option("--documents") {
        None => library.documents.iter().for_each(|document| writer.put(document).expect("put")),
        Some(count) => {
            let mut mix = Mix::of(&library.documents);
            for number in 0..count {
                writer.put(&mix.document(number)).expect("put");
                if number % 250_000 == 249_999 {
                    eprintln!(
                        "{} documents, {:.0} s, {} MB resident, {} MB its own",
                        number + 1,
                        begun.elapsed().as_secs_f64(),
                        memory("VmRSS"),
                        memory("RssAnon")
                    );
                }
            }
        }
    }
    writer.finish().expect("finish");
    println!(
        "{}",
        serde_json::json!({"measure": "index", "documents": index.document_count(), "seconds": begun.elapsed().as_secs_f64().round(),
            "processor_seconds": (processor_seconds() - processor).round(), "memory_own_megabytes": memory("RssAnon"), "memory_most_megabytes": memory("VmHWM")})
    );
}

fn main() {
    let library = library::Library::read();
    let temporary = tempfile::tempdir().expect("a directory");
    let directory = flag("--directory").map_or_else(|| temporary.path().to_owned(), |path| Path::new(&path).to_owned());
    let begun = Instant::now();
    let (index, _) = Index::open_or_create(&directory).expect("an index");
    println!("{}", serde_json::json!({"measure": "open", "documents": index.document_count(), "seconds": begun.elapsed().as_secs_f64()}));
    if index.document_count() == 0 {
        fill(&index, &library);
    }
    let bytes: u64 = library::files(&directory, "").iter().filter_map(|file| std::fs::metadata(file).ok()).map(|file| file.len()).sum();
    println!("{}", serde_json::json!({"measure": "disk", "bytes": bytes, "segments": index.segment_count()}));
    let judged = library::text(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../benches/relevance/queries.jsonl")));
    let judged: Vec<String> = search::evaluate::read_queries(&judged).expect("queries").into_iter().map(|query| query.query).collect();
    let vocabulary: &Vocabulary = &library.vocabulary;
    let loads = loads(&judged, &library.documents, option("--queries").unwrap_or(2_000));
    if option("--documents").is_some_and(|count| count > 1_000_000) {
        // The first look at every page of a great file is the disk's time, not the engine's.
        loads.iter().for_each(|(_, queries)| queries.iter().take(200).for_each(|query| drop(index.search(query, vocabulary).expect("an answer"))));
    }
    let mut all: Vec<Query> = Vec::new();
    let begun = Instant::now();
    let _learnt = index.suggest("a"); // learns, where it has not yet
    while !index.is_warm() {
        std::thread::sleep(Duration::from_millis(20));
    }
    println!("{}", serde_json::json!({"measure": "warm", "seconds": begun.elapsed().as_secs_f64(), "memory_own_megabytes": memory("RssAnon")}));
    let cores = std::thread::available_parallelism().map_or(1, |cores| u32::try_from(cores.get()).unwrap_or(1));
    let threads = if index.document_count() > search::bounds::SWEEP_ALONE_DOCUMENTS_MAX { cores.min(search::bounds::SWEEP_THREADS_MAX) } else { 1 };
    let only = flag("--only");
    for (name, queries) in loads.iter().filter(|(name, _)| only.as_ref().is_none_or(|only| name == only)) {
        measure(name, queries, threads, |query| drop(std::hint::black_box(index.search(query, vocabulary).expect("an answer"))));
        all.extend(queries.iter().cloned());
    }
    measure("all of these", &all, threads, |query| drop(std::hint::black_box(index.search(query, vocabulary).expect("an answer"))));
    let prefixes: Vec<Query> =
        all.iter().enumerate().map(|(call, query)| Query { text: query.text.chars().take(1 + call % 4).collect(), ..query.clone() }).collect();
    measure("suggestions", &prefixes, 1, |query| drop(std::hint::black_box(index.suggest(&query.text))));
    let begun = Instant::now();
    index.content_hash().expect("a hash");
    println!(
        "{}",
        serde_json::json!({"measure": "content hash", "seconds": begun.elapsed().as_secs_f64(), "memory_own_megabytes": memory("RssAnon"), "memory_most_megabytes": memory("VmHWM")})
    );
}
