//! What is said in transactions of rooms, on its way into the journal.

use kernel::Id;
use platform::{DatabaseError, Session, Value};
use uuid::Uuid;

use crate::model::xapi::keys::Key;
use crate::model::xapi::prepared::Prepared;

const STATEMENT: i64 = 1;
const ERASE_FOUND: i64 = 2;
const HAND_OVER: i64 = 3;

/// Something that waits.
#[derive(Debug, Clone, PartialEq)]
pub enum Waiting {
    /// A statement.
    Statement(Prepared),
    /// Everything that is found by a key is to be erased.
    EraseFound(Key),
    /// What is said about one person is to be said about another.
    HandOver {
        /// The person they were.
        from: Uuid,
        /// The person they turned out to be.
        to: Uuid,
    },
}

/// Things read at once.
pub const STEP_MAX: u32 = 500;

/// Has something wait.
///
/// # Errors
/// The database fails.
pub fn add(session: &mut Session<'_>, tenant: Id, waiting: &Waiting) -> Result<(), DatabaseError> {
    // Only one transaction writes at a time where a journal is used, so the places are those of the order of transactions.
    let sql =
        "INSERT INTO lrs_pending (place, tenant, what, id, said, happened, body) SELECT COALESCE(MAX(place), 0) + 1, $1, $2, $3, $4, $5, $6 FROM lrs_pending";
    let (what, id, said, happened, body) = match waiting {
        Waiting::Statement(one) => (STATEMENT, Id::from(one.id), Some(Id::from_bytes(one.said)), one.happened, one.body.as_str()),
        Waiting::EraseFound(key) => (ERASE_FOUND, Id::from_bytes(*key), None, None, ""),
        Waiting::HandOver { from, to } => (HAND_OVER, Id::from(*from), Some(Id::from(*to)), None, ""),
    };
    session.execute(sql, &[tenant.into(), what.into(), id.into(), said.into(), happened.into(), Value::Text(body)]).map(|_| ())
}

/// What waits the longest: place, tenant and what it is.
///
/// # Errors
/// The database fails, or what waits cannot be read.
pub fn first(session: &mut Session<'_>, limit: u32) -> Result<Vec<(i64, Id, Waiting)>, DatabaseError> {
    let sql = "SELECT place, tenant, what, id, said, happened, body FROM lrs_pending ORDER BY place LIMIT $1";
    session.query(sql, &[limit.into()], |row| {
        let (id, wrong) = (row.get::<Id>(3)?, |reason: String| DatabaseError::Engine(format!("a statement that waits cannot be read: {reason}")));
        let waiting = match row.get::<i64>(2)? {
            ERASE_FOUND => Waiting::EraseFound(*id.as_bytes()),
            HAND_OVER => Waiting::HandOver { from: id.as_uuid(), to: row.get::<Option<Id>>(4)?.unwrap_or(id).as_uuid() },
            _ => {
                let said = row.get::<Option<Id>>(4)?.map_or([0; 16], |said| *said.as_bytes());
                Waiting::Statement(Prepared::again(id.as_uuid(), said, row.get(5)?, row.get(6)?).map_err(wrong)?)
            }
        };
        Ok((row.get(0)?, row.get(1)?, waiting))
    })
}

/// What a statement says: its fingerprint, and the moment where it was told.
pub type Said = ([u8; 16], Option<i64>);

/// What a statement that waits says.
///
/// # Errors
/// The database fails.
pub fn said(session: &mut Session<'_>, tenant: Id, id: Uuid) -> Result<Option<Said>, DatabaseError> {
    let sql = "SELECT said, happened FROM lrs_pending WHERE tenant = $1 AND id = $2 AND what = $3";
    let values = [tenant.into(), Id::from(id).into(), STATEMENT.into()];
    session.first(sql, &values, |row| Ok((row.get::<Option<Id>>(0)?.map_or([0; 16], |said| *said.as_bytes()), row.get(1)?)))
}

/// Forgets what waited up to a place. `erased` where something was erased, whose bytes are to go too.
///
/// # Errors
/// The database fails.
pub fn done(session: &mut Session<'_>, place: i64, erased: bool) -> Result<(), DatabaseError> {
    session.execute("DELETE FROM lrs_pending WHERE place <= $1", &[place.into()])?;
    if erased { erasure_due(session) } else { Ok(()) }
}

/// Notes that bytes of what was erased are to go.
///
/// # Errors
/// The database fails.
pub fn erasure_due(session: &mut Session<'_>) -> Result<(), DatabaseError> {
    session.execute("INSERT INTO lrs_head (one, seq, stored) VALUES (3, 1, 0) ON CONFLICT (one) DO UPDATE SET seq = lrs_head.seq + 1", &[]).map(|_| ())
}

/// Whether bytes of what was erased are still to go: since which erasure.
///
/// # Errors
/// The database fails.
pub fn erasures_due(session: &mut Session<'_>) -> Result<Option<i64>, DatabaseError> {
    session.first("SELECT seq FROM lrs_head WHERE one = 3", &[], |row| row.get(0))
}

/// Notes that they are gone, unless something else was erased since.
///
/// # Errors
/// The database fails.
pub fn erasures_done(session: &mut Session<'_>, since: i64) -> Result<(), DatabaseError> {
    session.execute("DELETE FROM lrs_head WHERE one = 3 AND seq = $1", &[since.into()]).map(|_| ())
}
