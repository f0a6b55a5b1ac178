//! Everything that is kept about oneself, as a page to read: the same that the download for programs holds, with labels in one's language.

use askama::Template;
use jiff::{Timestamp, tz};
use kernel::{ErrorKind, Problem};
use portal::{Answer, Ask};
use serde_json::{Map, Value};

use super::labels::{label, room};
use super::sign_in_for;
use crate::ops::download_data::download_data;
use crate::words::Words;
use crate::{Identity, IdentityError};

/// What stands in one place.
pub struct Cell {
    text: String,
    /// Where it leads; empty for nowhere.
    to: String,
}

/// A part of a room.
enum Block {
    /// Facts, each with its label.
    Facts(Vec<(Label, Cell)>),
    /// A list under a heading.
    Table { title: Label, headings: Vec<Label>, rows: Vec<Vec<Cell>> },
}

/// A label in the reader's language. A key that has none stands as it is, marked as the word of a program.
struct Label {
    text: String,
    known: bool,
}

struct Section {
    title: Label,
    blocks: Vec<Block>,
}

#[derive(Template)]
#[template(path = "data.html")]
struct DataPage {
    w: Words,
    tongue: words::Tongue,
    made_at: String,
    sections: Vec<Section>,
}

/// The download.
pub fn download(identity: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    if ask.person().is_none() {
        return Ok(Answer::see_other(sign_in_for(&ask.path)));
    }
    let w = Words(ask.tongue());
    let data = download_data(identity, &ask.who.actor, ask.now)?;
    let rooms = data.get("rooms").and_then(Value::as_object).ok_or(IdentityError::NotFound)?;
    let writer = Writer { w, base_url: &ask.base_url };
    let sections = rooms.iter().map(|(name, value)| Section { title: known(name, room(w, name)), blocks: writer.blocks(name, value) }).collect();
    let page = DataPage { w, tongue: ask.tongue(), made_at: moment(ask.now.0), sections };
    let html = page.render().map_err(|error| Problem::new(ErrorKind::Unavailable, "template", error.to_string()))?;
    Ok(Answer::download("text/html; charset=utf-8", "xingtan-data.html", html).header("cache-control", "no-store"))
}

fn known(key: &str, label: Option<&'static str>) -> Label {
    Label { text: label.unwrap_or(key).to_owned(), known: label.is_some() }
}

/// A moment in UTC+8, to the minute.
fn moment(microseconds: i64) -> String {
    let stamp = Timestamp::from_microsecond(microseconds).map(|stamp| tz::offset(8).to_datetime(stamp));
    stamp.map(|time| format!("{} {:02}:{:02}", time.date(), time.hour(), time.minute())).unwrap_or_default()
}

struct Writer<'a> {
    w: Words,
    base_url: &'a str,
}

impl Writer<'_> {
    fn label(&self, key: &str) -> Label {
        known(key, label(self.w, key.strip_suffix("_microseconds").unwrap_or(key)))
    }

    /// What one value says: facts first, then lists and what is inside.
    fn blocks(&self, key: &str, value: &Value) -> Vec<Block> {
        match value {
            Value::Object(object) => {
                let (plain, inner): (Vec<_>, Vec<_>) = object.iter().partition(|(_, value)| is_plain(value));
                let mut blocks = Vec::new();
                if !plain.is_empty() {
                    blocks.push(Block::Facts(plain.into_iter().map(|(key, value)| (self.label(key), self.cell(key, value))).collect()));
                }
                blocks.extend(inner.into_iter().flat_map(|(key, value)| self.blocks(key, value)));
                blocks
            }
            Value::Array(list) if key == "statements" => vec![self.statements(key, list)],
            Value::Array(list) => self.table(key, list).into_iter().collect(),
            plain => vec![Block::Facts(vec![(self.label(key), self.cell(key, plain))])],
        }
    }

    fn table(&self, key: &str, list: &[Value]) -> Option<Block> {
        let first = list.iter().find_map(Value::as_object)?;
        let keys: Vec<&String> = first.keys().collect();
        let headings = keys.iter().map(|key| self.label(key)).collect();
        let row = |row: &Map<String, Value>| keys.iter().map(|key| self.cell(key, row.get(*key).unwrap_or(&Value::Null))).collect();
        Some(Block::Table { title: self.label(key), headings, rows: list.iter().filter_map(Value::as_object).map(row).collect() })
    }

    /// Statements (xAPI) as when, what, to which thing, with which answer and outcome.
    fn statements(&self, key: &str, list: &[Value]) -> Block {
        let text = |statement: &Value, pointer: &str| statement.pointer(pointer).and_then(Value::as_str).unwrap_or("").to_owned();
        let rows = list.iter().map(|statement| {
            let when = text(statement, "/timestamp").parse::<Timestamp>().map(|stamp| moment(stamp.as_microsecond())).unwrap_or_default();
            let verb = text(statement, "/verb/display/en");
            let verb = label(self.w, &verb).map_or(verb.clone(), str::to_owned);
            let thing = text(statement, "/object/id");
            let right = statement.pointer("/result/success").map_or_else(String::new, |value| self.plain("success", value));
            let cells = [
                (when, String::new()),
                (verb, String::new()),
                (thing.clone(), thing),
                (text(statement, "/result/response"), String::new()),
                (right, String::new()),
            ];
            cells.into_iter().map(|(text, to)| Cell { text, to }).collect()
        });
        let headings = ["timestamp", "verb", "object", "response", "success"].map(|key| self.label(key)).into();
        Block::Table { title: self.label(key), headings, rows: rows.collect() }
    }

    fn cell(&self, key: &str, value: &Value) -> Cell {
        let text = self.plain(key, value);
        let path = match key {
            "section" => "sections",
            "resource" => "resources",
            "item" => "practice/items",
            _ => "",
        };
        let to = if path.is_empty() || text.is_empty() || !value.is_string() { String::new() } else { format!("{}/{path}/{text}", self.base_url) };
        Cell { text, to }
    }

    /// A value in a line.
    fn plain(&self, key: &str, value: &Value) -> String {
        match value {
            Value::Null => String::new(),
            Value::Bool(true) => self.w.data_yes().to_owned(),
            Value::Bool(false) => self.w.data_no().to_owned(),
            Value::Number(number) if is_moment(key) => number.as_i64().map(moment).unwrap_or_default(),
            Value::Number(number) => number.to_string(),
            Value::String(text) => text.clone(),
            Value::Array(list) => list.iter().map(|value| self.plain("", value)).collect::<Vec<_>>().join(self.w.data_between()),
            Value::Object(object) => {
                let parts = object.iter().map(|(key, value)| self.w.data_part(&self.label(key).text, &self.plain(key, value)));
                parts.collect::<Vec<_>>().join(self.w.data_between())
            }
        }
    }
}

/// Whether it is said in a line; lists of things are tables.
fn is_plain(value: &Value) -> bool {
    match value {
        Value::Array(list) => !list.iter().any(Value::is_object),
        Value::Object(_) => false,
        _ => true,
    }
}

/// Whether a number under this key is a moment in microseconds.
fn is_moment(key: &str) -> bool {
    key.ends_with("_microseconds") || key.ends_with("_at") || key == "at"
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn facts_come_first_and_lists_are_tables() {
        let writer = Writer { w: Words(words::Tongue::from_tag("en").unwrap()), base_url: "http://test" };
        let value =
            json!({ "list": [{ "section": "abc", "at": 0, "correct": true }, { "section": null, "at": null, "correct": false }], "name": "<b>", "odd_key": 7 });
        let blocks = writer.blocks("x", &value);
        let [Block::Facts(facts), Block::Table { rows, headings, .. }] = blocks.as_slice() else { panic!("facts, then a table") };
        let odd = facts.iter().find(|(label, _)| label.text == "odd_key").unwrap();
        assert!(!odd.0.known && odd.1.text == "7", "a key without a label stands as it is");
        assert!(headings.iter().all(|heading| heading.known));
        let texts: Vec<&str> = rows[0].iter().map(|cell| cell.text.as_str()).collect();
        assert!(texts.contains(&"1970-01-01 08:00") && texts.contains(&"abc"), "{texts:?}");
        assert!(rows[0].iter().any(|cell| cell.to == "http://test/sections/abc") && rows[1].iter().all(|cell| cell.to.is_empty()));
    }
}
