//! To be written.

use crate::Importer;

/// The importers of this module.
pub const IMPORTERS: &[&dyn Importer] = &[];
