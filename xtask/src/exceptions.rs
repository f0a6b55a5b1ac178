//! `xtask/exceptions.toml`: where a rule does not apply, and why.

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::finding::Finding;
use crate::tree::Tree;

const PATH: &str = "xtask/exceptions.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    exception: Vec<Exception>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Exception {
    rule: String,
    /// A file, or a folder with a slash at the end.
    path: String,
    reason: String,
}

/// Takes away what is excepted, and adds a finding for each exception that excepts nothing or gives no reason.
pub fn apply(tree: &Tree, mut findings: Vec<Finding>) -> Result<Vec<Finding>> {
    let file: File = toml::from_str(tree.text(PATH).unwrap_or_default()).context(PATH)?;
    let mut stale = Vec::new();
    for exception in &file.exception {
        let covers = |finding: &Finding| {
            finding.rule == exception.rule && (finding.path == exception.path || (exception.path.ends_with('/') && finding.path.starts_with(&exception.path)))
        };
        let before = findings.len();
        findings.retain(|finding| !covers(finding));
        if findings.len() == before {
            stale.push(Finding::new(PATH, 0, "exception", format!("nothing breaks `{}` in {}: remove the exception", exception.rule, exception.path)));
        }
        if exception.reason.trim().is_empty() {
            stale.push(Finding::new(PATH, 0, "exception", format!("the exception from `{}` for {} gives no reason", exception.rule, exception.path)));
        }
    }
    findings.extend(stale);
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exception_must_be_needed_and_reasoned() {
        let text = "[[exception]]\nrule = \"a\"\npath = \"x/\"\nreason = \"because\"\n[[exception]]\nrule = \"a\"\npath = \"y.rs\"\nreason = \"\"\n";
        let tree = Tree::of(&[(PATH, text)]);
        let found = apply(&tree, vec![Finding::new("x/1.rs", 1, "a", ""), Finding::new("x/1.rs", 1, "b", "")]).unwrap();
        let messages: Vec<_> = found.iter().map(|finding| format!("{} {}", finding.rule, finding.message)).collect();
        assert_eq!(messages, ["b ", "exception nothing breaks `a` in y.rs: remove the exception", "exception the exception from `a` for y.rs gives no reason"]);
        assert!(apply(&Tree::of(&[(PATH, "[[exception]]\nrule = \"a\"\n")]), Vec::new()).is_err());
    }
}
