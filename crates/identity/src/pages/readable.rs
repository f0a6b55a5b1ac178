//! Everything that is kept about oneself, as a page to read: what the download for programs holds, in one's language, with names instead of ids, dates instead of
//! numbers, and without what only programs use.

use askama::Template;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan, tz};
use kernel::fact::ObjectKind;
use kernel::{ErrorKind, Id, Language, Problem};
use portal::{Answer, Ask};
use serde_json::{Map, Value};
use std::collections::HashMap;

use super::labels::{label, room, value};
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

const STYLE: &str = concat!("<style>", include_str!("../../assets/data.css"), "</style>");

#[derive(Template)]
#[template(path = "data.html")]
struct DataPage {
    w: Words,
    tongue: words::Tongue,
    made_at: String,
    /// The style, in the file itself: no server stands beside it, and no policy of one holds there.
    style: &'static str,
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
    let names = names(identity, rooms, ask.language())?;
    let writer = Writer { w, base_url: &ask.base_url, language: ask.language(), names };
    let sections = rooms.iter().map(|(name, value)| Section { title: known(name, room(w, name)), blocks: writer.blocks(name, value) }).collect();
    let page = DataPage { w, tongue: ask.tongue(), made_at: moment(ask.now.0), style: STYLE, sections };
    let html = page.render().map_err(|error| Problem::new(ErrorKind::Unavailable, "template", error.to_string()))?;
    Ok(Answer::download("text/html; charset=utf-8", "xingtan-data.html", html).header("cache-control", "no-store"))
}

/// What only programs use: it stands in the download for programs.
const FOR_PROGRAMS: [&str; 9] = ["id", "attempt", "registration", "sid", "position", "wording", "values", "package", "subject"];

/// Which kind of thing an id under a key names; `None` where it names none.
fn kind_of(key: &str) -> Option<ObjectKind> {
    Some(match key {
        "section" => ObjectKind::Section,
        "resource" | "concept" => ObjectKind::Resource,
        "item" => ObjectKind::Item,
        _ => return None,
    })
}

/// Whether an id under a key names a person.
fn is_person(key: &str) -> bool {
    matches!(key, "by" | "given_by" | "of_me" | "my_children")
}

/// The thing that the address of an activity ends with.
fn thing_of(address: &str) -> Option<(ObjectKind, Id)> {
    let (path, id) = address.rsplit_once('/')?;
    let kind = [("/sections", ObjectKind::Section), ("/resources", ObjectKind::Resource), ("/practice/items", ObjectKind::Item)];
    let (_, kind) = kind.into_iter().find(|(end, _)| path.ends_with(end))?;
    Some((kind, id.parse().ok()?))
}

/// The names of all things and people in the data, by their ids.
fn names(identity: &Identity, rooms: &Map<String, Value>, language: Language) -> Result<HashMap<Id, String>, Problem> {
    let (mut things, mut people) = (Vec::new(), Vec::new());
    rooms.iter().for_each(|(key, value)| gather(key, value, &mut things, &mut people));
    things.sort_unstable_by_key(|(_, id)| *id);
    things.dedup();
    people.sort_unstable();
    people.dedup();
    let mut names = HashMap::new();
    for some in people.chunks(crate::ops::display_names::NAMES_MAX) {
        names.extend(identity.names(some)?);
    }
    if let Some(known) = &identity.names_of_things {
        for some in things.chunks(THINGS_AT_ONCE) {
            names.extend(known.names(some, language)?);
        }
    }
    Ok(names)
}

/// Things whose names are asked for at once.
const THINGS_AT_ONCE: usize = 500;

fn gather(key: &str, value: &Value, things: &mut Vec<(ObjectKind, Id)>, people: &mut Vec<Id>) {
    match value {
        Value::Object(object) => object.iter().for_each(|(key, value)| gather(key, value, things, people)),
        Value::Array(list) if key == "statements" => {
            things.extend(list.iter().filter_map(|one| thing_of(one.pointer("/object/id")?.as_str()?)));
        }
        Value::Array(list) => list.iter().for_each(|value| gather(key, value, things, people)),
        Value::String(text) => {
            let Ok(id) = text.parse::<Id>() else { return };
            if let Some(kind) = kind_of(key) {
                things.push((kind, id));
            } else if is_person(key) {
                people.push(id);
            }
        }
        _ => {}
    }
}

fn known(key: &str, label: Option<&'static str>) -> Label {
    Label { text: label.unwrap_or(key).to_owned(), known: label.is_some() }
}

/// A moment in UTC+8, to the minute.
fn moment(microseconds: i64) -> String {
    let stamp = Timestamp::from_microsecond(microseconds).map(|stamp| tz::offset(8).to_datetime(stamp));
    stamp.map(|time| format!("{} {:02}:{:02}", time.date(), time.hour(), time.minute())).unwrap_or_default()
}

/// Says what is kept, in words.
pub(super) struct Writer<'a> {
    pub w: Words,
    pub base_url: &'a str,
    pub language: Language,
    pub names: HashMap<Id, String>,
}

impl Writer<'_> {
    fn label(&self, key: &str) -> Label {
        known(key, label(self.w, key.strip_suffix("_microseconds").unwrap_or(key)))
    }

    /// What one value says: facts first, then lists and what is inside.
    fn blocks(&self, key: &str, value: &Value) -> Vec<Block> {
        match value {
            Value::Object(object) => {
                let for_people = object.iter().filter(|(key, _)| !FOR_PROGRAMS.contains(&key.as_str()));
                let (plain, inner): (Vec<_>, Vec<_>) = for_people.partition(|(key, value)| is_plain(value) || *key == "title");
                let facts: Vec<_> =
                    plain.into_iter().map(|(key, value)| (self.label(key), self.cell(key, value))).filter(|(_, cell)| !cell.text.is_empty()).collect();
                let mut blocks = Vec::new();
                if !facts.is_empty() {
                    blocks.push(Block::Facts(facts));
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
        let says = |key: &str| list.iter().any(|row| row.get(key).is_some_and(|value| !self.plain(key, value).is_empty()));
        let keys: Vec<&String> = first.keys().filter(|key| !FOR_PROGRAMS.contains(&key.as_str()) && says(key)).collect();
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
            let verb = value(self.w, "verb", &verb).or_else(|| label(self.w, &verb)).map_or(verb.clone(), str::to_owned);
            let address = text(statement, "/object/id");
            let name = thing_of(&address).and_then(|(_, id)| self.names.get(&id)).cloned();
            let right = statement.pointer("/result/success").map_or_else(String::new, |value| self.plain("success", value));
            let cells = [
                (when, String::new()),
                (verb, String::new()),
                (name.unwrap_or_else(|| address.clone()), address),
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
        let to = match value.as_str() {
            Some(id) if !path.is_empty() && !id.is_empty() => format!("{}/{path}/{id}", self.base_url),
            _ => String::new(),
        };
        Cell { text, to }
    }

    /// Time spent, in minutes; nothing where none was.
    fn spent(&self, seconds: u64) -> String {
        if seconds == 0 { String::new() } else { self.w.data_minutes(seconds / 60) }
    }

    /// A text in several languages, in the reader's, or in the first that there is.
    fn in_my_language(&self, texts: &Map<String, Value>) -> String {
        let own = texts.get(self.language.tag()).or_else(|| texts.values().next());
        own.and_then(Value::as_str).unwrap_or_default().to_owned()
    }

    /// A value in a line.
    pub fn plain(&self, key: &str, value: &Value) -> String {
        match value {
            Value::Null => String::new(),
            Value::Bool(true) => self.w.data_yes().to_owned(),
            Value::Bool(false) => self.w.data_no().to_owned(),
            Value::Number(number) if is_moment(key) => number.as_i64().map(moment).unwrap_or_default(),
            Value::Number(number) if key == "day" => number.as_i64().and_then(date).unwrap_or_default(),
            Value::Number(number) if key.ends_with("milliseconds") => number.as_u64().map(|spent| self.spent(spent / 1000)).unwrap_or_default(),
            Value::Number(number) if key == "seconds" => number.as_u64().map(|spent| self.spent(spent)).unwrap_or_default(),
            Value::Number(number) => number.to_string(),
            Value::String(text) if key == "methods" => {
                let words = text.split(' ').map(|one| value_or(self.w, key, one));
                words.filter(|one| !one.is_empty()).collect::<Vec<_>>().join(self.w.data_between())
            }
            Value::String(text) => match text.parse::<Id>().ok().and_then(|id| self.names.get(&id)) {
                Some(name) => name.clone(),
                None => value_or(self.w, key, text),
            },
            Value::Object(texts) if key == "title" => self.in_my_language(texts),
            Value::Array(list) => list.iter().map(|value| self.plain(key, value)).collect::<Vec<_>>().join(self.w.data_between()),
            Value::Object(object) => {
                let parts = object.iter().map(|(key, value)| self.w.data_part(&self.label(key).text, &self.plain(key, value)));
                parts.collect::<Vec<_>>().join(self.w.data_between())
            }
        }
    }
}

/// A value in words, or as it is.
fn value_or(w: Words, key: &str, text: &str) -> String {
    value(w, key, text).unwrap_or(text).to_owned()
}

/// The date of a day's number.
fn date(day: i64) -> Option<String> {
    Date::new(1970, 1, 1).ok()?.checked_add(day.days()).ok().map(|date| date.to_string())
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
        let (section, other, looker) = (Id::named(&["section"]), Id::named(&["other"]), Id::named(&["looker"]));
        let names = HashMap::from([(section, "5.1 Decimals".to_owned()), (looker, "Ms Lin".to_owned())]);
        let writer = Writer { w: Words(words::Tongue::from_tag("en").unwrap()), base_url: "http://test", language: Language::EN, names };
        let value = json!({
            "list": [
                { "section": section, "at": 0, "correct": true, "by": looker, "day": 20_785, "milliseconds": 125_000, "id": "x", "methods": "pwd otp", "note": null },
                { "section": other, "at": null, "correct": false, "by": null, "day": 0, "milliseconds": 30_000, "id": "y", "methods": "", "note": "" }
            ],
            "name": "<b>", "odd_key": 7, "age_band": "youth", "registration": "z", "title": { "fr": "Golf", "en": "Golf!" }
        });
        let blocks = writer.blocks("x", &value);
        let [Block::Facts(facts), Block::Table { rows, headings, .. }] = blocks.as_slice() else { panic!("facts, then a table") };
        let odd = facts.iter().find(|(label, _)| label.text == "odd_key").unwrap();
        assert!(!odd.0.known && odd.1.text == "7", "a key without a label stands as it is");
        let said: Vec<&str> = facts.iter().map(|(_, cell)| cell.text.as_str()).collect();
        assert!(said.contains(&"14 to 17") || said.iter().any(|text| text.contains("17")), "{said:?}");
        assert!(said.contains(&"Golf!") && !said.contains(&"z"), "{said:?}");
        assert!(headings.iter().all(|heading| heading.known), "no column of what only programs use, and none that says nothing");
        let texts: Vec<&str> = rows[0].iter().map(|cell| cell.text.as_str()).collect();
        for words in ["1970-01-01 08:00", "5.1 Decimals", "Ms Lin", "2026-11-28", "2 minutes", "password; authenticator app"] {
            assert!(texts.contains(&words), "{words}: {texts:?}");
        }
        let second: Vec<&str> = rows[1].iter().map(|cell| cell.text.as_str()).collect();
        assert!(
            second.contains(&"less than a minute") && second.contains(&other.to_string().as_str()),
            "what has no name any more stands by its id: {second:?}"
        );
        assert!(rows[0].iter().any(|cell| cell.to == format!("http://test/sections/{section}")));
    }
}
