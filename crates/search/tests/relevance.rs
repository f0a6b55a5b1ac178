//! The floor under the relevance of search on the starter library. `cargo run --release -p xingtan-search --example relevance` shows the figures.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a measuring program that stops at the first surprise")]

mod library;

use search::Index;
use search::evaluate::{evaluate, read_queries};

/// What no change may fall below: the figures measured when the weights were set, less a little.
const NDCG_MIN: f64 = 0.93;
const NDCG_HELD_OUT_MIN: f64 = 0.90;
const QUERIES_MIN: usize = 120;

#[test]
fn relevance_stays_above_its_floor() {
    let library = library::Library::read();
    let directory = tempfile::tempdir().expect("a directory");
    let (index, _) = Index::open_or_create(directory.path()).expect("an index");
    let mut writer = index.rebuild(128 * 1024 * 1024).expect("a writer");
    library.documents.iter().for_each(|document| writer.put(document).expect("put"));
    writer.finish().expect("finish");
    let queries = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../benches/relevance/queries.jsonl"));
    let queries = read_queries(&library::text(queries)).expect("queries");
    assert!(queries.len() >= QUERIES_MIN);
    let report = evaluate(&index, &library.vocabulary, &queries, |hit| library.name(hit)).expect("figures");
    assert!(report.all.ndcg >= NDCG_MIN && report.held_out.ndcg >= NDCG_HELD_OUT_MIN, "{:?} {:?}", report.all, report.held_out);
}
