//! Blocks: paragraphs, sections, notes, examples, figures, equations, code, quotes, definitions, rules.

use super::super::labels::{Word, note_name};
use super::super::survey::is_embedded;
use super::super::xml::{self, Node};
use super::Renderer;
use crate::html::escape;

/// The deepest heading there is.
const HEADING_MAX: u8 = 6;

impl Renderer<'_> {
    pub(super) fn block(&mut self, node: Node<'_>, level: u8, out: &mut String) {
        match xml::name(node) {
            "para" => self.paragraph(node, level, out),
            "section" => self.section(node, level, out),
            "list" => self.list(node, level, out),
            "note" => self.note(node, level, out),
            "example" => self.example(node, out),
            "exercise" => self.exercise(node, level, out),
            "solution" | "commentary" => self.solution(node, out),
            "figure" | "subfigure" => self.figure(node, level, out),
            "media" => self.media_block(node, out),
            "table" => self.table(node, level, out),
            "equation" => self.equation(node, out),
            "code" | "preformat" => self.code_block(node, out),
            "quote" => self.quote_block(node, level, out),
            "definition" => self.definition_alone(node, out),
            "glossary" => self.glossary(node, out),
            "rule" => self.rule(node, level, out),
            "proof" => {
                let title = xml::child(node, "title").map_or_else(|| self.words.get(Word::Proof).to_owned(), xml::plain);
                self.titled_note("proof", &title, node, out);
            }
            _ => {
                self.paragraph_title(node, out);
                self.flow(node, level, out);
            }
        }
    }

    fn paragraph(&mut self, node: Node<'_>, level: u8, out: &mut String) {
        let lead = match xml::child(node, "title") {
            Some(title) => format!("<strong>{}</strong> ", self.inline_text(title)),
            None => String::new(),
        };
        let id = self.id_if_named(node);
        self.flow_as(node, level, &id, lead, out);
    }

    /// The title of something that has no heading of its own.
    fn paragraph_title(&mut self, node: Node<'_>, out: &mut String) {
        if let Some(title) = xml::child(node, "title").filter(|title| !xml::is_empty(*title)) {
            let words = self.inline_text(title);
            out.push_str(&format!("<p><strong>{words}</strong></p>"));
        }
    }

    fn section(&mut self, node: Node<'_>, level: u8, out: &mut String) {
        let title = xml::child(node, "title").map(|title| self.inline_text(title)).unwrap_or_default();
        if xml::has_class(node, "learning-objectives") {
            let title = if title.is_empty() { self.words.get(Word::Objectives).to_owned() } else { title };
            out.push_str(&format!("<aside class=\"note note-objectives\"{}><p class=\"note-title\">{title}</p>", self.id(node)));
            self.flow(node, level.max(3), out);
            out.push_str("</aside>");
            return;
        }
        let heading = level.min(HEADING_MAX);
        let mut body = String::new();
        self.flow(node, level.saturating_add(1), &mut body);
        // A section of nothing but exercises that are not here would be a heading over nothing.
        if body.is_empty() && is_embedded(node) {
            return;
        }
        out.push_str(&format!("<section{}>", self.id(node)));
        if !title.is_empty() {
            out.push_str(&format!("<h{heading}>{title}</h{heading}>"));
        }
        out.push_str(&body);
        out.push_str("</section>");
    }

    fn note(&mut self, node: Node<'_>, level: u8, out: &mut String) {
        let name = note_name(node, self.words);
        let label = self.labelled(node).map_or(name.label, |labelled| labelled.heading());
        let title = xml::child(node, "title").map(|title| self.inline_text(title)).unwrap_or_default();
        out.push_str(&format!("<aside class=\"note note-{}\"{}>", name.kind, self.id(node)));
        let heading = match (label.is_empty(), title.is_empty()) {
            (false, false) => format!("<span class=\"note-label\">{}</span> {title}", escape(&label)),
            (false, true) => escape(&label),
            _ => title,
        };
        if !heading.is_empty() {
            out.push_str(&format!("<p class=\"note-title\">{heading}</p>"));
        }
        self.flow(node, level.max(3), out);
        out.push_str("</aside>");
    }

    /// A note with a title that is already clean text.
    pub(super) fn titled_note(&mut self, kind: &str, title: &str, node: Node<'_>, out: &mut String) {
        out.push_str(&format!("<aside class=\"note note-{kind}\"{}><p class=\"note-title\">{}</p>", self.id(node), escape(title)));
        self.flow(node, 3, out);
        out.push_str("</aside>");
    }

    fn example(&mut self, node: Node<'_>, out: &mut String) {
        let heading = self.labelled(node).map(|labelled| labelled.heading()).unwrap_or_default();
        let title = xml::child(node, "title").map(|title| self.inline_text(title)).unwrap_or_default();
        out.push_str(&format!("<section class=\"example\"{}><h3>{}", self.id(node), escape(&heading)));
        if !heading.is_empty() && !title.is_empty() {
            out.push(' ');
        }
        out.push_str(&title);
        out.push_str("</h3>");
        self.flow(node, 4, out);
        out.push_str("</section>");
    }

    fn figure(&mut self, node: Node<'_>, level: u8, out: &mut String) {
        out.push_str(&format!("<figure{}>", self.id(node)));
        self.flow(node, level, out);
        let label = self.labelled(node).filter(|labelled| !labelled.number.is_empty()).map(|labelled| labelled.heading());
        self.caption(node, label, "figcaption", out);
        out.push_str("</figure>");
    }

    /// Number, title and caption of a figure or a table, where it has any of them.
    pub(super) fn caption(&mut self, node: Node<'_>, label: Option<String>, element: &str, out: &mut String) {
        let mut text = label.map(|label| format!("<strong>{}</strong>", escape(&label))).unwrap_or_default();
        for (part, mark) in [("title", "strong"), ("caption", "span")] {
            if let Some(part) = xml::child(node, part).filter(|part| !xml::is_empty(*part)) {
                let inner = self.inline_text(part);
                let gap = if text.is_empty() { "" } else { " " };
                text.push_str(gap);
                match mark {
                    "strong" => text.push_str(&format!("<strong>{inner}</strong>")),
                    _ => text.push_str(&inner),
                }
            }
        }
        if !text.is_empty() {
            out.push_str(&format!("<{element}>{text}</{element}>"));
        }
    }

    fn equation(&mut self, node: Node<'_>, out: &mut String) {
        out.push_str(&format!("<div class=\"equation\"{}>", self.id(node)));
        let mut inner = String::new();
        for child in node.children() {
            if child.is_text() {
                inner.push_str(&escape(child.text().unwrap_or("")));
            } else if xml::name(child) == "math" {
                self.math(child, true, &mut inner);
            } else if child.is_element() && !matches!(xml::name(child), "title" | "label") {
                self.inline(child, &mut inner);
            }
        }
        out.push_str(inner.trim());
        if let Some(labelled) = self.labelled(node).filter(|labelled| !labelled.number.is_empty()) {
            out.push_str(&format!(" <span class=\"equation-number\">({})</span>", escape(&labelled.number)));
        }
        out.push_str("</div>");
    }

    fn code_block(&mut self, node: Node<'_>, out: &mut String) {
        let mut caption = String::new();
        self.caption(node, None, "figcaption", &mut caption);
        let language = node.attribute("lang").map(|lang| format!(" data-language=\"{}\"", escape(&lang.to_lowercase()))).unwrap_or_default();
        let mut code = String::new();
        self.inline_children(node, &mut code);
        let code = code.trim_matches('\n').trim_end();
        let block = format!("<pre class=\"code\"{language} tabindex=\"0\"><code>{code}</code></pre>");
        if caption.is_empty() {
            out.push_str(&block);
        } else {
            out.push_str(&format!("<figure{}>{block}{caption}</figure>", self.id(node)));
        }
    }

    fn quote_block(&mut self, node: Node<'_>, level: u8, out: &mut String) {
        out.push_str(&format!("<blockquote{}>", self.id_if_named(node)));
        self.paragraph_title(node, out);
        self.flow(node, level, out);
        if let Some(url) = super::links::outside(node.attribute("url").unwrap_or("")) {
            out.push_str(&format!("<p><a href=\"{0}\">{0}</a></p>", escape(url)));
        }
        out.push_str("</blockquote>");
    }

    /// The terms at the end of a module.
    pub(super) fn glossary(&mut self, node: Node<'_>, out: &mut String) {
        if xml::is_empty(node) {
            return;
        }
        let title = match xml::child(node, "title") {
            Some(title) => self.inline_text(title),
            None => escape(self.words.get(Word::Glossary)),
        };
        out.push_str(&format!("<section class=\"glossary\"{}><h2>{title}</h2>", self.id(node)));
        let (definitions, others): (Vec<Node<'_>>, Vec<Node<'_>>) = xml::elements(node).partition(|inner| xml::name(*inner) == "definition");
        if !definitions.is_empty() {
            out.push_str("<dl>");
            for definition in definitions {
                self.definition(definition, out);
            }
            out.push_str("</dl>");
        }
        for other in others.into_iter().filter(|other| xml::name(*other) != "title") {
            self.block(other, 3, out);
        }
        out.push_str("</section>");
    }

    fn definition_alone(&mut self, node: Node<'_>, out: &mut String) {
        out.push_str("<dl>");
        self.definition(node, out);
        out.push_str("</dl>");
    }

    fn definition(&mut self, node: Node<'_>, out: &mut String) {
        let id = self.id_if_named(node);
        let mut first = true;
        for part in xml::elements(node) {
            let id = if std::mem::take(&mut first) { id.as_str() } else { "" };
            if xml::name(part) == "term" {
                let term = self.inline_text(part);
                out.push_str(&format!("<dt{id}><dfn>{term}</dfn></dt>"));
            } else {
                out.push_str(&format!("<dd{id}>"));
                if xml::name(part) == "example" {
                    self.example(part, out)
                } else {
                    self.compact(part, 4, out)
                }
                out.push_str("</dd>");
            }
        }
    }

    fn rule(&mut self, node: Node<'_>, level: u8, out: &mut String) {
        let heading = self.labelled(node).map(|labelled| labelled.heading()).unwrap_or_default();
        let title = xml::child(node, "title").map(|title| self.inline_text(title)).unwrap_or_default();
        let gap = if heading.is_empty() || title.is_empty() { "" } else { " " };
        out.push_str(&format!("<aside class=\"note note-theorem\"{}><p class=\"note-title\">{}{gap}{title}</p>", self.id(node), escape(&heading)));
        self.flow(node, level.max(3), out);
        out.push_str("</aside>");
    }
}
