//! Which attributes stay, and with which values.

use std::collections::HashSet;

use kernel::Language;

use super::super::tree::Element;
use super::{Inside, Repair};

/// The roles our own vocabulary uses, each with the elements that may carry it.
const ROLES: &[(&str, &[&str])] = &[
    ("img", &["div", "span", "figure"]),
    ("region", &["div", "section"]),
    ("group", &["div", "span", "section"]),
    ("note", &["div", "aside", "section", "span"]),
    ("math", &["div", "span"]),
];

/// The longest id kept, in bytes.
const ID_BYTES_MAX: usize = 1024;

/// Whether a value can be an id: not empty and without white space or what XML cannot hold.
pub(super) fn is_id(value: &str) -> bool {
    !value.is_empty() && value.len() <= ID_BYTES_MAX && !value.chars().any(|letter| letter.is_whitespace() || letter.is_control())
}

impl Repair<'_> {
    /// The attributes of an element that may stay.
    pub(super) fn attributes(&mut self, element: &Element, inside: Inside) -> Vec<(String, String)> {
        let mut kept = Vec::with_capacity(element.attributes.len());
        for (name, value) in &element.attributes {
            if let Some(value) = self.value(element, name, value, inside) {
                kept.push((name.clone(), value));
            }
        }
        kept
    }

    fn value(&mut self, element: &Element, name: &str, value: &str, inside: Inside) -> Option<String> {
        let owned = || Some(value.to_owned());
        let tag = &*element.name;
        match (tag, name) {
            (_, "id") => (is_id(value) && self.seen.insert(value.to_owned())).then(|| value.to_owned()),
            (_, "class") => Some(value.split_ascii_whitespace().collect::<Vec<_>>().join(" ")).filter(|classes| !classes.is_empty()),
            ("math", "display") => matches!(value, "block" | "inline").then(|| value.to_owned()),
            ("math", "alttext") => owned(),
            (_, "dir") => matches!(value, "ltr" | "rtl" | "auto").then(|| value.to_owned()),
            ("math", _) => None,
            (_, "lang") | ("a", "hreflang") => value.parse::<Language>().ok().map(|language| language.to_string()),
            (_, "title" | "aria-label") => owned(),
            (_, "role") => ROLES.iter().any(|(role, tags)| *role == value && tags.contains(&tag)).then(|| value.to_owned()),
            (_, "aria-labelledby") | ("td" | "th", "headers") => references(value, self.anchors),
            ("pre" | "div", "tabindex") => (!inside.link && value.trim() == "0").then(|| value.to_owned()),
            ("pre", "data-language") => owned(),
            ("a", "href") => self.links.resolve(value.trim()),
            ("ol", "start") => value.trim().parse::<i32>().ok().map(|start| start.to_string()),
            ("ol", "type") => matches!(value, "1" | "a" | "A" | "i" | "I").then(|| value.to_owned()),
            ("ol", "reversed") => Some("reversed".to_owned()),
            ("td" | "th", "colspan") | ("col", "span") => span(value).filter(|columns| (2..=1000).contains(columns)).map(|columns| columns.to_string()),
            ("td" | "th", "rowspan") => span(value).filter(|rows| (2..=65_534).contains(rows)).map(|rows| rows.to_string()),
            ("th", "scope") => matches!(value, "row" | "col" | "rowgroup" | "colgroup").then(|| value.to_owned()),
            ("th", "abbr") => owned(),
            _ => None,
        }
    }
}

fn span(value: &str) -> Option<u32> {
    value.trim().parse().ok()
}

/// The ids in a list that exist.
fn references(value: &str, anchors: &HashSet<String>) -> Option<String> {
    let known: Vec<&str> = value.split_ascii_whitespace().filter(|id| anchors.contains(*id)).collect();
    (!known.is_empty()).then(|| known.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_kept_to_a_bound() {
        assert!(is_id(&"a".repeat(ID_BYTES_MAX)) && !is_id(&"a".repeat(ID_BYTES_MAX + 1)));
    }
}
