//! What is in the database, as a dump says it, and the two libraries that the rounds import in turn.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

const LIBRARY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../library");

/// Rows by the names of their columns.
pub type Row = Map<String, Value>;

/// All tables.
pub struct Dump(BTreeMap<String, Vec<Row>>);

impl Dump {
    pub fn read(bytes: &[u8]) -> Self {
        let mut tables: BTreeMap<String, Vec<Row>> = BTreeMap::new();
        let mut current = (String::new(), Vec::<String>::new());
        for line in bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
            match serde_json::from_slice(line).unwrap() {
                Value::Object(head) => {
                    let columns = head["columns"].as_array().unwrap().iter().map(|column| column[0].as_str().unwrap().to_owned()).collect();
                    current = (head["table"].as_str().unwrap().to_owned(), columns);
                    tables.entry(current.0.clone()).or_default();
                }
                Value::Array(cells) => tables.get_mut(&current.0).unwrap().push(current.1.iter().cloned().zip(cells).collect()),
                other => panic!("a line of the dump is neither a table nor a row: {other}"),
            }
        }
        Self(tables)
    }

    pub fn rows(&self, table: &str) -> &[Row] {
        self.0.get(table).map_or(&[], Vec::as_slice)
    }
}

pub fn text<'a>(row: &'a Row, column: &str) -> &'a str {
    row[column].as_str().unwrap_or("")
}

/// What people can see of each resource: everything about it but when it was written.
pub fn library(dump: &Dump) -> BTreeMap<String, String> {
    let mut keys: HashMap<&str, String> = HashMap::new();
    let mut visible: BTreeMap<String, String> = BTreeMap::new();
    let mut add = |key: &String, table: &str, row: &Row| {
        let line = format!("{table} {}\n", Value::Object(row.clone()));
        visible.entry(key.clone()).or_default().push_str(&line);
    };
    for row in dump.rows("resource").iter().filter(|row| row["withdrawn"] == Value::Bool(false)) {
        let key = format!("{}/{}", text(row, "collection"), text(row, "resource_key"));
        let kept: Row = row.iter().filter(|(name, _)| !["changed_version", "created_at", "updated_at"].contains(&name.as_str())).map(pair).collect();
        add(&key, "resource", &kept);
        keys.insert(text(row, "id"), key);
    }
    let is_withdrawn = |row: &Row| row.get("withdrawn") == Some(&Value::Bool(true));
    for (table, child) in [("section", "section_text"), ("section", "section_concept"), ("item", "item_concept")] {
        let parents: HashMap<&str, &Row> = dump.rows(table).iter().map(|row| (text(row, "id"), row)).collect();
        for row in dump.rows(child) {
            let parent = parents.get(text(row, table)).unwrap_or_else(|| panic!("a row of {child} belongs to nothing: {row:?}"));
            if let (Some(key), false) = (keys.get(text(parent, "resource")), is_withdrawn(parent)) {
                add(key, child, row);
            }
        }
    }
    for table in ["section", "concept", "item"] {
        for row in dump.rows(table).iter().filter(|row| !is_withdrawn(row)) {
            if let Some(key) = keys.get(text(row, "resource")) {
                add(key, table, row);
            }
        }
    }
    visible
}

fn pair((name, value): (&String, &Value)) -> (String, Value) {
    (name.clone(), value.clone())
}

/// Says in few words where two libraries differ.
pub fn difference(one: &BTreeMap<String, String>, other: &BTreeMap<String, String>) -> String {
    let mut out = String::new();
    for key in one.keys().chain(other.keys().filter(|key| !one.contains_key(*key))) {
        let (a, b) = (one.get(key).map_or("", String::as_str), other.get(key).map_or("", String::as_str));
        let only =
            |from: &str, to: &str| from.lines().find(|line| !to.lines().any(|known| known == *line)).map(|line| line.chars().take(300).collect::<String>());
        if a != b {
            out.push_str(&format!("{key}:\n  - {:?}\n  + {:?}\n", only(a, b), only(b, a)));
        }
    }
    out
}

/// Folders to import: one that stays as it is, and one of which there are two states.
pub struct Sources {
    _directory: tempfile::TempDir,
    pub practice: String,
    pub states: [String; 2],
}

impl Sources {
    pub fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let place = |name: &str| directory.path().join(name);
        questions(&place("practice/tal-practice"), 0..40, |line| line);
        book(&place("practice/oi-practice"), &["dp/basic", "dp/memo", "dp/knapsack"], |text| text);
        let (one, other) = (place("one"), place("other"));
        book(&one.join("oi-part"), &["string/kmp", "string/z-func", "string/ac-automaton", "string/lyndon"], |text| text);
        book(&other.join("oi-part"), &["string/kmp", "string/z-func", "string/lyndon", "string/hash"], |text| text.replace("字符串", "字串"));
        questions(&one.join("tal-part"), 100..160, |line| line);
        questions(&other.join("tal-part"), 120..180, |line| line.replace("\"difficulty\": \"1\"", "\"difficulty\": \"2\"").replace('一', "壹"));
        poems(&one.join("poems-part"), &[("全唐诗/唐诗三百首", 12), ("宋词/宋词三百首", 12)]);
        poems(&other.join("poems-part"), &[("全唐诗/唐诗三百首", 20), ("楚辞/chuci", 4)]);
        entries(&one.join("entries-part"), 0..240, "");
        entries(&other.join("entries-part"), 20..260, "（修订）");
        let states = [one, other].map(|path| path.display().to_string());
        Self { practice: place("practice").display().to_string(), states, _directory: directory }
    }
}

fn read(path: &str) -> String {
    let file = Path::new(LIBRARY).join(path);
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn write(file: PathBuf, text: impl AsRef<[u8]>) {
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

fn book(folder: &Path, pages: &[&str], change: impl Fn(String) -> String) {
    write(folder.join("SOURCE.txt"), read("textbooks/oi-wiki/SOURCE.txt"));
    let names: String = pages.iter().map(|page| format!("  - {page}: {page}.md\n")).collect();
    write(folder.join("mkdocs.yml"), format!("site_name: OI Wiki\nnav:\n{names}"));
    for page in pages {
        write(folder.join(format!("docs/{page}.md")), change(read(&format!("textbooks/oi-wiki/docs/{page}.md"))));
    }
}

fn questions(folder: &Path, lines: std::ops::Range<usize>, change: impl Fn(String) -> String) {
    let file = "ch_single_choice_constructed_5K/ch_single_choice_test_2K.jsonl";
    write(folder.join("SOURCE.txt"), read("questions/tal-scq5k/SOURCE.txt"));
    let chosen: Vec<String> =
        read(&format!("questions/tal-scq5k/{file}")).lines().skip(lines.start).take(lines.len()).map(|line| change(line.to_owned())).collect();
    write(folder.join(file), chosen.join("\n"));
}

fn poems(folder: &Path, books: &[(&str, usize)]) {
    write(folder.join("SOURCE.txt"), read("reading/chinese-poetry-core/SOURCE.txt"));
    for (book, count) in books {
        let poems: Vec<Value> = serde_json::from_str(&read(&format!("reading/chinese-poetry-core/{book}.json"))).unwrap();
        write(folder.join(format!("{book}.json")), serde_json::to_vec(&poems[..*count]).unwrap());
    }
}

fn entries(folder: &Path, rows: std::ops::Range<usize>, mark: &str) {
    write(folder.join("SOURCE.txt"), read("catalogues/china-textbook-catalog/SOURCE.txt"));
    let mut catalogue: Value = serde_json::from_str(&read("catalogues/china-textbook-catalog/data/catalog.json")).unwrap();
    let title = catalogue["fields"].as_array().unwrap().iter().position(|field| field == "title").unwrap();
    let books = catalogue["books"].as_array_mut().unwrap();
    *books = books.drain(rows).collect();
    for book in books.iter_mut().step_by(3) {
        book[title] = format!("{}{mark}", book[title].as_str().unwrap()).into();
    }
    write(folder.join("data/catalog.json"), serde_json::to_vec(&catalogue).unwrap());
}
