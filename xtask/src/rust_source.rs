//! A Rust file with its code, its literals and its tests told apart. Not a parser: a reader of tokens, enough for the rules.

/// A Rust file as rules look at it.
#[derive(Debug, Default)]
pub struct RustSource {
    /// The code, line by line: comments, the insides of literals and `#[cfg(test)]` items are blanks.
    pub lines: Vec<String>,
    /// String and character literals outside tests, with the line they begin on.
    pub literals: Vec<(usize, String)>,
    /// Names in `#[cfg(test)] mod name;`.
    pub test_modules: Vec<String>,
}

impl RustSource {
    /// Reads a file.
    pub fn read(text: &str) -> Self {
        let mut reader = Reader { rest: text, line: 1, code: String::with_capacity(text.len()), literals: Vec::new() };
        while reader.step() {}
        let Reader { code, literals, .. } = reader;
        let (code, test_modules, test_lines) = without_tests(&code);
        let literals = literals.into_iter().filter(|(line, _)| !test_lines.iter().any(|(from, to)| (from..=to).contains(&line))).collect();
        Self { lines: code.lines().map(str::to_owned).collect(), literals, test_modules }
    }

    /// The code with the numbers of its lines.
    pub fn numbered(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.lines.iter().map(String::as_str))
    }
}

struct Reader<'a> {
    rest: &'a str,
    line: usize,
    code: String,
    literals: Vec<(usize, String)>,
}

impl Reader<'_> {
    /// Takes one token's worth; false at the end.
    fn step(&mut self) -> bool {
        let rest = self.rest;
        let Some(first) = rest.chars().next() else { return false };
        if rest.starts_with("//") {
            self.blank(rest.find('\n').unwrap_or(rest.len()));
        } else if rest.starts_with("/*") {
            self.blank(block_comment_length(rest));
        } else if let Some((open, hashes)) = raw_string_opening(rest).filter(|_| !self.in_word()) {
            let close = format!("\"{}", "#".repeat(hashes));
            let body = rest.get(open..).unwrap_or_default();
            self.literal(open, body.find(&close).unwrap_or(body.len()), close.len());
        } else if first == '"' {
            self.literal(1, escaped_length(rest, '"'), 1);
        } else if first == '\'' {
            match character_length(rest) {
                Some(length) => self.literal(1, length, 1),
                None => self.keep(1),
            }
        } else {
            self.keep(first.len_utf8());
        }
        true
    }

    /// True directly after a letter, where `r"` is not the start of a raw string.
    fn in_word(&self) -> bool {
        self.code.chars().next_back().is_some_and(|last| last.is_alphanumeric() || last == '_')
    }

    fn take(&mut self, length: usize) -> &str {
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.line += taken.matches('\n').count();
        self.rest = rest;
        taken
    }

    fn keep(&mut self, length: usize) {
        let taken = self.take(length).to_owned();
        self.code.push_str(&taken);
    }

    fn blank(&mut self, length: usize) {
        let blanks: String = self.take(length).chars().map(|letter| if letter == '\n' { '\n' } else { ' ' }).collect();
        self.code.push_str(&blanks);
    }

    fn literal(&mut self, open: usize, body: usize, close: usize) {
        self.keep(open);
        let line = self.line;
        let text = self.rest.get(..body).unwrap_or_default().to_owned();
        self.literals.push((line, text));
        self.blank(body);
        self.keep(close);
    }
}

fn block_comment_length(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let step = if rest.starts_with("/*") {
            depth += 1;
            2
        } else if rest.starts_with("*/") {
            depth = depth.saturating_sub(1);
            2
        } else {
            rest.chars().next().map_or(1, char::len_utf8)
        };
        at += step;
        if depth == 0 {
            break;
        }
    }
    at
}

/// The length of `r"`, `br##"` … and the number of hashes.
fn raw_string_opening(text: &str) -> Option<(usize, usize)> {
    let prefix = ["br", "cr", "r"].into_iter().find(|prefix| text.starts_with(prefix))?;
    let after = text.get(prefix.len()..)?;
    let hashes = after.bytes().take_while(|byte| *byte == b'#').count();
    after.get(hashes..)?.starts_with('"').then_some((prefix.len() + hashes + 1, hashes))
}

/// The length of what stands between an opening quote and its closing one.
fn escaped_length(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            letter if letter == quote => return at - 1,
            _ => {}
        }
    }
    text.len().saturating_sub(1)
}

/// The length inside a character literal; nothing for a lifetime.
fn character_length(text: &str) -> Option<usize> {
    let mut letters = text.chars().skip(1);
    let first = letters.next()?;
    if first == '\\' {
        return Some(escaped_length(text, '\''));
    }
    (letters.next() == Some('\'')).then_some(first.len_utf8())
}

/// The code with `#[cfg(test)]` items blanked, the names of modules that are only declared, and the lines that went.
fn without_tests(code: &str) -> (String, Vec<String>, Vec<(usize, usize)>) {
    const MARK: &str = "#[cfg(test)]";
    let mut out = String::with_capacity(code.len());
    let mut modules = Vec::new();
    let mut lines = Vec::new();
    let mut rest = code;
    while let Some(at) = rest.find(MARK) {
        let (before, item) = rest.split_at(at);
        out.push_str(before);
        let (item, after) = item.split_at(item_length(item));
        if let Some(name) = item.trim_end_matches(';').rsplit_once("mod ").map(|(_, name)| name.trim()).filter(|name| !name.contains('{')) {
            modules.push(name.to_owned());
        }
        let from = out.matches('\n').count() + 1;
        lines.push((from, from + item.matches('\n').count()));
        out.extend(item.chars().map(|letter| if letter == '\n' { '\n' } else { ' ' }));
        rest = after;
    }
    out.push_str(rest);
    (out, modules, lines)
}

/// An item ends with the brace that closes its first one, or with a semicolon before any.
fn item_length(item: &str) -> usize {
    let mut depth = 0_usize;
    for (at, letter) in item.char_indices() {
        match letter {
            ';' if depth == 0 => return at + 1,
            '{' => depth += 1,
            '}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    item.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_literals_are_told_from_code() {
        let source = RustSource::read(
            "let a = \"one // \\\" two\"; // said \"x\"\n/* a /* nested */ comment */ let b = r#\"raw \" text\"#;\nfn c<'a>(x: &'a str) { let d = '\\''; let e = '字'; var\"\" }\n",
        );
        let literals: Vec<_> = source.literals.iter().map(|(line, text)| (*line, text.as_str())).collect();
        assert_eq!(literals, [(1, "one // \\\" two"), (2, "raw \" text"), (3, "\\'"), (3, "字"), (3, "")]);
        assert_eq!(source.lines[2].replace(' ', ""), "fnc<'a>(x:&'astr){letd='';lete='';var\"\"}");
        assert!(!source.lines.concat().contains("said") && !source.lines.concat().contains("comment"));
    }

    #[test]
    fn tests_are_blanked() {
        let source = RustSource::read("a();\n#[cfg(test)]\nmod tests {\n    fn t() { let x = \"字\"; }\n}\n#[cfg(test)]\nmod samples;\nb(\"kept\");\n");
        assert_eq!(source.lines.iter().map(|line| line.trim()).collect::<Vec<_>>(), ["a();", "", "", "", "", "", "", "b(\"    \");"]);
        assert_eq!(source.literals, [(8, "kept".to_owned())]);
        assert_eq!(source.test_modules, ["samples"]);
    }
}
