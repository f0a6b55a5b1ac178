//! The outbox: a fact is written in the transaction that made it true, and later handed to every room that listens.
//!
//! Listeners take a fact in within the transaction that removes it from the outbox, so each fact has its effect exactly once on this
//! database, whatever crashes when; listeners still treat a fact they know as nothing new, because other transports deliver at least once.

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
    session
        .execute("INSERT INTO outbox (id, body, created_at) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING", &[fact.id.into(), body.into(), fact.at.into()])?;
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
            let fact: Fact = serde_json::from_str(body).map_err(|error| DatabaseError::Engine(format!("a fact in the outbox cannot be read: {error}")))?;
            for consumer in self.consumers.iter() {
                consumer.consume(session, &fact)?;
            }
            session.execute("DELETE FROM outbox WHERE id = $1", &[(*id).into()])?;
        }
        Ok(waiting.len())
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
        self.database.write(|session| {
            let Some((id, body, attempts)) = Self::waiting(session, 1)?.into_iter().next() else { return Ok(()) };
            tracing::warn!(fact = %id, attempts, %reason, "a listener could not take a fact in");
            if attempts + 1 < ATTEMPTS_MAX {
                session.execute("UPDATE outbox SET attempts = attempts + 1 WHERE id = $1", &[id.into()])?;
                return Ok(());
            }
            session.execute(
                "INSERT INTO outbox_dead (id, body, reason, created_at) SELECT id, $2, $3, created_at FROM outbox WHERE id = $1 ON CONFLICT (id) DO NOTHING",
                &[id.into(), body.into(), reason.to_string().into()],
            )?;
            session.execute("DELETE FROM outbox WHERE id = $1", &[id.into()])?;
            Ok(())
        })
    }
}
