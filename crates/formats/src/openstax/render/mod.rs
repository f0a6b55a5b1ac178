//! The second pass: CNXML into clean HTML. Inline runs become paragraphs, blocks stand beside them; what is unknown lets its content through.

mod blocks;
mod exercises;
mod inline;
mod links;
mod lists;
mod math;
mod media;
mod tables;

pub(super) use exercises::instruction;
pub(super) use lists::starts_with_mark;

use super::labels::{Word, Words};
use super::numbering::Atlas;
use super::survey::{Labelled, Survey};
use super::xml::{self, Node};
use crate::html::escape;
use crate::model::Refusal;
use crate::source::refuse;

/// The elements that stand on their own between paragraphs.
const BLOCKS: &[&str] = &[
    "para",
    "section",
    "list",
    "note",
    "example",
    "exercise",
    "problem",
    "solution",
    "commentary",
    "figure",
    "subfigure",
    "table",
    "equation",
    "definition",
    "glossary",
    "rule",
    "statement",
    "proof",
    "content",
    "div",
    "preformat",
    "quote",
    "meaning",
    "featured-links",
    "link-group",
    "item",
    "entry",
    "row",
    "injected-exercise",
];
/// Those of them that stand in the line with `display="inline"`.
const BLOCKS_OR_INLINE: &[&str] = &["list", "note", "preformat", "quote"];
/// What the element around renders itself, never as part of the flow.
const HEADS: &[&str] = &["title", "label", "caption", "metadata", "longdesc"];

/// The most refusals written for one module; how many more there were is said in one line.
const REFUSALS_MAX: usize = 200;
/// The most bytes of instructions that are repeated for the items of one module, so that one long instruction over very many exercises stays bounded.
const INSTRUCTION_BYTES_MAX: usize = 32 * 1024 * 1024;

/// Renders one module. Footnotes gather until [`Renderer::take_footnotes`]; what was lost gathers in `refusals`.
pub(super) struct Renderer<'a> {
    words: Words,
    path: &'a str,
    module: &'a str,
    atlas: &'a Atlas,
    survey: &'a Survey,
    /// The other books of the same folder: links to them keep their words.
    others: &'a [Atlas],
    /// Whether ids are written: in sections, not in items, of which several may share a page.
    ids: bool,
    /// Whether refusals are kept: an exercise is rendered twice, and reported once.
    reporting: bool,
    in_link: bool,
    /// The parser's number of a node that is left out: the choices of an item.
    omitted: Option<u32>,
    footnotes: Vec<String>,
    footnotes_written: usize,
    refusals: Vec<Refusal>,
    refusals_more: usize,
    instruction_bytes_left: usize,
}

impl<'a> Renderer<'a> {
    /// A renderer for a module that the atlas knows.
    pub(super) fn new(words: Words, path: &'a str, module: &'a str, atlas: &'a Atlas, survey: &'a Survey, others: &'a [Atlas]) -> Self {
        Self {
            words,
            path,
            module,
            atlas,
            survey,
            others,
            ids: true,
            reporting: true,
            in_link: false,
            omitted: None,
            footnotes: Vec::new(),
            footnotes_written: 0,
            refusals: Vec::new(),
            refusals_more: 0,
            instruction_bytes_left: INSTRUCTION_BYTES_MAX,
        }
    }

    /// The whole module: objectives, content, glossary, footnotes.
    pub(super) fn module(&mut self, root: Node<'_>) -> String {
        let mut out = String::new();
        if let Some(objectives) = xml::child(root, "metadata").and_then(|metadata| xml::child(metadata, "abstract")).filter(|node| !xml::is_empty(*node)) {
            self.titled_note("objectives", self.words.get(Word::Objectives), objectives, &mut out);
        }
        // Links that accompany a module stand before its content in the file and after it in print.
        let (links, parts): (Vec<Node<'_>>, Vec<Node<'_>>) = xml::elements(root).partition(|part| xml::name(*part) == "featured-links");
        for part in parts.into_iter().chain(links).filter(|part| !HEADS.contains(&xml::name(*part))) {
            match xml::name(part) {
                "glossary" => self.glossary(part, &mut out),
                _ => self.flow(part, 2, &mut out),
            }
        }
        self.take_footnotes(&mut out);
        out
    }

    fn lost(&mut self, node: Node<'_>, code: &'static str, reason: impl Into<String>) {
        if !self.reporting {
            return;
        }
        if self.refusals.len() < REFUSALS_MAX {
            self.refusals.push(refuse(self.path, xml::line(node), code, reason));
        } else {
            self.refusals_more += 1;
        }
    }

    /// What was lost in this module.
    pub(super) fn into_refusals(mut self) -> Vec<Refusal> {
        if self.refusals_more > 0 {
            self.refusals.push(refuse(self.path, 0, "more", format!("{} more things of this file were refused", self.refusals_more)));
        }
        self.refusals
    }

    fn labelled(&self, node: Node<'_>) -> Option<&'a Labelled> {
        self.survey.by_node.get(&node.id().get()).and_then(|place| self.survey.labelled.get(*place))
    }

    /// ` id="…"`, where ids are written and the element has one.
    fn id(&self, node: Node<'_>) -> String {
        match node.attribute("id") {
            Some(id) if self.ids => format!(" id=\"{}\"", escape(id)),
            _ => String::new(),
        }
    }

    /// As [`Self::id`], but only where a link of the book points here; for the many elements that nobody names.
    fn id_if_named(&self, node: Node<'_>) -> String {
        match node.attribute("id") {
            Some(id) if self.ids && self.atlas.is_target(self.module, id) => format!(" id=\"{}\"", escape(id)),
            _ => String::new(),
        }
    }

    /// The children as blocks: runs of text and inline elements become paragraphs.
    fn flow(&mut self, node: Node<'_>, level: u8, out: &mut String) {
        self.flow_as(node, level, "", String::new(), out);
    }

    /// As [`Self::flow`]; the first paragraph carries `id` and starts with `lead`.
    fn flow_as(&mut self, node: Node<'_>, level: u8, id: &str, lead: String, out: &mut String) {
        let mut run = lead;
        let mut id = id;
        for child in node.children() {
            if child.is_text() {
                run.push_str(&escape(child.text().unwrap_or("")));
            } else if !child.is_element() || HEADS.contains(&xml::name(child)) || self.omitted == Some(child.id().get()) {
            } else if is_block(child) {
                close(&mut run, &mut id, out);
                self.block(child, level, out);
            } else {
                self.inline(child, &mut run);
            }
        }
        close(&mut run, &mut id, out);
    }

    /// The children of a cell or an item: bare where they are only a line of text, blocks otherwise.
    fn compact(&mut self, node: Node<'_>, level: u8, out: &mut String) {
        if xml::elements(node).any(is_block) {
            self.flow(node, level, out);
        } else {
            let mut run = String::new();
            self.inline_children(node, &mut run);
            out.push_str(run.trim());
        }
    }

    /// The footnotes gathered since the last call.
    pub(super) fn take_footnotes(&mut self, out: &mut String) {
        for footnote in std::mem::take(&mut self.footnotes) {
            out.push_str(&footnote);
        }
    }
}

fn close(run: &mut String, id: &mut &str, out: &mut String) {
    let mut text = run.trim();
    while let Some(rest) = text.strip_suffix("<br>") {
        text = rest.trim_end();
    }
    while let Some(rest) = text.strip_prefix("<br>") {
        text = rest.trim_start();
    }
    if !text.is_empty() {
        out.push_str(&format!("<p{id}>{text}</p>"));
        *id = "";
    }
    run.clear();
}

/// Whether an element stands on its own between paragraphs. Inline elements that hold blocks do too: their content passes through.
fn is_block(node: Node<'_>) -> bool {
    let name = xml::name(node);
    let display = node.attribute("display");
    match name {
        "footnote" | "math" | "link" | "newline" | "span" | "sub" | "sup" | "image" => false,
        "media" => media::is_block(node),
        "code" => display == Some("block") || node.attribute("type") == Some("block") || xml::has_class(node, "listing"),
        _ if BLOCKS_OR_INLINE.contains(&name) && display == Some("inline") => false,
        _ if BLOCKS.contains(&name) => true,
        _ => xml::elements(node).any(|inner| xml::name(inner) != "media" && is_block(inner)),
    }
}
