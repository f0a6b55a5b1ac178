//! COLLXML: which modules a book has, in which chapters.

use std::collections::HashSet;

use kernel::{Language, Licence};
use roxmltree::Document;

use super::xml::{self, Node};
use crate::bounds::SECTIONS_MAX;
use crate::model::Refusal;
use crate::source::refuse;

/// A book as its collection file describes it.
#[derive(Debug)]
pub(super) struct Collection {
    pub(super) title: String,
    pub(super) slug: String,
    pub(super) language: Language,
    pub(super) licence: Option<Licence>,
    pub(super) authors: Vec<String>,
    pub(super) summary: String,
    /// Chapters and modules in reading order.
    pub(super) entries: Vec<Entry>,
}

/// A node of the tree of contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// The place in `entries` of the chapter or unit that holds it.
    pub(super) parent: Option<usize>,
    pub(super) line: usize,
    pub(super) content: Content,
}

/// What an entry is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Content {
    /// Holds modules, or other chapters (then it is a unit and has no number).
    Chapter { title: String, is_unit: bool },
    /// A module by its id.
    Module { id: String },
}

/// Reads a collection. What is wrong within it goes to `refusals`; the rest is read on.
pub(super) fn read(path: &str, document: &Document<'_>, refusals: &mut Vec<Refusal>) -> Result<Collection, Refusal> {
    read_within(path, document, SECTIONS_MAX, refusals)
}

fn read_within(path: &str, document: &Document<'_>, sections_max: usize, refusals: &mut Vec<Refusal>) -> Result<Collection, Refusal> {
    let root = document.root_element();
    if xml::name(root) != "collection" {
        return Err(refuse(path, xml::line(root), "not-a-collection", "the root element is not <collection>; this is not COLLXML"));
    }
    let metadata = xml::child(root, "metadata");
    let field = |wanted: &str| metadata.and_then(|node| xml::child(node, wanted)).map(xml::title_of).unwrap_or_default();
    let title = Some(field("title")).filter(|title| !title.is_empty());
    let title = title.ok_or_else(|| refuse(path, xml::line(root), "no-title", "the collection has no <md:title>"))?;
    let tag = Some(field("language")).filter(|tag| !tag.is_empty());
    let tag = tag.or_else(|| root.attribute((roxmltree::NS_XML_URI, "lang")).map(str::to_owned));
    let language = match tag {
        None => Language::EN,
        Some(tag) => tag.parse().map_err(|_| refuse(path, xml::line(root), "language", format!("'{tag}' is not a language tag; mend <md:language>")))?,
    };
    let mut reader = Reader { path, sections_max, entries: Vec::new(), seen: HashSet::new(), refusals };
    if let Some(content) = xml::child(root, "content") {
        reader.content(content, None);
    }
    let entries = reader.entries;
    if entries.is_empty() {
        return Err(refuse(path, xml::line(root), "empty", "the collection names no modules"));
    }
    let slug = Some(field("slug")).filter(|slug| !slug.is_empty()).unwrap_or_else(|| slug_of_path(path));
    let licence = licence(path, metadata, refusals);
    Ok(Collection { title, slug, language, licence, authors: authors(metadata), summary: field("abstract"), entries })
}

/// `collections/prealgebra-2e.collection.xml` is `prealgebra-2e`.
fn slug_of_path(path: &str) -> String {
    let file = path.rsplit('/').next().unwrap_or(path);
    file.trim_end_matches(".xml").trim_end_matches(".collection").to_owned()
}

fn licence(path: &str, metadata: Option<Node<'_>>, refusals: &mut Vec<Refusal>) -> Option<Licence> {
    let node = metadata.and_then(|node| xml::child(node, "license"))?;
    let prose = node.attribute("url").map_or_else(|| xml::plain(node), str::to_owned);
    let known = Licence::recognise(&prose);
    if known.is_none() && !prose.is_empty() {
        refusals.push(refuse(path, xml::line(node), "licence", format!("the licence '{prose}' is not known; the licence in SOURCE.txt is used instead")));
    }
    known
}

/// Authors as the older metadata names them (roles by user id) or as plain elements.
fn authors(metadata: Option<Node<'_>>) -> Vec<String> {
    let Some(metadata) = metadata else { return Vec::new() };
    let inner = |wanted: &'static str| metadata.descendants().filter(move |node| xml::name(*node) == wanted);
    let full_name = |id: &str| {
        inner("person")
            .chain(inner("organization"))
            .find(|person| person.attribute("userid") == Some(id))
            .and_then(|person| xml::child(person, "fullname"))
            .map_or_else(|| id.to_owned(), xml::plain)
    };
    let roles = inner("role").filter(|role| matches!(role.attribute("type"), Some("author" | "editor")));
    let mut named: Vec<String> = roles.flat_map(|role| xml::plain(role).split_whitespace().map(full_name).collect::<Vec<_>>()).collect();
    named.extend(inner("author").map(|author| xml::child(author, "fullname").map_or_else(|| xml::plain(author), xml::plain)));
    let mut seen = HashSet::new();
    named.retain(|author| !author.is_empty() && seen.insert(author.clone()));
    named
}

struct Reader<'r> {
    path: &'r str,
    sections_max: usize,
    entries: Vec<Entry>,
    seen: HashSet<String>,
    refusals: &'r mut Vec<Refusal>,
}

impl Reader<'_> {
    fn content(&mut self, content: Node<'_>, parent: Option<usize>) {
        for node in xml::elements(content) {
            if self.entries.len() >= self.sections_max {
                let reason = format!("the collection has more than {} chapters and modules; the rest is left out", self.sections_max);
                if self.refusals.last().is_none_or(|last| last.code != "too-many-sections") {
                    self.refusals.push(refuse(self.path, xml::line(node), "too-many-sections", reason));
                }
                return;
            }
            match xml::name(node) {
                "module" => self.module(node, parent),
                "subcollection" => {
                    let inner = xml::child(node, "content").unwrap_or(node);
                    let is_unit = xml::elements(inner).any(|deeper| xml::name(deeper) == "subcollection");
                    let title = xml::child(node, "title")
                        .or_else(|| xml::child(node, "metadata").and_then(|metadata| xml::child(metadata, "title")))
                        .map(xml::title_of)
                        .unwrap_or_default();
                    self.entries.push(Entry { parent, line: xml::line(node), content: Content::Chapter { title, is_unit } });
                    let place = self.entries.len() - 1;
                    self.content(inner, Some(place));
                }
                _ => {}
            }
        }
    }

    fn module(&mut self, node: Node<'_>, parent: Option<usize>) {
        let line = xml::line(node);
        let id = node.attribute("document").unwrap_or("");
        let safe = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.')) && !id.starts_with('.');
        if !safe {
            self.refusals.push(refuse(self.path, line, "module-id", "a <module> has no document id, or one that is not letters, digits, '-', '_' and '.'"));
        } else if !self.seen.insert(id.to_owned()) {
            self.refusals.push(refuse(self.path, line, "duplicate", format!("module {id} is named twice in this collection; its first place counts")));
        } else {
            self.entries.push(Entry { parent, line, content: Content::Module { id: id.to_owned() } });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book(content: &str) -> String {
        format!("<collection xmlns:md='m'><metadata><md:title>T</md:title></metadata><content>{content}</content></collection>")
    }

    #[test]
    fn the_bound_on_sections_holds() {
        let text = book(&(0..4).map(|n| format!("<module document='m{n}'/>")).collect::<String>());
        let document = Document::parse(&text).unwrap();
        let mut refusals = Vec::new();
        assert_eq!(read_within("c", &document, 4, &mut refusals).unwrap().entries.len(), 4);
        assert!(refusals.is_empty());
        assert_eq!(read_within("c", &document, 3, &mut refusals).unwrap().entries.len(), 3);
        assert_eq!(refusals.first().unwrap().code, "too-many-sections");
    }

    #[test]
    fn ids_that_leave_the_folder_and_twins_are_refused() {
        let text = book("<module document='../../x'/><module document='m1'/><module document='m1'/>");
        let document = Document::parse(&text).unwrap();
        let mut refusals = Vec::new();
        assert_eq!(read("c", &document, &mut refusals).unwrap().entries.len(), 1);
        assert_eq!(refusals.iter().map(|refusal| refusal.code).collect::<Vec<_>>(), ["module-id", "duplicate"]);
    }

    #[test]
    fn older_metadata_names_authors() {
        let text = "<collection><metadata><title>T</title><actors><person userid='ab'><fullname>Ada B</fullname></person></actors>\
            <roles><role type='author'>ab</role><role type='licensor'>zz</role></roles><license url='http://creativecommons.org/licenses/by-nc-sa/4.0/'/>\
            </metadata><content><module document='m1'/></content></collection>";
        let document = Document::parse(text).unwrap();
        let read = read("collections/a-book.collection.xml", &document, &mut Vec::new()).unwrap();
        assert_eq!((read.authors, read.slug.as_str()), (vec!["Ada B".to_owned()], "a-book"));
        assert_eq!(read.licence.unwrap().as_str(), "CC-BY-NC-SA-4.0");
    }
}
