//! Mutation fuzzing of every importer on stable Rust: real files of the library are cut, flipped, doubled and spiced with the signs their
//! formats live by; whatever comes out, reading ends without a panic and what was read is clean. The seed is printed, so a failure repeats.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

use std::path::Path;

use formats::html::clean;
use formats::model::{Refusal, ResourceDraft};
use formats::source::{MemoryTree, SourceTree, Stamp};
use formats::{Sink, importers};

/// Rounds in an ordinary test run; `tests/fuzz/run` asks for more.
const ROUNDS: u64 = 150;
/// Real files longer than this are cut, so that a round is short.
const FILE_BYTES_MAX: usize = 12_000;

/// Folders with the files of them that are enough for their importer.
const SEEDS: &[(&str, &[&str])] = &[
    ("textbooks/openstax-prealgebra-2e", &["collections/prealgebra-2e.collection.xml", "modules/m81241/index.cnxml", "modules/m81292/index.cnxml"]),
    ("textbooks/wangdoc-html-zh", &["chapters.yml", "docs/intro.md", "docs/table.md"]),
    ("textbooks/oi-wiki", &["mkdocs.yml", "docs/index.md", "docs/dp/basic.md"]),
    (
        "textbooks/d2l-zh",
        &["index.md", "config.ini", "chapter_preliminaries/index.md", "chapter_preliminaries/ndarray.md", "chapter_preliminaries/ndarray_origin.md"],
    ),
    ("courses/carpentries-shell-novice", &["config.yaml", "index.md", "episodes/01-intro.md", "episodes/03-create.md"]),
    ("questions/tal-scq5k", &["ch_single_choice_constructed_5K/ch_single_choice_test_2K.jsonl"]),
    ("questions/gsm8k", &["grade_school_math/data/test.jsonl"]),
    ("questions/mgsm", &["mgsm/mgsm_en.tsv", "mgsm/mgsm_zh.tsv"]),
    ("reading/chinese-poetry-core", &["全唐诗/唐诗三百首.json", "楚辞/chuci.json"]),
    ("catalogues/china-textbook-catalog", &["data/catalog.json"]),
];

const SPICE: &[&str] = &[
    "<",
    ">",
    "&",
    "&lol;",
    "<!DOCTYPE x [<!ENTITY a \"b\">]>",
    "]]>",
    "<m:math>",
    "</section>",
    "$$",
    "$",
    "\\frac{",
    "}",
    "{",
    "[",
    "]",
    "\"",
    "\\",
    "\\u0000",
    ":::",
    "```",
    "!!! note\n    ",
    "=== \"x\"\n    ",
    "|---|",
    "> > > >",
    "- - -",
    "\n\n",
    "\t",
    "\u{202e}",
    "\u{0}",
    "é",
    "𠀀",
    "---\n",
    "null",
    "-1",
    "1e999",
    "../",
    "http://",
    "javascript:",
    "#",
    ":numref:`",
    "(",
    ")",
];

struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(bound.max(1)).unwrap()).unwrap()
    }
}

fn mutate(bytes: &mut Vec<u8>, random: &mut Random) {
    for _ in 0..=random.below(12) {
        let at = random.below(bytes.len() + 1);
        match random.below(6) {
            0 => bytes.truncate(at),
            1 if at < bytes.len() => bytes[at] = u8::try_from(random.below(256)).unwrap(),
            2 => {
                let end = (at + random.below(200)).min(bytes.len());
                bytes.drain(at..end);
            }
            3 => {
                let end = (at + random.below(400)).min(bytes.len());
                let piece = bytes[at..end].to_vec();
                for _ in 0..=random.below(20) {
                    bytes.splice(at..at, piece.iter().copied());
                }
            }
            _ => {
                let spice = SPICE[random.below(SPICE.len())].repeat(1 + random.below(40));
                bytes.splice(at..at, spice.bytes());
            }
        }
        bytes.truncate(200_000);
    }
}

/// Takes everything, and checks that what it takes is clean.
struct Clean;

impl Sink for Clean {
    fn resource(&mut self, draft: ResourceDraft) -> bool {
        for html in draft.sections.iter().flat_map(|section| &section.texts).map(|text| &text.html) {
            assert!(!html.contains("<script") && !html.contains("javascript:") || clean(html) == *html, "unclean: {html}");
        }
        true
    }

    fn refused(&mut self, refusal: Refusal) {
        assert!(!refusal.reason.is_empty() && !refusal.code.is_empty());
    }

    fn progress(&mut self, _: usize, _: usize) {}
}

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn mutated_files_never_break_an_importer() {
    let library = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../library");
    let seeds: Vec<Vec<(String, Vec<u8>)>> = SEEDS
        .iter()
        .map(|(folder, files)| {
            let read = |file: &&str| {
                let mut bytes = std::fs::read(library.join(folder).join(file)).unwrap_or_else(|error| panic!("{folder}/{file}: {error}"));
                bytes.truncate(FILE_BYTES_MAX);
                ((*file).to_owned(), bytes)
            };
            files.iter().map(read).collect()
        })
        .collect();
    let stamp = Stamp::parse("mutated", "repo: https://example.org/x\nlicence: MIT\nsaved: 2026-11-23\n").unwrap();
    let (rounds, seed) = (number("XINGTAN_FUZZ_ROUNDS", ROUNDS), number("XINGTAN_FUZZ_SEED", 1));
    let mut recognised = 0;
    for round in 0..rounds {
        let mut random = Random((seed.wrapping_mul(1_000_003) + round).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        let mut files = seeds[random.below(seeds.len())].clone();
        let chosen = random.below(files.len());
        mutate(&mut files[chosen].1, &mut random);
        let tree = MemoryTree::new(files);
        for importer in importers().filter(|importer| importer.recognises(&tree)) {
            recognised += 1;
            let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| importer.read(&tree, &stamp, &mut Clean)));
            assert!(result.is_ok(), "importer '{}' panicked in round {round} of seed {seed}; files: {:?}", importer.name(), tree.paths());
        }
    }
    println!("{rounds} rounds of seed {seed}: {recognised} readings, no panic");
    assert!(recognised * 2 > rounds, "too few of the mutated folders were still recognised: {recognised} of {rounds}");
}
