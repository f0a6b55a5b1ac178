//! Templates hold structure; words come from Fluent, styles and scripts from files (the content security policy allows no other).

use crate::finding::Finding;
use crate::tree::Tree;

/// Attributes whose value a person reads or hears.
const READ_ATTRIBUTES: &[&str] =
    &["alt", "title", "placeholder", "aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "label", "summary"];

/// Checks every template.
pub fn check(tree: &Tree, findings: &mut Vec<Finding>) {
    for (path, text) in tree.with_ending(".html").filter(|(path, _)| path.starts_with("crates/") && path.contains("/templates/")) {
        let mut add = |line: usize, rule: &'static str, message: String| findings.push(Finding::new(path, line, rule, message));
        for (line, piece) in pieces(&without_expressions(text)) {
            match piece {
                Piece::Text(text) => {
                    if has_letters(&text) {
                        add(line, "template-text", format!("“{}” belongs in locales/: write a message and call it", text.trim()));
                    }
                }
                Piece::Tag { name, attributes } => check_tag(line, &name, &attributes, &mut add),
            }
        }
    }
}

fn check_tag(line: usize, name: &str, attributes: &[(String, String)], add: &mut impl FnMut(usize, &'static str, String)) {
    for (attribute, value) in attributes {
        if attribute == "style" {
            add(line, "inline", "`style=` is refused by the content security policy: give it a class".to_owned());
        } else if attribute.len() > 2 && attribute.starts_with("on") {
            add(line, "inline", format!("`{attribute}=` is refused by the content security policy: listen in the script file"));
        } else if READ_ATTRIBUTES.contains(&attribute.as_str()) && has_letters(value) {
            add(line, "template-text", format!("“{value}” in `{attribute}` belongs in locales/: write a message and call it"));
        }
    }
    let has = |wanted: &str| attributes.iter().any(|(attribute, _)| attribute == wanted);
    let is_data = attributes.iter().any(|(attribute, value)| attribute == "type" && value == "application/ld+json");
    if name == "style" || (name == "script" && !has("src") && !is_data) {
        add(line, "inline", format!("`<{name}>` with content is refused by the content security policy: put it into a file"));
    }
}

fn has_letters(text: &str) -> bool {
    let mut rest = text;
    // Character references such as &nbsp; are not words.
    while let Some((before, after)) = rest.split_once('&') {
        if before.chars().any(char::is_alphabetic) {
            return true;
        }
        let name = after.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '#').unwrap_or(after.len());
        rest = after.get(name..).filter(|rest| rest.starts_with(';')).unwrap_or(after);
    }
    rest.chars().any(char::is_alphabetic)
}

/// The template with `{{ }}`, `{% %}`, `{# #}` and HTML comments blanked, lines kept.
fn without_expressions(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let close = [("{{", "}}"), ("{%", "%}"), ("{#", "#}"), ("<!--", "-->")].into_iter().find(|(open, _)| rest.starts_with(open)).map(|(_, close)| close);
        let length = close.map_or(letter.len_utf8(), |close| rest.find(close).map_or(rest.len(), |at| at + close.len()));
        let (taken, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        if close.is_some() {
            out.extend(taken.chars().map(|letter| if letter == '\n' { '\n' } else { ' ' }));
        } else {
            out.push_str(taken);
        }
        rest = after;
    }
    out
}

enum Piece {
    Text(String),
    Tag { name: String, attributes: Vec<(String, String)> },
}

/// Tags and the texts between them, with the lines they begin on. The content of `<script>` and `<style>` is no text.
fn pieces(text: &str) -> Vec<(usize, Piece)> {
    let mut out = Vec::new();
    let mut line = 1;
    let mut rest = text;
    while !rest.is_empty() {
        let (before, after) = rest.split_at_checked(rest.find('<').unwrap_or(rest.len())).unwrap_or((rest, ""));
        let leading = before.len() - before.trim_start().len();
        let blank_lines = before.get(..leading).unwrap_or_default().matches('\n').count();
        out.push((line + blank_lines, Piece::Text(before.to_owned())));
        line += before.matches('\n').count();
        let (tag, mut after) = after.split_at_checked(tag_length(after)).unwrap_or((after, ""));
        if !tag.is_empty() {
            let (name, attributes) = read_tag(tag);
            if name == "script" || name == "style" {
                let (content, next) = after.split_at_checked(after.find("</").unwrap_or(after.len())).unwrap_or((after, ""));
                out.push((line, Piece::Tag { name, attributes }));
                line += tag.matches('\n').count() + content.matches('\n').count();
                after = next;
            } else {
                out.push((line, Piece::Tag { name, attributes }));
                line += tag.matches('\n').count();
            }
        }
        rest = after;
    }
    out
}

/// The length of a tag, with quoted `>` inside it.
fn tag_length(text: &str) -> usize {
    let mut quote = None;
    for (at, letter) in text.char_indices() {
        match (quote, letter) {
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), letter) if open == letter => quote = None,
            (None, '>') => return at + 1,
            _ => {}
        }
    }
    text.len()
}

fn read_tag(tag: &str) -> (String, Vec<(String, String)>) {
    let inside = tag.trim_start_matches('<').trim_end_matches('>');
    let end = inside.find(char::is_whitespace).unwrap_or(inside.len());
    let (name, mut rest) = inside.split_at_checked(end).unwrap_or((inside, ""));
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '/');
        if rest.is_empty() {
            return (name.to_ascii_lowercase(), attributes);
        }
        let end = rest.find(|letter: char| letter.is_whitespace() || letter == '=').unwrap_or(rest.len());
        let (attribute, after) = rest.split_at_checked(end.max(1)).unwrap_or((rest, ""));
        let (value, after) = read_value(after);
        attributes.push((attribute.to_ascii_lowercase(), value.to_owned()));
        rest = after;
    }
}

/// The value after an attribute's name, if there is one, and what follows it.
fn read_value(text: &str) -> (&str, &str) {
    let Some(value) = text.trim_start().strip_prefix('=').map(str::trim_start) else { return ("", text) };
    for quote in ['"', '\''] {
        if let Some(quoted) = value.strip_prefix(quote) {
            return quoted.split_once(quote).unwrap_or((quoted, ""));
        }
    }
    value.split_at_checked(value.find(char::is_whitespace).unwrap_or(value.len())).unwrap_or((value, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&'static str, usize)> {
        let mut findings = Vec::new();
        check(&Tree::of(&[("crates/a/templates/x.html", text)]), &mut findings);
        findings.iter().map(|finding| (finding.rule, finding.line)).collect()
    }

    #[test]
    fn good_templates_pass() {
        let text = "{% extends \"layout.html\" %}{# words #}\n<!-- words -->\n<a class=\"button\" href=\"/x?a=b>c\"{% if a > b %} hidden{% endif %}>{{ words.home() }} · 1/2 &nbsp;→</a>\n\
                    <script src=\"/x.js\" defer></script><script type=\"application/ld+json\">{{ data }} {\"a\": 1}</script>\n<img alt=\"{{ words.cover() }}\" src=x.svg>";
        assert_eq!(found(text), []);
    }

    #[test]
    fn text_is_found() {
        assert_eq!(found("<p>\n\n  Welcome {{ name }}</p>\n<p>首页</p>"), [("template-text", 3), ("template-text", 4)]);
        assert_eq!(found("<p>&copy; All rights</p>"), [("template-text", 1)]);
        assert_eq!(found("\n<input placeholder=\"Search\">"), [("template-text", 2)]);
        assert_eq!(found("<a aria-label='Close' title=\"{{ w }}\">×</a>"), [("template-text", 1)]);
    }

    #[test]
    fn inline_styles_and_scripts_are_found() {
        assert_eq!(found("<p style=\"color: red\">"), [("inline", 1)]);
        assert_eq!(found("\n<p\n  onclick=\"go()\">"), [("inline", 2)]);
        assert_eq!(found("<script>\nlet a = 1;\n</script>\n<style>a { }</style>"), [("inline", 1), ("inline", 4)]);
    }
}
