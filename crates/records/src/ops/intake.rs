//! Takes statements in: those that come at the same time share one transaction, so that the disk is waited for once (decision 0023). A journal sees to that itself.
//!
//! Whoever comes while nobody writes writes at once, for all who have come by then; the others wait, and the first of them writes next. Nobody is answered before the
//! transaction is on the disk. Each gets an answer of its own: what is there, and what a store may hold, is looked up for all of them, and decided for one after the
//! other before anything is written.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use journal::Journal;
use kernel::Id;
use platform::{DatabaseError, Services, Session};
use sha2::{Digest, Sha256};

use super::keep_to_quota::{Delivery, Gates, Meter, keep_files, quota};
use crate::model::quota::{Over, Quota};
use crate::model::xapi::holder::own_tenant;
use crate::model::xapi::json::Json;
use crate::model::xapi::prepared::Prepared;
use crate::store::lrs::attachments::Attachment;
use crate::store::lrs::known::Known;
use crate::store::lrs::statements::Conflict;
use crate::store::lrs::{activities, attachments, statements};
use crate::store::shelf::{self, Shelf, ShelfError};

/// Requests that share a transaction.
pub const JOBS_MAX: usize = 128;
/// Statements after which no further request joins a transaction.
pub const STATEMENTS_MAX: usize = 4000;
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

/// Where a request stands.
enum Turn {
    Waits,
    /// It is the first of those that wait, and writes for them.
    Leads,
    Done(Result<Taken, DatabaseError>),
}

struct Job {
    parcel: Parcel,
    turn: Mutex<Turn>,
    changed: Condvar,
}

impl Job {
    const fn new(parcel: Parcel) -> Self {
        Self { parcel, turn: Mutex::new(Turn::Waits), changed: Condvar::new() }
    }

    fn set(&self, turn: Turn) {
        *lock(&self.turn) = turn;
        self.changed.notify_one();
    }

    /// Waits for its turn or its end, which is `Some`.
    fn wait(&self) -> Option<Result<Taken, DatabaseError>> {
        let mut turn = lock(&self.turn);
        loop {
            match std::mem::replace(&mut *turn, Turn::Waits) {
                Turn::Waits => turn = self.changed.wait(turn).unwrap_or_else(PoisonError::into_inner),
                Turn::Leads => return None,
                Turn::Done(outcome) => return Some(outcome),
            }
        }
    }
}

#[derive(Default)]
struct State {
    waiting: VecDeque<Arc<Job>>,
    /// Whether somebody writes; only then others wait.
    writing: bool,
}

impl State {
    /// The requests that share the next transaction, in the order in which they came.
    fn next(&mut self) -> Vec<Arc<Job>> {
        let (mut jobs, mut statements) = (Vec::new(), 0);
        while jobs.len() < JOBS_MAX && statements < STATEMENTS_MAX {
            let Some(job) = self.waiting.pop_front() else { break };
            statements += job.parcel.statements.len();
            jobs.push(job);
        }
        jobs
    }
}

/// Takes statements in. One for a database.
#[derive(Default)]
pub struct Intake {
    state: Mutex<State>,
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
            let new = || unknown.iter().filter_map(|at| definitions.get(*at)).map(|(activity, definition)| (activity.as_str(), definition));
            services.database.write::<_, DatabaseError>(|session| activities::learn(session, tenant, new()))?;
            self.remember(marks);
        }
        Ok(new)
    }

    /// How many requests wait for those that are being written; `None` where none are.
    pub fn waiting(&self) -> Option<usize> {
        let state = lock(&self.state);
        state.writing.then(|| state.waiting.len())
    }

    fn take_into_tables(&self, services: &Services, usual: Quota, parcel: Parcel) -> Result<usize, ShelfError> {
        let job = Arc::new(Job::new(parcel));
        {
            let mut state = lock(&self.state);
            if state.waiting.len() >= WAITING_MAX {
                return Err(ShelfError::Busy);
            }
            state.waiting.push_back(Arc::clone(&job));
            if !std::mem::replace(&mut state.writing, true) {
                job.set(Turn::Leads);
            }
        }
        let outcome = loop {
            match job.wait() {
                Some(outcome) => break outcome,
                None => self.lead(services, usual),
            }
        };
        outcome?.map_err(|unkept| match unkept {
            Unkept::Clashes(Conflict(id)) => ShelfError::Conflict(id),
            Unkept::Over(over) => ShelfError::Over(over),
        })
    }

    /// Writes for the first of those that wait, this one among them, and lets the next of the others lead.
    fn lead(&self, services: &Services, usual: Quota) {
        let jobs = lock(&self.state).next();
        self.write(services, usual, &jobs);
        let mut state = lock(&self.state);
        match state.waiting.front() {
            Some(next) => next.set(Turn::Leads),
            None => state.writing = false,
        }
    }

    fn write(&self, services: &Services, usual: Quota, jobs: &[Arc<Job>]) {
        match services.database.write::<_, DatabaseError>(|session| self.all(services, session, usual, jobs)) {
            Ok((outcomes, learnt)) => {
                self.remember(learnt);
                jobs.iter().zip(outcomes).for_each(|(job, outcome)| job.set(Turn::Done(Ok(outcome))));
            }
            // What fails for one shall not fail for the others.
            Err(_) if jobs.len() > 1 => jobs.iter().for_each(|job| self.write(services, usual, std::slice::from_ref(job))),
            Err(error) => jobs.iter().for_each(|job| job.set(Turn::Done(Err(DatabaseError::Engine(error.to_string()))))),
        }
    }

    /// All parcels of a transaction: what became of each, and which definitions are known once it counts.
    fn all(&self, services: &Services, session: &mut Session<'_>, usual: Quota, jobs: &[Arc<Job>]) -> Result<(Vec<Taken>, Vec<[u8; 16]>), DatabaseError> {
        // From here on nobody else writes statements, here or on another node, so that what is looked up stays true.
        statements::hold(session)?;
        let parcels = || jobs.iter().map(|job| &job.parcel);
        let now = services.now();
        let mut meter = Meter::new(usual);
        parcels().try_for_each(|parcel| meter.open(session, parcel.tenant))?;
        let mut known = Known::look_up(session, parcels().map(|parcel| (parcel.tenant, parcel.statements.as_slice())))?;
        let (mut outcomes, mut writing, mut learning) = (Vec::with_capacity(jobs.len()), Vec::new(), Learning::default());
        for parcel in parcels() {
            let tenant = parcel.tenant;
            let new = match known.new_of(tenant, &parcel.statements) {
                Ok(new) => new,
                Err(conflict) => {
                    outcomes.push(Err(Unkept::Clashes(conflict)));
                    continue;
                }
            };
            let file_bytes = if parcel.attachments.is_empty() { 0 } else { attachments::unknown(session, tenant, &parcel.attachments)? };
            if let Err(over) = meter.admit(tenant, &new, file_bytes, now) {
                outcomes.push(Err(Unkept::Over(over)));
                continue;
            }
            let file_bytes = attachments::keep(session, tenant, &parcel.attachments)?;
            meter.note(tenant, &new, file_bytes);
            known.note(tenant, &new);
            outcomes.push(Ok(new.len()));
            writing.extend(new.into_iter().map(|one| (tenant, one)));
            if parcel.defines {
                learning.note(parcel, &lock(&self.learnt));
            }
        }
        statements::write(session, &writing, now)?;
        for (tenant, said) in learning.said {
            activities::learn(session, tenant, said)?;
        }
        meter.close(session)?;
        Ok((outcomes, learning.marks.into_iter().collect()))
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

/// What is to be learnt of activities by one transaction. What is said again and again is learnt once, unless something else was said in between.
#[derive(Default)]
struct Learning<'j> {
    said: BTreeMap<Id, Vec<(&'j str, &'j Json<'static>)>>,
    last: HashMap<(Id, &'j str), [u8; 16]>,
    marks: HashSet<[u8; 16]>,
}

impl<'j> Learning<'j> {
    fn note(&mut self, parcel: &'j Parcel, learnt: &HashSet<[u8; 16]>) {
        for (activity, definition) in parcel.statements.iter().flat_map(|one| &one.definitions) {
            let mark = mark(parcel.tenant, activity, definition);
            if !learnt.contains(&mark) && self.last.insert((parcel.tenant, activity), mark) != Some(mark) {
                self.marks.insert(mark);
                self.said.entry(parcel.tenant).or_default().push((activity, definition));
            }
        }
    }
}

fn mark(tenant: Id, activity: &str, definition: &Json<'_>) -> [u8; 16] {
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

    fn parcel(definitions: Vec<(String, Json<'static>)>) -> Parcel {
        let (said, happened, body, keys) = ([0; 16], None, String::new(), Vec::new());
        let one = Prepared { id: uuid::Uuid::nil(), body, said, happened, keys, voids: None, refers: None, definitions, attachments: Vec::new() };
        Parcel { tenant: Id::named(&["t"]), statements: vec![one], attachments: Vec::new(), defines: true }
    }

    #[test]
    fn a_queue_that_is_full_says_so() {
        let intake = Intake::default();
        let waits = |_| Arc::new(Job::new(parcel(Vec::new())));
        *lock(&intake.state) = State { waiting: (0..WAITING_MAX).map(waits).collect(), writing: true };
        let (services, _) = platform::testing::both(&[])[0].services();
        assert!(matches!(intake.take(&services, &Shelf::Tables, Quota::NONE, parcel(Vec::new())), Err(ShelfError::Busy)));
    }

    /// So many statements as stand beside each other in a parcel of that many.
    fn crowd(sizes: &[usize]) -> State {
        let one = |size: &usize| {
            let mut parcel = parcel(Vec::new());
            let each = parcel.statements.remove(0);
            parcel.statements = vec![each; *size];
            Arc::new(Job::new(parcel))
        };
        State { waiting: sizes.iter().map(one).collect(), writing: true }
    }

    #[test]
    fn a_transaction_takes_those_who_wait_up_to_a_bound() {
        let taken = |state: &mut State| state.next().iter().map(|job| job.parcel.statements.len()).collect::<Vec<_>>();
        let mut state = crowd(&[1; JOBS_MAX + 1]);
        assert_eq!((taken(&mut state).len(), taken(&mut state).len(), taken(&mut state).len()), (JOBS_MAX, 1, 0));
        let mut state = crowd(&[STATEMENTS_MAX - 1, 3, 1, STATEMENTS_MAX + 5, 2]);
        assert_eq!(taken(&mut state), [STATEMENTS_MAX - 1, 3]);
        assert_eq!(taken(&mut state), [1, STATEMENTS_MAX + 5], "what is too large for any is written all the same");
        assert_eq!(taken(&mut state), [2]);
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
