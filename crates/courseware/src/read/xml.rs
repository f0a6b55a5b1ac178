//! Reading XML within bounds, and the few questions every part asks of a node.

use std::borrow::Cow;

use roxmltree::{Document, ParsingOptions};

use crate::model::bounds::{Bounds, NESTING_MAX};
use crate::model::detail::{Detail, XmlFlaw};
use crate::model::refusal::{Reason, Refusal};

/// A node whose document and text live equally long.
pub type Node<'a> = roxmltree::Node<'a, 'a>;

/// The text of a file: UTF-8, or UTF-16 with its mark.
pub fn text<'a>(file: &str, bytes: &'a [u8]) -> Result<Cow<'a, str>, Refusal> {
    let wrong = || Refusal::of(Reason::Xml, file, 0, Detail::Encoding);
    let wide = |bytes: &[u8], read: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(read).collect();
        String::from_utf16(&units).map(Cow::Owned).map_err(|_| wrong())
    };
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return wide(rest, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return wide(rest, u16::from_be_bytes);
    }
    std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).map(Cow::Borrowed).map_err(|_| wrong())
}

/// Parses a document. Document types, too many nodes and too deep nesting are refused with their line.
pub fn parse<'t>(file: &str, text: &'t str, bounds: &Bounds) -> Result<Document<'t>, Refusal> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: bounds.nodes, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| {
        let line = usize::try_from(error.pos().row).unwrap_or(0);
        match error {
            roxmltree::Error::DtdDetected => Refusal::of(Reason::Xml, file, line, Detail::DocumentType),
            roxmltree::Error::NodesLimitReached => Refusal::of(Reason::XmlTooLarge, file, line, Detail::Nodes(bounds.nodes)),
            other => Refusal::of(Reason::Xml, file, line, syntax(other)),
        }
    })?;
    match too_deep(&document) {
        Some(line) => Err(Refusal::of(Reason::XmlTooLarge, file, line, Detail::Nesting(NESTING_MAX))),
        None => Ok(document),
    }
}

fn syntax(error: roxmltree::Error) -> Detail {
    use roxmltree::Error;
    let told = error.to_string();
    let flaw = match error {
        Error::UnexpectedCloseTag(open, close, _) => XmlFlaw::CloseTag(open, close),
        Error::UnknownNamespace(prefix, _) => XmlFlaw::Prefix(prefix),
        Error::UnknownEntityReference(name, _) => XmlFlaw::Entity(name),
        Error::MalformedEntityReference(_) => XmlFlaw::Ampersand,
        Error::DuplicatedAttribute(name, _) => XmlFlaw::AttributeTwice(name),
        Error::NoRootNode => XmlFlaw::Empty,
        Error::UnclosedRootNode | Error::UnexpectedEndOfStream => XmlFlaw::Unclosed,
        Error::NonXmlChar(..) => XmlFlaw::Character,
        _ => XmlFlaw::Other,
    };
    Detail::Syntax(flaw, told)
}

/// The line of the first element deeper than the bound; walks without recursion, because the depth is not yet known to be safe.
fn too_deep(document: &Document<'_>) -> Option<usize> {
    let mut node = document.root_element();
    let mut depth = 1usize;
    loop {
        if depth > NESTING_MAX {
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

/// The line a node starts on, from 1.
pub fn line(node: Node<'_>) -> usize {
    line_at(node.document(), node.range().start)
}

/// The local name of an element; empty for text.
pub fn name(node: Node<'_>) -> &str {
    node.tag_name().name()
}

/// The namespace of an element.
pub fn namespace(node: Node<'_>) -> &str {
    node.tag_name().namespace().unwrap_or("")
}

/// The child elements.
pub fn elements<'a>(node: Node<'a>) -> impl Iterator<Item = Node<'a>> {
    node.children().filter(Node::is_element)
}

/// The first child element with this local name.
pub fn child<'a>(node: Node<'a>, wanted: &str) -> Option<Node<'a>> {
    elements(node).find(|element| name(*element) == wanted)
}

/// The value of an attribute with this local name, in whatever namespace; trimmed.
pub fn attribute<'a>(node: Node<'a>, wanted: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == wanted).map(|attribute| attribute.value().trim())
}

/// All text right in an element, without white space at its ends.
pub fn content(node: Node<'_>) -> String {
    let whole: String = node.children().filter(Node::is_text).filter_map(|text| text.text()).collect();
    whole.trim().to_owned()
}

/// All text under a node with single spaces, cut at a number of characters.
pub fn plain(node: Node<'_>, chars_max: usize) -> String {
    let whole: String = node.descendants().filter(Node::is_text).filter_map(|text| text.text()).collect();
    cut(&whole.split_whitespace().collect::<Vec<_>>().join(" "), chars_max)
}

/// A text cut at a number of characters.
pub fn cut(text: &str, chars_max: usize) -> String {
    if text.chars().count() <= chars_max {
        return text.to_owned();
    }
    text.chars().take(chars_max.saturating_sub(1)).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_hold_exactly_and_entities_are_refused() {
        let deep = |levels: usize| format!("{}{}", "<a>".repeat(levels), "</a>".repeat(levels));
        assert!(parse("f", &deep(NESTING_MAX), &Bounds::USUAL).is_ok());
        assert_eq!(parse("f", &deep(NESTING_MAX + 1), &Bounds::USUAL).unwrap_err().reason, Reason::XmlTooLarge);
        assert_eq!(parse("f", &deep(50_000), &Bounds::USUAL).unwrap_err().reason, Reason::XmlTooLarge);
        let few = Bounds { nodes: 3, ..Bounds::USUAL };
        assert!(parse("f", "<a><b/></a>", &few).is_ok());
        assert_eq!(parse("f", "<a><b/><c/></a>", &few).unwrap_err().reason, Reason::XmlTooLarge);
        assert_eq!(Bounds::USUAL.nodes, crate::model::bounds::NODES_MAX);
        let bomb = "<!DOCTYPE x [<!ENTITY a \"ha\">]>\n<x>&a;</x>";
        assert_eq!(parse("f", bomb, &Bounds::USUAL).unwrap_err().reason, Reason::Xml);
        let refusal = parse("f", "<a>\n<b>\n</a>", &Bounds::USUAL).unwrap_err();
        assert_eq!((refusal.reason, refusal.line), (Reason::Xml, 3));
    }

    #[test]
    fn texts_are_read_with_their_marks() {
        assert_eq!(text("f", b"\xef\xbb\xbfx").unwrap(), "x");
        assert_eq!(text("f", b"\xff\xfex\0").unwrap(), "x");
        assert_eq!(text("f", b"\xfe\xff\0x").unwrap(), "x");
        assert!(text("f", b"\xff\xff").is_err());
    }
}
