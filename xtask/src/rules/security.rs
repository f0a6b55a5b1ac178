//! The answers to OWASP ASVS name proofs that are there.

use std::collections::BTreeSet;

use crate::finding::Finding;
use crate::tree::Tree;

const ANSWERS: &str = "docs/security/asvs.md";
/// The verdicts there are.
const VERDICTS: [&str; 3] = ["pass", "not applicable", "gap"];

/// Checks the rows of the table: `| id | title | level | verdict | proof |`.
pub fn check(tree: &Tree, findings: &mut Vec<Finding>) {
    let Some(text) = tree.text(ANSWERS) else { return };
    let tests: BTreeSet<&str> = tree.with_ending(".rs").flat_map(|(_, text)| tests_of(text)).collect();
    let mut seen = BTreeSet::new();
    for (line, row) in (1..).zip(text.lines()).filter(|(_, row)| row.starts_with("| V")) {
        let mut say = |message: String| findings.push(Finding::new(ANSWERS, line, "asvs", message));
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [id, _, _, verdict, proof] = cells[..] else {
            say(format!("{} cells instead of 5", cells.len()));
            continue;
        };
        if !seen.insert(id) {
            say(format!("{id} stands twice"));
        }
        if !VERDICTS.contains(&verdict) {
            say(format!("{id}: '{verdict}' is none of {}", VERDICTS.join(", ")));
        }
        let names: Vec<&str> = proof.split('`').skip(1).step_by(2).collect();
        if verdict == "pass" && names.is_empty() {
            say(format!("{id} passes without a proof"));
        }
        for name in names.iter().filter(|name| !tests.contains(*name) && tree.text(name).is_none()) {
            say(format!("{id}: there is no test and no file called {name}"));
        }
    }
}

/// The names of the tests in a file.
fn tests_of(text: &str) -> impl Iterator<Item = &str> {
    let mut lines = text.lines().map(str::trim);
    std::iter::from_fn(move || {
        lines.by_ref().find(|line| line.starts_with("#[test]") || line.starts_with("#[tokio::test"))?;
        let line = lines.by_ref().find(|line| line.contains("fn "))?;
        line.split_once("fn ").map(|(_, rest)| rest.split(['(', '<']).next().unwrap_or(rest))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proofs_must_be_there() {
        let test = ("crates/a/tests/a.rs", "#[test]\nfn it_holds() {}\n#[test]\n#[ignore]\nfn another() {}\n");
        let row = |verdict: &str, proof: &str| format!("| V6.1.1 | Title | 1 | {verdict} | {proof} |\n");
        let found = |text: &str| {
            let mut findings = Vec::new();
            check(&Tree::of(&[test, (ANSWERS, text)]), &mut findings);
            findings.len()
        };
        assert_eq!(found(&row("pass", "`it_holds`, `another`")), 0);
        assert_eq!(found(&row("pass", "`docs/security/asvs.md`")), 0);
        assert_eq!(found(&row("pass", "`it_does_not`")), 1);
        assert_eq!(found(&row("pass", "nothing")), 1);
        assert_eq!(found(&row("maybe", "nothing")), 1);
        assert_eq!(found(&row("gap", "we say why")), 0);
        assert_eq!(found(&[row("gap", "x"), row("gap", "x")].concat()), 1);
        assert_eq!(found("| V6.1.1 | Title |\n"), 1);
    }
}
