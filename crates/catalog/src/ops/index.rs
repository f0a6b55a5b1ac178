//! The search index is a view of the database: filled anew where it is missing, brought up to date by what changed.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;

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
const WRITER_MEMORY: usize = 96 * 1024 * 1024;
/// Resources looked at in one step.
const STEP: u32 = 200;

/// What the index has taken in.
#[derive(Debug, Default)]
pub struct Indexed {
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
        *self.indexed.lock().unwrap_or_else(PoisonError::into_inner) = Indexed { file: Some(file), version };
    }

    /// Whether the index holds everything of the content.
    ///
    /// # Errors
    /// The database fails.
    pub fn is_indexed(&self) -> Result<bool, CatalogError> {
        let version = self.services.database.read(version::current)?;
        Ok(self.indexed.lock().unwrap_or_else(PoisonError::into_inner).version == version)
    }

    /// Takes what changed since the last time into the index.
    pub(crate) fn catch_up(&self, target: i64) -> Result<bool, CatalogError> {
        let mut indexed = self.indexed.lock().unwrap_or_else(PoisonError::into_inner);
        if indexed.file.is_none() || indexed.version == target {
            return Ok(false);
        }
        if indexed.version == 0 || indexed.version > target {
            drop(indexed);
            self.rebuild_index(&|_, _| {})?;
            return Ok(true);
        }
        let mut writer = self.index.writer(WRITER_MEMORY)?;
        // One version may hold more than a step, so steps go on after the last id within it.
        let (mut version, mut after) = (indexed.version, Id::from_bytes([0xff; 16]));
        loop {
            let changed = self.services.database.read(|session| resources::changed_since(session, version, after, STEP))?;
            let Some((last, _, reached)) = changed.last().copied() else { break };
            (version, after) = (reached, last);
            for (id, withdrawn, _) in changed {
                writer.delete_by_resource(id);
                writer.delete(id);
                if !withdrawn {
                    self.put_documents(&mut writer, id)?;
                }
            }
        }
        writer.finish()?;
        keep_version(&mut indexed, target)?;
        Ok(true)
    }

    /// Makes the index anew from the database and swaps it in; searches go on with the old one until then. The number of documents.
    ///
    /// # Errors
    /// The database or the disk fails; then the old index stays.
    pub fn rebuild_index(&self, watch: Watch<'_>) -> Result<u64, CatalogError> {
        let mut indexed = self.indexed.lock().unwrap_or_else(PoisonError::into_inner);
        let target = self.services.database.read(version::current)?;
        let total: u64 = self.services.database.read(resources::totals)?.iter().map(|(_, count, _, _)| count).sum();
        let mut writer = self.index.rebuild(WRITER_MEMORY)?;
        let (mut after, mut done) = (None, 0);
        loop {
            let ids = self.services.database.read(|session| resources::ids_after(session, after, STEP))?;
            let Some(last) = ids.last() else { break };
            after = Some(*last);
            for id in ids {
                self.put_documents(&mut writer, id)?;
                done += 1;
                watch(done, total);
            }
        }
        writer.finish()?;
        keep_version(&mut indexed, target)?;
        Ok(self.index.document_count())
    }

    fn put_documents(&self, writer: &mut Writer, id: Id) -> Result<(), CatalogError> {
        let documents = self.services.database.read::<_, DatabaseError>(|session| {
            let Some(resource) = resources::find(session, id)? else { return Ok(Vec::new()) };
            let mut documents = self.documents(session, &resource)?;
            for companion in self.companions.iter() {
                documents.extend(companion.documents(session, &resource)?);
            }
            Ok(documents)
        })?;
        for document in &documents {
            writer.put(document)?;
        }
        Ok(())
    }

    fn documents(&self, session: &mut Session<'_>, resource: &Resource) -> Result<Vec<Document>, DatabaseError> {
        let whole = if resource.section_count > 0 { sections::whole(session, resource.id)? } else { Vec::new() };
        let mut documents = Vec::with_capacity(whole.len() + 1);
        let headings =
            whole.iter().filter(|section| section.brief.depth == 0).map(|section| section.brief.titles.iter().next().map_or("", |(_, title)| title).to_owned());
        documents.push(Document {
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
            popularity: 0,
        });
        documents.extend(whole.iter().filter(|section| section.texts.iter().any(|text| !text.html.is_empty())).map(|section| of_section(resource, section)));
        Ok(documents)
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

fn keep_version(indexed: &mut Indexed, version: i64) -> Result<(), CatalogError> {
    indexed.version = version;
    if let Some(file) = &indexed.file {
        fs::write(file, version.to_string()).map_err(|error| CatalogError::Disk(format!("{}: {error}", file.display())))?;
    }
    Ok(())
}
