//! Reads all statements, to know that they can be read.

use crate::Records;
use crate::store::shelf::{Shelf, ShelfError};

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verified {
    /// Statements that can be read, erased ones not counted.
    pub statements: u64,
    /// Places that are damaged: segment, first byte, how many.
    pub damage: Vec<(u64, u64, u64)>,
    /// Blocks of the index that are damaged; they are made anew at the next start.
    pub index_blocks: u64,
}

/// Reads everything in the journal; beside a running platform all but its index.
///
/// # Errors
/// The disk fails.
pub fn verify(records: &Records) -> Result<Option<Verified>, ShelfError> {
    let places = |damage: Vec<journal::Damage>| damage.into_iter().map(|place| (place.segment, place.offset, place.bytes)).collect();
    match &records.shelf {
        Shelf::Tables => Ok(None),
        Shelf::Journal(journal, _) => {
            let found = journal.verify(|_, _| {})?;
            Ok(Some(Verified { statements: journal.count_all(), damage: places(found.damage), index_blocks: found.index_blocks_damaged }))
        }
        Shelf::Away(folder) => {
            let mut statements = 0;
            let found = journal::glance::<journal::Error>(folder, |stored| {
                statements += u64::from(!stored.erased);
                Ok(())
            })?;
            Ok(Some(Verified { statements, damage: places(found.damage), index_blocks: 0 }))
        }
    }
}
