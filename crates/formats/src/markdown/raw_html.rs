//! HTML inside of Markdown, before it is cleaned: pictures and frames become descriptions, and what is no HTML stays text.

use super::links::{Destination, LinkResolver};
use super::writer::{picture_in_line, write_link_start};
use crate::html::escape;

/// Elements that are HTML; anything else in angle brackets is what the author wanted to show: `vector<int>`.
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "address",
    "area",
    "article",
    "aside",
    "audio",
    "b",
    "base",
    "bdi",
    "bdo",
    "big",
    "blockquote",
    "br",
    "button",
    "canvas",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "data",
    "datalist",
    "dd",
    "del",
    "details",
    "dfn",
    "dialog",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "fieldset",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "legend",
    "li",
    "link",
    "main",
    "map",
    "mark",
    "math",
    "menu",
    "meta",
    "meter",
    "nav",
    "nobr",
    "noscript",
    "object",
    "ol",
    "optgroup",
    "option",
    "output",
    "p",
    "param",
    "picture",
    "pre",
    "progress",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "script",
    "section",
    "select",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "track",
    "tt",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
];

/// Goes over a piece of HTML. `text` writes what stands between tags.
pub(super) fn rewrite(html: &str, links: &dyn LinkResolver, text: &mut dyn FnMut(&str) -> String) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, tail)) = rest.split_once('<') {
        out.push_str(&text(before));
        let Some(end) = tag_end(tail) else {
            out.push_str(&escape("<"));
            rest = tail;
            continue;
        };
        let (inside, after) = (tail.get(..end).unwrap_or_default(), tail.get(end + 1..).unwrap_or_default());
        let name = element_name(inside);
        if matches!(name.as_str(), "script" | "style" | "template" | "noscript") && !inside.starts_with('/') && !after.contains(&format!("</{name}")) {
            // Left open, it would take the rest of the page with it.
            out.push_str(&escape(&format!("<{inside}>")));
        } else {
            out.push_str(&tag(inside, &name, links));
        }
        rest = after;
    }
    out.push_str(&text(rest));
    out
}

/// Where the tag ends whose inside starts here: `>` outside of quotes.
fn tag_end(inside: &str) -> Option<usize> {
    let first = inside.chars().next()?;
    if !(first.is_ascii_alphabetic() || matches!(first, '/' | '!' | '?')) {
        return None;
    }
    let mut quote = None;
    for (at, letter) in inside.char_indices() {
        match (letter, quote) {
            ('>', None) => return Some(at),
            ('<', None) => return None,
            ('"' | '\'', None) => quote = Some(letter),
            (closing, Some(opening)) if closing == opening => quote = None,
            _ => {}
        }
        if at > TAG_BYTES_MAX {
            return None;
        }
    }
    None
}

/// The longest tag that is read.
const TAG_BYTES_MAX: usize = 4_000;

fn element_name(inside: &str) -> String {
    inside.trim_start_matches('/').chars().take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '-').flat_map(char::to_lowercase).collect()
}

fn tag(inside: &str, name: &str, links: &dyn LinkResolver) -> String {
    if inside.starts_with(['!', '?']) {
        return String::new();
    }
    if !ELEMENTS.contains(&name) {
        return escape(&format!("<{inside}>"));
    }
    if inside.starts_with('/') {
        let embedded = matches!(name, "iframe" | "video" | "audio" | "embed" | "source" | "object");
        return if embedded { String::new() } else { format!("</{}>", shown_name(name)) };
    }
    match name {
        "img" => picture_in_line(&attribute(inside, "alt").unwrap_or_default(), &attribute(inside, "src").unwrap_or_default(), links),
        "iframe" | "video" | "audio" | "embed" | "source" | "object" => {
            let address = attribute(inside, "src").or_else(|| attribute(inside, "data")).unwrap_or_default();
            let title = attribute(inside, "title").unwrap_or_default();
            if address.is_empty() { String::new() } else { picture_in_line(&title, &address, links) }
        }
        "a" => {
            let mut out = String::new();
            match attribute(inside, "href") {
                Some(target) => {
                    if links.link(&target) == Destination::Nowhere {
                        out.push_str("<a>");
                    } else {
                        write_link_start(&mut out, &links.link(&target));
                    }
                }
                None => {
                    let id = attribute(inside, "id").or_else(|| attribute(inside, "name")).unwrap_or_default();
                    out.push_str(&format!("<a id=\"{}\">", escape(&id)));
                }
            }
            out
        }
        "h1" | "tt" | "strike" | "big" => format!("<{}>", shown_name(name)),
        _ => format!("<{inside}>"),
    }
}

/// Elements that left HTML or would be out of order, and what they are now.
fn shown_name(name: &str) -> &str {
    match name {
        "h1" => "h2",
        "tt" => "code",
        "strike" => "s",
        "big" => "strong",
        other => other,
    }
}

/// The value of an attribute in the inside of a tag.
pub(super) fn attribute(inside: &str, name: &str) -> Option<String> {
    let mut rest = inside;
    while let Some(at) = rest.find(name) {
        let (before, tail) = rest.split_at_checked(at)?;
        let after = tail.get(name.len()..)?;
        rest = after;
        if !before.ends_with(|letter: char| letter.is_whitespace() || letter == '"' || letter == '\'') {
            continue;
        }
        let Some(value) = after.trim_start().strip_prefix('=') else { continue };
        let value = value.trim_start();
        let found = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value.get(1..)?.split(quote).next()?,
            _ => value.split(|letter: char| letter.is_whitespace() || letter == '/' || letter == '>').next()?,
        };
        return Some(found.replace("&amp;", "&").replace("&quot;", "\""));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_tag_is_looked_for_to_a_bound() {
        assert!(tag_end(&format!("{}>", "a".repeat(TAG_BYTES_MAX + 1))).is_some());
        assert!(tag_end(&format!("{}>", "a".repeat(TAG_BYTES_MAX + 2))).is_none());
    }
}
