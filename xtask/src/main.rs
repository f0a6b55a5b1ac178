//! The chores of the house, `cargo xtask <chore>`.

mod dist;
mod exceptions;
mod finding;
mod notice;
mod rules;
mod rust_source;
mod steps;
mod tree;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use finding::Finding;
use tree::Tree;

const USAGE: &str = "cargo xtask <chore>

  tidy      check what can be checked of ARCHITECTURE.md
  i18n      find words that nobody uses
  notice    write NOTICE from library/**/SOURCE.txt
  check     formatting, tidy, words and types: the fast inner loop
  test      everything CI runs, with the time of each step
  dist      a release archive in target/dist, with checksum and list of components";

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<ExitCode> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let root = root()?;
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["tidy"] => report("tidy", rules::tidy(&Tree::read(&root)?)?),
        ["i18n"] => report("i18n", rules::words::check(&Tree::read(&root)?)),
        ["notice"] => {
            std::fs::write(root.join("NOTICE"), notice::text(&Tree::read(&root)?)?).context("NOTICE cannot be written")?;
            Ok(ExitCode::SUCCESS)
        }
        ["check"] => steps::check(&root),
        ["test"] => steps::test(&root),
        ["dist"] => dist::archive(&root),
        _ => {
            eprintln!("{USAGE}");
            Ok(ExitCode::from(2))
        }
    }
}

/// The root of the repository: the folder above this crate.
fn root() -> Result<PathBuf> {
    let Some(root) = Path::new(env!("CARGO_MANIFEST_DIR")).parent() else { bail!("xtask has no folder above it") };
    Ok(root.to_owned())
}

fn report(chore: &str, mut findings: Vec<Finding>) -> Result<ExitCode> {
    findings.sort();
    findings.dedup();
    for finding in &findings {
        println!("{finding}");
    }
    if findings.is_empty() {
        println!("{chore}: nothing found");
        return Ok(ExitCode::SUCCESS);
    }
    println!("{chore}: {} found", findings.len());
    Ok(ExitCode::FAILURE)
}
