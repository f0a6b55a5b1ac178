//! Launches: each opening of a unit.

use kernel::{Id, Time};
use platform::{DatabaseError, Row, Session, Value};

use crate::model::mode::Mode;

/// An opening of a unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Launch {
    /// Its id, the session of cmi5.
    pub id: Id,
    /// Whose.
    pub registration: Id,
    /// Which unit.
    pub unit: Id,
    /// How.
    pub mode: Mode,
    /// In which language the person reads.
    pub language: String,
    /// The encrypted token.
    pub token_sealed: Vec<u8>,
    /// When.
    pub launched_at: Time,
    /// Until when it lasts.
    pub expires_at: Time,
    /// The hash of the secret by which the unit speaks to the record store.
    pub secret_hash: Option<Vec<u8>>,
    /// When the credential was fetched.
    pub fetched_at: Option<Time>,
    /// When the unit read what the learner prefers.
    pub preferences_read_at: Option<Time>,
    /// When the unit said that it began.
    pub initialized_at: Option<Time>,
    /// When it said that it ended.
    pub terminated_at: Option<Time>,
    /// When the platform gave it up.
    pub abandoned_at: Option<Time>,
    /// When it last said anything.
    pub last_statement_at: Option<Time>,
    /// Whether it said passed (true) or failed (false) in this session.
    pub passed: Option<bool>,
    /// Whether it said completed in this session.
    pub completed: bool,
    /// Time spent, in hundredths of a second.
    pub hundredths: u64,
    /// The number of the last commit.
    pub sequence: u64,
}

impl Launch {
    /// Whether anything may come of it any more.
    #[must_use]
    pub fn is_over(&self, now: Time) -> bool {
        self.terminated_at.is_some() || self.abandoned_at.is_some() || self.expires_at <= now
    }
}

const COLUMNS: &str = "id, registration_id, unit_id, mode, language, token_sealed, launched_at, expires_at, secret_hash, fetched_at, preferences_read_at, initialized_at, terminated_at, abandoned_at, last_statement_at, passed, completed, hundredths, sequence";

fn read(row: &Row<'_>) -> Result<Launch, DatabaseError> {
    Ok(Launch {
        id: row.get(0)?,
        registration: row.get(1)?,
        unit: row.get(2)?,
        mode: mode(&row.get::<String>(3)?)?,
        language: row.get(4)?,
        token_sealed: row.get(5)?,
        launched_at: row.get(6)?,
        expires_at: row.get(7)?,
        secret_hash: row.get(8)?,
        fetched_at: row.get(9)?,
        preferences_read_at: row.get(10)?,
        initialized_at: row.get(11)?,
        terminated_at: row.get(12)?,
        abandoned_at: row.get(13)?,
        last_statement_at: row.get(14)?,
        passed: row.get(15)?,
        completed: row.get(16)?,
        hundredths: row.get(17)?,
        sequence: row.get(18)?,
    })
}

fn mode(word: &str) -> Result<Mode, DatabaseError> {
    Mode::from_word(word).ok_or_else(|| DatabaseError::Engine(format!("there is no mode '{word}'")))
}

/// Keeps a new launch.
pub fn add(session: &mut Session<'_>, launch: &Launch, token_hash: &[u8]) -> Result<(), DatabaseError> {
    let sql = "INSERT INTO courseware_launch (id, registration_id, unit_id, mode, language, token_hash, token_sealed, launched_at, expires_at, completed, hundredths, sequence) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 0)";
    let values: [Value<'_>; 10] = [
        launch.id.into(),
        launch.registration.into(),
        launch.unit.into(),
        launch.mode.word().into(),
        launch.language.as_str().into(),
        Value::Bytes(token_hash),
        Value::Bytes(&launch.token_sealed),
        launch.launched_at.into(),
        launch.expires_at.into(),
        false.into(),
    ];
    session.execute(sql, &values)?;
    Ok(())
}

/// Keeps what changed of a launch.
pub fn keep(session: &mut Session<'_>, launch: &Launch) -> Result<(), DatabaseError> {
    let sql = "UPDATE courseware_launch SET secret_hash = $2, fetched_at = $3, preferences_read_at = $4, initialized_at = $5, terminated_at = $6, abandoned_at = $7, last_statement_at = $8, passed = $9, completed = $10, hundredths = $11, sequence = $12 WHERE id = $1";
    let values: [Value<'_>; 12] = [
        launch.id.into(),
        launch.secret_hash.as_deref().into(),
        launch.fetched_at.into(),
        launch.preferences_read_at.into(),
        launch.initialized_at.into(),
        launch.terminated_at.into(),
        launch.abandoned_at.into(),
        launch.last_statement_at.into(),
        launch.passed.into(),
        launch.completed.into(),
        launch.hundredths.into(),
        launch.sequence.into(),
    ];
    session.execute(sql, &values)?;
    Ok(())
}

/// One launch.
pub fn by_id(session: &mut Session<'_>, id: Id) -> Result<Option<Launch>, DatabaseError> {
    session.first(&format!("SELECT {COLUMNS} FROM courseware_launch WHERE id = $1"), &[id.into()], read)
}

/// The launch that a token opens.
pub fn by_token(session: &mut Session<'_>, token_hash: &[u8]) -> Result<Option<Launch>, DatabaseError> {
    session.first(&format!("SELECT {COLUMNS} FROM courseware_launch WHERE token_hash = $1"), &[Value::Bytes(token_hash)], read)
}

/// The launches of a registration that never ended.
pub fn open(session: &mut Session<'_>, registration: Id) -> Result<Vec<Launch>, DatabaseError> {
    let sql =
        format!("SELECT {COLUMNS} FROM courseware_launch WHERE registration_id = $1 AND terminated_at IS NULL AND abandoned_at IS NULL ORDER BY launched_at");
    session.query(&sql, &[registration.into()], read)
}

/// Launches that expired before they ended, the oldest first.
pub fn expired(session: &mut Session<'_>, now: Time, limit: u32) -> Result<Vec<Launch>, DatabaseError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM courseware_launch WHERE terminated_at IS NULL AND abandoned_at IS NULL AND expires_at <= $1 ORDER BY expires_at LIMIT $2"
    );
    session.query(&sql, &[now.into(), limit.into()], read)
}
