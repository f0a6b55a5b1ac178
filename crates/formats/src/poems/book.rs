//! A collection as a book: its parts as chapters, its poems as sections in both scripts.

use std::collections::{BTreeSet, HashSet};

use kernel::{Language, LocalizedText};

use super::dynasty::{from_collection, from_word};
use super::romanised::name_in;
use super::script::{convert, other};
use super::shape::{Book, Node, Text};
use crate::Sink;
use crate::bounds::{SECTIONS_MAX, TITLE_CHARS_MAX};
use crate::html::{clean, escape};
use crate::model::{Classification, Poem, ResourceDraft, ResourceKind, SectionDraft, SectionKind, SectionText};
use crate::source::{Stamp, refuse};

/// The title of the preface of a book, in both scripts.
const PREFACE: &str = "序";
/// Lines longer than this on average are prose, in characters.
const VERSE_CHARS_MAX: usize = 40;
/// A book names its authors where there are no more than this; an anthology names them with the poems.
const AUTHORS_MAX: usize = 3;

/// The path without its extension.
pub(super) fn key_of(path: &str) -> &str {
    path.strip_suffix(".json").unwrap_or(path)
}

/// How a book is named.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) authors: Vec<String>,
}

impl Names {
    pub(super) fn into_draft(self, path: &str, script: Language, stamp: &Stamp, sections: Vec<SectionDraft>) -> ResourceDraft {
        let (second, _) = other(script);
        let both = |text: &str| {
            let mut both = LocalizedText::default();
            if !text.is_empty() {
                both.set(script, text);
                both.set(second, convert(text, second));
            }
            both
        };
        ResourceDraft {
            key: key_of(path).to_owned(),
            kind: ResourceKind::Book,
            titles: both(&self.title),
            summaries: both(&self.summary),
            languages: vec![script, second],
            authors: self.authors,
            classification: Classification { subjects: vec!["chinese".to_owned()], ..Classification::default() },
            provenance: stamp.provenance.clone(),
            sections,
            items: Vec::new(),
            concepts: Vec::new(),
        }
    }
}

/// The book of a file and the tag that tells its version, if it has one; `None` where nothing could be read, which is reported.
pub(super) fn draft(path: &str, book: Book, script: Language, alone: bool, stamp: &Stamp, sink: &mut dyn Sink) -> Option<(ResourceDraft, Option<String>)> {
    for (field, count) in &book.unread {
        sink.refused(refuse(path, 0, "unknown-field", format!("the field '{field}' stands {count} times and is not taken in")));
    }
    if let Some(first) = book.broken.first() {
        let count = book.broken.len();
        sink.refused(refuse(
            path,
            0,
            "unknown-shape",
            format!("{count} entries, beginning with entry {first}, have no text: none of the fields paragraphs, para, content"),
        ));
    }
    let title = if book.title.is_empty() { title_from(path, alone, &book) } else { book.title.clone() };
    let mut writer = Writer {
        path,
        script,
        dynasty: book.dynasty.clone().or_else(|| from_collection(path, &title)),
        author: book_author(&book, path),
        sections: Vec::new(),
        keys: HashSet::new(),
        authors: BTreeSet::new(),
        left_out: 0,
        empty: 0,
    };
    writer.preface(&book.preface);
    writer.nodes(&book.nodes, None);
    if writer.left_out > 0 {
        sink.refused(refuse(path, 0, "too-many", format!("{} sections beyond the first {SECTIONS_MAX} were left out; split the file", writer.left_out)));
    }
    if writer.empty > 0 {
        sink.refused(refuse(path, 0, "no-text", format!("{} entries have a title and no text", writer.empty)));
    }
    if writer.sections.is_empty() {
        sink.refused(refuse(path, 0, "empty", "no text could be read from it"));
        return None;
    }
    let authors = if book.authors.is_empty() && writer.authors.len() <= AUTHORS_MAX { writer.authors.into_iter().collect() } else { book.authors };
    let version = book.tags.into_iter().find(|tag| from_word(tag).is_none());
    Some((Names { title, summary: book.summary, authors }.into_draft(path, script, stamp, writer.sections), version))
}

/// The name of the file where it is Chinese, the folder where the file is alone in it; else the words of the text that the name of the
/// file spells in Latin letters (mengzi is 孟子), and where there are none, folder and file.
fn title_from(path: &str, alone: bool, book: &Book) -> String {
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = name.strip_suffix(".json").unwrap_or(name);
    if folders.is_empty() || !stem.is_ascii() {
        stem.to_owned()
    } else if alone {
        folder_title(folders)
    } else {
        name_in(stem, &book.nodes).unwrap_or_else(|| format!("{} · {stem}", folder_title(folders)))
    }
}

/// The name of a folder, after the nearest Chinese one above it where it is not Chinese itself: 五代诗词 · huajianji.
pub(super) fn folder_title(folders: &str) -> String {
    let mut names = folders.rsplit('/');
    let own = names.next().unwrap_or("");
    match names.find(|name| !name.is_ascii()) {
        Some(above) if own.is_ascii() => format!("{above} · {own}"),
        _ => own.to_owned(),
    }
}

/// Whose texts they are where they do not say so: the author of the book, or whom the folder names (曹操诗集).
fn book_author(book: &Book, path: &str) -> String {
    match book.authors.as_slice() {
        [one] => one.clone(),
        [] => {
            let folder = path.rsplit('/').nth(1).unwrap_or("");
            ["诗集", "詩集", "词集", "詞集", "文集"].iter().find_map(|mark| folder.strip_suffix(mark)).unwrap_or("").to_owned()
        }
        _ => String::new(),
    }
}

/// Two books of the same title get what tells them apart: the tag of their version, else their folder, else their file.
pub(super) fn told_apart(mut draft: ResourceDraft, version: Option<String>, taken: &mut BTreeSet<String>) -> ResourceDraft {
    let title = draft.titles.best(Language::ZH_HANS).to_owned();
    let folder_and_file = draft.key.rsplit('/').take(2).map(str::to_owned).collect::<Vec<_>>();
    let mut marks: Vec<String> = version.into_iter().collect();
    if taken.contains(&title) {
        marks.extend(folder_and_file.into_iter().rev());
    }
    let marked = |mark: &str| format!("{title}（{}）", convert(mark, Language::ZH_HANS));
    if let Some(mark) = marks.iter().find(|mark| !taken.contains(&marked(mark))) {
        let titles: Vec<(Language, String)> =
            draft.titles.iter().map(|(language, title)| (language, format!("{title}（{}）", convert(mark, language)))).collect();
        for (language, title) in titles {
            draft.titles.set(language, title);
        }
    }
    taken.insert(draft.titles.best(Language::ZH_HANS).to_owned());
    draft
}

struct Writer<'a> {
    path: &'a str,
    script: Language,
    dynasty: Option<String>,
    author: String,
    sections: Vec<SectionDraft>,
    keys: HashSet<String>,
    authors: BTreeSet<String>,
    left_out: usize,
    empty: usize,
}

impl Writer<'_> {
    fn preface(&mut self, paragraphs: &[String]) {
        if !paragraphs.is_empty() {
            let html: String = paragraphs.iter().map(|paragraph| format!("<p>{}</p>", escape(paragraph))).collect();
            self.push("preface", None, SectionKind::Section, PREFACE, &html, None);
        }
    }

    fn nodes(&mut self, nodes: &[Node], parent: Option<&str>) {
        for node in nodes {
            match node {
                Node::Part { title, nodes } => {
                    let key = self.push("", parent, SectionKind::Chapter, title, "", None);
                    self.nodes(nodes, key.as_deref().or(parent));
                }
                Node::Text(text) if text.lines.is_empty() => self.empty += 1,
                Node::Text(text) => {
                    let poem = self.poem(text);
                    if !poem.author.is_empty() {
                        self.authors.insert(poem.author.clone());
                    }
                    let html = html_of(&poem);
                    self.push(&text.id, parent, SectionKind::Poem, &text.title, &html, Some(poem));
                }
            }
        }
    }

    fn poem(&self, text: &Text) -> Poem {
        Poem {
            author: if text.author.is_empty() { self.author.clone() } else { text.author.clone() },
            dynasty: text.dynasty.clone().or_else(|| self.dynasty.clone()).unwrap_or_default(),
            tune: text.tune.clone(),
            preface: text.preface.clone(),
            lines: text.lines.clone(),
            notes: text.notes.clone(),
            tags: text.tags.clone(),
            script: self.script,
        }
    }

    /// Adds a section; the key it got, or `None` where there are too many. Entries without an id have their place as key.
    fn push(&mut self, id: &str, parent: Option<&str>, kind: SectionKind, title: &str, html: &str, poem: Option<Poem>) -> Option<String> {
        if self.sections.len() >= SECTIONS_MAX {
            self.left_out += 1;
            return None;
        }
        let mut key = if id.is_empty() { (self.sections.len() + 1).to_string() } else { id.to_owned() };
        while !self.keys.insert(key.clone()) {
            key = format!("{}-{key}", self.sections.len() + 1);
        }
        self.sections.push(SectionDraft {
            key: key.clone(),
            parent: parent.map(str::to_owned),
            kind,
            number: String::new(),
            texts: section_texts(self.path, self.script, title, &clean(html)),
            poem,
            concepts: Vec::new(),
        });
        Some(key)
    }
}

/// A section as the source has it, and in the other script.
pub(super) fn section_texts(path: &str, script: Language, title: &str, html: &str) -> Vec<SectionText> {
    let (second, conversion) = other(script);
    let title = shortened(title);
    let converted = SectionText {
        language: second,
        title: convert(&title, second),
        html: convert(html, second),
        source_path: format!("{path} ({conversion})"),
        machine_translated: false,
    };
    vec![SectionText { language: script, title, html: html.to_owned(), source_path: path.to_owned(), machine_translated: false }, converted]
}

fn shortened(title: &str) -> String {
    if title.chars().count() <= TITLE_CHARS_MAX {
        return title.to_owned();
    }
    let mut cut: String = title.chars().take(TITLE_CHARS_MAX - 1).collect();
    cut.push('…');
    cut
}

fn html_of(poem: &Poem) -> String {
    let letters: usize = poem.lines.iter().map(|line| line.chars().count()).sum();
    let class = if letters <= VERSE_CHARS_MAX * poem.lines.len() { " class=\"verse\"" } else { "" };
    let mut html = String::from("<div class=\"poem\">");
    for line in poem.preface.lines() {
        html.push_str(&format!("<p class=\"preface\">{}</p>", escape(line)));
    }
    for line in &poem.lines {
        html.push_str(&format!("<p{class}>{}</p>", escape(line)));
    }
    html.push_str("</div>");
    if !poem.notes.is_empty() {
        html.push_str("<aside class=\"note note-note\">");
        for note in &poem.notes {
            html.push_str(&format!("<p>{}</p>", escape(note)));
        }
        html.push_str("</aside>");
    }
    html
}
