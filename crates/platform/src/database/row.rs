//! Rows that come out of queries, on both engines.

use kernel::{Id, Language, Time};
use rusqlite::types::ValueRef;

use super::DatabaseError;

/// One row of a result.
pub enum Row<'a> {
    /// Of SQLite.
    Sqlite(&'a rusqlite::Row<'a>),
    /// Of PostgreSQL.
    Postgresql(&'a postgres::Row),
}

impl Row<'_> {
    /// The value of a column, counted from 0.
    ///
    /// # Errors
    /// The column is of another type or null where it may not be.
    pub fn get<T: FromColumn>(&self, column: usize) -> Result<T, DatabaseError> {
        T::from_column(self, column)
    }
}

/// A type that a column can be read as.
pub trait FromColumn: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// The column is of another type.
    fn from_column(row: &Row<'_>, column: usize) -> Result<Self, DatabaseError>;
}

fn wrong(column: usize, reason: impl ToString) -> DatabaseError {
    DatabaseError::Column { column, reason: reason.to_string() }
}

macro_rules! column {
    ($type:ty, $($sqlite:pat => $value:expr),+ ; $postgres:expr) => {
        impl FromColumn for $type {
            fn from_column(row: &Row<'_>, column: usize) -> Result<Self, DatabaseError> {
                match row {
                    Row::Sqlite(row) => match row.get_ref(column).map_err(|error| wrong(column, error))? {
                        $($sqlite => $value,)+
                        other => Err(wrong(column, format!("unexpected {}", other.data_type()))),
                    },
                    Row::Postgresql(row) => {
                        let read: fn(&postgres::Row, usize) -> Result<Self, postgres::Error> = $postgres;
                        read(row, column).map_err(|error| wrong(column, error))
                    }
                }
            }
        }

        impl FromColumn for Option<$type> {
            fn from_column(row: &Row<'_>, column: usize) -> Result<Self, DatabaseError> {
                let null = match row {
                    Row::Sqlite(row) => matches!(row.get_ref(column).map_err(|error| wrong(column, error))?, ValueRef::Null),
                    Row::Postgresql(row) => row.try_get::<_, Option<Anything>>(column).map_err(|error| wrong(column, error))?.is_none(),
                };
                if null { Ok(None) } else { <$type>::from_column(row, column).map(Some) }
            }
        }
    };
}

/// Accepts a value of any type, to see only whether it is null.
struct Anything;

impl postgres::types::FromSql<'_> for Anything {
    fn from_sql(_: &postgres::types::Type, _: &[u8]) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(Self)
    }

    fn accepts(_: &postgres::types::Type) -> bool {
        true
    }
}

column!(i64, ValueRef::Integer(number) => Ok(number); |row, column| match *row.columns().get(column).map_or(&postgres::types::Type::INT8, postgres::Column::type_) {
    postgres::types::Type::INT4 => row.try_get::<_, i32>(column).map(i64::from),
    postgres::types::Type::INT2 => row.try_get::<_, i16>(column).map(i64::from),
    _ => row.try_get(column),
});
#[expect(clippy::cast_precision_loss, reason = "SQLite stores whole fractions as integers")]
const fn real(number: i64) -> f64 {
    number as f64
}
column!(f64, ValueRef::Real(number) => Ok(number), ValueRef::Integer(number) => Ok(real(number)); |row, column| row.try_get(column));
column!(bool, ValueRef::Integer(number) => Ok(number != 0); |row, column| row.try_get(column));
column!(String, ValueRef::Text(text) => String::from_utf8(text.to_vec()).map_err(|error| DatabaseError::Engine(error.to_string())); |row, column| row.try_get(column));
column!(Vec<u8>, ValueRef::Blob(bytes) => Ok(bytes.to_vec()); |row, column| row.try_get(column));
column!(Id, ValueRef::Blob(bytes) => Id::from_slice(bytes).ok_or_else(|| DatabaseError::Engine("a key does not have 16 bytes".to_owned())); |row, column| row.try_get::<_, uuid::Uuid>(column).map(Id::from));

impl FromColumn for Time {
    fn from_column(row: &Row<'_>, column: usize) -> Result<Self, DatabaseError> {
        i64::from_column(row, column).map(Time)
    }
}

impl FromColumn for Option<Time> {
    fn from_column(row: &Row<'_>, column: usize) -> Result<Self, DatabaseError> {
        Ok(Option::<i64>::from_column(row, column)?.map(Time))
    }
}

impl FromColumn for u32 {
    fn from_column(row: &Row<'_>, column: usize) -> Result<Self, DatabaseError> {
        Self::try_from(i64::from_column(row, column)?).map_err(|error| wrong(column, error))
    }
}

impl FromColumn for u64 {
    fn from_column(row: &Row<'_>, column: usize) -> Result<Self, DatabaseError> {
        Self::try_from(i64::from_column(row, column)?).map_err(|error| wrong(column, error))
    }
}

impl FromColumn for Language {
    fn from_column(row: &Row<'_>, column: usize) -> Result<Self, DatabaseError> {
        String::from_column(row, column)?.parse().map_err(|error| wrong(column, error))
    }
}
