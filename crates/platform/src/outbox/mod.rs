//! The outbox: a fact is written in the transaction that made it true, and later handed to every room that listens.
//!
//! Listeners take a fact in within the transaction that removes it from the outbox, so each fact has its effect exactly once on this
//! database, whatever crashes when; listeners still treat a fact they know as nothing new, because other transports deliver at least once.
//!
//! [`Carrier`] is how facts come from the outbox to the listeners: [`Outbox`] itself hands them over in process, and a transport between nodes tells
//! them which facts wait (`transport.rs`). The row in the outbox is what counts, whatever a transport delivers twice, late or not at all.

mod transport;

use std::sync::Arc;

use kernel::Fact;

use crate::database::{Database, DatabaseError, Engine, Session};

/// A room that listens to facts.
pub trait Consumer: Send + Sync {
    /// The room's name, for logs.
    fn name(&self) -> &'static str;
    /// Takes one fact in. Called again with the same fact it changes nothing.
    ///
    /// # Errors
    /// The database fails, or the fact cannot be taken in; it is tried again and set aside after [`ATTEMPTS_MAX`] tries.
    fn consume(&self, session: &mut Session<'_>, fact: &Fact) -> Result<(), DatabaseError>;
}

pub use transport::{Stream, TAKEN_TOGETHER_MAX, TakenIn};

/// How facts come from the outbox to those who take them in.
pub trait Carrier: Send + Sync {
    /// Facts may wait: said after every change and several times a second.
    fn facts_wait(&self);
    /// Why facts wait longer than they should, for whoever operates the platform.
    fn trouble(&self) -> Option<String>;
    /// What was counted: a name, what it counts, the number.
    fn counted(&self) -> Vec<(&'static str, &'static str, u64)>;
}

/// Hands facts over in process.
impl Carrier for Outbox {
    fn facts_wait(&self) {
        if let Err(error) = self.drain() {
            tracing::error!(%error, "facts wait in the outbox");
        }
    }

    fn trouble(&self) -> Option<String> {
        None
    }

    fn counted(&self) -> Vec<(&'static str, &'static str, u64)> {
        Vec::new()
    }
}

/// Facts taken from the outbox in one transaction.
pub const BATCH_MAX: i64 = 64;
/// Tries after which a fact is set aside for the operator.
pub const ATTEMPTS_MAX: i64 = 5;

/// Hands facts from the outbox to listeners.
#[derive(Clone)]
pub struct Outbox {
    database: Database,
    consumers: Arc<[Arc<dyn Consumer>]>,
}

/// Writes a fact into the outbox, in the transaction of `session`; one that waits there already is left as it is.
///
/// # Errors
/// The database refuses it.
pub fn emit(session: &mut Session<'_>, fact: &Fact) -> Result<(), DatabaseError> {
    let body = serde_json::to_string(fact).map_err(|error| DatabaseError::Engine(error.to_string()))?;
    let sql = "INSERT INTO outbox (id, body, created_at, actor) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING";
    session.execute(sql, &[fact.id.into(), body.into(), fact.at.into(), fact.actor.into()])?;
    Ok(())
}

impl Outbox {
    /// An outbox with its listeners, in the order in which they take facts in.
    #[must_use]
    pub fn new(database: Database, consumers: Vec<Arc<dyn Consumer>>) -> Self {
        Self { database, consumers: consumers.into() }
    }

    /// Hands over what waits, until nothing does; the number of facts handed over.
    ///
    /// # Errors
    /// The database fails. A fact that a listener refuses is no error: it is kept, and set aside after some tries.
    pub fn drain(&self) -> Result<usize, DatabaseError> {
        let mut handed = 0;
        loop {
            match self.database.write(|session| self.hand_over(session, BATCH_MAX)) {
                Ok(0) => return Ok(handed),
                Ok(count) => handed += count,
                Err(_) => match self.one_by_one()? {
                    0 => return Ok(handed),
                    count => handed += count,
                },
            }
        }
    }

    /// Facts that wait, and facts that were set aside.
    ///
    /// # Errors
    /// The database fails.
    pub fn counts(&self) -> Result<(i64, i64), DatabaseError> {
        self.database.read(|session| Ok((session.number("SELECT COUNT(*) FROM outbox", &[])?, session.number("SELECT COUNT(*) FROM outbox_dead", &[])?)))
    }

    fn waiting(session: &mut Session<'_>, limit: i64) -> Result<Vec<(kernel::Id, String, i64)>, DatabaseError> {
        let sql = match session.engine() {
            Engine::Sqlite => "SELECT id, body, attempts FROM outbox WHERE attempts < $1 ORDER BY created_at, id LIMIT $2",
            Engine::Postgresql => "SELECT id, body, attempts FROM outbox WHERE attempts < $1 ORDER BY created_at, id LIMIT $2 FOR UPDATE SKIP LOCKED",
        };
        session.query(sql, &[ATTEMPTS_MAX.into(), limit.into()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
    }

    fn hand_over(&self, session: &mut Session<'_>, limit: i64) -> Result<usize, DatabaseError> {
        let waiting = Self::waiting(session, limit)?;
        for (id, body, _) in &waiting {
            self.take_one(session, *id, body)?;
        }
        Ok(waiting.len())
    }

    /// Lets every listener take a fact in, and removes it.
    fn take_one(&self, session: &mut Session<'_>, id: kernel::Id, body: &str) -> Result<(), DatabaseError> {
        let fact: Fact = serde_json::from_str(body).map_err(|error| DatabaseError::Engine(format!("a fact in the outbox cannot be read: {error}")))?;
        for consumer in self.consumers.iter() {
            consumer.consume(session, &fact)?;
        }
        session.execute("DELETE FROM outbox WHERE id = $1", &[id.into()])?;
        Ok(())
    }

    /// After a batch failed: finds the fact that is refused, so that it does not hold up the others.
    fn one_by_one(&self) -> Result<usize, DatabaseError> {
        let mut handed = 0;
        for _ in 0..BATCH_MAX {
            match self.database.write(|session| self.hand_over(session, 1)) {
                Ok(0) => break,
                Ok(count) => handed += count,
                Err(error) => {
                    self.set_back(&error)?;
                    break;
                }
            }
        }
        Ok(handed)
    }

    fn set_back(&self, reason: &DatabaseError) -> Result<(), DatabaseError> {
        self.database.write(|session| match Self::waiting(session, 1)?.into_iter().next() {
            Some((id, _, attempts)) => note_failure(session, id, attempts, reason).map(|_| ()),
            None => Ok(()),
        })
    }
}

/// After a listener could not take a fact in: counts it, and sets the fact aside where that happened too often. Whether it was set aside.
fn note_failure(session: &mut Session<'_>, id: kernel::Id, attempts: i64, reason: &DatabaseError) -> Result<bool, DatabaseError> {
    tracing::warn!(fact = %id, attempts, %reason, "a listener could not take a fact in");
    if attempts + 1 < ATTEMPTS_MAX {
        session.execute("UPDATE outbox SET attempts = attempts + 1 WHERE id = $1", &[id.into()])?;
        return Ok(false);
    }
    session.execute(
        "INSERT INTO outbox_dead (id, body, reason, created_at) SELECT id, body, $2, created_at FROM outbox WHERE id = $1 ON CONFLICT (id) DO NOTHING",
        &[id.into(), reason.to_string().into()],
    )?;
    session.execute("DELETE FROM outbox WHERE id = $1", &[id.into()])?;
    Ok(true)
}
