//! What became of a collection, as an import tells it and as the log of imports keeps it.

use formats::model::Refusal;
use kernel::Time;
use serde::{Deserialize, Serialize};

/// Refusals kept for the report of one collection; more are counted.
pub const REFUSALS_KEPT_MAX: usize = 1000;

/// Something that was not taken in, as the log of imports keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// The file, relative to the folder.
    pub path: String,
    /// The line, from 1; 0 where a line means nothing.
    pub line: u32,
    /// A stable code.
    pub code: String,
    /// What is wrong and what to do.
    pub reason: String,
}

/// What became of one collection.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CollectionReport {
    /// Its name.
    pub collection: String,
    /// The importer that read it; empty where none knows its format.
    pub format: String,
    /// Resources read.
    pub read: usize,
    /// Resources written for the first time.
    pub created: usize,
    /// Resources that changed.
    pub updated: usize,
    /// Resources that were the same.
    pub unchanged: usize,
    /// Resources the source no longer has.
    pub withdrawn: usize,
    /// Resources, and sections of books, that stay as they were, because the source could not be read where they stand.
    pub kept: usize,
    /// Sections read.
    pub sections: usize,
    /// Items read.
    pub items: usize,
    /// Solutions that items have.
    pub solutions: usize,
    /// How many things were refused.
    pub refused: usize,
    /// The first of them.
    pub refusals: Vec<Refused>,
    /// When these same files were read before, where they were not read again this time.
    pub same_as: Option<Time>,
}

impl CollectionReport {
    /// Counts a refusal, and keeps it while there is room.
    pub(super) fn add(&mut self, refusal: Refusal) {
        self.refused += 1;
        if self.refusals.len() < REFUSALS_KEPT_MAX {
            self.refusals.push(Refused { path: refusal.path, line: refusal.line, code: refusal.code.to_owned(), reason: refusal.reason });
        }
    }
}
