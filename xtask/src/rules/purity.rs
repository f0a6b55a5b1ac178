//! Where input, output, clocks, settings and SQL may be named.

use crate::finding::Finding;
use crate::rust_source::RustSource;

/// What nouns and rules must not know.
const OUTSIDE: &[&str] =
    &["std::fs", "std::net", "std::env", "std::process", "tokio", "axum", "rusqlite", "postgres", "tantivy", "SystemTime", "Instant", "reqwest", "askama"];
/// What only the binary may read. `env::var` covers `env::vars` and `env::var_os`.
const SURROUNDINGS: &[&str] = &["std::env", "env::var", "env::args", "SystemTime::now", "Instant::now", "Timestamp::now", "Zoned::now"];
const ENGINES: &[&str] = &["rusqlite", "postgres", "diesel", "sea_orm", "sqlx"];
const STATEMENTS: &[&str] = &[
    "SELECT ",
    "INSERT INTO ",
    "UPDATE ",
    "DELETE FROM ",
    "CREATE TABLE",
    "CREATE INDEX",
    "CREATE UNIQUE INDEX",
    "ALTER TABLE",
    "DROP TABLE",
    "WITH RECURSIVE ",
];

/// Checks the Rust that ships.
pub fn check(files: &[(&str, RustSource)], findings: &mut Vec<Finding>) {
    for (path, source) in files {
        let mut search = |rule: &'static str, words: &[&str], message: &str| {
            for (line, code) in source.numbered() {
                for word in words.iter().filter(|word| names(code, word)) {
                    findings.push(Finding::new(*path, line, rule, format!("{word}: {message}")));
                }
            }
        };
        if path.starts_with("crates/kernel/") || path.contains("/src/model/") || path.ends_with("/src/model.rs") {
            search("model", OUTSIDE, "nouns and rules are pure; take what you need as a parameter");
        }
        if !path.starts_with("crates/xingtan/") {
            search("surroundings", SURROUNDINGS, "only the binary reads the environment and the clock; take it as a parameter (`kernel::Clock`)");
        }
        if path.starts_with("crates/platform/") || path.contains("/src/store/") || path.ends_with("/src/store.rs") {
            continue;
        }
        search("sql", ENGINES, "databases are named in store/ only");
        for (line, literal) in &source.literals {
            let literal = literal.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '\\');
            if STATEMENTS.iter().any(|statement| literal.starts_with(statement)) {
                findings.push(Finding::new(*path, *line, "sql", "SQL stands in store/ only: move the query there"));
            }
        }
    }
}

/// True where the code names the word, not merely a longer one.
fn names(code: &str, word: &str) -> bool {
    let part_of_name = |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
    code.match_indices(word).any(|(at, _)| {
        let before = code.get(..at).and_then(|before| before.chars().next_back());
        let after = code.get(at + word.len()..).and_then(|after| after.chars().next());
        // `env::var` is also in `env::var_os`; other words end where they end.
        !part_of_name(before) && (word.ends_with("::var") || !part_of_name(after))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> Vec<(&'static str, usize)> {
        let mut findings = Vec::new();
        check(&[(path, RustSource::read(text))], &mut findings);
        findings.dedup_by_key(|finding| (finding.rule, finding.line));
        findings.iter().map(|finding| (finding.rule, finding.line)).collect()
    }

    #[test]
    fn a_model_that_knows_the_outside_is_found() {
        assert_eq!(found("crates/a/src/model/noun.rs", "\nuse std::fs;\n"), [("model", 2)]);
        assert_eq!(found("crates/a/src/model/noun.rs", "use tokio::spawn;"), [("model", 1)]);
        assert_eq!(found("crates/a/src/model/noun.rs", "// std::fs\nstruct InstantAnswer; #[cfg(test)] mod tests { use std::fs; }"), []);
        assert_eq!(found("crates/a/src/ops/read.rs", "use std::fs;"), []);
    }

    #[test]
    fn a_look_at_the_clock_or_the_environment_is_found() {
        for bad in ["let t = Instant::now();", "std::time::SystemTime::now()", "std::env::var(x)", "use std::env;", "env::var_os(x)"] {
            assert_eq!(found("crates/a/src/ops/x.rs", bad), [("surroundings", 1)], "{bad}");
            assert_eq!(found("crates/xingtan/src/main.rs", bad), [], "{bad}");
        }
        assert_eq!(found("crates/a/src/ops/x.rs", "env!(\"OUT_DIR\"); clock.now()"), []);
    }

    #[test]
    fn sql_outside_the_store_is_found() {
        assert_eq!(found("crates/a/src/pages/x.rs", "f(\n\"\n  SELECT 1\")"), [("sql", 2)]);
        assert_eq!(found("crates/a/src/pages/x.rs", "use rusqlite::Row;"), [("sql", 1)]);
        assert_eq!(found("crates/a/src/store/x.rs", "f(\"SELECT 1\"); use rusqlite::Row;"), []);
        assert_eq!(found("crates/a/src/pages/x.rs", "f(\"Select one\")"), []);
    }
}
