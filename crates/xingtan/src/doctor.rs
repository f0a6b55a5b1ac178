//! Checks, migrations and rebuilding of views.

use std::io::Write;

use search::Opened;

use crate::command::{Common, RebuildOptions};
use crate::settings::Settings;
use crate::{Failure, backup, house, lock};

/// Runs `xingtan migrate`.
pub fn migrate(common: &Common) -> Result<(), Failure> {
    let settings = Settings::read(common, None).map_err(Failure::refused)?;
    house::open_beside(&settings)?;
    println!("The tables are those of this version.");
    Ok(())
}

/// Runs `xingtan rebuild`.
pub fn rebuild(common: &Common, options: &RebuildOptions) -> Result<(), Failure> {
    let settings = Settings::read(common, None).map_err(Failure::refused)?;
    let _lock = lock::take(&settings.data)?;
    let house = house::open(&settings)?;
    if matches!(options.view.as_str(), "search" | "all") {
        house.catalog.index_in(&settings.data.join("search"), matches!(house.index_state, Opened::Ready));
        let documents = house.catalog.rebuild_index(&|done, total| {
            if done % 100 == 0 || done == total {
                eprint!("\r  search: {done} of {total} resources");
                let _ = std::io::stderr().flush();
            }
        })?;
        let hash: String = house.catalog.index().content_hash()?.iter().map(|byte| format!("{byte:02x}")).collect();
        println!("\nsearch: {documents} documents, content {hash}");
    }
    if matches!(options.view.as_str(), "mastery" | "all") {
        let facts = house.records.facts()?;
        let count = house.learning.rebuild(facts)?;
        println!("mastery: made anew from {count} facts");
    }
    Ok(())
}

/// Runs `xingtan doctor`: every check says what it looked at; the exit code is 1 where something is wrong.
pub fn run(common: &Common) -> Result<(), Failure> {
    let settings = Settings::read(common, None).map_err(Failure::refused)?;
    let lock = lock::take(&settings.data);
    let house = if lock.is_ok() { house::open(&settings)? } else { house::open_beside(&settings)? };
    let mut wrong = 0;
    let mut say = |good: bool, words: String| {
        wrong += usize::from(!good);
        println!("{} {words}", if good { "ok   " } else { "WRONG" });
    };
    say(true, format!("data directory {}", settings.data.display()));
    say(true, format!("database {:?}, tables of this version", house.services.database.engine()));
    let (waiting, dead) = house.outbox.counts()?;
    say(dead == 0, format!("outbox: {waiting} facts waiting, {dead} set aside{}", if dead > 0 { " (see the table outbox_dead for the reasons)" } else { "" }));
    if let Some(found) = house.records.verify()? {
        let (damage, blocks) = (found.damage.len(), found.index_blocks);
        let first =
            found.damage.first().map_or_else(String::new, |(segment, offset, bytes)| format!(" (first: segment {segment}, byte {offset}, {bytes} bytes)"));
        let advice = if damage > 0 { "; they are not served, bring them back from a backup" } else { "" };
        say(damage == 0, format!("statements: {} in the journal, {damage} damaged places{first}{advice}", found.statements));
        say(blocks == 0, format!("index of statements: {blocks} damaged blocks{}", if blocks > 0 { "; it is made anew at the next start" } else { "" }));
    }
    match &house.index_state {
        _ if lock.is_err() => say(true, "a platform is running here; its search index is in use and was not looked at".to_owned()),
        Opened::Ready => {
            let damaged = house.catalog.index().damaged_files()?;
            say(damaged.is_empty(), format!("search index: {} documents, {} damaged files", house.catalog.index().document_count(), damaged.len()));
        }
        Opened::NeedsRebuild(reason) => say(false, format!("search index: {reason}; it is rebuilt at the next start, or now by 'xingtan rebuild search'")),
    }
    if let Some(run) = house.catalog.imports(1)?.first() {
        let who = run.person.map_or_else(String::new, |person| format!(" on behalf of {person}"));
        let ago = house.services.now().since(run.finished_at) / kernel::time::SECOND;
        say(true, format!("last import: '{}'{who}, {} resources, {ago} seconds ago", run.report.collection, run.report.read));
    }
    say(true, format!("content hash {}", backup::content_hash(&house)?));
    if wrong > 0 {
        return Err(Failure::refused(anyhow::anyhow!("{wrong} checks found something wrong")));
    }
    Ok(())
}
