//! Paragraphs, headings, lists, quotations, code.

use super::super::tree::{Element, Node, text_of};
use super::Writer;
use super::inline::{longest_run, math};

impl Writer {
    /// Nodes as blocks, a blank line between them.
    pub(super) fn blocks(&self, nodes: &[Node]) -> String {
        let mut blocks: Vec<String> = Vec::new();
        let mut line: Vec<Node> = Vec::new();
        for node in nodes {
            match node {
                Node::Element(element) if is_block(element) => {
                    self.flush(&mut line, &mut blocks);
                    let anchor = self.anchor(element);
                    let block = self.block(element);
                    blocks.extend([anchor, block].into_iter().filter(|block| !block.is_empty()));
                }
                other => line.push(other.clone()),
            }
        }
        self.flush(&mut line, &mut blocks);
        blocks.join("\n\n")
    }

    fn flush(&self, line: &mut Vec<Node>, blocks: &mut Vec<String>) {
        let text = self.paragraph(line);
        line.clear();
        if !text.is_empty() {
            blocks.push(text);
        }
    }

    fn block(&self, element: &Element) -> String {
        let children = &element.children;
        match &*element.name {
            "p" if element.has_class("note-title") => self.bold(children),
            "p" => self.paragraph(children),
            "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = element.name.trim_start_matches('h').parse().unwrap_or(6);
                let text = self.line(children);
                if text.is_empty() { text } else { format!("{} {}", "#".repeat(level), text.trim_end_matches('#')) }
            }
            "hr" => "---".to_owned(),
            "ul" | "ol" => self.list(element),
            "dl" => self.definitions(children),
            "pre" => code_block(element),
            "blockquote" | "aside" => indented(&self.blocks(children), "> ", "> "),
            "details" => self.details(children),
            "table" => self.table(element),
            "math" => {
                let mut out = String::new();
                math(element, &mut out);
                out
            }
            "div" if element.has_class("footnote") => self.footnote(element),
            "div" if element.has_class("no-picture") => indented(&self.blocks(children), "> ", "> "),
            _ => self.blocks(children),
        }
    }

    fn bold(&self, children: &[Node]) -> String {
        let strong = Node::Element(Element::with("strong", children.to_vec()));
        self.paragraph(std::slice::from_ref(&strong))
    }

    fn list(&self, element: &Element) -> String {
        let start: i64 = element.attribute("start").and_then(|start| start.parse().ok()).unwrap_or(1);
        let items: Vec<&Element> = element.children.iter().filter_map(|child| if let Node::Element(item) = child { Some(item) } else { None }).collect();
        let loose = items.iter().any(|item| item.children.iter().any(|child| child.is("p") || child.is("pre") || child.is("table")));
        let mut written = Vec::with_capacity(items.len());
        for (number, item) in (start.max(0)..).zip(items) {
            let marker = if element.is("ol") { format!("{number}. ") } else { "- ".to_owned() };
            let anchor = self.anchor(item);
            let text = format!("{anchor}{}", self.item(item, loose));
            written.push(indented(&text, &marker, &" ".repeat(marker.len())));
        }
        written.join(if loose { "\n\n" } else { "\n" })
    }

    fn item(&self, item: &Element, loose: bool) -> String {
        let text = self.blocks(&item.children);
        // in a tight list the text and the list in it follow each other without a blank line
        let nested = item.children.iter().all(|child| !matches!(child, Node::Element(element) if is_block(element) && !element.is("ul") && !element.is("ol")));
        if !loose && nested { text.replacen("\n\n- ", "\n- ", 1).replacen("\n\n1. ", "\n1. ", 1) } else { text }
    }

    /// Terms in bold, each definition as an item below its term.
    fn definitions(&self, children: &[Node]) -> String {
        let mut blocks = Vec::new();
        for child in children {
            let Node::Element(element) = child else { continue };
            let anchor = self.anchor(element);
            if element.is("dt") {
                blocks.push(format!("{anchor}{}", self.bold_blocks(&element.children)));
            } else {
                blocks.push(indented(&format!("{anchor}{}", self.blocks(&element.children)), "- ", "  "));
            }
        }
        blocks.retain(|block| !block.trim().is_empty());
        blocks.join("\n\n")
    }

    fn bold_blocks(&self, children: &[Node]) -> String {
        if children.iter().any(|child| matches!(child, Node::Element(element) if is_block(element))) { self.blocks(children) } else { self.bold(children) }
    }

    fn details(&self, children: &[Node]) -> String {
        let summary = children.iter().find_map(|child| match child {
            Node::Element(element) if element.is("summary") => Some(self.line(&element.children)),
            _ => None,
        });
        let rest: Vec<Node> = children.iter().filter(|child| !child.is("summary")).cloned().collect();
        format!("<details>\n<summary>\n\n{}\n\n</summary>\n\n{}\n\n</details>", summary.unwrap_or_default(), self.blocks(&rest))
    }

    fn footnote(&self, element: &Element) -> String {
        let Some(label) = element.attribute("id").and_then(|id| self.notes.get(id)) else {
            return self.blocks(&element.children);
        };
        // the number that stands before the text is what Markdown writes itself
        let mut children: &[Node] = &element.children;
        while let Some((first, rest)) = children.split_first()
            && (first.is_blank() || is_label(first))
        {
            children = rest;
        }
        indented(&self.blocks(children), &format!("[^{label}]: "), "    ")
    }
}

fn is_label(node: &Node) -> bool {
    let Node::Element(element) = node else { return false };
    let mut text = String::new();
    text_of(&element.children, &mut text);
    element.is("sup") && !text.is_empty() && text.chars().all(|letter| letter.is_ascii_digit())
}

/// Whether an element stands on lines of its own.
fn is_block(element: &Element) -> bool {
    match &*element.name {
        "math" => element.attribute("display") == Some("block"),
        "a" | "ins" | "del" => element.children.iter().any(|child| matches!(child, Node::Element(child) if is_block(child))),
        name => {
            matches!(
                name,
                "p" | "div"
                    | "section"
                    | "aside"
                    | "blockquote"
                    | "figure"
                    | "figcaption"
                    | "details"
                    | "summary"
                    | "table"
                    | "pre"
                    | "ul"
                    | "ol"
                    | "li"
                    | "dl"
                    | "dt"
                    | "dd"
                    | "hr"
            ) || matches!(name, "h2" | "h3" | "h4" | "h5" | "h6")
        }
    }
}

fn code_block(element: &Element) -> String {
    let mut text = String::new();
    text_of(&element.children, &mut text);
    let fence = "`".repeat(longest_run(&text, '`').max(2) + 1);
    let language: String =
        element.attribute("data-language").unwrap_or("").chars().filter(|letter| letter.is_alphanumeric() || "+-#._".contains(*letter)).collect();
    let text = text.strip_suffix('\n').unwrap_or(&text);
    format!("{fence}{language}\n{text}\n{fence}")
}

/// Puts a text behind a marker, its further lines below the first.
fn indented(text: &str, first: &str, rest: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for (place, line) in text.split('\n').enumerate() {
        if place > 0 {
            out.push('\n');
        }
        let before = if place == 0 { first } else { rest };
        out.push_str(if line.is_empty() { before.trim_end() } else { before });
        out.push_str(line);
    }
    out
}
