//! Formulas: the number of children each element must have, and texts only where MathML allows them.

use super::super::tree::{Element, Node, text_of};

/// Elements that hold text.
const TOKENS: &[&str] = &["mi", "mn", "mo", "ms", "mtext", "mspace"];

/// Attributes of elements below `math`, by element; `None` stands for any.
const ATTRIBUTES: &[(&[&str], &[&str])] = &[
    (&["mi", "mn", "mo", "ms", "mtext", "mstyle"], &["mathvariant", "dir"]),
    (
        &["mo", "mstyle"],
        &["fence", "form", "largeop", "lspace", "maxsize", "minsize", "movablelimits", "rspace", "separator", "stretchy", "symmetric", "accent"],
    ),
    (&["mspace"], &["width", "height", "depth"]),
    (&["mpadded"], &["width", "height", "depth", "lspace", "voffset"]),
    (&["mstyle"], &["displaystyle", "scriptlevel"]),
    (&["mfrac"], &["linethickness"]),
    (&["mover", "munderover"], &["accent"]),
    (&["munder", "munderover"], &["accentunder"]),
    (&["mtable"], &["align", "columnalign", "columnlines", "columnspacing", "displaystyle", "frame", "rowalign", "rowlines", "rowspacing", "width"]),
    (&["mtr"], &["columnalign", "rowalign"]),
    (&["mtd"], &["columnalign", "columnspan", "rowalign", "rowspan"]),
    (&["menclose"], &["notation"]),
];

/// Mends a `math` element; its own attributes are mended already.
pub(super) fn formula(mut math: Element) -> Element {
    math.children = rows(std::mem::take(&mut math.children), "math");
    math
}

fn mend(mut element: Element) -> Element {
    element.attributes.retain(|(name, value)| is_allowed(&element.name, name) && !value.trim().is_empty());
    if TOKENS.contains(&&*element.name) {
        let mut text = String::new();
        text_of(&element.children, &mut text);
        element.children = if text.is_empty() || element.is("mspace") { Vec::new() } else { vec![Node::Text(text)] };
        return element;
    }
    let name = element.name.clone();
    element.children = rows(std::mem::take(&mut element.children), &name);
    match &*name {
        "mfrac" | "msub" | "msup" | "munder" | "mover" | "mroot" => exactly(&mut element, 2),
        "msubsup" | "munderover" => exactly(&mut element, 3),
        "mmultiscripts" if !is_paired(&element.children) => {
            element.name = "mrow".into();
            element.children = std::mem::take(&mut element.children).into_iter().map(displaced).collect();
        }
        "semantics" | "maction" => element.name = "mrow".into(),
        _ => {}
    }
    element
}

fn is_allowed(element: &str, attribute: &str) -> bool {
    attribute == "class" || ATTRIBUTES.iter().any(|(elements, names)| elements.contains(&element) && names.contains(&attribute))
}

/// The children of an element that holds elements: stray text is wrapped, what belongs elsewhere becomes a row.
fn rows(children: Vec<Node>, parent: &str) -> Vec<Node> {
    let mended = children.into_iter().filter(|node| !node.is_blank()).map(|node| match node {
        Node::Text(_) => Element::with("mtext", vec![node]),
        Node::Element(element) if element.is("math") || !is_mathematics(&element.name) => {
            let mut text = String::new();
            text_of(&element.children, &mut text);
            Element::with("mtext", vec![Node::Text(text)])
        }
        Node::Element(element) => mend(element),
    });
    mended
        .map(|mut element| {
            match (parent, &*element.name) {
                ("mtable", "mtr") | ("mtr", "mtd") | ("mmultiscripts", "none" | "mprescripts") => return Node::Element(element),
                ("mtable", "mtd") => return Node::Element(Element::with("mtr", vec![Node::Element(element)])),
                ("mtable", _) => {
                    let cell = Element::with("mtd", vec![Node::Element(outcast(element))]);
                    return Node::Element(Element::with("mtr", vec![Node::Element(cell)]));
                }
                ("mtr", _) => return Node::Element(Element::with("mtd", vec![Node::Element(outcast(element))])),
                _ => element = outcast(element),
            }
            Node::Element(element)
        })
        .collect()
}

/// An element whose place is only in another one becomes a row.
fn outcast(mut element: Element) -> Element {
    if matches!(&*element.name, "mtr" | "mtd" | "none" | "mprescripts") {
        element.name = "mrow".into();
        element.attributes.retain(|(name, _)| name == "class");
        let children = std::mem::take(&mut element.children);
        element.children = children.into_iter().map(displaced).collect();
    }
    element
}

fn displaced(node: Node) -> Node {
    match node {
        Node::Element(element) => Node::Element(outcast(element)),
        text => text,
    }
}

fn exactly(element: &mut Element, count: usize) {
    if element.children.len() > count {
        let rest = element.children.split_off(count.saturating_sub(1));
        element.children.push(Node::Element(Element::with("mrow", rest)));
    }
    while element.children.len() < count {
        element.children.push(Node::Element(Element::new("mrow")));
    }
}

/// A base, pairs of scripts, and perhaps pairs of scripts before it.
fn is_paired(children: &[Node]) -> bool {
    let mut parts = children.split(|node| node.is("mprescripts"));
    let after = parts.next().map_or(0, <[Node]>::len);
    let before = parts.next().map_or(0, <[Node]>::len);
    parts.next().is_none() && after % 2 == 1 && before.is_multiple_of(2)
}

fn is_mathematics(name: &str) -> bool {
    name == "none" || name == "semantics" || (name.starts_with('m') && name != "mark")
}
