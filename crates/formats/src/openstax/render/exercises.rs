//! Exercises in the text, and the parts of an exercise that become an item.

use super::super::labels::Word;
use super::super::survey::is_embedded;
use super::super::xml::{self, Node};
use super::Renderer;
use crate::html::{clean, escape};

/// The most blocks before an exercise that are taken as its instruction.
const CONTEXT_BLOCKS_MAX: usize = 6;
/// How far above an exercise its instruction may stand, in exercises and text nodes between.
const CONTEXT_DISTANCE_MAX: usize = 1000;

impl Renderer<'_> {
    pub(super) fn exercise(&mut self, node: Node<'_>, level: u8, out: &mut String) {
        if is_embedded(node) {
            return;
        }
        out.push_str(&format!("<div class=\"exercise\"{}>", self.id(node)));
        if let Some(labelled) = self.labelled(node).filter(|labelled| !labelled.number.is_empty()) {
            out.push_str(&format!("<span class=\"exercise-number\">{}</span>", escape(&labelled.number)));
        }
        if let Some(title) = xml::child(node, "title").filter(|title| !xml::is_empty(*title)) {
            let title = self.inline_text(title);
            out.push_str(&format!("<p><strong>{title}</strong></p>"));
        }
        for part in xml::elements(node) {
            match xml::name(part) {
                "problem" => {
                    out.push_str(&format!("<div class=\"problem\"{}>", self.id_if_named(part)));
                    self.titled_flow(part, level, out);
                    out.push_str("</div>");
                }
                "solution" | "commentary" => self.solution(part, out),
                "title" | "label" => {}
                _ => self.block(part, level, out),
            }
        }
        out.push_str("</div>");
    }

    fn titled_flow(&mut self, node: Node<'_>, level: u8, out: &mut String) {
        if let Some(title) = xml::child(node, "title").filter(|title| !xml::is_empty(*title)) {
            let title = self.inline_text(title);
            out.push_str(&format!("<p><strong>{title}</strong></p>"));
        }
        self.flow(node, level, out);
    }

    pub(super) fn solution(&mut self, node: Node<'_>, out: &mut String) {
        let word = if xml::name(node) == "commentary" { Word::Commentary } else { Word::Solution };
        let summary = match xml::child(node, "title").filter(|title| !xml::is_empty(*title)) {
            Some(title) => self.inline_text(title),
            None => escape(self.words.get(word)),
        };
        let mut body = String::new();
        self.flow(node, 5, &mut body);
        // Some sources leave a solution empty: there is nothing to unfold.
        if !body.is_empty() {
            out.push_str(&format!("<details class=\"solution\"{}><summary>{summary}</summary>{body}</details>", self.id_if_named(node)));
        }
    }

    /// The clean prompt of an item: the instruction above the exercise, then its problems without `omitted`.
    pub(in super::super) fn prompt(&mut self, exercise: Node<'_>, omitted: Option<Node<'_>>) -> String {
        self.part(|renderer, out| {
            let blocks = instruction(exercise);
            let bytes: usize = blocks.iter().map(|block| block.range().len()).sum();
            if let Some(left) = renderer.instruction_bytes_left.checked_sub(bytes) {
                renderer.instruction_bytes_left = left;
                blocks.into_iter().for_each(|block| renderer.block(block, 4, out));
            } else {
                renderer.reporting = true;
                renderer.lost(
                    exercise,
                    "too-large",
                    "the instructions above the exercises of this module are too long to repeat for each item; this item is without its own",
                );
                renderer.reporting = false;
            }
            if let Some(title) = xml::child(exercise, "title").filter(|title| !xml::is_empty(*title)) {
                let title = renderer.inline_text(title);
                out.push_str(&format!("<p><strong>{title}</strong></p>"));
            }
            renderer.omitted = omitted.map(|node| node.id().get());
            for problem in xml::elements(exercise).filter(|part| xml::name(*part) == "problem") {
                renderer.titled_flow(problem, 4, out);
            }
            renderer.omitted = None;
        })
    }

    /// The clean solutions of an item, then the commentary.
    pub(in super::super) fn solutions(&mut self, exercise: Node<'_>) -> String {
        self.part(|renderer, out| {
            for wanted in ["solution", "commentary"] {
                for part in xml::elements(exercise).filter(|part| xml::name(*part) == wanted) {
                    renderer.flow(part, 5, out);
                }
            }
        })
    }

    /// A clean choice of an item.
    pub(in super::super) fn choice(&mut self, item: Node<'_>) -> String {
        self.part(|renderer, out| renderer.compact(item, 5, out))
    }

    /// A part that stands alone: without ids, with its own footnotes, without reporting again what the text has reported.
    fn part(&mut self, write: impl FnOnce(&mut Self, &mut String)) -> String {
        let mut out = String::new();
        let (ids, reporting) = (std::mem::replace(&mut self.ids, false), std::mem::replace(&mut self.reporting, false));
        self.footnotes_written = 0;
        write(self, &mut out);
        self.take_footnotes(&mut out);
        (self.ids, self.reporting) = (ids, reporting);
        clean(&out)
    }
}

/// What stands above a run of exercises and says what to do: the last paragraph before them and what is between.
pub(in super::super) fn instruction<'a>(exercise: Node<'a>) -> Vec<Node<'a>> {
    if exercise.parent_element().is_none_or(|parent| xml::name(parent) != "section") {
        return Vec::new();
    }
    let mut blocks = Vec::new();
    for before in exercise.prev_siblings().skip(1).take(CONTEXT_DISTANCE_MAX).filter(Node::is_element).skip_while(|before| xml::name(*before) == "exercise") {
        match xml::name(before) {
            "para" => {
                blocks.push(before);
                blocks.reverse();
                return blocks;
            }
            "list" | "table" | "figure" | "media" | "equation" | "quote" | "code" | "preformat" if blocks.len() < CONTEXT_BLOCKS_MAX => blocks.push(before),
            _ => break,
        }
    }
    Vec::new()
}
