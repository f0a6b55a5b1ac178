//! The tables of contents: blocks of code named `toc` in `index.md` pages.

use std::collections::BTreeSet;

use crate::bounds::{NESTING_MAX, SECTIONS_MAX};
use crate::markdown::links::join;
use crate::model::Refusal;
use crate::source::{SourceTree, refuse};

/// A page at its place in the book.
pub(super) struct Place {
    /// The path without its ending.
    pub(super) key: String,
    pub(super) path: String,
    pub(super) parent: Option<String>,
    /// Its number, `3.1`; empty where its part of the book has none.
    pub(super) number: String,
    /// Whether it has pages below it.
    pub(super) chapter: bool,
}

/// A line of a table of contents.
struct Listed {
    target: String,
    numbered: bool,
    line: usize,
}

struct Reader<'a> {
    tree: &'a dyn SourceTree,
    refused: &'a mut dyn FnMut(Refusal),
    places: Vec<Place>,
    taken: BTreeSet<String>,
}

/// The pages of the book in reading order. The page at the root is the cover and no section.
pub(super) fn read(root: &str, tree: &dyn SourceTree, refused: &mut dyn FnMut(Refusal)) -> Vec<Place> {
    let mut reader = Reader { tree, refused, places: Vec::new(), taken: BTreeSet::from([root.to_owned()]) };
    reader.page(root, None, "", 0);
    reader.places
}

impl Reader<'_> {
    /// Reads what stands below a page.
    fn page(&mut self, path: &str, parent: Option<&str>, number: &str, depth: usize) {
        let Ok(text) = self.tree.read_text(path) else { return };
        let mut count = 0;
        for listed in listed(&text) {
            if depth > NESTING_MAX || self.places.len() >= SECTIONS_MAX {
                return (self.refused)(refuse(
                    path,
                    listed.line,
                    "too-deep",
                    format!("the contents are nested deeper than {NESTING_MAX} or longer than {SECTIONS_MAX}; the rest is left out"),
                ));
            }
            let below = join(path, &format!("{}.md", listed.target.trim_end_matches(".md"))).filter(|_| !listed.target.starts_with('/'));
            let Some(below) = below else {
                (self.refused)(refuse(path, listed.line, "not-a-page", format!("'{}' leads out of the book", listed.target)));
                continue;
            };
            if !self.tree.has(&below) {
                (self.refused)(refuse(path, listed.line, "missing", format!("'{}' is in the contents, but {below} is not there", listed.target)));
                continue;
            }
            if !self.taken.insert(below.clone()) {
                (self.refused)(refuse(
                    path,
                    listed.line,
                    "duplicate",
                    format!("'{}' is in the contents more than once; it keeps its first place", listed.target),
                ));
                continue;
            }
            let numbered = listed.numbered || !number.is_empty();
            count += usize::from(numbered);
            let own = match (numbered, number) {
                (false, _) => String::new(),
                (true, "") => count.to_string(),
                (true, above) => format!("{above}.{count}"),
            };
            let key = below.strip_suffix(".md").unwrap_or(&below).to_owned();
            let at = self.places.len();
            self.places.push(Place { key: key.clone(), path: below.clone(), parent: parent.map(str::to_owned), number: own.clone(), chapter: false });
            self.page(&below, Some(&key), &own, depth + 1);
            let has_more = self.places.len() > at + 1;
            if let Some(place) = self.places.get_mut(at) {
                place.chapter = has_more;
            }
        }
    }
}

fn listed(text: &str) -> Vec<Listed> {
    let mut found = Vec::new();
    let mut inside: Option<bool> = None;
    for (index, line) in text.lines().enumerate() {
        let trimmed = line.trim();
        match inside {
            None if trimmed == "```toc" => inside = Some(false),
            Some(_) if trimmed.starts_with("```") => inside = None,
            Some(_) if trimmed.starts_with(":numbered:") => inside = Some(true),
            Some(numbered) if !trimmed.is_empty() && !trimmed.starts_with(':') => found.push(Listed { target: trimmed.to_owned(), numbered, line: index + 1 }),
            _ => {}
        }
    }
    found
}

/// Pages in the folders of the book that no table of contents names; what lies beside the cover is about the book and not of it.
pub(super) fn not_listed<'a>(places: &[Place], tree: &'a dyn SourceTree) -> Vec<&'a str> {
    let listed: BTreeSet<&str> = places.iter().map(|place| place.path.as_str()).collect();
    let pages = tree.paths().iter().map(String::as_str).filter(|path| path.ends_with(".md") && path.contains('/'));
    pages.filter(|path| !listed.contains(path) && !path.strip_suffix("_origin.md").is_some_and(|stem| listed.contains(format!("{stem}.md").as_str()))).collect()
}
