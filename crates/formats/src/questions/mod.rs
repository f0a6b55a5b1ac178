//! Sets of questions: one module for each format, each resource a question set.

mod choices;
mod formula_text;
pub(crate) mod grades;
mod lines;
mod set;
pub mod tal;
#[cfg(test)]
pub(crate) mod testing;
mod titles;

use crate::Importer;

/// The importers of this module.
pub const IMPORTERS: &[&dyn Importer] = &[&tal::TalSingleChoice];
