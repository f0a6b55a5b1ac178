//! Names and sizes of files, and tests that never run.

use crate::finding::Finding;
use crate::rust_source::RustSource;
use crate::tree::Tree;

/// A file is read in one sitting: about 300 lines, never more than this.
pub const LINES_MAX: usize = 500;
const MEASURED: &[&str] = &[".rs", ".html", ".css", ".js", ".mjs", ".sql"];
const NAMES_REFUSED: &[&str] = &["utils", "util", "helpers", "helper", "common", "misc"];

/// Checks every file of ours. What others wrote stands in `vendor/`.
pub fn check(tree: &Tree, findings: &mut Vec<Finding>) {
    for path in tree.paths().filter(|path| !path.starts_with("library/") && !path.contains("/vendor/")) {
        let (folders, file) = path.rsplit_once('/').unwrap_or(("", path));
        let stem = file.split('.').next().unwrap_or(file);
        let strange = folders.split('/').chain([stem]).find(|name| NAMES_REFUSED.contains(name));
        if let Some(name) = strange {
            findings.push(Finding::new(path, 0, "names", format!("`{name}` says nothing: name it after the thing it holds")));
        }
    }
    for (path, text) in tree.texts().filter(|(path, _)| MEASURED.iter().any(|ending| path.ends_with(ending)) && !path.contains("/vendor/")) {
        let lines = text.lines().count();
        if lines > LINES_MAX {
            findings.push(Finding::new(path, LINES_MAX + 1, "size", format!("{lines} lines are more than {LINES_MAX}: part it by subject")));
        }
    }
    for (path, text) in tree.with_ending(".rs").filter(|(_, text)| text.contains("ignore")) {
        // Read with the test modules kept: that is where ignored tests stand.
        let kept = RustSource::read(&text.replace("#[cfg(test)]", "#[cfg(tent)]"));
        for (line, code) in kept.numbered() {
            let code = code.trim_start();
            if code.starts_with("#[ignore") || (code.starts_with("#[cfg_attr(") && code.contains("ignore")) {
                findings.push(Finding::new(path, line, "ignored", "a test that never runs tells nothing: run it or remove it"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> Vec<(&'static str, usize)> {
        let mut findings = Vec::new();
        check(&Tree::of(&[(path, text)]), &mut findings);
        findings.iter().map(|finding| (finding.rule, finding.line)).collect()
    }

    #[test]
    fn names_that_say_nothing_are_found() {
        assert_eq!(found("crates/a/src/utils.rs", ""), [("names", 0)]);
        assert_eq!(found("crates/a/src/common/thing.rs", ""), [("names", 0)]);
        assert_eq!(found("crates/a/src/commonplace.rs", ""), []);
    }

    #[test]
    fn the_size_has_a_bound() {
        assert_eq!(found("crates/a/src/long.rs", &"\n".repeat(LINES_MAX)), []);
        assert_eq!(found("crates/a/src/long.rs", &"\n".repeat(LINES_MAX + 1)), [("size", LINES_MAX + 1)]);
        assert_eq!(found("crates/a/assets/vendor/long.js", &"\n".repeat(LINES_MAX + 1)), []);
    }

    #[test]
    fn ignored_tests_are_found() {
        assert_eq!(found("crates/a/tests/it.rs", "#[test]\n#[ignore]\nfn t() {}\n"), [("ignored", 2)]);
        assert_eq!(found("crates/a/src/lib.rs", "#[cfg(test)]\nmod tests {\n  #[ignore = \"slow\"]\n  fn t() {}\n}\n"), [("ignored", 3)]);
        assert_eq!(found("crates/a/src/lib.rs", "// #[ignore]\nfn ignore() {}\n"), []);
    }
}
