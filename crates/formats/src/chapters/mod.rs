//! Books of the loppo kind: `chapters.yml` lists `- path: title` in reading order, a path with a `/` at its end is a chapter, the pages lie in
//! `docs/`.

use std::collections::{BTreeMap, BTreeSet};

use kernel::LocalizedText;

use crate::bounds::{SECTIONS_MAX, TITLE_CHARS_MAX};
use crate::markdown::book::{Book, key_of_book, language_of};
use crate::markdown::links::join;
use crate::markdown::{Options, classify};
use crate::model::{ResourceDraft, ResourceKind, SectionDraft, SectionKind, SectionText};
use crate::parallel;
use crate::source::{SourceTree, Stamp, refuse};
use crate::{Importer, Sink};

/// The importers of this module.
pub const IMPORTERS: &[&dyn Importer] = &[&Chapters];

/// The longest `chapters.yml`, in bytes.
pub const LIST_BYTES_MAX: usize = 4 * 1024 * 1024;

const LIST: &str = "chapters.yml";
const ROOT: &str = "docs/";

/// Reads `chapters.yml` books.
pub struct Chapters;

/// A line of the list.
struct Entry {
    /// The path as listed, without the `/` or the ending.
    key: String,
    title: String,
    /// The page; chapters that are only a title have none.
    page: Option<String>,
    line: usize,
}

impl Importer for Chapters {
    fn name(&self) -> &'static str {
        "chapters"
    }

    fn recognises(&self, tree: &dyn SourceTree) -> bool {
        tree.has(LIST) && tree.paths().iter().any(|path| path.starts_with(ROOT))
    }

    fn read(&self, tree: &dyn SourceTree, stamp: &Stamp, sink: &mut dyn Sink) {
        let text = match tree.read_text(LIST) {
            Ok(text) if text.len() <= LIST_BYTES_MAX => text,
            Ok(_) => return sink.refused(refuse(LIST, 0, "too-large", format!("the list of chapters is larger than {LIST_BYTES_MAX} bytes"))),
            Err(refusal) => return sink.refused(refusal),
        };
        let entries = entries(&text, tree, sink);
        let listed: BTreeSet<&str> = entries.iter().filter_map(|entry| entry.page.as_deref()).collect();
        for path in tree.paths().iter().filter(|path| path.starts_with(ROOT) && path.ends_with(".md") && !listed.contains(path.as_str())) {
            sink.refused(refuse(path, 0, "not-in-nav", "the page is not in chapters.yml, so it has no place in the book; add it there to import it"));
        }
        if let Some(draft) = book(entries, tree, stamp, sink) {
            sink.resource(draft);
        }
    }
}

/// Reads the list. Titles hold signs that YAML would take for its own (`<a>`, `{}`), so its lines are read as what they are: a path, a
/// colon and a title.
fn entries(text: &str, tree: &dyn SourceTree, sink: &mut dyn Sink) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut taken = BTreeSet::new();
    for (index, raw) in text.lines().enumerate() {
        let line = index + 1;
        let trimmed = raw.trim();
        if trimmed.is_empty() || trimmed.starts_with('#') || trimmed == "---" {
            continue;
        }
        if entries.len() >= SECTIONS_MAX {
            sink.refused(refuse(LIST, line, "too-many-sections", format!("a book has at most {SECTIONS_MAX} sections; the rest is left out")));
            break;
        }
        match entry(trimmed, line, tree) {
            Ok(entry) if taken.insert(entry.key.clone()) => entries.push(entry),
            Ok(entry) => sink.refused(refuse(LIST, line, "duplicate", format!("'{}' is listed more than once; it keeps its first place", entry.key))),
            Err((code, reason)) => sink.refused(refuse(LIST, line, code, reason)),
        }
    }
    entries
}

fn entry(trimmed: &str, line: usize, tree: &dyn SourceTree) -> Result<Entry, (&'static str, String)> {
    let listed = trimmed.strip_prefix("- ").and_then(|rest| rest.split_once(':'));
    let Some((path, title)) = listed else {
        return Err(("yaml", format!("'{}' is not a line of the form '- path: title'", trimmed.chars().take(60).collect::<String>())));
    };
    let path = unquoted(path);
    let title: String = unquoted(title).chars().take(TITLE_CHARS_MAX).collect();
    let inside =
        join("", path).filter(|inside| !inside.is_empty() && !path.starts_with('/')).ok_or_else(|| ("not-a-page", format!("'{path}' leads out of {ROOT}")))?;
    if path.ends_with('/') {
        let index = format!("{ROOT}{inside}/index.md");
        return Ok(Entry { page: tree.has(&index).then_some(index), key: inside, title, line });
    }
    let Some(key) = inside.strip_suffix(".md") else {
        return Err(("not-a-page", format!("'{path}' is neither a Markdown page nor a folder")));
    };
    let page = format!("{ROOT}{inside}");
    if !tree.has(&page) {
        return Err(("missing", format!("'{path}' is listed, but {page} is not there")));
    }
    Ok(Entry { key: key.to_owned(), title, page: Some(page), line })
}

fn unquoted(text: &str) -> &str {
    let text = text.trim();
    ['"', '\''].into_iter().find_map(|quote| text.strip_prefix(quote).and_then(|inside| inside.strip_suffix(quote))).unwrap_or(text)
}

fn book(entries: Vec<Entry>, tree: &dyn SourceTree, stamp: &Stamp, sink: &mut dyn Sink) -> Option<ResourceDraft> {
    let keys: BTreeMap<String, String> = entries.iter().filter_map(|entry| Some((entry.page.clone()?, entry.key.clone()))).collect();
    let chapters: BTreeSet<String> = entries.iter().map(|entry| entry.key.clone()).collect();
    let book = Book { tree, stamp, root: ROOT.to_owned(), keys };
    let options = Options { dollar_maths: false, ..Options::default() };
    let facts = Facts::read(tree);
    let mut language = None;
    let mut sections = Vec::with_capacity(entries.len());
    let pages: Vec<&str> = entries.iter().filter_map(|entry| entry.page.as_deref()).collect();
    let rendered = parallel::each(&pages, sink, |page, refused| match tree.read_text(page) {
        Ok(source) => Some((book.page(page, &source, &options, refused), language_of(None, &source))),
        Err(refusal) => {
            refused(refusal);
            None
        }
    });
    let mut rendered = rendered.into_iter();
    for entry in entries {
        let mut html = String::new();
        let mut title = entry.title;
        if entry.page.is_some() {
            let Some((rendered, shown)) = rendered.next().flatten() else { continue };
            language.get_or_insert(shown);
            html = rendered.html;
            if title.is_empty() {
                title = rendered.title.unwrap_or_else(|| entry.key.clone());
            }
        }
        // A page stands below the nearest folder that is listed.
        let mut parent = entry.key.as_str();
        let mut above = None;
        while let Some((folder, _)) = parent.rsplit_once('/') {
            if chapters.contains(folder) {
                above = Some(folder.to_owned());
                break;
            }
            parent = folder;
        }
        let is_page = entry.page.as_ref().is_some_and(|page| !page.ends_with("/index.md"));
        sections.push(SectionDraft {
            kind: if is_page { SectionKind::Section } else { SectionKind::Chapter },
            parent: above,
            number: String::new(),
            texts: vec![SectionText {
                language: language.unwrap_or_else(|| language_of(None, &title)),
                title,
                html,
                source_path: entry.page.unwrap_or_else(|| format!("{LIST}#L{}", entry.line)),
                machine_translated: false,
            }],
            key: entry.key,
            poem: None,
            concepts: Vec::new(),
        });
    }
    if !sections.iter().any(|section| section.kind == SectionKind::Section) {
        sink.refused(refuse(LIST, 0, "empty", "no page of the list could be read"));
        return None;
    }
    let language = language.unwrap_or_else(|| language_of(None, &facts.title));
    for text in sections.iter_mut().flat_map(|section| &mut section.texts) {
        text.language = language;
    }
    let title = if facts.title.is_empty() { stamp.collection.clone() } else { facts.title };
    Some(ResourceDraft {
        key: key_of_book(stamp),
        kind: ResourceKind::Textbook,
        classification: classify(&title, stamp),
        titles: LocalizedText::of(language, title),
        summaries: if facts.summary.is_empty() { LocalizedText::default() } else { LocalizedText::of(language, facts.summary) },
        languages: vec![language],
        authors: facts.authors,
        provenance: stamp.provenance.clone(),
        sections,
        items: Vec::new(),
        concepts: Vec::new(),
    })
}

/// What the book says about itself beside its pages.
#[derive(Default)]
struct Facts {
    title: String,
    summary: String,
    authors: Vec<String>,
}

impl Facts {
    /// From `package.json` (the description is the title) and the first paragraph of the README.
    fn read(tree: &dyn SourceTree) -> Self {
        let package: serde_json::Value = tree.read_text("package.json").ok().and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        let text = |name: &str| package.get(name).and_then(serde_json::Value::as_str).unwrap_or_default().trim().to_owned();
        let readme = tree.read_text("README.md").unwrap_or_default();
        let readme = crate::markdown::render(&readme, &Options::default(), &crate::markdown::NoLinks);
        let described = text("description");
        let author =
            package.get("author").and_then(|author| author.as_str().or_else(|| author.get("name").and_then(serde_json::Value::as_str))).unwrap_or_default();
        let author = author.split(['<', '(']).next().unwrap_or_default().trim().to_owned();
        Self {
            title: if described.is_empty() { readme.title.unwrap_or_default() } else { described.chars().take(TITLE_CHARS_MAX).collect() },
            summary: readme.first_paragraph_text,
            authors: if author.is_empty() { Vec::new() } else { vec![author] },
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::html::clean;
    use crate::markdown::tests_support::{Collected, folder};
    use crate::source::MemoryTree;

    #[test]
    fn real_books_are_read_whole() {
        for name in ["textbooks/wangdoc-html-zh", "textbooks/wangdoc-javascript-zh"] {
            let Some((tree, stamp)) = folder(Path::new(name)) else { continue };
            let mut sink = Collected::default();
            assert!(Chapters.recognises(&tree));
            Chapters.read(&tree, &stamp, &mut sink);
            let [book] = sink.resources.as_slice() else { panic!("one book") };
            // Counted independently: the lines of the list that name a page or a folder.
            let list = tree.read_text(LIST).unwrap();
            let listed = |sign: &str| list.lines().filter(|line| line.contains(sign)).count();
            let kinds = |kind: SectionKind| book.sections.iter().filter(|section| section.kind == kind).count();
            assert_eq!((kinds(SectionKind::Section), kinds(SectionKind::Chapter)), (listed(".md:"), listed("/:")));
            assert_eq!(sink.count("missing") + sink.count("yaml"), 0, "{:?}", sink.refusals);
            let pages = tree.paths().iter().filter(|path| path.starts_with(ROOT) && path.ends_with(".md")).count();
            assert_eq!(kinds(SectionKind::Section) + sink.count("not-in-nav"), pages);
            assert_eq!(book.languages, [kernel::Language::ZH_HANS]);
            assert_eq!(book.classification.subjects, ["informatics"]);
            for section in &book.sections {
                assert_eq!(clean(&section.texts[0].html), section.texts[0].html, "{}", section.key);
                assert_eq!(section.parent.is_some(), section.key.contains('/'), "{}", section.key);
            }
        }
    }

    #[test]
    fn what_is_not_a_page_is_refused() {
        let list = "- a.md: <a>，<b>: c\n- ../../etc/passwd: x\n- /etc/x.md: y\n- gone.md: z\n- part/: \"Part\"\n- part/b.md:\n- a.md: again\nnonsense\n";
        let tree = MemoryTree::new([("chapters.yml", list), ("docs/a.md", "[b](part/b.md)"), ("docs/part/b.md", "# B"), ("docs/c.md", "c")]);
        let stamp = Stamp::parse("c", "repo: https://github.com/a/c\ncommit: c0ffee\nlicence: MIT\n").unwrap();
        let mut sink = Collected::default();
        Chapters.read(&tree, &stamp, &mut sink);
        let shown: Vec<_> =
            sink.resources[0].sections.iter().map(|section| (section.key.as_str(), section.parent.as_deref(), section.texts[0].title.as_str())).collect();
        assert_eq!(shown, [("a", None, "<a>，<b>: c"), ("part", None, "Part"), ("part/b", Some("part"), "B")]);
        assert!(sink.resources[0].sections[0].texts[0].html.contains("xref:part/b"));
        for (code, count) in [("not-a-page", 2), ("missing", 1), ("duplicate", 1), ("yaml", 1), ("not-in-nav", 1)] {
            assert_eq!(sink.count(code), count, "{code}");
        }
    }
}
