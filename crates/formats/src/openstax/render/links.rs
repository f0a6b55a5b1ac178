//! Links: within the book, to outside, and the words of links that have none.

use super::super::survey::{Labelled, Survey, is_embed_link};
use super::super::xml::{self, Node};
use super::Renderer;
use crate::html::escape;

/// An address outside the book that a reader may follow.
pub(super) fn outside(url: &str) -> Option<&str> {
    let url = url.trim();
    let lower = url.get(..8).unwrap_or(url).to_ascii_lowercase();
    (lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("mailto:")).then_some(url)
}

/// Gives a link without words the name of its target: `Figure 2.3`, or a title.
fn name_target(survey: &Survey, target: Option<&str>, words: &mut String) {
    if words.trim().is_empty() {
        let place = target.and_then(|target| survey.by_id.get(target)).copied().flatten();
        let own = place.and_then(|place| survey.labelled.get(place)).map(Labelled::link_text).filter(|text| !text.is_empty());
        *words = escape(&own.unwrap_or_else(|| survey.title.clone()));
    }
}

impl Renderer<'_> {
    pub(super) fn link(&mut self, node: Node<'_>, run: &mut String) {
        if is_embed_link(node) {
            return; // The exercise around it was refused as a whole.
        }
        let nested = std::mem::replace(&mut self.in_link, true);
        let mut words = String::new();
        self.inline_children(node, &mut words);
        self.in_link = nested;
        let opening = match node.attribute("url") {
            Some(url) => self.opening_outside(node, url, &mut words),
            None => self.opening_inside(node, &mut words),
        };
        match opening {
            Some(opening) if !nested && !words.trim().is_empty() => run.push_str(&format!("{opening}{words}</a>")),
            _ => run.push_str(&words),
        }
    }

    fn opening_outside(&mut self, node: Node<'_>, url: &str, words: &mut String) -> Option<String> {
        if words.trim().is_empty() {
            *words = escape(url.trim());
        }
        let address = outside(url);
        if address.is_none() {
            self.lost(node, "broken-reference", format!("the link to '{url}' is not an address (http, https, mailto); its words are kept"));
        }
        address.map(|address| format!("<a href=\"{}\">", escape(address)))
    }

    fn opening_inside(&mut self, node: Node<'_>, words: &mut String) -> Option<String> {
        let target = node.attribute("target-id").map(str::trim).filter(|target| !target.is_empty());
        let document = node.attribute("document").map(str::trim).filter(|document| !document.is_empty());
        let module = document.unwrap_or(self.module);
        if document.is_none() && target.is_none() {
            if let Some(resource) = node.attribute("resource") {
                self.lost(node, "broken-reference", format!("the link to the file '{resource}' is not kept: files beside a module are not imported"));
            }
            return None;
        }
        let Some(survey) = self.atlas.modules.get(module) else {
            match self.others.iter().find_map(|other| other.modules.get(module)) {
                // Another book of the folder: the words stay true, only the way there is missing.
                Some(survey) => name_target(survey, target, words),
                None => self.lost(node, "broken-reference", format!("the link to module {module} leads out of this folder; its words are kept")),
            }
            return None;
        };
        let place = target.map(|target| survey.by_id.get(target));
        if let (Some(None), Some(target)) = (place, target) {
            self.lost(node, "broken-reference", format!("module {module} has no element with the id '{target}'"));
        }
        name_target(survey, target, words);
        match (place, target) {
            (Some(Some(_)), Some(target)) => Some(format!("<a class=\"xref\" href=\"xref:{}#{}\">", escape(module), escape(target))),
            _ if document.is_some() => Some(format!("<a class=\"xref\" href=\"xref:{}\">", escape(module))),
            _ => None,
        }
    }

    /// A link to something that plays elsewhere.
    pub(super) fn link_out(&mut self, node: Node<'_>, url: &str, words: &str, run: &mut String) {
        match outside(url) {
            Some(address) if !self.in_link => run.push_str(&format!("<a href=\"{}\">{}</a>", escape(address), escape(words))),
            Some(_) => run.push_str(&escape(words)),
            None => {
                self.lost(node, "no-media", format!("<{}> has no address that can be opened from here ('{url}'); its words are kept", xml::name(node)));
                run.push_str(&escape(words));
            }
        }
    }
}
