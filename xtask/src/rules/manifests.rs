//! Lints in every crate, and the lock file in the repository.

use crate::finding::Finding;
use crate::tree::Tree;

/// Checks the manifests.
pub fn check(tree: &Tree, findings: &mut Vec<Finding>) {
    for (folder, manifest) in tree.crates() {
        let inherits = manifest
            .split("[lints]")
            .nth(1)
            .is_some_and(|rest| rest.split('[').next().unwrap_or_default().lines().any(|line| line.trim() == "workspace = true"));
        if !inherits {
            findings.push(Finding::new(format!("{folder}/Cargo.toml"), 0, "lints", "add `[lints]` with `workspace = true`"));
        }
    }
    if !tree.has("Cargo.lock") {
        findings.push(Finding::new("Cargo.lock", 0, "lock", "missing or ignored by git: commit it, so that everyone builds the same"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_without_lints_and_a_missing_lock_are_found() {
        let good = "[dependencies]\nserde.workspace = true\n[lints]\nworkspace = true\n";
        let bad = "[lints]\n[dependencies]\nworkspace = true\n";
        let mut findings = Vec::new();
        check(&Tree::of(&[("crates/a/Cargo.toml", good), ("crates/b/Cargo.toml", bad), ("crates/b/fuzz/Cargo.toml", "")]), &mut findings);
        assert_eq!(
            findings.iter().map(|finding| (finding.path.as_str(), finding.rule)).collect::<Vec<_>>(),
            [("crates/b/Cargo.toml", "lints"), ("Cargo.lock", "lock")]
        );
    }
}
