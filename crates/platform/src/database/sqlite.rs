//! SQLite in the data directory: one writer, several readers, WAL, fsync on every commit.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::pool::{Lease, Pool};
use super::{DatabaseError, Row, Value};

const READERS_MAX: usize = 16;
const STATEMENTS_CACHED: usize = 256;
const BUSY_WAIT: Duration = Duration::from_secs(10);
/// How much of the file a connection reads by mapping it, in bytes: pages are then not copied.
const MAPPED_BYTES_MAX: i64 = 256 * 1024 * 1024;

pub struct Sqlite {
    writer: Pool<Connection>,
    readers: Pool<Connection>,
}

impl Sqlite {
    pub fn open(file: &Path) -> Result<Self, DatabaseError> {
        let path = file.to_path_buf();
        let writer = Pool::new(1, Connection::is_autocommit, move || {
            let connection = Connection::open(&path)?;
            connection.pragma_update(None, "journal_mode", "WAL")?;
            connection.pragma_update(None, "synchronous", "FULL")?;
            connection.pragma_update(None, "foreign_keys", true)?;
            prepare(&connection)?;
            Ok(connection)
        });
        writer.lease()?; // creates the file, so that readers find it
        let path = file.to_path_buf();
        let readers = Pool::new(READERS_MAX, Connection::is_autocommit, move || {
            let connection =
                Connection::open_with_flags(&path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI)?;
            prepare(&connection)?;
            Ok(connection)
        });
        Ok(Self { writer, readers })
    }

    pub fn writer(&self) -> Result<Lease<'_, Connection>, DatabaseError> {
        self.writer.lease()
    }

    /// Closes the connections nobody uses: their caches, their statements and their maps of the file. One that is in use is left alone.
    pub fn give_back_memory(&self) {
        self.readers.close_idle();
        self.writer.close_idle();
    }

    pub fn reader(&self) -> Result<Lease<'_, Connection>, DatabaseError> {
        self.readers.lease()
    }
}

fn prepare(connection: &Connection) -> Result<(), DatabaseError> {
    connection.busy_timeout(BUSY_WAIT)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_CACHED);
    // Otherwise a statement whose plan might depend on a value, by a partial index or a `LIMIT $n`, is parsed and planned anew each time it runs,
    // which takes longer than running it (decision 0024).
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.pragma_update(None, "cache_size", -8192)?;
    connection.pragma_update(None, "mmap_size", MAPPED_BYTES_MAX)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    Ok(())
}

/// SQLite numbers `$n` by first appearance, PostgreSQL by `n`; binding by name makes them the same. SQLite looks names up one by one, so where
/// both number alike, as in long `VALUES`, names are not asked for.
fn bind(statement: &mut rusqlite::CachedStatement<'_>, sql: &str, values: &[Value<'_>]) -> Result<(), DatabaseError> {
    if numbered_alike(sql, values.len()) && statement.parameter_count() == values.len() {
        for (position, value) in values.iter().enumerate() {
            statement.raw_bind_parameter(position + 1, value)?;
        }
        return Ok(());
    }
    let mut name = String::with_capacity(4);
    for (position, value) in values.iter().enumerate() {
        use std::fmt::Write;
        name.clear();
        let _ = write!(name, "${}", position + 1);
        let index = statement.parameter_index(&name)?.ok_or(DatabaseError::Column { column: position, reason: format!("{name} is not in the statement") })?;
        statement.raw_bind_parameter(index, value)?;
    }
    Ok(())
}

/// Whether `$1`, `$2`, … up to `count` appear for the first time in this order.
fn numbered_alike(sql: &str, count: usize) -> bool {
    let mut highest = 0;
    let mut literal = false;
    let mut bytes = sql.bytes().peekable();
    while let Some(byte) = bytes.next() {
        literal ^= byte == b'\'';
        if byte != b'$' || literal {
            continue;
        }
        let mut number = 0usize;
        while let Some(digit) = bytes.next_if(u8::is_ascii_digit) {
            number = number.saturating_mul(10).saturating_add(usize::from(digit - b'0'));
        }
        match number {
            known if known <= highest => {}
            next if next == highest + 1 => highest = next,
            _ => return false,
        }
    }
    highest == count
}

pub fn execute(connection: &Connection, sql: &str, values: &[Value<'_>]) -> Result<u64, DatabaseError> {
    let mut statement = connection.prepare_cached(sql)?;
    bind(&mut statement, sql, values)?;
    let changed = statement.raw_execute()?;
    Ok(u64::try_from(changed).unwrap_or(0))
}

pub fn query<T>(
    connection: &Connection,
    sql: &str,
    values: &[Value<'_>],
    each: &mut impl FnMut(&Row<'_>) -> Result<T, DatabaseError>,
) -> Result<Vec<T>, DatabaseError> {
    let mut statement = connection.prepare_cached(sql)?;
    bind(&mut statement, sql, values)?;
    let mut rows = statement.raw_query();
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(each(&Row::Sqlite(row))?);
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use rusqlite::StatementStatus;

    use super::{Sqlite, Value, execute, numbered_alike, query};

    #[test]
    fn a_statement_is_planned_once_whatever_its_values_are() {
        let directory = tempfile::tempdir().unwrap();
        let sqlite = Sqlite::open(&directory.path().join("planned.sqlite")).unwrap();
        let tables = "CREATE TABLE person (id BLOB PRIMARY KEY, name TEXT NOT NULL, gone BIGINT, word TEXT NOT NULL);
            CREATE INDEX person_gone ON person (gone) WHERE gone IS NOT NULL;
            CREATE INDEX person_word ON person (word) WHERE word = '';
            CREATE TABLE visit (token BLOB PRIMARY KEY, person BLOB NOT NULL, at BIGINT NOT NULL)";
        sqlite.writer().unwrap().get().unwrap().execute_batch(tables).unwrap();
        let queries = [
            ("SELECT person.name FROM visit LEFT JOIN person ON person.id = visit.person WHERE visit.token = $1", 1),
            ("SELECT id FROM person WHERE word = $1", 1),
            ("SELECT token FROM visit WHERE at > $1 ORDER BY at LIMIT $2", 2),
            ("SELECT id FROM person WHERE name LIKE $1", 1),
        ];
        let mut lease = sqlite.reader().unwrap();
        let reader = lease.get().unwrap();
        for (sql, count) in queries {
            for round in 0..20 {
                let values: Vec<Value<'_>> = (0..count).map(|_| Value::Integer(round)).collect();
                query(reader, sql, &values, &mut |row| row.get::<i64>(0)).unwrap();
            }
            assert_eq!(reader.prepare_cached(sql).unwrap().get_status(StatementStatus::RePrepare), 0, "{sql}");
        }
        let mut lease = sqlite.writer().unwrap();
        let writer = lease.get().unwrap();
        let sql = "DELETE FROM visit WHERE token IN (SELECT token FROM visit WHERE at <= $1 LIMIT $2)";
        for round in 0..20 {
            execute(writer, sql, &[Value::Integer(round), Value::Integer(round)]).unwrap();
        }
        assert_eq!(writer.prepare_cached(sql).unwrap().get_status(StatementStatus::RePrepare), 0, "{sql}");
    }

    #[test]
    fn only_parameters_in_their_order_are_bound_by_place() {
        for (sql, count, alike) in [
            ("INSERT INTO t VALUES ($1, $2), ($3, $4)", 4, true),
            ("SELECT $1 WHERE a = $1 AND b = $2", 2, true),
            ("UPDATE t SET a = $2 WHERE b = $1", 2, false),
            ("SELECT '$1', $2, $1", 2, false),
            ("SELECT '$2''$2', $1", 1, true),
            ("SELECT $1, $3", 2, false),
            ("SELECT $1", 2, false),
            ("SELECT 1", 0, true),
        ] {
            assert_eq!(numbered_alike(sql, count), alike, "{sql}");
        }
    }
}
