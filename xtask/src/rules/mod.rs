//! The rules of the house that a program can check. Each module is one subject, with a bad sample of each rule in its tests.

mod architecture;
mod bounds;
mod doors;
mod files;
mod furniture;
mod interface_language;
mod manifests;
mod purity;
mod stylesheets;
mod templates;
pub mod words;

use anyhow::Result;

use crate::exceptions;
use crate::finding::Finding;
use crate::notice;
use crate::tree::Tree;

/// Every rule of `cargo xtask tidy`, less the reasoned exceptions.
pub fn tidy(tree: &Tree) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    let rust = tree.shipped_rust();
    let house = architecture::read(tree, &mut findings);
    doors::check(tree, &house, &mut findings);
    furniture::check(tree, &house, &mut findings);
    manifests::check(tree, &mut findings);
    files::check(tree, &mut findings);
    bounds::check(tree, &mut findings);
    purity::check(&rust, &mut findings);
    interface_language::check(&rust, &mut findings);
    templates::check(tree, &mut findings);
    stylesheets::check(tree, &mut findings);
    if tree.text("NOTICE") != Some(notice::text(tree)?.as_str()) {
        findings.push(Finding::new("NOTICE", 0, "notice", "not what library/**/SOURCE.txt says: run `cargo xtask notice`"));
    }
    exceptions::apply(tree, findings)
}
