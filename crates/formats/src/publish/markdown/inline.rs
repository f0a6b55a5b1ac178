//! Text in a line.

use super::super::tree::{Element, Node, text_of};
use super::super::xhtml::{self, write_end, write_start};
use super::{Writer, reference};

/// Text that means itself. White space becomes single spaces.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    push_escaped(text, &mut out);
    at_line_start(out.trim())
}

fn push_escaped(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '|' | '$' => {
                out.push('\\');
                out.push(letter);
            }
            ' ' | '\n' | '\t' | '\r' | '\u{c}' => {
                if !out.ends_with([' ', '\n']) {
                    out.push(' ');
                }
            }
            other => push_entity(other, out),
        }
    }
}

/// A letter that HTML inside Markdown must not see bare.
fn push_entity(letter: char, out: &mut String) {
    let mut bytes = [0; 4];
    xhtml::escape(letter.encode_utf8(&mut bytes), out);
}

/// Escapes what would begin a heading, a list, a quotation or a rule at the start of a line.
pub(super) fn at_line_start(text: &str) -> String {
    let lines = text.split('\n').map(|line| {
        let line = line.trim_start();
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = line.split_at(digits);
        if digits > 0 && rest.starts_with(['.', ')']) {
            format!("{number}\\{rest}")
        } else if line.starts_with(['#', '+', '-', '=', ':', '>']) {
            format!("\\{line}")
        } else {
            line.to_owned()
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

impl Writer {
    /// A run of text and inline elements as one paragraph without its blank lines.
    pub(super) fn paragraph(&self, nodes: &[Node]) -> String {
        let mut out = String::new();
        self.inline(nodes, &mut out);
        let mut text = out.as_str();
        // a break at either end breaks nothing, and a back-slash there would be read as one
        loop {
            let less = text.trim_matches(' ');
            let less = less.strip_suffix("\\\n").or_else(|| less.strip_prefix("\\\n")).unwrap_or(less);
            if less.len() == text.len() {
                break;
            }
            text = less;
        }
        at_line_start(text)
    }

    /// The same on one line, for headings and cells.
    pub(super) fn line(&self, nodes: &[Node]) -> String {
        self.paragraph(nodes).replace("\\\n", "<br>").replace('\n', " ")
    }

    pub(super) fn inline(&self, nodes: &[Node], out: &mut String) {
        for node in nodes {
            match node {
                Node::Text(text) => push_escaped(text, out),
                Node::Element(element) => self.inline_element(element, out),
            }
        }
    }

    fn inline_element(&self, element: &Element, out: &mut String) {
        if !element.is("math") {
            out.push_str(&self.anchor(element));
        }
        if let Some(label) = reference(element).and_then(|id| self.notes.get(id)) {
            out.push_str(&format!("[^{label}]"));
            return;
        }
        match &*element.name {
            "br" => out.push_str("\\\n"),
            "wbr" => {}
            "em" | "i" => self.marked(element, "*", out),
            "strong" | "b" => self.marked(element, "**", out),
            "del" | "s" => self.marked(element, "~~", out),
            "code" => code(element, out),
            "a" => self.link(element, out),
            "math" => math(element, out),
            "span" => self.inline(&element.children, out),
            _ => self.kept(element, out),
        }
    }

    /// Between signs where these are sure to be read as such, else between tags.
    fn marked(&self, element: &Element, sign: &str, out: &mut String) {
        let mut inner = String::new();
        self.inline(&element.children, &mut inner);
        let safe = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        let inside = safe(inner.chars().next()) && safe(inner.chars().next_back()) && !inner.contains('\n');
        if inside && !out.ends_with(['*', '~', '\\']) {
            out.push_str(sign);
            out.push_str(&inner);
            out.push_str(sign);
        } else {
            self.kept(element, out);
        }
    }

    /// Between its own tags, which Markdown lets through.
    fn kept(&self, element: &Element, out: &mut String) {
        let mut bare = Element::new(&element.name);
        bare.attributes = element.attributes.iter().filter(|(name, _)| matches!(name.as_str(), "lang" | "dir" | "title")).cloned().collect();
        for (_, value) in &mut bare.attributes {
            *value = value.replace(['\n', '\r'], " ");
        }
        write_start(&bare, out);
        self.inline(&element.children, out);
        write_end(&bare, out);
    }

    fn link(&self, element: &Element, out: &mut String) {
        let mut inner = String::new();
        self.inline(&element.children, &mut inner);
        match element.attribute("href") {
            Some(href) if !inner.trim().is_empty() => {
                let address =
                    href.replace(['\n', '\r'], "").replace('\\', "%5C").replace('<', "%3C").replace('>', "%3E").replace('&', "&amp;").replace('|', "%7C");
                out.push_str(&format!("[{}](<{address}>)", inner.trim()));
            }
            _ => out.push_str(&inner),
        }
    }
}

/// Code in a line, between as many back-ticks as it needs.
fn code(element: &Element, out: &mut String) {
    let mut text = String::new();
    text_of(&element.children, &mut text);
    let text = text.replace(['\n', '\r'], " ");
    if text.trim().is_empty() || text.contains('|') || out.ends_with('`') {
        // a bar would end the cell of a table, and two codes side by side would become one
        out.push_str("<code>");
        push_literal(&text, out);
        out.push_str("</code>");
        return;
    }
    let fence = "`".repeat(longest_run(&text, '`') + 1);
    let pad = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) { " " } else { "" };
    out.push_str(&format!("{fence}{pad}{text}{pad}{fence}"));
}

/// The longest run of a letter in a text.
pub(super) fn longest_run(text: &str, letter: char) -> usize {
    let mut longest = 0;
    let mut run = 0;
    for other in text.chars() {
        run = if other == letter { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

/// Every sign of Markdown as a numeric entity: inside tags a back-slash would be read, too.
pub(super) fn push_literal(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '\n' | '\r' => out.push_str("&#10;"),
            '&' | '<' | '>' | '"' => push_entity(letter, out),
            sign if sign.is_ascii_punctuation() => out.push_str(&format!("&#{};", u32::from(sign))),
            other => push_entity(other, out),
        }
    }
}

/// A formula on one line.
pub(super) fn math(element: &Element, out: &mut String) {
    let mut bare = element.clone();
    bare.attributes.retain(|(name, _)| name != "id");
    raw(&Node::Element(bare), out);
}

/// HTML on one line that no sign of Markdown can reach into.
pub(super) fn raw(node: &Node, out: &mut String) {
    match node {
        Node::Text(text) => push_literal(text, out),
        Node::Element(element) => {
            let mut start = String::new();
            write_start(element, &mut start);
            out.push_str(&start.replace('\n', "&#10;").replace('|', "&#124;"));
            for child in &element.children {
                raw(child, out);
            }
            write_end(element, out);
        }
    }
}
