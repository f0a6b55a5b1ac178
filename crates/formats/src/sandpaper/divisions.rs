//! The fenced divisions of a page: `::: challenge` … `:::`, nested with any number of colons.
//!
//! As in Pandoc, a line of colons with a name begins a division and one without ends the innermost. The first heading of a division is its
//! title. The pass writes the page anew with a number for each division, so that the pass over Markdown knows which is which.

use super::wrapping::TAB_PANEL;
use crate::markdown::Problem;

/// The deepest nesting of divisions; what is deeper keeps its text without a frame.
pub(super) const DIVISIONS_DEEP_MAX: usize = 64;
/// The most problems of one kind that are reported for a page.
const PROBLEMS_MAX: usize = 20;
/// Before the number of a division in the page as it is written anew.
const NAME: &str = "division-";

/// A fenced division.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Division {
    /// Its name: `challenge`.
    pub(super) kind: String,
    /// Its heading in Markdown; empty where it has none.
    pub(super) title: String,
    /// The division it stands in.
    pub(super) parent: Option<usize>,
    /// The line it begins on, from 1.
    pub(super) line: usize,
    /// The line of the page written anew that opens it, and the one that closes it.
    pub(super) first: usize,
    pub(super) last: usize,
}

/// A page with its divisions.
#[derive(Debug, Default)]
pub(super) struct Divided {
    pub(super) lines: Vec<String>,
    pub(super) divisions: Vec<Division>,
    pub(super) problems: Vec<Problem>,
}

/// The number of the division that a directive is.
pub(super) fn number_of(name: &str) -> Option<usize> {
    name.strip_prefix(NAME)?.parse().ok()
}

/// Reads the lines of a page below its front matter.
pub(super) fn divide(body: &str, lines_before: usize) -> Divided {
    let mut reader = Reader { divided: Divided::default(), open: Vec::new(), fence: None, number: lines_before, untitled: false };
    let mut lines = body.lines().peekable();
    while let Some(line) = lines.next() {
        reader.number += 1;
        if reader.line(line, lines.peek().copied()) {
            lines.next();
            reader.number += 1;
            reader.divided.lines.push(String::new());
        }
    }
    reader.end();
    reader.divided
}

struct Reader {
    divided: Divided,
    /// The numbers of the divisions that are open; `None` for what is too deep.
    open: Vec<Option<usize>>,
    fence: Option<(char, usize)>,
    number: usize,
    /// Whether the innermost division has just begun and may still get a title.
    untitled: bool,
}

impl Reader {
    /// Reads a line; `true` where the next one belongs to it, as the underline of a heading.
    fn line(&mut self, line: &str, next: Option<&str>) -> bool {
        let trimmed = line.trim();
        if let Some((sign, length)) = self.fence {
            let run = trimmed.len() - trimmed.trim_start_matches(sign).len();
            if run == trimmed.len() && run >= length {
                self.fence = None;
            }
        } else if let Some(fence) = fence_of(trimmed) {
            self.fence = Some(fence);
            self.untitled = false;
        } else if trimmed.starts_with(":::") {
            self.colons(line, trimmed);
            return false;
        } else if let Some(text) = heading_of(line, trimmed) {
            self.heading(trimmed, text);
            return false;
        } else if !trimmed.is_empty() {
            let underlined = self.untitled && next.is_some_and(is_underline) && !trimmed.starts_with(['-', '*', '>', '|']);
            if underlined {
                self.heading(trimmed, trimmed);
                return true;
            }
            self.untitled = false;
        }
        self.divided.lines.push(line.to_owned());
        false
    }

    fn colons(&mut self, line: &str, trimmed: &str) {
        let words = trimmed.trim_matches(':').trim().trim_start_matches('{').trim_end_matches('}').trim();
        let indent = " ".repeat((line.len() - line.trim_start().len()).min(3));
        if words.is_empty() {
            return self.close(&indent);
        }
        let name = words.split([' ', ',']).find(|word| !word.is_empty() && !word.starts_with('#')).unwrap_or_default().trim_start_matches('.').to_lowercase();
        self.begin(name, String::new(), &indent);
        self.untitled = true;
    }

    fn begin(&mut self, kind: String, title: String, indent: &str) {
        if self.open.len() >= DIVISIONS_DEEP_MAX {
            self.problem("too-deep", format!("divisions are nested deeper than {DIVISIONS_DEEP_MAX}; the text of the inner ones stays without a frame"));
            self.open.push(None);
            self.divided.lines.push(String::new());
            return;
        }
        let index = self.divided.divisions.len();
        let parent = self.open.iter().rev().find_map(|open| *open);
        let first = self.divided.lines.len();
        self.divided.divisions.push(Division { kind, title, parent, line: self.number, first, last: first });
        self.open.push(Some(index));
        self.divided.lines.push(format!("{indent}::: {NAME}{index}"));
    }

    fn close(&mut self, indent: &str) {
        self.untitled = false;
        self.close_panel();
        match self.open.pop() {
            Some(Some(index)) => self.end_of(index, indent),
            Some(None) => self.divided.lines.push(String::new()),
            None => {
                self.problem("stray-division-end", "a line of colons ends a division where none is open; it is left out".to_owned());
                self.divided.lines.push(String::new());
            }
        }
    }

    fn end_of(&mut self, index: usize, indent: &str) {
        let last = self.divided.lines.len();
        if let Some(division) = self.divided.divisions.get_mut(index) {
            division.last = last;
        }
        self.divided.lines.push(format!("{indent}:::"));
    }

    fn innermost(&self) -> Option<&Division> {
        self.open.last().copied().flatten().and_then(|index| self.divided.divisions.get(index))
    }

    fn close_panel(&mut self) {
        if self.innermost().is_some_and(|division| division.kind == TAB_PANEL)
            && let Some(Some(index)) = self.open.pop()
        {
            self.end_of(index, "");
        }
    }

    fn heading(&mut self, trimmed: &str, text: &str) {
        let kind = self.innermost().map(|division| division.kind.as_str());
        if matches!(kind, Some("tab" | "group-tab" | TAB_PANEL)) {
            self.untitled = false;
            self.close_panel();
            return self.begin(TAB_PANEL.to_owned(), text.to_owned(), "");
        }
        if std::mem::take(&mut self.untitled)
            && let Some(Some(index)) = self.open.last().copied()
            && let Some(division) = self.divided.divisions.get_mut(index)
        {
            text.clone_into(&mut division.title);
            return self.divided.lines.push(String::new());
        }
        // The title of a page stands in its front matter; a heading of level 1 is one among others.
        let level = if trimmed.starts_with("# ") { "#" } else { "" };
        self.divided.lines.push(format!("{level}{trimmed}"));
    }

    fn end(&mut self) {
        while let Some(open) = self.open.pop() {
            let Some(index) = open else { continue };
            let unclosed = self.divided.divisions.get(index).filter(|division| division.kind != TAB_PANEL).map(|division| (division.kind.clone(), division.line));
            if let Some((kind, line)) = unclosed {
                self.number = line;
                self.problem("unclosed-division", format!("the division '{kind}' is never closed; it ends with the page"));
            }
            if let Some((sign, length)) = self.fence.take() {
                self.divided.lines.push(sign.to_string().repeat(length));
            }
            self.end_of(index, "");
        }
    }

    fn problem(&mut self, code: &'static str, reason: String) {
        if self.divided.problems.iter().filter(|problem| problem.code == code).count() < PROBLEMS_MAX {
            self.divided.problems.push(Problem { line: self.number, code, reason });
        }
    }
}

fn fence_of(trimmed: &str) -> Option<(char, usize)> {
    let sign = trimmed.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
    let info = trimmed.trim_start_matches(sign);
    let length = trimmed.len() - info.len();
    (length >= 3 && !(sign == '`' && info.contains('`'))).then_some((sign, length))
}

/// The text of an ATX heading.
fn heading_of<'a>(line: &str, trimmed: &'a str) -> Option<&'a str> {
    let text = trimmed.trim_start_matches('#');
    let level = trimmed.len() - text.len();
    let indented = line.len() - line.trim_start().len() > 3;
    if !(1..=6).contains(&level) || indented || !(text.is_empty() || text.starts_with([' ', '\t'])) {
        return None;
    }
    let text = text.trim().trim_end_matches('#').trim();
    let attributes = text.ends_with('}').then(|| text.rfind('{')).flatten();
    let text = attributes.and_then(|at| text.get(..at)).unwrap_or(text);
    Some(text.trim())
}

fn is_underline(line: &str) -> bool {
    let signs = line.trim();
    signs.len() >= 3 && (signs.bytes().all(|byte| byte == b'-') || signs.bytes().all(|byte| byte == b'='))
}
