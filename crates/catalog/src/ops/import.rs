//! Imports collections: folders with a SOURCE.txt. Reading runs on all cores, writing in one transaction a resource.
//!
//! A second import of the same files changes nothing and says so. A resource that its collection no longer holds is withdrawn: its address
//! stays reserved, it is no longer found. One that stands in the source and cannot be read this time stays as it was.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};

use formats::bounds::{FILE_BYTES_MAX, FILES_MAX};
use formats::model::{Refusal, ResourceDraft};
use formats::source::{SourceTree, Stamp, UNREAD, refuse};
use formats::{Importer, Sink, importers};
use kernel::{Id, Time};
use platform::folder::Folder;
use platform::{DatabaseError, Session};

use super::collections::{collections, digest, name_of};
pub use super::import_report::{CollectionReport, REFUSALS_KEPT_MAX, Refused};
use super::keep_unread;
use super::prepare::{Prepared, prepare};
use crate::model::resource::ResourceBody;
use crate::store::imports::ImportRun;
use crate::store::{codes, concepts, resources, sections, version};
use crate::{Catalog, CatalogError, Counts, ids};

/// Drafts that wait for the writer; readers pause when there are more.
const WAITING_MAX: usize = 8;
/// Small resources written in one transaction.
const BATCH_MAX: usize = 200;

/// What is asked of an import.
#[derive(Debug, Clone, Default)]
pub struct ImportOptions {
    /// A name for the collection instead of its folder's; only where one collection is imported.
    pub collection: Option<String>,
    /// Reads and reports, and writes nothing.
    pub dry_run: bool,
    /// On whose behalf; it is noted in the log of imports.
    pub person: Option<Id>,
    /// A digest of this program. Where it is given, a collection whose files are those of its last import by the same program is not read again.
    pub program: Option<String>,
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

/// Resources that are written together, each with the place of its collection.
type Batch = Vec<(usize, Box<Prepared>)>;

/// What the log of imports says and is to say.
struct Noted<'a> {
    last: &'a [Option<ImportRun>],
    person: Option<Id>,
    started_at: Time,
}

enum Message {
    Draft(usize, Box<Prepared>),
    Refused(usize, Refusal),
    Unread(usize, Option<String>),
    /// The collection was read: the format, and the digest of its files where it is known.
    Done(usize, &'static str, Option<String>),
    /// The files are those of the last import.
    Same(usize),
}

/// What came out of the reading of a collection.
#[derive(Default)]
struct Seen {
    read: HashSet<Id>,
    /// Resources that could not be read, with their keys.
    unread: HashMap<Id, String>,
    /// True where a broken file may have held any of them.
    is_partial: bool,
    /// Files that could not be read.
    unread_files: HashSet<String>,
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
        let started_at = self.services.now();
        let last = self.last_runs(&names)?;
        let program = options.program.as_deref().filter(|_| !options.dry_run);
        let waiting: Mutex<VecDeque<usize>> = Mutex::new((0..folders.len()).collect());
        let (sender, receiver) = sync_channel(WAITING_MAX);
        let readers = std::thread::available_parallelism().map_or(2, usize::from).min(8);
        let result = std::thread::scope(|scope| {
            for _ in 0..readers {
                let (sender, waiting, folders, names, last) = (sender.clone(), &waiting, &folders, &names, &last);
                scope.spawn(move || {
                    loop {
                        let next = waiting.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
                        let Some((at, folder, name)) = next.and_then(|at| Some((at, folders.get(at)?, names.get(at)?))) else { return };
                        let last = last.get(at).and_then(Option::as_ref).map(|run| run.source.as_str());
                        read_collection(folder, Reading { at, name, sender: &sender, progress }, program, last);
                    }
                });
            }
            drop(sender);
            let noted = Noted { last: &last, person: options.person, started_at };
            self.write_all(&receiver, &names, options.dry_run, &mut reports, &noted, progress)
        });
        formats::forget();
        result?;
        self.services.database.give_back_memory();
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
        noted: &Noted<'_>,
        progress: &dyn Progress,
    ) -> Result<(), CatalogError> {
        let mut seen: Vec<Seen> = names.iter().map(|_| Seen::default()).collect();
        let mut batch = Batch::new();
        let mut finished = 0;
        for message in receiver {
            match message {
                Message::Refused(at, refusal) => {
                    if UNREAD.contains(&refusal.code) {
                        seen.get_mut(at).map(|seen| seen.unread_files.insert(refusal.path.clone()));
                    }
                    note_refusal(reports, at, refusal);
                }
                Message::Unread(at, key) => {
                    let Some(seen) = seen.get_mut(at) else { continue };
                    match key {
                        Some(key) => drop(seen.unread.insert(ids::resource(name_at(names, at), &key), key)),
                        None => seen.is_partial = true,
                    }
                }
                Message::Draft(at, mut prepared) => {
                    if !seen.get_mut(at).is_some_and(|seen| seen.read.insert(prepared.id)) {
                        note_refusal(reports, at, refuse(&prepared.draft.key, 0, "duplicate-key", "a resource above has this key; this one was left out"));
                        continue;
                    }
                    note_draft(reports, at, &prepared);
                    if let (Some(seen), Some(report)) = (seen.get(at), reports.get_mut(at)) {
                        self.keep_unread(&mut prepared, &seen.unread_files, report)?;
                    }
                    let small = prepared.sections.is_empty() && prepared.draft.items.is_empty();
                    batch.push((at, prepared));
                    if !small || batch.len() >= BATCH_MAX {
                        self.write_batch(&mut batch, names, dry_run, reports)?;
                    }
                }
                Message::Same(at) => {
                    finished += 1;
                    let (Some(report), Some(Some(run))) = (reports.get_mut(at), noted.last.get(at)) else { continue };
                    let same_as = run.report.same_as.or(Some(run.finished_at));
                    let report_before = run.report.clone();
                    *report = CollectionReport { created: 0, updated: 0, withdrawn: 0, unchanged: report_before.read, same_as, ..report_before };
                    if noted.person.is_some() {
                        self.note_import(report, noted.person, noted.started_at, &run.source)?;
                    }
                    progress.finished(report, finished, names.len());
                }
                Message::Done(at, format, source) => {
                    self.write_batch(&mut batch, names, dry_run, reports)?;
                    finished += 1;
                    let (Some(report), Some(seen)) = (reports.get_mut(at), seen.get_mut(at)) else { continue };
                    report.format = format.to_owned();
                    seen.is_partial |= report.read == 0; // a source that gives nothing at all is broken, not empty
                    self.withdraw_missing(report, seen, dry_run)?;
                    if !dry_run && (source.is_some() || noted.person.is_some()) {
                        self.note_import(report, noted.person, noted.started_at, source.as_deref().unwrap_or(""))?;
                    }
                    progress.finished(report, finished, names.len());
                }
            }
        }
        Ok(())
    }

    fn write_batch(&self, batch: &mut Batch, names: &[String], dry_run: bool, reports: &mut [CollectionReport]) -> Result<(), CatalogError> {
        if batch.is_empty() {
            return Ok(());
        }
        let named: Vec<(&str, &Prepared)> = batch.iter().map(|(at, prepared)| (name_at(names, *at), &**prepared)).collect();
        let outcomes = if dry_run {
            self.services.database.read(|session| outcomes(session, &named))?
        } else {
            let now = self.services.now();
            self.services.database.write::<_, DatabaseError>(|session| self.write_prepared(session, &named, now))?
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

    /// Writes what changed of a batch, in the transaction of `session`.
    pub(super) fn write_prepared(&self, session: &mut Session<'_>, batch: &[(&str, &Prepared)], now: Time) -> Result<Vec<Outcome>, DatabaseError> {
        let outcomes = outcomes(session, batch)?;
        let changed: Vec<(&str, &Prepared)> =
            batch.iter().zip(&outcomes).filter(|(_, outcome)| **outcome != Outcome::Unchanged).map(|(written, _)| *written).collect();
        if changed.is_empty() {
            return Ok(outcomes);
        }
        let version = version::raise(session)?; // other writers wait here, so what is read below stays as it is
        let ids: Vec<Id> = changed.iter().map(|(_, prepared)| prepared.id).collect();
        let known = sections::fingerprints(session, &ids)?;
        let none = HashMap::new();
        let mut kept_items = Vec::with_capacity(changed.len());
        for (collection, prepared) in &changed {
            kept_items.push(self.write_parts(session, collection, prepared, known.get(&prepared.id).unwrap_or(&none))?.kept);
        }
        let mut subjects: BTreeMap<&str, &str> = BTreeMap::new();
        for (collection, prepared) in &changed {
            for subject in &prepared.draft.classification.subjects {
                subjects.entry(subject).or_insert(collection);
            }
        }
        for (subject, collection) in subjects {
            let code = codes::Code { field: "subject".to_owned(), code: subject.to_owned(), zh: subject.to_owned(), en: subject.to_owned() };
            codes::add(session, &code, 1000, collection)?;
        }
        let rows: Vec<resources::ResourceRow<'_>> =
            changed.iter().zip(kept_items).map(|((collection, prepared), kept)| row_of(collection, prepared, kept, version, now)).collect();
        resources::put(session, &rows)?;
        Ok(outcomes)
    }

    /// Writes sections, concepts and what companions keep of a resource; `known` are the fingerprints of the sections that are there.
    fn write_parts(&self, session: &mut Session<'_>, collection: &str, prepared: &Prepared, known: &HashMap<Id, String>) -> Result<Counts, DatabaseError> {
        let rows: Vec<&sections::SectionRow> = prepared.sections.iter().filter(|row| known.get(&row.id) != Some(&row.fingerprint)).collect();
        sections::put(session, prepared.id, &rows, |id| known.contains_key(&id))?;
        let kept: Vec<Id> = prepared.kept.iter().map(|kept| kept.id).collect();
        let there: HashSet<Id> = prepared.sections.iter().map(|row| row.id).chain(kept.iter().copied()).collect();
        let gone: Vec<Id> = known.keys().filter(|id| !there.contains(id)).copied().collect();
        sections::remove(session, &gone)?;
        keep_unread::place(session, prepared)?;
        concepts::replace(session, collection, prepared.id, &prepared.concepts)?;
        let mut counts = Counts::default();
        for companion in self.companions.iter() {
            counts += companion.put(session, prepared.id, collection, &prepared.draft, &kept)?;
        }
        Ok(counts)
    }

    /// Withdraws what the collection no longer holds. What stands in the source and could not be read is kept, and reported.
    fn withdraw_missing(&self, report: &mut CollectionReport, seen: &Seen, dry_run: bool) -> Result<(), CatalogError> {
        let known = self.services.database.read(|session| resources::fingerprints(session, &report.collection))?;
        let missing = known.into_iter().filter(|(id, (_, withdrawn))| !withdrawn && !seen.read.contains(id)).map(|(id, _)| id);
        let (kept, gone): (Vec<Id>, Vec<Id>) = missing.partition(|id| seen.is_partial || seen.unread.contains_key(id));
        report.kept += kept.len();
        report.withdrawn = gone.len();
        let mut named: Vec<&String> = kept.iter().filter_map(|id| seen.unread.get(id)).collect();
        named.sort_unstable();
        for key in &named {
            report.add(refuse(key, 0, "kept", "the resource stands in the source and could not be read; it stays as it was"));
        }
        if kept.len() > named.len() {
            let reason = format!("{} resources may stand in files that could not be read; they stay as they were", kept.len() - named.len());
            report.add(refuse("", 0, "kept", reason));
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

/// What becomes of a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    Created,
    Updated,
    Unchanged,
}

/// What becomes of each of a batch.
fn outcomes(session: &mut Session<'_>, batch: &[(&str, &Prepared)]) -> Result<Vec<Outcome>, DatabaseError> {
    let ids: Vec<Id> = batch.iter().map(|(_, prepared)| prepared.id).collect();
    let known = resources::fingerprints_of(session, &ids)?;
    let outcome = |prepared: &Prepared| match known.get(&prepared.id) {
        None => Outcome::Created,
        Some((fingerprint, false)) if *fingerprint == prepared.fingerprint => Outcome::Unchanged,
        Some(_) => Outcome::Updated,
    };
    Ok(batch.iter().map(|(_, prepared)| outcome(prepared)).collect())
}

fn row_of<'p>(collection: &'p str, prepared: &'p Prepared, kept_items: usize, version: i64, now: Time) -> resources::ResourceRow<'p> {
    resources::ResourceRow {
        id: prepared.id,
        collection,
        key: &prepared.draft.key,
        kind: prepared.draft.kind,
        body: ResourceBody::of(&prepared.draft),
        fingerprint: &prepared.fingerprint,
        sections: prepared.sections.iter().filter(|section| section.texts.iter().any(|text| text.letters > 0)).count() + prepared.kept.len(),
        items: prepared.draft.items.len() + kept_items,
        version,
        now,
    }
}

fn name_at(names: &[String], at: usize) -> &str {
    names.get(at).map_or("", String::as_str)
}

fn note_refusal(reports: &mut [CollectionReport], at: usize, refusal: Refusal) {
    if let Some(report) = reports.get_mut(at) {
        report.add(refusal);
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

fn read_collection(folder: &Path, mut sink: Reading<'_>, program: Option<&str>, last: Option<&str>) {
    let mut source = None;
    let format = match open(folder, sink.name) {
        Ok((tree, stamp)) => {
            source = program.and_then(|program| digest(program, &tree));
            if source.is_some() && source.as_deref() == last {
                let _ = sink.sender.send(Message::Same(sink.at));
                return;
            }
            match importers().find(|importer: &&dyn Importer| importer.recognises(&tree)) {
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
            }
        }
        Err(refusal) => {
            sink.refused(refusal);
            ""
        }
    };
    let _ = sink.sender.send(Message::Done(sink.at, format, source));
}

fn open(folder: &Path, name: &str) -> Result<(FolderTree, Stamp), Refusal> {
    let tree = FolderTree(Folder::open(folder, FILES_MAX).map_err(|error| refuse("", 0, "unreadable", error.to_string()))?);
    let stamp = Stamp::parse(name, &tree.read_text("SOURCE.txt")?)?;
    Ok((tree, stamp))
}
