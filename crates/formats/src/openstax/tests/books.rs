//! The books of the library: true counts, and what is in print.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use super::*;

fn library(name: &str) -> MemoryTree {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../library/textbooks")).join(name);
    let mut files = Vec::new();
    for entry in fs::read_dir(root.join("collections")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        files.push((format!("collections/{name}"), fs::read(root.join("collections").join(&name)).unwrap()));
    }
    for entry in fs::read_dir(root.join("modules")).unwrap() {
        let path = format!("modules/{}/index.cnxml", entry.unwrap().file_name().into_string().unwrap());
        // Files that are not modules lie beside them.
        if let Ok(bytes) = fs::read(root.join(&path)) {
            files.push((path, bytes));
        }
    }
    MemoryTree::new(files)
}

/// How often a start tag occurs in the modules, counted in the text without reading it as XML.
fn occurrences(tree: &MemoryTree, tag: &str) -> usize {
    let texts = tree.paths().iter().filter(|path| path.ends_with("index.cnxml")).map(|path| tree.read_text(path).unwrap());
    let is_whole = |text: &str, at: usize| tag.ends_with('/') || text[at + tag.len() + 1..].starts_with([' ', '>', '/', '\n']);
    texts.map(|text| text.match_indices(&format!("<{tag}")).filter(|(at, _)| is_whole(&text, *at)).count()).sum()
}

fn html(draft: &ResourceDraft) -> String {
    draft.sections.iter().map(|section| section.texts[0].html.as_str()).collect()
}

fn count(html: &str, piece: &str) -> usize {
    html.matches(piece).count()
}

#[test]
fn prealgebra_is_whole() {
    let tree = library("openstax-prealgebra-2e");
    let (exercises, solutions) = (occurrences(&tree, "exercise"), occurrences(&tree, "solution"));
    assert_eq!((exercises, solutions), (8105, 5240));
    let taken = take(&tree);
    assert_eq!(taken.refusals, vec![]);
    assert_eq!(taken.progress, (150, 150));
    let draft = &taken.drafts[0];
    assert_eq!((taken.drafts.len(), draft.key.as_str(), draft.provenance.licence.as_str()), (1, "prealgebra-2e", "CC-BY-4.0"));
    assert_eq!((draft.classification.subjects.as_slice(), draft.classification.stages.len()), (["mathematics".to_owned()].as_slice(), 2));
    let modules = draft.sections.iter().filter(|section| section.kind == SectionKind::Section);
    assert_eq!((modules.count(), draft.sections.len()), (75, 75 + 11));
    assert_eq!(draft.items.len(), exercises);
    assert_eq!(draft.items.iter().map(|item| &item.key).collect::<HashSet<_>>().len(), exercises);
    // One solution of the source is an empty paragraph (m81293).
    assert_eq!(draft.items.iter().filter(|item| !item.texts[0].solution_html.is_empty()).count(), solutions - 1);
    assert!(draft.items.iter().all(|item| !item.texts[0].prompt_html.is_empty()));
    let html = html(draft);
    assert_eq!((count(&html, "<div class=\"exercise\""), count(&html, "<details class=\"solution\"")), (exercises, solutions - 1));
    // Four formulas of the source are empty.
    assert_eq!(count(&html, "<math"), occurrences(&tree, "m:math") - occurrences(&tree, "m:math/"));
    for (tag, piece) in [("example", "<section class=\"example\""), ("figure", "<figure "), ("definition", "<dt"), ("image", "class=\"no-picture\"")] {
        assert_eq!(count(&html, piece), occurrences(&tree, tag), "{tag}");
    }
    assert_eq!(count(&html, "<table"), occurrences(&tree, "tgroup"));
    assert_eq!(count(&html, "<td") + count(&html, "<th ") + count(&html, "<th>"), occurrences(&tree, "entry"));
}

#[test]
fn prealgebra_numbers_and_names_are_those_in_print() {
    let taken = take(&library("openstax-prealgebra-2e"));
    let draft = &taken.drafts[0];
    let number = |key: &str| draft.sections.iter().find(|section| section.key == key).map(|section| section.number.as_str());
    assert_eq!(
        (number("m81242"), number("m81243"), number("m81244"), number("chapter-5-decimals"), number("m81293")),
        (Some(""), Some("1.1"), Some("1.2"), Some("5"), Some("5.1"))
    );
    assert_eq!((number("m81241"), number("m56252")), (Some(""), Some("A")));
    let html = html(draft);
    for piece in [
        "review <a class=\"xref\" href=\"xref:m81243#fs-id3202693\" rel=\"noopener nofollow\">Example 1.7</a>.",
        "<p class=\"note-title\">Be Prepared 1.1</p>",
        "<p class=\"note-title\">Try It 1.1</p>",
        "<p class=\"note-title\"><span class=\"note-label\">How To</span> Name a whole number in words.</p>",
        "<aside class=\"note note-objectives\"><p class=\"note-title\">Learning Objectives</p><p>By the end of this section",
        "<section class=\"glossary\"><h2>Key Terms</h2><dl><dt><dfn>coordinate</dfn></dt><dd>A number paired",
        "<figcaption><strong>Figure 1.2</strong> The numbers on the number line increase",
    ] {
        assert!(html.contains(piece), "{piece}");
    }
    assert!(!html.contains("nofollow\"></a>") && !html.contains("<m:") && !html.contains("xmlns"));
}

#[test]
fn prealgebra_answers_that_can_be_marked() {
    let taken = take(&library("openstax-prealgebra-2e"));
    let count = |wanted: fn(&Interaction) -> bool| taken.drafts[0].items.iter().filter(|item| wanted(&item.interaction)).count();
    assert_eq!(count(|answer| matches!(answer, Interaction::Numeric { .. })), 1743);
    assert_eq!(count(|answer| matches!(answer, Interaction::ShortText { .. })), 64);
    assert_eq!(count(|answer| matches!(answer, Interaction::SelfMarked)), 8105 - 1743 - 64);
    let unsolved = taken.drafts[0].items.iter().filter(|item| item.texts[0].solution_html.is_empty());
    assert!(unsolved.clone().count() > 0 && unsolved.into_iter().all(|item| item.interaction == Interaction::SelfMarked));
}

#[test]
fn workplace_is_whole_but_for_exercises_kept_elsewhere() {
    let tree = library("openstax-workplace-software-skills");
    let taken = take(&tree);
    let draft = &taken.drafts[0];
    let modules = draft.sections.iter().filter(|section| section.kind == SectionKind::Section).count();
    assert_eq!(modules, tree.paths().iter().filter(|path| path.ends_with("index.cnxml")).count());
    assert!(draft.items.is_empty());
    assert!(taken.refusals.iter().all(|refusal| refusal.code == "not-in-source" && refusal.line > 0));
    let missing: usize = taken.refusals.iter().map(|refusal| refusal.reason.split(' ').next().unwrap().parse::<usize>().unwrap()).sum();
    assert_eq!(missing, occurrences(&tree, "exercise"));
    let html = html(draft);
    assert_eq!(count(&html, "<figure "), occurrences(&tree, "figure"));
    assert_eq!(count(&html, "class=\"footnote\""), occurrences(&tree, "footnote"));
    assert_eq!(count(&html, "<aside class=\"note note-objectives\""), count(&html, ">Learning Objectives</p>"));
    assert_eq!(draft.classification.subjects, ["informatics"]);
}

#[test]
fn cleaning_again_changes_nothing() {
    for name in ["openstax-prealgebra-2e", "openstax-workplace-software-skills"] {
        for draft in take(&library(name)).drafts {
            for text in draft.sections.iter().flat_map(|section| &section.texts) {
                assert!(clean(&text.html) == text.html, "{}", text.source_path);
            }
            for item in draft.items {
                let text = &item.texts[0];
                assert!(clean(&text.prompt_html) == text.prompt_html && clean(&text.solution_html) == text.solution_html, "{}", item.key);
            }
        }
    }
}
