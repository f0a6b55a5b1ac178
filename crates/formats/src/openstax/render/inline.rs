//! Text in a line: emphasis, terms, code, footnotes, breaks.

use super::super::xml::{self, Node};
use super::{HEADS, Renderer};
use crate::html::escape;

/// The most spaces or line breaks that one element may ask for.
const COUNT_MAX: usize = 40;

impl Renderer<'_> {
    /// The children of a node as one trimmed line.
    pub(super) fn inline_text(&mut self, node: Node<'_>) -> String {
        let mut run = String::new();
        self.inline_children(node, &mut run);
        run.trim().to_owned()
    }

    pub(super) fn inline_children(&mut self, node: Node<'_>, run: &mut String) {
        for child in node.children() {
            if child.is_text() {
                run.push_str(&escape(child.text().unwrap_or("")));
            } else if child.is_element() && !HEADS.contains(&xml::name(child)) {
                self.inline(child, run);
            }
        }
    }

    pub(super) fn inline(&mut self, node: Node<'_>, run: &mut String) {
        match xml::name(node) {
            "emphasis" => self.emphasis(node, run),
            "term" => self.term(node, run),
            "link" => self.link(node, run),
            "math" => self.math(node, node.attribute("display") == Some("block"), run),
            "media" => self.media_inline(node, run),
            "iframe" | "video" | "audio" | "flash" | "java-applet" | "labview" | "object" | "download" | "image" => self.media_part(node, run),
            "newline" => (0..count(node)).for_each(|_| run.push_str("<br>")),
            "space" => (0..count(node)).for_each(|_| run.push('\u{a0}')),
            "footnote" => self.footnote(node, run),
            "sub" => self.wrapped(node, "sub", "", run),
            "sup" => self.wrapped(node, "sup", "", run),
            "code" | "preformat" => self.wrapped(node, "code", "", run),
            "quote" => self.wrapped(node, "q", "", run),
            "cite" => self.cite(node, run),
            "cite-title" => self.wrapped(node, "em", "", run),
            "foreign" => {
                let language = node.attribute((roxmltree::NS_XML_URI, "lang")).map(|lang| format!(" lang=\"{}\"", escape(lang))).unwrap_or_default();
                self.wrapped(node, "i", &language, run);
            }
            "span" if xml::has_class(node, "token") => self.wrapped(node, "span", " class=\"token\"", run),
            "list" => self.list_inline(node, run),
            // A block where only a line can be: its words stay, parted by spaces.
            name if super::BLOCKS.contains(&name) => {
                run.push(' ');
                self.inline_children(node, run);
                run.push(' ');
            }
            _ => self.inline_children(node, run),
        }
    }

    fn wrapped(&mut self, node: Node<'_>, element: &str, attributes: &str, run: &mut String) {
        let mut inner = String::new();
        self.inline_children(node, &mut inner);
        let id = self.id_if_named(node);
        if inner.is_empty() && id.is_empty() {
            return;
        }
        run.push_str(&format!("<{element}{attributes}{id}>{inner}</{element}>"));
    }

    fn emphasis(&mut self, node: Node<'_>, run: &mut String) {
        match node.attribute("effect").unwrap_or("bold") {
            "italics" | "italic" => self.wrapped(node, "em", "", run),
            "underline" => self.wrapped(node, "u", "", run),
            "smallcaps" => self.wrapped(node, "span", " class=\"small-caps\"", run),
            "normal" => self.inline_children(node, run),
            _ => self.wrapped(node, "strong", "", run),
        }
    }

    fn term(&mut self, node: Node<'_>, run: &mut String) {
        let points = ["url", "document", "target-id"].iter().any(|attribute| node.has_attribute(*attribute));
        if points && !self.in_link {
            self.link(node, run);
        } else if xml::has_class(node, "no-emphasis") && self.id_if_named(node).is_empty() {
            self.inline_children(node, run);
        } else {
            self.wrapped(node, "dfn", "", run);
        }
    }

    fn cite(&mut self, node: Node<'_>, run: &mut String) {
        if !self.in_link && ["url", "document", "target-id"].iter().any(|attribute| node.has_attribute(*attribute)) {
            run.push_str("<cite>");
            self.link(node, run);
            run.push_str("</cite>");
        } else {
            self.wrapped(node, "cite", "", run);
        }
    }

    fn footnote(&mut self, node: Node<'_>, run: &mut String) {
        self.footnotes_written += 1;
        let number = self.footnotes_written;
        let mut text = String::new();
        let was_in_link = std::mem::replace(&mut self.in_link, false);
        self.compact(node, 4, &mut text);
        self.in_link = was_in_link;
        let anchor = node.attribute("id").map_or_else(|| format!("footnote-{number}"), str::to_owned);
        let id = if self.ids { format!(" id=\"{}\"", escape(&anchor)) } else { String::new() };
        self.footnotes.push(format!("<div class=\"footnote\"{id}><sup>{number}</sup> {text}</div>"));
        if self.ids && !self.in_link {
            run.push_str(&format!(
                "<sup class=\"footnote-reference\"><a class=\"xref\" href=\"xref:{}#{}\">{number}</a></sup>",
                escape(self.module),
                escape(&anchor)
            ));
        } else {
            run.push_str(&format!("<sup class=\"footnote-reference\">{number}</sup>"));
        }
    }
}

fn count(node: Node<'_>) -> usize {
    node.attribute("count").and_then(|count| count.trim().parse().ok()).unwrap_or(1usize).min(COUNT_MAX)
}
