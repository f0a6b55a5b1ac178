//! What entries mean to the index: their ids, their keys, what they void, what they refer to.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::entry::{Entry, Held, Id, Record};
use crate::error::{Error, Result};
use crate::index::Index;
use crate::index::term::{DEPTH_MAX, Kind, REFERS, Term, VOIDS, posting, seq_of};
use crate::log::frame::{FrameHead, Kind as FrameKind};
use crate::log::{Log, whole_blocks};

/// Log and index together.
pub struct View {
    pub log: Arc<Log>,
    pub index: Index,
    held: Mutex<HashMap<Id, Held>>,
    /// Entries from this seq on are not shown yet.
    visible: AtomicU64,
}

/// An entry that refers to another, in so many steps.
struct Referrer {
    seq: u64,
    depth: u64,
    /// The seqs from it to the last before the other.
    path: Vec<u64>,
}

impl View {
    /// What is shown at first: nothing.
    pub fn new(log: Arc<Log>, index: Index, held: HashMap<Id, Held>) -> Self {
        Self { log, index, held: Mutex::new(held), visible: AtomicU64::new(0) }
    }

    /// The seq from which on nothing is shown.
    pub fn visible(&self) -> u64 {
        self.visible.load(Ordering::Acquire)
    }

    /// Shows everything before a seq.
    pub fn show(&self, seq: u64) {
        self.visible.store(seq, Ordering::Release);
    }

    /// How much each store holds.
    pub fn all_held(&self) -> HashMap<Id, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How much a store holds.
    pub fn held(&self, store: &Id) -> Held {
        self.held.lock().unwrap_or_else(PoisonError::into_inner).get(store).copied().unwrap_or_default()
    }

    /// The seq of an id, of erased ones too.
    pub fn find(&self, store: &Id, id: &Id) -> Result<Option<u64>> {
        Ok(self.index.one(&Term::new(Kind::Id, store, id))?.map(seq_of))
    }

    /// True where the entry was erased.
    pub fn is_erased(&self, seq: u64) -> bool {
        self.index.is_dead(posting(seq, 0))
    }

    /// Takes in a frame of the log.
    pub fn take_in(&self, head: &FrameHead, bytes: &[u8]) -> Result<()> {
        for block in whole_blocks(self.log.salt, head, bytes) {
            match head.kind {
                FrameKind::Entries => {
                    for (seq, _, record) in block.records().unwrap_or_default() {
                        self.add(seq, &record.entry, record.erased)?;
                    }
                }
                FrameKind::Erasure => {
                    for seq in block.erased() {
                        self.erase(seq)?;
                    }
                }
                FrameKind::Seal => {}
            }
        }
        Ok(())
    }

    /// Takes in an entry of the log.
    pub fn add(&self, seq: u64, entry: &Entry, is_erased: bool) -> Result<()> {
        let at = posting(seq, 0);
        let mut pairs = Vec::with_capacity(entry.keys.len() + 4);
        pairs.push((Term::new(Kind::Id, &entry.store, &entry.id), at));
        if !is_erased {
            pairs.push((Term::of_all(Kind::All, &entry.store), at));
            pairs.extend(entry.keys.iter().map(|key| (Term::new(Kind::Key, &entry.store, key), at)));
            self.held.lock().unwrap_or_else(PoisonError::into_inner).entry(entry.store).or_default().add(entry);
        }
        let names = |id: &Id, as_what: u64| (Term::new(Kind::Names, &entry.store, id), (seq << 3) | as_what);
        match (entry.voids, entry.refers) {
            (Some(voids), Some(refers)) if voids == refers => pairs.push(names(&voids, VOIDS | REFERS)),
            (voids, refers) => pairs.extend(voids.map(|id| names(&id, VOIDS)).into_iter().chain(refers.map(|id| names(&id, REFERS)))),
        }
        self.index.add(&pairs);
        let named = self.index.all(&Term::new(Kind::Names, &entry.store, &entry.id))?;
        self.void(seq, entry, &named)?;
        let is_referred_to = named.iter().any(|name| name & REFERS != 0);
        if !is_erased && (entry.refers.is_some() || is_referred_to) {
            self.connect(seq, entry, is_referred_to)?;
        }
        Ok(())
    }

    /// Voids what the entry voids, and the entry where it was voided before it came. What voids is never voided.
    fn void(&self, seq: u64, entry: &Entry, named: &[u64]) -> Result<()> {
        if let Some(voids) = &entry.voids {
            if let Some(target) = self.find(&entry.store, voids)?
                && self.read(target)?.is_some_and(|record| record.entry.voids.is_none())
            {
                self.index.void(target);
            }
        } else if named.iter().any(|name| name & VOIDS != 0) {
            self.index.void(seq);
        }
        Ok(())
    }

    /// Makes the entry found by what it refers to, and what refers to it found by both.
    fn connect(&self, seq: u64, entry: &Entry, is_referred_to: bool) -> Result<()> {
        let chain = self.chain(seq, entry)?;
        let mut referrers = vec![Referrer { seq, depth: 0, path: Vec::new() }];
        if is_referred_to {
            referrers.append(&mut self.referrers(seq, &entry.store, &entry.id)?);
        }
        for referrer in referrers {
            let mut pairs = Vec::new();
            for (depth, (link, keys)) in (referrer.depth..=DEPTH_MAX).zip(&chain) {
                // A circle ends where it closes.
                if referrer.path.contains(link) {
                    break;
                }
                pairs.extend(keys.iter().map(|key| (Term::new(Kind::Key, &entry.store, key), posting(referrer.seq, depth))));
            }
            self.index.add(&pairs);
        }
        Ok(())
    }

    /// The entry and what it refers to, step by step, with their keys.
    fn chain(&self, seq: u64, entry: &Entry) -> Result<Vec<(u64, Vec<Id>)>> {
        let mut chain = vec![(seq, entry.keys.clone())];
        let mut next = entry.refers;
        while let Some(id) = next
            && chain.len() as u64 <= DEPTH_MAX
        {
            let Some(target) = self.find(&entry.store, &id)?.filter(|target| !chain.iter().any(|(link, _)| link == target)) else { break };
            let Some(record) = self.read(target)?.filter(|record| !record.erased && !self.is_erased(target)) else { break };
            chain.push((target, record.entry.keys));
            next = record.entry.refers;
        }
        Ok(chain)
    }

    /// Everything that refers to an entry, in up to [`DEPTH_MAX`] steps.
    fn referrers(&self, seq: u64, store: &Id, id: &Id) -> Result<Vec<Referrer>> {
        let mut found = Vec::new();
        let mut level = vec![(*id, Vec::new())];
        for depth in 1..=DEPTH_MAX {
            let mut next = Vec::new();
            for (id, path) in level {
                for name in self.index.all(&Term::new(Kind::Names, store, &id))? {
                    let from = seq_of(name);
                    if name & REFERS == 0 || from == seq || path.contains(&from) || self.is_erased(from) {
                        continue;
                    }
                    let mut longer = vec![from];
                    longer.extend(&path);
                    if let Some(record) = self.read(from)? {
                        next.push((record.entry.id, longer.clone()));
                    }
                    found.push(Referrer { seq: from, depth, path: longer });
                }
            }
            level = next;
        }
        Ok(found)
    }

    /// Takes in that an entry was erased; false where it was already.
    pub fn erase(&self, seq: u64) -> Result<bool> {
        if self.is_erased(seq) {
            return Ok(false);
        }
        if let Some(record) = self.read(seq)? {
            for referrer in self.referrers(seq, &record.entry.store, &record.entry.id)? {
                self.index.kill((referrer.depth..=DEPTH_MAX).map(|depth| posting(referrer.seq, depth)));
            }
            // What was rewritten without it was never counted after a rebuild.
            if !record.erased
                && let Some(held) = self.held.lock().unwrap_or_else(PoisonError::into_inner).get_mut(&record.entry.store)
            {
                held.remove(&record.entry);
            }
        }
        self.index.kill((0..=DEPTH_MAX).map(|depth| posting(seq, depth)));
        Ok(true)
    }

    /// A record for the index; `None` where the log is damaged there.
    fn read(&self, seq: u64) -> Result<Option<Record>> {
        match self.log.record(seq) {
            Ok((_, record)) => Ok(Some(record)),
            Err(Error::Damaged { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }
}
