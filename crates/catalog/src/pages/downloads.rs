//! Downloads, open to everybody: books as EPUB, sections as Markdown and HTML, whole collections as ZIP. Their addresses are permanent.

use std::sync::Arc;

use formats::publish::{self, ArchiveFile, ArchiveTerms, PublishError, PublishWords, Work, WorkSection};
use kernel::time::DAY;
use kernel::{ErrorKind, Id, Language, Need, Problem, Time};
use portal::{Answer, Ask, Limit, Method, Registry};

use crate::store::sections::WholeSection;
use crate::words::Words;
use crate::{Catalog, CatalogError, Resource, store};

/// Registers the routes of downloads.
pub(super) fn register(registry: &mut Registry, catalog: &Catalog) {
    let room = catalog.clone();
    registry.add(Method::Get, "/resources/{id}/book.epub", Need::Public, Limit::Download, move |ask| book(&room, ask));
    let room = catalog.clone();
    registry.add(Method::Get, "/sections/{id}/text.md", Need::Public, Limit::Download, move |ask| {
        section(&room, ask, "text/markdown; charset=utf-8", publish::markdown)
    });
    let room = catalog.clone();
    registry
        .add(Method::Get, "/sections/{id}/text.html", Need::Public, Limit::Download, move |ask| section(&room, ask, "text/html; charset=utf-8", publish::html));
    let room = catalog.clone();
    registry.add(Method::Get, "/collections/{name}", Need::Public, Limit::Download, move |ask| collection(&room, ask));
}

impl From<PublishError> for CatalogError {
    fn from(error: PublishError) -> Self {
        Self::Disk(error.to_string())
    }
}

fn words(w: Words) -> PublishWords<'static> {
    PublishWords {
        contents: w.contents(),
        cover: w.book_cover(),
        about: w.book_about(),
        start: w.book_start(),
        authors: w.book_authors(),
        licence: w.book_licence(),
        attribution: w.book_attribution(),
        source: w.original(),
        revision: w.book_revision(),
        modified_on: w.book_modified_on(),
        untitled: w.book_untitled(),
        accessibility: w.book_accessibility(),
    }
}

/// The words of a book in its own language, not in that of the page it was downloaded from: the file is the same for everybody.
fn words_of(language: Language) -> Words {
    Words(::words::Tongue::from_tag(language.tag()).filter(|tongue| ::words::Tongue::ALL_COMPLETE.contains(tongue)).unwrap_or(::words::Tongue::En))
}

/// A day as `YYYY-MM-DD` (Howard Hinnant's `civil_from_days`).
fn date(time: Time) -> String {
    let shifted = time.0.div_euclid(DAY) + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    format!("{:04}-{month:02}-{day:02}", year_of_era + era * 400 + i64::from(month <= 2))
}

/// What a work borrows.
struct Parts {
    resource: Resource,
    sections: Vec<WholeSection>,
    language: Language,
    licence_url: String,
    modified_on: String,
}

impl Parts {
    /// A whole book.
    fn load(catalog: &Catalog, id: Id, language: Option<Language>) -> Result<Self, CatalogError> {
        let resource = catalog.resource(id)?;
        if !resource.is_open() || resource.section_count == 0 {
            return Err(if resource.section_count == 0 { CatalogError::NotFound } else { CatalogError::NotOpen });
        }
        let sections = catalog.services.database.read(|session| store::sections::whole(session, id))?;
        Ok(Self::new(resource, sections, language))
    }

    /// One section of a book; the others stay where they are.
    fn load_section(catalog: &Catalog, id: Id, language: Option<Language>) -> Result<Self, CatalogError> {
        let (found, texts) = catalog.services.database.read::<_, CatalogError>(|session| {
            let found = store::sections::find(session, id)?.ok_or(CatalogError::NotFound)?;
            Ok((found, store::sections::texts(session, id)?))
        })?;
        let resource = catalog.resource(found.resource)?;
        if !resource.is_open() {
            return Err(CatalogError::NotOpen);
        }
        let brief = catalog.contents(resource.id)?.find(id).cloned().ok_or(CatalogError::NotFound)?;
        let author = found.poem.map(|poem| poem.author).unwrap_or_default();
        Ok(Self::new(resource, vec![WholeSection { brief, author, texts }], language))
    }

    fn new(resource: Resource, sections: Vec<WholeSection>, language: Option<Language>) -> Self {
        let languages = &resource.body.languages;
        let language = language.filter(|asked| languages.contains(asked)).or_else(|| languages.first().copied()).unwrap_or(Language::EN);
        Self { licence_url: resource.body.provenance.licence.url().unwrap_or_default(), modified_on: date(resource.updated_at), language, sections, resource }
    }

    fn work<'a>(&'a self, base_url: &'a str) -> Work<'a> {
        let body = &self.resource.body;
        Work {
            id: self.resource.id,
            title: self.resource.title(self.language),
            language: self.language,
            authors: &body.authors,
            summary: body.summaries.best(self.language),
            licence: &body.provenance.licence,
            licence_url: &self.licence_url,
            attribution: &body.provenance.attribution,
            source_url: &body.provenance.source_url,
            revision: &body.provenance.revision,
            modified_on: &self.modified_on,
            base_url,
            words: words(words_of(self.language)),
            sections: self.sections.iter().map(|section| work_section(section, self.language)).collect(),
        }
    }
}

fn work_section(section: &WholeSection, language: Language) -> WorkSection<'_> {
    let text = section.texts.iter().find(|text| text.language == language).or_else(|| section.texts.first());
    WorkSection {
        id: section.brief.id,
        depth: section.brief.depth,
        title: section.brief.title(text.map_or(language, |text| text.language)),
        language: text.map_or(language, |text| text.language),
        html: text.map_or("", |text| text.html.as_str()),
    }
}

fn asked_language(ask: &Ask, name: &str) -> Option<Language> {
    ask.query(name).and_then(|tag| tag.parse().ok())
}

/// A file name from a key: the last part of it.
fn file_name(resource: &Resource) -> &str {
    resource.key.rsplit('/').next().filter(|name| !name.is_empty()).unwrap_or("book")
}

fn book(catalog: &Catalog, ask: &Ask) -> Result<Answer, Problem> {
    let parts = Parts::load(catalog, ask.id(0)?, asked_language(ask, "language"))?;
    let name = if parts.resource.body.languages.len() > 1 {
        format!("{}.{}.epub", file_name(&parts.resource), parts.language)
    } else {
        format!("{}.epub", file_name(&parts.resource))
    };
    let base_url = Arc::clone(&ask.base_url);
    let writer = move |out: &mut dyn std::io::Write| publish::epub(&parts.work(&base_url), out).map_err(|error| std::io::Error::other(error.to_string()));
    Ok(Answer::stream("application/epub+zip", &name, Arc::new(writer)))
}

type WriteSection = fn(&Work<'_>, &WorkSection<'_>) -> String;

fn section(catalog: &Catalog, ask: &Ask, kind: &'static str, write: WriteSection) -> Result<Answer, Problem> {
    let parts = Parts::load_section(catalog, ask.id(0)?, asked_language(ask, "text"))?;
    let asked = asked_language(ask, "text").unwrap_or(parts.language);
    let section = parts.sections.first().ok_or(CatalogError::NotFound)?;
    let work = parts.work(&ask.base_url);
    Ok(Answer::bytes(kind, write(&work, &work_section(section, asked))))
}

fn collection(catalog: &Catalog, ask: &Ask) -> Result<Answer, Problem> {
    let name = super::name_in(ask)?.strip_suffix(".zip").ok_or_else(|| Problem::not_found("collections are downloaded as NAME.zip"))?.to_owned();
    let ids = catalog.services.database.read(|session| store::resources::of_collection(session, &name)).map_err(CatalogError::from)?;
    let resources = catalog.resources(&ids)?;
    let open: Vec<Id> = ids.into_iter().filter(|id| resources.get(id).is_some_and(Resource::is_open)).collect();
    if open.is_empty() {
        return Err(Problem::new(ErrorKind::NotFound, "catalog.no-collection", "no open collection has this name"));
    }
    let (room, base_url, title) = (catalog.clone(), Arc::clone(&ask.base_url), format!("{name}.zip"));
    let writer = move |out: &mut dyn std::io::Write| write_collection(&room, &open, &base_url, out).map_err(|error| std::io::Error::other(error.to_string()));
    Ok(Answer::stream("application/zip", &title, Arc::new(writer)))
}

fn write_collection(catalog: &Catalog, ids: &[Id], base_url: &str, out: &mut dyn std::io::Write) -> Result<(), CatalogError> {
    let resources = catalog.resources(ids)?;
    let mut files: Vec<ArchiveFile<'_>> = Vec::new();
    let (mut licences, mut notice, mut modified_on) = (std::collections::BTreeSet::new(), String::new(), String::new());
    for id in ids {
        let Some(resource) = resources.get(id) else { continue };
        let provenance = &resource.body.provenance;
        licences.insert(format!("{} {}", provenance.licence, provenance.licence.url().unwrap_or_default()));
        notice.push_str(&format!(
            "{}\n  {}\n  {} {}\n  {}\n\n",
            resource.title(Language::EN),
            provenance.attribution,
            provenance.source_url,
            provenance.revision,
            provenance.licence
        ));
        modified_on = modified_on.max(date(resource.updated_at));
        let folder = resource.key.replace("..", "-").trim_start_matches('/').to_owned();
        for language in &resource.body.languages {
            if resource.section_count > 0 {
                let (id, language) = (*id, *language);
                files.push(ArchiveFile {
                    path: format!("{folder}/{}.{language}.epub", file_name(resource)),
                    licence: provenance.licence.to_string(),
                    write: Box::new(move |out| {
                        let parts = Parts::load(catalog, id, Some(language)).map_err(|error| PublishError::Write(std::io::Error::other(error.to_string())))?;
                        publish::epub(&parts.work(base_url), out)
                    }),
                });
            }
        }
        for companion in catalog.companions.iter() {
            if let Some(bytes) = companion.file(resource)? {
                files.push(ArchiveFile {
                    path: format!("{folder}/items.json"),
                    licence: provenance.licence.to_string(),
                    write: Box::new(move |out| Ok(out.write_all(&bytes)?)),
                });
            }
        }
    }
    let licence = licences.into_iter().collect::<Vec<_>>().join("\n");
    publish::zip(ArchiveTerms { licence: &licence, notice: &notice, modified_on: &modified_on }, files, out)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_those_of_the_calendar() {
        assert_eq!(date(Time(0)), "1970-01-01");
        assert_eq!(date(Time(1_795_420_800_000_000)), "2026-11-23");
        assert_eq!(date(Time(951_782_400_000_000)), "2000-02-29");
    }
}
