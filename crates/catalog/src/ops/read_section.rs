//! Opens a section: what its page and programs are given of it.

use kernel::Id;

use crate::model::resource::Resource;
use crate::store::sections::{Section, Text};
use crate::store::{resources, sections};
use crate::{Catalog, CatalogError};

impl Catalog {
    /// A section with its texts, the original first, and the resource it belongs to.
    pub(crate) fn read_section(&self, id: Id) -> Result<(Section, Vec<Text>, Resource), CatalogError> {
        self.services.database.read::<_, CatalogError>(|session| {
            let section = sections::find(session, id)?.ok_or(CatalogError::NotFound)?;
            let texts = sections::texts(session, id)?;
            let resource = resources::find(session, section.resource)?.ok_or(CatalogError::NotFound)?;
            Ok((section, texts, resource))
        })
    }
}
