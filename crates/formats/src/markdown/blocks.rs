//! The first pass: line by line, fences and directives.
//!
//! A directive's content is moved to the left, so that CommonMark reads it where the directive stands; a mark in a paragraph of its own
//! stands before and after it. So lists, references and footnotes work through directives as if they were not there.

use super::directives::{
    Directive, Fence, INDENT, TAB, TABS, Wrapping, admonition, fence_of, snippet_name, standard_wrapping, tab_label, without_leading_tabs,
};
use super::links::LinkResolver;
use super::{MARK_NOTHING, Mark, Options, Problem};
use crate::bounds::NESTING_MAX;

/// The most files one page includes.
const SNIPPETS_MAX: usize = 500;

/// A line as CommonMark is to read it.
pub(super) struct Line {
    pub(super) text: String,
    /// Its number in the source.
    pub(super) number: usize,
    /// Whether it belongs to fenced code.
    pub(super) code: bool,
}

#[derive(Default)]
pub(super) struct Blocks {
    pub(super) lines: Vec<Line>,
    pub(super) directives: Vec<(Directive, Wrapping)>,
    /// Files that pages include and that are not here, as written.
    pub(super) missing: Vec<String>,
    pub(super) problems: Vec<Problem>,
}

/// A directive whose content is being read.
struct Open {
    number: usize,
    /// Where its content begins in the source; `None` for fenced divisions, which end with a line of colons.
    content: Option<usize>,
    /// Where its content begins for CommonMark.
    shown: usize,
    tab: bool,
    /// Whether it stands in a list.
    in_list: bool,
}

struct Reader<'a> {
    options: &'a Options<'a>,
    links: &'a dyn LinkResolver,
    blocks: Blocks,
    open: Vec<Open>,
    fence: Option<Fence>,
    in_list: bool,
    after_blank: bool,
    number: usize,
    snippets: usize,
}

/// Reads the lines of a page; `lines_before` is the number of lines above them.
pub(super) fn read(body: &str, lines_before: usize, options: &Options<'_>, links: &dyn LinkResolver) -> Blocks {
    let mut reader = Reader {
        options,
        links,
        blocks: Blocks::default(),
        open: Vec::new(),
        fence: None,
        in_list: false,
        after_blank: true,
        number: lines_before,
        snippets: 0,
    };
    for line in body.lines() {
        reader.number += 1;
        reader.line(line);
    }
    reader.end_fence();
    while !reader.open.is_empty() {
        reader.close();
    }
    reader.blocks
}

impl Reader<'_> {
    fn line(&mut self, raw: &str) {
        let text = without_leading_tabs(raw);
        let trimmed = text.trim_start();
        if trimmed.is_empty() {
            self.push(String::new());
            self.after_blank = true;
            return;
        }
        let indent = text.len() - trimmed.len();
        self.close_until(indent, trimmed);
        let (content, shown) = self.offsets();
        let moved = format!("{}{}", " ".repeat(shown + indent.saturating_sub(content)), trimmed);
        if self.fence.is_some() {
            self.inside_fence(moved, trimmed);
        } else if let Some(fence) = fence_of(trimmed) {
            self.fence = Some(fence);
            self.push(moved);
        } else if !self.directive(trimmed, indent, indent.saturating_sub(content)) {
            self.follow_lists(trimmed, indent.saturating_sub(content));
            let contents = matches!(trimmed.trim_end(), "[TOC]" | "[[TOC]]" | "[[_TOC_]]");
            let included = self.options.snippets && self.snippet(trimmed, &moved);
            if !contents && !included {
                self.push(moved);
            }
        }
        self.after_blank = false;
    }

    fn push(&mut self, text: String) {
        self.blocks.lines.push(Line { text, number: self.number, code: self.fence.is_some() });
    }

    /// Where the content of the innermost directive begins, in the source and for CommonMark.
    fn offsets(&self) -> (usize, usize) {
        self.open.iter().rev().find_map(|open| open.content.map(|content| (content, open.shown))).unwrap_or((0, 0))
    }

    fn inside_fence(&mut self, moved: String, trimmed: &str) {
        let ends = self.fence.as_ref().is_some_and(|fence| {
            let signs = trimmed.trim_end();
            signs.len() >= fence.length && signs.chars().all(|letter| letter == fence.sign)
        });
        if !(self.options.snippets && self.snippet(trimmed, &moved)) {
            self.push(moved);
        }
        if ends {
            self.fence = None;
        }
    }

    /// Ends a fence that the source leaves open.
    fn end_fence(&mut self) {
        if let Some(fence) = self.fence.take() {
            let (_, shown) = self.offsets();
            let closing = format!("{}{}", " ".repeat(shown), fence.sign.to_string().repeat(fence.length));
            self.blocks.lines.push(Line { text: closing, number: self.number, code: true });
        }
    }

    /// Closes the directives whose content ends before this line.
    fn close_until(&mut self, indent: usize, trimmed: &str) {
        while let Some(Open { content: Some(content), tab, .. }) = self.open.last() {
            if indent >= *content {
                break;
            }
            let next_tab = *tab && indent + INDENT == *content && self.options.tabs && tab_label(trimmed).is_some();
            let was_tab = *tab;
            self.end_fence();
            self.close();
            if was_tab && !next_tab {
                self.close();
            }
            if next_tab {
                break;
            }
        }
    }

    fn close(&mut self) {
        if let Some(open) = self.open.pop() {
            self.block_mark(Mark::Close(open.number), open.shown);
            self.in_list = open.in_list;
        }
    }

    fn block_mark(&mut self, mark: Mark, shown: usize) {
        self.push(String::new());
        self.push(format!("{}{}", " ".repeat(shown), mark.write()));
        self.push(String::new());
    }

    /// Keeps in mind whether lists go on, as directives in them stand further right than elsewhere.
    fn follow_lists(&mut self, trimmed: &str, indent: usize) {
        let digits = trimmed.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let numbered = digits.len() < trimmed.len() && (digits.starts_with(". ") || digits.starts_with(") "));
        if numbered || ["- ", "* ", "+ "].iter().any(|marker| trimmed.starts_with(marker)) {
            self.in_list = true;
        } else if indent == 0 && self.after_blank {
            self.in_list = false;
        }
    }

    /// Reads a directive's first or last line; `false` where this is none.
    fn directive(&mut self, trimmed: &str, indent: usize, relative: usize) -> bool {
        if relative >= INDENT && !self.in_list {
            return false;
        }
        let (_, shown) = self.offsets();
        let shown = shown + relative;
        if self.options.divisions && trimmed.starts_with(":::") {
            return self.division(trimmed, shown);
        }
        if self.open.len() >= NESTING_MAX {
            return false;
        }
        if self.options.admonitions
            && let Some((name, title, folded)) = admonition(trimmed)
        {
            self.begin(Directive { name, title, folded, line: self.number }, Some(indent + INDENT), shown, false);
            return true;
        }
        if self.options.tabs
            && let Some(label) = tab_label(trimmed)
        {
            let goes_on = self
                .open
                .last()
                .is_some_and(|open| open.content.is_none() && self.blocks.directives.get(open.number).is_some_and(|(directive, _)| directive.name == TABS));
            if !goes_on {
                let tabs = Directive { name: TABS.to_owned(), title: String::new(), folded: false, line: self.number };
                let wrapping = Wrapping { before: "<div class=\"tabs\">".to_owned(), after: "</div>".to_owned(), ..Wrapping::default() };
                self.begin_as(tabs, wrapping, None, shown, false);
            }
            self.begin(Directive { name: TAB.to_owned(), title: label, folded: false, line: self.number }, Some(indent + INDENT), shown, true);
            return true;
        }
        false
    }

    fn division(&mut self, trimmed: &str, shown: usize) -> bool {
        let rest = trimmed.trim_start_matches(':').trim();
        if rest.is_empty() {
            let ends = self.open.last().is_some_and(|open| open.content.is_none());
            if ends {
                self.close();
            }
            return ends;
        }
        if self.open.len() >= NESTING_MAX {
            return false;
        }
        let words = rest.trim_end_matches(':').trim().trim_start_matches('{').trim_end_matches('}').trim();
        let name = words.split([' ', '#', ',']).find(|word| !word.is_empty()).unwrap_or_default().trim_start_matches('.');
        self.begin(Directive { name: name.to_lowercase(), title: String::new(), folded: false, line: self.number }, None, shown, false);
        true
    }

    fn begin(&mut self, directive: Directive, content: Option<usize>, shown: usize, tab: bool) {
        let wrapping = self.options.wrap.and_then(|wrap| wrap(&directive)).unwrap_or_else(|| standard_wrapping(&directive));
        self.begin_as(directive, wrapping, content, shown, tab);
    }

    fn begin_as(&mut self, directive: Directive, wrapping: Wrapping, content: Option<usize>, shown: usize, tab: bool) {
        let number = self.blocks.directives.len();
        self.block_mark(Mark::Open(number), shown);
        let title = if directive.title.is_empty() { wrapping.default_title.clone() } else { directive.title.clone() };
        if !title.is_empty() && !wrapping.title.0.is_empty() {
            // The mark keeps a title such as `1. First` from being read as a list.
            self.push(format!("{}{MARK_NOTHING}{title}", " ".repeat(shown)));
            self.push(String::new());
        }
        self.blocks.directives.push((directive, wrapping));
        self.open.push(Open { number, content, shown, tab, in_list: self.in_list });
        self.in_list = false;
        self.after_blank = true;
    }

    /// Includes the lines of another file; `false` where this line asks for none.
    fn snippet(&mut self, trimmed: &str, moved: &str) -> bool {
        let Some(name) = snippet_name(trimmed) else { return false };
        self.snippets += 1;
        let text = if self.snippets <= SNIPPETS_MAX { self.links.snippet(name) } else { None };
        match text {
            Some(text) => {
                let indent = moved.len() - moved.trim_start().len();
                for line in text.lines() {
                    self.push(format!("{}{line}", " ".repeat(indent)));
                }
            }
            None => {
                let number = self.blocks.missing.len();
                self.blocks.missing.push(name.to_owned());
                let reason = format!("the file '{name}' that the page includes is not here; a note with its name stands in its place");
                self.blocks.problems.push(Problem { line: self.number, code: "missing-include", reason });
                let indent = moved.len() - moved.trim_start().len();
                self.push(format!("{}{}", " ".repeat(indent), Mark::Missing(number).write()));
            }
        }
        true
    }
}
