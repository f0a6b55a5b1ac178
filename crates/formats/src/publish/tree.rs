//! A clean fragment as a tree.
//!
//! The fragment passes the cleaner first. That is a whole HTML parser: what comes out has every tag closed and only allowed elements,
//! so the tokens are enough to build the tree, and hostile markup cannot nest or run.

use std::cell::RefCell;

use html5ever::LocalName;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use crate::bounds::NESTING_MAX;

/// An element or a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node {
    /// A text, its entities decoded.
    Text(String),
    /// An element.
    Element(Element),
}

/// An element with its attributes and children.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Element {
    /// The name in lower case.
    pub name: LocalName,
    /// Name and value, in the order written.
    pub attributes: Vec<(String, String)>,
    /// What is in it.
    pub children: Vec<Node>,
}

impl Element {
    /// An empty element.
    pub fn new(name: &str) -> Self {
        Self { name: LocalName::from(name), attributes: Vec::new(), children: Vec::new() }
    }

    /// The same with these children.
    pub fn with(name: &str, children: Vec<Node>) -> Self {
        Self { children, ..Self::new(name) }
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether it has this class.
    pub fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|classes| classes.split_ascii_whitespace().any(|known| known == class))
    }

    /// Whether it has this name.
    pub fn is(&self, name: &str) -> bool {
        &*self.name == name
    }
}

impl Node {
    /// Whether it is this element.
    pub fn is(&self, name: &str) -> bool {
        matches!(self, Self::Element(element) if element.is(name))
    }

    /// Whether it is only white space.
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Text(text) if text.chars().all(|letter| letter.is_ascii_whitespace()))
    }
}

/// The text of these nodes and all below them, as it stands.
pub(super) fn text_of(nodes: &[Node], out: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => out.push_str(text),
            Node::Element(element) if element.is("br") => out.push('\n'),
            Node::Element(element) => text_of(&element.children, out),
        }
    }
}

/// Elements without content or end tag.
pub(super) fn is_void(name: &str) -> bool {
    matches!(name, "br" | "hr" | "wbr" | "col")
}

/// Reads a fragment. Elements nested deeper than [`NESTING_MAX`] lose their tags; their text stays.
pub(super) fn parse(fragment: &str) -> Vec<Node> {
    let cleaned = crate::html::clean(fragment);
    let tokenizer = Tokenizer::new(Builder::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(cleaned));
    // the sink never asks to stop, so one call reads everything
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.growing.into_inner().finish()
}

#[derive(Default)]
struct Builder {
    growing: RefCell<Growing>,
}

#[derive(Default)]
struct Growing {
    done: Vec<Node>,
    open: Vec<Element>,
    too_deep: Vec<LocalName>,
}

impl TokenSink for Builder {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut growing = self.growing.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => growing.start(tag),
            Token::TagToken(tag) => growing.end(&tag.name),
            Token::CharacterTokens(text) => growing.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Growing {
    fn put(&mut self, node: Node) {
        match self.open.last_mut() {
            Some(parent) => parent.children.push(node),
            None => self.done.push(node),
        }
    }

    fn start(&mut self, tag: Tag) {
        let void = is_void(&tag.name) || tag.self_closing;
        if self.open.len() >= NESTING_MAX || !self.too_deep.is_empty() {
            if !void {
                self.too_deep.push(tag.name);
            }
            return;
        }
        let attributes = tag.attrs.into_iter().map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string())).collect();
        let element = Element { name: tag.name, attributes, children: Vec::new() };
        if void {
            self.put(Node::Element(element));
        } else {
            self.open.push(element);
        }
    }

    fn end(&mut self, name: &LocalName) {
        if !self.too_deep.is_empty() {
            if self.too_deep.last() == Some(name) {
                self.too_deep.pop();
            }
            return;
        }
        let Some(at) = self.open.iter().rposition(|element| element.name == *name) else { return };
        while self.open.len() > at {
            self.close();
        }
    }

    fn close(&mut self) {
        if let Some(element) = self.open.pop() {
            self.put(Node::Element(element));
        }
    }

    fn text(&mut self, text: &str) {
        let siblings = match self.open.last_mut() {
            Some(parent) => &mut parent.children,
            None => &mut self.done,
        };
        match siblings.last_mut() {
            Some(Node::Text(before)) => before.push_str(text),
            _ => siblings.push(Node::Text(text.to_owned())),
        }
    }

    fn finish(mut self) -> Vec<Node> {
        while !self.open.is_empty() {
            self.close();
        }
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn depth(nodes: &[Node]) -> usize {
        nodes.iter().map(|node| if let Node::Element(element) = node { 1 + depth(&element.children) } else { 0 }).max().unwrap_or(0)
    }

    #[test]
    fn the_tree_is_as_deep_as_allowed_and_keeps_the_text_below() {
        let nested = |levels: usize| format!("{}x{}y", "<div>".repeat(levels), "</div>".repeat(levels));
        assert_eq!(depth(&parse(&nested(NESTING_MAX))), NESTING_MAX);
        let deeper = parse(&nested(NESTING_MAX + 7));
        assert_eq!(depth(&deeper), NESTING_MAX);
        let mut text = String::new();
        text_of(&deeper, &mut text);
        assert_eq!(text, "xy");
    }

    #[test]
    fn entities_become_letters_and_scripts_go() {
        let nodes = parse("<p>a&nbsp;b &lt;c&gt;<script>x</script></p>");
        assert_eq!(nodes, vec![Node::Element(Element::with("p", vec![Node::Text("a\u{a0}b <c>".to_owned())]))]);
    }
}
