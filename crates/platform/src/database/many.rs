//! Many rows at once, and questions about many.

use postgres::types::{IsNull, ToSql, Type};
use std::io::Write;

use super::postgresql::Client;
use super::{DatabaseError, Row, Session, Value, placeholders, sqlite};

/// Rows that are written by one statement; fewer are written by smaller ones, so that few different statements are prepared.
const ROWS_AT_ONCE: [usize; 4] = [64, 16, 4, 1];
/// PostgreSQL takes this many rows and more by `COPY`, which asks twice, plans nothing and fills whole pages; fewer by `INSERT`.
const COPIED_FROM: usize = 4;
/// Bytes that are gathered before they are sent.
const SENT_AT_ONCE: usize = 65_536;

impl Session<'_> {
    /// Writes rows of `columns` values each; `into` names the table and its columns, as in `thing (id, name)`.
    ///
    /// # Errors
    /// The engine refuses a row, such as one that is there; then the transaction must end.
    pub fn insert(&mut self, into: &str, columns: usize, values: &[Value<'_>]) -> Result<(), DatabaseError> {
        match self {
            Self::Postgresql(client) if values.len() >= COPIED_FROM * columns => {
                #[cfg(feature = "testing")]
                super::statements::one_more();
                client.copy_in(into, columns, values)
            }
            _ => self.insert_or(into, columns, values, ""),
        }
    }

    /// The same, saying what becomes of rows that are there: `ON CONFLICT …`.
    ///
    /// # Errors
    /// The engine refuses it.
    pub fn insert_or(&mut self, into: &str, columns: usize, values: &[Value<'_>], conflict: &str) -> Result<(), DatabaseError> {
        let mut rest = values;
        for rows in ROWS_AT_ONCE {
            while !rest.is_empty() && rest.len() >= rows * columns {
                let (now, later) = rest.split_at(rows * columns);
                self.execute(&statement(into, rows, columns, conflict), now)?;
                rest = later;
            }
        }
        Ok(())
    }

    /// Runs a query that PostgreSQL plans for the tables as they are at this moment, and keeps no plan. For questions about many keys: a kept plan of when a table
    /// was small reads all of it, also once it is large. Nulls cannot be asked for.
    ///
    /// # Errors
    /// As [`Session::query`].
    pub fn query_afresh<T>(
        &mut self,
        sql: &str,
        values: &[Value<'_>],
        mut each: impl FnMut(&Row<'_>) -> Result<T, DatabaseError>,
    ) -> Result<Vec<T>, DatabaseError> {
        #[cfg(feature = "testing")]
        super::statements::one_more();
        match self {
            Self::Sqlite(connection) => sqlite::query(connection, sql, values, &mut each),
            Self::Postgresql(client) => client.query_afresh(sql, values, &mut each),
        }
    }
}

fn statement(into: &str, rows: usize, columns: usize, conflict: &str) -> String {
    let mut sql = String::with_capacity(into.len() + rows * columns * 5 + conflict.len());
    sql.push_str("INSERT INTO ");
    sql.push_str(into);
    sql.push_str(" VALUES ");
    for row in 0..rows {
        sql.push_str(if row == 0 { "(" } else { ", (" });
        sql.push_str(&placeholders(row * columns + 1, columns));
        sql.push(')');
    }
    sql.push(' ');
    sql.push_str(conflict);
    sql
}

impl Client {
    fn copy_in(&mut self, into: &str, columns: usize, values: &[Value<'_>]) -> Result<(), DatabaseError> {
        // Prepared to learn the types of the columns.
        let insert = self.statement(&statement(into, 1, columns, ""))?;
        let copy = self.statement(&format!("COPY {into} FROM STDIN (FORMAT binary)"))?;
        let result = send(&mut self.inner, &copy, insert.params(), values);
        self.noted(result)
    }

    fn query_afresh<T>(
        &mut self,
        sql: &str,
        values: &[Value<'_>],
        each: &mut impl FnMut(&Row<'_>) -> Result<T, DatabaseError>,
    ) -> Result<Vec<T>, DatabaseError> {
        let typed = |value| -> Option<(&(dyn ToSql + Sync), Type)> { kind(value).map(|kind| (value as _, kind)) };
        let typed: Option<Vec<_>> = values.iter().map(typed).collect();
        let typed = typed.ok_or(DatabaseError::Unsupported("a null in a query without a kept plan"))?;
        let result = self.inner.query_typed(sql, &typed).map_err(DatabaseError::from);
        let rows = self.noted(result)?;
        rows.iter().map(|row| each(&Row::Postgresql(row))).collect()
    }
}

const fn kind(value: &Value<'_>) -> Option<Type> {
    Some(match value {
        Value::Null => return None,
        Value::Integer(_) => Type::INT8,
        Value::Real(_) => Type::FLOAT8,
        Value::Truth(_) => Type::BOOL,
        Value::Text(_) | Value::Owned(_) => Type::TEXT,
        Value::Bytes(_) => Type::BYTEA,
        Value::Key(_) => Type::UUID,
    })
}

/// Sends rows in the binary format of `COPY`: a header, then for each row the number of its values and each with its length.
fn send(client: &mut postgres::Client, copy: &postgres::Statement, kinds: &[Type], values: &[Value<'_>]) -> Result<(), DatabaseError> {
    let wrong = |error: &dyn std::fmt::Display| DatabaseError::Engine(format!("rows could not be sent: {error}"));
    let width = i16::try_from(kinds.len()).map_err(|error| wrong(&error))?;
    let mut writer = client.copy_in(copy)?;
    let mut out = postgres::types::private::BytesMut::with_capacity(SENT_AT_ONCE * 2);
    out.extend_from_slice(b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0");
    for row in values.chunks(kinds.len().max(1)) {
        out.extend_from_slice(&width.to_be_bytes());
        for (value, kind) in row.iter().zip(kinds) {
            let from = out.len();
            out.extend_from_slice(&(-1_i32).to_be_bytes());
            if matches!(value.to_sql(kind, &mut out).map_err(|error| wrong(&error))?, IsNull::No) {
                let length = i32::try_from(out.len() - from - 4).map_err(|error| wrong(&error))?;
                if let Some(place) = out.get_mut(from..from + 4) {
                    place.copy_from_slice(&length.to_be_bytes());
                }
            }
        }
        if out.len() >= SENT_AT_ONCE {
            writer.write_all(&out).map_err(|error| wrong(&error))?;
            out.clear();
        }
    }
    out.extend_from_slice(&(-1_i16).to_be_bytes());
    writer.write_all(&out).map_err(|error| wrong(&error))?;
    writer.finish()?;
    Ok(())
}
