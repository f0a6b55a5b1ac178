//! Lessons in the format of the Carpentries' Workbench (Sandpaper): `config.yaml` says the order of the episodes.
//!
//! One lesson is one course: its front page, what to set up, the episodes, then what else there is for learners and for instructors.
//! Challenges with their solutions stand in the text and are items as well.

mod choices;
mod config;
mod divisions;
mod exercises;
mod images;
mod page;
mod pages;
mod words;
mod wrapping;

use kernel::{Language, LocalizedText};

use crate::bounds::{ITEMS_MAX, SECTIONS_MAX};
use crate::html::text_of;
use crate::markdown::book::{Book, key_of_book, language_of};
use crate::markdown::{NoLinks, Options, render_inline};
use crate::model::{Classification, ResourceDraft, ResourceKind, SectionDraft};
use crate::source::{SourceTree, Stamp, refuse};
use crate::{Importer, Sink};

use config::{CONFIG_PATH, Config};
use pages::{Page, Role};

/// The importers of this module.
pub const IMPORTERS: &[&dyn Importer] = &[&Sandpaper];

/// Reads lessons of the Carpentries' Workbench.
pub struct Sandpaper;

impl Importer for Sandpaper {
    fn name(&self) -> &'static str {
        "sandpaper"
    }

    fn recognises(&self, tree: &dyn SourceTree) -> bool {
        tree.has(CONFIG_PATH) && tree.paths().iter().any(|path| path.strip_prefix("episodes/").is_some_and(pages::is_page_name))
    }

    fn read(&self, tree: &dyn SourceTree, stamp: &Stamp, sink: &mut dyn Sink) {
        let config = match tree.read_text(CONFIG_PATH) {
            Ok(text) => Config::read(&text, &mut |refusal| sink.refused(refusal)),
            Err(refusal) => {
                sink.refused(refusal);
                Config::default()
            }
        };
        let pages = pages::in_order(&config, tree, &mut |refusal| sink.refused(refusal));
        if let Some(draft) = lesson(&config, &pages, tree, stamp, sink) {
            sink.resource(draft);
        }
    }
}

fn lesson(config: &Config, pages: &[Page], tree: &dyn SourceTree, stamp: &Stamp, sink: &mut dyn Sink) -> Option<ResourceDraft> {
    let book = Book { tree, stamp, root: String::new(), keys: pages::keys_by_address(pages) };
    let shared_links = if tree.has("links.md") { tree.read_text("links.md").unwrap_or_default() } else { String::new() };
    let mut language: Option<Language> = config.language.as_deref().and_then(|name| name.parse().ok());
    let (mut sections, mut items): (Vec<SectionDraft>, _) = (Vec::new(), Vec::new());
    let mut summary = String::new();
    let mut episodes = 0usize;
    for (done, page) in pages.iter().enumerate() {
        sink.progress(done, pages.len());
        if sections.len() >= SECTIONS_MAX {
            sink.refused(refuse(CONFIG_PATH, 0, "too-many-sections", format!("a lesson has at most {SECTIONS_MAX} pages; the rest is left out")));
            break;
        }
        let source = match tree.read_text(&page.path) {
            Ok(source) => source,
            Err(refusal) => {
                sink.refused(refusal);
                continue;
            }
        };
        let language = *language.get_or_insert_with(|| language_of(None, &source));
        let lesson_title = plain_title(&config.title);
        let read = page::Reader { page, book: &book, language, shared_links: &shared_links, lesson_title: &lesson_title }.read(&source, &mut |refusal| sink.refused(refusal));
        let Some(read) = read else { continue };
        if page.role == Role::Front {
            summary = read.first_paragraph;
        }
        let number = if page.role == Role::Episode {
            episodes += 1;
            episodes.to_string()
        } else {
            String::new()
        };
        if items.len() + read.items.len() > ITEMS_MAX {
            sink.refused(refuse(&page.path, 0, "too-many-items", format!("a lesson has at most {ITEMS_MAX} challenges; those of this page are only in its text")));
        } else {
            items.extend(read.items);
        }
        sections.push(SectionDraft { key: page.key.clone(), parent: None, kind: page.role.kind(), number, texts: vec![read.text], poem: None, concepts: Vec::new() });
    }
    if episodes == 0 {
        sink.refused(refuse(CONFIG_PATH, 0, "empty", "no episode of the lesson could be read"));
        return None;
    }
    let language = language.unwrap_or(Language::EN);
    let title = Some(plain_title(&config.title)).filter(|title| !title.is_empty()).unwrap_or_else(|| stamp.collection.clone());
    Some(ResourceDraft {
        key: key_of_book(stamp),
        kind: ResourceKind::Course,
        titles: LocalizedText::of(language, title),
        summaries: if summary.is_empty() { LocalizedText::default() } else { LocalizedText::of(language, summary) },
        languages: vec![language],
        authors: Vec::new(),
        classification: classification(),
        provenance: stamp.provenance.clone(),
        sections,
        items,
        concepts: Vec::new(),
    })
}

/// Lessons of this format teach researchers and other adults to work with computers and data.
fn classification() -> Classification {
    Classification { stages: vec!["higher".to_owned(), "lifelong".to_owned()], subjects: vec!["informatics".to_owned()], ..Classification::default() }
}

/// A title in Markdown as plain text.
fn plain_title(title: &str) -> String {
    if title.contains(['`', '*', '_', '[', '<', '&', '\\']) { text_of(&render_inline(title, &Options::default(), &NoLinks)) } else { title.trim().to_owned() }
}

#[cfg(test)]
mod tests;
