//! What operations return, owned and typed, the same for every layer; a digest shows that the layers agree.

use std::hash::{DefaultHasher, Hash, Hasher};

use uuid::Uuid;

/// id, resource, kind, number, titles, poem
pub type SectionRow = (Uuid, Uuid, String, String, String, Option<String>);
/// language, title, html, source_path, machine_translated
pub type TextRow = (String, String, String, String, bool);
/// id, collection, key, kind, body, sections, items, updated_at
pub type PageRow = (Uuid, String, String, String, String, i64, i64, i64);
/// code, name, count
pub type Facet = (String, String, i64);

/// The result of an operation.
#[derive(Hash, Debug)]
pub enum Answer {
    /// A section with its texts.
    Section(Option<SectionRow>, Vec<TextRow>),
    /// 24 resources, facets by kind and by collection.
    Page(Vec<PageRow>, Vec<Facet>, Vec<Facet>),
    /// The version that was written.
    Written(i64),
}

impl Answer {
    /// The same for the same answer.
    #[must_use]
    pub fn digest(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        hasher.finish()
    }
}
