//! How many statements a page costs, and that each of them finds its rows by an index.

use platform::DatabaseError;
use platform::database::Engine;

use crate::house::{House, check_page, encode, full_houses};

/// The most statements of one page.
const STATEMENTS_MAX: u64 = 6;

#[test]
fn a_page_asks_the_database_a_few_times_only() {
    for house in full_houses() {
        let section = house.page_of_book("string/z-func");
        let poem = house.id("SELECT id FROM section WHERE kind = 'poem' ORDER BY position");
        let addresses = [
            "/".to_owned(),
            "/library".to_owned(),
            "/library?subject=informatics".to_owned(),
            format!("/textbooks/{}", house.resource_of("oi-part")),
            format!("/resources/{}", house.resource_of("entries-part")),
            format!("/sections/{section}"),
            format!("/sections/{poem}?vertical=1&pinyin=1"),
            "/search?q=%E5%87%BD%E6%95%B0".to_owned(),
            "/search?q=zzqqxxwwvv".to_owned(),
            "/dynasties".to_owned(),
            format!("/people/{}", encode("駱賓王")),
        ];
        for address in &addresses {
            // A library that was just opened has nothing in memory; the second look shows what a page costs from then on.
            let mut browser = house.browser_at(&house.forgetful());
            let mut costs = Vec::new();
            for language in ["zh-CN", "en"] {
                browser.accept_language = language.to_owned();
                let before = house.test.database.statements();
                check_page(&browser.get(address), address);
                costs.push(house.test.database.statements() - before);
            }
            assert!(costs.iter().all(|cost| *cost <= STATEMENTS_MAX), "{}: {address} takes {costs:?} statements", house.engine());
        }
    }
}

#[test]
fn a_section_is_downloaded_without_the_rest_of_its_book() {
    for house in full_houses() {
        let section = house.page_of_book("string/kmp");
        let rows = |house: &House, other: &str| {
            let before = house.test.database.statements();
            let seen = house.browser_at(&house.forgetful()).get(&format!("/sections/{section}/text.{other}"));
            assert!(seen.status == 200 && seen.text.contains("前缀函数") && !seen.text.contains("Trie 树"), "{}", house.engine());
            house.test.database.statements() - before
        };
        assert!(rows(&house, "md") <= STATEMENTS_MAX && rows(&house, "html") <= STATEMENTS_MAX);
    }
}

/// The plan of a statement as text.
fn plan(house: &House, sql: &str) -> String {
    house
        .test
        .database
        .read::<_, DatabaseError>(|session| {
            let (prefix, column) = match session.engine() {
                Engine::Sqlite => ("EXPLAIN QUERY PLAN", 3),
                Engine::Postgresql => {
                    session.batch("SET enable_seqscan = off")?; // small tables are read whole otherwise
                    ("EXPLAIN", 0)
                }
            };
            let lines = session.query(&format!("{prefix} {sql}"), &[], |row| row.get::<String>(column))?;
            if session.engine() == Engine::Postgresql {
                session.batch("RESET enable_seqscan")?;
            }
            Ok(lines.join("\n"))
        })
        .unwrap()
}

#[test]
fn lookups_use_an_index() {
    for house in full_houses() {
        let (resource, section) = (house.resource_of("oi-part"), house.page_of_book("string/kmp"));
        let key = |id: kernel::Id| match house.test.database.engine() {
            Engine::Sqlite => format!("x'{}'", id.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect::<String>()),
            Engine::Postgresql => format!("'{}'", id.as_uuid()),
        };
        let (resource, section) = (key(resource), key(section));
        let statements = [
            (format!("SELECT body FROM resource WHERE id = {resource} AND withdrawn = FALSE"), "resource"),
            (format!("SELECT id, titles FROM section WHERE resource = {resource} ORDER BY position"), "section_by_resource"),
            (format!("SELECT id, titles FROM section WHERE id = {section}"), "section"),
            (format!("SELECT language, html FROM section_text WHERE section = {section} ORDER BY position"), "section_text"),
            (
                format!(
                    "SELECT s.id, (SELECT t.letters FROM section_text t WHERE t.section = s.id AND t.position = 0) FROM section s WHERE s.resource = {resource} ORDER BY s.position"
                ),
                "section_by_resource",
            ),
            ("SELECT s.id FROM section s JOIN resource r ON r.id = s.resource WHERE s.author = 'x' AND r.withdrawn = FALSE".to_owned(), "section_by_author"),
            (
                "SELECT s.author FROM section s JOIN resource r ON r.id = s.resource WHERE s.dynasty = 'x' AND r.withdrawn = FALSE".to_owned(),
                "section_by_dynasty",
            ),
            (format!("SELECT id FROM concept WHERE resource = {resource} ORDER BY position"), "concept_by_resource"),
            ("SELECT id, fingerprint FROM resource WHERE collection = 'x'".to_owned(), "resource"),
            (
                format!(
                    "SELECT id FROM resource WHERE changed_version > 3 OR (changed_version = 3 AND id > {resource}) ORDER BY changed_version, id LIMIT 200"
                ),
                "resource_by_change",
            ),
        ];
        for (sql, index) in statements {
            let plan = plan(&house, &sql);
            let used = match house.test.database.engine() {
                Engine::Sqlite => plan.contains("USING") && plan.contains("INDEX") && !plan.lines().any(|line| line.starts_with("SCAN")),
                Engine::Postgresql => plan.contains("Index") && !plan.contains("Seq Scan"),
            };
            assert!(used && plan.contains(index), "{}: {sql}\n{plan}", house.engine());
        }
    }
}
