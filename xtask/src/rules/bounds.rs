//! Every bound with a name has a test at the bound that names it.

use std::collections::BTreeSet;

use crate::finding::Finding;
use crate::tree::Tree;

/// Bounds without a test, `path NAME` a line. The list only gets shorter.
const UNTESTED: &str = "xtask/untested-bounds.txt";

/// Checks the constants called `…_MAX` of what is shipped.
pub fn check(tree: &Tree, findings: &mut Vec<Finding>) {
    let tests: Vec<(&str, String)> = tree.with_ending(".rs").map(|(path, text)| (house_of(path), tests_of(path, text))).collect();
    let tested: BTreeSet<(&str, &str)> = tests
        .iter()
        .flat_map(|(house, text)| text.split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_')).map(move |word| (*house, word)))
        .filter(|(_, word)| word.ends_with("_MAX"))
        .collect();
    // A bound is tested in its own crate, or in the tests of the whole house.
    let is_tested = |path: &str, name: &str| ["xingtan", house_of(path)].iter().any(|house| tested.contains(&(*house, name)));
    let known = tree.text(UNTESTED).unwrap_or("");
    let mut untested = BTreeSet::new();
    for (path, text) in tree.with_ending(".rs").filter(|(path, _)| path.starts_with("crates/") && path.contains("/src/")) {
        let shipped = text.split("#[cfg(test)]").next().unwrap_or(text);
        for (line, code) in (1..).zip(shipped.lines()) {
            let Some(name) = bound(code).filter(|name| !is_tested(path, name)) else { continue };
            let entry = format!("{path} {name}");
            if !known.lines().any(|known| known == entry) {
                findings.push(Finding::new(path, line, "bounds", format!("no test names {name}: test what happens at the bound")));
            }
            untested.insert(entry);
        }
    }
    for (line, entry) in (1..).zip(known.lines()).filter(|(_, entry)| !entry.starts_with('#') && !untested.contains(*entry)) {
        findings.push(Finding::new(UNTESTED, line, "bounds", format!("`{entry}` has a test or is gone: remove the line")));
    }
}

/// The crate that a file is of.
fn house_of(path: &str) -> &str {
    path.strip_prefix("crates/").and_then(|rest| rest.split('/').next()).unwrap_or("")
}

/// The name of the bound that a line defines.
fn bound(code: &str) -> Option<&str> {
    let (before, after) = code.trim_start().split_once("const ")?;
    let (name, _) = after.split_once(':')?;
    (before.is_empty() || before.starts_with("pub")).then_some(name).filter(|name| name.ends_with("_MAX"))
}

/// What of a file are tests.
fn tests_of(path: &str, text: &str) -> String {
    if path.contains("/tests/") || path.ends_with("/tests.rs") {
        return format!("{text}\n");
    }
    text.split_once("#[cfg(test)]").map(|(_, tests)| format!("{tests}\n")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let mut findings = Vec::new();
        check(&Tree::of(files), &mut findings);
        findings.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_bound_that_no_test_names_is_found() {
        let (path, code) = ("crates/a/src/lib.rs", "/// Things.\npub const THINGS_MAX: usize = 3;\n");
        assert!(found(&[(path, code)])[0].contains("THINGS_MAX"));
        assert_eq!(found(&[(path, code), ("crates/a/tests/bounds.rs", "use a::THINGS_MAX;")]), Vec::<String>::new());
        assert_eq!(found(&[(path, &format!("{code}#[cfg(test)]\nmod tests {{ fn t() {{ THINGS_MAX; }} }}"))]), Vec::<String>::new());
        assert_eq!(found(&[(path, code), ("crates/a/tests/bounds.rs", "use a::MORE_THINGS_MAX;")]).len(), 1);
    }

    #[test]
    fn the_list_of_those_without_a_test_only_gets_shorter() {
        let (path, code) = ("crates/a/src/lib.rs", "const THINGS_MAX: usize = 3;\n");
        let list = (UNTESTED, "# a reason\ncrates/a/src/lib.rs THINGS_MAX\n");
        assert_eq!(found(&[(path, code), list]), Vec::<String>::new());
        assert_eq!(found(&[(path, code), list, ("crates/a/tests/it.rs", "THINGS_MAX")]).len(), 1);
        assert_eq!(found(&[list]).len(), 1);
    }
}
