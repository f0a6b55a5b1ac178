//! Resources that another part of the platform made, taken in as an import does, and what that part needs of the library to make them.

use formats::model::Poem;
use kernel::Id;
use platform::{DatabaseError, Session};

use super::prepare::Prepared;
use crate::model::resource::Resource;
use crate::store::resources;
use crate::store::sections::{self, WholeSection};
use crate::{Catalog, CatalogError};

/// Resources read in one step.
const STEP: usize = 50;

impl Catalog {
    /// Writes prepared resources of a collection in one transaction; `also` writes in it what belongs to them.
    ///
    /// # Errors
    /// The database fails; then nothing is written.
    pub fn take_in(&self, collection: &str, prepared: &[Prepared], also: impl Fn(&mut Session<'_>) -> Result<(), DatabaseError>) -> Result<(), CatalogError> {
        let now = self.services.now();
        let batch: Vec<(&str, &Prepared)> = prepared.iter().map(|prepared| (collection, prepared)).collect();
        self.services.database.write::<_, DatabaseError>(|session| {
            self.write_prepared(session, &batch, now)?;
            also(session)
        })?;
        Ok(())
    }

    /// The names of all collections.
    ///
    /// # Errors
    /// The database fails.
    pub fn collections(&self) -> Result<Vec<String>, CatalogError> {
        let mut names: Vec<String> = Vec::new();
        while let Some(next) = self.services.database.read(|session| resources::collection_after(session, names.last().map_or("", String::as_str)))? {
            names.push(next);
        }
        Ok(names)
    }

    /// Gives out the resources of a collection with their sections and poems, at most 10 000 of them.
    ///
    /// # Errors
    /// The database fails.
    pub fn whole_collection(&self, collection: &str, mut each: impl FnMut(Resource, Vec<(WholeSection, Option<Poem>)>)) -> Result<(), CatalogError> {
        let ids = self.services.database.read(|session| resources::of_collection(session, collection))?;
        for part in ids.chunks(STEP) {
            let (mut found, mut whole, mut poems) = self.services.database.read::<_, DatabaseError>(|session| {
                Ok((resources::find_all(session, part)?, sections::whole_of(session, part)?, sections::poems_in(session, part)?))
            })?;
            for id in part {
                let Some(resource) = found.remove(id) else { continue };
                let sections = whole.remove(id).unwrap_or_default();
                each(resource, sections.into_iter().map(|section| (poems.remove(&section.brief.id), section)).map(|(poem, section)| (section, poem)).collect());
            }
        }
        Ok(())
    }

    /// Sections with a text and their resources, the first ones from an id on.
    ///
    /// # Errors
    /// The database fails.
    pub fn some_sections(&self, from: Id, limit: u32) -> Result<Vec<(Id, Id)>, CatalogError> {
        Ok(self.services.database.read(|session| sections::from_id(session, from, limit))?)
    }
}
