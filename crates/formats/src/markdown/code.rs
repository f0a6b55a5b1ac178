//! Highlighting of code: what each piece is, never which colour it has.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use syntect::parsing::{ParseState, Scope, ScopeStack, ScopeStackOp, SyntaxReference, SyntaxSet};

use crate::bounds::CODE_BYTES_MAX;
use crate::held::Held;
use crate::html::escape;

/// The longest line that is highlighted, in bytes; longer ones are data, not code.
const CODE_LINE_BYTES_MAX: usize = 2_000;

/// The grammars: what they compile as they go takes hundreds of megabytes.
static SYNTAXES: Held<SyntaxSet> = Held::new(SyntaxSet::load_defaults_newlines);

/// Gives back the memory of grammars and of code that was highlighted; the next piece of code gets them anew.
pub fn forget() {
    SYNTAXES.forget();
    *REMEMBERED.lock().unwrap_or_else(PoisonError::into_inner) = Remembered::default();
}

/// The class of a scope, looked up from the longest name to the shortest. Brackets, commas and plain variables have none: they are most
/// of the code, and marking them would triple the size of pages for little.
const CLASSES: &[(&str, &str)] = &[
    ("comment", "comment"),
    ("punctuation.definition.comment", "comment"),
    ("string", "string"),
    ("punctuation.definition.string", "string"),
    ("constant.numeric", "number"),
    ("constant.character", "string"),
    ("constant", "constant"),
    ("support.constant", "constant"),
    ("variable.language", "constant"),
    ("keyword.operator.word", "keyword"),
    ("keyword.operator.logical.python", "keyword"),
    ("keyword.operator", "operator"),
    ("keyword", "keyword"),
    ("storage.type.function", "keyword"),
    ("storage.type", "type"),
    ("storage.modifier", "keyword"),
    ("storage", "keyword"),
    ("entity.name.function", "function"),
    ("support.function", "function"),
    ("variable.function", "function"),
    ("entity.name.tag", "tag"),
    ("entity.other.attribute-name", "attribute"),
    ("entity.name", "type"),
    ("entity.other.inherited-class", "type"),
    ("support.type.property-name", "attribute"),
    ("variable.parameter", "variable"),
    ("support.type", "type"),
    ("support.class", "type"),
    ("punctuation.definition.tag", "tag"),
];

static RULES: LazyLock<Vec<(Scope, &'static str)>> = LazyLock::new(|| {
    let mut rules: Vec<(Scope, &'static str)> = CLASSES.iter().filter_map(|(name, class)| Scope::new(name).ok().map(|scope| (scope, *class))).collect();
    rules.sort_by_key(|(scope, _)| std::cmp::Reverse(scope.len()));
    rules
});

static KNOWN: LazyLock<Mutex<HashMap<Scope, Option<&'static str>>>> = LazyLock::new(Mutex::default);

/// Code as our HTML: `<pre class="code" …>` with `hl-` spans. An unknown language, or more than [`CODE_BYTES_MAX`], stays plain.
#[must_use]
pub fn highlight(code: &str, language: &str) -> String {
    let language: String =
        language.chars().filter(|letter| letter.is_ascii_alphanumeric() || "+#-_.".contains(*letter)).take(30).collect::<String>().to_lowercase();
    let mut out = String::with_capacity(code.len() * 2);
    if language.is_empty() {
        out.push_str("<pre class=\"code\" tabindex=\"0\"><code>");
    } else {
        out.push_str(&format!("<pre class=\"code\" data-language=\"{}\" tabindex=\"0\"><code>", escape(&language)));
    }
    let syntaxes = SYNTAXES.get();
    match syntax(&syntaxes, &language).filter(|_| code.len() <= CODE_BYTES_MAX) {
        Some(syntax) => spans_once(code, &syntaxes, syntax, &mut out),
        None => out.push_str(&escape(code)),
    }
    out.push_str("</code></pre>");
    out
}

fn syntax<'a>(syntaxes: &'a SyntaxSet, language: &str) -> Option<&'a SyntaxReference> {
    let name = match language {
        "" | "text" | "plain" | "plaintext" | "output" | "txt" | "none" | "console" | "error" => return None,
        "c++" | "cc" | "cxx" | "hpp" | "arduino" | "ino" => "cpp",
        "python3" | "pycon" | "ipython" | "ipython3" | "py3" => "python",
        "shell" | "zsh" | "sh" | "shell-session" | "shellsession" | "bat" => "bash",
        "ts" | "typescript" | "jsx" | "tsx" | "mjs" | "node" => "js",
        "pas" | "pascal" | "delphi" => "pas",
        "latex" | "tex" => "tex",
        "svg" | "xhtml" | "vue" => "xml",
        "jsonc" | "json5" => "json",
        "golang" => "go",
        "r" => "r",
        "yml" => "yaml",
        other => other,
    };
    syntaxes.find_syntax_by_token(name)
}

/// The span that is open in the output.
struct Span<'a> {
    out: &'a mut String,
    class: Option<&'static str>,
    /// Space that is written when it is known whether the span goes on after it.
    space: String,
}

impl Span<'_> {
    fn write(&mut self, text: &str, class: Option<&'static str>) {
        let word = text.trim_end();
        if word.is_empty() {
            self.space.push_str(text);
            return;
        }
        let bare = word.trim_start();
        self.space.push_str(word.get(..word.len() - bare.len()).unwrap_or_default());
        if class == self.class {
            self.out.push_str(&self.space);
        } else {
            self.end();
            self.out.push_str(&self.space);
            if let Some(class) = class {
                self.out.extend(["<span class=\"hl-", class, "\">"]);
            }
            self.class = class;
        }
        self.out.push_str(&escape(bare));
        self.space.clear();
        self.space.push_str(text.get(word.len()..).unwrap_or_default());
    }

    fn end(&mut self) {
        if self.class.take().is_some() {
            self.out.push_str("</span>");
        }
    }
}

/// Pieces of code from [`REMEMBERED_BYTES_MIN`] on that were highlighted lately. Highlighting is most of the work of an import, and translations of
/// a page repeat its code.
#[derive(Default)]
struct Remembered {
    /// By the name of the grammar and the code.
    spans: HashMap<(String, String), Arc<str>>,
    bytes: usize,
}

static REMEMBERED: LazyLock<Mutex<Remembered>> = LazyLock::new(Mutex::default);

/// Shorter code is done again sooner than it is looked up.
const REMEMBERED_BYTES_MIN: usize = 24;
/// Bytes of code and spans that are remembered; when there are more, all are forgotten.
const REMEMBERED_BYTES_MAX: usize = 16 * 1024 * 1024;

impl Remembered {
    fn keep(&mut self, key: (String, String), spans: &str) {
        let bytes = key.1.len() + spans.len();
        if self.bytes + bytes > REMEMBERED_BYTES_MAX {
            *self = Self::default();
        }
        if bytes <= REMEMBERED_BYTES_MAX && self.spans.insert(key, Arc::from(spans)).is_none() {
            self.bytes += bytes;
        }
    }
}

fn spans_once(code: &str, syntaxes: &SyntaxSet, syntax: &SyntaxReference, out: &mut String) {
    if code.len() < REMEMBERED_BYTES_MIN {
        return spans(code, syntaxes, syntax, out);
    }
    let key = (syntax.name.clone(), code.to_owned());
    let known = REMEMBERED.lock().unwrap_or_else(PoisonError::into_inner).spans.get(&key).map(Arc::clone);
    if let Some(known) = known {
        return out.push_str(&known);
    }
    let start = out.len();
    spans(code, syntaxes, syntax, out);
    REMEMBERED.lock().unwrap_or_else(PoisonError::into_inner).keep(key, out.get(start..).unwrap_or_default());
}

fn spans(code: &str, syntaxes: &SyntaxSet, syntax: &SyntaxReference, out: &mut String) {
    let mut state = ParseState::new(syntax);
    let mut stack = ScopeStack::new();
    let mut known = KNOWN.lock().map(|known| known.clone()).unwrap_or_default();
    let before = known.len();
    let mut span = Span { out, class: None, space: String::new() };
    for line in code.split_inclusive('\n') {
        let parsed = if line.len() > CODE_LINE_BYTES_MAX { None } else { state.parse_line(line, syntaxes).ok() };
        let Some(parsed) = parsed else {
            span.write(line, None);
            continue;
        };
        write_line(line, &parsed, &mut stack, &mut known, &mut span);
    }
    span.end();
    span.out.push_str(&span.space);
    if known.len() > before
        && let Ok(mut shared) = KNOWN.lock()
    {
        shared.extend(known);
    }
}

fn write_line(line: &str, operations: &[(usize, ScopeStackOp)], stack: &mut ScopeStack, known: &mut HashMap<Scope, Option<&'static str>>, span: &mut Span<'_>) {
    let mut at = 0;
    for (position, operation) in operations {
        if *position > at {
            span.write(line.get(at..*position).unwrap_or_default(), class_of(stack, known));
            at = *position;
        }
        if stack.apply(operation).is_err() {
            *stack = ScopeStack::new();
        }
    }
    span.write(line.get(at..).unwrap_or_default(), class_of(stack, known));
}

/// The class of the innermost scope that has one; comments and strings keep theirs whatever stands in them, except for what is
/// interpolated.
fn class_of(stack: &ScopeStack, known: &mut HashMap<Scope, Option<&'static str>>) -> Option<&'static str> {
    stack
        .as_slice()
        .iter()
        .rev()
        .find_map(|scope| *known.entry(*scope).or_insert_with(|| RULES.iter().find(|(rule, _)| rule.is_prefix_of(*scope)).map(|(_, class)| *class)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_forgotten_comes_out_the_same() {
        let code = "fn main() { println!(\"{}\", 1 + 2); }\n".repeat(3);
        let first = highlight(&code, "rust");
        forget();
        assert!(first.contains("hl-keyword") && first == highlight(&code, "rust"));
    }

    #[test]
    fn code_is_classified() {
        let html = highlight("int main() { return 42; } // <end>\n", "cpp");
        for expected in [
            r#"<pre class="code" data-language="cpp" tabindex="0"><code>"#,
            r#"<span class="hl-type">int</span>"#,
            r#"<span class="hl-keyword">return</span>"#,
            r#"<span class="hl-number">42</span>"#,
            r#"<span class="hl-function">main</span>"#,
            "&lt;end&gt;",
        ] {
            assert!(html.contains(expected), "{html}");
        }
        assert_eq!(crate::html::text_of(&html), "int main() { return 42; } // <end>");
        assert_eq!(crate::html::clean(&html), html);
    }

    #[test]
    fn code_seen_before_reads_the_same() {
        let code = "int main() { return 42; } // once and again";
        assert_eq!(highlight(code, "cpp"), highlight(code, "cpp"));
        assert_ne!(highlight(code, "cpp"), highlight(code, "python"));
        let mut remembered = Remembered::default();
        for number in 0..40 {
            remembered.keep((number.to_string(), "x".repeat(REMEMBERED_BYTES_MAX / 20)), "");
            assert!(remembered.bytes <= REMEMBERED_BYTES_MAX, "{number}");
        }
        assert!(remembered.spans.len() >= 19, "{}", remembered.spans.len());
        remembered.keep((String::new(), "x".repeat(REMEMBERED_BYTES_MAX + 1)), "");
        assert!(remembered.spans.is_empty());
    }

    #[test]
    fn unknown_and_endless_code_stays_plain() {
        assert_eq!(highlight("a < b", "no-such"), r#"<pre class="code" data-language="no-such" tabindex="0"><code>a &lt; b</code></pre>"#);
        assert_eq!(highlight("x", r#"a"b>c"#), r#"<pre class="code" data-language="abc" tabindex="0"><code>x</code></pre>"#);
        assert!(highlight(&"int x;\n".repeat(CODE_BYTES_MAX / 7), "cpp").contains("hl-type"));
        assert!(!highlight(&"int x;\n".repeat(CODE_BYTES_MAX / 7 + 1), "cpp").contains("hl-type"));
        assert!(!highlight(&format!("int {};", "x".repeat(CODE_LINE_BYTES_MAX)), "cpp").contains("hl-type"));
    }
}
