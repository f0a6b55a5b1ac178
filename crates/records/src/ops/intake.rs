//! Takes statements in: those that come at the same time share one transaction, so that the disk is waited for once. A journal sees to that itself.
//!
//! Whoever comes while nobody writes writes at once, for all who have come by then; the others wait for their answer. Nobody is answered
//! before the transaction is on the disk.

use std::collections::HashSet;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use journal::Journal;
use kernel::Id;
use platform::{DatabaseError, Services, Session};
use sha2::{Digest, Sha256};

use super::keep_to_quota::{Delivery, Gates, Meter, keep_files, quota};
use crate::model::quota::{Over, Quota};
use crate::model::xapi::holder::own_tenant;
use crate::model::xapi::prepared::Prepared;
use crate::store::lrs::attachments::Attachment;
use crate::store::lrs::statements::Conflict;
use crate::store::lrs::{activities, attachments, statements};
use crate::store::shelf::{self, Shelf, ShelfError};

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
    /// Its attachments.
    pub attachments: Vec<Attachment>,
    /// Whether what they say about activities is believed.
    pub defines: bool,
}

/// Why a parcel was not taken.
enum Unkept {
    Clashes(Conflict),
    Over(Over),
}

/// What became of a parcel: how many statements were new.
type Taken = Result<usize, Unkept>;

struct Job {
    parcel: Parcel,
    outcome: Mutex<Option<Result<Taken, DatabaseError>>>,
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
    /// Who waits for whom at stores with a quota in a journal.
    pub gates: Gates,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Intake {
    /// Takes a parcel in; when this returns, it is on the disk. How many statements were new. `usual` is what stores may hold of which no operator said more.
    ///
    /// # Errors
    /// A statement of this id is there and says something else, the store may not hold so much, too many wait, or the database fails; then nothing of it was
    /// taken.
    pub fn take(&self, services: &Services, shelf: &Shelf, usual: Quota, parcel: Parcel) -> Result<usize, ShelfError> {
        match shelf {
            Shelf::Tables => self.take_into_tables(services, usual, parcel),
            Shelf::Journal(journal, _) => self.take_into_journal(services, journal, usual, parcel),
            Shelf::Away(_) => Err(ShelfError::Away),
        }
    }

    /// Attachments are there before their statements can be seen; what is said about activities is believed once the statements are kept.
    fn take_into_journal(&self, services: &Services, journal: &Journal, usual: Quota, parcel: Parcel) -> Result<usize, ShelfError> {
        let Parcel { tenant, mut statements, attachments, defines } = parcel;
        let definitions: Vec<_> = statements.iter_mut().flat_map(|one| std::mem::take(&mut one.definitions)).collect();
        let database = &services.database;
        let quota = if tenant == own_tenant() { Quota::NONE } else { database.read::<_, DatabaseError>(|session| quota(session, usual, tenant))? };
        let new = if quota == Quota::NONE {
            if !attachments.is_empty() {
                keep_files(database, tenant, &attachments)?;
            }
            shelf::append(journal, tenant, statements)?
        } else {
            let delivery = Delivery { database, journal, tenant, quota, now: services.now() };
            self.gates.of(tenant).append(&delivery, statements, &attachments)?
        };
        if !defines || definitions.is_empty() {
            return Ok(new);
        }
        let marks: Vec<[u8; 16]> = definitions.iter().map(|(activity, definition)| mark(tenant, activity, definition)).collect();
        let unknown: Vec<usize> = {
            let learnt = lock(&self.learnt);
            marks.iter().enumerate().filter(|(_, mark)| !learnt.contains(*mark)).map(|(at, _)| at).collect()
        };
        if !unknown.is_empty() {
            services.database.write::<_, DatabaseError>(|session| {
                unknown
                    .iter()
                    .filter_map(|at| definitions.get(*at))
                    .try_for_each(|(activity, definition)| activities::learn(session, tenant, activity, definition))
            })?;
            self.remember(marks);
        }
        Ok(new)
    }

    fn take_into_tables(&self, services: &Services, usual: Quota, parcel: Parcel) -> Result<usize, ShelfError> {
        let job = Arc::new(Job { parcel, outcome: Mutex::new(None) });
        let mut state = lock(&self.state);
        if state.waiting.len() >= WAITING_MAX {
            return Err(ShelfError::Busy);
        }
        state.waiting.push(Arc::clone(&job));
        loop {
            if let Some(outcome) = lock(&job.outcome).take() {
                return outcome?.map_err(|unkept| match unkept {
                    Unkept::Clashes(Conflict(id)) => ShelfError::Conflict(id),
                    Unkept::Over(over) => ShelfError::Over(over),
                });
            }
            if state.writing {
                state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
                continue;
            }
            let count = state.waiting.len().min(JOBS_MAX);
            let jobs: Vec<Arc<Job>> = state.waiting.drain(..count).collect();
            state.writing = true;
            drop(state);
            self.write(services, usual, &jobs);
            state = lock(&self.state);
            state.writing = false;
            self.changed.notify_all();
        }
    }

    fn write(&self, services: &Services, usual: Quota, jobs: &[Arc<Job>]) {
        let together = services.database.write::<_, DatabaseError>(|session| {
            let mut meter = Meter::new(usual);
            let outcomes = jobs.iter().map(|job| self.one(services, session, &mut meter, &job.parcel)).collect::<Result<Vec<_>, _>>()?;
            meter.close(session)?;
            Ok(outcomes)
        });
        match together {
            Ok(outcomes) => {
                for (job, outcome) in jobs.iter().zip(outcomes) {
                    if outcome.is_ok() && job.parcel.defines {
                        let definitions = job.parcel.statements.iter().flat_map(|one| &one.definitions);
                        self.remember(definitions.map(|(activity, definition)| mark(job.parcel.tenant, activity, definition)).collect());
                    }
                    *lock(&job.outcome) = Some(Ok(outcome));
                }
            }
            // What fails for one shall not fail for the others.
            Err(_) if jobs.len() > 1 => jobs.iter().for_each(|job| self.write(services, usual, std::slice::from_ref(job))),
            Err(error) => jobs.iter().for_each(|job| *lock(&job.outcome) = Some(Err(DatabaseError::Engine(error.to_string())))),
        }
    }

    /// One parcel, in the transaction of `session`.
    fn one(&self, services: &Services, session: &mut Session<'_>, meter: &mut Meter, parcel: &Parcel) -> Result<Taken, DatabaseError> {
        let (tenant, now) = (parcel.tenant, services.now());
        meter.open(session, tenant)?;
        let new = match statements::unknown(session, tenant, &parcel.statements)? {
            Ok(new) => new,
            Err(conflict) => return Ok(Err(Unkept::Clashes(conflict))),
        };
        let file_bytes = if parcel.attachments.is_empty() { 0 } else { attachments::unknown(session, tenant, &parcel.attachments)? };
        if let Err(over) = meter.admit(tenant, &new, file_bytes, now) {
            return Ok(Err(Unkept::Over(over)));
        }
        statements::write(session, tenant, &new, now)?;
        let file_bytes = attachments::keep(session, tenant, &parcel.attachments)?;
        meter.note(tenant, &new, file_bytes);
        for (activity, definition) in parcel.statements.iter().filter(|_| parcel.defines).flat_map(|one| &one.definitions) {
            if !lock(&self.learnt).contains(&mark(parcel.tenant, activity, definition)) {
                activities::learn(session, parcel.tenant, activity, definition)?;
            }
        }
        Ok(Ok(new.len()))
    }

    fn remember(&self, marks: Vec<[u8; 16]>) {
        if marks.is_empty() {
            return;
        }
        let mut learnt = lock(&self.learnt);
        if learnt.len() > LEARNT_MAX {
            learnt.clear();
        }
        learnt.extend(marks);
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
        assert!(matches!(intake.take(&services, &Shelf::Tables, Quota::NONE, parcel(Vec::new())), Err(ShelfError::Busy)));
    }

    #[test]
    fn what_was_learnt_is_remembered_up_to_a_bound() {
        let intake = Intake::default();
        let marks = |range: std::ops::Range<usize>| range.map(|number| u128::try_from(number).unwrap().to_le_bytes()).collect();
        intake.remember(marks(0..LEARNT_MAX + 1));
        assert_eq!(lock(&intake.learnt).len(), LEARNT_MAX + 1);
        intake.remember(marks(0..1));
        assert_eq!(lock(&intake.learnt).len(), 1);
    }
}
