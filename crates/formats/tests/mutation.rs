//! Mutation fuzzing of every importer on stable Rust: real files of the library are cut, flipped, doubled and spiced with the signs their
//! formats live by; whatever comes out, reading ends without a panic and what was read is clean. The seed is printed, so a failure repeats.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

mod seeds;

use std::collections::BTreeMap;

use formats::html::clean;
use formats::model::{Refusal, ResourceDraft};
use formats::source::{MemoryTree, SourceTree, Stamp};
use formats::{Sink, importers};

/// Rounds in an ordinary test run; `tests/fuzz/run` asks for more.
const ROUNDS: u64 = 300;

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
    let most = 1 + random.below(12);
    for _ in 0..=random.below(most) {
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
    let seeds = seeds::folders();
    let stamp = Stamp::parse("mutated", "repo: https://example.org/x\nlicence: MIT\nsaved: 2026-11-23\n").unwrap();
    let (rounds, seed) = (number("XINGTAN_FUZZ_ROUNDS", ROUNDS), number("XINGTAN_FUZZ_SEED", 1));
    let mut recognised: BTreeMap<&str, u64> = BTreeMap::new();
    for round in 0..rounds {
        let mut random = Random((seed.wrapping_mul(1_000_003) + round).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        let mut files = seeds[random.below(seeds.len())].clone();
        let chosen = random.below(files.len());
        mutate(&mut files[chosen].1, &mut random);
        if random.below(4) > 0 && !files[chosen].0.ends_with(".gz") {
            // Mostly it is text again: what is no text is refused before anything else is looked at.
            files[chosen].1 = String::from_utf8_lossy(&files[chosen].1).into_owned().into_bytes();
        }
        let tree = MemoryTree::new(files);
        for importer in importers().filter(|importer| importer.recognises(&tree)) {
            *recognised.entry(importer.name()).or_default() += 1;
            let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| importer.read(&tree, &stamp, &mut Clean)));
            assert!(result.is_ok(), "importer '{}' panicked in round {round} of seed {seed}; files: {:?}", importer.name(), tree.paths());
        }
    }
    let readings: u64 = recognised.values().sum();
    println!("{rounds} rounds of seed {seed}: {readings} readings, no panic: {recognised:?}");
    assert!(readings * 2 > rounds, "too few of the mutated folders were still recognised: {readings} of {rounds}");
    assert!(importers().all(|importer| recognised.contains_key(importer.name())), "an importer was never reached: {recognised:?}");
}
