//! Presentation MathML without its prefix; what browsers no longer draw is rewritten.

use super::super::xml::{self, Node};
use super::Renderer;
use crate::html::escape;

/// Elements that hold text and nothing else.
const TOKENS: &[&str] = &["mi", "mn", "mo", "ms", "mtext"];
/// Elements that hold other elements and are drawn as they are.
const LAYOUT: &[&str] = &[
    "maction",
    "menclose",
    "merror",
    "mfrac",
    "mmultiscripts",
    "mover",
    "mpadded",
    "mphantom",
    "mprescripts",
    "mroot",
    "mrow",
    "mspace",
    "msqrt",
    "mstyle",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtr",
    "munder",
    "munderover",
    "none",
];
/// The words of content MathML: meaning without layout, which cannot be drawn.
const CONTENT: &[&str] = &["apply", "bind", "ci", "cn", "csymbol", "lambda", "matrix", "piecewise", "reln", "vector"];

impl Renderer<'_> {
    pub(super) fn math(&mut self, node: Node<'_>, block: bool, run: &mut String) {
        let mut inner = String::new();
        self.math_children(node, &mut inner);
        if inner.trim().is_empty() {
            return;
        }
        let display = if block { " display=\"block\"" } else { "" };
        let alttext = node.attribute("alttext").map(|text| format!(" alttext=\"{}\"", escape(text))).unwrap_or_default();
        run.push_str(&format!("<math{display}{alttext}>{}</math>", inner.trim()));
    }

    fn math_children(&mut self, node: Node<'_>, run: &mut String) {
        for child in node.children() {
            if child.is_text() {
                let text = child.text().unwrap_or("");
                if !text.trim().is_empty() {
                    run.push_str(&escape(text.trim()));
                }
            } else if child.is_element() {
                self.math_element(child, run);
            }
        }
    }

    fn math_element(&mut self, node: Node<'_>, run: &mut String) {
        let name = xml::name(node);
        match name {
            "annotation" | "annotation-xml" | "maligngroup" | "malignmark" | "mglyph" => {}
            "semantics" => {
                if let Some(first) = node.first_element_child() {
                    self.math_element(first, run);
                }
            }
            "mfenced" => self.fenced(node, run),
            "mlabeledtr" => {
                run.push_str("<mtr>");
                xml::elements(node).skip(1).for_each(|cell| self.math_element(cell, run));
                run.push_str("</mtr>");
            }
            _ if TOKENS.contains(&name) => {
                run.push_str(&format!("<{name}{}>{}</{name}>", attributes(node), escape(&token_text(node))));
            }
            _ if LAYOUT.contains(&name) => {
                run.push_str(&format!("<{name}{}>", attributes(node)));
                self.math_children(node, run);
                run.push_str(&format!("</{name}>"));
            }
            _ if CONTENT.contains(&name) => {
                self.lost(
                    node,
                    "content-mathml",
                    format!("<{name}> is content MathML, which says a meaning and no layout; its words are kept. Write presentation MathML"),
                );
                run.push_str(&format!("<mtext>{}</mtext>", escape(&xml::plain(node))));
            }
            // An unknown element is a row: its content keeps its place among the others.
            _ => {
                run.push_str("<mrow>");
                self.math_children(node, run);
                run.push_str("</mrow>");
            }
        }
    }

    /// `mfenced` left MathML Core; its fences and separators are written out.
    fn fenced(&mut self, node: Node<'_>, run: &mut String) {
        let fence = |mark: &str| if mark.is_empty() { String::new() } else { format!("<mo>{}</mo>", escape(mark)) };
        let separators: Vec<char> = node.attribute("separators").unwrap_or(",").chars().filter(|mark| !mark.is_whitespace()).collect();
        run.push_str("<mrow>");
        run.push_str(&fence(node.attribute("open").unwrap_or("(").trim()));
        for (position, child) in xml::elements(node).enumerate() {
            if let Some(mark) = position.checked_sub(1).and_then(|before| separators.get(before).or(separators.last())) {
                run.push_str(&format!("<mo>{}</mo>", escape(&mark.to_string())));
            }
            self.math_element(child, run);
        }
        run.push_str(&fence(node.attribute("close").unwrap_or(")").trim()));
        run.push_str("</mrow>");
    }
}

/// The text of a token. MathML trims and joins XML's own spaces only: thin and no-break spaces are meant.
fn token_text(node: Node<'_>) -> String {
    let whole: String = node.descendants().filter(Node::is_text).filter_map(|text| text.text()).collect();
    whole.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The attributes of a MathML element. The older ones for weight and slant become the variant that replaced them; the cleaner drops the rest.
fn attributes(node: Node<'_>) -> String {
    let mut written = String::new();
    for attribute in node.attributes().filter(|attribute| attribute.namespace().is_none()) {
        let (name, value) = match (attribute.name(), attribute.value()) {
            ("id" | "class" | "style" | "href", _) => continue,
            ("fontweight", "bold") => ("mathvariant", "bold"),
            ("fontstyle", "italic") => ("mathvariant", "italic"),
            ("fontstyle", "normal") => ("mathvariant", "normal"),
            other => other,
        };
        written.push_str(&format!(" {name}=\"{}\"", escape(value)));
    }
    written
}
