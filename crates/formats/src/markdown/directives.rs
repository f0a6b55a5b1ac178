//! What block directives look like, and what they become.

use super::words::{capitalised, note_kind};
use crate::html::escape;

/// How far the content of a directive is indented.
pub(super) const INDENT: usize = 4;
/// The name of a tab.
pub(super) const TAB: &str = "tab";
/// The name of what stands around tabs.
pub(super) const TABS: &str = "tabs";

/// A block directive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    /// What it is called: `note`, `tab`, `challenge`.
    pub name: String,
    /// Its title as written (Markdown); empty where it has none.
    pub title: String,
    /// Whether it is folded away at first.
    pub folded: bool,
    /// The line it begins on.
    pub line: usize,
}

/// What stands around the content of a directive, in HTML.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wrapping {
    /// Before all.
    pub before: String,
    /// Around the title: what stands before and after it. The title is left out where this is empty.
    pub title: (String, String),
    /// The title in Markdown, where the directive has none of its own.
    pub default_title: String,
    /// After all.
    pub after: String,
}

/// What admonitions and tabs become unless an importer says otherwise.
#[must_use]
pub fn standard_wrapping(directive: &Directive) -> Wrapping {
    let kind = note_kind(&directive.name);
    if directive.name == TAB {
        return Wrapping {
            before: "<section class=\"tab\">".to_owned(),
            title: ("<h4>".to_owned(), "</h4>".to_owned()),
            after: "</section>".to_owned(),
            ..Wrapping::default()
        };
    }
    if directive.folded {
        return Wrapping {
            before: format!("<details class=\"fold fold-{}\">", escape(kind)),
            title: ("<summary>".to_owned(), "</summary>".to_owned()),
            default_title: capitalised(&directive.name),
            after: "</details>".to_owned(),
        };
    }
    Wrapping {
        before: format!("<aside class=\"note note-{}\">", escape(kind)),
        title: ("<p class=\"note-title\">".to_owned(), "</p>".to_owned()),
        after: "</aside>".to_owned(),
        ..Wrapping::default()
    }
}

/// An open fence.
pub(super) struct Fence {
    pub(super) sign: char,
    pub(super) length: usize,
}

pub(super) fn snippet_name(trimmed: &str) -> Option<&str> {
    let after = trimmed.trim_start_matches('-').strip_prefix("8<")?;
    let rest = after.trim_start_matches('-').trim();
    let name = rest.strip_prefix(['"', '\''])?.strip_suffix(['"', '\''])?;
    (trimmed.starts_with('-') && !name.is_empty()).then_some(name)
}

/// The line with the tabs of its indentation as spaces.
pub(super) fn without_leading_tabs(line: &str) -> std::borrow::Cow<'_, str> {
    let end = line.find(|letter: char| letter != ' ' && letter != '\t').unwrap_or(line.len());
    let (indent, rest) = line.split_at_checked(end).unwrap_or(("", line));
    if !indent.contains('\t') {
        return line.into();
    }
    let mut width = 0;
    for letter in indent.chars() {
        width = if letter == '\t' { width / INDENT * INDENT + INDENT } else { width + 1 };
    }
    format!("{}{rest}", " ".repeat(width)).into()
}

pub(super) fn fence_of(trimmed: &str) -> Option<Fence> {
    let sign = trimmed.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
    let info = trimmed.trim_start_matches(sign);
    let length = trimmed.len() - info.len();
    (length >= 3 && !(sign == '`' && info.contains('`'))).then_some(Fence { sign, length })
}

/// `!!! kind "title"`, `??? kind`, `???+ kind inline end "title"`: name, title, folded.
pub(super) fn admonition(trimmed: &str) -> Option<(String, String, bool)> {
    let (folded, rest) = if let Some(rest) = trimmed.strip_prefix("!!!") {
        (false, rest)
    } else if let Some(rest) = trimmed.strip_prefix("???+") {
        (false, rest)
    } else {
        (true, trimmed.strip_prefix("???")?)
    };
    let rest = rest.trim();
    let (words, title) = match rest.split_once('"') {
        Some((words, title)) => (words.trim(), title.strip_suffix('"')?),
        None => (rest, ""),
    };
    let mut names = words.split_whitespace();
    let name = names.next().unwrap_or(if title.is_empty() { "" } else { "note" });
    let plain = |word: &str| word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    (!name.is_empty() && plain(name) && names.all(plain)).then(|| (name.to_lowercase(), title.trim().to_owned(), folded))
}

/// The label of `=== "label"`.
pub(super) fn tab_label(trimmed: &str) -> Option<String> {
    let rest = trimmed.strip_prefix("===")?.trim_start_matches(['!', '+']).trim();
    let label = rest.strip_prefix('"')?.strip_suffix('"')?.trim();
    (!label.is_empty()).then(|| label.to_owned())
}
