//! The index: a set of pairs of term and posting, as an LSM of sorted runs. It is a view of the log: its manifest says how far
//! into the log it reaches, what is newer is taken in again at opening, and where it is damaged it is made anew.

pub mod build;
pub mod cache;
pub mod cursor;
pub mod filter;
pub mod manifest;
pub mod marks;
pub mod memory;
pub mod merge;
pub mod run;
pub mod term;

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Condvar, Mutex, PoisonError, RwLock};

use crate::disk::Disk;
use crate::entry::{Held, Id};
use crate::error::{Error, Result};
use crate::log::recover::Reach;
use crate::wire::size;
use build::Builder;
use cache::Cache;
use cursor::{Direction, Place};
use manifest::Manifest;
use marks::Marks;
use memory::Memory;
use merge::Merge;
use run::{Run, file_name};
use term::{Kind, Term};

/// So many runs of a level are made one of the next.
const RUNS_A_LEVEL: usize = 4;
/// So many pairs are merged before looking whether something else waits to be written.
const MERGED_PAIRS: usize = 16 * 1024;

/// What is set apart to be written, and whether that failed.
#[derive(Default)]
struct Waiting {
    is_frozen: bool,
    failed: Option<Error>,
}

#[derive(Default)]
struct Tables {
    active: Arc<RwLock<Memory>>,
    frozen: Option<Arc<RwLock<Memory>>>,
    runs: Vec<Arc<Run>>,
}

/// Everything that can be asked by term.
pub struct Index {
    disk: Arc<dyn Disk>,
    cache: Arc<Cache>,
    salt: u64,
    tables: RwLock<Tables>,
    voided: RwLock<Marks>,
    dead: RwLock<Marks>,
    /// Who changes files: what the manifest says now.
    upkeep: Mutex<Manifest>,
    waiting: Mutex<Waiting>,
    written: Condvar,
}

impl Index {
    /// An index without pairs; whatever stood in its folder is removed.
    pub fn empty(disk: Arc<dyn Disk>, salt: u64) -> Result<Self> {
        for name in disk.list()? {
            disk.remove(&name)?;
        }
        disk.sync_folder()?;
        let manifest = Manifest { salt, ..Manifest::default() };
        Ok(Self::new(disk, Arc::default(), manifest, Tables::default()))
    }

    fn new(disk: Arc<dyn Disk>, cache: Arc<Cache>, manifest: Manifest, tables: Tables) -> Self {
        Self {
            disk,
            cache,
            salt: manifest.salt,
            tables: RwLock::new(tables),
            voided: RwLock::default(),
            dead: RwLock::default(),
            upkeep: Mutex::new(manifest),
            waiting: Mutex::default(),
            written: Condvar::new(),
        }
    }

    /// The index that a manifest describes.
    pub fn open(disk: Arc<dyn Disk>, manifest: Manifest) -> Result<Self> {
        let (cache, mut runs) = (Arc::<Cache>::default(), Vec::new());
        for (number, level) in &manifest.runs {
            let run = Run::open(disk.open(&file_name(*number))?, Arc::clone(&cache), manifest.salt, *number, *level)?;
            runs.push(Arc::new(run));
        }
        // The manifest that was read may not be durable yet; what only the one before names goes after that.
        disk.sync_folder()?;
        let kept: Vec<String> = manifest.runs.iter().map(|(number, _)| file_name(*number)).collect();
        for name in disk.list()?.iter().filter(|name| *name != "manifest" && !kept.contains(name)) {
            disk.remove(name)?;
        }
        let tables = Tables { runs, ..Tables::default() };
        let index = Self::new(disk, cache, manifest, tables);
        index.read_marks(Kind::Voided, &index.voided)?;
        index.read_marks(Kind::Dead, &index.dead)?;
        Ok(index)
    }

    fn read_marks(&self, kind: Kind, marks: &RwLock<Marks>) -> Result<()> {
        let mut marks = marks.write().unwrap_or_else(PoisonError::into_inner);
        let mut postings = cursor::Postings::new(&self.places(), Term::of_all(kind, &[0; 16]), Direction::Up, 0);
        while let Some(posting) = postings.peek()? {
            marks.add(if kind == Kind::Voided { term::seq_of(posting) } else { posting });
            let Some(next) = posting.checked_add(1) else { break };
            postings.seek(next);
        }
        Ok(())
    }

    /// Memory and runs as they are now, newest first.
    pub fn places(&self) -> Vec<Place> {
        let tables = self.tables.read().unwrap_or_else(PoisonError::into_inner);
        let memories = [Some(&tables.active), tables.frozen.as_ref()].into_iter().flatten();
        let memories = memories.map(|memory| Place::Memory(Arc::clone(memory)));
        memories.chain(tables.runs.iter().rev().map(|run| Place::Run(Arc::clone(run)))).collect()
    }

    /// All postings of a term that has few.
    pub fn all(&self, term: &Term) -> Result<Vec<u64>> {
        let (mut found, mut some) = (Vec::new(), Vec::new());
        for place in self.places().iter().filter(|place| place.may_have(term)) {
            let mut bound = Some(0);
            while let Some(from) = bound {
                place.postings(term, from, Direction::Up, &mut some)?;
                bound = some.last().and_then(|last| last.checked_add(1));
                found.append(&mut some);
            }
        }
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }

    /// The posting of a term that has one at most.
    pub fn one(&self, term: &Term) -> Result<Option<u64>> {
        let mut found = Vec::new();
        for place in self.places().iter().filter(|place| place.may_have(term)) {
            place.postings(term, 0, Direction::Up, &mut found)?;
            if let Some(posting) = found.first() {
                return Ok(Some(*posting));
            }
        }
        Ok(None)
    }

    /// Adds pairs.
    pub fn add(&self, pairs: &[(Term, u64)]) {
        let active = Arc::clone(&self.tables.read().unwrap_or_else(PoisonError::into_inner).active);
        let mut active = active.write().unwrap_or_else(PoisonError::into_inner);
        for (term, posting) in pairs {
            active.add(*term, *posting);
        }
    }

    /// True where an entry is voided.
    pub fn is_voided(&self, seq: u64) -> bool {
        self.voided.read().unwrap_or_else(PoisonError::into_inner).has(seq)
    }

    /// Says that an entry is voided.
    pub fn void(&self, seq: u64) {
        if self.voided.write().unwrap_or_else(PoisonError::into_inner).add(seq) {
            self.add(&[(Term::of_all(Kind::Voided, &[0; 16]), term::posting(seq, 0))]);
        }
    }

    /// True where a posting is not to be found any more.
    pub fn is_dead(&self, posting: u64) -> bool {
        self.dead.read().unwrap_or_else(PoisonError::into_inner).has(posting)
    }

    /// True where an entry of a range of seqs was erased, or something that it was found by was.
    pub fn any_dead(&self, from_seq: u64, to_seq: u64) -> bool {
        self.dead.read().unwrap_or_else(PoisonError::into_inner).any_between(term::posting(from_seq, 0), term::posting(to_seq, 0))
    }

    /// Says that postings are not to be found any more.
    pub fn kill(&self, postings: impl IntoIterator<Item = u64>) {
        for posting in postings {
            if self.dead.write().unwrap_or_else(PoisonError::into_inner).add(posting) {
                self.add(&[(Term::of_all(Kind::Dead, &[0; 16]), posting)]);
            }
        }
    }

    /// How many pairs are in memory and will be in the next run.
    pub fn pairs_in_memory(&self) -> usize {
        let tables = self.tables.read().unwrap_or_else(PoisonError::into_inner);
        tables.active.read().unwrap_or_else(PoisonError::into_inner).pairs()
    }

    /// Sets apart what is in memory, to be written as a run. False where that of last time is not written yet.
    pub fn freeze(&self, reach: Reach, held: HashMap<Id, Held>) -> bool {
        let mut tables = self.tables.write().unwrap_or_else(PoisonError::into_inner);
        if tables.frozen.is_some() {
            return false;
        }
        let active = std::mem::take(&mut tables.active);
        {
            let mut memory = active.write().unwrap_or_else(PoisonError::into_inner);
            (memory.reach, memory.held) = (reach, held);
        }
        tables.frozen = Some(active);
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).is_frozen = true;
        true
    }

    /// Waits until what was set apart is written; tries it again where that failed.
    pub fn wait_until_written(&self) -> Result<()> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        while waiting.is_frozen && waiting.failed.is_none() {
            waiting = self.written.wait(waiting).unwrap_or_else(PoisonError::into_inner);
        }
        let has_failed = waiting.failed.take().is_some();
        drop(waiting);
        if has_failed { self.keep_up() } else { Ok(()) }
    }

    /// Writes what was set apart, and makes fewer runs of many.
    pub fn keep_up(&self) -> Result<()> {
        let result = self.write_and_merge();
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).failed = result.as_ref().err().cloned();
        self.written.notify_all();
        result
    }

    fn write_and_merge(&self) -> Result<()> {
        let mut manifest = self.upkeep.lock().unwrap_or_else(PoisonError::into_inner);
        self.flush(&mut manifest)?;
        while let Some(runs) = self.crowded() {
            self.merge(&mut manifest, &runs)?;
        }
        Ok(())
    }

    /// Makes one run of all, without what is dead.
    pub fn compact(&self) -> Result<()> {
        let mut manifest = self.upkeep.lock().unwrap_or_else(PoisonError::into_inner);
        self.flush(&mut manifest)?;
        let runs = self.tables.read().unwrap_or_else(PoisonError::into_inner).runs.clone();
        if runs.is_empty() { Ok(()) } else { self.merge(&mut manifest, &runs) }
    }

    /// Proves every block of every run, telling how many bytes were read.
    pub fn verify(&self, mut read: impl FnMut(u64)) -> Result<u64> {
        let runs = self.tables.read().unwrap_or_else(PoisonError::into_inner).runs.clone();
        let mut damaged = 0;
        for run in runs {
            for block in 0..run.blocks() {
                match run.block(block) {
                    Ok(bytes) => read(crate::wire::long(bytes.len())),
                    Err(crate::Error::IndexDamaged { .. }) => damaged += 1,
                    Err(error) => return Err(error),
                }
            }
        }
        Ok(damaged)
    }

    /// Makes the next opening begin with an empty index.
    pub fn distrust(&self) -> Result<()> {
        let _alone = self.upkeep.lock().unwrap_or_else(PoisonError::into_inner);
        self.disk.remove("manifest")?;
        Ok(self.disk.sync_folder()?)
    }

    fn flush(&self, manifest: &mut Manifest) -> Result<()> {
        let Some(frozen) = self.tables.read().unwrap_or_else(PoisonError::into_inner).frozen.clone() else { return Ok(()) };
        let memory = frozen.read().unwrap_or_else(PoisonError::into_inner);
        let lists = memory.sorted();
        // A number is never used again: a manifest of a write that failed half-way may name it.
        let number = manifest.next_run;
        manifest.next_run += 1;
        let mut changed = Manifest { reach: memory.reach, held: memory.held.clone(), ..manifest.clone() };
        let mut run = None;
        if !lists.is_empty() {
            let mut builder = Builder::new(&*self.disk, &self.cache, self.salt, number, 0, lists.len())?;
            for (term, postings) in &lists {
                for posting in postings.iter().filter(|posting| !(term.forgets() && self.is_dead(**posting))) {
                    builder.add(term, *posting)?;
                }
            }
            changed.runs.push((number, 0));
            run = Some(Arc::new(builder.finish()?));
        }
        changed.write(&*self.disk)?;
        *manifest = changed;
        drop(lists);
        drop(memory);
        let mut tables = self.tables.write().unwrap_or_else(PoisonError::into_inner);
        tables.runs.extend(run);
        tables.frozen = None;
        drop(tables);
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).is_frozen = false;
        self.written.notify_all();
        Ok(())
    }

    /// The runs of the lowest level that has too many.
    fn crowded(&self) -> Option<Vec<Arc<Run>>> {
        let mut levels: BTreeMap<u8, Vec<Arc<Run>>> = BTreeMap::new();
        for run in &self.tables.read().unwrap_or_else(PoisonError::into_inner).runs {
            levels.entry(run.level).or_default().push(Arc::clone(run));
        }
        levels.into_values().find(|runs| runs.len() >= RUNS_A_LEVEL)
    }

    fn merge(&self, manifest: &mut Manifest, runs: &[Arc<Run>]) -> Result<()> {
        let level = runs.iter().map(|run| run.level).max().unwrap_or(0).saturating_add(1);
        let terms = runs.iter().map(|run| size(run.summary.terms)).sum();
        // While it works, what is set apart is written too, with numbers of its own.
        let number = manifest.next_run;
        manifest.next_run += 1;
        let mut builder = Builder::new(&*self.disk, &self.cache, self.salt, number, level, terms)?;
        let (mut merge, mut pairs) = (Merge::new(runs), Vec::new());
        loop {
            pairs.clear();
            let mut before = usize::MAX;
            while pairs.len() < MERGED_PAIRS && before != pairs.len() {
                before = pairs.len();
                merge.next_pairs(&mut pairs)?;
            }
            if pairs.is_empty() {
                break;
            }
            let dead = self.dead.read().unwrap_or_else(PoisonError::into_inner);
            for (term, posting) in pairs.iter().filter(|(term, posting)| !(term.forgets() && dead.has(*posting))) {
                builder.add(term, *posting)?;
            }
            drop(dead);
            self.flush(manifest)?;
        }
        let merged = Arc::new(builder.finish()?);
        let gone = |number: u64| runs.iter().any(|run| run.number == number);
        let mut changed = manifest.clone();
        changed.runs.retain(|(number, _)| !gone(*number));
        changed.runs.push((number, level));
        changed.write(&*self.disk)?;
        *manifest = changed;
        {
            let mut tables = self.tables.write().unwrap_or_else(PoisonError::into_inner);
            tables.runs.retain(|run| !gone(run.number));
            tables.runs.push(merged);
            tables.runs.sort_unstable_by_key(|run| run.summary.greatest);
        }
        for run in runs {
            // Whoever reads it may go on; what cannot be removed now is removed at the next opening.
            let _ = self.disk.remove(&file_name(run.number));
        }
        Ok(())
    }
}
