//! The files of the repository, as the rules see them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::rust_source::RustSource;

/// Endings of the files that rules read.
const TEXT_ENDINGS: &[&str] =
    &[".rs", ".toml", ".html", ".css", ".js", ".mjs", ".sql", ".ftl", ".md", ".sh", "Makefile", "NOTICE", "SOURCE.txt", "untested-bounds.txt"];

/// The files of a repository that git knows or would add, by their path from the root.
#[derive(Default)]
pub struct Tree {
    texts: BTreeMap<String, String>,
    /// Every path, also of files that no rule reads.
    paths: BTreeSet<String>,
}

impl Tree {
    /// Reads a checkout. Content of `library/` is not ours to check: of it only the `SOURCE.txt` files are read.
    pub fn read(root: &Path) -> Result<Self> {
        let listing = Command::new("git").args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).current_dir(root).output();
        let listing = listing.context("git is needed to list the files of the repository")?;
        ensure!(listing.status.success(), "git ls-files failed: {}", String::from_utf8_lossy(&listing.stderr));
        let mut tree = Self::default();
        for path in String::from_utf8(listing.stdout)?.split('\0').filter(|path| !path.is_empty()) {
            let file = root.join(path);
            let wanted = TEXT_ENDINGS.iter().any(|ending| path.ends_with(ending)) && (!path.starts_with("library/") || path.ends_with("/SOURCE.txt"));
            if wanted && file.is_file() {
                let text = std::fs::read_to_string(&file).with_context(|| format!("{path} cannot be read as text"))?;
                tree.texts.insert(path.to_owned(), text);
            }
            if file.exists() {
                tree.paths.insert(path.to_owned());
            }
        }
        Ok(tree)
    }

    /// A small repository for a test of a rule.
    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Self {
        let texts: BTreeMap<_, _> = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        Self { paths: texts.keys().cloned().collect(), texts }
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.texts.get(path).map(String::as_str)
    }

    /// Every file that is read, in the order of paths.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The files with an ending.
    pub fn with_ending(&self, ending: &str) -> impl Iterator<Item = (&str, &str)> {
        self.texts().filter(move |(path, _)| path.ends_with(ending))
    }

    /// Every path, also of files that are not read.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().map(String::as_str)
    }

    /// True where the path is a file, or a folder (`…/`) that holds one.
    pub fn has(&self, path: &str) -> bool {
        if path.ends_with('/') { self.paths.range(path.to_owned()..).next().is_some_and(|found| found.starts_with(path)) } else { self.paths.contains(path) }
    }

    /// The folders of our crates (`crates/kernel`, `xtask`, …) with their manifests.
    pub fn crates(&self) -> impl Iterator<Item = (&str, &str)> {
        self.with_ending("/Cargo.toml").filter_map(|(path, text)| {
            let folder = path.strip_suffix("/Cargo.toml")?;
            let ours = folder.strip_prefix("crates/").is_some_and(|name| !name.contains('/')) || matches!(folder, "xtask" | "tests");
            ours.then_some((folder, text))
        })
    }

    /// The Rust files that ship: of our crates, neither tests nor build scripts nor examples, with test modules blanked.
    pub fn shipped_rust(&self) -> Vec<(&str, RustSource)> {
        let all: Vec<(&str, RustSource)> = self
            .with_ending(".rs")
            .filter(|(path, _)| path.starts_with("crates/") && path.contains("/src/"))
            .map(|(path, text)| (path, RustSource::read(text)))
            .collect();
        let mut test_modules = Vec::new();
        for (path, source) in &all {
            for module in &source.test_modules {
                let folder = module_folder(path);
                test_modules.extend([format!("{folder}/{module}.rs"), format!("{folder}/{module}/")]);
            }
        }
        let is_test = |path: &str| test_modules.iter().any(|module| path == module || (module.ends_with('/') && path.starts_with(module.as_str())));
        all.into_iter().filter(|(path, _)| !is_test(path)).collect()
    }
}

/// The folder where the child modules of a Rust file stand.
fn module_folder(path: &str) -> &str {
    let stem = path.strip_suffix(".rs").unwrap_or(path);
    ["/mod", "/lib", "/main"].iter().find_map(|root| stem.strip_suffix(root)).unwrap_or(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_found_by_what_they_hold() {
        let tree = Tree::of(&[("crates/a/src/model/noun.rs", ""), ("crates/a/srcs", "")]);
        assert!(tree.has("crates/a/src/") && tree.has("crates/a/src/model/noun.rs"));
        assert!(!tree.has("crates/a/src") && !tree.has("crates/a/src/ops/") && !tree.has("crates/b/"));
    }

    #[test]
    fn modules_of_tests_do_not_ship() {
        let tree = Tree::of(&[
            ("crates/a/src/lib.rs", "#[cfg(test)]\nmod samples;\nmod b;"),
            ("crates/a/src/samples.rs", ""),
            ("crates/a/src/samples/one.rs", ""),
            ("crates/a/src/b.rs", "#[cfg(test)] mod tests;"),
            ("crates/a/src/b/tests.rs", ""),
            ("crates/a/tests/it.rs", ""),
        ]);
        assert_eq!(tree.shipped_rust().into_iter().map(|(path, _)| path).collect::<Vec<_>>(), ["crates/a/src/b.rs", "crates/a/src/lib.rs"]);
    }
}
