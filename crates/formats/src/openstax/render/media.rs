//! Pictures, films and other media. Their files are not part of an import: a picture is described, the rest is linked.

use super::super::labels::Word;
use super::super::xml::{self, Node};
use super::Renderer;
use crate::html::escape;

/// The elements in which a picture can stand in the line.
const LINES: &[&str] = &["para", "item", "entry", "emphasis", "term", "link", "meaning", "title", "caption", "span", "footnote", "sup", "sub"];

/// Whether a picture stands on its own: not where it shares a line with text.
pub(super) fn is_block(media: Node<'_>) -> bool {
    match media.attribute("display") {
        Some("block") => return true,
        Some("inline") => return false,
        _ => {}
    }
    let Some(parent) = media.parent_element().filter(|parent| LINES.contains(&xml::name(*parent))) else { return true };
    matches!(xml::name(parent), "para" | "item" | "entry" | "meaning")
        && parent.children().all(|beside| match beside.is_text() {
            true => beside.text().unwrap_or("").trim().is_empty(),
            false => !beside.is_element() || matches!(xml::name(beside), "media" | "newline" | "title" | "label"),
        })
}

impl Renderer<'_> {
    pub(super) fn media_block(&mut self, node: Node<'_>, out: &mut String) {
        let pictures = self.pictures(node, "div", out);
        let mut others = String::new();
        self.media_others(node, pictures, &mut others);
        if !others.trim().is_empty() {
            out.push_str(&format!("<p>{}</p>", others.trim()));
        }
    }

    pub(super) fn media_inline(&mut self, node: Node<'_>, run: &mut String) {
        let pictures = self.pictures(node, "span", run);
        self.media_others(node, pictures, run);
    }

    /// The description of the picture, once: several image elements are the same picture for different media.
    fn pictures(&mut self, node: Node<'_>, element: &str, out: &mut String) -> bool {
        let found = xml::elements(node).any(|part| xml::name(part) == "image");
        if found {
            let alt = node.attribute("alt").filter(|alt| says_something(alt)).unwrap_or(self.words.get(Word::Image));
            let alt = escape(&alt.split_whitespace().collect::<Vec<_>>().join(" "));
            out.push_str(&format!("<{element} class=\"no-picture\"{} role=\"img\" aria-label=\"{alt}\">{alt}</{element}>", self.id_if_named(node)));
        }
        found
    }

    fn media_others(&mut self, node: Node<'_>, described: bool, run: &mut String) {
        let parts: Vec<Node<'_>> = xml::elements(node).filter(|part| !matches!(xml::name(*part), "image" | "longdesc")).collect();
        // What is meant for print only repeats what is on screen.
        let for_screen: Vec<Node<'_>> = parts.iter().copied().filter(|part| part.attribute("for") != Some("pdf")).collect();
        for part in if for_screen.is_empty() { parts } else { for_screen } {
            run.push(' ');
            self.inline(part, run);
        }
        if !described && xml::elements(node).next().is_none() {
            run.push_str(&escape(node.attribute("alt").unwrap_or("")));
        }
    }

    /// One part of a medium by itself.
    pub(super) fn media_part(&mut self, node: Node<'_>, run: &mut String) {
        let alt = node.parent_element().and_then(|parent| parent.attribute("alt")).filter(|alt| says_something(alt));
        if xml::name(node) == "image" {
            let alt = escape(alt.unwrap_or(self.words.get(Word::Image)));
            run.push_str(&format!("<span class=\"no-picture\" role=\"img\" aria-label=\"{alt}\">{alt}</span>"));
            return;
        }
        let words = node.attribute("title").or(alt).unwrap_or(self.words.get(Word::Interactive)).to_owned();
        let url = ["src", "url", "data"].iter().find_map(|attribute| node.attribute(*attribute)).unwrap_or("");
        self.link_out(node, url, &words, run);
        self.inline_children(node, run);
    }
}

/// Whether a description has words: some sources write only a full stop.
fn says_something(alt: &str) -> bool {
    alt.chars().any(char::is_alphanumeric)
}
