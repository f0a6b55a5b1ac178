//! Imports collections: folders with a SOURCE.txt. Reading runs on all cores, writing in one transaction a resource.
//!
//! A second import of the same files changes nothing and says so. A resource that its collection no longer holds is withdrawn: its address
//! stays reserved, it is no longer found. One that stands in the source and cannot be read this time stays as it was.

use std::collections::{HashMap, HashSet, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};

use formats::bounds::{FILE_BYTES_MAX, FILES_MAX};
use formats::model::{Refusal, ResourceDraft};
use formats::source::{SourceTree, Stamp, refuse};
use formats::{Importer, Sink, importers};
use kernel::Id;
use platform::folder::Folder;
use platform::{DatabaseError, Session};
use serde::Serialize;

use super::prepare::{Prepared, prepare};
use crate::model::resource::ResourceBody;
use crate::store::{codes, concepts, resources, sections, version};
use crate::{Catalog, CatalogError, Counts, ids};

/// Drafts that wait for the writer; readers pause when there are more.
const WAITING_MAX: usize = 8;
/// Small resources written in one transaction.
const BATCH_MAX: usize = 200;
/// Refusals kept for the report of one collection; more are counted.
pub const REFUSALS_KEPT_MAX: usize = 1000;
/// How deep below a given folder collections are looked for.
const COLLECTION_DEPTH_MAX: usize = 6;

/// What is asked of an import.
#[derive(Debug, Clone, Default)]
pub struct ImportOptions {
    /// A name for the collection instead of its folder's; only where one collection is imported.
    pub collection: Option<String>,
    /// Reads and reports, and writes nothing.
    pub dry_run: bool,
}

/// What became of one collection.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CollectionReport {
    /// Its name.
    pub collection: String,
    /// The importer that read it; empty where none knows its format.
    pub format: String,
    /// Resources read.
    pub read: usize,
    /// Resources written for the first time.
    pub created: usize,
    /// Resources that changed.
    pub updated: usize,
    /// Resources that were the same.
    pub unchanged: usize,
    /// Resources the source no longer has.
    pub withdrawn: usize,
    /// Resources that stay as they were, because the source could not be read where they stand.
    pub kept: usize,
    /// Sections read.
    pub sections: usize,
    /// Items read.
    pub items: usize,
    /// Solutions that items have.
    pub solutions: usize,
    /// How many things were refused.
    pub refused: usize,
    /// The first of them.
    pub refusals: Vec<Refusal>,
}

/// Follows an import.
pub trait Progress: Sync {
    /// A collection is being read: so many of its parts are done.
    fn reading(&self, collection: &str, done: usize, total: usize);
    /// A collection is finished.
    fn finished(&self, report: &CollectionReport, done: usize, total: usize);
}

/// An import that nobody watches.
pub struct Unwatched;

impl Progress for Unwatched {
    fn reading(&self, _: &str, _: usize, _: usize) {}
    fn finished(&self, _: &CollectionReport, _: usize, _: usize) {}
}

enum Message {
    Draft(usize, Box<Prepared>),
    Refused(usize, Refusal),
    Unread(usize, Option<String>),
    Done(usize, &'static str),
}

/// What came out of the reading of a collection.
#[derive(Default)]
struct Seen {
    read: HashSet<Id>,
    /// Resources that could not be read, with their keys.
    unread: HashMap<Id, String>,
    /// True where a broken file may have held any of them.
    is_partial: bool,
}

struct FolderTree(Folder);

impl SourceTree for FolderTree {
    fn paths(&self) -> &[String] {
        self.0.paths()
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, Refusal> {
        let failed = |error: std::io::Error| refuse(path, 0, "unreadable", error.to_string());
        if self.0.size(path).map_err(failed)? > FILE_BYTES_MAX {
            return Err(refuse(path, 0, "too-large", format!("the file is larger than {FILE_BYTES_MAX} bytes; split it")));
        }
        self.0.read(path).map_err(failed)
    }
}

impl Catalog {
    /// Imports what stands in these folders.
    ///
    /// # Errors
    /// A folder cannot be read or holds no collection, or the database fails. What was written before stays.
    pub fn import(&self, sources: &[PathBuf], options: &ImportOptions, progress: &dyn Progress) -> Result<Vec<CollectionReport>, CatalogError> {
        let folders = collections(sources)?;
        if options.collection.is_some() && folders.len() != 1 {
            return Err(CatalogError::Disk(format!("--collection names one collection, but {} were found", folders.len())));
        }
        let names: Vec<String> = folders.iter().map(|folder| options.collection.clone().unwrap_or_else(|| name_of(folder))).collect();
        let mut reports: Vec<CollectionReport> =
            names.iter().map(|name| CollectionReport { collection: name.clone(), ..CollectionReport::default() }).collect();
        let waiting: Mutex<VecDeque<usize>> = Mutex::new((0..folders.len()).collect());
        let (sender, receiver) = sync_channel(WAITING_MAX);
        let readers = std::thread::available_parallelism().map_or(2, usize::from).min(8);
        let result = std::thread::scope(|scope| {
            for _ in 0..readers {
                let (sender, waiting, folders, names) = (sender.clone(), &waiting, &folders, &names);
                scope.spawn(move || {
                    loop {
                        let next = waiting.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
                        let Some((at, folder, name)) = next.and_then(|at| Some((at, folders.get(at)?, names.get(at)?))) else { return };
                        read_collection(at, folder, name, &sender, progress);
                    }
                });
            }
            drop(sender);
            self.write_all(&receiver, &names, options.dry_run, &mut reports, progress)
        });
        result?;
        if !options.dry_run {
            self.refresh()?;
        }
        Ok(reports)
    }

    fn write_all(
        &self,
        receiver: &Receiver<Message>,
        names: &[String],
        dry_run: bool,
        reports: &mut [CollectionReport],
        progress: &dyn Progress,
    ) -> Result<(), CatalogError> {
        let mut seen: Vec<Seen> = names.iter().map(|_| Seen::default()).collect();
        let mut batch: Vec<(usize, Box<Prepared>)> = Vec::new();
        let mut finished = 0;
        for message in receiver {
            match message {
                Message::Refused(at, refusal) => note_refusal(reports, at, refusal),
                Message::Unread(at, key) => {
                    let Some(seen) = seen.get_mut(at) else { continue };
                    match key {
                        Some(key) => drop(seen.unread.insert(ids::resource(name_at(names, at), &key), key)),
                        None => seen.is_partial = true,
                    }
                }
                Message::Draft(at, prepared) => {
                    if !seen.get_mut(at).is_some_and(|seen| seen.read.insert(prepared.id)) {
                        note_refusal(reports, at, refuse(&prepared.draft.key, 0, "duplicate-key", "a resource above has this key; this one was left out"));
                        continue;
                    }
                    note_draft(reports, at, &prepared);
                    let small = prepared.sections.is_empty() && prepared.draft.items.is_empty();
                    batch.push((at, prepared));
                    if !small || batch.len() >= BATCH_MAX {
                        self.write_batch(&mut batch, names, dry_run, reports)?;
                    }
                }
                Message::Done(at, format) => {
                    self.write_batch(&mut batch, names, dry_run, reports)?;
                    finished += 1;
                    let (Some(report), Some(seen)) = (reports.get_mut(at), seen.get_mut(at)) else { continue };
                    report.format = format.to_owned();
                    seen.is_partial |= report.read == 0; // a source that gives nothing at all is broken, not empty
                    self.withdraw_missing(report, seen, dry_run)?;
                    progress.finished(report, finished, names.len());
                }
            }
        }
        Ok(())
    }

    fn write_batch(
        &self,
        batch: &mut Vec<(usize, Box<Prepared>)>,
        names: &[String],
        dry_run: bool,
        reports: &mut [CollectionReport],
    ) -> Result<(), CatalogError> {
        if batch.is_empty() {
            return Ok(());
        }
        let outcomes = if dry_run {
            self.services.database.read(|session| batch.iter().map(|(_, prepared)| outcome(session, prepared)).collect::<Result<Vec<_>, _>>())?
        } else {
            let now = self.services.now();
            self.services.database.write::<_, DatabaseError>(|session| {
                let mut version = None;
                batch.iter().map(|(at, prepared)| self.write_one(session, name_at(names, *at), prepared, now, &mut version)).collect()
            })?
        };
        for ((at, _), outcome) in batch.drain(..).zip(outcomes) {
            let Some(report) = reports.get_mut(at) else { continue };
            match outcome {
                Outcome::Created => report.created += 1,
                Outcome::Updated => report.updated += 1,
                Outcome::Unchanged => report.unchanged += 1,
            }
        }
        Ok(())
    }

    fn write_one(
        &self,
        session: &mut Session<'_>,
        collection: &str,
        prepared: &Prepared,
        now: kernel::Time,
        raised: &mut Option<i64>,
    ) -> Result<Outcome, DatabaseError> {
        let outcome = outcome(session, prepared)?;
        if outcome == Outcome::Unchanged {
            return Ok(outcome);
        }
        let version = match *raised {
            Some(version) => version,
            None => *raised.insert(version::raise(session)?),
        };
        let known = sections::fingerprints(session, prepared.id)?;
        for row in prepared.sections.iter().filter(|row| known.get(&row.id) != Some(&row.fingerprint)) {
            sections::put(session, prepared.id, row)?;
        }
        let kept: HashSet<Id> = prepared.sections.iter().map(|row| row.id).collect();
        for gone in known.keys().filter(|id| !kept.contains(id)) {
            sections::remove(session, *gone)?;
        }
        concepts::replace(session, collection, prepared.id, &prepared.concepts)?;
        for subject in &prepared.draft.classification.subjects {
            let code = codes::Code { field: "subject".to_owned(), code: subject.clone(), zh: subject.clone(), en: subject.clone() };
            codes::add(session, &code, 1000, collection)?;
        }
        let mut counts = Counts::default();
        for companion in self.companions.iter() {
            counts += companion.put(session, prepared.id, collection, &prepared.draft)?;
        }
        let row = resources::ResourceRow {
            id: prepared.id,
            collection,
            key: &prepared.draft.key,
            kind: prepared.draft.kind,
            body: &ResourceBody::of(&prepared.draft),
            fingerprint: &prepared.fingerprint,
            sections: prepared.sections.iter().filter(|section| section.texts.iter().any(|text| text.letters > 0)).count(),
            items: prepared.draft.items.len(),
            version,
            now,
        };
        resources::put(session, &row)?;
        Ok(outcome)
    }

    /// Withdraws what the collection no longer holds. What stands in the source and could not be read is kept, and reported.
    fn withdraw_missing(&self, report: &mut CollectionReport, seen: &Seen, dry_run: bool) -> Result<(), CatalogError> {
        let known = self.services.database.read(|session| resources::fingerprints(session, &report.collection))?;
        let missing = known.into_iter().filter(|(id, (_, withdrawn))| !withdrawn && !seen.read.contains(id)).map(|(id, _)| id);
        let (kept, gone): (Vec<Id>, Vec<Id>) = missing.partition(|id| seen.is_partial || seen.unread.contains_key(id));
        (report.kept, report.withdrawn) = (kept.len(), gone.len());
        let mut named: Vec<&String> = kept.iter().filter_map(|id| seen.unread.get(id)).collect();
        named.sort_unstable();
        for key in &named {
            add_refusal(report, refuse(key, 0, "kept", "the resource stands in the source and could not be read; it stays as it was"));
        }
        if kept.len() > named.len() {
            let reason = format!("{} resources may stand in files that could not be read; they stay as they were", kept.len() - named.len());
            add_refusal(report, refuse("", 0, "kept", reason));
        }
        if dry_run || gone.is_empty() {
            return Ok(());
        }
        let now = self.services.now();
        self.services.database.write::<(), DatabaseError>(|session| {
            let version = version::raise(session)?;
            for id in &gone {
                resources::withdraw(session, *id, version, now)?;
                for companion in self.companions.iter() {
                    companion.remove(session, *id)?;
                }
            }
            Ok(())
        })?;
        Ok(())
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Created,
    Updated,
    Unchanged,
}

fn outcome(session: &mut Session<'_>, prepared: &Prepared) -> Result<Outcome, DatabaseError> {
    Ok(match resources::fingerprint(session, prepared.id)? {
        None => Outcome::Created,
        Some((fingerprint, false)) if fingerprint == prepared.fingerprint => Outcome::Unchanged,
        Some(_) => Outcome::Updated,
    })
}

fn name_at(names: &[String], at: usize) -> &str {
    names.get(at).map_or("", String::as_str)
}

fn note_refusal(reports: &mut [CollectionReport], at: usize, refusal: Refusal) {
    if let Some(report) = reports.get_mut(at) {
        add_refusal(report, refusal);
    }
}

fn add_refusal(report: &mut CollectionReport, refusal: Refusal) {
    report.refused += 1;
    if report.refusals.len() < REFUSALS_KEPT_MAX {
        report.refusals.push(refusal);
    }
}

fn note_draft(reports: &mut [CollectionReport], at: usize, prepared: &Prepared) {
    for refusal in &prepared.refusals {
        note_refusal(reports, at, refusal.clone());
    }
    if let Some(report) = reports.get_mut(at) {
        report.read += 1;
        report.sections += prepared.sections.len();
        report.items += prepared.draft.items.len();
        report.solutions += prepared.draft.items.iter().filter(|item| item.texts.iter().any(|text| !text.solution_html.is_empty())).count();
    }
}

struct Reading<'a> {
    at: usize,
    name: &'a str,
    sender: &'a SyncSender<Message>,
    progress: &'a dyn Progress,
}

impl Sink for Reading<'_> {
    fn resource(&mut self, draft: ResourceDraft) -> bool {
        self.sender.send(Message::Draft(self.at, Box::new(prepare(self.name, draft)))).is_ok()
    }

    fn refused(&mut self, refusal: Refusal) {
        let _ = self.sender.send(Message::Refused(self.at, refusal));
    }

    fn unread(&mut self, key: Option<&str>) {
        let _ = self.sender.send(Message::Unread(self.at, key.map(str::to_owned)));
    }

    fn progress(&mut self, done: usize, total: usize) {
        self.progress.reading(self.name, done, total);
    }
}

fn read_collection(at: usize, folder: &Path, name: &str, sender: &SyncSender<Message>, progress: &dyn Progress) {
    let mut sink = Reading { at, name, sender, progress };
    let format = match open(folder, name) {
        Ok((tree, stamp)) => match importers().find(|importer: &&dyn Importer| importer.recognises(&tree)) {
            Some(importer) => {
                importer.read(&tree, &stamp, &mut sink);
                importer.name()
            }
            None => {
                sink.refused(refuse(
                    "",
                    0,
                    "unknown-format",
                    "no importer knows the format of this folder; check that its files lie as in the original repository",
                ));
                ""
            }
        },
        Err(refusal) => {
            sink.refused(refusal);
            ""
        }
    };
    let _ = sender.send(Message::Done(at, format));
}

fn open(folder: &Path, name: &str) -> Result<(FolderTree, Stamp), Refusal> {
    let tree = FolderTree(Folder::open(folder, FILES_MAX).map_err(|error| refuse("", 0, "unreadable", error.to_string()))?);
    let stamp = Stamp::parse(name, &tree.read_text("SOURCE.txt")?)?;
    Ok((tree, stamp))
}

fn name_of(folder: &Path) -> String {
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf());
    folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The folders with a SOURCE.txt in or below the given ones, largest collections first so that the cores end together.
fn collections(sources: &[PathBuf]) -> Result<Vec<PathBuf>, CatalogError> {
    let mut found = Vec::new();
    for source in sources {
        let before = found.len();
        look_for_collections(source, 0, &mut found)?;
        if found.len() == before {
            return Err(CatalogError::Disk(format!("{}: no SOURCE.txt in it or below; each collection needs one with a line 'licence: …'", source.display())));
        }
    }
    found.sort_by_cached_key(|folder| (std::cmp::Reverse(weight(folder)), folder.clone()));
    found.dedup();
    Ok(found)
}

fn look_for_collections(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) -> Result<(), CatalogError> {
    if folder.join("SOURCE.txt").is_file() {
        found.push(folder.to_path_buf());
        return Ok(());
    }
    let unreadable = |error: std::io::Error| CatalogError::Disk(format!("{}: {error}", folder.display()));
    if depth >= COLLECTION_DEPTH_MAX {
        return Ok(());
    }
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        if entry.file_type().map_err(unreadable)?.is_dir() {
            look_for_collections(&entry.path(), depth + 1, found)?;
        }
    }
    Ok(())
}

fn weight(folder: &Path) -> u64 {
    Folder::open(folder, FILES_MAX).map_or(0, |folder| folder.paths().iter().filter_map(|path| folder.size(path).ok()).sum())
}
