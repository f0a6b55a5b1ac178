//! What of the waiting batches is new: decided before anything is written.

use std::collections::HashMap;

use crate::entry::{Entry, Held, Id, Limit};
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
    /// What the group brings to stores with a limit, and how many of its entries were looked at for that.
    brought: HashMap<Id, (usize, Held)>,
}

impl Group {
    /// Decides about a batch. After an error nothing of it is in the group.
    pub fn plan(&mut self, view: &View, batch: Vec<Entry>, limit: Option<&Limit>) -> Result<Vec<Planned>> {
        let before = self.entries.len();
        let planned = batch.into_iter().map(|entry| self.plan_entry(view, entry)).collect::<Result<Vec<_>>>();
        let planned = planned.and_then(|planned| limit.map_or(Ok(()), |limit| self.keep_to(view, limit, before)).map(|()| planned));
        if planned.is_err() {
            for entry in self.entries.drain(before..) {
                self.places.remove(&(entry.store, entry.id));
            }
        }
        planned
    }

    /// Whether the entries from one on fit into their store with what the group brings before them. Only here nobody else adds anything meanwhile.
    fn keep_to(&mut self, view: &View, limit: &Limit, from: usize) -> Result<()> {
        let (looked_at, brought) = self.brought.entry(limit.store).or_default();
        let of_store = |entry: &&Entry| entry.store == limit.store;
        let between = self.entries.get(*looked_at..from).unwrap_or_default();
        between.iter().filter(of_store).for_each(|entry| brought.add(entry));
        *looked_at = from;
        let mut held = view.held(&limit.store);
        (held.entries, held.bytes) = (held.entries + brought.entries, held.bytes.saturating_add(brought.bytes));
        let mut more = Held::default();
        self.entries.get(from..).unwrap_or_default().iter().filter(of_store).for_each(|entry| more.add(entry));
        if limit.admits(held, more) { Ok(()) } else { Err(Error::Over { held, more }) }
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
