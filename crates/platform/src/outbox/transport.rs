//! What a transport between nodes asks of the outbox. It carries the names of facts; the facts stay here until they are taken in, so whatever it
//! loses, delivers twice or delivers late changes nothing: a row that is there is taken in once, and one that is gone was taken in.

use kernel::{Id, Time};

use super::{Outbox, note_failure};
use crate::database::{DatabaseError, Engine, Session, Value, placeholders};

/// Facts taken in in one transaction where their persons have more of them waiting.
pub const TAKEN_TOGETHER_MAX: usize = 512;

/// The stream that carries the facts of a database, and no other's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stream(pub Id);

/// What became of facts that were delivered.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct TakenIn {
    /// How many were taken in; those of the same persons that waited before them count.
    pub taken: usize,
    /// Those that a listener could not take in now; they are to be delivered again.
    pub again: Vec<Id>,
}

/// A fact that waits: its id, what it says, and how often it could not be taken in.
type Waiting = (Id, String, i64);

impl Outbox {
    /// The stream of this database: `new`, where it has none yet.
    ///
    /// # Errors
    /// The database fails.
    pub fn stream(&self, new: Id) -> Result<Stream, DatabaseError> {
        self.database.write(|session| {
            // Of two nodes that come at the same moment the second waits for the first, and takes its name.
            session.execute("INSERT INTO outbox_stream (place, id) VALUES (1, $1) ON CONFLICT (place) DO NOTHING", &[new.into()])?;
            let id = session.first("SELECT id FROM outbox_stream WHERE place = 1", &[], |row| row.get(0))?;
            id.map(Stream).ok_or(DatabaseError::Unsupported("a stream without a name"))
        })
    }

    /// Takes facts that nobody has sent yet, the oldest first, at most `limit`: they count as sent from now on. Nobody else gets the same ones.
    ///
    /// # Errors
    /// The database fails.
    pub fn claim(&self, limit: i64, now: Time) -> Result<Vec<Id>, DatabaseError> {
        self.database.write(|session| {
            let locked = if session.engine() == Engine::Postgresql { " FOR UPDATE SKIP LOCKED" } else { "" };
            let sql = format!(
                "UPDATE outbox SET sent_at = $1 WHERE id IN (SELECT id FROM outbox WHERE sent_at IS NULL ORDER BY created_at, id LIMIT $2{locked}) RETURNING created_at, id"
            );
            let mut claimed: Vec<(i64, Id)> = session.query(&sql, &[now.into(), limit.into()], |row| Ok((row.get(0)?, row.get(1)?)))?;
            claimed.sort_unstable();
            Ok(claimed.into_iter().map(|(_, id)| id).collect())
        })
    }

    /// Gives back facts that could not be sent.
    ///
    /// # Errors
    /// The database fails; they are then found by [`Self::send_again`].
    pub fn give_back(&self, ids: &[Id]) -> Result<(), DatabaseError> {
        if ids.is_empty() {
            return Ok(());
        }
        let (places, values) = listed(ids);
        self.database.write(|session| session.execute(&format!("UPDATE outbox SET sent_at = NULL WHERE id IN ({places})"), &values).map(|_| ()))
    }

    /// Lets facts be sent again that were sent before a moment and still wait; how many.
    ///
    /// # Errors
    /// The database fails.
    pub fn send_again(&self, before: Time) -> Result<u64, DatabaseError> {
        self.database.write(|session| session.execute("UPDATE outbox SET sent_at = NULL WHERE sent_at < $1", &[before.into()]))
    }

    /// Takes in facts that a transport delivered; one that is not here any more was taken in before. What waits of the same persons is taken in
    /// with them, so that a person's facts are taken in in the order in which they became true, whatever the order of their delivery.
    ///
    /// # Errors
    /// The database fails. A fact that a listener refuses is no error: it is told to come again, and set aside after some tries.
    pub fn take_in(&self, ids: &[Id]) -> Result<TakenIn, DatabaseError> {
        let mut taken = TakenIn::default();
        if ids.is_empty() {
            return Ok(taken);
        }
        loop {
            let together = self.database.write(|session| {
                let rows = waiting_with(session, ids, TAKEN_TOGETHER_MAX)?;
                rows.iter().try_for_each(|(id, body, _)| self.take_one(session, *id, body))?;
                Ok::<_, DatabaseError>(rows.len())
            });
            match together {
                Ok(count) => {
                    taken.taken += count;
                    if count < TAKEN_TOGETHER_MAX {
                        return Ok(taken);
                    }
                }
                Err(_) => break,
            }
        }
        // One of them is refused: it holds up its person, and nobody else.
        for id in ids {
            if !self.take_in_order(*id, &mut taken.taken)? {
                taken.again.push(*id);
            }
        }
        Ok(taken)
    }

    /// Takes in one fact after another until the given one is; `false` where one was refused and waits.
    fn take_in_order(&self, last: Id, taken: &mut usize) -> Result<bool, DatabaseError> {
        loop {
            let mut tried = None;
            let result = self.database.write(|session| {
                let Some((id, body, attempts)) = waiting_with(session, &[last], 1)?.into_iter().next() else { return Ok(false) };
                tried = Some((id, attempts));
                self.take_one(session, id, &body).map(|()| true)
            });
            match (result, tried) {
                (Ok(true), Some((id, _))) => {
                    *taken += 1;
                    if id == last {
                        return Ok(true);
                    }
                }
                (Ok(_), _) => return Ok(true),
                (Err(reason), Some((id, attempts))) => {
                    if !self.database.write(|session| note_failure(session, id, attempts, &reason))? {
                        return Ok(false);
                    }
                }
                (Err(error), None) => return Err(error),
            }
        }
    }
}

/// The given facts and what waits of the same persons, in the order in which they became true. Another node that takes the same ones in is waited
/// for; what it took in is then not here any more.
fn waiting_with(session: &mut Session<'_>, ids: &[Id], limit: usize) -> Result<Vec<Waiting>, DatabaseError> {
    let (these, values) = listed(ids);
    let locked = if session.engine() == Engine::Postgresql { " FOR UPDATE" } else { "" };
    let sql = format!(
        "SELECT id, body, attempts FROM outbox WHERE id IN ({these}) OR actor IN (SELECT actor FROM outbox WHERE id IN ({these})) ORDER BY created_at, id LIMIT {limit}{locked}"
    );
    session.query(&sql, &values, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}

/// A list of ids in a statement. Its length is a power of two, so that few statements have to be prepared.
fn listed(ids: &[Id]) -> (String, Vec<Value<'static>>) {
    let length = ids.len().next_power_of_two();
    let values = ids.iter().chain(ids.last().into_iter().cycle()).take(length).map(|id| Value::from(*id)).collect();
    (placeholders(1, length), values)
}
