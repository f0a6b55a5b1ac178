//! "For beginners" curricula: `2-farm/lessons/1-predict-plant-growth/README.md`, the same under `translations/<language>/`, and quizzes of the
//! quiz app in `quiz-app/src/assets/translations/<language>.json`.

mod pages;
mod quizzes;

use std::collections::BTreeMap;

use kernel::{Language, LocalizedText};

use super::plain_title;
use crate::bounds::SECTIONS_MAX;
use crate::markdown::book::{Book, key_of_book};
use crate::markdown::{Options, Rendered, classify};
use crate::model::{Refusal, ResourceDraft, ResourceKind, SectionDraft, SectionKind, SectionText};
use crate::parallel;
use crate::source::{SourceTree, Stamp, refuse};
use crate::{Importer, Sink};

use pages::{FRONT, Page};

/// Reads "for beginners" curricula.
pub struct Curriculum;

const OPTIONS: Options<'static> = Options {
    dollar_maths: true,
    bracket_maths: false,
    admonitions: false,
    tabs: false,
    divisions: false,
    definition_lists: false,
    meta_lines: false,
    inline_signs: false,
    snippets: false,
    duplicate_separator: '-',
    wrap: None,
};

/// Where a machine's translation says that it is one.
const TRANSLATOR: &str = "github.com/Azure/co-op-translator";

impl Importer for Curriculum {
    fn name(&self) -> &'static str {
        "curriculum"
    }

    fn recognises(&self, tree: &dyn SourceTree) -> bool {
        let lessons = tree.paths().iter().any(|path| path.ends_with("/README.md") && pages::is_lesson_path(path));
        let around = tree.paths().iter().any(|path| quizzes::language_tag(path).is_some() || path.starts_with("translations/"));
        lessons && around
    }

    fn read(&self, tree: &dyn SourceTree, stamp: &Stamp, sink: &mut dyn Sink) {
        let pages = pages::in_order(tree, &mut |refusal| sink.refused(refusal));
        let keys = pages::keys(&pages);
        let book = Book { tree, stamp, root: String::new(), keys };
        let mut sections = Vec::new();
        let mut lessons_of_quizzes = BTreeMap::new();
        let mut front = Front::default();
        if let Some(page) = pages.get(SECTIONS_MAX) {
            sink.refused(refuse(&page.path, 0, "too-many-sections", format!("a course has at most {SECTIONS_MAX} sections; the rest is left out")));
        }
        let pages = pages.get(..SECTIONS_MAX).unwrap_or(&pages);
        for (page, read) in pages.iter().zip(parallel::each(pages, sink, |page, refused| section(page, &book, refused))) {
            for id in read.quizzes {
                lessons_of_quizzes.entry(id).or_insert_with(|| page.key.clone());
            }
            front.titles.extend(read.front.titles);
            front.summaries.extend(read.front.summaries);
            sections.extend(read.section);
        }
        if !sections.iter().any(|section| section.kind == SectionKind::Lesson) {
            return sink.refused(refuse("README.md", 0, "empty", "no lesson of the course could be read"));
        }
        let items = quizzes::items(tree, &lessons_of_quizzes, &mut |refusal| sink.refused(refusal));
        let title = front.titles.get(&Language::EN).cloned().unwrap_or_else(|| stamp.collection.clone());
        let mut classification = classify(&title, stamp);
        classification.stages = vec!["senior".to_owned(), "higher".to_owned()];
        if classification.subjects.is_empty() {
            classification.subjects.push("informatics".to_owned());
        }
        let mut titles = LocalizedText::of(Language::EN, title);
        for (language, title) in front.titles {
            titles.set(language, title);
        }
        let mut summaries = LocalizedText::default();
        for (language, summary) in front.summaries {
            summaries.set(language, summary);
        }
        sink.resource(ResourceDraft {
            key: key_of_book(stamp),
            kind: ResourceKind::Course,
            titles,
            summaries,
            languages: languages(&sections),
            authors: Vec::new(),
            classification,
            provenance: stamp.provenance.clone(),
            sections,
            items,
            concepts: Vec::new(),
        });
    }
}

/// What the front pages say about the course.
#[derive(Default)]
struct Front {
    titles: BTreeMap<Language, String>,
    summaries: BTreeMap<Language, String>,
}

/// English, then the others, those with the most sections first.
fn languages(sections: &[SectionDraft]) -> Vec<Language> {
    let mut counts: BTreeMap<Language, usize> = BTreeMap::new();
    for text in sections.iter().flat_map(|section| &section.texts) {
        *counts.entry(text.language).or_default() += 1;
    }
    let mut languages: Vec<(Language, usize)> = counts.into_iter().collect();
    languages.sort_by_key(|(language, count)| (*language != Language::EN, std::cmp::Reverse(*count)));
    languages.into_iter().map(|(language, _)| language).collect()
}

/// What a page gives.
#[derive(Default)]
struct Read {
    section: Option<SectionDraft>,
    /// The quizzes it links to.
    quizzes: Vec<String>,
    /// What it says about the course, where it is the front page.
    front: Front,
}

fn section(page: &Page, book: &Book<'_>, refused: &mut dyn FnMut(Refusal)) -> Read {
    let mut read = Read::default();
    let mut texts: Vec<SectionText> = Vec::new();
    let versions =
        std::iter::once((Language::EN, page.path.as_str(), false)).chain(page.translations.iter().map(|(language, path)| (*language, path.as_str(), true)));
    for (language, path, translated) in versions {
        let source = match book.tree.read_text(path) {
            Ok(source) => source,
            Err(refusal) => {
                refused(refusal);
                if translated {
                    continue;
                }
                return read;
            }
        };
        if !translated {
            read.quizzes.extend(quizzes::linked(&source));
        }
        let rendered = book.page(path, &source, &OPTIONS, refused);
        let (title, html) = titled(&rendered);
        let title = if title.is_empty() { texts.first().map_or_else(|| page.name(), |original| original.title.clone()) } else { title };
        if page.key == FRONT {
            read.front.titles.insert(language, title.clone());
            let below = source.split_once("\n# ").map_or(source.as_str(), |(_, below)| below.split_once('\n').map_or("", |(_, text)| text));
            let summary = book.page(path, below, &OPTIONS, &mut |_| {}).first_paragraph_text;
            if !summary.is_empty() {
                read.front.summaries.insert(language, summary);
            }
        }
        let machine_translated = translated && (path.starts_with("translations/") || source.contains(TRANSLATOR));
        texts.push(SectionText { language, title, html: with_disclaimer(&html), source_path: path.to_owned(), machine_translated });
    }
    read.section = Some(SectionDraft {
        key: page.key.clone(),
        parent: page.parent.clone(),
        kind: page.kind,
        number: page.number.clone(),
        texts,
        poem: None,
        concepts: Vec::new(),
    });
    read
}

/// The title, and the body without it. Some translations begin with a heading of level 2.
fn titled(rendered: &Rendered) -> (String, String) {
    if let Some(title) = &rendered.title {
        return (plain_title(title), rendered.html.clone());
    }
    let Some(first) = rendered.headings.first() else { return (String::new(), rendered.html.clone()) };
    let body = rendered.html.trim_start();
    let closing = format!("</h{}>", first.level);
    let rest = body.starts_with(&format!("<h{}", first.level)).then(|| body.split_once(closing.as_str())).flatten();
    (plain_title(&first.text), rest.map_or_else(|| rendered.html.clone(), |(_, rest)| rest.trim_start().to_owned()))
}

/// The last paragraph that names the machine translator, as a note.
fn with_disclaimer(html: &str) -> String {
    let found = || {
        let named = html.rfind(TRANSLATOR)?;
        let start = html.get(..named)?.rfind("<p>")?;
        let (before, rest) = html.split_at_checked(start)?;
        let (paragraph, after) = rest.split_once("</p>")?;
        paragraph.contains(TRANSLATOR).then(|| format!("{before}<aside class=\"note note-note\">{paragraph}</p></aside>{after}"))
    };
    found().unwrap_or_else(|| html.to_owned())
}

#[cfg(test)]
mod tests;
