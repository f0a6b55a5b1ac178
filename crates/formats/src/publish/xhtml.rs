//! Trees as well-formed XHTML, which is HTML at the same time.

use super::tree::{Element, Node, is_void};

/// The namespace of MathML.
const MATHML: &str = "http://www.w3.org/1998/Math/MathML";

/// Writes text so that it means itself in XML. What XML cannot hold is left out.
pub(super) fn escape(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            '\t' | '\n' => out.push(letter),
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fdd0}'..='\u{fdef}' => {}
            other if u32::from(other) & 0xfffe == 0xfffe => {}
            other => out.push(other),
        }
    }
}

/// The text written so.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    escape(text, &mut out);
    out
}

/// Writes the nodes one after the other.
pub(super) fn write(nodes: &[Node], out: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => escape(text, out),
            Node::Element(element) => write_element(element, out),
        }
    }
}

/// Writes the start tag of an element.
pub(super) fn write_start(element: &Element, out: &mut String) {
    out.push('<');
    out.push_str(&element.name);
    if element.is("math") {
        write_attribute("xmlns", MATHML, out);
    }
    for (name, value) in &element.attributes {
        write_attribute(name, value, out);
        if name == "lang" {
            write_attribute("xml:lang", value, out);
        }
    }
    out.push_str(if is_void(&element.name) { "/>" } else { ">" });
}

/// Writes the end tag of an element that has one.
pub(super) fn write_end(element: &Element, out: &mut String) {
    if !is_void(&element.name) {
        out.push_str("</");
        out.push_str(&element.name);
        out.push('>');
    }
}

fn write_element(element: &Element, out: &mut String) {
    write_start(element, out);
    if element.is("pre") && matches!(element.children.first(), Some(Node::Text(text)) if text.starts_with('\n')) {
        out.push('\n'); // HTML swallows the first line break of a pre, XML does not mind another
    }
    write(&element.children, out);
    write_end(element, out);
}

fn write_attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape(value, out);
    out.push('"');
}
