//! Sites made by mkdocs: `mkdocs.yml` says the order of the pages in `docs/`.
//!
//! Everything in the navigation is imported; a group of pages is a chapter. Pages that lie in the folder but not in the navigation are
//! reported with the code `not-in-nav`.

mod navigation;
mod settings;

use std::collections::BTreeMap;

use kernel::LocalizedText;

use crate::bounds::{SECTIONS_MAX, TITLE_CHARS_MAX};
use crate::markdown::book::{Book, key_of_book, language_of};
use crate::markdown::{Options, classify};
use crate::model::{Refusal, ResourceDraft, ResourceKind, SectionDraft, SectionKind, SectionText};
use crate::parallel;
use crate::source::{SourceTree, Stamp, refuse};
use crate::{Importer, Sink};

use navigation::{Entry, Page};
use settings::Settings;

/// The importers of this module.
pub const IMPORTERS: &[&dyn Importer] = &[&Mkdocs];

/// Reads mkdocs sites with the extensions of pymdownx.
pub struct Mkdocs;

const OPTIONS: Options<'static> = Options {
    dollar_maths: true,
    bracket_maths: true,
    admonitions: true,
    tabs: true,
    divisions: false,
    definition_lists: true,
    meta_lines: true,
    inline_signs: true,
    snippets: true,
    duplicate_separator: '_',
    wrap: None,
};

fn settings_path(tree: &dyn SourceTree) -> Option<&'static str> {
    ["mkdocs.yml", "mkdocs.yaml"].into_iter().find(|path| tree.has(path))
}

impl Importer for Mkdocs {
    fn name(&self) -> &'static str {
        "mkdocs"
    }

    fn recognises(&self, tree: &dyn SourceTree) -> bool {
        settings_path(tree).is_some()
    }

    fn read(&self, tree: &dyn SourceTree, stamp: &Stamp, sink: &mut dyn Sink) {
        let Some(path) = settings_path(tree) else { return };
        let settings = match tree.read_text(path) {
            Ok(text) => Settings::read(path, &text, &mut |refusal| sink.refused(refusal)),
            Err(refusal) => return sink.refused(refusal),
        };
        let root = format!("{}/", settings.folder);
        let entries = match &settings.navigation {
            Some(navigation) => navigation::read(path, navigation, &root, tree, &mut |refusal| sink.refused(refusal)),
            None => navigation::of_folder(&root, tree),
        };
        for orphan in navigation::not_listed(&entries, &root, tree) {
            sink.refused(refuse(
                orphan,
                0,
                "not-in-nav",
                "the page is not in the navigation of mkdocs.yml, so it has no place in the book; add it there to import it",
            ));
        }
        if let Some(draft) = book(&settings, &root, entries, tree, stamp, sink) {
            sink.resource(draft);
        }
    }
}

fn book(settings: &Settings, root: &str, entries: Vec<Entry>, tree: &dyn SourceTree, stamp: &Stamp, sink: &mut dyn Sink) -> Option<ResourceDraft> {
    let keys: BTreeMap<String, String> = entries.iter().filter_map(|entry| entry.page.as_ref()).map(|page| (page.path.clone(), page.key.clone())).collect();
    let book = Book { tree, stamp, root: root.to_owned(), keys };
    let mut sections: Vec<SectionDraft> = Vec::with_capacity(entries.len());
    let mut language = settings.language.as_deref().and_then(|name| name.parse().ok());
    let pages: Vec<(&Page, &str)> = entries.iter().take(SECTIONS_MAX).filter_map(|entry| Some((entry.page.as_ref()?, entry.title.as_str()))).collect();
    let mut texts = parallel::each(&pages, sink, |(page, title), refused| section(page, title, &book, refused)).into_iter();
    for entry in entries {
        if sections.len() >= SECTIONS_MAX {
            sink.refused(refuse("mkdocs.yml", 0, "too-many-sections", format!("a book has at most {SECTIONS_MAX} sections; the rest is left out")));
            break;
        }
        let text = match &entry.page {
            Some(_) => {
                let Some(mut text) = texts.next().flatten() else { continue };
                text.language = *language.get_or_insert(text.language);
                text
            }
            None => SectionText {
                language: language.unwrap_or_else(|| language_of(None, &entry.title)),
                title: entry.title.clone(),
                html: String::new(),
                source_path: "mkdocs.yml".to_owned(),
                machine_translated: false,
            },
        };
        let kind = if entry.page.is_some() { SectionKind::Section } else { SectionKind::Chapter };
        sections.push(SectionDraft { key: entry.key, parent: entry.parent, kind, number: String::new(), texts: vec![text], poem: None, concepts: Vec::new() });
    }
    if sections.is_empty() {
        sink.refused(refuse("mkdocs.yml", 0, "empty", "no page of the navigation could be read"));
        return None;
    }
    let language = language.unwrap_or_else(|| language_of(None, &settings.name));
    let title = if settings.name.is_empty() { stamp.collection.clone() } else { settings.name.clone() };
    Some(ResourceDraft {
        key: key_of_book(stamp),
        kind: ResourceKind::Textbook,
        classification: classify(&title, stamp),
        titles: LocalizedText::of(language, title),
        summaries: if settings.description.is_empty() { LocalizedText::default() } else { LocalizedText::of(language, settings.description.clone()) },
        languages: vec![language],
        authors: if settings.author.is_empty() { Vec::new() } else { vec![settings.author.clone()] },
        provenance: stamp.provenance.clone(),
        sections,
        items: Vec::new(),
        concepts: Vec::new(),
    })
}

/// A page in the language that its own text shows.
fn section(page: &Page, title: &str, book: &Book<'_>, refused: &mut dyn FnMut(Refusal)) -> Option<SectionText> {
    let source = match book.tree.read_text(&page.path) {
        Ok(source) => source,
        Err(refusal) => {
            refused(refusal);
            return None;
        }
    };
    let rendered = book.page(&page.path, &source, &OPTIONS, refused);
    let language = language_of(None, &source);
    let title = Some(title.to_owned()).filter(|title| !title.is_empty());
    let title = title.or_else(|| rendered.front_matter.text("title")).or(rendered.title).unwrap_or_else(|| page.key.clone());
    let title = title.chars().take(TITLE_CHARS_MAX).collect();
    Some(SectionText { language, title, html: rendered.html, source_path: page.path.clone(), machine_translated: false })
}

#[cfg(test)]
mod tests;
