//! Where statements stand: in tables where many nodes share a database, in a journal beside it on one machine (decision 0021). What is said in a
//! transaction of a room waits in that transaction for the journal (`pending`), so it is said if and only if the transaction counts.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use journal::{Entry, Journal, Outcome, Page, Query, State, Stored};
use kernel::{Clock, ErrorKind, Id, Problem, Time};
use platform::dump::Instead;
use platform::{Database, DatabaseError, Engine, Session};
use uuid::Uuid;

use super::lrs::pending::{self, Said, Waiting};
use super::lrs::statements::{self, Appended, Conflict, Kept};
use super::whole::{Erased, LATER, LEFT_OUT, Looked, Statements};
use crate::model::quota::Over;
use crate::model::xapi::keys::Key;
use crate::model::xapi::prepared::Prepared;
use crate::model::xapi::query::Filter;

/// The folder of the journal in the data directory.
pub const FOLDER: &str = "records";

/// Why statements could not be kept or read.
#[derive(Debug, thiserror::Error)]
pub enum ShelfError {
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// The journal failed.
    #[error(transparent)]
    Journal(journal::Error),
    /// A statement of this id is there and says something else.
    #[error("a statement with the id {0} is stored and says something else; nothing of this request was stored")]
    Conflict(Uuid),
    /// The store may not hold or take so much.
    #[error(transparent)]
    Over(Over),
    /// Too many wait.
    #[error("too many statements wait to be stored; send them again in a moment")]
    Busy,
    /// A running platform has the journal.
    #[error("a running platform has the statements of this data directory; stop it first, or ask it")]
    Away,
}

impl From<journal::Error> for ShelfError {
    fn from(error: journal::Error) -> Self {
        match error {
            journal::Error::Conflict { id, .. } => Self::Conflict(Uuid::from_bytes(id)),
            other => Self::Journal(other),
        }
    }
}

impl From<ShelfError> for Problem {
    fn from(error: ShelfError) -> Self {
        let (kind, code) = match error {
            ShelfError::Database(error) => return error.into(),
            ShelfError::Conflict(_) => (ErrorKind::Conflict, "conflict"),
            ShelfError::Over(ref over @ Over::Pace { .. }) => (ErrorKind::TooMany, over.code()),
            ShelfError::Over(ref over) => (ErrorKind::TooLarge, over.code()),
            ShelfError::Busy => (ErrorKind::Unavailable, "busy"),
            ShelfError::Away => (ErrorKind::Unavailable, "records.away"),
            ShelfError::Journal(journal::Error::TooMuch { .. }) => (ErrorKind::TooLarge, "too-much"),
            ShelfError::Journal(ref error) => (ErrorKind::Unavailable, error.code()),
        };
        Self::new(kind, code, error.to_string())
    }
}

/// Where statements stand.
#[derive(Clone)]
pub enum Shelf {
    /// In the tables of the database.
    Tables,
    /// In a journal, and in which folder that is.
    Journal(Arc<Journal>, Arc<Path>),
    /// In a journal in this folder that another process has.
    Away(Arc<Path>),
}

impl Shelf {
    /// Opens what stands behind a database: its tables, or the journal in the data directory.
    ///
    /// # Errors
    /// The journal is in use or cannot be read.
    pub fn open(database: &Database, data: &Path, clock: Arc<dyn Clock>) -> Result<Self, ShelfError> {
        if database.engine() == Engine::Postgresql {
            return Ok(Self::Tables);
        }
        let folder: PathBuf = data.join(FOLDER);
        let (journal, opened) = Journal::open_folder(&folder, journal::Settings::default(), Arc::new(move || clock.now().0))?;
        if opened.torn_bytes > 0 || opened.rebuilt || opened.caught_up > 0 {
            tracing::info!(
                entries = opened.entries,
                torn_bytes = opened.torn_bytes,
                rebuilt = opened.rebuilt,
                caught_up = opened.caught_up,
                "statements opened"
            );
        }
        for damage in &opened.damage {
            tracing::error!(
                segment = damage.segment,
                offset = damage.offset,
                bytes = damage.bytes,
                "statements are damaged and are not served; run: xingtan doctor"
            );
        }
        Ok(Self::Journal(Arc::new(journal), folder.into()))
    }

    /// What a command sees beside a platform that may be running.
    #[must_use]
    pub fn beside(database: &Database, data: &Path) -> Self {
        match database.engine() {
            Engine::Postgresql => Self::Tables,
            Engine::Sqlite => Self::Away(data.join(FOLDER).into()),
        }
    }

    /// Gives what a backup must know of statements to a function: what it leaves out, and what stands elsewhere.
    pub fn with_whole<T>(&self, work: impl FnOnce(Instead<'_>) -> T) -> T {
        match self {
            Self::Tables => work(Instead { left_out: LEFT_OUT, ..Instead::default() }),
            Self::Journal(_, folder) | Self::Away(folder) => {
                let looked = Looked::at(folder);
                let (statements, erased) = (Statements(&looked), Erased(&looked));
                work(Instead { left_out: LEFT_OUT, stand_ins: &[&statements, &erased], fixed: Some(&|| looked.look()), later: LATER })
            }
        }
    }

    /// One statement, whether it was taken back or not.
    ///
    /// # Errors
    /// The store fails.
    pub fn get(&self, database: &Database, tenant: Id, id: Uuid) -> Result<Option<Kept>, ShelfError> {
        match self {
            Self::Tables => Ok(database.read(|session| statements::get(session, tenant, id))?),
            Self::Journal(journal, _) => Ok(journal.get(tenant.as_bytes(), id.as_bytes())?.map(kept)),
            Self::Away(_) => Err(ShelfError::Away),
        }
    }

    /// A page of statements, and the place to go on from where more may follow. A page may be short and have more.
    ///
    /// # Errors
    /// The store fails.
    pub fn page(&self, database: &Database, tenant: Id, filter: &Filter) -> Result<(Vec<Kept>, Option<u64>), ShelfError> {
        match self {
            Self::Tables => {
                let (page, more) = database.read(|session| statements::query(session, tenant, filter))?;
                let next = page.last().filter(|_| more).map(|last| last.seq);
                Ok((page, next))
            }
            Self::Journal(journal, _) => {
                // The first place is 1, so that none before it is 0.
                let cursor = match filter.cursor {
                    Some(0) if !filter.ascending => return Ok((Vec::new(), None)),
                    Some(place) => place.checked_sub(1),
                    None => None,
                };
                let query = Query {
                    store: *tenant.as_bytes(),
                    keys: filter.keys.clone(),
                    since: filter.since,
                    until: filter.until,
                    voided: false,
                    ascending: filter.ascending,
                    cursor,
                    limit: filter.limit,
                };
                let page = journal.query(&query)?;
                tell_damage(&page);
                Ok((page.entries.into_iter().map(kept).collect(), page.next.map(|seq| seq + 1)))
            }
            Self::Away(_) => Err(ShelfError::Away),
        }
    }

    /// The place of the last statement of all stores; 0 where there is none.
    ///
    /// # Errors
    /// The store fails.
    pub fn last_place(&self, database: &Database) -> Result<u64, ShelfError> {
        match self {
            Self::Tables => Ok(database.read(statements::last_place)?),
            Self::Journal(journal, _) => Ok(journal.next_seq()),
            Self::Away(_) => Err(ShelfError::Away),
        }
    }

    /// How many statements all stores have, when the last was stored, and how many came in from each moment to the next.
    ///
    /// # Errors
    /// The store fails.
    pub fn volume(&self, database: &Database, moments: &[i64]) -> Result<(u64, Option<i64>, Vec<u64>), ShelfError> {
        match self {
            Self::Tables => Ok(database.read::<_, DatabaseError>(|session| {
                Ok((statements::count_all(session)?, statements::last(session)?, statements::counts_between(session, moments)?))
            })?),
            Self::Journal(journal, _) => {
                let last = journal.next_seq().checked_sub(1).map(|seq| journal.scan(seq, 1)).transpose()?;
                let last = last.and_then(|page| page.entries.first().map(|stored| stored.stored));
                let places = moments.iter().map(|moment| journal.seq_at(*moment)).collect::<Result<Vec<_>, _>>()?;
                let counts = places.iter().zip(places.iter().skip(1)).map(|(from, to)| to.saturating_sub(*from)).collect();
                Ok((journal.count_all(), last, counts))
            }
            Self::Away(_) => Err(ShelfError::Away),
        }
    }

    /// Keeps statements in the transaction of a room. What the journal says may lag behind; a statement that is there with the same content
    /// changes nothing.
    ///
    /// # Errors
    /// The database or the journal fails.
    pub fn say(&self, session: &mut Session<'_>, tenant: Id, batch: &[Prepared], now: Time) -> Result<Appended, DatabaseError> {
        if matches!(self, Self::Tables) {
            return statements::append(session, tenant, batch, now);
        }
        let mut new = Vec::new();
        for one in batch {
            match self.said(session, tenant, one.id)? {
                None => new.push(one),
                Some((said, happened)) if said != one.said || happened.zip(one.happened).is_some_and(|(there, here)| there != here) => {
                    return Ok(Err(Conflict(one.id)));
                }
                Some(_) => {}
            }
        }
        for one in &new {
            pending::add(session, tenant, &Waiting::Statement((*one).clone()))?;
        }
        Ok(Ok(new.len()))
    }

    /// Whether a statement is there or waits.
    ///
    /// # Errors
    /// The database or the journal fails.
    pub fn has(&self, session: &mut Session<'_>, tenant: Id, id: Uuid) -> Result<bool, DatabaseError> {
        match self {
            Self::Tables => Ok(statements::get(session, tenant, id)?.is_some()),
            _ => Ok(self.said(session, tenant, id)?.is_some()),
        }
    }

    /// Fingerprint and moment of a statement that is in the journal or waits for it.
    fn said(&self, session: &mut Session<'_>, tenant: Id, id: Uuid) -> Result<Option<Said>, DatabaseError> {
        if let Some(waits) = pending::said(session, tenant, id)? {
            return Ok(Some(waits));
        }
        let Self::Journal(journal, _) = self else { return Ok(None) };
        let there = journal.get(tenant.as_bytes(), id.as_bytes()).map_err(|error| DatabaseError::Engine(format!("the journal of statements: {error}")))?;
        Ok(there.map(|stored| (stored.entry.content, stored.entry.moment)))
    }

    /// Erases, in the transaction of a room, what is found by a key in the statement itself.
    ///
    /// # Errors
    /// The database fails.
    pub fn erase_found(&self, session: &mut Session<'_>, tenant: Id, key: Key) -> Result<(), DatabaseError> {
        if !matches!(self, Self::Tables) {
            return pending::add(session, tenant, &Waiting::EraseFound(key));
        }
        while statements::erase(session, tenant, key)? > 0 {}
        Ok(())
    }
}

/// Appends statements of a program to a journal: all or none; how many were new.
///
/// # Errors
/// The journal fails, or one clashes with what is there.
pub fn append(journal: &Journal, tenant: Id, batch: Vec<Prepared>) -> Result<usize, ShelfError> {
    Ok(count_new(&journal.append(batch.into_iter().map(|one| entry(tenant, one)).collect())?))
}

pub(super) fn count_new(appended: &journal::Appended) -> usize {
    appended.outcomes.iter().filter(|Outcome { state, .. }| *state == State::New).count()
}

/// Erases from a journal what is found by a key in the entry itself, voided or not.
///
/// # Errors
/// The journal fails.
pub fn erase_found(journal: &Journal, tenant: Id, key: Key) -> Result<(), ShelfError> {
    let mut query = Query { store: *tenant.as_bytes(), keys: vec![key], voided: true, ascending: true, ..Query::default() };
    loop {
        let page = journal.query(&query)?;
        tell_damage(&page);
        let ids: Vec<_> = page.entries.iter().filter(|stored| stored.entry.keys.contains(&key)).map(|stored| stored.entry.id).collect();
        journal.erase(tenant.as_bytes(), &ids)?;
        match page.next {
            Some(next) => query.cursor = Some(next),
            None => return Ok(()),
        }
    }
}

/// An entry of the journal.
#[must_use]
pub fn entry(tenant: Id, one: Prepared) -> Entry {
    Entry {
        store: *tenant.as_bytes(),
        id: *one.id.as_bytes(),
        content: one.said,
        moment: one.happened,
        voids: one.voids.map(Uuid::into_bytes),
        refers: one.refers.map(Uuid::into_bytes),
        keys: one.keys,
        body: one.body.into(),
    }
}

pub(super) fn kept(stored: Stored) -> Kept {
    let body = String::from_utf8(stored.entry.body.into()).unwrap_or_default();
    Kept { seq: stored.seq + 1, id: Uuid::from_bytes(stored.entry.id), body, stored: stored.stored, voided: stored.voided }
}

/// Statements that belong on a page and cannot be read are left out, never guessed; the operator hears of it.
fn tell_damage(page: &Page) {
    if let Some(first) = page.damaged.first() {
        tracing::error!(count = page.damaged.len(), place = first + 1, "statements are damaged and were not served; run: xingtan doctor");
    }
}
