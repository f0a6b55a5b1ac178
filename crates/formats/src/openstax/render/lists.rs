//! Lists of every kind.

use super::super::xml::{self, Node};
use super::Renderer;
use crate::html::escape;

impl Renderer<'_> {
    pub(super) fn list(&mut self, node: Node<'_>, level: u8, out: &mut String) {
        if let Some(title) = xml::child(node, "title").filter(|title| !xml::is_empty(*title)) {
            let title = self.inline_text(title);
            out.push_str(&format!("<p class=\"list-title\">{title}</p>"));
        }
        let kind = node.attribute("list-type").or_else(|| node.attribute("type")).unwrap_or("bulleted");
        let (prefix, suffix) = (node.attribute("mark-prefix").unwrap_or(""), node.attribute("mark-suffix").unwrap_or(""));
        let own_marks = !prefix.is_empty() || !matches!(suffix, "" | "." | ")");
        let marks_in_text = xml::elements(node).filter(|item| xml::name(*item) == "item").any(starts_with_mark);
        let id = self.id_if_named(node);
        let (element, attributes) = match kind {
            _ if marks_in_text || kind == "labeled-item" || kind == "named" => ("ul", " class=\"labeled\"".to_owned()),
            "enumerated" if own_marks => ("ul", " class=\"labeled\"".to_owned()),
            "enumerated" => ("ol", numbering(node)),
            _ if node.attribute("bullet-style") == Some("none") => ("ul", " class=\"unmarked\"".to_owned()),
            _ => ("ul", String::new()),
        };
        out.push_str(&format!("<{element}{attributes}{id}>"));
        let start = start(node);
        for (position, item) in xml::elements(node).filter(|item| !matches!(xml::name(*item), "title" | "label")).enumerate() {
            out.push_str(&format!("<li{}>", self.id_if_named(item)));
            if kind == "enumerated" && own_marks && !marks_in_text {
                let mark = mark(node.attribute("number-style").unwrap_or("arabic"), start + i64::try_from(position).unwrap_or(0));
                out.push_str(&format!("<span class=\"label\">{}{mark}{}</span> ", escape(prefix), escape(suffix)));
            }
            for label in ["label", "title"] {
                if let Some(label) = xml::child(item, label).filter(|label| !xml::is_empty(*label)) {
                    let words = self.inline_text(label);
                    out.push_str(&format!("<strong class=\"label\">{words}</strong> "));
                }
            }
            self.compact(item, level, out);
            out.push_str("</li>");
        }
        out.push_str(&format!("</{element}>"));
    }

    /// A list in the line: its items with their separators.
    pub(super) fn list_inline(&mut self, node: Node<'_>, run: &mut String) {
        let separator = node.attribute("item-sep").unwrap_or(";");
        let enumerated = node.attribute("list-type") == Some("enumerated");
        let (prefix, suffix) = (node.attribute("mark-prefix").unwrap_or("("), node.attribute("mark-suffix").unwrap_or(")"));
        let start = start(node);
        let mut first = true;
        for (position, item) in xml::elements(node).filter(|item| xml::name(*item) == "item").enumerate() {
            if !std::mem::take(&mut first) {
                run.push_str(&escape(separator));
                run.push(' ');
            }
            if enumerated && !starts_with_mark(item) {
                let mark = mark(node.attribute("number-style").unwrap_or("arabic"), start + i64::try_from(position).unwrap_or(0));
                run.push_str(&format!("{}{mark}{} ", escape(prefix), escape(suffix)));
            }
            let text = self.inline_text(item);
            run.push_str(&text);
        }
    }
}

fn start(list: Node<'_>) -> i64 {
    list.attribute("start-value").and_then(|start| start.trim().parse::<i32>().ok()).map_or(1, i64::from)
}

fn numbering(list: Node<'_>) -> String {
    let mut attributes = match list.attribute("number-style").unwrap_or("arabic") {
        "lower-alpha" => " type=\"a\"",
        "upper-alpha" => " type=\"A\"",
        "lower-roman" => " type=\"i\"",
        "upper-roman" => " type=\"I\"",
        _ => "",
    }
    .to_owned();
    let start = start(list);
    if start != 1 {
        attributes.push_str(&format!(" start=\"{start}\""));
    }
    attributes
}

/// Whether an item brings its own mark: a token such as ⓐ before anything else.
pub(in super::super) fn starts_with_mark(item: Node<'_>) -> bool {
    let first = item.children().find(|child| if child.is_text() { !child.text().unwrap_or("").trim().is_empty() } else { child.is_element() });
    first.is_some_and(|first| match xml::name(first) {
        "span" => xml::has_class(first, "token"),
        "para" => starts_with_mark(first),
        _ => first.is_text() && first.text().unwrap_or("").trim_start().starts_with(|letter: char| ('\u{2460}'..='\u{24ff}').contains(&letter)),
    })
}

fn mark(style: &str, number: i64) -> String {
    let plain = || number.to_string();
    let Ok(count) = u32::try_from(number) else { return plain() };
    match style {
        "lower-alpha" if count > 0 => super::super::numbering::letters(count).to_lowercase(),
        "upper-alpha" if count > 0 => super::super::numbering::letters(count),
        "lower-roman" => roman(count).map_or_else(plain, |roman| roman.to_lowercase()),
        "upper-roman" => roman(count).unwrap_or_else(plain),
        _ => plain(),
    }
}

/// Roman numerals up to 3999.
fn roman(mut number: u32) -> Option<String> {
    if number == 0 || number > 3999 {
        return None;
    }
    let mut written = String::new();
    for (value, letters) in
        [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
    {
        while number >= value {
            written.push_str(letters);
            number -= value;
        }
    }
    Some(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_written_in_every_style() {
        assert_eq!(mark("upper-roman", 1994), "MCMXCIV");
        assert_eq!(mark("lower-roman", 4000), "4000");
        assert_eq!((mark("lower-alpha", 3), mark("upper-alpha", 28), mark("arabic", -2)), ("c".to_owned(), "AB".to_owned(), "-2".to_owned()));
    }
}
