//! Sets of questions: one module for each format, each resource a question set.

mod choices;
pub(crate) mod grades;
mod lines;
#[cfg(test)]
pub(crate) mod testing;

use crate::Importer;

/// The importers of this module.
pub const IMPORTERS: &[&dyn Importer] = &[];
