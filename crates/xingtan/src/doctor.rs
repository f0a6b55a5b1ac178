//! Checks, migrations and rebuilding of views.

use std::io::Write;
use std::sync::PoisonError;

use search::Opened;

use crate::command::{Common, RebuildOptions};
use crate::counted::counted;
use crate::settings::Settings;
use crate::{Failure, backup, house, lock};

/// Objects that are read through at the same time.
const OBJECTS_AT_ONCE: usize = 4;
/// Missing and damaged objects that are named; the others are counted.
const FAULTS_SHOWN: usize = 20;

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
        println!("\nsearch: {}, content {hash}", counted(documents, "document"));
    }
    if matches!(options.view.as_str(), "mastery" | "all") {
        let facts = house.records.facts()?;
        let count = house.learning.rebuild(facts)?;
        println!("mastery: made anew from {}", counted(count, "fact"));
    }
    if matches!(options.view.as_str(), "usage" | "all") {
        house.records.count_anew()?;
        println!("usage: what each record store holds was counted anew");
    }
    Ok(())
}

/// What was found where objects lie.
#[derive(Default)]
struct FoundObjects {
    whole: u64,
    bytes: u64,
    faults: Vec<String>,
    faulty: u64,
    unreferenced: u64,
    unreferenced_bytes: u64,
}

impl FoundObjects {
    fn words(&self) -> String {
        let rest = match self.unreferenced {
            0 => String::new(),
            count => format!("; going two days after they were put there, as nothing refers to them: {count} ({})", counted(self.unreferenced_bytes, "byte")),
        };
        format!("objects: {} whole ({}), {} missing or damaged{rest}", self.whole, counted(self.bytes, "byte"), self.faulty)
    }
}

/// Reads every object through that a room refers to, several at a time, and counts those that none refers to.
fn check_objects(house: &house::House) -> anyhow::Result<FoundObjects> {
    let found = std::sync::Mutex::new(FoundObjects::default());
    let shelves = std::sync::Mutex::new(platform::objects::shelves());
    let look = || -> anyhow::Result<()> {
        let next = || shelves.lock().unwrap_or_else(PoisonError::into_inner).next();
        while let Some(shelf) = next() {
            let used =
                house.services.database.read::<_, platform::DatabaseError>(|session| platform::objects::references(session, &house.referrers, &shelf))?;
            for name in used {
                let checked = house.objects.check(&name);
                let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
                match checked {
                    Ok(bytes) => (found.whole, found.bytes) = (found.whole + 1, found.bytes + bytes),
                    Err(fault @ (platform::ObjectError::Missing(_) | platform::ObjectError::Damaged(_))) => {
                        found.faulty += 1;
                        if found.faults.len() < FAULTS_SHOWN {
                            found.faults.push(fault.to_string());
                        }
                    }
                    Err(error) => return Err(error.into()),
                }
            }
            let rest = house.objects.unreferenced(&house.services.database, &house.referrers, &shelf)?;
            let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
            found.unreferenced += u64::try_from(rest.len()).unwrap_or(0);
            found.unreferenced_bytes += rest.iter().map(|entry| entry.bytes).sum::<u64>();
        }
        Ok(())
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..OBJECTS_AT_ONCE).map(|_| scope.spawn(look)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().unwrap_or_else(|_| Err(anyhow::anyhow!("looking at objects broke off"))))
    })?;
    Ok(found.into_inner().unwrap_or_else(PoisonError::into_inner))
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
    say(
        dead == 0,
        format!("outbox: {} waiting, {dead} set aside{}", counted(waiting, "fact"), if dead > 0 { " (see the table outbox_dead for the reasons)" } else { "" }),
    );
    if let Some(found) = house.records.verify()? {
        let (damage, blocks) = (found.damage.len(), found.index_blocks);
        let first = found
            .damage
            .first()
            .map_or_else(String::new, |(segment, offset, bytes)| format!(" (first: segment {segment}, byte {offset}, {})", counted(*bytes, "byte")));
        let advice = if damage > 0 { "; they are not served, bring them back from a backup" } else { "" };
        say(damage == 0, format!("statements: {} in the journal, {}{first}{advice}", found.statements, counted(damage, "damaged place")));
        say(
            blocks == 0,
            format!("index of statements: {}{}", counted(blocks, "damaged block"), if blocks > 0 { "; it is made anew at the next start" } else { "" }),
        );
    }
    let (like_addresses, names) = house.identity.names_like_addresses(FAULTS_SHOWN).map_err(anyhow::Error::from)?;
    let advice = if like_addresses > 0 { "; lists and directories may call people so; verified addresses come before them" } else { "" };
    say(true, format!("user names: {like_addresses} look like an address or phone number that is not verified as theirs{advice}"));
    names.iter().for_each(|name| println!("      {name}"));
    let objects = check_objects(&house)?;
    say(objects.faults.is_empty(), objects.words());
    objects.faults.iter().for_each(|fault| println!("      {fault}"));
    let columns = house.columns.glance()?;
    let advice = if columns.missing > 0 { "; 'xingtan columns close --again' writes every closed day again from its rows" } else { "" };
    say(
        columns.missing == 0,
        format!(
            "history in columns: {} ({}, {}), {} missing; waiting for the next round: {} and {}{advice}",
            counted(columns.files, "file"),
            counted(columns.rows, "statement"),
            counted(columns.bytes, "byte"),
            columns.missing,
            counted(columns.leaving, "person"),
            counted(columns.stale, "day")
        ),
    );
    match &house.index_state {
        _ if lock.is_err() => say(true, "a platform is running here; its search index is in use and was not looked at".to_owned()),
        Opened::Ready => {
            let damaged = house.catalog.index().damaged_files()?;
            let documents = counted(house.catalog.index().document_count(), "document");
            say(damaged.is_empty(), format!("search index: {documents}, {}", counted(damaged.len(), "damaged file")));
        }
        Opened::NeedsRebuild(reason) => say(false, format!("search index: {reason}; it is rebuilt at the next start, or now by 'xingtan rebuild search'")),
    }
    if let Some(run) = house.catalog.imports(1)?.first() {
        let who = run.person.map_or_else(String::new, |person| format!(" on behalf of {person}"));
        let ago = house.services.now().since(run.finished_at) / kernel::time::SECOND;
        say(true, format!("last import: '{}'{who}, {}, {} ago", run.report.collection, counted(run.report.read, "resource"), counted(ago, "second")));
    }
    say(true, format!("content hash {}", backup::content_hash(&house)?));
    if wrong > 0 {
        return Err(Failure::refused(anyhow::anyhow!("something is wrong in {}", counted(wrong, "check"))));
    }
    Ok(())
}
