//! The one who writes: takes what waits, makes it durable with one synchronisation, shows it, answers.

mod plan;
pub mod queue;

use std::sync::mpsc::SyncSender;
use std::sync::{Arc, Mutex, PoisonError};

use crate::entry::{Entry, Id};
use crate::error::{Error, Result};
use crate::log::frame::{FrameBuilder, Kind, stored_after};
use crate::log::tail::Tail;
use crate::settings::{Clock, Settings};
use crate::view::View;
use crate::wire::long;
use crate::{Appended, Outcome, State};
use plan::{Group, Planned};
use queue::{Append, Job, Queue, Work};

/// Up to when everything can be read.
#[derive(Default)]
pub struct Moment {
    /// Whatever is stored from now on is stored later than this.
    floor: i64,
    /// When the first entry of what is being written will have been stored.
    writing: Option<i64>,
}

impl Moment {
    /// Says up to when everything that was stored can be read, and keeps it true.
    pub fn consistent_through(&mut self, now: i64) -> i64 {
        if let Some(first) = self.writing {
            return first.saturating_sub(1);
        }
        self.floor = self.floor.max(now);
        self.floor
    }

    /// The time of the next entry.
    fn begin(&mut self, now: i64, last_stored: i64) -> i64 {
        let first = now.max(self.floor.saturating_add(1)).max(last_stored.saturating_add(1));
        self.writing = Some(first);
        first
    }

    fn end(&mut self, last_stored: i64) {
        self.writing = None;
        self.floor = self.floor.max(last_stored);
    }
}

/// Writes, on a thread of its own.
pub struct Writer {
    pub view: Arc<View>,
    pub tail: Tail,
    pub queue: Arc<Queue>,
    pub moment: Arc<Mutex<Moment>>,
    pub clock: Clock,
    pub settings: Settings,
    /// Wakes the one who writes the index.
    pub wake: Option<SyncSender<()>>,
    /// Why the index does not follow the log any more. It is made anew at the next opening; until then nothing is appended.
    pub lost: Option<Error>,
}

impl Writer {
    /// Works until the queue is closed and empty, then writes the index.
    pub fn run(mut self) {
        loop {
            match self.queue.take() {
                Work::Appends(appends) => self.append(appends),
                Work::Other(Job::Erase { store, ids, reply }) => {
                    let _ = reply.send(self.erase(&store, &ids));
                }
                Work::Other(Job::Keep { entries, reply }) => {
                    let _ = reply.send(self.keep(entries));
                    self.roll_where_due();
                }
                Work::Other(Job::Roll { reply }) => {
                    let _ = reply.send(self.roll());
                }
                Work::Other(Job::Append(append)) => self.append(vec![append]),
                Work::Nothing => break,
            }
            self.look_after_index();
        }
        if self.lost.is_none() {
            let _ = self.write_index();
        }
    }

    fn append(&mut self, appends: Vec<Append>) {
        let mut group = Group::default();
        let ready = self.ready();
        let mut answers = Vec::with_capacity(appends.len());
        for append in appends {
            let planned = ready.clone().and_then(|()| group.plan(&self.view, append.entries, append.limit.as_ref()));
            answers.push((append.reply, planned));
        }
        let written = if group.entries.is_empty() { Ok((0, 0)) } else { self.write(&group) };
        for (reply, planned) in answers {
            let _ = reply.send(planned.and_then(|planned| outcomes(&planned, &written)));
        }
        self.roll_where_due();
    }

    /// An error leaves an end that is mended before the next frame.
    fn roll_where_due(&mut self) {
        if self.tail.is_due() {
            let _ = self.tail.roll();
        }
    }

    /// Takes over entries with the moments at which they were stored elsewhere, all later than the last that is here.
    fn keep(&mut self, entries: Vec<(i64, Entry)>) -> Result<u64> {
        self.ready()?;
        let reach = self.tail.reach();
        let mut last = reach.stored;
        let (mut group, mut moments) = (Group::default(), Vec::with_capacity(entries.len()));
        for (stored, entry) in entries {
            let known = group.entries.len();
            group.plan(&self.view, vec![entry], None)?;
            if group.entries.len() > known {
                if stored <= last {
                    return Err(Error::Order { stored, last });
                }
                moments.push(stored);
                last = stored;
            }
        }
        if moments.is_empty() {
            return Ok(0);
        }
        let mut builder = FrameBuilder::new(self.view.log.salt, Kind::Entries, reach.frames, reach.seq, last);
        for (entry, stored) in group.entries.iter().zip(&moments) {
            builder.push_at(entry, false, *stored);
        }
        builder.end_at(last);
        self.append_frame(builder, reach.seq, &group)?;
        self.moment.lock().unwrap_or_else(PoisonError::into_inner).end(last);
        Ok(long(moments.len()))
    }

    /// Makes a frame durable and shows what is in it.
    fn append_frame(&mut self, builder: FrameBuilder, first_seq: u64, group: &Group) -> Result<()> {
        self.tail.append(&builder.finish())?;
        for (seq, entry) in (first_seq..).zip(&group.entries) {
            if let Err(error) = self.view.add(seq, entry, false) {
                self.lose_index(error);
                break;
            }
        }
        self.view.show(self.tail.reach().seq);
        Ok(())
    }

    /// Writes the group as one frame; gives the first seq and when it was stored.
    fn write(&mut self, group: &Group) -> Result<(u64, i64)> {
        let reach = self.tail.reach();
        let first_stored = self.moment.lock().unwrap_or_else(PoisonError::into_inner).begin((self.clock)(), reach.stored);
        let mut builder = FrameBuilder::new(self.view.log.salt, Kind::Entries, reach.frames, reach.seq, first_stored);
        for entry in &group.entries {
            builder.push(entry, false);
        }
        let result = self.append_frame(builder, reach.seq, group);
        self.moment.lock().unwrap_or_else(PoisonError::into_inner).end(self.tail.reach().stored);
        result.map(|()| (reach.seq, first_stored))
    }

    fn erase(&mut self, store: &Id, ids: &[Id]) -> Result<u64> {
        self.ready()?;
        let mut seqs = Vec::new();
        for id in ids {
            seqs.extend(self.view.find(store, id)?.filter(|seq| !self.view.is_erased(*seq)));
        }
        seqs.sort_unstable();
        seqs.dedup();
        if seqs.is_empty() {
            return Ok(0);
        }
        let reach = self.tail.reach();
        let mut builder = FrameBuilder::new(self.view.log.salt, Kind::Erasure, reach.frames, reach.seq, reach.stored);
        for seq in &seqs {
            builder.push_erased(*seq);
        }
        self.tail.append(&builder.finish())?;
        for seq in &seqs {
            if let Err(error) = self.view.erase(*seq) {
                self.lose_index(error.clone());
                return Err(error);
            }
        }
        Ok(long(seqs.len()))
    }

    /// Finishes the segment, with an index on disk that knows all of it.
    fn roll(&mut self) -> Result<()> {
        self.ready()?;
        self.tail.roll()?;
        self.write_index()
    }

    /// An error where nothing can be appended now.
    fn ready(&mut self) -> Result<()> {
        if let Some(error) = &self.lost {
            return Err(error.clone());
        }
        if self.view.index.pairs_in_memory() >= self.settings.memory_pairs.saturating_mul(2) {
            self.view.index.wait_until_written()?;
            self.look_after_index();
        }
        Ok(())
    }

    /// Sets the index's memory apart where it is full, and has it written.
    fn look_after_index(&mut self) {
        if self.lost.is_some() || self.view.index.pairs_in_memory() < self.settings.memory_pairs {
            return;
        }
        self.view.index.freeze(self.tail.reach(), self.view.all_held());
        match &self.wake {
            Some(wake) => drop(wake.try_send(())),
            // An error is kept by the index, and tried again when its memory is full twice.
            None => drop(self.view.index.keep_up()),
        }
    }

    /// Has the index on disk reach as far as the log.
    fn write_index(&mut self) -> Result<()> {
        if !self.view.index.freeze(self.tail.reach(), self.view.all_held()) {
            self.view.index.keep_up()?;
            self.view.index.freeze(self.tail.reach(), self.view.all_held());
        }
        self.view.index.keep_up()
    }

    fn lose_index(&mut self, error: Error) {
        let _ = self.view.index.distrust();
        self.lost = Some(error);
    }
}

impl Drop for Writer {
    /// However the writer ends, nobody waits for it.
    fn drop(&mut self) {
        self.queue.abandon();
    }
}

fn outcomes(planned: &[Planned], written: &Result<(u64, i64)>) -> Result<Appended> {
    let outcome = |planned: &Planned| match *planned {
        Planned::Before(outcome) => Ok(outcome),
        Planned::InGroup { at, is_new } => {
            let (first_seq, first_stored) = written.clone()?;
            let state = if is_new { State::New } else { State::Known };
            Ok(Outcome { seq: first_seq + long(at), stored: stored_after(first_stored, long(at)), state })
        }
    };
    Ok(Appended { outcomes: planned.iter().map(outcome).collect::<Result<_>>()? })
}
