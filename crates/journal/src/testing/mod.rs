//! For tests: a disk in memory that keeps only what POSIX promises, and forgets the rest by a seed.

mod content;
mod random;

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::disk::{Disk, DiskFile};
use crate::wire::{long, size};
use content::Content;
pub use random::Random;

/// A change of names that is not durable yet.
#[derive(Clone, Debug)]
enum Naming {
    Link(String, u64),
    Rename(String, String),
    Unlink(String),
}

impl Naming {
    fn apply(&self, names: &mut BTreeMap<String, u64>) {
        match self {
            Self::Link(name, file) => drop(names.insert(name.clone(), *file)),
            Self::Rename(from, to) => drop(names.remove(from).and_then(|file| names.insert(to.clone(), file))),
            Self::Unlink(name) => drop(names.remove(name)),
        }
    }
}

/// Whether there is current; shared by disks that lose it together.
#[derive(Default)]
struct Power {
    /// Changes until it is lost.
    left: Option<u64>,
    is_lost: bool,
}

struct State {
    random: Random,
    names: BTreeMap<String, u64>,
    durable_names: BTreeMap<String, u64>,
    pending_names: Vec<Naming>,
    files: BTreeMap<u64, Content>,
    next_file: u64,
    capacity_bytes: Option<u64>,
    failing_syncs_of_1000: u64,
    /// Handles of before the last start are of no use.
    start: u64,
}

/// A disk in memory with faults. Clones are the same disk.
///
/// What was written and not synchronised may after [`FaultyDisk::cut_power`] be there, be gone, or be there in part, by sectors of 512
/// bytes in any order; names likewise until the folder is synchronised. A failed synchronisation loses what it likes of the
/// writes before it for good, though reading still shows them.
#[derive(Clone)]
pub struct FaultyDisk {
    state: Arc<Mutex<State>>,
    power: Arc<Mutex<Power>>,
}

impl FaultyDisk {
    /// An empty disk.
    pub fn new(seed: u64) -> Self {
        let state = State {
            random: Random::new(seed),
            names: BTreeMap::new(),
            durable_names: BTreeMap::new(),
            pending_names: Vec::new(),
            files: BTreeMap::new(),
            next_file: 0,
            capacity_bytes: None,
            failing_syncs_of_1000: 0,
            start: 0,
        };
        Self { state: Arc::new(Mutex::new(state)), power: Arc::default() }
    }

    /// Another empty disk that loses power together with this one.
    pub fn beside(&self, seed: u64) -> Self {
        Self { power: Arc::clone(&self.power), ..Self::new(seed) }
    }

    /// Loses power after so many changes: from then on everything fails.
    pub fn lose_power_after(&self, changes: u64) {
        let mut power = self.power.lock().unwrap_or_else(PoisonError::into_inner);
        *power = Power { left: Some(changes), is_lost: changes == 0 };
    }

    /// True where power was lost.
    pub fn has_lost_power(&self) -> bool {
        self.power.lock().unwrap_or_else(PoisonError::into_inner).is_lost
    }

    /// Has power again, after nothing was lost: what a killed process leaves. Files must be opened again.
    pub fn restart(&self) {
        *self.power.lock().unwrap_or_else(PoisonError::into_inner) = Power::default();
        self.state().start += 1;
    }

    /// Has power again, after what was not durable was lost in part.
    pub fn cut_power(&self) {
        self.restart();
        let mut guard = self.state();
        let state = &mut *guard;
        let mode = state.random.below(3);
        for naming in std::mem::take(&mut state.pending_names) {
            if mode == 0 || mode == 1 && state.random.below(2) == 0 {
                naming.apply(&mut state.durable_names);
            }
        }
        state.names = state.durable_names.clone();
        state.files.retain(|file, _| state.names.values().any(|named| named == file));
        for content in state.files.values_mut() {
            content.cut_power(&mut state.random);
        }
    }

    /// Sets how many bytes fit; `None` for any number.
    pub fn set_capacity(&self, bytes: Option<u64>) {
        self.state().capacity_bytes = bytes;
    }

    /// How many bytes are used.
    pub fn used_bytes(&self) -> u64 {
        self.state().used()
    }

    /// Sets how many of a thousand synchronisations fail.
    pub fn fail_syncs(&self, of_1000: u64) {
        self.state().failing_syncs_of_1000 = of_1000;
    }

    /// What a file holds; nothing where there is none.
    pub fn bytes(&self, name: &str) -> Vec<u8> {
        let state = self.state();
        state.names.get(name).and_then(|file| state.files.get(file)).map(|content| content.now.clone()).unwrap_or_default()
    }

    /// Changes what a file holds, durably and behind everybody's back.
    pub fn tamper(&self, name: &str, change: impl FnOnce(&mut Vec<u8>)) {
        let mut guard = self.state();
        let state = &mut *guard;
        if let Some(content) = state.names.get(name).and_then(|file| state.files.get_mut(file)) {
            content.tamper(change);
        }
    }

    /// Another disk that holds the same, durably.
    pub fn copy(&self, seed: u64) -> Self {
        let copy = Self::new(seed);
        let names: Vec<String> = self.state().names.keys().cloned().collect();
        for name in names {
            let _ = copy.create(&name);
            let bytes = self.bytes(&name);
            copy.tamper(&name, |content| *content = bytes);
        }
        let _ = copy.sync_folder();
        copy
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The state, where there is power.
    fn powered(&self) -> io::Result<MutexGuard<'_, State>> {
        if self.has_lost_power() { Err(lost()) } else { Ok(self.state()) }
    }

    /// Counts a change that was made; an error where it was the last one.
    fn changed(&self) -> io::Result<()> {
        let mut power = self.power.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(left) = &mut power.left {
            *left = left.saturating_sub(1);
            power.is_lost = *left == 0;
        }
        if power.is_lost { Err(lost()) } else { Ok(()) }
    }

    fn name(&self, naming: Naming) -> io::Result<()> {
        let mut state = self.powered()?;
        naming.apply(&mut state.names);
        state.pending_names.push(naming);
        drop(state);
        self.changed()
    }

    fn handle(&self, file: u64, start: u64) -> Arc<dyn DiskFile> {
        Arc::new(Handle { disk: self.clone(), file, start })
    }
}

fn lost() -> io::Error {
    io::Error::other("the power is lost")
}

fn missing() -> io::Error {
    io::Error::from(io::ErrorKind::NotFound)
}

impl State {
    fn used(&self) -> u64 {
        self.names.values().filter_map(|file| self.files.get(file)).map(|content| long(content.now.len())).sum()
    }
}

impl Disk for FaultyDisk {
    fn open(&self, name: &str) -> io::Result<Arc<dyn DiskFile>> {
        let state = self.powered()?;
        let file = *state.names.get(name).ok_or_else(missing)?;
        Ok(self.handle(file, state.start))
    }

    fn create(&self, name: &str) -> io::Result<Arc<dyn DiskFile>> {
        let mut state = self.powered()?;
        let (file, start) = (state.next_file, state.start);
        state.next_file += 1;
        state.files.insert(file, Content::default());
        drop(state);
        self.name(Naming::Link(name.to_owned(), file))?;
        Ok(self.handle(file, start))
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        if !self.powered()?.names.contains_key(from) {
            return Err(missing());
        }
        self.name(Naming::Rename(from.to_owned(), to.to_owned()))
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        if !self.powered()?.names.contains_key(name) {
            return Err(missing());
        }
        self.name(Naming::Unlink(name.to_owned()))
    }

    fn list(&self) -> io::Result<Vec<String>> {
        Ok(self.powered()?.names.keys().cloned().collect())
    }

    fn sync_folder(&self) -> io::Result<()> {
        let mut guard = self.powered()?;
        let state = &mut *guard;
        if state.random.below(1000) < state.failing_syncs_of_1000 {
            return Err(io::Error::other("synchronising the folder failed"));
        }
        for naming in std::mem::take(&mut state.pending_names) {
            naming.apply(&mut state.durable_names);
        }
        drop(guard);
        self.changed()
    }
}

struct Handle {
    disk: FaultyDisk,
    file: u64,
    start: u64,
}

impl Handle {
    fn with<T>(&self, act: impl FnOnce(&mut Content, &mut Random, u64) -> io::Result<T>) -> io::Result<T> {
        let mut guard = self.disk.powered()?;
        let state = &mut *guard;
        if state.start != self.start {
            return Err(lost());
        }
        let room = state.capacity_bytes.map_or(u64::MAX, |capacity| capacity.saturating_sub(state.used()));
        act(state.files.get_mut(&self.file).ok_or_else(missing)?, &mut state.random, room)
    }
}

impl DiskFile for Handle {
    fn length(&self) -> io::Result<u64> {
        self.with(|content, _, _| Ok(long(content.now.len())))
    }

    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<()> {
        self.with(|content, _, _| {
            let start = size(offset);
            let bytes = content.now.get(start..start + buffer.len()).ok_or(io::ErrorKind::UnexpectedEof)?;
            buffer.copy_from_slice(bytes);
            Ok(())
        })
    }

    fn write_at(&self, bytes: &[u8], offset: u64) -> io::Result<()> {
        self.with(|content, random, room| {
            let growth = (offset + long(bytes.len())).saturating_sub(long(content.now.len()));
            if growth > room {
                let some = size(random.below(long(bytes.len()) - (growth - room) + 1));
                content.write(offset, bytes.get(..some).unwrap_or_default());
                return Err(io::ErrorKind::StorageFull.into());
            }
            content.write(offset, bytes);
            Ok(())
        })?;
        self.disk.changed()
    }

    fn truncate(&self, length: u64) -> io::Result<()> {
        self.with(|content, _, _| {
            content.truncate(length);
            Ok(())
        })?;
        self.disk.changed()
    }

    fn sync(&self) -> io::Result<()> {
        let failing = self.disk.powered()?.failing_syncs_of_1000;
        self.with(|content, random, _| {
            if random.below(1000) < failing {
                content.fail_sync(random);
                return Err(io::Error::other("synchronising failed"));
            }
            content.sync();
            Ok(())
        })?;
        self.disk.changed()
    }
}
