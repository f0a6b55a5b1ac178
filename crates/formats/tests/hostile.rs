//! Hostile files against every importer: each is refused or read quickly, within bounded memory, and what comes out is clean.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

mod seeds;

use std::sync::Mutex;
use std::time::{Duration, Instant};

use formats::bounds::{LINE_BYTES_MAX, NESTING_MAX};
use formats::html::clean;
use formats::model::{Refusal, ResourceDraft};
use formats::source::{MemoryTree, SourceTree, Stamp};
use formats::{Sink, importers};

/// The longest that one folder may take, on a machine with other work and without optimisation.
const QUICK: Duration = Duration::from_secs(60);
/// What may come out of hostile files: so many bytes for each that went in, and some for a start.
const GROWTH_MAX: usize = 40;
const START_BYTES_MAX: usize = 4 * 1024 * 1024;

#[derive(Default)]
struct Kept {
    bytes: usize,
    text: String,
    refusals: Vec<Refusal>,
    resources: usize,
}

impl Kept {
    fn html(&mut self, html: &str) {
        assert!(!html.contains("<script") && !html.contains("=\"javascript:") || clean(html) == html, "what comes out is clean: {html:.2000}");
        self.bytes += html.len();
        self.text.push_str(html);
    }
}

impl Sink for Kept {
    fn resource(&mut self, draft: ResourceDraft) -> bool {
        self.resources += 1;
        draft.sections.iter().flat_map(|section| &section.texts).for_each(|text| self.html(&text.html));
        for text in draft.items.iter().flat_map(|item| &item.texts) {
            self.html(&text.prompt_html);
            self.html(&text.solution_html);
            text.choices.iter().for_each(|choice| self.html(&choice.html));
        }
        self.text.push_str(&serde_json::to_string(&draft).unwrap());
        true
    }

    fn refused(&mut self, refusal: Refusal) {
        self.bytes += refusal.reason.len();
        self.refusals.push(refusal);
    }

    fn progress(&mut self, _: usize, _: usize) {}
}

/// A tree that notes which paths were asked for.
struct Watched(MemoryTree, Mutex<Vec<String>>);

impl SourceTree for Watched {
    fn paths(&self) -> &[String] {
        self.0.paths()
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, Refusal> {
        self.1.lock().unwrap().push(path.to_owned());
        self.0.read(path)
    }
}

/// Reads a folder with whichever importer knows it, on a stack as small as that of a reading thread.
fn read(what: &str, files: Vec<(String, Vec<u8>)>) -> Kept {
    let size: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    let names: Vec<String> = files.iter().map(|(name, _)| name.clone()).collect();
    let begun = Instant::now();
    let reading = std::thread::Builder::new().stack_size(2 * 1024 * 1024).spawn(move || {
        let tree = Watched(MemoryTree::new(files), Mutex::default());
        let stamp = Stamp::parse("hostile", "repo: https://example.org/x\nlicence: MIT\nsaved: 2026-11-23\n").unwrap();
        let mut kept = Kept::default();
        if let Some(importer) = importers().find(|importer| importer.recognises(&tree)) {
            importer.read(&tree, &stamp, &mut kept);
        }
        (kept, tree.1.into_inner().unwrap())
    });
    let (kept, asked) = reading.unwrap().join().unwrap_or_else(|_| panic!("{what}: {names:?}: reading panicked"));
    let took = begun.elapsed();
    assert!(took < QUICK, "{what}: {names:?}: reading {size} bytes took {took:?}");
    assert!(kept.bytes <= size * GROWTH_MAX + START_BYTES_MAX, "{what}: {names:?}: {size} bytes became {}", kept.bytes);
    let outside = asked.iter().find(|path| path.starts_with('/') || path.split('/').any(|part| part == ".."));
    assert_eq!(outside, None, "{what}: {names:?}: a file outside of the folder was asked for");
    kept
}

/// Each file of each folder in turn becomes what `change` makes of it.
fn each_file(what: &str, change: impl Fn(&str, &[u8]) -> Option<Vec<u8>>) -> Vec<Kept> {
    let mut all = Vec::new();
    for folder in seeds::folders() {
        for at in 0..folder.len() {
            let mut files = folder.clone();
            let Some(changed) = change(&files[at].0, &files[at].1) else { continue };
            files[at].1 = changed;
            all.push(read(what, files));
        }
    }
    assert!(!all.is_empty());
    all
}

/// All files of each folder become what `change` makes of them.
fn each_folder(what: &str, change: impl Fn(&str, &[u8]) -> Option<Vec<u8>>) {
    for mut folder in seeds::folders() {
        for (path, bytes) in &mut folder {
            if let Some(changed) = change(path, bytes) {
                *bytes = changed;
            }
        }
        read(what, folder);
    }
}

fn appended(bytes: &[u8], more: &str) -> Option<Vec<u8>> {
    Some([bytes, more.as_bytes()].concat())
}

fn is_xml(path: &str) -> bool {
    path.ends_with(".xml") || path.ends_with(".cnxml")
}

fn is_yaml(path: &str) -> bool {
    path.ends_with(".yml") || path.ends_with(".yaml")
}

#[test]
fn billions_of_laughs_are_not_told() {
    let entities: String = (1..30).map(|level| format!("<!ENTITY l{level} \"{}\">", format!("&l{};", level - 1).repeat(10))).collect();
    let bomb = format!("<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY l0 \"lol\">{entities}]>");
    for kept in each_file("entities", |path, bytes| is_xml(path).then(|| [bomb.as_bytes(), bytes, b"&l29;"].concat())) {
        assert!(kept.refusals.iter().any(|refusal| refusal.code == "xml"), "{:?}", kept.refusals);
    }
    let anchors: String = (1..30).map(|level| format!("l{level}: &l{level} [{}]\n", vec![format!("*l{}", level - 1); 10].join(", "))).collect();
    each_file("anchors", |path, bytes| if is_yaml(path) { appended(bytes, &format!("\nl0: &l0 lol\n{anchors}\n")) } else { None });
    each_file("anchors at the top", |path, bytes| is_yaml(path).then(|| [format!("l0: &l0 lol\n{anchors}\n").as_bytes(), bytes].concat()));
    each_file("anchors in front matter", |path, bytes| {
        path.ends_with(".md").then(|| [format!("---\nl0: &l0 lol\n{anchors}title: *l29\n---\n").as_bytes(), bytes].concat())
    });
}

#[test]
fn external_entities_are_not_fetched() {
    let secret = std::env::temp_dir().join(format!("xingtan-hostile-{}", std::process::id()));
    std::fs::write(&secret, "the secret of the machine").unwrap();
    for uri in [format!("file://{}", secret.display()), "http://127.0.0.1:9/x".to_owned()] {
        let head = format!("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY x SYSTEM \"{uri}\"><!ENTITY % p SYSTEM \"{uri}\">%p;]>");
        for kept in each_file("external entities", |path, bytes| is_xml(path).then(|| [head.as_bytes(), bytes, b"<a>&x;</a>"].concat())) {
            assert!(!kept.text.contains("the secret") && kept.refusals.iter().any(|refusal| refusal.code == "xml"), "{:?}", kept.refusals);
        }
    }
    std::fs::remove_file(&secret).unwrap();
}

/// Whether a file is of a kind.
type IsKind = fn(&str) -> bool;

#[test]
fn deep_nesting_is_refused_or_flattened() {
    let deep = 12_000;
    let markdown = [
        "> ",
        "- ",
        "* ",
        "1. ",
        "(",
        "**",
        "_",
        "[!",
        "![",
        "[",
        "$\\frac{",
        "$\\left(",
        "${",
        "|",
        "!!! note\n    ",
        "=== \"a\"\n    ",
        "::::: challenge\n",
        "<details>",
        "<div>",
        "<b>",
    ];
    let kinds: [(IsKind, &[&str]); 4] = [
        (|path| path.ends_with(".md"), &markdown),
        (is_xml, &["<section>", "<m:mrow>", "<list><item>"]),
        (|path| path.ends_with(".json") || path.ends_with(".jsonl"), &["[", "{\"a\":"]),
        (is_yaml, &["[", "{a: ", "- ", "? "]),
    ];
    for (is_kind, opens) in kinds {
        for open in opens {
            let text = open.repeat(deep / open.len());
            each_file(open, |path, bytes| if is_kind(path) { appended(bytes, &format!("\n\n{text}\n\n")) } else { None });
        }
        let text = opens[0].repeat(deep);
        each_file("nothing but depth", |path, _| is_kind(path).then(|| text.clone().into_bytes()));
    }
    let indented: String = (0..2_000).map(|level| format!("{}- a\n", "  ".repeat(level.min(300)))).collect();
    each_file("lists by indentation", |path, bytes| if path.ends_with(".md") || is_yaml(path) { appended(bytes, &format!("\n\n{indented}")) } else { None });
    let levels: String = (0..NESTING_MAX * 4).map(|level| format!("{}a{level}:\n", " ".repeat(level))).collect();
    each_file("YAML by indentation", |path, _| is_yaml(path).then(|| levels.clone().into_bytes()));
}

#[test]
fn a_very_long_line_is_read_or_refused_quickly() {
    for piece in ["a", "a ", "é", "&", "<", "`", "*", "$", "\\", "[a](b) ", "<b>", "\"", "|", "#", "=", "-", "{", "a\u{301}", "𠀀"] {
        let line = piece.repeat(64 * 1024 / piece.len());
        each_folder(&format!("a line of '{piece}'"), |path, bytes| if path.ends_with(".gz") { None } else { appended(bytes, &format!("\n{line}\n")) });
    }
    let line = "word ".repeat(LINE_BYTES_MAX / 5 + 1);
    for kept in each_file("a line beyond the bound", |path, bytes| if path.ends_with(".jsonl") { appended(bytes, &format!("\n{line}\n")) } else { None }) {
        assert!(kept.refusals.iter().any(|refusal| refusal.code == "too-large"), "{:?}", kept.refusals);
    }
}

#[test]
fn bytes_that_are_no_text_are_refused_with_their_line() {
    for bad in [&b"\xff\xfe"[..], b"\xc0\xaf", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80", b"\x80"] {
        for kept in
            each_file("invalid UTF-8", |path, bytes| (!path.ends_with(".gz")).then(|| [&bytes[..bytes.len() / 2], bad, &bytes[bytes.len() / 2..]].concat()))
        {
            assert!(!kept.text.contains('\u{fffd}'), "nothing is guessed");
        }
    }
    each_file("zeros", |_, bytes| Some(vec![0; bytes.len()]));
    each_file("nothing", |_, _| Some(Vec::new()));
    each_file("a mark of order alone", |_, _| Some(b"\xef\xbb\xbf".to_vec()));
    each_file("UTF-16", |path, bytes| (!path.ends_with(".gz")).then(|| bytes.iter().flat_map(|byte| [*byte, 0]).collect()));
}

/// Names in lists of contents and in links that lead out of the folder.
#[test]
fn names_that_leave_the_folder_lead_nowhere() {
    let out = [
        "../../../etc/passwd",
        "/etc/passwd",
        "..",
        "a/../../../secret",
        "..\\..\\secret",
        "file:///etc/passwd",
        "%2e%2e/secret",
        "./../secret",
        "\u{2025}/secret",
    ];
    for name in out {
        let links = format!("# t\n\n[a]({name}) ![b]({name}) --8<-- \"{name}\"\n\n#include \"{name}\"\n\n```{{include}} {name}\n```\n");
        each_folder(name, |path, bytes| {
            let text = String::from_utf8_lossy(bytes);
            match path {
                "mkdocs.yml" => Some(format!("site_name: x\nnav:\n  - a: {name}\n  - b: docs/{name}\n  - index.md\n").into_bytes()),
                "chapters.yml" => Some(format!("- {name}: a\n- intro.md: b\n").into_bytes()),
                "index.md" => Some(format!("# x\n\n```toc\n:maxdepth: 1\n\n{name}\nchapter_preliminaries/index\n```\n{links}").into_bytes()),
                "config.yaml" => {
                    let listed = text.replace("- 01-intro.md", &format!("- {name}\n- 01-intro.md"));
                    Some(listed.replace("path: ", &format!("path: {name}\n  other: ")).into_bytes())
                }
                _ if path.ends_with(".collection.xml") => {
                    Some(text.replacen("<col:module", &format!("<col:module document='{name}'/><col:module"), 3).into_bytes())
                }
                _ if path.ends_with(".md") => Some([links.as_bytes(), bytes].concat()),
                _ => None,
            }
        });
    }
}
