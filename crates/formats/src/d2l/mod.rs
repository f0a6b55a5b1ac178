//! Books made with d2lbook: `index.md` pages list what stands below them, `page.md` and `page_origin.md` are the same page in two
//! languages, and directives such as `:label:` and `:numref:` tie the pages together.

mod citations;
mod contents;
mod labels;
mod page;
mod settings;
mod tabs;

use std::collections::BTreeMap;

use kernel::{Language, LocalizedText};

use crate::bounds::TITLE_CHARS_MAX;
use crate::markdown::book::{Book, key_of_book, language_of};
use crate::markdown::{Options, classify};
use crate::model::{Refusal, ResourceDraft, ResourceKind, SectionDraft, SectionKind, SectionText};
use crate::parallel;
use crate::source::{SourceTree, Stamp, refuse};
use crate::{Importer, Sink};

use contents::Place;
use labels::Labels;
use settings::Settings;

/// The importers of this module.
pub const IMPORTERS: &[&dyn Importer] = &[&D2l];

/// Reads d2lbook books.
pub struct D2l;

const INDEX: &str = "index.md";
const CONFIG: &str = "config.ini";

/// The name of a page's twin in the original language.
fn twin_of(path: &str) -> String {
    format!("{}_origin.md", path.strip_suffix(".md").unwrap_or(path))
}

impl Importer for D2l {
    fn name(&self) -> &'static str {
        "d2lbook"
    }

    fn recognises(&self, tree: &dyn SourceTree) -> bool {
        tree.has(INDEX) && tree.has(CONFIG) && tree.read_text(INDEX).is_ok_and(|text| text.contains("```toc"))
    }

    fn read(&self, tree: &dyn SourceTree, stamp: &Stamp, sink: &mut dyn Sink) {
        let settings = tree.read_text(CONFIG).map(|text| Settings::read(&text)).unwrap_or_default();
        let places = contents::read(INDEX, tree, &mut |refusal| sink.refused(refusal));
        for path in contents::not_listed(&places, tree) {
            sink.refused(refuse(
                path,
                0,
                "not-in-nav",
                "no table of contents names this page, so it has no place in the book; add it to the toc of an index.md to import it",
            ));
        }
        if let Some(draft) = book(&settings, places, tree, stamp, sink) {
            sink.resource(draft);
        }
    }
}

/// The pages in one language with what is known of them.
struct Edition {
    language: Language,
    labels: Labels,
    /// The sources by place; `None` where the page is not there in this language.
    sources: Vec<Option<String>>,
    origin: bool,
}

impl Edition {
    fn read(places: &[Place], settings: &Settings, origin: bool, tree: &dyn SourceTree, sink: &mut dyn Sink) -> Option<Self> {
        let mut sources = Vec::with_capacity(places.len());
        for place in places {
            let path = if origin { twin_of(&place.path) } else { place.path.clone() };
            sources.push(match tree.has(&path).then(|| tree.read_text(&path)) {
                Some(Ok(source)) => Some(source.replace("\r\n", "\n")),
                Some(Err(refusal)) => {
                    sink.refused(refusal);
                    None
                }
                None => None,
            });
        }
        let sample: String = sources.iter().flatten().take(5).flat_map(|source| source.chars().take(2_000)).collect();
        if sample.is_empty() {
            return None;
        }
        let named = if origin { settings.origin_language.as_deref() } else { settings.language.as_deref() };
        let formats = if origin { labels::Formats::default() } else { settings.formats.clone() };
        let labels = Labels::collect(places.iter().zip(&sources).filter_map(|(place, source)| Some((place, source.as_deref()?))), formats);
        Some(Self { language: language_of(named, &sample), labels, sources, origin })
    }
}

fn book(settings: &Settings, places: Vec<Place>, tree: &dyn SourceTree, stamp: &Stamp, sink: &mut dyn Sink) -> Option<ResourceDraft> {
    let mut editions: Vec<Edition> = [false, true].into_iter().filter_map(|origin| Edition::read(&places, settings, origin, tree, sink)).collect();
    if let [first, second] = editions.as_mut_slice() {
        first.labels.complete_from(second.labels.all());
        second.labels.complete_from(first.labels.all());
    }
    let mut keys = BTreeMap::new();
    for place in &places {
        keys.insert(place.path.clone(), place.key.clone());
        keys.insert(twin_of(&place.path), place.key.clone());
    }
    let book = Book { tree, stamp, root: String::new(), keys };
    let numbered: Vec<(usize, &Place)> = places.iter().enumerate().collect();
    let sections = parallel::each(&numbered, sink, |(index, place), refused| {
        let texts: Vec<SectionText> = editions.iter().filter_map(|edition| text(*index, place, edition, &book, settings, refused)).collect();
        if texts.is_empty() {
            refused(refuse(&place.path, 0, "empty", "nothing of this page can be represented"));
            return None;
        }
        Some(SectionDraft {
            key: place.key.clone(),
            parent: place.parent.clone(),
            kind: if place.chapter { SectionKind::Chapter } else { SectionKind::Section },
            number: place.number.clone(),
            texts,
            poem: None,
            concepts: Vec::new(),
        })
    });
    let sections: Vec<SectionDraft> = sections.into_iter().flatten().collect();
    let language = editions.first()?.language;
    if sections.is_empty() {
        sink.refused(refuse(INDEX, 0, "empty", "no page of the book could be read"));
        return None;
    }
    let title = if settings.title.is_empty() { stamp.collection.clone() } else { settings.title.clone() };
    Some(ResourceDraft {
        key: key_of_book(stamp),
        kind: ResourceKind::Textbook,
        classification: classify(&title, stamp),
        titles: LocalizedText::of(language, title),
        summaries: LocalizedText::default(),
        languages: editions.iter().map(|edition| edition.language).collect(),
        authors: settings.authors.clone(),
        provenance: stamp.provenance.clone(),
        sections,
        items: Vec::new(),
        concepts: Vec::new(),
    })
}

const OPTIONS: Options<'static> = Options {
    dollar_maths: true,
    bracket_maths: false,
    admonitions: false,
    tabs: true,
    divisions: false,
    definition_lists: false,
    meta_lines: false,
    inline_signs: false,
    snippets: false,
    duplicate_separator: '-',
    wrap: None,
};

fn text(index: usize, place: &Place, edition: &Edition, book: &Book<'_>, settings: &Settings, refused: &mut dyn FnMut(Refusal)) -> Option<SectionText> {
    let source = edition.sources.get(index)?.as_deref()?;
    let path = if edition.origin { twin_of(&place.path) } else { place.path.clone() };
    let markdown = page::to_markdown(&path, source, place, &edition.labels, settings, edition.language, refused);
    let rendered = book.page(&path, &markdown, &OPTIONS, &mut |mut refusal| {
        // Lines of the rewritten page are not those of the file.
        refusal.line = 0;
        refused(refusal);
    });
    let title = rendered.title.filter(|title| !title.is_empty());
    if title.is_none() && rendered.html.trim().is_empty() {
        return None;
    }
    let title = title.unwrap_or_else(|| place.key.clone()).chars().take(TITLE_CHARS_MAX).collect();
    Some(SectionText { language: edition.language, title, html: rendered.html, source_path: path, machine_translated: false })
}

#[cfg(test)]
mod tests;
