//! The journal as others see it.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::path::Path;
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use crate::disk::{Disk, FolderDisk};
use crate::entry::{BODY_BYTES_MAX, Entry, Held, Id, KEYS_MAX, Limit, Stored};
use crate::error::{Error, Result};
use crate::open::{Opened, open};
use crate::read::{self, Page, Query};
use crate::settings::{BATCH_BYTES_MAX, BATCH_ENTRIES_MAX, Clock, ERASED_IDS_MAX, Settings};
use crate::view::View;
use crate::writer::queue::{Append, Job, Queue};
use crate::writer::{Moment, Writer};

/// What became of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It was written now.
    New,
    /// It was there before with the same content.
    Known,
    /// An entry with this id was erased; it does not come back.
    Erased,
}

/// An entry's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Its place in the journal.
    pub seq: u64,
    /// When it was stored, in microseconds since 1970.
    pub stored: i64,
    /// What became of it.
    pub state: State,
}

/// A batch that is durable.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Appended {
    /// One for each entry of the batch, in its order.
    pub outcomes: Vec<Outcome>,
}

/// An open journal. It can be used from many threads; dropping it finishes what waits and writes the index.
pub struct Journal {
    pub(crate) view: Arc<View>,
    queue: Arc<Queue>,
    moment: Arc<Mutex<Moment>>,
    clock: Clock,
    threads: Mutex<Vec<JoinHandle<()>>>,
    pub(crate) compaction: Mutex<()>,
}

impl Journal {
    /// Opens the journal in the folders `log` and `index` of a folder, and makes it where it is missing. `log` is what is true;
    /// `index` may be deleted while the journal is closed.
    pub fn open_folder(folder: &Path, settings: Settings, clock: Clock) -> Result<(Self, Opened)> {
        let [log, index] = ["log", "index"].map(|name| FolderDisk::open(&folder.join(name)));
        Self::open(Arc::new(log?), Arc::new(index?), settings, clock)
    }

    /// Opens the journal on two disks, and tells in which state it was.
    pub fn open(log: Arc<dyn Disk>, index: Arc<dyn Disk>, settings: Settings, clock: Clock) -> Result<(Self, Opened)> {
        let (view, tail, opened) = open(log, index, &settings, RandomState::new().hash_one(clock()))?;
        let (queue, moment) = (Arc::new(Queue::default()), Arc::new(Mutex::new(Moment::default())));
        let mut threads = Vec::new();
        let wake = settings.is_background.then(|| {
            let (wake, woken) = sync_channel(1);
            let view = Arc::clone(&view);
            threads.push(std::thread::spawn(move || keep_up(&view, &woken)));
            wake
        });
        let writer = Writer {
            view: Arc::clone(&view),
            tail,
            queue: Arc::clone(&queue),
            moment: Arc::clone(&moment),
            clock: Arc::clone(&clock),
            settings,
            wake,
            lost: None,
        };
        threads.push(std::thread::spawn(move || writer.run()));
        Ok((Self { view, queue, moment, clock, threads: Mutex::new(threads), compaction: Mutex::default() }, opened))
    }

    /// Appends a batch, all of it or nothing, and returns when it is durable and can be read. Entries that are there already
    /// with the same content are not written again.
    ///
    /// # Errors
    /// `Conflict` where an id is taken by other content, `Repeated` where it stands twice in the batch, `TooMuch` beyond
    /// [`BATCH_ENTRIES_MAX`], [`BATCH_BYTES_MAX`], [`KEYS_MAX`] or [`BODY_BYTES_MAX`], `Full` and `Storage` where the disk is
    /// full or fails.
    pub fn append(&self, batch: Vec<Entry>) -> Result<Appended> {
        self.append_together(vec![batch]).pop().unwrap_or(Err(Error::Closed))
    }

    /// As [`Journal::append`], where the store then holds no more than a limit; what brings nothing new always fits. It is decided where batches become durable,
    /// so it holds whoever else appends meanwhile.
    ///
    /// # Errors
    /// `Over` where it would hold more; else as [`Journal::append`].
    pub fn append_within(&self, batch: Vec<Entry>, limit: Limit) -> Result<Appended> {
        self.put(vec![(batch, Some(limit))]).pop().unwrap_or(Err(Error::Closed))
    }

    /// Appends batches that become durable together, each for itself as [`Journal::append`] does: what many threads do at once.
    pub fn append_together(&self, batches: Vec<Vec<Entry>>) -> Vec<Result<Appended>> {
        self.put(batches.into_iter().map(|batch| (batch, None)).collect())
    }

    fn put(&self, batches: Vec<(Vec<Entry>, Option<Limit>)>) -> Vec<Result<Appended>> {
        let (mut jobs, mut answers) = (Vec::new(), Vec::new());
        for (entries, limit) in batches {
            answers.push(check(&entries).map(|bytes| {
                let (reply, answer) = sync_channel(1);
                jobs.push(Job::Append(Append { entries, bytes, limit, reply }));
                answer
            }));
        }
        let put = if jobs.is_empty() { Ok(()) } else { self.queue.put(jobs) };
        answers.into_iter().map(|answer| answer.and_then(|answer| put.clone().and_then(|()| answer.recv().unwrap_or(Err(Error::Closed))))).collect()
    }

    /// An entry by its id, with its flag where it is voided; `None` where there is none or it was erased.
    pub fn get(&self, store: &Id, id: &Id) -> Result<Option<Stored>> {
        read::get(&self.view, store, id)
    }

    /// A page of what matches.
    pub fn query(&self, query: &Query) -> Result<Page> {
        read::query(&self.view, query)
    }

    /// Up to `limit` entries of all stores from a seq on, oldest first, with voided ones, and what is left of erased ones.
    /// [`Page::next`] is the seq to go on from.
    pub fn scan(&self, from_seq: u64, limit: usize) -> Result<Page> {
        read::scan(&self.view, from_seq, limit)
    }

    /// Takes over entries with the moments at which they were stored elsewhere, in the order of those, durably and all together. Those that are there already
    /// with the same content are left as they are. How many were new.
    ///
    /// # Errors
    /// `Order` where one is not later than the last that is there; else as [`Journal::append`].
    pub fn keep(&self, entries: Vec<(i64, Entry)>) -> Result<u64> {
        check(entries.iter().map(|(_, entry)| entry))?;
        let (reply, answer) = sync_channel(1);
        self.queue.put(vec![Job::Keep { entries, reply }])?;
        answer.recv().unwrap_or(Err(Error::Closed))
    }

    /// The first seq of those stored at a moment or later; the seq that the next entry gets where there are none.
    pub fn seq_at(&self, moment: i64) -> Result<u64> {
        read::seq_at(&self.view, moment)
    }

    /// The stores that ever had an entry.
    pub fn stores(&self) -> Vec<Id> {
        self.view.all_held().into_keys().collect()
    }

    /// How many entries all stores have; voided ones count, erased ones do not.
    pub fn count_all(&self) -> u64 {
        self.view.all_held().values().map(|held| held.entries).sum()
    }

    /// How many entries a store has; voided ones count, erased ones do not.
    pub fn count(&self, store: &Id) -> u64 {
        self.held(store).entries
    }

    /// How much a store holds.
    pub fn held(&self, store: &Id) -> Held {
        self.view.held(store)
    }

    /// How much each store holds that ever had an entry.
    pub fn all_held(&self) -> HashMap<Id, Held> {
        self.view.all_held()
    }

    /// How many entries of a store stand from each seq to the next one (left out), voided ones too, erased ones not. It reads the index alone.
    pub fn counts_between(&self, store: &Id, seqs: &[u64]) -> Result<Vec<u64>> {
        read::counts_between(&self.view, store, seqs)
    }

    /// How many entries were ever stored: the seq that the next one gets.
    pub fn next_seq(&self) -> u64 {
        self.view.visible()
    }

    /// Everything that was or will be stored up to this time can be read, in microseconds since 1970.
    pub fn consistent_through(&self) -> i64 {
        let now = (self.clock)();
        self.moment.lock().unwrap_or_else(PoisonError::into_inner).consistent_through(now)
    }

    /// Erases entries by their ids, durably and at once: they are not served nor found again, and do not come back when they are
    /// appended again. Gives how many there were. Their bytes are gone from the disk after [`Journal::compact`].
    pub fn erase(&self, store: &Id, ids: &[Id]) -> Result<u64> {
        if ids.len() > ERASED_IDS_MAX {
            return Err(Error::TooMuch { what: "ERASED_IDS_MAX", bound: ERASED_IDS_MAX });
        }
        let (reply, answer) = sync_channel(1);
        self.queue.put(vec![Job::Erase { store: *store, ids: ids.to_vec(), reply }])?;
        answer.recv().unwrap_or(Err(Error::Closed))
    }

    /// Finishes the segment that is written to, so that all entries stand in finished ones and the index on disk knows them.
    pub(crate) fn roll(&self) -> Result<()> {
        let (reply, answer) = sync_channel(1);
        self.queue.put(vec![Job::Roll { reply }])?;
        answer.recv().unwrap_or(Err(Error::Closed))
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        self.queue.close();
        for thread in self.threads.lock().unwrap_or_else(PoisonError::into_inner).drain(..).rev() {
            let _ = thread.join();
        }
    }
}

/// Writes the index beside the appending, until the writer is gone.
fn keep_up(view: &View, woken: &Receiver<()>) {
    while woken.recv().is_ok() {
        // The error is kept by the index: the writer tries again, and refuses when its memory is full.
        let _ = view.index.keep_up();
    }
}

/// How large a batch is, where it is within its bounds.
fn check<'e>(entries: impl IntoIterator<Item = &'e Entry>) -> Result<usize> {
    let entries: Vec<&Entry> = entries.into_iter().collect();
    let mut bytes = 0;
    let within = |count: usize, what: &'static str, bound: usize| if count > bound { Err(Error::TooMuch { what, bound }) } else { Ok(()) };
    within(entries.len(), "the number of entries of a batch", BATCH_ENTRIES_MAX)?;
    for entry in &entries {
        within(entry.keys.len(), "the number of keys of an entry", KEYS_MAX)?;
        within(entry.body.len(), "the size of an entry in bytes", BODY_BYTES_MAX)?;
        bytes += entry.body.len() + entry.keys.len() * 16;
        within(bytes, "the size of a batch in bytes", BATCH_BYTES_MAX)?;
    }
    let mut ids: Vec<(&Id, &Id)> = entries.iter().map(|entry| (&entry.store, &entry.id)).collect();
    ids.sort_unstable();
    match ids.windows(2).find_map(|pair| if let [first, second] = pair { (first == second).then_some(first) } else { None }) {
        Some((store, id)) => Err(Error::Repeated { store: **store, id: **id }),
        None => Ok(bytes),
    }
}
