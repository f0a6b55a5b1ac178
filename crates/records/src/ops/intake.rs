//! Takes statements in: those that come at the same time share one transaction, so that the disk is waited for once.
//!
//! Whoever comes while nobody writes writes at once, for all who have come by then; the others wait for their answer. Nobody is answered
//! before the transaction is on the disk.

use std::collections::HashSet;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use kernel::{ErrorKind, Id, Problem};
use platform::{DatabaseError, Services, Session};
use sha2::{Digest, Sha256};

use crate::model::xapi::prepared::Prepared;
use crate::store::lrs::statements::{Appended, Conflict};
use crate::store::lrs::{activities, attachments, statements};

/// Requests that share a transaction.
pub const JOBS_MAX: usize = 128;
/// Requests that wait; more are told to come again.
pub const WAITING_MAX: usize = 4096;
/// Definitions of activities that are remembered as known.
pub const LEARNT_MAX: usize = 100_000;

/// What one request brings.
#[derive(Debug)]
pub struct Parcel {
    /// Whose store.
    pub tenant: Id,
    /// The statements, all or none of which are taken.
    pub statements: Vec<Prepared>,
    /// Hash, media type and bytes of attachments.
    pub attachments: Vec<(String, String, Vec<u8>)>,
    /// Whether what they say about activities is believed.
    pub defines: bool,
}

struct Job {
    parcel: Parcel,
    outcome: Mutex<Option<Result<Appended, DatabaseError>>>,
}

#[derive(Default)]
struct State {
    waiting: Vec<Arc<Job>>,
    writing: bool,
}

/// Takes statements in. One for a database.
#[derive(Default)]
pub struct Intake {
    state: Mutex<State>,
    changed: Condvar,
    learnt: Mutex<HashSet<[u8; 16]>>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Intake {
    /// Takes a parcel in; when this returns, it is on the disk. How many statements were new.
    ///
    /// # Errors
    /// A statement of this id is there and says something else, too many wait, or the database fails; then nothing of it was taken.
    pub fn take(&self, services: &Services, parcel: Parcel) -> Result<usize, Problem> {
        let job = Arc::new(Job { parcel, outcome: Mutex::new(None) });
        let mut state = lock(&self.state);
        if state.waiting.len() >= WAITING_MAX {
            return Err(Problem::new(ErrorKind::Unavailable, "busy", "too many statements wait to be stored; send them again in a moment"));
        }
        state.waiting.push(Arc::clone(&job));
        loop {
            if let Some(outcome) = lock(&job.outcome).take() {
                return match outcome? {
                    Ok(new) => Ok(new),
                    Err(Conflict(id)) => Err(Problem::new(
                        ErrorKind::Conflict,
                        "conflict",
                        format!("a statement with the id {id} is stored and says something else; nothing of this request was stored"),
                    )),
                };
            }
            if state.writing {
                state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
                continue;
            }
            let count = state.waiting.len().min(JOBS_MAX);
            let jobs: Vec<Arc<Job>> = state.waiting.drain(..count).collect();
            state.writing = true;
            drop(state);
            self.write(services, &jobs);
            state = lock(&self.state);
            state.writing = false;
            self.changed.notify_all();
        }
    }

    /// True while nothing is being written: then all that was acknowledged, and nothing else, is there.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        let state = lock(&self.state);
        !state.writing && state.waiting.is_empty()
    }

    fn write(&self, services: &Services, jobs: &[Arc<Job>]) {
        let together = services
            .database
            .write::<_, DatabaseError>(|session| jobs.iter().map(|job| self.one(services, session, &job.parcel)).collect::<Result<Vec<_>, _>>());
        match together {
            Ok(outcomes) => {
                for (job, outcome) in jobs.iter().zip(outcomes) {
                    if outcome.is_ok() {
                        self.remember(&job.parcel);
                    }
                    *lock(&job.outcome) = Some(Ok(outcome));
                }
            }
            // What fails for one shall not fail for the others.
            Err(_) if jobs.len() > 1 => jobs.iter().for_each(|job| self.write(services, std::slice::from_ref(job))),
            Err(error) => jobs.iter().for_each(|job| *lock(&job.outcome) = Some(Err(DatabaseError::Engine(error.to_string())))),
        }
    }

    /// One parcel, in the transaction of `session`.
    fn one(&self, services: &Services, session: &mut Session<'_>, parcel: &Parcel) -> Result<Appended, DatabaseError> {
        let appended = statements::append(session, parcel.tenant, &parcel.statements, services.now())?;
        if appended.is_err() {
            return Ok(appended);
        }
        for (sha2, content_type, bytes) in &parcel.attachments {
            attachments::keep(session, parcel.tenant, sha2, content_type, bytes)?;
        }
        for (activity, definition) in parcel.statements.iter().filter(|_| parcel.defines).flat_map(|one| &one.definitions) {
            if !lock(&self.learnt).contains(&mark(parcel.tenant, activity, definition)) {
                activities::learn(session, parcel.tenant, activity, definition)?;
            }
        }
        Ok(appended)
    }

    fn remember(&self, parcel: &Parcel) {
        if !parcel.defines || parcel.statements.iter().all(|one| one.definitions.is_empty()) {
            return;
        }
        let mut learnt = lock(&self.learnt);
        if learnt.len() > LEARNT_MAX {
            learnt.clear();
        }
        learnt.extend(parcel.statements.iter().flat_map(|one| &one.definitions).map(|(activity, definition)| mark(parcel.tenant, activity, definition)));
    }
}

fn mark(tenant: Id, activity: &str, definition: &crate::model::xapi::json::Json<'_>) -> [u8; 16] {
    let mut hash = Sha256::new();
    hash.update(tenant.as_bytes());
    hash.update(activity.as_bytes());
    hash.update([0]);
    hash.update(definition.to_bytes());
    let mut mark = [0; 16];
    for (to, from) in mark.iter_mut().zip(hash.finalize()) {
        *to = from;
    }
    mark
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::xapi::json::Json;

    fn parcel(definitions: Vec<(String, Json<'static>)>) -> Parcel {
        let (said, happened, body, keys) = ([0; 16], None, String::new(), Vec::new());
        let one = Prepared { id: uuid::Uuid::nil(), body, said, happened, keys, voids: None, refers: None, definitions, attachments: Vec::new() };
        Parcel { tenant: Id::named(&["t"]), statements: vec![one], attachments: Vec::new(), defines: true }
    }

    #[test]
    fn a_queue_that_is_full_says_so() {
        let intake = Intake::default();
        let waits = |_| Arc::new(Job { parcel: parcel(Vec::new()), outcome: Mutex::new(None) });
        *lock(&intake.state) = State { waiting: (0..WAITING_MAX).map(waits).collect(), writing: true };
        let (services, _) = platform::testing::both(&[])[0].services();
        assert_eq!(intake.take(&services, parcel(Vec::new())).unwrap_err().code, "busy");
        assert!(!intake.is_idle() && Intake::default().is_idle());
    }

    #[test]
    fn what_was_learnt_is_remembered_up_to_a_bound() {
        let intake = Intake::default();
        intake.remember(&parcel((0..=LEARNT_MAX).map(|number| (format!("http://{number}"), Json::Null)).collect()));
        assert_eq!(lock(&intake.learnt).len(), LEARNT_MAX + 1);
        intake.remember(&parcel(vec![("http://one".to_owned(), Json::Null)]));
        assert_eq!(lock(&intake.learnt).len(), 1);
    }
}
