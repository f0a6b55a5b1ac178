//! Makes a clean tree conform to the content models that EPUB checks and browsers only tolerate.
//!
//! Nothing readable is dropped: an element in a place where it may not stand becomes a `div` or a `span` and keeps its id and class; a
//! link that leads nowhere becomes text.

mod attributes;
mod mathematics;
mod structure;

use std::collections::HashSet;

use super::links::Links;
use super::tree::{Element, Node};

/// The ids of a fragment that links can lead to: those of its elements outside formulas.
pub(super) fn anchors(nodes: &[Node]) -> HashSet<String> {
    let mut found = HashSet::new();
    gather(nodes, &mut found);
    found
}

fn gather(nodes: &[Node], found: &mut HashSet<String>) {
    for node in nodes {
        let Node::Element(element) = node else { continue };
        if let Some(id) = element.attribute("id").filter(|id| attributes::is_id(id)) {
            found.insert(id.to_owned());
        }
        if !element.is("math") {
            gather(&element.children, found);
        }
    }
}

/// Repairs a fragment. `anchors` are the ids that exist in it.
pub(super) fn repair(nodes: Vec<Node>, links: &dyn Links, anchors: &HashSet<String>) -> Vec<Node> {
    let mut repair = Repair { links, anchors, seen: HashSet::new() };
    let mut fixed = repair.all(nodes, Inside::default());
    structure::rehome(&mut fixed, "body");
    fixed
}

struct Repair<'a> {
    links: &'a dyn Links,
    anchors: &'a HashSet<String>,
    seen: HashSet<String>,
}

/// What the elements around forbid.
#[derive(Debug, Clone, Copy, Default)]
struct Inside {
    link: bool,
    definition: bool,
}

impl Repair<'_> {
    fn all(&mut self, nodes: Vec<Node>, inside: Inside) -> Vec<Node> {
        nodes
            .into_iter()
            .map(|node| match node {
                Node::Text(text) => Node::Text(text),
                Node::Element(element) => Node::Element(self.one(element, inside)),
            })
            .collect()
    }

    fn one(&mut self, mut element: Element, inside: Inside) -> Element {
        element.attributes = self.attributes(&element, inside);
        if element.is("math") {
            return mathematics::formula(element);
        }
        let mut below = inside;
        match &*element.name {
            "a" => {
                if inside.link || element.attribute("href").is_none() {
                    element.name = "span".into();
                    element.attributes.retain(|(name, _)| !matches!(name.as_str(), "href" | "hreflang"));
                } else {
                    below.link = true;
                }
            }
            "dfn" if inside.definition => element.name = "span".into(),
            "dfn" => below.definition = true,
            "details" if inside.link => element.name = "div".into(),
            "bdo" if element.attribute("dir").is_none() => element.name = "span".into(),
            _ => {}
        }
        element.children = self.all(std::mem::take(&mut element.children), below);
        structure::settle(&mut element);
        element
    }
}
