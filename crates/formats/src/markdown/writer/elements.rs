//! Links, pictures, tables and code blocks.

use pulldown_cmark::{Alignment, Tag, TagEnd};

use super::super::code::highlight;
use super::super::links::{Destination, LinkResolver};
use super::super::math::to_html;
use super::super::{MARK_NOTHING, Mark};
use super::{TableState, Writer};
use crate::html::escape;

impl Writer<'_> {
    pub(super) fn start_link(&mut self, target: &str) {
        let target = self.restored(target);
        self.links_open += 1;
        self.paragraph.text = true;
        let destination = self.links.link(&target);
        if destination == Destination::Nowhere || self.picture.is_some() {
            self.enter("", "");
        } else {
            let mut opening = String::new();
            write_link_start(&mut opening, &destination);
            self.enter(&opening, "</a>");
        }
    }

    pub(super) fn end_picture(&mut self) {
        let Some((target, description)) = self.picture.take() else { return };
        self.paragraph.figures.push_str(&figure(&description, &target, self.links));
        self.paragraph.text |= self.links_open > 0;
        self.after_element = true;
        let html = picture_in_line(&description, &target, self.links);
        self.out.push_str(&html);
    }

    pub(super) fn end_code(&mut self) {
        let Some((language, code)) = self.code.take() else { return };
        self.line_broke = false;
        if language == "math" {
            let (html, _) = to_html(&code, true);
            self.out.extend(["<p>", &html, "</p>\n"]);
            return;
        }
        let mut kept = String::with_capacity(code.len());
        let mut missing = Vec::new();
        for line in code.split_inclusive('\n') {
            match Mark::read(line.trim()) {
                Some((Mark::Missing(number), "")) => missing.push(number),
                _ => kept.push_str(line),
            }
        }
        if !kept.trim().is_empty() || missing.is_empty() {
            let kept = self.restored(&kept);
            self.out.push_str(&highlight(kept.trim_end_matches('\n'), &language));
            self.out.push('\n');
        }
        for number in missing {
            let note = self.missing_note(number);
            self.out.push_str(&note);
        }
    }

    /// A note with the name of a file that is not here, and where it can be seen.
    pub(super) fn missing_note(&self, number: usize) -> String {
        let name = self.missing.get(number).map_or("", String::as_str);
        let shown = format!("<code>{}</code>", escape(name));
        let linked = match self.links.original(&format!("/{name}")) {
            Some(address) => format!("<a href=\"{}\">{shown}</a>", escape(&address)),
            None => shown,
        };
        format!("<aside class=\"note note-missing\"><p>{linked}</p></aside>\n")
    }

    pub(super) fn start_of_table(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Table(alignments) => {
                let label = self.rendered.headings.last().map(|heading| heading.text.clone()).or_else(|| self.rendered.title.clone()).unwrap_or_default();
                self.table = TableState { alignments, column: 0, head: false };
                self.enter(&format!("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"{}\"><table>\n", escape(&label)), "</table></div>\n");
            }
            Tag::TableHead => {
                self.table.head = true;
                self.table.column = 0;
                self.enter("<thead><tr>", "</tr></thead>\n<tbody>\n");
            }
            Tag::TableRow => {
                self.table.column = 0;
                self.enter("<tr>", "</tr>\n");
            }
            _ => {
                let class = match self.table.alignments.get(self.table.column) {
                    Some(Alignment::Center) => " class=\"align-center\"",
                    Some(Alignment::Right) => " class=\"align-right\"",
                    _ => "",
                };
                let (element, scope) = if self.table.head { ("th", " scope=\"col\"") } else { ("td", "") };
                self.last = '\n';
                self.enter(&format!("<{element}{scope}{class}>"), &format!("</{element}>"));
            }
        }
    }

    pub(super) fn end_of_table(&mut self, tag: TagEnd) {
        self.line_broke = false;
        match tag {
            TagEnd::Table => self.out.push_str("</tbody>"),
            TagEnd::TableHead => self.table.head = false,
            TagEnd::TableCell => self.table.column += 1,
            _ => {}
        }
        self.leave();
    }

    /// The text with formulas back in it as they were written, for places that hold no elements.
    pub(super) fn restored(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find(super::super::MARK_START) {
            let (before, tail) = rest.split_at(at);
            out.push_str(before);
            match Mark::read(tail) {
                Some((mark, after)) => {
                    if let Mark::Formula(number) = mark
                        && let Some(formula) = self.formulas.get(number)
                    {
                        let sign = if formula.display { "$$" } else { "$" };
                        out.extend([sign, &formula.latex, sign]);
                    }
                    rest = after;
                }
                None => rest = tail.strip_prefix(super::super::MARK_START).unwrap_or_default(),
            }
        }
        out.push_str(rest);
        out.replace(MARK_NOTHING, "")
    }
}

/// Writes the opening tag of a link.
pub(in super::super) fn write_link_start(out: &mut String, destination: &Destination) {
    match destination {
        Destination::Section { key, fragment } => {
            let sign = if fragment.is_empty() { "" } else { "#" };
            out.push_str(&format!("<a class=\"xref\" href=\"xref:{}{sign}{}\">", escape(key), escape(fragment)));
        }
        Destination::Address(address) => out.push_str(&format!("<a href=\"{}\">", escape(address))),
        Destination::Nowhere => {}
    }
}

fn file_name(target: &str) -> &str {
    target.rsplit('/').find(|part| !part.is_empty()).unwrap_or(target)
}

/// A figure whose file is not here: its description, and where it can be seen.
fn figure(description: &str, target: &str, links: &dyn LinkResolver) -> String {
    let name = file_name(target);
    let label = if description.trim().is_empty() { name } else { description.trim() };
    let caption = match links.original(target) {
        Some(address) => format!("<figcaption><a href=\"{}\">{}</a></figcaption>", escape(&address), escape(name)),
        None => String::new(),
    };
    let label = escape(label);
    format!("<figure><div class=\"no-picture\" role=\"img\" aria-label=\"{label}\">{label}</div>{caption}</figure>\n")
}

/// A picture, or another file that cannot be shown, in a line of text.
pub(in super::super) fn picture_in_line(description: &str, target: &str, links: &dyn LinkResolver) -> String {
    let label = escape(if description.trim().is_empty() { file_name(target) } else { description.trim() });
    let shown = format!("<span class=\"no-picture\" role=\"img\" aria-label=\"{label}\">{label}</span>");
    match links.original(target) {
        Some(address) => format!("<a href=\"{}\">{shown}</a>", escape(&address)),
        None => shown,
    }
}
