//! OpenStax books: COLLXML collections of CNXML modules (0.7 and 0.8, and what older versions wrote that still occurs).
//!
//! A folder may hold several collections over the same modules; each becomes one textbook. Reading goes over the modules twice: the first
//! pass ([`survey`]) finds what has a name or a number, the second ([`render`]) writes HTML in which links without words of their own say
//! what they point to.

mod answers;
mod collection;
mod items;
mod labels;
mod numbering;
mod numbers;
mod render;
mod subjects;
mod survey;
#[cfg(test)]
mod tests;
mod xml;

use std::collections::{HashMap, HashSet};

use kernel::LocalizedText;

use self::collection::{Collection, Content, Entry};
use self::labels::Words;
use self::numbering::Atlas;
use self::render::Renderer;
use self::survey::survey;
use crate::bounds::ITEMS_MAX;
use crate::html::{clean, text_of};
use crate::model::{ItemDraft, Refusal, ResourceDraft, ResourceKind, SectionDraft, SectionKind, SectionText};
use crate::parallel;
use crate::source::{SourceTree, Stamp, refuse};
use crate::{Importer, Sink};

/// The importers of this module.
pub const IMPORTERS: &[&dyn Importer] = &[&OpenStax];

/// Reads folders of COLLXML and CNXML.
#[derive(Debug, Clone, Copy)]
pub struct OpenStax;

/// The largest collection file, in bytes; it only names modules and chapters.
const COLLECTION_BYTES_MAX: usize = 1024 * 1024;
const COLLECTION_SUFFIX: &str = ".collection.xml";

impl Importer for OpenStax {
    fn name(&self) -> &'static str {
        "openstax-cnxml"
    }

    fn recognises(&self, tree: &dyn SourceTree) -> bool {
        collections(tree).next().is_some() && tree.paths().iter().any(|path| path.ends_with("/index.cnxml"))
    }

    fn read(&self, tree: &dyn SourceTree, stamp: &Stamp, sink: &mut dyn Sink) {
        let mut books = Vec::new();
        for path in collections(tree) {
            match read_collection(tree, path, sink) {
                Ok(collection) => books.push((path, collection)),
                Err(refusal) => {
                    sink.refused(refusal);
                    sink.unread(None); // the slug of the book stands in the file
                }
            }
        }
        let mut keys = HashSet::new();
        books.retain(|(path, book)| {
            let is_new = keys.insert(book.slug.clone());
            if !is_new {
                let reason = format!("another collection of this folder has the slug '{}' too; only the first is read", book.slug);
                sink.refused(refuse(path, 0, "duplicate", reason));
            }
            is_new
        });
        // Every module is read twice: all books are surveyed before the first is written, because they link to each other.
        let total = books.iter().map(|(_, book)| modules(&book.entries).count() * 2).sum();
        let mut progress = Progress { done: 0, total };
        let books: Vec<Book<'_>> = books.iter().map(|(path, collection)| Book { tree, path, collection }).collect();
        let mut reported = HashSet::new();
        let atlases: Vec<Atlas> = books.iter().map(|book| book.atlas(&mut reported, &mut progress, sink)).collect();
        for (book, atlas) in books.iter().zip(&atlases) {
            let draft = book.draft(atlas, &atlases, stamp, &mut progress, sink);
            if draft.is_some_and(|draft| !sink.resource(draft)) {
                return;
            }
        }
    }
}

/// The collection files: `collections/*.collection.xml`, or the `collection.xml` of the older single-book archives.
fn collections(tree: &dyn SourceTree) -> impl Iterator<Item = &str> {
    let paths = tree.paths().iter().map(String::as_str);
    paths.filter(|path| path.ends_with(COLLECTION_SUFFIX) || *path == "collection.xml" || path.ends_with("/collection.xml"))
}

fn read_collection(tree: &dyn SourceTree, path: &str, sink: &mut dyn Sink) -> Result<Collection, Refusal> {
    let text = tree.read_text(path)?;
    if text.len() > COLLECTION_BYTES_MAX {
        return Err(refuse(path, 0, "too-large", format!("the collection file is larger than {COLLECTION_BYTES_MAX} bytes")));
    }
    let document = xml::parse(path, &text)?;
    let mut refusals = Vec::new();
    let collection = collection::read(path, &document, &mut refusals);
    refusals.into_iter().for_each(|refusal| sink.refused(refusal));
    collection
}

fn modules(entries: &[Entry]) -> impl Iterator<Item = (&str, usize)> {
    entries.iter().filter_map(|entry| match &entry.content {
        Content::Module { id } => Some((id.as_str(), entry.line)),
        Content::Chapter { .. } => None,
    })
}

struct Progress {
    done: usize,
    total: usize,
}

impl Progress {
    /// The sink for one pass over one book, whose progress counts within the whole.
    fn of<'p>(&'p mut self, sink: &'p mut dyn Sink) -> Pass<'p> {
        Pass { progress: self, sink }
    }
}

struct Pass<'p> {
    progress: &'p mut Progress,
    sink: &'p mut dyn Sink,
}

impl Sink for Pass<'_> {
    fn resource(&mut self, draft: ResourceDraft) -> bool {
        self.sink.resource(draft)
    }

    fn refused(&mut self, refusal: Refusal) {
        self.sink.refused(refusal);
    }

    fn progress(&mut self, _: usize, _: usize) {
        self.progress.done += 1;
        self.sink.progress(self.progress.done, self.progress.total);
    }
}

/// One book while it is read.
struct Book<'b> {
    tree: &'b dyn SourceTree,
    path: &'b str,
    collection: &'b Collection,
}

impl Book<'_> {
    /// Where a module stands: in `modules/` beside `collections/`, or beside an older `collection.xml`.
    fn module_path(&self, id: &str) -> String {
        let folder = self.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        if !self.path.ends_with(COLLECTION_SUFFIX) {
            return if folder.is_empty() { format!("{id}/index.cnxml") } else { format!("{folder}/{id}/index.cnxml") };
        }
        let root = folder.rsplit_once('/').map_or("", |(root, _)| root);
        if root.is_empty() { format!("modules/{id}/index.cnxml") } else { format!("{root}/modules/{id}/index.cnxml") }
    }

    /// The first pass. A module that several books share is refused once, by `reported`.
    fn atlas(&self, reported: &mut HashSet<String>, progress: &mut Progress, sink: &mut dyn Sink) -> Atlas {
        let words = Words::of(self.collection.language);
        let named: Vec<(&str, usize)> = modules(&self.collection.entries).collect();
        // What is wrong with a module is told below: in the order of the book, and once where several books have it.
        let surveyed = parallel::each(&named, &mut progress.of(sink), |(id, _), _| {
            let path = self.module_path(id);
            let text = self.tree.has(&path).then(|| self.tree.read_text(&path));
            let surveyed = text.map(|text| text.and_then(|text| xml::parse(&path, &text).map(|document| survey(&document, words))));
            (path, surveyed)
        });
        let mut surveys = HashMap::new();
        for ((id, line), (path, surveyed)) in named.iter().zip(surveyed) {
            match surveyed {
                Some(Ok(found)) => drop(surveys.insert((*id).to_owned(), found)),
                Some(Err(refusal)) => {
                    if reported.insert(path) {
                        sink.refused(refusal);
                    }
                }
                None => {
                    let reason = format!("module {id} is named but {path} is not there; add the file or take the module out");
                    sink.refused(refuse(self.path, *line, "missing", reason));
                }
            }
        }
        Atlas::new(&self.collection.entries, surveys)
    }

    fn draft(&self, atlas: &Atlas, atlases: &[Atlas], stamp: &Stamp, progress: &mut Progress, sink: &mut dyn Sink) -> Option<ResourceDraft> {
        let collection = self.collection;
        let language = collection.language;
        if atlas.modules.is_empty() {
            sink.refused(refuse(self.path, 0, "empty", "none of the modules of this collection could be read"));
            sink.unread(Some(&collection.slug));
            return None;
        }
        let keys = chapter_keys(collection, atlas);
        let mut provenance = stamp.provenance.clone();
        if let Some(licence) = &collection.licence {
            provenance.licence = licence.clone();
        }
        let mut draft = ResourceDraft {
            key: collection.slug.clone(),
            kind: ResourceKind::Textbook,
            titles: LocalizedText::of(language, collection.title.clone()),
            summaries: if collection.summary.is_empty() { LocalizedText::default() } else { LocalizedText::of(language, collection.summary.clone()) },
            languages: vec![language],
            authors: collection.authors.clone(),
            classification: subjects::classify(&collection.title, &collection.slug),
            provenance,
            sections: Vec::with_capacity(collection.entries.len()),
            items: Vec::new(),
            concepts: Vec::new(),
        };
        let ids: Vec<&str> = modules(&collection.entries).map(|(id, _)| id).collect();
        let read = parallel::each(&ids, &mut progress.of(sink), |id, refused| self.module(id, (atlas, atlases), refused));
        let mut read = read.into_iter();
        for (place, entry) in collection.entries.iter().enumerate() {
            let number = atlas.numbers.get(place).cloned().unwrap_or_default();
            let parent = entry.parent.and_then(|parent| keys.get(parent)).cloned();
            match &entry.content {
                Content::Chapter { title, .. } => {
                    let key = keys.get(place).cloned().unwrap_or_default();
                    draft.sections.push(self.section(key, parent, SectionKind::Chapter, number, title.clone(), String::new(), self.path.to_owned()));
                }
                Content::Module { .. } => {
                    if let Some((mut section, items)) = read.next().flatten() {
                        (section.parent, section.number) = (parent, number);
                        draft.sections.push(section);
                        take_items(&mut draft.items, items, ITEMS_MAX, self.path, sink);
                    }
                }
            }
        }
        Some(draft)
    }

    /// A module as a section that does not know its place yet, and its items.
    fn module(&self, id: &str, (atlas, atlases): (&Atlas, &[Atlas]), refused: &mut dyn FnMut(Refusal)) -> Option<(SectionDraft, Vec<ItemDraft>)> {
        let survey = atlas.modules.get(id)?;
        let path = self.module_path(id);
        let text = self.tree.read_text(&path).ok()?;
        let document = xml::parse(&path, &text).ok()?;
        let language = self.collection.language;
        let mut renderer = Renderer::new(Words::of(language), &path, id, atlas, survey, atlases);
        let html = clean(&renderer.module(document.root_element()));
        let (items, refusal) = items::items(id, &path, language, document.root_element(), &mut renderer);
        renderer.into_refusals().into_iter().chain(refusal).for_each(refused);
        let title = if survey.title.is_empty() { first_words(&html, id) } else { survey.title.clone() };
        Some((self.section(id.to_owned(), None, SectionKind::Section, String::new(), title, html, path.clone()), items))
    }

    #[expect(clippy::too_many_arguments, reason = "these are the fields of a section that differ; a struct for them would be the draft itself")]
    fn section(
        &self,
        key: String,
        parent: Option<String>,
        kind: SectionKind,
        number: String,
        title: String,
        html: String,
        source_path: String,
    ) -> SectionDraft {
        let texts = vec![SectionText { language: self.collection.language, title, html, source_path, machine_translated: false }];
        SectionDraft { key, parent, kind, number, texts, poem: None, concepts: Vec::new() }
    }
}

/// Adds items up to the bound; what is beyond it is refused.
fn take_items(taken: &mut Vec<ItemDraft>, items: Vec<ItemDraft>, items_max: usize, path: &str, sink: &mut dyn Sink) {
    let room = items_max.saturating_sub(taken.len());
    if items.len() > room {
        sink.refused(refuse(path, 0, "too-many-items", format!("the book has more than {items_max} exercises; {} are left out", items.len() - room)));
    }
    taken.extend(items.into_iter().take(room));
}

/// A title for a module without one: its first words, or its id.
fn first_words(html: &str, id: &str) -> String {
    let text = text_of(html);
    let words: Vec<&str> = text.split(' ').take(6).collect();
    if words.iter().all(|word| word.is_empty()) { id.to_owned() } else { words.join(" ") }
}

/// Keys of chapters and units, by their place in the entries; modules have their ids. `chapter-5-decimals` stays the same when other chapters are renamed.
fn chapter_keys(collection: &Collection, atlas: &Atlas) -> Vec<String> {
    let mut units = 0u32;
    let keys = collection.entries.iter().enumerate().map(|(place, entry)| match &entry.content {
        Content::Module { id } => id.clone(),
        Content::Chapter { title, is_unit } => {
            let name = if *is_unit {
                units += 1;
                format!("unit-{units}")
            } else {
                format!("chapter-{}", atlas.numbers.get(place).map_or("", String::as_str))
            };
            let slug = slug(title);
            if slug.is_empty() { name } else { format!("{name}-{slug}") }
        }
    });
    keys.collect()
}

/// A title as part of an address: letters and digits in lower case, hyphens between them.
fn slug(title: &str) -> String {
    let mut written = String::with_capacity(title.len());
    for letter in title.chars().flat_map(char::to_lowercase).filter(|letter| *letter != '’' && *letter != '\'') {
        if letter.is_alphanumeric() {
            written.push(letter);
        } else if !written.is_empty() && !written.ends_with('-') {
            written.push('-');
        }
    }
    written.trim_end_matches('-').to_owned()
}
