//! What can go wrong with a database.

use kernel::{ErrorKind, Problem};

/// A failure of the database. Nothing is kept of a transaction that met one.
#[derive(Debug, thiserror::Error)]
pub enum DatabaseError {
    /// The address has a scheme that is not known.
    #[error("the database address starts with '{0}'; it must be 'sqlite:', 'sqlite:PATH' or 'postgres://…'")]
    Address(String),
    /// A uniqueness rule was broken.
    #[error("already there: {0}")]
    Duplicate(String),
    /// Another transaction was in the way.
    #[error("another transaction is in the way: {0}")]
    Blocked(String),
    /// A row is not what was expected.
    #[error("column {column}: {reason}")]
    Column {
        /// The column, from 0.
        column: usize,
        /// What is wrong.
        reason: String,
    },
    /// The engine cannot do this.
    #[error("not possible on this database: {0}")]
    Unsupported(&'static str),
    /// Every connection is in use.
    #[error("no database connection was free within {0} seconds")]
    Exhausted(u64),
    /// Anything else the engine says.
    #[error("database: {0}")]
    Engine(String),
}

impl DatabaseError {
    /// True where the same transaction may succeed when it is tried again.
    #[must_use]
    pub const fn is_blocked(&self) -> bool {
        matches!(self, Self::Blocked(_))
    }
}

impl From<rusqlite::Error> for DatabaseError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error.sqlite_error_code() {
            Some(ErrorCode::ConstraintViolation) => Self::Duplicate(error.to_string()),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Blocked(error.to_string()),
            _ => Self::Engine(error.to_string()),
        }
    }
}

impl From<postgres::Error> for DatabaseError {
    fn from(error: postgres::Error) -> Self {
        use postgres::error::SqlState;
        let text = error.as_db_error().map_or_else(|| describe(&error), |inner| format!("{} ({})", inner.message(), inner.code().code()));
        match error.code() {
            Some(state) if *state == SqlState::UNIQUE_VIOLATION => Self::Duplicate(text),
            Some(state) if *state == SqlState::T_R_SERIALIZATION_FAILURE || *state == SqlState::T_R_DEADLOCK_DETECTED => Self::Blocked(text),
            _ => Self::Engine(text),
        }
    }
}

fn describe(error: &postgres::Error) -> String {
    use std::error::Error;
    match error.source() {
        Some(source) => format!("{error}: {source}"),
        None => error.to_string(),
    }
}

impl From<DatabaseError> for Problem {
    fn from(error: DatabaseError) -> Self {
        let kind = match error {
            DatabaseError::Duplicate(_) => ErrorKind::Conflict,
            _ => ErrorKind::Unavailable,
        };
        Self::new(kind, "database", error.to_string())
    }
}
