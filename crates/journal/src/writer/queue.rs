//! What waits for the writer, bounded.

use std::collections::VecDeque;
use std::sync::mpsc::SyncSender;
use std::sync::{Condvar, Mutex, PoisonError};

use crate::Appended;
use crate::entry::{Entry, Id, Limit};
use crate::error::{Error, Result};
use crate::settings::{WAITING_BATCHES_MAX, WAITING_BYTES_MAX};

/// Entries after which no more batches join those that become durable together.
const GROUP_ENTRIES: usize = 4_096;

/// A batch and who waits for it.
pub struct Append {
    pub entries: Vec<Entry>,
    pub bytes: usize,
    /// Up to how much the store may hold with it.
    pub limit: Option<Limit>,
    pub reply: SyncSender<Result<Appended>>,
}

/// Something for the writer to do.
pub enum Job {
    Append(Append),
    Erase {
        store: Id,
        ids: Vec<Id>,
        reply: SyncSender<Result<u64>>,
    },
    /// Entries from elsewhere, with when they were stored there.
    Keep {
        entries: Vec<(i64, Entry)>,
        reply: SyncSender<Result<u64>>,
    },
    /// Finish the segment and have the index on disk reach as far.
    Roll {
        reply: SyncSender<Result<()>>,
    },
}

/// What is done next.
pub enum Work {
    Appends(Vec<Append>),
    Other(Job),
    Nothing,
}

#[derive(Default)]
struct Waiting {
    jobs: VecDeque<Job>,
    bytes: usize,
    is_closed: bool,
}

/// Between those who append and the one who writes.
#[derive(Default)]
pub struct Queue {
    waiting: Mutex<Waiting>,
    filled: Condvar,
    emptied: Condvar,
}

impl Queue {
    /// Puts jobs in together; waits where too much waits already.
    pub fn put(&self, jobs: Vec<Job>) -> Result<()> {
        let bytes = jobs.iter().map(bytes_of).sum::<usize>();
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let is_full = |waiting: &Waiting| {
            !waiting.jobs.is_empty() && (waiting.jobs.len() + jobs.len() > WAITING_BATCHES_MAX || waiting.bytes + bytes > WAITING_BYTES_MAX)
        };
        while !waiting.is_closed && is_full(&waiting) {
            waiting = self.emptied.wait(waiting).unwrap_or_else(PoisonError::into_inner);
        }
        if waiting.is_closed {
            return Err(Error::Closed);
        }
        waiting.bytes += bytes;
        waiting.jobs.extend(jobs);
        self.filled.notify_one();
        Ok(())
    }

    /// Takes all batches that wait in front, or one other job; waits for some. Nothing once it is closed and empty.
    pub fn take(&self) -> Work {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        while waiting.jobs.is_empty() && !waiting.is_closed {
            waiting = self.filled.wait(waiting).unwrap_or_else(PoisonError::into_inner);
        }
        let (mut group, mut entries) = (Vec::new(), 0);
        while entries < GROUP_ENTRIES
            && let Some(job) = waiting.jobs.pop_front()
        {
            waiting.bytes -= bytes_of(&job);
            match job {
                Job::Append(append) => {
                    entries += append.entries.len();
                    group.push(append);
                }
                other if group.is_empty() => {
                    self.emptied.notify_all();
                    return Work::Other(other);
                }
                other => {
                    waiting.jobs.push_front(other);
                    break;
                }
            }
        }
        self.emptied.notify_all();
        if group.is_empty() { Work::Nothing } else { Work::Appends(group) }
    }

    /// Lets nothing more in. What waits is still done.
    pub fn close(&self) {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).is_closed = true;
        self.filled.notify_all();
        self.emptied.notify_all();
    }

    /// Lets nothing more in and drops what waits, so that whoever waits for an answer hears that there will be none.
    pub fn abandon(&self) {
        let dropped = {
            let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
            waiting.is_closed = true;
            waiting.bytes = 0;
            std::mem::take(&mut waiting.jobs)
        };
        drop(dropped);
        self.emptied.notify_all();
    }

    /// How many jobs wait.
    #[cfg(test)]
    pub fn len(&self) -> usize {
        self.waiting.lock().unwrap().jobs.len()
    }
}

fn bytes_of(job: &Job) -> usize {
    match job {
        Job::Append(append) => append.bytes,
        Job::Erase { ids, .. } => ids.len() * 16,
        Job::Keep { entries, .. } => entries.iter().map(|(_, entry)| entry.body.len() + entry.keys.len() * 16).sum(),
        Job::Roll { .. } => 0,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::mpsc::sync_channel;

    use super::*;

    fn append(bytes: usize) -> Job {
        Job::Append(Append { entries: vec![Entry::default()], bytes, limit: None, reply: sync_channel(1).0 })
    }

    /// Fills the queue, then sees that one more waits until something was taken.
    fn fills_up(bytes: usize, fit: usize) {
        let queue = Arc::new(Queue::default());
        for _ in 0..fit {
            queue.put(vec![append(bytes)]).unwrap();
        }
        let (sent, has_put) = sync_channel(1);
        let one_more = std::thread::spawn({
            let queue = Arc::clone(&queue);
            move || {
                queue.put(vec![append(bytes)]).unwrap();
                sent.send(()).unwrap();
            }
        });
        assert!(has_put.recv_timeout(std::time::Duration::from_millis(50)).is_err(), "it must wait");
        assert_eq!(queue.len(), fit);
        assert!(matches!(queue.take(), Work::Appends(group) if group.len() == fit));
        has_put.recv().unwrap();
        one_more.join().unwrap();
        queue.close();
        assert!(matches!(queue.put(vec![append(1)]), Err(Error::Closed)));
        assert!(matches!(queue.take(), Work::Appends(group) if group.len() == 1));
        assert!(matches!(queue.take(), Work::Nothing));
    }

    #[test]
    fn callers_wait_where_too_many_batches_wait() {
        fills_up(1, WAITING_BATCHES_MAX);
    }

    #[test]
    fn callers_wait_where_too_many_bytes_wait() {
        fills_up(WAITING_BYTES_MAX / 2, 2);
    }

    #[test]
    fn who_waits_hears_when_there_will_be_no_answer() {
        let (queue, (reply, answer)) = (Queue::default(), sync_channel(1));
        queue.put(vec![Job::Append(Append { entries: vec![Entry::default()], bytes: 1, limit: None, reply })]).unwrap();
        queue.abandon();
        assert!(answer.recv().is_err() && matches!(queue.put(vec![append(1)]), Err(Error::Closed)));
    }

    #[test]
    fn a_batch_as_large_as_the_queue_gets_in_alone() {
        let queue = Queue::default();
        queue.put(vec![append(WAITING_BYTES_MAX + 1)]).unwrap();
        assert_eq!(queue.len(), 1);
    }
}
