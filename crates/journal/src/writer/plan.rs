//! What of the waiting batches is new: decided before anything is written.

use std::collections::HashMap;

use crate::entry::{Entry, Id};
use crate::error::{Error, Result};
use crate::view::View;
use crate::{Outcome, State};

/// What becomes of an entry of a batch.
#[derive(Clone, Copy, Debug)]
pub enum Planned {
    /// It was there before, durably.
    Before(Outcome),
    /// It is the so many-th new one of the group; `is_new` where this batch brings it.
    InGroup { at: usize, is_new: bool },
}

/// The new entries of the batches that become durable together.
#[derive(Default)]
pub struct Group {
    pub entries: Vec<Entry>,
    places: HashMap<(Id, Id), usize>,
}

impl Group {
    /// Decides about a batch. After an error nothing of it is in the group.
    pub fn plan(&mut self, view: &View, batch: Vec<Entry>) -> Result<Vec<Planned>> {
        let before = self.entries.len();
        let planned = batch.into_iter().map(|entry| self.plan_entry(view, entry)).collect::<Result<Vec<_>>>();
        if planned.is_err() {
            for entry in self.entries.drain(before..) {
                self.places.remove(&(entry.store, entry.id));
            }
        }
        planned
    }

    fn plan_entry(&mut self, view: &View, entry: Entry) -> Result<Planned> {
        let conflict = Error::Conflict { store: entry.store, id: entry.id };
        if let Some((at, earlier)) = self.places.get(&(entry.store, entry.id)).and_then(|at| Some((*at, self.entries.get(*at)?))) {
            return if earlier.is_same(&entry) { Ok(Planned::InGroup { at, is_new: false }) } else { Err(conflict) };
        }
        if let Some(seq) = view.find(&entry.store, &entry.id)? {
            let (stored, record) = view.log.record(seq)?;
            if record.erased || view.is_erased(seq) {
                return Ok(Planned::Before(Outcome { seq, stored, state: State::Erased }));
            }
            return if record.entry.is_same(&entry) { Ok(Planned::Before(Outcome { seq, stored, state: State::Known })) } else { Err(conflict) };
        }
        let at = self.entries.len();
        self.places.insert((entry.store, entry.id), at);
        self.entries.push(entry);
        Ok(Planned::InGroup { at, is_new: true })
    }
}
