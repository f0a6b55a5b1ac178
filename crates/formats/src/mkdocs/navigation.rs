//! The order of the pages: from `nav`, or from the folder where there is none.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::bounds::{NESTING_MAX, SECTIONS_MAX};
use crate::markdown::links::{is_web_address, join};
use crate::markdown::slug;
use crate::model::Refusal;
use crate::source::{SourceTree, refuse};

/// A place in the navigation: a page, or a title above others.
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) parent: Option<String>,
    /// Empty where the page itself knows it.
    pub(super) title: String,
    pub(super) page: Option<Page>,
}

pub(super) struct Page {
    pub(super) path: String,
    pub(super) key: String,
}

struct Reader<'a> {
    settings: &'a str,
    root: &'a str,
    tree: &'a dyn SourceTree,
    refused: &'a mut dyn FnMut(Refusal),
    entries: Vec<Entry>,
    taken: BTreeSet<String>,
}

/// Reads `nav`. What is no page of the folder is refused.
pub(super) fn read(settings: &str, navigation: &Value, root: &str, tree: &dyn SourceTree, refused: &mut dyn FnMut(Refusal)) -> Vec<Entry> {
    let mut reader = Reader { settings, root, tree, refused, entries: Vec::new(), taken: BTreeSet::new() };
    reader.value("", navigation, None, 0);
    reader.entries
}

impl Reader<'_> {
    fn refuse(&mut self, code: &'static str, reason: String) {
        (self.refused)(refuse(self.settings, 0, code, reason));
    }

    fn value(&mut self, title: &str, value: &Value, parent: Option<&str>, depth: usize) {
        if depth > NESTING_MAX || self.entries.len() > SECTIONS_MAX {
            return self.refuse(
                "too-deep",
                format!("the navigation is nested deeper than {NESTING_MAX} or has more than {SECTIONS_MAX} entries; the rest is left out"),
            );
        }
        match value {
            Value::String(target) => self.page(title, target, parent),
            Value::Array(values) if title.is_empty() => values.iter().for_each(|value| self.value("", value, parent, depth + 1)),
            Value::Array(values) => {
                let key = self.chapter(title, parent);
                values.iter().for_each(|value| self.value("", value, Some(&key), depth + 1));
            }
            Value::Object(fields) => fields.iter().for_each(|(title, value)| self.value(title, value, parent, depth + 1)),
            Value::Null if !title.is_empty() => self.refuse("empty", format!("'{title}' in the navigation names no page")),
            _ => {}
        }
    }

    fn chapter(&mut self, title: &str, parent: Option<&str>) -> String {
        let wanted = format!("{}/{}", parent.unwrap_or("nav"), slug(title));
        let mut key = wanted.clone();
        let mut number = 1;
        while !self.taken.insert(key.clone()) {
            number += 1;
            key = format!("{wanted}-{number}");
        }
        self.entries.push(Entry { key: key.clone(), parent: parent.map(str::to_owned), title: title.to_owned(), page: None });
        key
    }

    fn page(&mut self, title: &str, target: &str, parent: Option<&str>) {
        if is_web_address(target) {
            return self.refuse("external-page", format!("'{title}' in the navigation is a page elsewhere ({target}); it is not part of the book"));
        }
        // A path that leaves the folder is none of the site's pages, wherever it leads.
        let inside = join("", target).filter(|_| !target.starts_with('/')).filter(|path| {
            let lower = path.to_lowercase();
            lower.ends_with(".md") || lower.ends_with(".markdown")
        });
        let Some(inside) = inside else {
            return self.refuse("not-a-page", format!("'{target}' in the navigation is not a Markdown page inside of {}", self.root));
        };
        let path = format!("{}{inside}", self.root);
        if !self.tree.has(&path) {
            return self.refuse("missing", format!("'{target}' is in the navigation, but {path} is not there"));
        }
        let key = key_of_page(&inside);
        if !self.taken.insert(key.clone()) {
            return self.refuse("duplicate", format!("'{target}' is in the navigation more than once; it keeps its first place"));
        }
        self.entries.push(Entry { key: key.clone(), parent: parent.map(str::to_owned), title: title.to_owned(), page: Some(Page { path, key }) });
    }
}

fn key_of_page(inside: &str) -> String {
    inside.rsplit_once('.').map_or(inside, |(stem, _)| stem).to_owned()
}

fn pages<'a>(root: &'a str, tree: &'a dyn SourceTree) -> impl Iterator<Item = &'a str> {
    tree.paths().iter().map(String::as_str).filter(move |path| path.starts_with(root) && path.to_lowercase().ends_with(".md"))
}

/// The pages that no entry names.
pub(super) fn not_listed<'a>(entries: &[Entry], root: &'a str, tree: &'a dyn SourceTree) -> Vec<&'a str> {
    let listed: BTreeSet<&str> = entries.iter().filter_map(|entry| entry.page.as_ref()).map(|page| page.path.as_str()).collect();
    pages(root, tree).filter(|path| !listed.contains(path)).collect()
}

/// The navigation that mkdocs makes where the settings have none: every folder is a chapter, its `index.md` first.
pub(super) fn of_folder(root: &str, tree: &dyn SourceTree) -> Vec<Entry> {
    let mut inside: Vec<&str> = pages(root, tree).filter_map(|path| path.strip_prefix(root)).collect();
    inside.sort_by_key(|path| {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        (folder.split('/').map(str::to_owned).collect::<Vec<_>>(), name != "index.md", name.to_owned())
    });
    let mut entries = Vec::new();
    let mut chapters = BTreeSet::new();
    for path in inside.into_iter().take(SECTIONS_MAX) {
        let mut parent: Option<String> = None;
        let mut folder = String::from("nav");
        let folders: Vec<&str> = path.split('/').collect();
        for part in folders.iter().take(folders.len().saturating_sub(1)).take(NESTING_MAX) {
            folder = format!("{folder}/{}", slug(part));
            if chapters.insert(folder.clone()) {
                entries.push(Entry { key: folder.clone(), parent: parent.clone(), title: part.replace(['-', '_'], " "), page: None });
            }
            parent = Some(folder.clone());
        }
        let key = key_of_page(path);
        entries.push(Entry { key: key.clone(), parent, title: String::new(), page: Some(Page { path: format!("{root}{path}"), key }) });
    }
    entries
}
