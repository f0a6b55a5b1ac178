//! A whole database as lines of JSON, the same from both engines: what backups hold, and what the content hash is taken over.
//!
//! The first line of a table names it with its columns; each further line is a row. Tables come by name, rows by all their columns, so equal
//! databases give equal bytes.

use std::io::{BufRead, Write};

use kernel::Id;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::database::{Database, DatabaseError, Engine, Row, Session, Value};

/// The longest line that is read back, in bytes.
const LINE_BYTES_MAX: usize = 256 * 1024 * 1024;

/// Tables that are not in a dump. Migrations are the program's own: the target of a restore has them already. The stream of facts is that of one
/// database: its copy is another one.
const LEFT_OUT: [&str; 2] = ["migration", "outbox_stream"];

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Key,
    Bytes,
    Integer,
    Real,
    Truth,
    Text,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Table {
    table: String,
    columns: Vec<(String, Kind)>,
}

/// What went wrong with a dump.
#[derive(Debug, thiserror::Error)]
pub enum DumpError {
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// Reading or writing the dump failed.
    #[error("cannot read or write the dump: {0}")]
    Io(#[from] std::io::Error),
    /// A line is not what it should be.
    #[error("line {line} of the dump: {reason}")]
    Line {
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        reason: String,
    },
}

/// Where a dump is followed by something else, the line after its last row begins so.
pub const END: &str = "{\"objects\"";

/// A table of which a dump leaves something out, because it is made anew from the rest.
#[derive(Debug, Clone, Copy)]
pub struct LeftOut {
    /// The table.
    pub table: &'static str,
    /// Which rows stay, as a condition; `None` where the whole table goes.
    pub rows: Option<&'static str>,
}

/// Rows that stand elsewhere than in their table.
pub trait StandIn {
    /// The table.
    fn table(&self) -> &'static str;
    /// Its columns, in the order in which the cells of a row come.
    fn columns(&self) -> &'static [&'static str];
    /// Gives the rows, ordered by the columns of the table.
    ///
    /// # Errors
    /// They cannot be read, or `emit` fails.
    fn rows(&self, emit: &mut dyn FnMut(&[Json]) -> Result<(), DumpError>) -> Result<(), DumpError>;
}

/// What of a dump is not as the tables have it.
#[derive(Default, Clone, Copy)]
pub struct Instead<'i> {
    /// What is left out.
    pub left_out: &'i [LeftOut],
    /// What stands elsewhere; these are read once the moment of the dump is fixed.
    pub stand_ins: &'i [&'i dyn StandIn],
    /// Called when the moment of the dump is fixed, before any row is read.
    pub fixed: Option<&'i dyn Fn() -> Result<(), DumpError>>,
    /// Tables that are read as they are after that, because what stands elsewhere needs rows that came meanwhile.
    pub later: &'i [&'static str],
}

/// Writes everything in the database as it is at one moment, while others go on writing. The number of rows.
///
/// # Errors
/// The database, what stands in, or `out` fails.
pub fn write(database: &Database, out: &mut dyn Write, instead: Instead<'_>) -> Result<u64, DumpError> {
    Ok(write_and(database, out, instead, |_| Ok(()))?.0)
}

/// As [`write`], and looks at something else as it was at the same moment.
///
/// # Errors
/// The database, what stands in, or `out` fails, or the looking.
pub fn write_and<T>(
    database: &Database,
    out: &mut dyn Write,
    instead: Instead<'_>,
    look: impl FnOnce(&mut Session<'_>) -> Result<T, DumpError>,
) -> Result<(u64, T), DumpError> {
    database.read(|session| {
        session.batch(match session.engine() {
            Engine::Sqlite => "BEGIN",
            Engine::Postgresql => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        })?;
        let result = write_tables(database, session, out, instead).and_then(|rows| Ok((rows, look(session)?)));
        session.batch("ROLLBACK")?;
        result
    })
}

fn write_tables(database: &Database, session: &mut Session<'_>, out: &mut dyn Write, instead: Instead<'_>) -> Result<u64, DumpError> {
    let mut rows = 0;
    // The first reading fixes the moment.
    let tables = tables(session)?;
    instead.fixed.map_or(Ok(()), |fixed| fixed())?;
    for table in tables {
        let condition = match instead.left_out.iter().find(|left| left.table == table.table) {
            Some(LeftOut { rows: None, .. }) => continue,
            Some(LeftOut { rows: Some(rows), .. }) => format!(" WHERE {rows}"),
            None => String::new(),
        };
        serde_json::to_writer(&mut *out, &table).map_err(std::io::Error::from)?;
        out.write_all(b"\n")?;
        rows += match instead.stand_ins.iter().find(|stand_in| stand_in.table() == table.table) {
            Some(stand_in) => write_stand_in(&table, *stand_in, out)?,
            None if instead.later.contains(&table.table.as_str()) => database.read(|session| write_rows(session, &table, &condition, out))?,
            None => write_rows(session, &table, &condition, out)?,
        };
    }
    Ok(rows)
}

fn write_rows(session: &mut Session<'_>, table: &Table, condition: &str, out: &mut dyn Write) -> Result<u64, DumpError> {
    let names = table.columns.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ");
    let sql = format!("SELECT {names} FROM {}{condition} ORDER BY {}", table.table, order(session.engine(), table));
    let mut rows = 0;
    let mut failed: Option<std::io::Error> = None;
    session.each(&sql, &[], |row| {
        let line = table.columns.iter().enumerate().map(|(at, (_, kind))| read(row, at, *kind)).collect::<Result<Vec<Json>, _>>()?;
        rows += 1;
        if failed.is_none() {
            failed = serde_json::to_writer(&mut *out, &line).map_err(std::io::Error::from).and_then(|()| out.write_all(b"\n")).err();
        }
        Ok(())
    })?;
    failed.map_or(Ok(rows), |error| Err(error.into()))
}

fn write_stand_in(table: &Table, stand_in: &dyn StandIn, out: &mut dyn Write) -> Result<u64, DumpError> {
    let missing = |name: &str| DatabaseError::Engine(format!("what stands in for the table {} has no column '{name}'", table.table));
    let place = |name: &String| stand_in.columns().iter().position(|column| column == name).ok_or_else(|| missing(name));
    let places = table.columns.iter().map(|(name, _)| place(name)).collect::<Result<Vec<usize>, _>>()?;
    let mut rows = 0;
    stand_in.rows(&mut |cells| {
        let line = places.iter().map(|place| cells.get(*place)).collect::<Option<Vec<&Json>>>().ok_or_else(|| missing("of a cell"))?;
        serde_json::to_writer(&mut *out, &line).map_err(std::io::Error::from)?;
        out.write_all(b"\n")?;
        rows += 1;
        Ok(())
    })?;
    Ok(rows)
}

/// Text sorts by bytes on both engines.
fn order(engine: Engine, table: &Table) -> String {
    let collate = if engine == Engine::Postgresql { " COLLATE \"C\"" } else { "" };
    let columns: Vec<String> = table.columns.iter().map(|(name, kind)| if *kind == Kind::Text { format!("{name}{collate}") } else { name.clone() }).collect();
    columns.join(", ")
}

fn tables(session: &mut Session<'_>) -> Result<Vec<Table>, DatabaseError> {
    let names: Vec<String> = match session.engine() {
        Engine::Sqlite => session.query("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name", &[], |row| row.get(0))?,
        Engine::Postgresql => session.query(
            "SELECT CAST(table_name AS TEXT) FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' \
             AND NOT EXISTS (SELECT 1 FROM pg_class WHERE relname = table_name AND relnamespace = CAST(CAST(current_schema() AS TEXT) AS REGNAMESPACE) AND relispartition) \
             ORDER BY table_name COLLATE \"C\"",
            &[],
            |row| row.get(0),
        )?,
    };
    names.into_iter().filter(|name| !LEFT_OUT.contains(&name.as_str())).map(|name| columns(session, name)).collect()
}

fn columns(session: &mut Session<'_>, table: String) -> Result<Table, DatabaseError> {
    let sql = match session.engine() {
        Engine::Sqlite => "SELECT name, type FROM pragma_table_info($1) ORDER BY cid",
        Engine::Postgresql => {
            "SELECT CAST(column_name AS TEXT), CAST(data_type AS TEXT) FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position"
        }
    };
    let columns = session.query(sql, &[table.as_str().into()], |row| Ok((row.get::<String>(0)?, row.get::<String>(1)?)))?;
    let kind = |declared: &str| {
        Ok(match declared.to_ascii_lowercase().as_str() {
            "uuid" | "uuid_blob" => Kind::Key,
            "bytea" | "blob" => Kind::Bytes,
            "bigint" | "integer" => Kind::Integer,
            "double precision" => Kind::Real,
            "boolean" => Kind::Truth,
            "text" => Kind::Text,
            other => return Err(DatabaseError::Engine(format!("table {table} has a column of type '{other}', which backups do not know"))),
        })
    };
    let columns = columns.into_iter().map(|(name, declared)| Ok((name, kind(&declared)?))).collect::<Result<Vec<_>, DatabaseError>>()?;
    Ok(Table { table, columns })
}

fn read(row: &Row<'_>, at: usize, kind: Kind) -> Result<Json, DatabaseError> {
    Ok(match kind {
        Kind::Key => row.get::<Option<Id>>(at)?.map_or(Json::Null, |id| Json::String(id.to_string())),
        Kind::Bytes => row.get::<Option<Vec<u8>>>(at)?.map_or(Json::Null, |bytes| Json::String(bytes.iter().map(|byte| format!("{byte:02x}")).collect())),
        Kind::Integer => row.get::<Option<i64>>(at)?.map_or(Json::Null, Json::from),
        Kind::Real => row.get::<Option<f64>>(at)?.map_or(Json::Null, Json::from),
        Kind::Truth => row.get::<Option<bool>>(at)?.map_or(Json::Null, Json::from),
        Kind::Text => row.get::<Option<String>>(at)?.map_or(Json::Null, Json::from),
    })
}

/// Puts a dump into a migrated database in one transaction; what its tables held before goes. The number of rows.
///
/// # Errors
/// A line is broken or names a table or column that is not there; then nothing is changed.
pub fn restore(database: &Database, open: &dyn Fn() -> std::io::Result<Box<dyn BufRead>>) -> Result<u64, DumpError> {
    restore_into(database, open, &|_, _, _| Ok(()))
}

/// Makes room for a row of a table, of which a cell is known by the name of its column.
pub type Room<'r> = dyn Fn(&mut Session<'_>, &str, &dyn Fn(&str) -> Option<i64>) -> Result<(), DatabaseError> + 'r;

/// As [`restore`]; before each row somebody may make room for it, by its table and its numbers.
///
/// # Errors
/// As [`restore`], or no room is made.
pub fn restore_into(database: &Database, open: &dyn Fn() -> std::io::Result<Box<dyn BufRead>>, room: &Room<'_>) -> Result<u64, DumpError> {
    database.write(|session| {
        // Tables come by name, so a row may stand before the one it refers to; what refers to what is checked at the end.
        session.batch(match session.engine() {
            Engine::Sqlite => "PRAGMA defer_foreign_keys = ON",
            Engine::Postgresql => "SET CONSTRAINTS ALL DEFERRED",
        })?;
        let known = tables(session)?;
        for table in &known {
            session.execute(&format!("DELETE FROM {}", table.table), &[])?;
        }
        let mut input = open()?;
        let (mut current, mut insert, mut rows, mut number) = (None::<Table>, String::new(), 0, 0);
        let mut line = String::new();
        loop {
            line.clear();
            number += 1;
            if std::io::Read::take(&mut input, LINE_BYTES_MAX as u64).read_line(&mut line)? == 0 {
                return Ok(rows);
            }
            let wrong = |reason: String| DumpError::Line { line: number, reason };
            if line.starts_with(END) {
                return Ok(rows);
            }
            if line.starts_with('{') {
                let table: Table = serde_json::from_str(&line).map_err(|error| wrong(error.to_string()))?;
                let Some(here) = known.iter().find(|known| known.table == table.table) else {
                    return Err(wrong(format!("there is no table '{}' here; restore with the version that made the backup, then migrate", table.table)));
                };
                if let Some((name, _)) = table.columns.iter().find(|column| !here.columns.contains(column)) {
                    return Err(wrong(format!("table '{}' has no such column '{name}' here", table.table)));
                }
                let names = table.columns.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ");
                insert = format!("INSERT INTO {} ({names}) VALUES ({})", table.table, crate::database::placeholders(1, table.columns.len()));
                current = Some(table);
                continue;
            }
            let table = current.as_ref().ok_or_else(|| wrong("a row stands before its table".to_owned()))?;
            let cells: Vec<Json> = serde_json::from_str(&line).map_err(|error| wrong(error.to_string()))?;
            if cells.len() != table.columns.len() {
                return Err(wrong(format!("{} cells for {} columns", cells.len(), table.columns.len())));
            }
            let bytes: Vec<Option<Vec<u8>>> =
                cells.iter().zip(&table.columns).map(|(cell, (_, kind))| if *kind == Kind::Bytes { unhex(cell) } else { None }).collect();
            let values = cells
                .iter()
                .zip(&table.columns)
                .zip(&bytes)
                .map(|((cell, (name, kind)), bytes)| value(cell, *kind, bytes.as_deref()).ok_or_else(|| wrong(format!("column '{name}' cannot hold {cell}"))))
                .collect::<Result<Vec<Value<'_>>, _>>()?;
            let number = |column: &str| table.columns.iter().position(|(name, _)| name == column).and_then(|at| cells.get(at)?.as_i64());
            room(session, &table.table, &number)?;
            session.execute(&insert, &values)?;
            rows += 1;
        }
    })
}

fn value<'a>(cell: &'a Json, kind: Kind, bytes: Option<&'a [u8]>) -> Option<Value<'a>> {
    if cell.is_null() {
        return Some(Value::Null);
    }
    match kind {
        Kind::Key => cell.as_str()?.parse::<Id>().ok().map(Value::Key),
        Kind::Bytes => bytes.map(Value::Bytes),
        Kind::Integer => cell.as_i64().map(Value::Integer),
        Kind::Real => cell.as_f64().map(Value::Real),
        Kind::Truth => cell.as_bool().map(Value::Truth),
        Kind::Text => cell.as_str().map(Value::Text),
    }
}

fn unhex(cell: &Json) -> Option<Vec<u8>> {
    let text = cell.as_str()?;
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok()).collect()
}
