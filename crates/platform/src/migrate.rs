//! Migrations: each room brings numbered steps; they are applied at start, each in a transaction, and never change afterwards.

use kernel::Time;
use sha2::{Digest, Sha256};

use crate::database::{Database, DatabaseError, Engine, Session};

/// One step of a room's tables.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// The number of the step in its room, from 1, without gaps.
    pub number: i64,
    /// A short name.
    pub name: &'static str,
    /// Portable SQL; `{id}` and `{bytes}` stand for the engine's types. What stands between the lines `-- only postgresql` and `-- end` is for
    /// that engine alone.
    pub sql: &'static str,
}

/// The steps of a room.
#[derive(Debug, Clone, Copy)]
pub struct RoomMigrations {
    /// The room.
    pub room: &'static str,
    /// Its steps in order.
    pub steps: &'static [Migration],
}

/// What is wrong with migrations.
#[derive(Debug, thiserror::Error)]
pub enum MigrationError {
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// A step that was applied reads differently now.
    #[error("migration {room}/{number} was changed after it was applied; restore its text or the database")]
    Changed {
        /// The room.
        room: String,
        /// The step.
        number: i64,
    },
    /// The database was written by a later version.
    #[error("the database has migration {room}/{number}, which this version does not know; start a version at least as new as the one that wrote it")]
    Newer {
        /// The room.
        room: String,
        /// The step.
        number: i64,
    },
}

/// The key of the advisory lock that keeps two nodes from migrating at once.
const ADVISORY_LOCK: i64 = 0x78_69_6e_67;

fn portable(sql: &str, engine: Engine) -> String {
    let (id, bytes) = match engine {
        Engine::Sqlite => ("UUID_BLOB", "BLOB"), // SQLite gives both blob affinity; the name tells keys from bytes
        Engine::Postgresql => ("UUID", "BYTEA"),
    };
    let mut text = String::with_capacity(sql.len());
    let mut is_other = false;
    for line in sql.lines() {
        match line.trim() {
            "-- only postgresql" => is_other = engine != Engine::Postgresql,
            "-- end" => is_other = false,
            _ if is_other => {}
            _ => {
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    text.replace("{id}", id).replace("{bytes}", bytes)
}

fn checksum(sql: &str) -> String {
    Sha256::digest(sql.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Applies what is missing; the number of steps applied.
///
/// # Errors
/// A step fails (nothing of it is kept), was changed, or the database is of a later version.
pub fn migrate(database: &Database, rooms: &[RoomMigrations], now: Time) -> Result<usize, MigrationError> {
    database.write::<_, MigrationError>(|session| {
        if session.engine() == Engine::Postgresql {
            session.query("SELECT pg_advisory_xact_lock($1)::TEXT", &[ADVISORY_LOCK.into()], |_| Ok(()))?;
        }
        session.batch("CREATE TABLE IF NOT EXISTS migration (room TEXT NOT NULL, number BIGINT NOT NULL, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL, PRIMARY KEY (room, number))")?;
        let mut applied = 0;
        for room in rooms {
            applied += migrate_room(session, room, now)?;
        }
        Ok(applied)
    })
}

fn migrate_room(session: &mut Session<'_>, room: &RoomMigrations, now: Time) -> Result<usize, MigrationError> {
    let done = session.query("SELECT number, checksum FROM migration WHERE room = $1 ORDER BY number", &[room.room.into()], |row| {
        Ok((row.get::<i64>(0)?, row.get::<String>(1)?))
    })?;
    for (number, sum) in &done {
        match room.steps.iter().find(|step| step.number == *number) {
            None => return Err(MigrationError::Newer { room: room.room.to_owned(), number: *number }),
            Some(step) if checksum(step.sql) != *sum => return Err(MigrationError::Changed { room: room.room.to_owned(), number: *number }),
            Some(_) => {}
        }
    }
    let mut applied = 0;
    for step in room.steps.iter().filter(|step| !done.iter().any(|(number, _)| *number == step.number)) {
        session.batch(&portable(step.sql, session.engine()))?;
        session.execute(
            "INSERT INTO migration (room, number, name, checksum, applied_at) VALUES ($1, $2, $3, $4, $5)",
            &[room.room.into(), step.number.into(), step.name.into(), checksum(step.sql).into(), now.into()],
        )?;
        tracing::info!(room = room.room, number = step.number, name = step.name, "applied migration");
        applied += 1;
    }
    Ok(applied)
}

/// True where nothing is missing: what `/readyz` asks.
///
/// # Errors
/// The database cannot be read.
pub fn is_current(database: &Database, rooms: &[RoomMigrations]) -> Result<bool, DatabaseError> {
    let known: usize = rooms.iter().map(|room| room.steps.len()).sum();
    let applied = database.read(|session| session.number("SELECT COUNT(*) FROM migration", &[]))?;
    Ok(usize::try_from(applied).unwrap_or(0) == known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_lines_are_for_one_engine() {
        let sql = "CREATE TABLE a (id {id}, b {bytes});\n-- only postgresql\nALTER TABLE a;\n-- end\nDROP TABLE b;\n";
        assert_eq!(portable(sql, Engine::Sqlite), "CREATE TABLE a (id UUID_BLOB, b BLOB);\nDROP TABLE b;\n");
        assert_eq!(portable(sql, Engine::Postgresql), "CREATE TABLE a (id UUID, b BYTEA);\nALTER TABLE a;\nDROP TABLE b;\n");
    }
}
