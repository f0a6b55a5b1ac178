//! Markdown with maths, code and directives, as the Markdown-based formats share it.
//!
//! A page goes through three passes. [`blocks`] reads it line by line: front matter, fences, admonitions, tabs and fenced divisions become marks
//! in private-use characters that CommonMark passes through. [`spans`] takes formulas and comments out of the text, so that no
//! underscore in a formula is an emphasis. [`writer`] turns the events of `pulldown-cmark` into HTML of our vocabulary, which
//! [`crate::html::clean`] goes over at the end, as over everything.

mod blocks;
pub mod book;
mod classify;
pub(crate) mod code;
mod directives;
mod front_matter;
pub mod links;
pub mod math;
mod raw_html;
mod slug;
mod spans;
mod words;
mod writer;

pub use classify::classify;
pub use code::highlight;
pub use directives::{Directive, Wrapping, standard_wrapping};
pub use front_matter::{FrontMatter, split_front_matter};
pub use links::{Destination, LinkResolver, NoLinks};
pub use slug::slug;

use crate::html::clean;
use crate::model::Refusal;
use crate::source::refuse;

/// Turns a directive into what stands before and after its content; `None` leaves it to [`standard_wrapping`].
pub type WrapDirective<'a> = &'a (dyn Fn(&Directive) -> Option<Wrapping> + Sync);

/// Which dialect a page is written in.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// `$…$` and `$$…$$`.
    pub dollar_maths: bool,
    /// `\(…\)` and `\[…\]`.
    pub bracket_maths: bool,
    /// `!!! note "title"`, `??? note`, `???+ note` with indented content.
    pub admonitions: bool,
    /// `=== "label"` with indented content.
    pub tabs: bool,
    /// `::: kind` … `:::`.
    pub divisions: bool,
    /// `Term` / `:   definition`.
    pub definition_lists: bool,
    /// `key: value` lines without fences at the top, as MultiMarkdown and mkdocs have them.
    pub meta_lines: bool,
    /// `++ctrl+c++`, `==marked==`, `{--deleted--}` and the other inline signs of pymdownx.
    pub inline_signs: bool,
    /// `--8<-- "path"`: lines of another file.
    pub snippets: bool,
    /// Stands before the number that makes a heading's id unique: `_` in Python-Markdown, `-` elsewhere.
    pub duplicate_separator: char,
    /// What directives become where they are not the standard ones.
    pub wrap: Option<WrapDirective<'a>>,
}

impl Default for Options<'_> {
    /// GitHub's dialect with formulas.
    fn default() -> Self {
        Self {
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
        }
    }
}

/// A heading of the page; the title is not among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    /// Its id in the page.
    pub id: String,
    /// Its text.
    pub text: String,
}

/// Something in a page that could not be represented as it was meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The line, from 1.
    pub line: usize,
    /// The stable code of the refusal.
    pub code: &'static str,
    /// What is wrong.
    pub reason: String,
}

/// A page as HTML of our vocabulary.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rendered {
    /// The clean body without its title.
    pub html: String,
    /// The first heading of level 1.
    pub title: Option<String>,
    /// Its headings in order.
    pub headings: Vec<Heading>,
    /// The text of its first paragraph; empty where it has none.
    pub first_paragraph_text: String,
    /// What the lines at the top say about it.
    pub front_matter: FrontMatter,
    /// What could not be represented.
    pub problems: Vec<Problem>,
}

impl Rendered {
    /// The problems as refusals of this file.
    pub fn refusals(&self, path: &str) -> impl Iterator<Item = Refusal> {
        self.problems.iter().map(move |problem| refuse(path, problem.line, problem.code, problem.reason.clone()))
    }
}

/// Renders a page. Never fails: what cannot be represented is kept as text and told in [`Rendered::problems`].
#[must_use]
pub fn render(source: &str, options: &Options<'_>, links: &dyn LinkResolver) -> Rendered {
    let normal = normalise(source);
    let (front_matter, body, lines_before, mut problems) = split_front_matter(&normal, options.meta_lines);
    let blocks = blocks::read(body, lines_before, options, links);
    problems.extend(blocks.problems);
    let spans = spans::take_out(&blocks.lines, options);
    let mut rendered = writer::Writer::new(options, links, &blocks.directives, &spans.formulas, &blocks.missing).write(&spans.text);
    problems.append(&mut rendered.problems);
    problems.sort_by_key(|problem| problem.line);
    Rendered { html: clean(&rendered.html), front_matter, problems, ..rendered }
}

/// A short text with inline Markdown: a title, a choice, a cell. No paragraph around it.
#[must_use]
pub fn render_inline(source: &str, options: &Options<'_>, links: &dyn LinkResolver) -> String {
    let html = render(source, options, links).html;
    let trimmed = html.trim();
    match trimmed.strip_prefix("<p>").and_then(|inside| inside.strip_suffix("</p>")) {
        Some(inside) if !inside.contains("<p>") => inside.to_owned(),
        _ => trimmed.to_owned(),
    }
}

/// Line ends as `\n`, and none of the characters that the passes use as marks.
fn normalise(source: &str) -> String {
    source.replace("\r\n", "\n").replace('\r', "\n").replace(['\0', MARK_START, MARK_END, MARK_NOTHING], "")
}

/// Begins a mark: a letter and a number follow.
const MARK_START: char = '\u{e000}';
/// Ends a mark.
const MARK_END: char = '\u{e001}';
/// Stands for nothing: it only keeps CommonMark from reading its neighbours as something else.
const MARK_NOTHING: char = '\u{e002}';

/// A mark in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// A directive begins.
    Open(usize),
    /// A directive ends.
    Close(usize),
    /// A formula stands here.
    Formula(usize),
    /// A file that is not here was to be included.
    Missing(usize),
}

impl Mark {
    fn write(self) -> String {
        let (letter, number) = match self {
            Self::Open(number) => ('o', number),
            Self::Close(number) => ('c', number),
            Self::Formula(number) => ('f', number),
            Self::Missing(number) => ('x', number),
        };
        format!("{MARK_START}{letter}{number}{MARK_END}")
    }

    /// The mark at the start of the text, and what follows it.
    fn read(text: &str) -> Option<(Self, &str)> {
        let (inside, rest) = text.strip_prefix(MARK_START)?.split_once(MARK_END)?;
        let mut letters = inside.chars();
        let letter = letters.next()?;
        let number = letters.as_str().parse().ok()?;
        let mark = match letter {
            'o' => Self::Open(number),
            'c' => Self::Close(number),
            'f' => Self::Formula(number),
            'x' => Self::Missing(number),
            _ => return None,
        };
        Some((mark, rest))
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) mod tests_support;
