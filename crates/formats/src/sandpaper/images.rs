//! Lists of attributes after pictures and words, as Pandoc has them: `![caption](file){alt='what it shows'}` and `[term]{#id}`.

use crate::html::escape;

/// The longest list of attributes, in bytes.
const ATTRIBUTES_BYTES_MAX: usize = 4_000;
/// The most brackets of a line after which attributes are looked for, so that a line is read in a time that grows with its length.
const BRACKETS_MAX: usize = 64;

/// Rewrites a line outside of code: the description of a picture goes where Markdown has it, a word with an id becomes a span.
pub(super) fn rewrite(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    for _ in 0..BRACKETS_MAX {
        let Some(at) = rest.find("){").into_iter().chain(rest.find("]{")).min() else { break };
        let (before, tail) = rest.split_at(at + 1);
        out.push_str(before);
        rest = tail;
        let Some((attributes, after)) = attributes(tail) else { continue };
        let done = if before.ends_with(')') { describe(&mut out, &attributes) } else { span(&mut out, &attributes) };
        if done {
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

/// Names and values of `{#id .class name='value'}` at the start of the text; nothing where it is none.
fn attributes(text: &str) -> Option<(Vec<(&str, &str)>, &str)> {
    let mut rest = text.strip_prefix('{')?;
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start_matches([' ', '\t', '\n']);
        if text.len() - rest.len() > ATTRIBUTES_BYTES_MAX {
            return None;
        }
        if let Some(after) = rest.strip_prefix('}') {
            return (!found.is_empty()).then_some((found, after));
        }
        let end = rest.find([' ', '=', '}', '\n', '\t'])?;
        let (name, tail) = rest.split_at(end);
        if let Some(value) = tail.strip_prefix('=') {
            if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.') {
                return None;
            }
            let (value, after) = match value.chars().next()? {
                quote @ ('\'' | '"') => closing(value.get(1..)?, quote)?,
                _ => value.split_at(value.find([' ', '}', '\n', '\t'])?),
            };
            found.push((name, value));
            rest = after;
        } else {
            if !name.starts_with(['#', '.']) {
                return None;
            }
            found.push((if name.starts_with('#') { "#" } else { "." }, name.get(1..)?));
            rest = tail;
        }
    }
}

/// The value up to its closing quote: one that a blank or the end of the list follows, so that `'it's'` is read as it was meant.
fn closing(value: &str, quote: char) -> Option<(&str, &str)> {
    let mut ends = value.match_indices(quote).filter_map(|(at, _)| Some((value.get(..at)?, value.get(at + quote.len_utf8()..)?)));
    ends.find(|(_, after)| after.starts_with([' ', '}', '\n', '\t']))
}

/// Puts the description into the picture that the text ends with.
fn describe(out: &mut String, attributes: &[(&str, &str)]) -> bool {
    let Some(start) = out.rfind("![") else { return false };
    let Some((caption, target)) = out.get(start + 2..).and_then(|picture| picture.split_once("](")) else { return false };
    if target.matches(')').count() != target.matches('(').count() + 1 {
        return false;
    }
    let description = attributes.iter().find(|(name, _)| matches!(*name, "alt" | "fig-alt")).map_or("", |(_, value)| value.trim());
    let plain: String = description.split_whitespace().collect::<Vec<_>>().join(" ").replace(['[', ']'], "");
    let shown = match (caption.trim(), plain.as_str()) {
        ("", plain) => plain.to_owned(),
        (caption, "") => caption.to_owned(),
        (caption, plain) if caption == plain => caption.to_owned(),
        (caption, plain) => format!("{} – {plain}", caption.trim_end_matches('.')),
    };
    let picture = format!("![{}]({target}", shown.replace('`', ""));
    out.truncate(start);
    out.push_str(&picture);
    true
}

/// Turns the brackets that the text ends with into a span.
fn span(out: &mut String, attributes: &[(&str, &str)]) -> bool {
    let Some(start) = out.rfind('[') else { return false };
    let Some(text) = out.get(start + 1..).and_then(|inside| inside.strip_suffix(']')) else { return false };
    let id = attributes.iter().find(|(name, _)| *name == "#").map(|(_, id)| format!(" id=\"{}\"", escape(id))).unwrap_or_default();
    let span = format!("<span{id}>{text}</span>");
    out.truncate(start);
    out.push_str(&span);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read() {
        assert_eq!(rewrite("![](fig/a.png){alt='It's a graph'}"), "![It's a graph](fig/a.png)");
        assert_eq!(rewrite("![A b.](a.png){width=\"50%\" alt=\"c [d]\"} x"), "![A b – c d](a.png) x");
        assert_eq!(rewrite("[pipe]{#pipe}"), "<span id=\"pipe\">pipe</span>");
        for kept in ["f(){ return 1; }", "[x](y) {z}", "a [b] c", "![x](y){", "(x){alt='y'}"] {
            assert_eq!(rewrite(kept), kept);
        }
    }

    #[test]
    fn long_lines_are_quick() {
        for hostile in ["]{".repeat(50_000), "![](x){".repeat(20_000), "){a='".repeat(20_000), "![".repeat(50_000)] {
            assert_eq!(rewrite(&hostile), hostile);
        }
        let at_bound = format!("{}[a]{{#b}}", "[a]{".repeat(BRACKETS_MAX - 1));
        assert!(rewrite(&at_bound).ends_with("<span id=\"b\">a</span>"));
        let beyond = format!("{}[a]{{#b}}", "[a]{".repeat(BRACKETS_MAX));
        assert_eq!(rewrite(&beyond), beyond);
    }
}
