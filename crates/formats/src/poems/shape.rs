//! The shapes that collections of poems come in, all read into one tree. The shape is told by the names of the fields, never by the
//! name of the file: lists of poems, one text, books in parts in chapters, remarks without titles.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::dynasty::{from_word, split_author};

/// Fields that hold the text, in the order in which they are looked for.
const BODIES: &[&str] = &["paragraphs", "para", "content"];
/// Fields that hold a title, the best first.
const TITLES: &[&str] = &["title", "chapter", "type", "subchapter", "rhythmic"];
/// Fields that are commentary. `prologue` is one too: it explains the poem and was not written with it.
const NOTES: &[&str] = &["notes", "note", "comment", "prologue", "subchapter", "origin"];
/// Fields that are tags: `source` is the book that a piece is taken from.
const TAGS: &[&str] = &["tags", "source"];
/// The remaining fields that are read.
const OTHERS: &[&str] = &["section", "author", "dynasty", "preface", "abstract", "id"];
/// The longest title made of the first words of a text, in characters.
const FIRST_WORDS_MAX: usize = 20;
/// The longest name; what is longer is a description that begins with the name.
const NAME_CHARS_MAX: usize = 16;

/// A file as a book.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub(super) title: String,
    pub(super) authors: Vec<String>,
    pub(super) dynasty: Option<String>,
    pub(super) summary: String,
    pub(super) preface: Vec<String>,
    pub(super) tags: Vec<String>,
    pub(super) nodes: Vec<Node>,
    /// Fields that are not read, with how often they stand there.
    pub(super) unread: BTreeMap<String, usize>,
    /// Entries that are no poems, by their place from 1.
    pub(super) broken: Vec<usize>,
}

/// A part of a book.
#[derive(Debug)]
pub(super) enum Node {
    Part { title: String, nodes: Vec<Node> },
    Text(Box<Text>),
}

/// A poem, or a piece of prose.
#[derive(Debug, Default, Clone)]
pub(super) struct Text {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) author: String,
    pub(super) dynasty: Option<String>,
    pub(super) tune: String,
    pub(super) preface: String,
    pub(super) lines: Vec<String>,
    pub(super) notes: Vec<String>,
    pub(super) tags: Vec<String>,
}

impl Book {
    /// Reads a whole file; `None` where it has no shape of this family.
    pub(super) fn read(root: &Value) -> Option<Self> {
        let mut book = Self::default();
        match root {
            Value::Array(entries) => {
                entries.iter().find(|entry| entry.as_object().is_some_and(|entry| body(entry).is_some()))?;
                for (index, entry) in entries.iter().enumerate() {
                    match entry.as_object().filter(|entry| body(entry).is_some()) {
                        Some(entry) => book.add_grouped(entry),
                        None => book.broken.push(index + 1),
                    }
                }
            }
            Value::Object(fields) => {
                let (_, content) = body(fields)?;
                book.describe(fields);
                if strings(content).is_some() {
                    book.add_grouped(fields);
                } else {
                    book.note_unread(fields);
                    book.nodes = book.children(content, "");
                }
            }
            _ => return None,
        }
        Some(book)
    }

    /// What the root says about the whole book.
    fn describe(&mut self, fields: &Map<String, Value>) {
        self.title = text(fields, "title").or_else(|| text(fields, "chapter")).unwrap_or_default();
        self.summary = fields.get("abstract").map(|value| list(value).join("\n")).unwrap_or_default();
        self.preface = fields.get("preface").map(list).unwrap_or_default();
        self.tags = fields.get("tags").map(list).unwrap_or_default();
        self.dynasty = self.tags.iter().find_map(|tag| from_word(tag));
        let author = text(fields, "author").unwrap_or_default();
        if author.chars().count() > NAME_CHARS_MAX {
            let name = author.split(['（', '，', '(', ',']).next().unwrap_or_default().to_owned();
            self.summary = if self.summary.is_empty() { author } else { format!("{}\n{author}", self.summary) };
            self.authors.extend(Some(name).filter(|name| !name.is_empty()));
        } else {
            self.authors = author.split('/').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect();
        }
    }

    fn note_unread(&mut self, fields: &Map<String, Value>) {
        for name in fields.keys() {
            if ![BODIES, TITLES, NOTES, TAGS, OTHERS].iter().any(|known| known.contains(&name.as_str())) {
                *self.unread.entry(name.clone()).or_default() += 1;
            }
        }
    }

    /// Adds an entry of a flat list under the parts that its `chapter` and `section` name beside its title.
    fn add_grouped(&mut self, fields: &Map<String, Value>) {
        let title = title_of(fields);
        let parts: Vec<String> = if fields.contains_key("title") {
            ["chapter", "section"].iter().filter_map(|name| text(fields, name)).filter(|part| *part != title).collect()
        } else {
            Vec::new()
        };
        let made = self.nodes_of(fields, "");
        let mut level = &mut self.nodes;
        for part in parts {
            let open = matches!(level.last(), Some(Node::Part { title, .. }) if *title == part);
            if !open {
                level.push(Node::Part { title: part, nodes: Vec::new() });
            }
            match level.last_mut() {
                Some(Node::Part { nodes, .. }) => level = nodes,
                _ => return,
            }
        }
        level.extend(made);
    }

    fn children(&mut self, content: &Value, author: &str) -> Vec<Node> {
        let mut nodes = Vec::new();
        for (index, entry) in content.as_array().into_iter().flatten().enumerate() {
            match entry.as_object().filter(|entry| body(entry).is_some()) {
                Some(entry) => nodes.extend(self.nodes_of(entry, author)),
                None => self.broken.push(index + 1),
            }
        }
        nodes
    }

    /// The text of an entry, or the part that it is. `serde_json` has bounded the depth.
    fn nodes_of(&mut self, fields: &Map<String, Value>, author: &str) -> Vec<Node> {
        self.note_unread(fields);
        let Some((name, content)) = body(fields) else { return Vec::new() };
        let own_author = text(fields, "author").unwrap_or_else(|| author.to_owned());
        if let Some(lines) = strings(content) {
            return vec![Node::Text(Box::new(text_of(fields, &own_author, lines)))];
        }
        let title = title_of(fields);
        let mut nodes = self.children(content, &own_author);
        if name == "content" {
            return vec![Node::Part { title, nodes }];
        }
        // Paragraphs that are entries themselves are the pieces of one poem, 其一, 其二: alone their titles would say nothing.
        for node in &mut nodes {
            if let Node::Text(piece) = node {
                piece.title = format!("{title} {}", piece.title).trim().to_owned();
            }
        }
        nodes
    }
}

fn body(fields: &Map<String, Value>) -> Option<(&'static str, &Value)> {
    BODIES.iter().find_map(|name| fields.get(*name).filter(|value| value.is_array() || value.is_string()).map(|value| (*name, value)))
}

fn text(fields: &Map<String, Value>, name: &str) -> Option<String> {
    fields.get(name).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// A string, or a list of nothing but strings; empty ones are left away.
fn strings(value: &Value) -> Option<Vec<String>> {
    let kept = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    match value {
        Value::String(text) => Some(kept(text).into_iter().collect()),
        Value::Array(entries) => {
            let texts: Option<Vec<&str>> = entries.iter().map(Value::as_str).collect();
            texts.map(|texts| texts.into_iter().filter_map(kept).collect())
        }
        _ => None,
    }
}

/// As [`strings`]; a list of small records becomes one line: 趙 天水；錢 彭城.
fn list(value: &Value) -> Vec<String> {
    if let Some(strings) = strings(value) {
        return strings;
    }
    let records = value.as_array().into_iter().flatten().filter_map(Value::as_object);
    let lines: Vec<String> =
        records.map(|record| record.values().filter_map(Value::as_str).collect::<Vec<_>>().join(" ")).filter(|line| !line.is_empty()).collect();
    if lines.is_empty() { Vec::new() } else { vec![lines.join("；")] }
}

fn title_of(fields: &Map<String, Value>) -> String {
    TITLES.iter().find_map(|name| text(fields, name)).unwrap_or_default()
}

fn text_of(fields: &Map<String, Value>, author: &str, lines: Vec<String>) -> Text {
    let title = title_of(fields);
    let (dynasty, name) = split_author(author);
    let notes = NOTES.iter().filter_map(|name| fields.get(*name)).flat_map(list).filter(|note| *note != title).collect();
    Text {
        id: text(fields, "id").unwrap_or_default(),
        title: if title.is_empty() { first_words(&lines) } else { title },
        author: name.to_owned(),
        dynasty: text(fields, "dynasty").map(|word| from_word(&word).unwrap_or(word)).or(dynasty),
        tune: text(fields, "rhythmic").unwrap_or_default(),
        preface: fields.get("preface").map(|value| list(value).join("\n")).unwrap_or_default(),
        lines,
        notes,
        tags: TAGS.iter().filter_map(|name| fields.get(*name)).flat_map(list).collect(),
    }
}

/// What a text without a title is known by: its first words.
fn first_words(lines: &[String]) -> String {
    let first = lines.first().map_or("", String::as_str);
    let clause = first.split(['，', '。', '；', '：', '？', '！', '、', '(', '（']).find(|clause| !clause.is_empty()).unwrap_or(first);
    clause.chars().take(FIRST_WORDS_MAX).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book(json: &str) -> Book {
        Book::read(&serde_json::from_str(json).unwrap()).unwrap()
    }

    #[test]
    fn parts_of_flat_lists_open_once() {
        let book = book(
            r#"[{"title":"一","chapter":"甲","section":"乙","content":["x"]},{"title":"二","chapter":"甲","section":"乙","content":["x"]},{"title":"丙","section":"丙","content":["x"]}]"#,
        );
        let [Node::Part { title, nodes }, Node::Text(last)] = book.nodes.as_slice() else { panic!("{:?}", book.nodes) };
        let [Node::Part { title: inner, nodes }] = nodes.as_slice() else { panic!() };
        assert_eq!((title.as_str(), inner.as_str(), nodes.len(), last.title.as_str()), ("甲", "乙", 2, "丙"));
    }

    #[test]
    fn long_authors_are_descriptions() {
        let book = book(r#"{"title":"书","author":"王筠（1784-1854），字貫山，號菉友。清山東安丘人","paragraphs":["x"]}"#);
        assert_eq!((book.authors, book.summary.starts_with("王筠（")), (vec!["王筠".to_owned()], true));
        assert_eq!(first_words(&["天".repeat(FIRST_WORDS_MAX + 1)]).chars().count(), FIRST_WORDS_MAX);
        assert_eq!(first_words(&["，読む。".to_owned()]), "読む");
    }

    #[test]
    fn other_json_has_no_shape() {
        for json in ["1", "[]", "{}", r#"[{"a":1}]"#, r#"{"content":{"a":1}}"#] {
            assert!(Book::read(&serde_json::from_str(json).unwrap()).is_none(), "{json}");
        }
    }
}
