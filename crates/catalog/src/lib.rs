//! The library: resources, sections and concepts; importing, finding, reading, downloading.

mod api;
mod error;
pub mod ids;
pub mod model;
pub mod ops;
mod pages;

pub mod store;
mod words;

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use ::words::Tongue;
use formats::model::ResourceDraft;
use kernel::{Id, Language, Problem};
use platform::{DatabaseError, Migration, RoomMigrations, Services, Session};
use portal::Ask;
use portal::cache::Cache;
use search::{Document, Index, Vocabulary};

pub use error::CatalogError;
pub use model::contents::{Contents, SectionBrief, minutes_to_read};
pub use model::resource::Resource;
pub use pages::register;

/// The tables of the library.
pub const MIGRATIONS: RoomMigrations = RoomMigrations {
    room: "catalog",
    steps: &[
        Migration { number: 1, name: "catalog", sql: include_str!("../migrations/0001_catalog.sql") },
        Migration { number: 2, name: "import run", sql: include_str!("../migrations/0002_import_run.sql") },
        Migration { number: 3, name: "reports by person", sql: include_str!("../migrations/0003_reports_by_person.sql") },
        Migration { number: 4, name: "refusals", sql: include_str!("../migrations/0004_refusals.sql") },
    ],
};

/// What a companion did with the parts of a resource that are its own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Written for the first time.
    pub created: usize,
    /// Written again because they changed.
    pub updated: usize,
    /// Left as they were.
    pub unchanged: usize,
    /// Taken back because the source no longer has them.
    pub withdrawn: usize,
    /// Left with a section that could not be read.
    pub kept: usize,
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.created += other.created;
        self.updated += other.updated;
        self.unchanged += other.unchanged;
        self.withdrawn += other.withdrawn;
        self.kept += other.kept;
    }
}

/// A room that keeps parts of a resource (its items) and takes them in within the transaction of the import.
pub trait Companion: Send + Sync {
    /// Takes in what is its own of a resource; what belongs to the sections `kept` stays, although the draft does not hold it.
    ///
    /// # Errors
    /// The database fails; then nothing of the resource is written.
    fn put(&self, session: &mut Session<'_>, resource: Id, collection: &str, draft: &ResourceDraft, kept: &[Id]) -> Result<Counts, DatabaseError>;
    /// Takes back what is its own of a withdrawn resource.
    ///
    /// # Errors
    /// The database fails.
    fn remove(&self, session: &mut Session<'_>, resource: Id) -> Result<(), DatabaseError>;
    /// What can be found of its own in these resources.
    ///
    /// # Errors
    /// The database fails.
    fn documents(&self, session: &mut Session<'_>, resources: &[Resource]) -> Result<Vec<Document>, DatabaseError>;
    /// What is its own of a resource as a file for the download of a whole collection; nothing where there is none.
    ///
    /// # Errors
    /// The database fails.
    fn file(&self, _resource: &Resource) -> Result<Option<Vec<u8>>, CatalogError> {
        Ok(None)
    }
}

/// A room that shows something of its own on pages of the library. What it shows strangers depends on content alone, because those pages are kept.
pub trait Panel: Send + Sync {
    /// On the home page.
    ///
    /// # Errors
    /// The database fails.
    fn home(&self, ask: &Ask) -> Result<String, Problem>;
    /// On the page of a resource.
    ///
    /// # Errors
    /// The database fails.
    fn resource(&self, ask: &Ask, resource: Id) -> Result<String, Problem>;
    /// Below a section of a resource.
    ///
    /// # Errors
    /// The database fails.
    fn section(&self, ask: &Ask, resource: Id, section: Id) -> Result<String, Problem>;
}

/// A thing by its name and address, for other rooms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// Its title.
    pub title: String,
    /// Its address.
    pub path: String,
    /// The resource around it.
    pub resource: Option<Id>,
    /// The title of that resource.
    pub resource_title: String,
    /// The sections of the resource that it is or belongs to.
    pub section_count: u64,
    /// The code of the first subject of that resource.
    pub subject: Option<String>,
}

/// Resources whose trees of contents are kept in memory.
const CONTENTS_KEPT_MAX: usize = 256;

/// The names of codes in the two complete languages.
#[derive(Debug, Default)]
pub struct CodeNames {
    fields: HashMap<String, HashMap<String, CodeName>>,
}

/// A code's place in the table and its names.
#[derive(Debug)]
struct CodeName {
    position: usize,
    zh: String,
    en: String,
}

impl CodeNames {
    /// The name of a code, or the code itself where the table does not know it.
    #[must_use]
    pub fn name<'a>(&'a self, field: &str, code: &'a str, language: Language) -> &'a str {
        match self.get(field, code) {
            Some(name) if language.primary() == "zh" => &name.zh,
            Some(name) => &name.en,
            None => code,
        }
    }

    fn get(&self, field: &str, code: &str) -> Option<&CodeName> {
        self.fields.get(field)?.get(code)
    }

    /// Where a code stands among those of its field.
    #[must_use]
    pub fn position(&self, field: &str, code: &str) -> usize {
        self.get(field, code).map_or(usize::MAX, |name| name.position)
    }

    /// The codes of a field in their order.
    #[must_use]
    pub fn codes(&self, field: &str) -> Vec<&str> {
        let mut codes: Vec<(usize, &str)> = self.fields.get(field).into_iter().flatten().map(|(code, name)| (name.position, code.as_str())).collect();
        codes.sort_unstable();
        codes.into_iter().map(|(_, code)| code).collect()
    }
}

#[derive(Default)]
struct Kept {
    version: i64,
    /// How often home pages were forgotten.
    home_round: u64,
    contents: HashMap<Id, Arc<Contents>>,
    codes: Option<Arc<CodeNames>>,
    vocabulary: Option<Arc<Vocabulary>>,
    sheets: pages::sheets::Sheets,
    homes: HashMap<Tongue, Arc<pages::home::Home>>,
}

/// The library. Cheap to clone.
#[derive(Clone)]
pub struct Catalog {
    services: Services,
    index: Index,
    cache: Arc<Cache>,
    companions: Arc<[Arc<dyn Companion>]>,
    panels: Arc<[Arc<dyn Panel>]>,
    kept: Arc<RwLock<Kept>>,
    much_used: Arc<RwLock<Vec<Id>>>,
    indexed: Arc<ops::index::Indexed>,
}

impl Catalog {
    /// The library with its index and the cache of finished pages, which it empties when the content changes.
    #[must_use]
    pub fn new(services: Services, index: Index, cache: Arc<Cache>) -> Self {
        Self {
            services,
            index,
            cache,
            companions: Arc::new([]),
            panels: Arc::new([]),
            kept: Arc::default(),
            much_used: Arc::default(),
            indexed: Arc::default(),
        }
    }

    /// With rooms that keep parts of resources.
    #[must_use]
    pub fn with_companions(mut self, companions: Vec<Arc<dyn Companion>>) -> Self {
        self.companions = companions.into();
        self
    }

    /// With rooms that show something on its pages, in order.
    #[must_use]
    pub fn with_panels(mut self, panels: Vec<Arc<dyn Panel>>) -> Self {
        self.panels = panels.into();
        self
    }

    /// The index, for its figures.
    #[must_use]
    pub const fn index(&self) -> &Index {
        &self.index
    }

    /// A resource that is published.
    ///
    /// # Errors
    /// There is none with this id.
    pub fn resource(&self, id: Id) -> Result<Resource, CatalogError> {
        self.services.database.read(|session| store::resources::find(session, id))?.ok_or(CatalogError::NotFound)
    }

    /// Whether nothing was ever imported.
    ///
    /// # Errors
    /// The database fails.
    pub fn is_empty(&self) -> Result<bool, CatalogError> {
        Ok(self.services.database.read(|session| store::resources::ids_after(session, None, 1))?.is_empty())
    }

    /// Several resources that are published.
    ///
    /// # Errors
    /// The database fails.
    pub fn resources(&self, ids: &[Id]) -> Result<HashMap<Id, Resource>, CatalogError> {
        Ok(self.services.database.read(|session| store::resources::find_all(session, ids))?)
    }

    /// The tree of contents of a resource; kept in memory until the content changes.
    ///
    /// # Errors
    /// The database fails.
    pub fn contents(&self, resource: Id) -> Result<Arc<Contents>, CatalogError> {
        let version = {
            let kept = self.kept.read().unwrap_or_else(PoisonError::into_inner);
            if let Some(contents) = kept.contents.get(&resource) {
                return Ok(Arc::clone(contents));
            }
            kept.version
        };
        let sections = self.services.database.read(|session| store::sections::contents(session, resource))?;
        let contents = Arc::new(Contents::new(sections));
        let mut kept = self.kept.write().unwrap_or_else(PoisonError::into_inner);
        if kept.version == version {
            if kept.contents.len() >= CONTENTS_KEPT_MAX {
                kept.contents.clear();
            }
            kept.contents.insert(resource, Arc::clone(&contents));
        }
        Ok(contents)
    }

    /// Takes note of the resources that most people use, for the home page; whether they are others than before. The binary asks the rooms that know
    /// and calls this now and then.
    pub fn note_much_used(&self, resources: Vec<Id>) -> bool {
        let mut known = self.much_used.write().unwrap_or_else(PoisonError::into_inner);
        if *known == resources {
            return false;
        }
        *known = resources;
        drop(known);
        self.forget_homes();
        true
    }

    /// Makes home pages anew: what they count outside the content changed.
    fn forget_homes(&self) {
        let mut kept = self.kept.write().unwrap_or_else(PoisonError::into_inner);
        kept.home_round += 1;
        kept.homes.clear();
        drop(kept);
        self.cache.changed();
    }

    /// The sections of a resource in reading order.
    ///
    /// # Errors
    /// The database fails.
    pub fn reading_order(&self, resource: Id) -> Result<Vec<SectionBrief>, CatalogError> {
        Ok(self.contents(resource)?.sections.clone())
    }

    /// Names and addresses of resources, sections and concepts by their ids, in one statement for each hundred of them.
    ///
    /// # Errors
    /// The database fails.
    pub fn things(&self, ids: &[Id], language: Language) -> Result<HashMap<Id, Thing>, CatalogError> {
        Ok(self.services.database.read(|session| store::things::named(session, ids, language))?)
    }

    /// The concepts that came with a resource, parents before children.
    ///
    /// # Errors
    /// The database fails.
    pub fn concepts(&self, resource: Id) -> Result<Vec<store::concepts::Concept>, CatalogError> {
        Ok(self.services.database.read(|session| store::concepts::of_resource(session, resource))?)
    }

    /// The names of codes; kept in memory until the content changes.
    ///
    /// # Errors
    /// The database fails.
    pub fn codes(&self) -> Result<Arc<CodeNames>, CatalogError> {
        if let Some(codes) = &self.kept.read().unwrap_or_else(PoisonError::into_inner).codes {
            return Ok(Arc::clone(codes));
        }
        let rows = self.services.database.read(store::codes::all)?;
        let mut codes = CodeNames::default();
        for (position, row) in rows.into_iter().enumerate() {
            codes.fields.entry(row.field).or_default().insert(row.code, CodeName { position, zh: row.zh, en: row.en });
        }
        let codes = Arc::new(codes);
        self.kept.write().unwrap_or_else(PoisonError::into_inner).codes = Some(Arc::clone(&codes));
        Ok(codes)
    }

    /// The words that searches understand: the standard ones and those of the tables.
    ///
    /// # Errors
    /// The database fails.
    pub fn vocabulary(&self) -> Result<Arc<Vocabulary>, CatalogError> {
        if let Some(vocabulary) = &self.kept.read().unwrap_or_else(PoisonError::into_inner).vocabulary {
            return Ok(Arc::clone(vocabulary));
        }
        let mut vocabulary = Vocabulary::standard();
        let rows = self.services.database.read(store::codes::all)?;
        for row in &rows {
            match row.field.as_str() {
                "edition" => vocabulary.add_edition(&row.code),
                "subject" => {
                    vocabulary.add(search::FacetField::Subject, &row.code, &row.zh);
                    vocabulary.add(search::FacetField::Subject, &row.code, &row.en);
                }
                _ => {}
            }
        }
        let vocabulary = Arc::new(vocabulary);
        self.kept.write().unwrap_or_else(PoisonError::into_inner).vocabulary = Some(Arc::clone(&vocabulary));
        Ok(vocabulary)
    }

    /// Looks whether the content changed since the last look, here or in another process; if so forgets what was made from the old and
    /// brings the index up to date. The binary calls it after imports and several times a second.
    ///
    /// # Errors
    /// The database or the index fails.
    pub fn refresh(&self) -> Result<bool, CatalogError> {
        let version = self.services.database.read(store::version::current)?;
        let changed = {
            let mut kept = self.kept.write().unwrap_or_else(PoisonError::into_inner);
            let changed = kept.version != version;
            if changed {
                *kept = Kept { version, home_round: kept.home_round, ..Kept::default() };
            }
            changed
        };
        if changed {
            self.cache.changed();
        }
        let indexed = self.catch_up(version)?;
        if indexed {
            self.forget_homes(); // they count in the index
        }
        Ok(changed || indexed)
    }
}
