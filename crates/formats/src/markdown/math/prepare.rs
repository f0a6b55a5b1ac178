//! Rewrites what KaTeX and MathJax understand into what `pulldown-latex` understands.

use super::FormulaError;
use super::cursor::{Cursor, Token};
use super::rewrites::{Rewrite, rewrite_of};
use super::text_mode;
use crate::bounds::NESTING_MAX;

/// The most columns that `*{n}{c}` in the head of an array may ask for.
const COLUMNS_MAX: usize = 64;

/// A scope in which `\over` and its like split what stands before from what follows.
#[derive(Default)]
struct Scope {
    /// Cells that are finished.
    settled: String,
    /// The cell in work.
    current: String,
    /// The splitting command, and what stood before it.
    infix: Option<(&'static str, &'static str, String)>,
    /// Whether it has cells or lines, which only environments may have.
    cells: bool,
    /// Whether it has lines.
    lines: bool,
}

impl Scope {
    fn settle(&mut self) {
        let current = std::mem::take(&mut self.current);
        match self.infix.take() {
            Some((opening, closing, before)) => self.settled.extend([opening, "{", &before, "}{", &current, "}", closing]),
            None => self.settled.push_str(&current),
        }
    }

    fn split(&mut self, opening: &'static str, closing: &'static str) {
        if self.infix.is_none() {
            self.infix = Some((opening, closing, std::mem::take(&mut self.current)));
        }
    }
}

/// The formula in the words of `pulldown-latex`.
pub(super) fn prepare(latex: &str) -> Result<String, FormulaError> {
    prepare_within(latex, 0)
}

/// As [`prepare`], for a formula inside of a text inside of a formula.
pub(super) fn prepare_within(latex: &str, outside: usize) -> Result<String, FormulaError> {
    let mut scopes = vec![Scope::default()];
    let mut cursor = Cursor::new(latex);
    while let Some(token) = cursor.token() {
        if scopes.len() + outside > NESTING_MAX {
            return Err(FormulaError::TooDeep);
        }
        match token {
            Token::Letter('{') => open(&mut scopes, "{"),
            Token::Letter('}') => close(&mut scopes, "}"),
            Token::Letter('&') => match character_entity(cursor.rest) {
                Some((meant, rest)) => {
                    write(&mut scopes, meant);
                    cursor.rest = rest;
                }
                None => next_cell(&mut scopes, &mut cursor, "&"),
            },
            Token::Command("\\" | "cr") => next_cell(&mut scopes, &mut cursor, "\\\\ "),
            Token::Command("left") => open(&mut scopes, &format!("\\left{}", cursor.delimiter())),
            Token::Command("right") => close(&mut scopes, &format!("\\right{}", cursor.delimiter())),
            Token::Letter('$') => write(&mut scopes, "\\$"),
            Token::Command("begin") => begin(&mut scopes, &mut cursor),
            Token::Command("end") => {
                let environment = environment_name(cursor.group().unwrap_or_default()).0;
                close(&mut scopes, &format!("\\end{{{environment}}}"));
            }
            Token::Command(name) => command(&mut scopes, &mut cursor, name, outside)?,
            Token::Letter('~') => write(&mut scopes, "\\ "),
            Token::Letter(letter) => write(&mut scopes, letter.encode_utf8(&mut [0; 4])),
        }
    }
    while scopes.len() > 1 {
        close(&mut scopes, "");
    }
    let mut root = scopes.pop().unwrap_or_default();
    root.settle();
    Ok(match (root.cells, root.lines) {
        (true, _) => format!("\\begin{{aligned}}{}\\end{{aligned}}", root.settled),
        (false, true) => format!("\\begin{{gathered}}{}\\end{{gathered}}", root.settled),
        (false, false) => root.settled,
    })
}

/// The next cell or line of the scope; the distance that may follow the end of a line goes.
fn next_cell(scopes: &mut [Scope], cursor: &mut Cursor<'_>, separator: &str) {
    if let Some(scope) = scopes.last_mut() {
        scope.settle();
        scope.settled.push_str(separator);
        scope.cells |= separator == "&";
        scope.lines |= separator != "&";
    }
    if separator != "&" {
        cursor.star();
        let trimmed = cursor.rest.trim_start();
        let distance = trimmed.strip_prefix('[').and_then(|inside| inside.split_once(']'));
        match distance {
            Some((length, rest)) if length.trim_start_matches(['-', '.', ' ']).starts_with(|digit: char| digit.is_ascii_digit()) => cursor.rest = rest,
            // A bracket that begins the line would be read as a distance.
            _ if trimmed.starts_with('[') => write(scopes, "{}"),
            _ => {}
        }
    }
}

/// A character entity of HTML that was left in a formula, and what follows it.
fn character_entity(text: &str) -> Option<(&'static str, &str)> {
    [
        ("lt;", "<"),
        ("gt;", ">"),
        ("minus;", "-"),
        ("times;", "\\times "),
        ("divide;", "\\div "),
        ("nbsp;", "\\ "),
        ("ge;", "\\ge "),
        ("le;", "\\le "),
        ("ne;", "\\ne "),
    ]
    .into_iter()
    .find_map(|(name, meant)| text.strip_prefix(name).map(|rest| (meant, rest)))
}

fn write(scopes: &mut [Scope], text: &str) {
    if let Some(scope) = scopes.last_mut() {
        scope.current.push_str(text);
    }
}

fn open(scopes: &mut Vec<Scope>, opening: &str) {
    write(scopes, opening);
    scopes.push(Scope::default());
}

fn close(scopes: &mut Vec<Scope>, closing: &str) {
    if scopes.len() > 1 {
        let mut scope = scopes.pop().unwrap_or_default();
        scope.settle();
        write(scopes, &scope.settled);
    }
    write(scopes, closing);
}

/// The environment `pulldown-latex` knows for this one, and the head that goes with it.
fn environment_name(name: &str) -> (&str, &'static str) {
    match name {
        "eqnarray" | "eqnarray*" => ("array", "{rcl}"),
        "flalign" | "align" | "displaymath" => ("align*", ""),
        "gather" => ("gather*", ""),
        "multline" | "multline*" => ("gather*", ""),
        "equation" | "math" => ("equation*", ""),
        other => (other, ""),
    }
}

fn begin(scopes: &mut Vec<Scope>, cursor: &mut Cursor<'_>) {
    let name = cursor.group().unwrap_or_default();
    let (environment, head) = environment_name(name);
    let mut opening = format!("\\begin{{{environment}}}{head}");
    if matches!(name, "array" | "darray" | "tabular") {
        cursor.optional();
        let columns = columns(cursor.group().unwrap_or_default());
        opening = format!("\\begin{{{}}}{{{columns}}}", if name == "darray" { name } else { "array" });
    } else if matches!(name, "aligned" | "gathered" | "split") {
        cursor.optional();
    }
    open(scopes, &opening);
}

/// The columns of an array, plain: `*{2}{c}` is `cc`, `@{…}` and widths go.
fn columns(head: &str) -> String {
    let mut out = String::new();
    let mut cursor = Cursor::new(head);
    while let Some(token) = cursor.token() {
        match token {
            Token::Letter(letter @ ('l' | 'c' | 'r' | '|' | ':')) => out.push(letter),
            Token::Letter('p' | 'm' | 'X') => {
                cursor.group();
                out.push('l');
            }
            Token::Letter('@' | '!' | '>' | '<') => {
                cursor.group();
            }
            Token::Letter('*') => {
                let count: usize = cursor.group().and_then(|count| count.trim().parse().ok()).unwrap_or(1);
                let repeated: String = cursor.group().unwrap_or("c").chars().filter(|letter| "lcr|:".contains(*letter)).collect();
                out.push_str(&repeated.repeat(count.min(COLUMNS_MAX)));
            }
            _ => {}
        }
        if out.len() > COLUMNS_MAX {
            break;
        }
    }
    if !out.contains(['l', 'c', 'r']) {
        out.push('c');
    }
    out
}

fn command(scopes: &mut [Scope], cursor: &mut Cursor<'_>, name: &str, outside: usize) -> Result<(), FormulaError> {
    match rewrite_of(name) {
        Some(Rewrite::As(text)) => write(scopes, text),
        Some(Rewrite::DropArguments(count)) => {
            cursor.optional();
            for _ in 0..count {
                cursor.group();
            }
            if name == "phantom" || name == "hphantom" {
                write(scopes, "\\quad ");
            }
        }
        Some(Rewrite::DropFirst) => {
            cursor.optional();
            if name != "bbox" {
                cursor.group();
            }
        }
        Some(Rewrite::Text(known)) => {
            let limits = cursor.star() || name == "operatornamewithlimits";
            let Some(text) = cursor.group() else {
                write(scopes, known);
                return Ok(());
            };
            write(scopes, &text_mode::to_latex(known, text, scopes.len() + outside)?);
            if limits && cursor.rest.trim_start().starts_with(['_', '^']) {
                write(scopes, "\\limits ");
            }
        }
        Some(Rewrite::Tag) => {
            let bare = cursor.star();
            if let Some(tag) = cursor.group() {
                let shown = if bare { tag.to_owned() } else { format!("({tag})") };
                write(scopes, "\\qquad ");
                write(scopes, &text_mode::to_latex("\\text", &shown, scopes.len() + outside)?);
            }
        }
        Some(Rewrite::Infix(opening, closing)) => {
            if let Some(scope) = scopes.last_mut() {
                scope.split(opening, closing);
            }
        }
        None => {
            write(scopes, "\\");
            write(scopes, name);
            if name.starts_with(|letter: char| letter.is_ascii_alphabetic()) && cursor.rest.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
                write(scopes, " ");
            }
        }
    }
    Ok(())
}
