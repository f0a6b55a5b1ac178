//! Imports collections and reports.

use std::io::{IsTerminal, Write};
use std::sync::Mutex;

use anyhow::Context;
use catalog::ops::import::{CollectionReport, ImportOptions as Options, Progress};

use kernel::Id;
use sha2::{Digest, Sha256};

use crate::command::{Common, ImportOptions};
use crate::counted::counted;
use crate::house::House;
use crate::settings::Settings;
use crate::{Failure, house, packages};

/// Refusals of a collection shown in a report for people; all kept ones are in `--json`.
const SHOWN: usize = 20;

/// Shows on the console how far an import has come.
#[derive(Default)]
pub struct Console {
    state: Mutex<String>,
}

impl Progress for Console {
    fn reading(&self, collection: &str, done: usize, total: usize) {
        if !std::io::stderr().is_terminal() || total == 0 {
            return;
        }
        let Ok(mut state) = self.state.lock() else { return };
        let filled = (done * 24).checked_div(total).unwrap_or(0).min(24);
        let line = format!("\r  {}{} {:>3}%  {collection:<44}", "█".repeat(filled), "░".repeat(24 - filled), done * 100 / total);
        if *state != line {
            eprint!("{line}");
            let _ = std::io::stderr().flush();
            *state = line;
        }
    }

    fn finished(&self, report: &CollectionReport, done: usize, total: usize) {
        let Ok(_state) = self.state.lock() else { return };
        let clear = if std::io::stderr().is_terminal() { "\r\x1b[K" } else { "" };
        let refused = if report.refused > 0 { format!(", {} refused", report.refused) } else { String::new() };
        let what = if report.format.is_empty() {
            "no importer for it yet".to_owned()
        } else {
            format!("{} resources, {} sections, {} items{refused}", report.read, report.sections, report.items)
        };
        eprintln!("{clear}  [{done:>2}/{total}] {:<40} {what}", report.collection);
    }
}

/// Runs `xingtan import`.
pub fn run(common: &Common, options: &ImportOptions) -> Result<(), Failure> {
    let settings = Settings::read(common, None).map_err(Failure::refused)?;
    let house = house::open_beside(&settings)?;
    let person = options.account.as_deref().map(|name| active_account(&house, name)).transpose()?;
    let (files, folders): (Vec<_>, Vec<_>) = options.sources.iter().cloned().partition(|source| packages::is_package(source));
    let refused = packages::import(&house, &files, options, person)?;
    if folders.is_empty() {
        return told(refused);
    }
    let program = if options.again { None } else { Some(program()?) };
    let asked = Options { collection: options.collection.clone(), dry_run: options.dry_run, person, program };
    let reports = house.catalog.import(&folders, &asked, &Console::default()).map_err(|error| match error {
        catalog::CatalogError::Disk(_) => Failure::refused(error),
        other => other.into(),
    })?;
    if options.json {
        println!("{}", serde_json::to_string_pretty(&reports)?);
    } else {
        print(&reports, options.dry_run);
    }
    told(refused + reports.iter().map(|report| report.refused).sum::<usize>())
}

fn told(refused: usize) -> Result<(), Failure> {
    if refused > 0 {
        return Err(Failure::refused(anyhow::anyhow!("refused: {}; everything else was taken in", counted(refused, "thing"))));
    }
    Ok(())
}

/// The person of an account that may sign in.
fn active_account(house: &House, name: &str) -> Result<Id, Failure> {
    let account = house.identity.account(name).map_err(Failure::refused)?;
    if account.suspended_at.is_some() {
        return Err(Failure::refused(anyhow::anyhow!("the account '{name}' is suspended; nothing was imported")));
    }
    Ok(account.person)
}

/// A digest of this program: another version may read the same files otherwise.
pub fn program() -> anyhow::Result<String> {
    let path = std::env::current_exe().context("cannot tell where this program is")?;
    let mut file = std::fs::File::open(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut hash = Sha256::new();
    std::io::copy(&mut file, &mut HashWriter(&mut hash)).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

struct HashWriter<'a>(&'a mut Sha256);

impl Write for HashWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn print(reports: &[CollectionReport], dry_run: bool) {
    println!(
        "{:<40} {:>18} {:>6} {:>8} {:>8} {:>9} {:>9} {:>5} {:>8} {:>7} {:>9} {:>7}",
        "collection", "format", "read", "created", "updated", "unchanged", "withdrawn", "kept", "sections", "items", "solutions", "refused"
    );
    for report in reports {
        println!(
            "{:<40} {:>18} {:>6} {:>8} {:>8} {:>9} {:>9} {:>5} {:>8} {:>7} {:>9} {:>7}",
            report.collection,
            if report.format.is_empty() { "-" } else { &report.format },
            report.read,
            report.created,
            report.updated,
            report.unchanged,
            report.withdrawn,
            report.kept,
            report.sections,
            report.items,
            report.solutions,
            report.refused
        );
    }
    let same = reports.iter().filter(|report| report.same_as.is_some()).count();
    if same > 0 {
        println!(
            "\n{} not read again, with the files of the last import (--again reads them); what was refused then is listed again.",
            counted(same, "collection")
        );
    }
    for report in reports.iter().filter(|report| !report.refusals.is_empty()) {
        println!("\n{}: {} refused", report.collection, report.refused);
        for refusal in report.refusals.iter().take(SHOWN) {
            println!("  {}:{} [{}] {}", refusal.path, refusal.line, refusal.code, refusal.reason);
        }
        if report.refused > SHOWN {
            println!("  … and {} more; see them with --json", report.refused - SHOWN);
        }
    }
    if dry_run {
        println!("\nNothing was written (--dry-run).");
    }
}
