//! Labels of sections, figures, tables and formulas, and the numbers they have.

use std::collections::HashMap;

use super::contents::Place;

/// The most labels in one book.
pub const LABELS_MAX: usize = 200_000;

/// How numbers are written; `%s` is the number.
#[derive(Debug, Clone)]
pub(super) struct Formats {
    pub(super) figure: String,
    pub(super) table: String,
    pub(super) section: String,
}

impl Default for Formats {
    /// As Sphinx has them.
    fn default() -> Self {
        Self { figure: "Fig. %s".to_owned(), table: "Table %s".to_owned(), section: "Section %s".to_owned() }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Section,
    Figure,
    Table,
    Formula,
}

/// What a label is of.
#[derive(Debug, Clone)]
pub(super) struct Label {
    pub(super) kind: Kind,
    /// The page, as a path from the root of the book.
    pub(super) path: String,
    /// The number; empty in parts of the book without numbers.
    pub(super) number: String,
    /// The heading, for sections.
    pub(super) title: String,
}

/// The labels of the book in one language.
pub(super) struct Labels {
    labels: HashMap<String, Label>,
    formats: Formats,
}

/// The argument of a directive that stands on a line of its own: the label in `:label:`x``.
pub(super) fn directive<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    line.trim().strip_prefix(':')?.strip_prefix(name)?.strip_prefix(":`")?.split('`').next()
}

impl Labels {
    pub(super) fn collect<'a>(pages: impl Iterator<Item = (&'a Place, &'a str)>, formats: Formats) -> Self {
        let mut labels = HashMap::new();
        for (place, source) in pages {
            of_page(place, source, &mut labels);
        }
        Self { labels, formats }
    }

    pub(super) fn get(&self, name: &str) -> Option<&Label> {
        self.labels.get(name)
    }

    /// Takes over the labels that only the other edition has, so that references to them lead to the page at least.
    pub(super) fn complete_from(&mut self, others: &HashMap<String, Label>) {
        for (name, label) in others {
            self.labels.entry(name.clone()).or_insert_with(|| label.clone());
        }
    }

    /// All labels by their names.
    pub(super) fn all(&self) -> &HashMap<String, Label> {
        &self.labels
    }

    /// How a reference to this label reads.
    pub(super) fn reference(&self, label: &Label) -> String {
        if label.number.is_empty() {
            return label.title.clone();
        }
        let format = match label.kind {
            Kind::Section => &self.formats.section,
            Kind::Figure => &self.formats.figure,
            Kind::Table => &self.formats.table,
            Kind::Formula => return format!("({})", label.number),
        };
        format.replace("%s", &label.number)
    }
}

fn of_page(place: &Place, source: &str, labels: &mut HashMap<String, Label>) {
    let (mut figures, mut tables, mut formulas) = (0usize, 0usize, 0usize);
    let mut headings: Vec<usize> = Vec::new();
    let mut last = "";
    let mut in_code = false;
    for line in source.lines() {
        let trimmed = line.trim();
        if trimmed.starts_with("```") {
            in_code = !in_code;
        }
        if in_code || trimmed.is_empty() || directive(trimmed, "width").is_some() {
            continue;
        }
        if let Some(level) = heading_level(trimmed) {
            headings.resize(level, 0);
            if let Some(count) = headings.last_mut() {
                *count += 1;
            }
        }
        let (name, formula) = match (directive(trimmed, "label"), directive(trimmed, "eqlabel")) {
            (Some(name), _) => (name, false),
            (None, Some(name)) => (name, true),
            (None, None) => {
                last = trimmed;
                continue;
            }
        };
        let next = |count: &mut usize| {
            *count += 1;
            if place.number.is_empty() { String::new() } else { format!("{}.{count}", place.number) }
        };
        let (kind, number, title) = if formula {
            (Kind::Formula, next(&mut formulas), String::new())
        } else if let Some(level) = heading_level(last) {
            // The first heading is the page itself; those below it are numbered within it.
            let inner: Vec<String> = headings.iter().skip(1).take(level.saturating_sub(1)).map(usize::to_string).collect();
            let number = if place.number.is_empty() { String::new() } else { [vec![place.number.clone()], inner].concat().join(".") };
            (Kind::Section, number, last.trim_start_matches('#').trim().to_owned())
        } else if last.starts_with('|') {
            (Kind::Table, next(&mut tables), String::new())
        } else {
            (Kind::Figure, next(&mut figures), String::new())
        };
        if labels.len() < LABELS_MAX {
            labels.entry(name.to_owned()).or_insert(Label { kind, path: place.path.clone(), number, title });
        }
    }
}

fn heading_level(line: &str) -> Option<usize> {
    let level = line.len() - line.trim_start_matches('#').len();
    ((1..=6).contains(&level) && line.get(level..)?.starts_with(' ')).then_some(level)
}
