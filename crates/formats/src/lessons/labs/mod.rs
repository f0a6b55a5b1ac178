//! Courses that the open-education-hub builds: `config.yaml` lists the pages of a Docusaurus site, slides are put together from parts with
//! `!INCLUDE`, and quizzes are Markdown with `+` before right answers and `-` before wrong ones.

mod navigation;
mod quiz;
mod slides;

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Language, LocalizedText};

use super::plain_title;
use crate::bounds::SECTIONS_MAX;
use crate::markdown::book::{Book, key_of_book};
use crate::markdown::links::{join, split_target};
use crate::markdown::{Options, classify};
use crate::model::{ItemDraft, ResourceDraft, ResourceKind, SectionDraft, SectionKind, SectionText};
use crate::source::{SourceTree, Stamp, refuse};
use crate::{Importer, Sink};

use navigation::Entry;

/// Reads courses of the open-education-hub.
pub struct Labs;

/// Where the pages are listed.
const CONFIG_PATH: &str = "config.yaml";

impl Importer for Labs {
    fn name(&self) -> &'static str {
        "oeh-labs"
    }

    fn recognises(&self, tree: &dyn SourceTree) -> bool {
        tree.has(CONFIG_PATH) && tree.read_text(CONFIG_PATH).is_ok_and(|text| text.contains("docusaurus:") && text.contains("structure:"))
    }

    fn read(&self, tree: &dyn SourceTree, stamp: &Stamp, sink: &mut dyn Sink) {
        let listed = match tree.read_text(CONFIG_PATH) {
            Ok(text) => navigation::read(&text, tree, &mut |refusal| sink.refused(refusal)),
            Err(refusal) => return sink.refused(refusal),
        };
        let entries = with_quizzes(listed.entries, tree);
        let keys = entries.iter().filter_map(|entry| Some((entry.path.clone()?, entry.key.clone()))).collect();
        let course = Course { book: Book { tree, stamp, root: String::new(), keys }, used: BTreeSet::new() };
        if let Some(draft) = course.read(&listed.title, &entries, sink) {
            sink.resource(draft);
        }
    }
}

struct Course<'a> {
    book: Book<'a>,
    /// The files whose text is part of a section.
    used: BTreeSet<String>,
}

impl Course<'_> {
    fn read(mut self, title: &str, entries: &[Entry], sink: &mut dyn Sink) -> Option<ResourceDraft> {
        let (mut sections, mut items): (Vec<SectionDraft>, Vec<ItemDraft>) = (Vec::new(), Vec::new());
        let mut summary = String::new();
        for (done, entry) in entries.iter().enumerate() {
            sink.progress(done, entries.len());
            if sections.len() >= SECTIONS_MAX {
                sink.refused(refuse(CONFIG_PATH, 0, "too-many-sections", format!("a course has at most {SECTIONS_MAX} sections; the rest is left out")));
                break;
            }
            let (text, item, first) = self.section(entry, sink);
            if summary.is_empty() {
                summary = first;
            }
            items.extend(item);
            let kind = match (&entry.path, entry.has_children) {
                (None, _) => SectionKind::Chapter,
                (Some(_), _) if entry.quiz => SectionKind::Section,
                (Some(_), _) => SectionKind::Lesson,
            };
            sections.push(SectionDraft { key: entry.key.clone(), parent: entry.parent.clone(), kind, number: String::new(), texts: vec![text], poem: None, concepts: Vec::new() });
        }
        let is_page = |path: &&String| path.starts_with("content/") && (path.ends_with(".md") || path.ends_with(".mdpp"));
        for path in self.book.tree.paths().iter().filter(is_page).filter(|path| !self.used.contains(*path)) {
            sink.refused(refuse(path, 0, "not-in-nav", "the page is not in the structure of config.yaml, and no page of it includes it or links to it as a quiz"));
        }
        if self.used.is_empty() {
            sink.refused(refuse(CONFIG_PATH, 0, "empty", "no page of the structure could be read"));
            return None;
        }
        let stamp = self.book.stamp;
        let title = if title.is_empty() { stamp.collection.clone() } else { title.to_owned() };
        let mut classification = classify(&title, stamp);
        if classification.subjects.is_empty() {
            classification.subjects.push("informatics".to_owned());
        }
        classification.stages = vec!["higher".to_owned()];
        Some(ResourceDraft {
            key: key_of_book(stamp),
            kind: ResourceKind::Course,
            titles: LocalizedText::of(Language::EN, title),
            summaries: if summary.is_empty() { LocalizedText::default() } else { LocalizedText::of(Language::EN, summary) },
            languages: vec![Language::EN],
            authors: Vec::new(),
            classification,
            provenance: stamp.provenance.clone(),
            sections,
            items,
            concepts: Vec::new(),
        })
    }

    fn section(&mut self, entry: &Entry, sink: &mut dyn Sink) -> (SectionText, Option<ItemDraft>, String) {
        let mut text = SectionText {
            language: Language::EN,
            title: plain_title(&entry.title),
            html: String::new(),
            source_path: entry.path.clone().unwrap_or_else(|| CONFIG_PATH.to_owned()),
            machine_translated: false,
        };
        let Some(path) = &entry.path else { return (text, None, String::new()) };
        let source = match self.book.tree.read_text(path) {
            Ok(source) => source,
            Err(refusal) => {
                sink.refused(refusal);
                return (text, None, String::new());
            }
        };
        self.used.insert(path.clone());
        if entry.quiz
            && let Some(quiz) = quiz::read(path, &source, &entry.key, &self.book, &mut |refusal| sink.refused(refusal))
        {
            if text.title.is_empty() {
                text.title = plain_title(&quiz.title);
            }
            text.html = quiz.html;
            return (text, quiz.item, String::new());
        }
        let whole = slides::whole(path, &source, self.book.tree, &mut self.used, &mut |refusal| sink.refused(refusal));
        let rendered = self.book.page(path, &whole, &Options::default(), &mut |refusal| sink.refused(refusal));
        if text.title.is_empty() {
            text.title = plain_title(&rendered.title.clone().or_else(|| rendered.headings.first().map(|heading| heading.text.clone())).unwrap_or_default());
        }
        if text.title.is_empty() {
            text.title = entry.key.rsplit('/').next().unwrap_or_default().replace(['-', '_'], " ");
        }
        text.html = rendered.html;
        (text, None, rendered.first_paragraph_text)
    }
}

/// The entries, and after each page the quizzes that it links to and that are not listed themselves.
fn with_quizzes(entries: Vec<Entry>, tree: &dyn SourceTree) -> Vec<Entry> {
    let mut taken: BTreeSet<String> = entries.iter().filter_map(|entry| entry.path.clone()).collect();
    let mut all = Vec::with_capacity(entries.len());
    for entry in entries {
        let mut found = Vec::new();
        if let Some(path) = entry.path.as_ref().filter(|_| !entry.quiz)
            && let Ok(source) = tree.read_text(path)
        {
            let mut used = BTreeSet::new();
            let whole = slides::whole(path, &source, tree, &mut used, &mut |_| {});
            found = linked_quizzes(path, &whole, tree);
        }
        let parent = entry.key.clone();
        all.push(entry);
        for path in found {
            if all.len() < SECTIONS_MAX && taken.insert(path.clone()) {
                all.push(Entry { key: navigation::key_of(&path), parent: Some(parent.clone()), title: String::new(), path: Some(path), quiz: true, has_children: false });
            }
        }
    }
    all
}

/// The quizzes that a page links to, in their order.
fn linked_quizzes(path: &str, source: &str, tree: &dyn SourceTree) -> Vec<String> {
    let targets = source.split("](").skip(1).filter_map(|rest| rest.split([')', ' ', '\n']).next());
    targets.filter_map(|target| join(path, &split_target(target).0)).filter(|file| navigation::is_quiz(file) && tree.has(file)).collect()
}

/// Where slides come from: `embed_reveal` builds them under a name, which `static_assets` ties to the folder they are made from.
pub(super) type SlideFolders = BTreeMap<String, String>;

#[cfg(test)]
mod tests;
