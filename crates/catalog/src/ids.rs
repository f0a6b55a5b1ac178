//! The permanent ids of imported things: named by collection and key, so that they are the same on every platform that imports them.

use kernel::Id;

/// The id of a resource.
#[must_use]
pub fn resource(collection: &str, key: &str) -> Id {
    Id::named(&["resource", collection, key])
}

/// The id of a section.
#[must_use]
pub fn section(collection: &str, resource_key: &str, section_key: &str) -> Id {
    Id::named(&["section", collection, resource_key, section_key])
}

/// The id of an item.
#[must_use]
pub fn item(collection: &str, resource_key: &str, item_key: &str) -> Id {
    Id::named(&["item", collection, resource_key, item_key])
}

/// The id of a concept.
#[must_use]
pub fn concept(collection: &str, key: &str) -> Id {
    Id::named(&["concept", collection, key])
}
