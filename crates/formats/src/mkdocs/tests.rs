use std::collections::BTreeSet;
use std::path::Path;

use super::*;
use crate::html::clean;
use crate::markdown::tests_support::{Collected, folder};
use crate::source::MemoryTree;

fn stamp() -> Stamp {
    Stamp::parse("site", "repo: https://github.com/a/site\ncommit: c0ffee 2026-01-01\nlicence: CC BY-SA 4.0\nsaved: 2026-01-02\n").unwrap()
}

fn read(files: &[(&str, &str)]) -> Collected {
    let tree = MemoryTree::new(files.iter().map(|(path, text)| (*path, text.as_bytes())));
    let mut sink = Collected::default();
    assert!(Mkdocs.recognises(&tree));
    Mkdocs.read(&tree, &stamp(), &mut sink);
    sink
}

#[test]
fn the_whole_of_a_real_site_is_read() {
    let Some((tree, stamp)) = folder(Path::new("textbooks/oi-wiki")) else { return };
    let mut sink = Collected::default();
    Mkdocs.read(&tree, &stamp, &mut sink);
    let [book] = sink.resources.as_slice() else { panic!("one book") };
    // Counted independently: the lines of the navigation that end in `.md`.
    let settings = tree.read_text("mkdocs.yml").unwrap();
    let listed: BTreeSet<&str> = settings
        .lines()
        .filter(|line| line.trim_start().starts_with("- ") && line.trim_end().ends_with(".md"))
        .filter_map(|line| line.trim().rsplit([' ', ':']).next())
        .collect();
    let pages: Vec<_> = book.sections.iter().filter(|section| section.kind == SectionKind::Section).collect();
    assert_eq!(pages.len(), listed.len());
    assert!(pages.len() > 400);
    assert_eq!(pages.len() + sink.count("not-in-nav"), tree.paths().iter().filter(|path| path.starts_with("docs/") && path.ends_with(".md")).count());
    let keys: BTreeSet<_> = book.sections.iter().map(|section| section.key.as_str()).collect();
    assert_eq!(keys.len(), book.sections.len());
    for section in &book.sections {
        assert!(section.parent.as_deref().is_none_or(|parent| keys.contains(parent)));
        let html = &section.texts[0].html;
        assert_eq!(&clean(html), html, "{}", section.key);
        assert!(
            section.kind == SectionKind::Chapter || (!html.trim().is_empty() || tree.read_text(&section.texts[0].source_path).unwrap().len() < 200),
            "{}",
            section.key
        );
        for target in html.split("href=\"xref:").skip(1) {
            let target = target.split(['"', '#']).next().unwrap_or_default();
            assert!(keys.contains(target), "{} links to {target}", section.key);
        }
    }
    let formulas: usize = pages.iter().map(|section| section.texts[0].html.matches("<math").count()).sum();
    assert!(formulas > 40_000, "{formulas}");
    assert!(sink.count("formula") * 100 < formulas);
    assert_eq!(book.titles.best(kernel::Language::ZH_HANS), "OI Wiki");
    assert_eq!(book.classification.subjects, ["informatics"]);
}

#[test]
fn navigation_titles_links_and_tags_are_read() {
    let settings = "site_name: !ENV [NAME, 'My site']\ntheme:\n  language: zh\nplugins:\n  - x: !!python/name:a.b.c\nnav:\n- Home: index.md\n- Part:\n  - a/b.md\n  - Far: https://x.org\n  - Gone: gone.md\nextra: {a: !!python/object x}\n";
    let sink = read(&[
        ("mkdocs.yml", settings),
        ("docs/index.md", "# Hi\n\n[b](a/b.md#x) [c](a/) ![p](img/p.png) [z](none.md)\n"),
        ("docs/a/b.md", "author: me\n\n# Title of b\n\n[up](../index.md)\n"),
        ("docs/orphan.md", "x"),
    ]);
    let book = &sink.resources[0];
    assert_eq!(book.key, "site");
    assert_eq!(book.titles.best(kernel::Language::EN), "My site");
    let shown: Vec<_> = book.sections.iter().map(|section| (section.key.as_str(), section.parent.as_deref(), section.texts[0].title.as_str())).collect();
    assert_eq!(shown, [("index", None, "Home"), ("nav/part", None, "Part"), ("a/b", Some("nav/part"), "Title of b")]);
    let html = &book.sections[0].texts[0].html;
    assert!(html.contains("href=\"xref:a/b#x\""), "{html}");
    assert!(html.contains("https://github.com/a/site/blob/c0ffee/docs/img/p.png"), "{html}");
    assert!(book.sections[2].texts[0].html.contains("href=\"xref:index\""));
    for code in ["external-page", "missing", "not-in-nav", "broken-reference"] {
        assert_eq!(sink.count(code), if code == "broken-reference" { 2 } else { 1 }, "{code} {:?}", sink.refusals);
    }
}

#[test]
fn hostile_settings_are_refused() {
    let escape = read(&[
        ("mkdocs.yml", "site_name: x\ndocs_dir: ../..\nnav:\n  - a: ../../etc/passwd\n  - b: ../mkdocs.yml\n  - c: /etc/x.md\n  - d: ../x.md\n  - e: e.md\n"),
        ("docs/e.md", "e"),
    ]);
    assert_eq!(escape.count("not-a-page"), 4);
    assert_eq!(escape.resources[0].sections.len(), 1);
    let invalid = read(&[("mkdocs.yml", "nav:\n  - a: [b\n  c: }\n"), ("docs/e.md", "# E\n\ne")]);
    assert_eq!(invalid.count("yaml"), 1);
    assert_eq!(invalid.resources[0].sections[0].texts[0].title, "E");
    let mut bomb = String::from("nav:\n  - a0: &a0 [e.md, e.md, e.md, e.md, e.md, e.md, e.md, e.md, e.md]\n");
    for level in 1..30 {
        let before = format!("*a{}", level - 1);
        bomb.push_str(&format!("  - a{level}: &a{level} [{}]\n", [before.as_str(); 9].join(", ")));
    }
    let bomb = read(&[("mkdocs.yml", &bomb), ("docs/e.md", "e")]);
    assert_eq!(bomb.count("yaml"), 1);
    let deep = format!("nav: {}e.md{}\n", "[".repeat(10_000), "]".repeat(10_000));
    assert_eq!(read(&[("mkdocs.yml", &deep), ("docs/e.md", "e")]).count("yaml"), 1);
    let large = format!("# {}\n", "x".repeat(settings::SETTINGS_BYTES_MAX));
    assert_eq!(read(&[("mkdocs.yml", &large), ("docs/e.md", "e")]).count("too-large"), 1);
    let same = read(&[("mkdocs.yml", "nav: [e.md, e.md]"), ("docs/e.md", "e")]);
    assert_eq!((same.count("duplicate"), same.resources[0].sections.len()), (1, 1));
}

#[test]
fn without_navigation_the_folder_gives_the_order() {
    let sink = read(&[("mkdocs.yml", "site_name: x\n"), ("docs/z.md", "# Z"), ("docs/a/index.md", "# A"), ("docs/a/b/c.md", "# C")]);
    let keys: Vec<_> = sink.resources[0].sections.iter().map(|section| section.key.as_str()).collect();
    assert_eq!(keys, ["z", "nav/a", "a/index", "nav/a/b", "a/b/c"]);
}
