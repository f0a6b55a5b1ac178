//! The pages of the library.

mod downloads;
pub(crate) mod home;
mod library;
mod people;
mod poem;
mod resource;
pub(crate) mod search;
mod section;
pub(crate) mod sheets;
mod sitemap;
mod textbooks;

use formats::model::ResourceKind;
use kernel::{ErrorKind, Id, Language, Need, Problem};
use portal::{Ask, Limit, Method, Registry};

use crate::model::resource::Resource;
use crate::{Catalog, CodeNames};

/// Registers the routes of the library.
pub fn register(registry: &mut Registry, catalog: &Catalog) {
    let own = || catalog.clone();
    let room = own();
    registry.get("/", Need::Public, move |ask| home::page(&room, ask));
    let room = own();
    registry.get("/library", Need::Public, move |ask| library::page(&room, ask));
    let room = own();
    registry.get("/textbooks", Need::Public, move |ask| textbooks::page(&room, ask));
    for path in ["/resources/{id}", "/textbooks/{id}", "/courses/{id}"] {
        let room = own();
        registry.get(path, Need::Public, move |ask| resource::page(&room, ask));
    }
    let room = own();
    registry.get("/sections/{id}", Need::Public, move |ask| section::page(&room, ask));
    let room = own();
    registry.post("/sections/{id}/report", Need::Anyone, move |ask| section::report(&room, ask));
    let room = own();
    registry.add(Method::Get, "/search", Need::Public, Limit::Search, move |ask| search::page(&room, ask));
    let room = own();
    registry.add(Method::Get, "/search/suggest", Need::Public, Limit::Search, move |ask| search::suggest(&room, ask));
    let room = own();
    registry.get("/people/{name}", Need::Public, move |ask| people::author(&room, ask));
    let room = own();
    registry.get("/dynasties", Need::Public, move |ask| people::dynasties(&room, ask));
    let room = own();
    registry.get("/dynasties/{name}", Need::Public, move |ask| people::dynasty(&room, ask));
    let room = own();
    registry.get("/sitemap.xml", Need::Public, move |ask| sitemap::index(&room, ask));
    let room = own();
    registry.get("/sitemaps/{number}", Need::Public, move |ask| sitemap::part(&room, ask));
    registry.get("/robots.txt", Need::Public, |ask| Ok(sitemap::robots(ask)));
    downloads::register(registry, catalog);
    crate::api::register(registry, catalog);
}

/// The name that the address holds. No name holds a NUL, which PostgreSQL takes in no text.
fn name_in(ask: &Ask) -> Result<&str, Problem> {
    Some(ask.part(0)).filter(|name| !name.contains('\0')).ok_or_else(|| Problem::not_found("nothing has such a name"))
}

/// The error of a template that cannot be rendered, which is a defect.
fn defect(error: &askama::Error) -> Problem {
    Problem::new(ErrorKind::Unavailable, "template", error.to_string())
}

/// The cover of a resource.
fn cover(resource: &Resource, language: Language) -> String {
    cover_of(resource.id, resource.title(language), edge(resource), title_language(resource, language))
}

fn cover_of(id: Id, title: &str, edge: &str, language: Language) -> String {
    let seed = id.as_bytes().iter().fold(0u64, |seed, byte| seed.wrapping_mul(257).wrapping_add(u64::from(*byte)));
    portal::picture::cover(title, edge, seed, language)
}

/// The small print on a cover: the edition, or who made it.
fn edge(resource: &Resource) -> &str {
    let class = &resource.body.classification;
    class.edition.as_deref().unwrap_or_else(|| resource.body.provenance.attribution.split([',', '/', '，']).next().unwrap_or(""))
}

/// The language that a resource's title is shown in.
fn title_language(resource: &Resource, language: Language) -> Language {
    resource.body.titles.best_with_language(language).map_or(language, |(found, _)| found)
}

/// A book on a shelf.
struct Book {
    path: String,
    cover: String,
    title: String,
    language: Language,
    line: String,
}

impl Book {
    fn of(resource: &Resource, ask: &Ask) -> Self {
        let w = crate::words::Words(ask.tongue());
        let language = ask.language();
        let licence = match resource.body.provenance.licence.as_str() {
            "public-domain" => w.public_domain().to_owned(),
            _ => resource.body.provenance.licence.short_name(),
        };
        let size = match resource.kind {
            ResourceKind::QuestionSet => w.items(resource.item_count),
            ResourceKind::Book => w.poems(resource.section_count),
            ResourceKind::Course => w.lessons(resource.section_count),
            ResourceKind::Textbook => w.sections(resource.section_count),
            ResourceKind::TextbookEntry => resource.body.classification.edition.clone().unwrap_or_default(),
        };
        Self {
            path: resource.path(),
            cover: cover(resource, language),
            title: resource.title(language).to_owned(),
            language: title_language(resource, language),
            line: if licence == "facts" { size } else { format!("{size} · {licence}") },
        }
    }
}

/// The names of codes in the reader's language.
struct Names<'a> {
    codes: &'a CodeNames,
    language: Language,
}

impl Names<'_> {
    fn of<'b>(&'b self, field: &str, code: &'b str) -> &'b str {
        self.codes.name(field, code, self.language)
    }

    fn list(&self, field: &str, codes: &[String]) -> String {
        codes.iter().map(|code| self.of(field, code)).collect::<Vec<_>>().join(" · ")
    }
}
