//! CALS tables.

use std::collections::HashMap;

use super::super::xml::{self, Node};
use super::Renderer;
use crate::html::escape;

/// The widest and tallest cell; browsers know no more.
const SPAN_MAX: usize = 1000;

/// The names of columns and spans of a table group.
#[derive(Default)]
struct Columns {
    places: HashMap<String, usize>,
    spans: HashMap<String, usize>,
}

impl Renderer<'_> {
    pub(super) fn table(&mut self, node: Node<'_>, level: u8, out: &mut String) {
        let labelled = self.labelled(node).filter(|labelled| !labelled.number.is_empty());
        let heading = labelled.map(|labelled| labelled.heading());
        let spoken = ["aria-label", "summary"].iter().find_map(|attribute| node.attribute(*attribute)).filter(|text| !text.trim().is_empty());
        let name = match (&heading, labelled.map(|labelled| labelled.title.as_str()).filter(|title| !title.is_empty())) {
            (Some(heading), Some(title)) => format!("{heading} {title}"),
            (Some(heading), None) => heading.clone(),
            _ => spoken.map_or_else(|| self.words.get(super::Word::Table).to_owned(), str::to_owned),
        };
        out.push_str(&format!("<div class=\"table\"{} role=\"region\" tabindex=\"0\" aria-label=\"{}\">", self.id(node), escape(&name)));
        let class = if xml::has_class(node, "unstyled") { " class=\"unstyled\"" } else { "" };
        let row_headers = xml::has_class(node, "column-header");
        let mut caption = String::new();
        self.caption(node, heading, "caption", &mut caption);
        for group in xml::elements(node).filter(|group| xml::name(*group) == "tgroup") {
            out.push_str(&format!("<table{class}>{}", std::mem::take(&mut caption)));
            self.group(group, level, row_headers, out);
            out.push_str("</table>");
        }
        out.push_str("</div>");
    }

    fn group(&mut self, group: Node<'_>, level: u8, row_headers: bool, out: &mut String) {
        let columns = columns(group);
        for (part, element) in [("thead", "thead"), ("tbody", "tbody"), ("tfoot", "tfoot")] {
            for part in xml::elements(group).filter(|inner| xml::name(*inner) == part) {
                out.push_str(&format!("<{element}>"));
                for row in xml::elements(part).filter(|row| xml::name(*row) == "row") {
                    out.push_str("<tr>");
                    for (position, cell) in xml::elements(row).enumerate() {
                        let header = if element == "thead" { Some("col") } else { (row_headers && position == 0).then_some("row") };
                        self.cell(cell, &columns, header, level, out);
                    }
                    out.push_str("</tr>");
                }
                out.push_str(&format!("</{element}>"));
            }
        }
    }

    fn cell(&mut self, cell: Node<'_>, columns: &Columns, header: Option<&str>, level: u8, out: &mut String) {
        let mut attributes = self.id_if_named(cell);
        let wide = width(cell, columns);
        if wide > 1 {
            attributes.push_str(&format!(" colspan=\"{wide}\""));
        }
        let tall = cell.attribute("morerows").and_then(|more| more.trim().parse::<usize>().ok()).map_or(1, |more| more.saturating_add(1)).min(SPAN_MAX);
        if tall > 1 {
            attributes.push_str(&format!(" rowspan=\"{tall}\""));
        }
        if let Some(align) = cell.attribute("align").filter(|align| matches!(*align, "center" | "right")) {
            attributes.push_str(&format!(" class=\"align-{align}\""));
        }
        let element = if header.is_some() { "th" } else { "td" };
        if let Some(scope) = header {
            let group = if scope == "col" && wide > 1 { "group" } else { "" };
            attributes.push_str(&format!(" scope=\"{scope}{group}\""));
        }
        out.push_str(&format!("<{element}{attributes}>"));
        if xml::name(cell) == "entrytbl" {
            out.push_str("<table>");
            self.group(cell, level, false, out);
            out.push_str("</table>");
        } else {
            self.compact(cell, level, out);
        }
        out.push_str(&format!("</{element}>"));
    }
}

fn columns(group: Node<'_>) -> Columns {
    let mut columns = Columns::default();
    let mut place = 0usize;
    for column in xml::elements(group).filter(|inner| xml::name(*inner) == "colspec") {
        place = column.attribute("colnum").and_then(|number| number.trim().parse().ok()).unwrap_or(place + 1);
        if let Some(name) = column.attribute("colname") {
            columns.places.insert(name.to_owned(), place);
        }
    }
    for span in xml::elements(group).filter(|inner| xml::name(*inner) == "spanspec") {
        if let Some(name) = span.attribute("spanname") {
            let wide = between(span, &columns.places);
            columns.spans.insert(name.to_owned(), wide);
        }
    }
    columns
}

fn width(cell: Node<'_>, columns: &Columns) -> usize {
    match cell.attribute("spanname").and_then(|name| columns.spans.get(name)) {
        Some(wide) => *wide,
        None => between(cell, &columns.places),
    }
}

/// How many columns lie between the named ones, both included. Columns named `c3` need no declaration.
fn between(node: Node<'_>, places: &HashMap<String, usize>) -> usize {
    let place = |attribute: &str| {
        let name = node.attribute(attribute)?;
        let digits: String = name.chars().skip_while(|letter| !letter.is_ascii_digit()).collect();
        places.get(name).copied().or_else(|| digits.parse().ok())
    };
    match (place("namest"), place("nameend")) {
        (Some(first), Some(last)) => last.saturating_sub(first).saturating_add(1).min(SPAN_MAX),
        _ => 1,
    }
}
