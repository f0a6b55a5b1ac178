//! The second pass: formulas and comments are taken out of the text, code spans and tags are left alone.

use std::collections::HashSet;

use super::blocks::Line;
use super::{MARK_NOTHING, Mark, Options};
use crate::bounds::FORMULA_BYTES_MAX;

/// A formula as written, without its signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Formula {
    pub(super) latex: String,
    pub(super) display: bool,
    pub(super) line: usize,
}

pub(super) struct Spans {
    /// The whole page for CommonMark.
    pub(super) text: String,
    pub(super) formulas: Vec<Formula>,
}

/// Goes over the lines of a page; fenced code passes as it is.
pub(super) fn take_out(lines: &[Line], options: &Options<'_>) -> Spans {
    let mut spans = Spans { text: String::new(), formulas: Vec::new() };
    for run in lines.chunk_by(|before, after| before.code == after.code) {
        let mut text = String::new();
        let mut starts = Vec::with_capacity(run.len());
        for line in run {
            starts.push((text.len(), line.number));
            text.push_str(&line.text);
            text.push('\n');
        }
        if run.first().is_some_and(|line| line.code) {
            spans.text.push_str(&text);
        } else {
            Scanner { text: &text, at: 0, starts: &starts, options, spans: &mut spans, paragraph: Paragraph::default() }.scan();
        }
    }
    spans
}

/// What is known about the paragraph in work.
#[derive(Default)]
struct Paragraph {
    /// Lengths of runs of backticks that have no partner.
    lonely_backticks: HashSet<usize>,
    /// Whether strong text is open.
    strong: bool,
    /// Whether emphasised text is open.
    emphasis: bool,
}

struct Scanner<'a, 'b> {
    text: &'a str,
    at: usize,
    starts: &'a [(usize, usize)],
    options: &'a Options<'a>,
    spans: &'b mut Spans,
    paragraph: Paragraph,
}

/// Finds the same sign again and again while going forward, and never looks twice at the same text.
struct Finder {
    sign: &'static str,
    next: usize,
}

impl Finder {
    const fn new(sign: &'static str) -> Self {
        Self { sign, next: 0 }
    }

    fn find(&mut self, text: &str, from: usize) -> Option<usize> {
        if self.next < from || self.next == 0 {
            self.next = text.get(from..).and_then(|rest| rest.find(self.sign)).map_or(usize::MAX, |found| from + found);
        }
        (self.next != usize::MAX).then_some(self.next)
    }
}

impl<'a> Scanner<'a, '_> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn scan(mut self) {
        let (mut comment, mut round, mut square) = (Finder::new("-->"), Finder::new("\\)"), Finder::new("\\]"));
        while let Some(letter) = self.rest().chars().next() {
            let rest = self.rest();
            let taken = match letter {
                '\\' if self.options.bracket_maths && rest.starts_with("\\(") => self.bracketed(&mut round, false),
                '\\' if self.options.bracket_maths && rest.starts_with("\\[") => self.bracketed(&mut square, true),
                '\\' => self.copy(1 + rest.chars().nth(1).map_or(0, char::len_utf8)),
                '`' => self.code_span(rest),
                '$' if self.options.dollar_maths => self.dollars(rest),
                '<' if rest.starts_with("<!--") => match comment.find(self.text, self.at) {
                    Some(end) => {
                        self.at = end + 3;
                        true
                    }
                    None => false,
                },
                '<' => self.tag(rest),
                '*' => self.stars(rest),
                '\n' => {
                    if rest.get(1..).is_some_and(|next| next.trim_start_matches(' ').starts_with('\n')) {
                        self.paragraph = Paragraph::default();
                    }
                    false
                }
                _ => false,
            };
            if !taken {
                self.copy(letter.len_utf8());
            }
        }
    }

    /// Lets the next `length` bytes pass.
    fn copy(&mut self, length: usize) -> bool {
        if let Some(piece) = self.text.get(self.at..self.at + length) {
            self.spans.text.push_str(piece);
        }
        self.at += length.max(1);
        true
    }

    fn formula(&mut self, latex: &str, display: bool, end: usize) -> bool {
        let line = self
            .starts
            .partition_point(|(start, _)| *start <= self.at)
            .checked_sub(1)
            .and_then(|index| self.starts.get(index))
            .map_or(0, |(_, number)| *number);
        let quoted = self.text.get(..self.at).is_some_and(|before| before.rsplit('\n').next().is_some_and(|line| line.trim_start().starts_with('>')));
        let latex = if quoted { latex.lines().map(|line| line.trim_start().trim_start_matches('>')).collect::<Vec<_>>().join("\n") } else { latex.to_owned() };
        let mark = Mark::Formula(self.spans.formulas.len()).write();
        self.spans.text.push_str(&mark);
        self.spans.formulas.push(Formula { latex, display, line });
        self.at = end;
        true
    }

    fn bracketed(&mut self, closing: &mut Finder, display: bool) -> bool {
        let from = self.at + 2;
        let Some(end) = closing.find(self.text, from).filter(|end| end - from <= FORMULA_BYTES_MAX) else { return false };
        // `\[` and `\]` are escaped brackets as well: a formula has its lines to itself.
        let alone =
            self.text.get(..self.at).is_some_and(|before| before.rsplit('\n').next().is_some_and(|line| line.trim_start_matches([' ', '>', '\t']).is_empty()))
                && self.text.get(end + 2..).is_some_and(|after| after.lines().next().is_none_or(|line| line.trim().is_empty()));
        if display && !alone {
            return false;
        }
        match self.text.get(from..end) {
            // An escaped backslash in Markdown stands before the closing sign as well.
            Some(latex) if !latex.trim().is_empty() && !latex.contains("\n\n") => self.formula(latex.strip_suffix('\\').unwrap_or(latex), display, end + 2),
            _ => false,
        }
    }

    fn dollars(&mut self, rest: &str) -> bool {
        if let Some(inside) = rest.strip_prefix("$$") {
            let end = unescaped(inside, "$$", false);
            let latex = end.and_then(|end| inside.get(..end)).filter(|latex| !latex.trim().is_empty());
            return match latex {
                Some(latex) => self.formula(latex, true, self.at + latex.len() + 4),
                None => self.copy(2),
            };
        }
        let Some(inside) = rest.strip_prefix('$').filter(|inside| inside.starts_with(|first: char| !first.is_whitespace())) else { return false };
        let Some(latex) = unescaped(inside, "$", true).and_then(|end| inside.get(..end)) else { return false };
        let after = inside.get(latex.len() + 1..).and_then(|after| after.chars().next());
        let money = latex.ends_with(char::is_whitespace)
            || (latex.starts_with(|first: char| first.is_ascii_digit()) && after.is_some_and(|next| next.is_ascii_digit()));
        if latex.is_empty() || money {
            return false;
        }
        self.formula(latex, false, self.at + latex.len() + 2)
    }

    fn code_span(&mut self, rest: &str) -> bool {
        let run = rest.len() - rest.trim_start_matches('`').len();
        if self.paragraph.lonely_backticks.contains(&run) {
            return self.copy(run);
        }
        let mut at = run;
        while let Some(found) = rest.get(at..).and_then(|tail| tail.find(['`', '\n'])) {
            let start = at + found;
            let tail = rest.get(start..).unwrap_or_default();
            if let Some(next) = tail.strip_prefix('\n') {
                if next.trim_start_matches(' ').starts_with('\n') {
                    break;
                }
                at = start + 1;
                continue;
            }
            let length = tail.len() - tail.trim_start_matches('`').len();
            at = start + length;
            if length == run {
                return self.copy(at);
            }
        }
        self.paragraph.lonely_backticks.insert(run);
        self.copy(run)
    }

    /// A tag or an autolink passes as it is, with what looks like a formula in it.
    fn tag(&mut self, rest: &str) -> bool {
        let inside = rest.get(1..).unwrap_or_default();
        if !inside.starts_with(|first: char| first.is_ascii_alphabetic() || first == '/') {
            return false;
        }
        match inside.find(['<', '>', '\n']) {
            Some(end) if inside.get(end..).is_some_and(|tail| tail.starts_with('>')) => self.copy(end + 2),
            _ => false,
        }
    }

    /// CommonMark does not see that `**` ends strong text in `**词：**后`, as it knows only scripts with spaces between words. A mark
    /// that stands for nothing between the punctuation and the stars lets it see that.
    fn stars(&mut self, rest: &str) -> bool {
        let run = rest.len() - rest.trim_start_matches('*').len();
        if run > 3 {
            return self.copy(run);
        }
        let before = self.spans.text.chars().next_back().unwrap_or('\n');
        let after = rest.get(run..).and_then(|tail| tail.chars().next()).unwrap_or('\n');
        // A formula is a word: only its signs are punctuation.
        let word_follows = after == '$' && self.options.dollar_maths;
        let punctuation_follows = is_punctuation(after) && !word_follows;
        let (strong, emphasis) = (run >= 2, run != 2);
        let inside = (strong && self.paragraph.strong) || (!strong && self.paragraph.emphasis);
        if inside && !before.is_whitespace() {
            if is_punctuation(before) && !punctuation_follows && !after.is_whitespace() {
                self.spans.text.push(MARK_NOTHING);
            }
            self.paragraph.strong &= !strong;
            self.paragraph.emphasis &= !emphasis;
            return self.copy(run);
        }
        let opens = !after.is_whitespace();
        self.copy(run);
        if opens && !inside {
            if punctuation_follows && after != '*' && !is_punctuation(before) && !before.is_whitespace() {
                self.spans.text.push(MARK_NOTHING);
            }
            self.paragraph.strong |= strong;
            self.paragraph.emphasis |= emphasis;
        }
        true
    }
}

fn is_punctuation(letter: char) -> bool {
    letter.is_ascii_punctuation()
        || (!letter.is_alphanumeric() && !letter.is_whitespace() && !letter.is_control() && !('\u{e000}'..='\u{f8ff}').contains(&letter))
}

/// Where the closing sign stands, before an empty line for formulas in the line, and not after a backslash.
fn unescaped(inside: &str, sign: &str, in_line: bool) -> Option<usize> {
    let mut escaped = false;
    let mut line_is_empty = false;
    for (at, letter) in inside.char_indices() {
        if at > FORMULA_BYTES_MAX {
            return None;
        }
        if letter == '$' && !escaped && inside.get(at..).is_some_and(|tail| tail.starts_with(sign)) {
            return Some(at);
        }
        if letter == '\n' {
            if in_line && line_is_empty {
                return None;
            }
            line_is_empty = true;
        } else if letter != ' ' {
            line_is_empty = false;
        }
        escaped = letter == '\\' && !escaped;
    }
    None
}
