//! The search index is a view of the database: filled anew where it is missing, brought up to date by what changed.

use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::sync_channel;
use std::sync::{Mutex, PoisonError};

use formats::html::text_of;
use formats::model::{ResourceKind, SectionKind};
use kernel::Id;
use platform::{DatabaseError, Session};
use search::{Document, Facets, Writer};

use crate::model::resource::Resource;
use crate::store::sections::WholeSection;
use crate::store::{resources, sections, version};
use crate::{Catalog, CatalogError};

/// Memory of the index writer while it works, in bytes.
const WRITER_MEMORY: usize = 128 * 1024 * 1024;
/// So many items weigh as much as a section.
const SECTION_ITEMS: u64 = 20;
/// Resources looked at in one step.
const STEP: u32 = 200;
/// Sections and items that are read at once, unless one resource has more.
const PARTS_MAX: u64 = 500;
/// Fewer changed resources than this are always taken in one by one.
const ANEW_FROM: u64 = 20_000;
/// Threads that read and analyse at most; the engine's own threads write beside them.
const FEEDERS_MAX: usize = 4;

/// What the index has taken in.
#[derive(Debug, Default)]
pub struct Indexed {
    /// Held by whoever writes the index.
    work: Mutex<()>,
    state: Mutex<State>,
    /// Of the rebuild that is going on: resources done, and all there are; no total while there is none.
    done: AtomicU64,
    total: AtomicU64,
}

#[derive(Debug, Default)]
struct State {
    /// Where the version is kept, beside the index; nothing where this process does not write the index.
    file: Option<PathBuf>,
    version: i64,
}

/// Follows a rebuild: resources done, and all there are.
pub type Watch<'a> = &'a dyn Fn(u64, u64);

impl Catalog {
    /// Lets this process write the index in `directory`. Without this call the library searches it and leaves the writing to another process.
    pub fn index_in(&self, directory: &Path, sound: bool) {
        let file = directory.join("content-version");
        let version = if sound { fs::read_to_string(&file).ok().and_then(|text| text.trim().parse().ok()).unwrap_or(0) } else { 0 };
        *self.indexed.state.lock().unwrap_or_else(PoisonError::into_inner) = State { file: Some(file), version };
    }

    /// Whether the index holds everything of the content.
    ///
    /// # Errors
    /// The database fails.
    pub fn is_indexed(&self) -> Result<bool, CatalogError> {
        let version = self.services.database.read(version::current)?;
        Ok(self.indexed.state.lock().unwrap_or_else(PoisonError::into_inner).version == version)
    }

    /// How far the index is while it is made anew: resources done, and all there are. Until then searches find what the index held before,
    /// which may be nothing.
    #[must_use]
    pub fn rebuilding(&self) -> Option<(u64, u64)> {
        let total = self.indexed.total.load(Ordering::Acquire);
        (total > 0).then(|| (self.indexed.done.load(Ordering::Relaxed), total))
    }

    /// Takes what changed since the last time into the index. Where another thread is at it this one does not wait: whoever looks again later
    /// finds what is left.
    pub(crate) fn catch_up(&self, target: i64) -> Result<bool, CatalogError> {
        let _work = match self.indexed.work.try_lock() {
            Ok(work) => work,
            Err(std::sync::TryLockError::WouldBlock) => return Ok(false),
            Err(std::sync::TryLockError::Poisoned(work)) => work.into_inner(),
        };
        let (writes, known) = {
            let state = self.indexed.state.lock().unwrap_or_else(PoisonError::into_inner);
            (state.file.is_some(), state.version)
        };
        if !writes || known == target {
            return Ok(false);
        }
        if known == 0 || known > target || self.is_mostly_new(known)? {
            self.fill(&|_, _| {})?;
            return Ok(true);
        }
        let writer = self.index.writer(WRITER_MEMORY)?;
        // One version may hold more than a step, so steps go on after the last id within it.
        let (mut version, mut after) = (known, Id::from_bytes([0xff; 16]));
        self.feed(&writer, &|_| {}, || {
            let changed = self.services.database.read(|session| resources::changed_since(session, version, after, STEP))?;
            let Some((last, _, reached)) = changed.last().copied() else { return Ok(None) };
            (version, after) = (reached, last);
            for (id, _, _) in &changed {
                writer.delete_by_resource(*id);
            }
            let kept: Vec<Id> = changed.iter().filter(|(_, withdrawn, _)| !withdrawn).map(|(id, _, _)| *id).collect();
            Ok(Some(self.services.database.read(|session| resources::find_all(session, &kept))?.into_values().collect()))
        })?;
        writer.finish()?;
        self.keep_version(target)?;
        Ok(true)
    }

    /// Whether so much changed that making the index anew is less work than taking things out and in one by one.
    fn is_mostly_new(&self, known: i64) -> Result<bool, CatalogError> {
        let changed = self.services.database.read(|session| resources::count_changed_since(session, known))?;
        Ok(changed > ANEW_FROM && changed > self.index.document_count() / 4)
    }

    /// Makes the index anew from the database and swaps it in; searches go on with the old one until then. The number of documents.
    ///
    /// # Errors
    /// The database or the disk fails; then the old index stays.
    pub fn rebuild_index(&self, watch: Watch<'_>) -> Result<u64, CatalogError> {
        let _work = self.indexed.work.lock().unwrap_or_else(PoisonError::into_inner);
        self.fill(watch)
    }

    fn fill(&self, watch: Watch<'_>) -> Result<u64, CatalogError> {
        let target = self.services.database.read(version::current)?;
        let total: u64 = self.services.database.read(resources::totals)?.iter().map(|(_, count, _, _)| count).sum();
        self.indexed.done.store(0, Ordering::Relaxed);
        self.indexed.total.store(total, Ordering::Release);
        let filled = self.fill_with(total, watch);
        self.indexed.total.store(0, Ordering::Release);
        self.services.database.give_back_memory();
        filled?;
        self.keep_version(target)?;
        Ok(self.index.document_count())
    }

    fn fill_with(&self, total: u64, watch: Watch<'_>) -> Result<(), CatalogError> {
        let writer = self.index.rebuild(WRITER_MEMORY)?;
        let mut after = None;
        let told = |done: u64| {
            self.indexed.done.store(done, Ordering::Relaxed);
            watch(done, total);
        };
        self.feed(&writer, &told, || {
            let page = self.services.database.read(|session| resources::page_after(session, after, STEP))?;
            after = page.last().map(|resource| resource.id);
            Ok((!page.is_empty()).then_some(page))
        })?;
        Ok(writer.finish()?)
    }

    /// Puts the documents of resources into the index, page by page as `next` gives them, on several threads with a bounded number of pages
    /// between them. `told` hears how many resources are done.
    fn feed(&self, writer: &Writer, told: &dyn Fn(u64), mut next: impl FnMut() -> Result<Option<Vec<Resource>>, CatalogError>) -> Result<(), CatalogError> {
        let feeders = std::thread::available_parallelism().map_or(1, NonZero::get).min(FEEDERS_MAX);
        let (sender, receiver) = sync_channel::<Vec<Resource>>(feeders);
        let (receiver, done, failure) = (Mutex::new(receiver), AtomicU64::new(0), Mutex::new(None));
        let finished = std::thread::scope(|scope| {
            for _ in 0..feeders {
                scope.spawn(|| {
                    // After a failure the pages that still come are let go, so that nobody waits.
                    while let Ok(page) = { receiver.lock().unwrap_or_else(PoisonError::into_inner).recv() } {
                        let count = u64::try_from(page.len()).unwrap_or(0);
                        let mut failure_before = failure.lock().unwrap_or_else(PoisonError::into_inner).is_some();
                        if !failure_before && let Err(error) = self.put_documents(writer, &page) {
                            failure_before = true;
                            failure.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
                        }
                        if !failure_before {
                            done.fetch_add(count, Ordering::Relaxed);
                        }
                    }
                });
            }
            let mut read = || -> Result<(), CatalogError> {
                while failure.lock().unwrap_or_else(PoisonError::into_inner).is_none() {
                    let Some(page) = next()? else { break };
                    for part in portions(page) {
                        let _the_feeders_stay = sender.send(part);
                        told(done.load(Ordering::Relaxed));
                    }
                }
                Ok(())
            };
            let finished = read();
            drop(sender);
            finished
        });
        finished?;
        if let Some(error) = failure.into_inner().unwrap_or_else(PoisonError::into_inner) {
            return Err(error);
        }
        told(done.into_inner());
        Ok(())
    }

    fn put_documents(&self, writer: &Writer, page: &[Resource]) -> Result<(), CatalogError> {
        let documents = self.services.database.read::<_, DatabaseError>(|session| {
            let mut documents = documents(session, page)?;
            for companion in self.companions.iter() {
                documents.extend(companion.documents(session, page)?);
            }
            Ok(documents)
        })?;
        for document in &documents {
            writer.add(document)?;
        }
        Ok(())
    }

    fn keep_version(&self, version: i64) -> Result<(), CatalogError> {
        let mut state = self.indexed.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.version = version;
        if let Some(file) = &state.file {
            fs::write(file, version.to_string()).map_err(|error| CatalogError::Disk(format!("{}: {error}", file.display())))?;
        }
        Ok(())
    }
}

/// Cuts a page so that no part holds more than [`PARTS_MAX`] sections and items, unless one resource has more by itself.
fn portions(page: Vec<Resource>) -> Vec<Vec<Resource>> {
    let mut portions: Vec<Vec<Resource>> = Vec::new();
    let mut parts = 0;
    for resource in page {
        let more = resource.section_count + resource.item_count;
        match portions.last_mut() {
            Some(portion) if parts + more <= PARTS_MAX => portion.push(resource),
            _ => {
                parts = 0;
                portions.push(vec![resource]);
            }
        }
        parts += more;
    }
    portions
}

fn documents(session: &mut Session<'_>, page: &[Resource]) -> Result<Vec<Document>, DatabaseError> {
    let with_sections: Vec<Id> = page.iter().filter(|resource| resource.section_count > 0).map(|resource| resource.id).collect();
    let mut sections = sections::whole_of(session, &with_sections)?;
    let mut documents = Vec::with_capacity(page.len());
    for resource in page {
        let whole = sections.remove(&resource.id).unwrap_or_default();
        documents.push(of_resource(resource, &whole));
        documents.extend(whole.iter().filter(|section| section.texts.iter().any(|text| !text.html.is_empty())).map(|section| of_section(resource, section)));
    }
    Ok(documents)
}

fn of_resource(resource: &Resource, whole: &[WholeSection]) -> Document {
    let headings =
        whole.iter().filter(|section| section.brief.depth == 0).map(|section| section.brief.titles.iter().next().map_or("", |(_, title)| title).to_owned());
    Document {
        id: resource.id,
        kind: "resource".to_owned(),
        resource: None,
        titles: resource.body.titles.iter().map(|(language, title)| (language, title.to_owned())).collect(),
        headings: headings.take(200).collect(),
        body: resource.body.summaries.iter().map(|(_, text)| text).collect::<Vec<_>>().join("\n"),
        people: resource.body.authors.clone(),
        context: Vec::new(),
        languages: resource.body.languages.clone(),
        facets: facets(resource, resource.kind.code()),
        popularity: substance(resource),
    }
}

/// The facets that everything of a resource shares, with a finer type of its own.
#[must_use]
pub fn facets(resource: &Resource, kind: &str) -> Facets {
    let class = &resource.body.classification;
    Facets {
        stage: class.stages.clone(),
        subject: class.subjects.clone(),
        edition: class.edition.iter().flat_map(|edition| editions(edition)).collect(),
        grade: class.grades.iter().map(u8::to_string).collect(),
        volume: class.volume.iter().cloned().collect(),
        resource_type: if kind == "poem" { vec!["book".to_owned(), "poem".to_owned()] } else { vec![kind.to_owned()] },
        language: resource.body.languages.iter().map(ToString::to_string).collect(),
        licence: vec![resource.body.provenance.licence.to_string()],
    }
}

/// An edition in the source's words, and without what stands in brackets after it.
fn editions(edition: &str) -> Vec<String> {
    let short = edition.split(['（', '(']).next().unwrap_or(edition).trim();
    if short == edition || short.is_empty() { vec![edition.to_owned()] } else { vec![edition.to_owned(), short.to_owned()] }
}

/// How much there is to open in a resource: what stands first in a list where nothing else tells things apart, until use is counted.
fn substance(resource: &Resource) -> u32 {
    u32::try_from(resource.section_count.saturating_mul(SECTION_ITEMS).saturating_add(resource.item_count)).unwrap_or(u32::MAX)
}

fn of_section(resource: &Resource, section: &WholeSection) -> Document {
    let poem = section.brief.kind == SectionKind::Poem;
    let mut facets = facets(resource, if poem { "poem" } else { section.brief.kind.code() });
    facets.language = section.texts.iter().map(|text| text.language.to_string()).collect();
    if resource.kind == ResourceKind::Textbook {
        facets.resource_type.push("textbook".to_owned());
    }
    Document {
        id: section.brief.id,
        kind: if poem { "poem" } else { "section" }.to_owned(),
        resource: Some(resource.id),
        titles: section.texts.iter().map(|text| (text.language, text.title.clone())).collect(),
        headings: section.texts.iter().flat_map(|text| headings(&text.html)).take(200).collect(),
        body: section.texts.iter().map(|text| text_of(&text.html)).collect::<Vec<_>>().join("\n"),
        people: if section.author.is_empty() { Vec::new() } else { vec![section.author.clone()] },
        context: resource.body.titles.iter().map(|(_, title)| title.to_owned()).collect(),
        languages: section.texts.iter().map(|text| text.language).collect(),
        facets,
        popularity: 0,
    }
}

/// The texts of the headings in a clean fragment.
fn headings(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find("<h") {
        let tail = rest.get(at..).unwrap_or("");
        let level = tail.get(2..3).unwrap_or("");
        if matches!(level, "2" | "3" | "4")
            && let Some(end) = tail.find(&format!("</h{level}>"))
        {
            let text = text_of(tail.get(..end).unwrap_or(""));
            if !text.is_empty() {
                found.push(text);
            }
            rest = tail.get(end..).unwrap_or("");
        } else {
            rest = tail.get(2..).unwrap_or("");
        }
    }
    found
}
