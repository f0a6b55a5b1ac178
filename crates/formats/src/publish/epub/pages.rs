//! The pages of a book: cover, source and licence, contents, sections.

use super::super::links::{file_name, outside};
use super::super::tree::Node;
use super::super::xhtml::{escaped, write};
use super::super::{Work, WorkSection, direction};
use kernel::Language;

/// The deepest nesting of the contents; what stands deeper is shown at this depth.
pub(super) const CONTENTS_DEPTH_MAX: usize = 8;

/// A whole XHTML file. `body` is everything in `<body>`, `kind` the part of the book it is (`epub:type`).
fn page(language: Language, title: &str, kind: &str, body: &str) -> String {
    let (tag, direction, title) = (language.tag(), direction(language), escaped(title));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"{tag}\" xml:lang=\"{tag}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\"/>\n<title>{title}</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n</head>\n<body epub:type=\"{kind}\">\n{body}\n</body>\n</html>\n"
    )
}

/// A title for `<title>`, which may not be empty.
fn titled<'w>(work: &'w Work<'_>) -> &'w str {
    let title = work.title.trim();
    if title.is_empty() { work.words.untitled } else { title }
}

pub(super) fn section(work: &Work<'_>, section: &WorkSection<'_>, body: &[Node]) -> String {
    let name = work.name_of(section);
    let mut inner = format!("<h1>{}</h1>\n", escaped(name));
    write(body, &mut inner);
    page(section.language, name, "bodymatter", &inner)
}

pub(super) fn cover(work: &Work<'_>) -> String {
    let title = titled(work);
    let body = format!("<p class=\"cover\"><img src=\"cover.svg\" alt=\"{}\"/></p>", escaped(title));
    page(work.language, work.words.cover, "cover", &body)
}

/// The page that says whose work it is, where it is from and what may be done with it.
pub(super) fn about(work: &Work<'_>) -> String {
    let words = &work.words;
    let mut body = format!("<h1>{}</h1>\n", escaped(titled(work)));
    if !work.summary.trim().is_empty() {
        body.push_str(&format!("<p class=\"summary\">{}</p>\n", escaped(work.summary.trim())));
    }
    body.push_str("<dl class=\"about\">\n");
    for (word, value) in facts(work) {
        body.push_str(&format!("<dt>{}</dt>\n<dd>{value}</dd>\n", escaped(word)));
    }
    body.push_str("</dl>");
    page(work.language, words.about, "titlepage", &body)
}

/// Whose it is, from where and under which terms: pairs of a word and what to say, as markup.
pub(in super::super) fn facts<'w>(work: &'w Work<'_>) -> Vec<(&'w str, String)> {
    let words = &work.words;
    let mut facts = Vec::new();
    if !work.authors.is_empty() {
        facts.push((words.authors, escaped(&work.authors.join("; "))));
    }
    facts.push((words.licence, linked(work.licence_url, &work.licence.short_name())));
    for (word, value) in [
        (words.attribution, escaped(work.attribution)),
        (words.source, linked(work.source_url, work.source_url)),
        (words.revision, escaped(work.revision)),
        (words.modified_on, escaped(work.modified_on)),
    ] {
        if !value.is_empty() {
            facts.push((word, value));
        }
    }
    facts
}

/// The text, as a link where the address is one of the web.
fn linked(address: &str, text: &str) -> String {
    match outside(address, "") {
        Some(url) if url.starts_with("http") => format!("<a href=\"{}\">{}</a>", escaped(&url), escaped(text)),
        _ => escaped(text),
    }
}

/// The navigation document: contents and landmarks.
pub(super) fn contents(work: &Work<'_>) -> String {
    let words = &work.words;
    let heading = escaped(words.contents);
    let mut body = format!("<nav epub:type=\"toc\" id=\"toc\" role=\"doc-toc\" aria-labelledby=\"toc-title\">\n<h1 id=\"toc-title\">{heading}</h1>\n");
    list(work, &mut body);
    body.push_str("</nav>\n<nav epub:type=\"landmarks\" id=\"landmarks\" hidden=\"hidden\">\n<ol>\n");
    for (kind, file, word) in [
        ("cover", "cover.xhtml".to_owned(), words.cover),
        ("titlepage", "about.xhtml".to_owned(), words.about),
        ("toc", "nav.xhtml#toc".to_owned(), words.contents),
        ("bodymatter", file_name(0), words.start),
    ] {
        body.push_str(&format!("<li><a epub:type=\"{kind}\" href=\"{file}\">{}</a></li>\n", escaped(word)));
    }
    body.push_str("</ol>\n</nav>");
    page(work.language, words.contents, "frontmatter", &body)
}

/// The sections as nested lists. A section that jumps more than one level deeper stands one level below the one before it.
fn list(work: &Work<'_>, out: &mut String) {
    // the depths as given of the lists that are open, the outermost first
    let mut open: Vec<usize> = Vec::new();
    for (place, section) in work.sections.iter().enumerate() {
        while open.len() > 1 && open.last().is_some_and(|depth| *depth > section.depth) {
            out.push_str("</li>\n</ol>\n");
            open.pop();
        }
        match open.last() {
            Some(depth) if section.depth <= *depth || open.len() >= CONTENTS_DEPTH_MAX => out.push_str("</li>\n"),
            _ => {
                out.push_str("\n<ol>\n");
                open.push(section.depth);
            }
        }
        let language = if section.language == work.language { String::new() } else { format!(" lang=\"{0}\" xml:lang=\"{0}\"", section.language) };
        out.push_str(&format!("<li><a href=\"{}\"{language}>{}</a>", file_name(place), escaped(work.name_of(section))));
    }
    for _ in open {
        out.push_str("</li>\n</ol>\n");
    }
}
