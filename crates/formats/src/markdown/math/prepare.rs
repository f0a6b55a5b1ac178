//! Rewrites what KaTeX and MathJax understand into what `pulldown-latex` understands.

use super::FormulaError;
use super::text_mode;
use crate::bounds::NESTING_MAX;

/// The most columns that `*{n}{c}` in the head of an array may ask for.
const COLUMNS_MAX: usize = 64;

/// What becomes of a command.
enum Rewrite {
    /// These characters stand in its place.
    As(&'static str),
    /// It goes together with its arguments, as they are only for layout or numbering.
    DropArguments(u8),
    /// Its first argument goes and the next one stays, as with colours.
    DropFirst,
    /// Its argument is text and not formula; the command that `pulldown-latex` knows for it.
    Text(&'static str),
    /// A number beside the formula: `\tag{3.1}`.
    Tag,
    /// Splits the group it stands in: `{a \over b}`; what stands before and after the two halves.
    Infix(&'static str, &'static str),
}

fn rewrite_of(name: &str) -> Option<Rewrite> {
    Some(match name {
        "text" | "mbox" | "hbox" | "textnormal" | "textup" | "uline" => Rewrite::Text("\\text"),
        "textrm" => Rewrite::Text("\\textrm"),
        "textbf" => Rewrite::Text("\\textbf"),
        "textit" | "emph" | "textsl" => Rewrite::Text("\\textit"),
        "textsf" => Rewrite::Text("\\textsf"),
        "texttt" => Rewrite::Text("\\texttt"),
        "operatorname" | "operatornamewithlimits" => Rewrite::Text("\\operatorname"),
        "textsuperscript" => Rewrite::Text("^\\text"),
        "textsubscript" => Rewrite::Text("_\\text"),
        "tag" => Rewrite::Tag,
        "over" => Rewrite::Infix("\\frac", ""),
        "choose" => Rewrite::Infix("\\binom", ""),
        "atop" => Rewrite::Infix("\\genfrac{}{}{0pt}{}", ""),
        "brace" => Rewrite::Infix("\\left\\{\\genfrac{}{}{0pt}{}", "\\right\\}"),
        "brack" => Rewrite::Infix("\\left[\\genfrac{}{}{0pt}{}", "\\right]"),
        "label" | "require" | "vspace" | "ref" | "eqref" | "class" | "style" | "cssId" | "color" | "raisebox" | "phantom" | "hphantom" | "vphantom"
        | "unicode" => Rewrite::DropArguments(1),
        "rule" => Rewrite::DropArguments(2),
        "textcolor" | "colorbox" | "href" | "bbox" => Rewrite::DropFirst,
        "nonumber" | "notag" | "displaylimits" | "allowbreak" | "nobreak" | "relax" | "boxed" | "fbox" | "smash" | "null" | "hfill" | "break" | "newline"
        | "mathstrut" | "tiny" | "scriptsize" | "footnotesize" | "small" | "normalsize" | "large" | "Large" | "LARGE" | "huge" | "Huge" | "unboldmath" => {
            Rewrite::As(" ")
        }
        "bm" | "pmb" | "boldmath" | "bold" | "bf" => Rewrite::As(if name == "bf" { "\\mathbf " } else { "\\boldsymbol " }),
        "Bbb" | "mathbbm" | "mathds" => Rewrite::As("\\mathbb "),
        "mathscr" | "scr" => Rewrite::As("\\mathcal "),
        "space" => Rewrite::As("\\ "),
        "textless" => Rewrite::As("<"),
        "textgreater" => Rewrite::As(">"),
        "textbar" => Rewrite::As("|"),
        "textasciitilde" => Rewrite::As("\\sim "),
        "textbackslash" => Rewrite::As("\\backslash "),
        "textquotesingle" | "textquoteright" => Rewrite::As("'"),
        "textquoteleft" => Rewrite::As("`"),
        "textasciicircum" => Rewrite::As("\\wedge "),
        "textunderscore" => Rewrite::As("\\_"),
        "textdegree" | "degree" => Rewrite::As("^{\\circ}"),
        "LaTeX" => Rewrite::As("\\text{LaTeX}"),
        "TeX" => Rewrite::As("\\text{TeX}"),
        "mod" => Rewrite::As("\\ \\operatorname{mod}\\ "),
        "/" => Rewrite::As(""),
        "pod" => Rewrite::As("\\quad "),
        "R" | "reals" => Rewrite::As("\\mathbb{R}"),
        "N" | "natnums" => Rewrite::As("\\mathbb{N}"),
        "Z" => Rewrite::As("\\mathbb{Z}"),
        "Q" => Rewrite::As("\\mathbb{Q}"),
        "Complex" => Rewrite::As("\\mathbb{C}"),
        "argmax" => Rewrite::As("\\operatorname{arg max}"),
        "argmin" => Rewrite::As("\\operatorname{arg min}"),
        "xlongequal" | "xlongequals" => Rewrite::As("\\overset{}{=}"),
        _ => return None,
    })
}

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

/// A piece of LaTeX.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A command without its backslash: `frac`, or one sign: `{`, `,`, `\`.
    Command(&'a str),
    /// Any other character.
    Letter(char),
}

/// Reads LaTeX piece by piece.
pub(super) struct Cursor<'a> {
    pub(super) rest: &'a str,
    /// Set once a brace was found open to the end: what follows is broken, and is not searched again for each brace.
    unclosed: bool,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { rest: text, unclosed: false }
    }

    pub(super) fn token(&mut self) -> Option<Token<'a>> {
        let first = self.rest.chars().next()?;
        let after = self.rest.get(first.len_utf8()..)?;
        if first != '\\' {
            self.rest = after;
            return Some(Token::Letter(first));
        }
        let letters = after.find(|letter: char| !letter.is_ascii_alphabetic()).unwrap_or(after.len());
        let length = if letters == 0 { after.chars().next().map_or(0, char::len_utf8) } else { letters };
        let (name, rest) = after.split_at_checked(length)?;
        self.rest = rest;
        Some(Token::Command(name))
    }

    /// What stands in the braces that follow; nothing is taken where none follow or they do not close.
    pub(super) fn group(&mut self) -> Option<&'a str> {
        let inside = self.rest.trim_start().strip_prefix('{').filter(|_| !self.unclosed)?;
        let mut cursor = Cursor::new(inside);
        let mut depth = 0usize;
        loop {
            let before = cursor.rest;
            let Some(token) = cursor.token() else {
                self.unclosed = true;
                return None;
            };
            match token {
                Token::Letter('{') => depth += 1,
                Token::Letter('}') if depth == 0 => {
                    self.rest = cursor.rest;
                    return inside.get(..inside.len() - before.len());
                }
                Token::Letter('}') => depth -= 1,
                _ => {}
            }
        }
    }

    /// The delimiter after `\left` or `\right`, as `pulldown-latex` reads it.
    fn delimiter(&mut self) -> String {
        self.rest = self.rest.trim_start();
        match self.token() {
            Some(Token::Letter('{')) => "\\{".to_owned(),
            Some(Token::Letter('}')) => "\\}".to_owned(),
            Some(Token::Letter('<')) => "\\langle ".to_owned(),
            Some(Token::Letter('>')) => "\\rangle ".to_owned(),
            Some(Token::Letter(letter)) => letter.to_string(),
            Some(Token::Command("textbar")) => "|".to_owned(),
            Some(Token::Command("textless")) => "\\langle ".to_owned(),
            Some(Token::Command("textgreater")) => "\\rangle ".to_owned(),
            Some(Token::Command(name)) => format!("\\{name} "),
            None => ".".to_owned(),
        }
    }

    /// Passes over `[…]`.
    fn optional(&mut self) {
        if let Some((_, rest)) = self.rest.trim_start().strip_prefix('[').and_then(|inside| inside.split_once(']')) {
            self.rest = rest;
        }
    }

    /// Passes over a star and says whether there was one.
    fn star(&mut self) -> bool {
        let rest = self.rest.strip_prefix('*');
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }
}
