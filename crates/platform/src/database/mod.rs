//! One code path on SQLite and PostgreSQL: portable SQL text with numbered parameters (`$1`, `$2`, …) that both engines understand.
//!
//! The rules of the portable text: keys are `{id}` columns, numbers `BIGINT` or `DOUBLE PRECISION`, moments `BIGINT` microseconds,
//! structured values `TEXT` with JSON; sums are cast (`CAST(SUM(x) AS BIGINT)`); `ON CONFLICT` and `RETURNING` are allowed. Every
//! statement of a room is executed on both engines by the room's store tests. Decision 0001 has the alternatives and the figures.

mod error;
mod many;
mod pool;
mod postgresql;
mod row;
mod sqlite;
#[cfg(feature = "testing")]
mod statements;
mod value;

use std::path::Path;
use std::sync::Arc;

pub use error::DatabaseError;
pub use row::{FromColumn, Row};
pub use value::Value;

/// Which engine stands behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// SQLite in the data directory.
    Sqlite,
    /// PostgreSQL 14 or later.
    Postgresql,
}

/// How often a transaction is tried again when another one was in its way.
const TRANSACTION_TRIES_MAX: u32 = 8;

enum Store {
    Sqlite(sqlite::Sqlite),
    Postgresql(postgresql::Postgresql),
}

/// The database. Cheap to clone.
#[derive(Clone)]
pub struct Database {
    store: Arc<Store>,
    #[cfg(feature = "testing")]
    statements: Arc<statements::Counter>,
}

/// A connection in use: statements are run on it, inside a transaction where [`Database::write`] gave it out.
pub enum Session<'a> {
    /// On SQLite.
    Sqlite(&'a mut rusqlite::Connection),
    /// On PostgreSQL.
    Postgresql(&'a mut postgresql::Client),
}

impl Database {
    /// Opens `sqlite:` (a file in the data directory), `sqlite:PATH` or `postgres://…`.
    ///
    /// # Errors
    /// The address is not understood, or the engine cannot be reached.
    pub fn open(url: &str, data: &Path) -> Result<Self, DatabaseError> {
        let store = if let Some(path) = url.strip_prefix("sqlite:") {
            let file = if path.is_empty() { data.join("xingtan.sqlite") } else { Path::new(path).to_path_buf() };
            Store::Sqlite(sqlite::Sqlite::open(&file)?)
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            Store::Postgresql(postgresql::Postgresql::open(url)?)
        } else {
            return Err(DatabaseError::Address(url.split("://").next().unwrap_or("").to_owned()));
        };
        Ok(Self {
            store: Arc::new(store),
            #[cfg(feature = "testing")]
            statements: Arc::default(),
        })
    }

    /// Which engine stands behind.
    #[must_use]
    pub fn engine(&self) -> Engine {
        match *self.store {
            Store::Sqlite(_) => Engine::Sqlite,
            Store::Postgresql(_) => Engine::Postgresql,
        }
    }

    /// Gives back memory that much reading and writing took, as after an import: caches and the mapped part of the file. What comes next opens
    /// the file again. PostgreSQL keeps its memory in its own process.
    pub fn give_back_memory(&self) {
        if let Store::Sqlite(sqlite) = &*self.store {
            sqlite.give_back_memory();
        }
    }

    /// How many statements ran on this database since it was opened, for tests that hold pages to a number of queries.
    #[cfg(feature = "testing")]
    #[must_use]
    pub fn statements(&self) -> u64 {
        self.statements.total()
    }

    /// Reads on a connection of its own, outside a transaction: each statement sees what was committed before it.
    ///
    /// # Errors
    /// What the closure returns, or that no connection could be had.
    pub fn read<T, E: From<DatabaseError>>(&self, work: impl FnOnce(&mut Session<'_>) -> Result<T, E>) -> Result<T, E> {
        #[cfg(feature = "testing")]
        let _watch = self.statements.watch();
        match &*self.store {
            Store::Sqlite(sqlite) => {
                let mut connection = sqlite.reader()?;
                work(&mut Session::Sqlite(connection.get()?))
            }
            Store::Postgresql(postgresql) => {
                let mut connection = postgresql.client()?;
                work(&mut Session::Postgresql(connection.get()?))
            }
        }
    }

    /// Runs the closure in one transaction: all of it survives a crash, or nothing. Where another transaction was in the way it is run
    /// again from the start, so it must have no effect but on the session.
    ///
    /// # Errors
    /// What the closure returns (then nothing was written), or that the transaction could not be committed.
    pub fn write<T, E: From<DatabaseError>>(&self, mut work: impl FnMut(&mut Session<'_>) -> Result<T, E>) -> Result<T, E> {
        #[cfg(feature = "testing")]
        let _watch = self.statements.watch();
        let mut tries = 0;
        loop {
            tries += 1;
            let mut blocked = false;
            let result = match &*self.store {
                Store::Sqlite(sqlite) => {
                    let mut connection = sqlite.writer()?;
                    in_transaction(&mut Session::Sqlite(connection.get()?), "BEGIN IMMEDIATE", &mut work, &mut blocked)
                }
                Store::Postgresql(postgresql) => {
                    let mut connection = postgresql.client()?;
                    in_transaction(&mut Session::Postgresql(connection.get()?), "BEGIN", &mut work, &mut blocked)
                }
            };
            if blocked && tries < TRANSACTION_TRIES_MAX {
                continue;
            }
            return result;
        }
    }
}

fn in_transaction<T, E: From<DatabaseError>>(
    session: &mut Session<'_>,
    begin: &str,
    work: &mut impl FnMut(&mut Session<'_>) -> Result<T, E>,
    blocked: &mut bool,
) -> Result<T, E> {
    if let Err(error) = session.batch(begin) {
        *blocked = session.is_broken(); // nothing was done yet, so another connection may do it
        return Err(error.into());
    }
    session.forget_blocked();
    match work(session) {
        Ok(value) => match session.batch("COMMIT") {
            Ok(()) => Ok(value),
            Err(error) => {
                *blocked = error.is_blocked();
                let _ = session.batch("ROLLBACK");
                Err(error.into())
            }
        },
        Err(error) => {
            *blocked = session.was_blocked();
            session.batch("ROLLBACK")?;
            Err(error)
        }
    }
}

impl Session<'_> {
    /// Which engine stands behind.
    #[must_use]
    pub const fn engine(&self) -> Engine {
        match self {
            Self::Sqlite(_) => Engine::Sqlite,
            Self::Postgresql(_) => Engine::Postgresql,
        }
    }

    /// Runs a statement; the number of rows it changed.
    ///
    /// # Errors
    /// The engine refuses it.
    pub fn execute(&mut self, sql: &str, values: &[Value<'_>]) -> Result<u64, DatabaseError> {
        #[cfg(feature = "testing")]
        statements::one_more();
        match self {
            Self::Sqlite(connection) => sqlite::execute(connection, sql, values),
            Self::Postgresql(client) => client.execute(sql, values),
        }
    }

    /// Runs a query and turns each row into a value.
    ///
    /// # Errors
    /// The engine refuses it, or a row is not what the closure expects.
    pub fn query<T>(&mut self, sql: &str, values: &[Value<'_>], mut each: impl FnMut(&Row<'_>) -> Result<T, DatabaseError>) -> Result<Vec<T>, DatabaseError> {
        #[cfg(feature = "testing")]
        statements::one_more();
        match self {
            Self::Sqlite(connection) => sqlite::query(connection, sql, values, &mut each),
            Self::Postgresql(client) => client.query(sql, values, &mut each),
        }
    }

    /// Runs a query and looks at one row after another, without keeping them: for more rows than memory should hold.
    ///
    /// # Errors
    /// As [`Self::query`].
    pub fn each(&mut self, sql: &str, values: &[Value<'_>], mut each: impl FnMut(&Row<'_>) -> Result<(), DatabaseError>) -> Result<(), DatabaseError> {
        #[cfg(feature = "testing")]
        statements::one_more();
        match self {
            Self::Sqlite(connection) => sqlite::query(connection, sql, values, &mut each).map(|_| ()),
            Self::Postgresql(client) => client.each(sql, values, &mut each),
        }
    }

    /// The first row of a query, or `None`.
    ///
    /// # Errors
    /// As [`Self::query`].
    pub fn first<T>(&mut self, sql: &str, values: &[Value<'_>], each: impl FnMut(&Row<'_>) -> Result<T, DatabaseError>) -> Result<Option<T>, DatabaseError> {
        Ok(self.query(sql, values, each)?.into_iter().next())
    }

    /// A single number, such as a count; 0 where there is no row.
    ///
    /// # Errors
    /// As [`Self::query`].
    pub fn number(&mut self, sql: &str, values: &[Value<'_>]) -> Result<i64, DatabaseError> {
        Ok(self.first(sql, values, |row| row.get::<Option<i64>>(0))?.flatten().unwrap_or(0))
    }

    /// Runs statements without parameters, such as a migration.
    ///
    /// # Errors
    /// The engine refuses one of them.
    pub fn batch(&mut self, sql: &str) -> Result<(), DatabaseError> {
        match self {
            Self::Sqlite(connection) => connection.execute_batch(sql).map_err(DatabaseError::from),
            Self::Postgresql(client) => client.batch(sql),
        }
    }

    /// True where the server went away from this connection.
    fn is_broken(&self) -> bool {
        match self {
            Self::Sqlite(_) => false,
            Self::Postgresql(client) => client.is_closed(),
        }
    }

    fn forget_blocked(&mut self) {
        if let Self::Postgresql(client) = self {
            client.blocked = false;
        }
    }

    const fn was_blocked(&self) -> bool {
        match self {
            Self::Sqlite(_) => false, // a writer holds the only write connection from BEGIN IMMEDIATE on
            Self::Postgresql(client) => client.blocked,
        }
    }
}

/// Writes `$from, $from+1, …` for `count` parameters, as `IN (…)` and `VALUES (…)` want them.
#[must_use]
pub fn placeholders(from: usize, count: usize) -> String {
    let mut text = String::with_capacity(count * 5);
    for number in from..from + count {
        if number > from {
            text.push_str(", ");
        }
        text.push('$');
        text.push_str(&number.to_string());
    }
    text
}
