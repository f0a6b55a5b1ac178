//! A house with the library only, and folders of real formats to import.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use catalog::ops::import::{CollectionReport, ImportOptions, Unwatched};
use catalog::{Catalog, CatalogError, ids};
use kernel::Id;
use platform::testing::{HandClock, TestDatabase, both};
use platform::{DatabaseError, RoomMigrations, Services};
use portal::Registry;
use portal::cache::Cache;
use portal::testing::{Browser, Seen, Strangers};
use search::{Index, Opened};

pub const ROOMS: &[RoomMigrations] = &[platform::MIGRATIONS, catalog::MIGRATIONS];
/// What is unpacked beside the code: the real collections.
const LIBRARY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../library");

pub struct House {
    pub test: TestDatabase,
    pub services: Services,
    pub clock: Arc<HandClock>,
    pub catalog: Catalog,
}

/// An empty house on each engine.
pub fn houses() -> Vec<House> {
    both(ROOMS).into_iter().map(House::new).collect()
}

/// A house on each engine with all small collections in it.
pub fn full_houses() -> Vec<House> {
    houses()
        .into_iter()
        .map(|house| {
            house.write_collections();
            let reports = house.import();
            assert_eq!(reports.len(), 5, "{reports:#?}");
            house
        })
        .collect()
}

impl House {
    fn new(test: TestDatabase) -> Self {
        let (services, clock) = test.services();
        let catalog = open(&test, &services);
        catalog.seed_codes().unwrap();
        Self { test, services, clock, catalog }
    }

    pub fn engine(&self) -> &'static str {
        self.test.engine
    }

    pub fn index_directory(&self) -> PathBuf {
        self.test.directory.path().join("search")
    }

    pub fn sources(&self) -> PathBuf {
        self.test.directory.path().join("sources")
    }

    /// The library as a process that starts later opens it.
    pub fn opened_again(&self) -> Catalog {
        open(&self.test, &self.services)
    }

    /// A library over the same index that has nothing in memory and leaves the writing of the index to the other one.
    pub fn forgetful(&self) -> Catalog {
        Catalog::new(self.services.clone(), self.catalog.index().clone(), Arc::new(Cache::default()))
    }

    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let file = self.sources().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }

    pub fn remove(&self, path: &str) {
        fs::remove_file(self.sources().join(path)).unwrap();
    }

    pub fn copy(&self, path: &str, from: &str) {
        self.write(path, read(from));
    }

    /// A site of three pages as mkdocs builds them. The second page links to the first, and to one that is not in the book.
    pub fn write_book(&self) {
        self.copy("oi-part/SOURCE.txt", "textbooks/oi-wiki/SOURCE.txt");
        self.write(
            "oi-part/mkdocs.yml",
            "site_name: OI Wiki 选段\nnav:\n  - 字符串:\n    - KMP: string/kmp.md\n    - Z 函数: string/z-func.md\n    - AC 自动机: string/ac-automaton.md\n",
        );
        for page in ["kmp", "z-func", "ac-automaton"] {
            self.copy(&format!("oi-part/docs/string/{page}.md"), &format!("textbooks/oi-wiki/docs/string/{page}.md"));
        }
    }

    /// Three questions, one a line.
    pub fn write_questions(&self) {
        let file = "ch_single_choice_constructed_5K/ch_single_choice_test_2K.jsonl";
        self.copy("tal-part/SOURCE.txt", "questions/tal-scq5k/SOURCE.txt");
        let lines: Vec<String> = read(&format!("questions/tal-scq5k/{file}")).lines().take(3).map(str::to_owned).collect();
        self.write(&format!("tal-part/{file}"), lines.join("\n"));
    }

    /// Two poems of the Tang in traditional characters.
    pub fn write_poems(&self) {
        self.copy("poems-part/SOURCE.txt", "reading/chinese-poetry-core/SOURCE.txt");
        let poems: Vec<serde_json::Value> = serde_json::from_str(&read("reading/chinese-poetry-core/全唐诗/唐诗三百首.json")).unwrap();
        self.write("poems-part/全唐诗/唐诗三百首.json", serde_json::to_vec_pretty(&poems[..2]).unwrap());
    }

    /// The first `count` books of the catalogue of textbooks.
    pub fn write_entries(&self, count: usize) {
        self.copy("entries-part/SOURCE.txt", "catalogues/china-textbook-catalog/SOURCE.txt");
        let mut catalogue: serde_json::Value = serde_json::from_str(&read("catalogues/china-textbook-catalog/data/catalog.json")).unwrap();
        catalogue["books"].as_array_mut().unwrap().truncate(count);
        self.write("entries-part/data/catalog.json", serde_json::to_vec(&catalogue).unwrap());
    }

    /// One lesson in English with its Chinese translation.
    pub fn write_course(&self) {
        let lesson = "1-getting-started/lessons/1-introduction-to-iot/README.md";
        self.copy("iot-part/SOURCE.txt", "courses/iot-for-beginners/SOURCE.txt");
        self.copy(&format!("iot-part/{lesson}"), &format!("courses/iot-for-beginners/{lesson}"));
        self.copy(&format!("iot-part/translations/zh/{lesson}"), &format!("courses/iot-for-beginners/translations/zh/{lesson}"));
    }

    pub fn write_collections(&self) {
        self.write_book();
        self.write_questions();
        self.write_poems();
        self.write_entries(2);
        self.write_course();
    }

    pub fn try_import(&self, options: &ImportOptions) -> Result<Vec<CollectionReport>, CatalogError> {
        let mut reports = self.catalog.import(&[self.sources()], options, &Unwatched)?;
        reports.sort_by(|one, other| one.collection.cmp(&other.collection));
        Ok(reports)
    }

    pub fn import(&self) -> Vec<CollectionReport> {
        self.try_import(&ImportOptions::default()).unwrap()
    }

    /// A browser at a portal that keeps no page from before.
    pub fn browser(&self) -> Browser {
        self.browser_at(&self.catalog)
    }

    pub fn browser_at(&self, catalog: &Catalog) -> Browser {
        let mut registry = Registry::default();
        catalog::register(&mut registry, catalog);
        Browser::new(&registry, Arc::new(Strangers), self.clock.clone(), || ())
    }

    pub fn number(&self, sql: &str) -> i64 {
        self.test.database.read::<_, DatabaseError>(|session| session.number(sql, &[])).unwrap()
    }

    pub fn version(&self) -> i64 {
        self.test.database.read(catalog::store::version::current).unwrap()
    }

    /// The id that a query gives.
    pub fn id(&self, sql: &str) -> Id {
        let found = self.test.database.read::<_, DatabaseError>(|session| session.first(sql, &[], |row| row.get::<Id>(0))).unwrap();
        found.unwrap_or_else(|| panic!("{}: nothing for {sql}", self.engine()))
    }

    pub fn text(&self, sql: &str) -> String {
        self.test.database.read::<_, DatabaseError>(|session| session.first(sql, &[], |row| row.get::<String>(0))).unwrap().unwrap_or_default()
    }

    /// A page of the book.
    pub fn page_of_book(&self, key: &str) -> Id {
        self.id(&format!("SELECT s.id FROM section s JOIN resource r ON r.id = s.resource WHERE r.collection = 'oi-part' AND s.section_key = '{key}'"))
    }

    pub fn resource_of(&self, collection: &str) -> Id {
        self.id(&format!("SELECT id FROM resource WHERE collection = '{collection}' ORDER BY resource_key"))
    }
}

fn open(test: &TestDatabase, services: &Services) -> Catalog {
    let directory = test.directory.path().join("search");
    let (index, opened) = Index::open_or_create(&directory).unwrap();
    let catalog = Catalog::new(services.clone(), index, Arc::new(Cache::default()));
    catalog.index_in(&directory, opened == Opened::Ready);
    catalog
}

pub fn read(path: &str) -> String {
    let file = Path::new(LIBRARY).join(path);
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Percent-encodes a value of an address.
pub fn encode(text: &str) -> String {
    text.bytes().map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// The id of a section by the keys of the source.
pub fn section_id(collection: &str, resource_key: &str, section_key: &str) -> Id {
    ids::section(collection, resource_key, section_key)
}

/// What holds for every page: a status, a language, one heading of the first level, nothing left over from templates, nothing that the
/// content security policy forbids.
pub fn check_page(seen: &Seen, address: &str) {
    assert_eq!(seen.status, 200, "{address}: {}", seen.text);
    assert!(seen.kind.starts_with("text/html"), "{address}: {}", seen.kind);
    check_markup(&seen.text, address);
}

pub fn check_markup(text: &str, address: &str) {
    for left in ["{{", "{%", "%}", "{#", "href=\"xref:", "href=\"\""] {
        // Formulas and code may hold braces of their own; templates never leave these outside of them.
        assert!(!without_texts(text).contains(left), "{address}: '{left}' is left over");
    }
    assert_eq!(text.matches("<h1").count(), 1, "{address}: headings of the first level");
    assert!(text.contains("<html lang=\"zh-Hans\"") || text.contains("<html lang=\"en\""), "{address}: no language");
    for (at, _) in text.match_indices('<') {
        let tag = text[at..].split('>').next().unwrap();
        assert!(!tag.contains(" style="), "{address}: inline style in {tag}");
        let handler = tag.split(' ').skip(1).any(|part| part.starts_with("on") && part.contains("=\""));
        assert!(!handler, "{address}: inline handler in {tag}");
    }
    for opening in text.match_indices("<script").map(|(at, _)| text[at..].split('>').next().unwrap()) {
        assert!(opening.contains("src=") || opening.contains("application/ld+json"), "{address}: inline script {opening}");
    }
}

/// The page without the texts of the books.
fn without_texts(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("<article class=\"prose\"") {
        out.push_str(&rest[..at]);
        rest = rest[at..].find("</article>").map_or("", |end| &rest[at + end..]);
    }
    out.push_str(rest);
    out
}
