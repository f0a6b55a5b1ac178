//! Books made of Markdown pages in a folder: which pages there are, and where the links between them lead.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use kernel::Language;

use super::links::{Destination, LinkResolver, absolute, is_web_address, join, repository_file, split_target};
use super::{Options, Rendered, render};
use crate::bounds::CODE_BYTES_MAX;
use crate::model::Refusal;
use crate::source::{SourceTree, Stamp, refuse};

/// The most broken links of one page that are reported one by one.
const BROKEN_LINKS_MAX: usize = 50;

/// The pages of one book.
pub struct Book<'a> {
    /// The files.
    pub tree: &'a dyn SourceTree,
    /// Where they came from.
    pub stamp: &'a Stamp,
    /// The folder the pages lie in, with a `/` at its end, or empty.
    pub root: String,
    /// The keys of the sections by the paths of their pages.
    pub keys: BTreeMap<String, String>,
}

impl Book<'_> {
    /// Renders the page at this path. What could not be represented is told to `refused`.
    pub fn page(&self, path: &str, source: &str, options: &Options<'_>, refused: &mut dyn FnMut(Refusal)) -> Rendered {
        let links = PageLinks { book: self, path, broken: Mutex::default() };
        let rendered = render(source, options, &links);
        rendered.refusals(path).for_each(&mut *refused);
        let broken = links.broken.into_inner().unwrap_or_default();
        for target in broken.iter().take(BROKEN_LINKS_MAX) {
            let line = source.find(target.as_str()).and_then(|at| source.get(..at)).map_or(0, |before| before.matches('\n').count() + 1);
            refused(refuse(path, line, "broken-reference", format!("the link to '{target}' leads to no page of this book; its text stays without the link")));
        }
        if broken.len() > BROKEN_LINKS_MAX {
            refused(refuse(path, 0, "broken-reference", format!("{} more links lead to no page of this book", broken.len() - BROKEN_LINKS_MAX)));
        }
        rendered
    }

    /// The key of the page that a path without or with its ending means.
    fn key_of(&self, path: &str) -> Option<&String> {
        let bare = path.trim_end_matches('/');
        let stem = bare.strip_suffix(".html").unwrap_or(bare);
        let index = if stem.is_empty() { "index.md".to_owned() } else { format!("{stem}/index.md") };
        [bare.to_owned(), format!("{stem}.md"), index].iter().find_map(|candidate| self.keys.get(candidate))
    }

    fn original_of(&self, path: &str) -> Option<String> {
        repository_file(&self.stamp.provenance.source_url, &self.stamp.provenance.revision, path)
    }
}

/// The links of one page.
struct PageLinks<'a> {
    book: &'a Book<'a>,
    path: &'a str,
    broken: Mutex<BTreeSet<String>>,
}

impl PageLinks<'_> {
    /// The path in the source that a target means.
    fn file(&self, target: &str) -> Option<String> {
        match target.strip_prefix('/') {
            Some(absolute) if self.book.root.is_empty() || absolute.starts_with(&self.book.root) => join("", absolute),
            Some(absolute) => join(&self.book.root, absolute),
            None => join(self.path, target),
        }
    }
}

impl LinkResolver for PageLinks<'_> {
    fn link(&self, target: &str) -> Destination {
        if let Some(destination) = absolute(target) {
            return destination;
        }
        let (path, fragment) = split_target(target);
        let file = self.file(&path);
        // A page `a/b.md` is the address `a/b/`, from which some sites write their links.
        let from_address = || join(&format!("{}/x", self.path.trim_end_matches(".md")), &path);
        let key = file
            .as_deref()
            .and_then(|file| self.book.key_of(file))
            .or_else(|| from_address().and_then(|file| self.book.key_of(&file).filter(|_| !path.ends_with(".md"))));
        if let Some(key) = key {
            return Destination::Section { key: key.clone(), fragment };
        }
        let existing = file.filter(|file| self.book.tree.has(file)).and_then(|file| self.book.original_of(&file));
        if let Some(address) = existing {
            return Destination::Address(address);
        }
        if let Ok(mut broken) = self.broken.lock() {
            broken.insert(target.to_owned());
        }
        Destination::Nowhere
    }

    fn original(&self, target: &str) -> Option<String> {
        if is_web_address(target) {
            return Some(target.to_owned());
        }
        if let Some(Destination::Address(address)) = absolute(target) {
            return is_web_address(&address).then_some(address);
        }
        self.book.original_of(&self.file(&split_target(target).0)?)
    }

    fn snippet(&self, path: &str) -> Option<String> {
        let path = join("", path)?;
        if !self.book.tree.has(&path) {
            return None;
        }
        self.book.tree.read_text(&path).ok().filter(|text| text.len() <= CODE_BYTES_MAX)
    }
}

/// The language that a name in a site's settings means, or else what the script of the text shows.
#[must_use]
pub fn language_of(named: Option<&str>, text: &str) -> Language {
    named.and_then(|name| name.parse().ok()).unwrap_or_else(|| {
        let (mut chinese, mut letters) = (0usize, 0usize);
        for letter in text.chars().filter(|letter| letter.is_alphabetic()).take(4_000) {
            letters += 1;
            chinese += usize::from(matches!(letter, '\u{4e00}'..='\u{9fff}'));
        }
        if chinese * 10 > letters { Language::ZH_HANS } else { Language::EN }
    })
}

/// The name of a book for its key: that of its repository, or that of the collection.
#[must_use]
pub fn key_of_book(stamp: &Stamp) -> String {
    let repository = stamp.provenance.source_url.trim_end_matches('/').trim_end_matches(".git");
    let name = repository.rsplit('/').next().filter(|name| !name.is_empty() && repository.contains("//")).unwrap_or(&stamp.collection);
    super::slug(name)
}
