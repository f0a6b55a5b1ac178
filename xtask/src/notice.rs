//! NOTICE: where the content of `library/` and the data of others in `crates/` come from and under which licence.

use std::fmt::Write as _;

use anyhow::{Context, Result};

use crate::tree::Tree;

const HEAD: &str = "Xingtan
Copyright the Xingtan contributors
Licensed under the Apache License, Version 2.0 (see LICENSE).

The software is licensed as said above. The folder library/ holds content made by others, each collection under its own
licence, unchanged; its SOURCE.txt says where it was taken from. Folders data/ of crates/ hold data that is part of the
program, each with its SOURCE.txt. Written by `cargo xtask notice`; do not edit.
";

/// The text that NOTICE must have.
pub fn text(tree: &Tree) -> Result<String> {
    let mut out = String::from(HEAD);
    for (path, source) in tree.with_ending("/SOURCE.txt").filter(|(path, _)| path.starts_with("library/") || path.starts_with("crates/")) {
        let collection = path.trim_end_matches("/SOURCE.txt");
        let field = |name: &str| {
            let value = source.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
            value.map(str::trim).filter(|value| !value.is_empty()).with_context(|| format!("{path}: the line `{name}: …` is missing"))
        };
        write!(out, "\n{collection}\n  source:  {}\n  commit:  {}\n  licence: {}\n", field("repo")?, field("commit")?, field("licence")?)?;
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_collection_is_named() {
        let good = "repo: https://example.org/a\ncommit: 12 2026-01-01\npaths: regex\nlicence: CC BY 4.0 (text)\n";
        let text = text(&Tree::of(&[("library/x/a/SOURCE.txt", good), ("docs/SOURCE.txt", "")])).unwrap();
        assert!(text.ends_with("\nlibrary/x/a\n  source:  https://example.org/a\n  commit:  12 2026-01-01\n  licence: CC BY 4.0 (text)\n"));
    }

    #[test]
    fn a_collection_without_licence_is_refused() {
        let error = text(&Tree::of(&[("library/x/SOURCE.txt", "repo: r\ncommit: c\nlicence: \n")])).unwrap_err();
        assert_eq!(error.to_string(), "library/x/SOURCE.txt: the line `licence: …` is missing");
    }
}
