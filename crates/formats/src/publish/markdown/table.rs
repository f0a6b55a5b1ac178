//! Tables: of pipes where pipes can say them, else of HTML.

use super::super::tree::{Element, Node};
use super::Writer;
use super::inline::raw;

impl Writer {
    pub(super) fn table(&self, table: &Element) -> String {
        let mut rows = Vec::new();
        gather(&table.children, &mut rows);
        if !is_simple(&rows) {
            let mut out = String::new();
            raw(&Node::Element(table.clone()), &mut out);
            return out;
        }
        let mut lines = Vec::with_capacity(rows.len() + 1);
        if let Some(Node::Element(caption)) = table.children.iter().find(|child| child.is("caption")) {
            lines.push(self.line(&caption.children));
            lines.push(String::new());
        }
        for (place, row) in rows.iter().enumerate() {
            let cells: Vec<String> = cells(row).map(|cell| self.line(&cell.children)).collect();
            lines.push(format!("| {} |", cells.join(" | ")));
            if place == 0 {
                lines.push(format!("|{}", " --- |".repeat(cells.len())));
            }
        }
        lines.join("\n")
    }
}

fn gather<'n>(nodes: &'n [Node], rows: &mut Vec<&'n Element>) {
    for node in nodes {
        let Node::Element(element) = node else { continue };
        match &*element.name {
            "tr" => rows.push(element),
            "thead" | "tbody" | "tfoot" => gather(&element.children, rows),
            _ => {}
        }
    }
}

fn cells(row: &Element) -> impl Iterator<Item = &Element> {
    row.children.iter().filter_map(|child| if let Node::Element(cell) = child { Some(cell) } else { None })
}

/// A head of one row, as many cells in each row as in the first, no cell over several columns or rows, only lines of text in them.
fn is_simple(rows: &[&Element]) -> bool {
    let Some((head, body)) = rows.split_first() else { return false };
    let columns = cells(head).count();
    columns > 0
        && cells(head).all(|cell| cell.is("th"))
        && body.iter().all(|row| cells(row).count() == columns && cells(row).any(|cell| cell.is("td")))
        && rows
            .iter()
            .flat_map(|row| cells(row))
            .all(|cell| cell.attribute("colspan").is_none() && cell.attribute("rowspan").is_none() && cell.children.iter().all(is_line))
}

/// Whether nothing in it needs lines of its own.
fn is_line(node: &Node) -> bool {
    match node {
        Node::Text(_) => true,
        Node::Element(element) => {
            !matches!(
                &*element.name,
                "p" | "div"
                    | "section"
                    | "aside"
                    | "blockquote"
                    | "figure"
                    | "details"
                    | "table"
                    | "pre"
                    | "ul"
                    | "ol"
                    | "dl"
                    | "hr"
                    | "h2"
                    | "h3"
                    | "h4"
                    | "h5"
                    | "h6"
            ) && element.children.iter().all(is_line)
        }
    }
}
