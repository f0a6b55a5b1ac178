//! A section as Markdown: CommonMark with GFM tables, strikethrough and footnotes; formulas stay MathML, which Markdown lets through.
//!
//! What Markdown has no sign for (ruby, keys, spanning cells, folded solutions) stays HTML inside it. A reader that turns the result
//! back into HTML sees the words of the fragment.

mod blocks;
mod inline;
mod table;

#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use super::links::{Alone, Links};
use super::repair::{anchors, repair};
use super::tree::{Element, Node, parse};
use super::{Work, WorkSection};

/// Writes a section as Markdown with its title, language, licence, attribution and source before it as YAML.
#[must_use]
pub fn markdown(work: &Work<'_>, section: &WorkSection<'_>) -> String {
    let nodes = parse(section.html);
    let anchors = anchors(&nodes);
    let links = Alone { anchors: &anchors, id: section.id, base_url: work.base_url };
    let nodes = repair(nodes, &links as &dyn Links, &anchors);
    let writer = Writer::of(&nodes);
    let name = work.name_of(section);
    let mut out = front_matter(work, section, name);
    out.push_str(&format!("# {}\n\n", inline::escaped(name)));
    let body = writer.blocks(&nodes);
    out.push_str(&body);
    if !body.is_empty() {
        out.push('\n');
    }
    out
}

fn front_matter(work: &Work<'_>, section: &WorkSection<'_>, name: &str) -> String {
    let mut out = String::from("---\n");
    for (key, value) in [
        ("title", name),
        ("work", work.title),
        ("language", section.language.tag()),
        ("licence", work.licence.as_str()),
        ("licence_url", work.licence_url),
        ("attribution", work.attribution),
        ("source", work.source_url),
        ("revision", work.revision),
        ("modified", work.modified_on),
    ] {
        if !value.is_empty() {
            // a JSON string is a YAML string
            out.push_str(&format!("{key}: {}\n", serde_json::Value::from(value)));
        }
    }
    out.push_str("---\n\n");
    out
}

/// What a section's Markdown depends on as a whole.
struct Writer {
    /// The labels of footnotes, by the id of the note.
    notes: HashMap<String, String>,
    /// The ids that links in the section lead to.
    targets: HashSet<String>,
}

impl Writer {
    fn of(nodes: &[Node]) -> Self {
        let mut writer = Self { notes: HashMap::new(), targets: HashSet::new() };
        let mut referenced = HashSet::new();
        writer.look(nodes, &mut referenced);
        // a note that nothing refers to would vanish as a footnote; it is written as a paragraph instead
        writer.notes.retain(|id, _| referenced.contains(id));
        let notes = &writer.notes;
        writer.targets.retain(|id| !notes.contains_key(id));
        writer
    }

    fn look(&mut self, nodes: &[Node], referenced: &mut HashSet<String>) {
        for node in nodes {
            let Node::Element(element) = node else { continue };
            if element.has_class("footnote")
                && element.is("div")
                && let Some(id) = element.attribute("id")
            {
                let label = (self.notes.len() + 1).to_string();
                self.notes.insert(id.to_owned(), label);
            }
            if let Some(id) = reference(element) {
                referenced.insert(id.to_owned());
            } else {
                if element.is("a")
                    && let Some(id) = element.attribute("href").and_then(|href| href.strip_prefix('#'))
                {
                    self.targets.insert(id.to_owned());
                }
                self.look(&element.children, referenced);
            }
        }
    }

    /// An anchor where links of the section lead to this element.
    fn anchor(&self, element: &Element) -> String {
        match element.attribute("id") {
            Some(id) if self.targets.contains(id) => format!("<a id=\"{}\"></a>", super::xhtml::escaped(id)),
            _ => String::new(),
        }
    }
}

/// The id of the note that `<sup class="footnote-reference"><a href="#id">` refers to.
fn reference(element: &Element) -> Option<&str> {
    if !element.has_class("footnote-reference") {
        return None;
    }
    element.children.iter().find_map(|child| match child {
        Node::Element(link) if link.is("a") => link.attribute("href").and_then(|href| href.strip_prefix('#')),
        _ => None,
    })
}
