//! Measures relevance on the starter library: nDCG@10 and MRR of `benches/relevance/queries.jsonl`. With `--all` every query is shown.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a measuring program that stops at the first surprise")]

#[path = "../tests/library/mod.rs"]
mod library;

use std::path::Path;

use search::evaluate::{Figures, evaluate, read_queries};
use search::{Index, Query};

fn line(name: &str, figures: Figures) {
    println!("| {name} | {} | {:.3} | {:.3} |", figures.queries, figures.ndcg, figures.mrr);
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let library = library::Library::read();
    let directory = tempfile::tempdir().expect("a directory");
    let (index, _) = Index::open_or_create(directory.path()).expect("an index");
    let mut writer = index.rebuild(256 * 1024 * 1024).expect("a writer");
    library.documents.iter().for_each(|document| writer.put(document).expect("put"));
    writer.finish().expect("finish");
    if let [flag, query] = arguments.as_slice()
        && flag == "--ask"
    {
        let answer = index.search(&Query::words(query.clone(), kernel::Language::ZH_HANS), &library.vocabulary).expect("an answer");
        println!("{} results, {:?}, {:?}, did you mean {:?}", answer.total, answer.understood, answer.relaxed, answer.did_you_mean);
        answer.hits.iter().for_each(|hit| println!("{:7.2} {:8} {:?} {}", hit.score, hit.kind, library.name(hit), hit.snippet_html));
        println!("suggestions: {:?}", index.suggest(query).into_iter().map(|suggestion| suggestion.text).collect::<Vec<_>>());
        return;
    }
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../benches/relevance/queries.jsonl"));
    let queries = read_queries(&library::text(path)).expect("queries");
    let report = evaluate(&index, &library.vocabulary, &queries, |hit| library.name(hit)).expect("figures");
    println!("| class | queries | nDCG@10 | MRR |\n|---|---|---|---|");
    report.kinds.iter().for_each(|(kind, figures)| line(kind, *figures));
    line("tuned", report.tuned);
    line("held out", report.held_out);
    line("all", report.all);
    let (all, tuned) = (arguments.iter().any(|flag| flag == "--all"), arguments.iter().any(|flag| flag == "--weak"));
    for outcome in report.outcomes.iter().filter(|outcome| all || (tuned && !outcome.held_out && outcome.ndcg < 0.85)) {
        println!("\n{:.2} {} [{}]{}", outcome.ndcg, outcome.query, outcome.kind, if outcome.held_out { " held out" } else { "" });
        outcome.answers.iter().for_each(|(title, resource)| println!("    {title}  —  {resource}"));
    }
}
