//! Which element may stand in which.

use super::super::tree::{Element, Node};

/// Whether an element may stand in a line of text.
fn is_phrasing(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "bdo"
            | "br"
            | "cite"
            | "code"
            | "del"
            | "dfn"
            | "em"
            | "i"
            | "ins"
            | "kbd"
            | "mark"
            | "math"
            | "q"
            | "ruby"
            | "rp"
            | "rt"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "u"
            | "var"
            | "wbr"
    )
}

/// Whether a node is a block, or a link or change around one.
fn is_block(node: &Node) -> bool {
    match node {
        Node::Text(_) => false,
        Node::Element(element) if matches!(&*element.name, "a" | "ins" | "del") => element.children.iter().any(is_block),
        Node::Element(element) => !is_phrasing(&element.name),
    }
}

/// Makes an element whose children are settled conform, by giving it or them another name.
pub(super) fn settle(element: &mut Element) {
    fit_children(element);
    let name = element.name.clone();
    rehome(&mut element.children, &name);
    match &*name {
        "dt" | "th" => without_headings(&mut element.children),
        "p" | "span" if element.children.iter().any(is_block) => element.name = "div".into(),
        "a" | "ins" | "del" => {}
        "caption" | "h2" | "h3" | "h4" | "h5" | "h6" | "summary" | "pre" => flatten(&mut element.children),
        inline if is_phrasing(inline) => flatten(&mut element.children),
        _ => {}
    }
}

/// Checks the content of elements that want certain children; one that has others becomes a `div` or `span`.
fn fit_children(element: &mut Element) {
    match &*element.name {
        "ul" | "ol" => {
            for child in &mut element.children {
                if !child.is("li") && !child.is_blank() {
                    let inner = std::mem::replace(child, Node::Text(String::new()));
                    let mut item = Element::with("li", vec![inner]);
                    rehome(&mut item.children, "li");
                    *child = Node::Element(item);
                }
            }
        }
        "dl" if !is_definition_list(&element.children) => element.name = "div".into(),
        "table" if !is_table(&element.children) => rename(element, "div"),
        "thead" | "tbody" | "tfoot" if !only(&element.children, &["tr"]) => element.name = "div".into(),
        "tr" if !only(&element.children, &["td", "th"]) => element.name = "div".into(),
        "colgroup" => element.children.retain(|child| child.is("col")),
        "figure" if !is_figure(&element.children) => rename(element, "div"),
        "details" if !is_details(&element.children) => element.name = "div".into(),
        "ruby" if !is_ruby(&element.children) => element.name = "span".into(),
        _ => {}
    }
}

fn rename(element: &mut Element, name: &str) {
    element.name = name.into();
}

fn solid(children: &[Node]) -> impl Iterator<Item = &Node> {
    children.iter().filter(|child| !child.is_blank())
}

fn only(children: &[Node], names: &[&str]) -> bool {
    solid(children).all(|child| names.iter().any(|name| child.is(name)))
}

/// Terms, then their definitions, and so on.
fn is_definition_list(children: &[Node]) -> bool {
    let mut before = "";
    for child in solid(children) {
        before = if child.is("dt") {
            "dt"
        } else if child.is("dd") && !before.is_empty() {
            "dd"
        } else {
            return false;
        };
    }
    before == "dd"
}

/// A caption, column groups, a head, bodies or rows, a foot.
fn is_table(children: &[Node]) -> bool {
    let mut place = 0;
    let mut rows = false;
    for child in solid(children) {
        let (next, repeats) = match child {
            Node::Text(_) => return false,
            Node::Element(element) => match &*element.name {
                "caption" => (1, false),
                "colgroup" => (2, true),
                "thead" => (3, false),
                "tbody" if !rows => (4, true),
                "tr" => {
                    rows = true;
                    (4, true)
                }
                "tfoot" => (5, false),
                _ => return false,
            },
        };
        if next < place || (next == place && !repeats) {
            return false;
        }
        place = next;
    }
    place >= 3
}

/// At most one caption, at the start or at the end.
fn is_figure(children: &[Node]) -> bool {
    let captions = children.iter().filter(|child| child.is("figcaption")).count();
    captions == 0
        || (captions == 1
            && (solid(children).next().is_some_and(|child| child.is("figcaption")) || solid(children).last().is_some_and(|child| child.is("figcaption"))))
}

fn is_details(children: &[Node]) -> bool {
    solid(children).next().is_some_and(|child| child.is("summary")) && children.iter().filter(|child| child.is("summary")).count() == 1
}

/// A base and its reading, with parentheses around the reading or without.
fn is_ruby(children: &[Node]) -> bool {
    let names: String = solid(children)
        .map(|child| match child {
            Node::Element(element) if element.is("rt") => 't',
            Node::Element(element) if element.is("rp") => 'p',
            node if is_block(node) => '!',
            _ => 'b',
        })
        .collect();
    let mut rest = names.as_str();
    while !rest.is_empty() {
        let reading = rest.trim_start_matches('b');
        if reading.len() == rest.len() {
            return false;
        }
        let after = reading.strip_prefix("ptp").or_else(|| reading.strip_prefix('t'));
        let Some(mut after) = after else { return false };
        while let Some(more) = after.strip_prefix("ptp").or_else(|| after.strip_prefix('t')) {
            after = more;
        }
        rest = after;
    }
    !names.is_empty()
}

/// Renames what may only stand in another parent.
pub(super) fn rehome(children: &mut Vec<Node>, parent: &str) {
    children.retain(|child| !((child.is("col") && parent != "colgroup") || (child.is("colgroup") && parent != "table")));
    for child in children {
        let Node::Element(element) = child else { continue };
        let (homes, exile): (&[&str], &str) = match &*element.name {
            "li" => (&["ul", "ol"], "div"),
            "dt" | "dd" => (&["dl"], "div"),
            "caption" | "thead" | "tbody" | "tfoot" => (&["table"], "div"),
            "tr" => (&["table", "thead", "tbody", "tfoot"], "div"),
            "td" | "th" => (&["tr"], "div"),
            "figcaption" => (&["figure"], "div"),
            "summary" => (&["details"], "div"),
            "rt" | "rp" => (&["ruby"], "span"),
            _ => continue,
        };
        if !homes.contains(&parent) {
            rename(element, exile);
            element.attributes.retain(|(name, _)| matches!(name.as_str(), "id" | "class" | "lang" | "dir" | "title" | "aria-label"));
            rehome(&mut element.children, exile);
        }
    }
}

/// Turns blocks into spans, with a space between them so that their words stay apart.
fn flatten(children: &mut Vec<Node>) {
    if !children.iter().any(is_block) {
        return;
    }
    let mut flat = Vec::with_capacity(children.len());
    for mut child in std::mem::take(children) {
        let block = is_block(&child);
        if let Node::Element(element) = &mut child
            && block
        {
            flatten_element(element);
        }
        if block && !flat.is_empty() {
            flat.push(Node::Text(" ".to_owned()));
        }
        flat.push(child);
    }
    *children = flat;
}

fn flatten_element(element: &mut Element) {
    if element.is("hr") {
        rename(element, "br");
        element.attributes.clear();
    } else if !is_phrasing(&element.name) {
        rename(element, "span");
        element.attributes.retain(|(name, _)| matches!(name.as_str(), "id" | "class" | "lang" | "dir" | "title"));
    }
    element.children.retain(|child| !child.is("colgroup"));
    flatten(&mut element.children);
}

/// Headings and sections may not stand in terms and header cells.
fn without_headings(children: &mut [Node]) {
    for child in children {
        let Node::Element(element) = child else { continue };
        if matches!(&*element.name, "h2" | "h3" | "h4" | "h5" | "h6" | "section" | "aside") {
            rename(element, "div");
            element.attributes.retain(|(name, _)| name != "role");
        }
        without_headings(&mut element.children);
    }
}
