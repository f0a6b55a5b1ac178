//! Reading XML within bounds, and the few questions every part asks of a node.

use roxmltree::{Document, ParsingOptions};

use crate::bounds::{NESTING_MAX, TITLE_CHARS_MAX, XML_NODES_MAX};
use crate::model::Refusal;
use crate::source::refuse;

/// A node whose document and text live equally long.
pub(super) type Node<'a> = roxmltree::Node<'a, 'a>;

/// Parses a document. Document types and entities, too many nodes and too deep nesting are refused with their line.
pub(super) fn parse<'t>(path: &str, text: &'t str) -> Result<Document<'t>, Refusal> {
    parse_within(path, text, XML_NODES_MAX, NESTING_MAX)
}

fn parse_within<'t>(path: &str, text: &'t str, nodes_max: u32, nesting_max: usize) -> Result<Document<'t>, Refusal> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: nodes_max, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| {
        let line = usize::try_from(error.pos().row).unwrap_or(0);
        match error {
            roxmltree::Error::DtdDetected => refuse(path, line, "xml", "the file has a document type declaration; remove it, entities are never resolved"),
            roxmltree::Error::NodesLimitReached => refuse(path, line, "too-large", format!("the file has more than {nodes_max} XML nodes; split it")),
            other => refuse(path, line, "xml", format!("not well-formed XML: {other}")),
        }
    })?;
    match too_deep(&document, nesting_max) {
        Some(line) => Err(refuse(path, line, "too-deep", format!("elements are nested deeper than {nesting_max}"))),
        None => Ok(document),
    }
}

/// The line of the first element deeper than the bound; walks without recursion, because the depth is not yet known to be safe.
fn too_deep(document: &Document<'_>, nesting_max: usize) -> Option<usize> {
    let mut node = document.root_element();
    let mut depth = 1usize;
    loop {
        if depth > nesting_max {
            return Some(line_at(document, node.range().start));
        }
        if let Some(child) = node.first_child() {
            node = child;
            depth += 1;
            continue;
        }
        loop {
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            node = node.parent_element()?;
            depth = depth.saturating_sub(1);
        }
    }
}

fn line_at(document: &Document<'_>, position: usize) -> usize {
    usize::try_from(document.text_pos_at(position).row).unwrap_or(0)
}

/// The line a node starts on, from 1. Counts from the top of the file, so it is for refusals only.
pub(super) fn line(node: Node<'_>) -> usize {
    line_at(node.document(), node.range().start)
}

/// The local name of an element; empty for text.
pub(super) fn name(node: Node<'_>) -> &str {
    node.tag_name().name()
}

/// The first child element with this local name.
pub(super) fn child<'a>(node: Node<'a>, wanted: &str) -> Option<Node<'a>> {
    elements(node).find(|element| name(*element) == wanted)
}

/// The child elements.
pub(super) fn elements<'a>(node: Node<'a>) -> impl Iterator<Item = Node<'a>> {
    node.children().filter(Node::is_element)
}

/// Whether the `class` attribute holds this class.
pub(super) fn has_class(node: Node<'_>, wanted: &str) -> bool {
    classes(node).any(|class| class == wanted)
}

/// The classes of an element.
pub(super) fn classes<'a>(node: Node<'a>) -> impl Iterator<Item = &'a str> {
    node.attribute("class").unwrap_or("").split_whitespace()
}

/// All text under a node with single spaces.
pub(super) fn plain(node: Node<'_>) -> String {
    let mut words = String::new();
    for piece in node.descendants().filter_map(|inner| {
        if name(inner) == "newline" {
            Some(" ")
        } else if inner.is_text() {
            inner.text()
        } else {
            None
        }
    }) {
        words.push_str(piece);
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A title as plain text, cut at the bound.
pub(super) fn title_of(node: Node<'_>) -> String {
    let whole = plain(node);
    if whole.chars().count() <= TITLE_CHARS_MAX {
        return whole;
    }
    whole.chars().take(TITLE_CHARS_MAX - 1).chain(['…']).collect()
}

/// Whether a node holds neither words nor elements.
pub(super) fn is_empty(node: Node<'_>) -> bool {
    node.children().all(|inner| if inner.is_text() { inner.text().unwrap_or("").trim().is_empty() } else { !inner.is_element() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_hold_exactly() {
        assert!(parse_within("f", "<a><b/></a>", 3, 9).is_ok());
        assert_eq!(parse_within("f", "<a><b/><c/></a>", 3, 9).unwrap_err().code, "too-large");
        let deep = |levels: usize| format!("{}\n{}", "<a>".repeat(levels), "</a>".repeat(levels));
        assert!(parse("f", &deep(NESTING_MAX - 1)).is_ok());
        assert_eq!(parse("f", &deep(NESTING_MAX + 1)).unwrap_err().code, "too-deep");
        assert_eq!(parse("f", &deep(100_000)).unwrap_err().code, "too-deep");
    }

    #[test]
    fn entities_are_refused_and_broken_xml_says_its_line() {
        let bomb = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>\n<x>&b;</x>";
        assert!(parse("f", bomb).unwrap_err().reason.contains("document type"));
        let external = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><x>&a;</x>";
        assert_eq!(parse("f", external).unwrap_err().code, "xml");
        let refusal = parse("f", "<a>\n<b>\n</a>").unwrap_err();
        assert_eq!((refusal.code, refusal.line), ("xml", 3));
    }
}
