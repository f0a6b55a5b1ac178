//! PostgreSQL through blocking clients with cached statements.

use std::collections::HashMap;
use std::str::FromStr;

use postgres::fallible_iterator::FallibleIterator;
use postgres::types::ToSql;
use postgres::{Config, NoTls, Statement};

use super::pool::{Lease, Pool};
use super::{DatabaseError, Row, Value};

const CLIENTS_MAX: usize = 16;
/// Statements kept prepared on a connection; when there are more, all are forgotten and prepared again as they are used.
const STATEMENTS_CACHED_MAX: usize = 512;

/// One connection with its prepared statements.
pub struct Client {
    pub(super) inner: postgres::Client,
    statements: HashMap<String, Statement>,
    pub(super) blocked: bool,
}

pub struct Postgresql {
    clients: Pool<Client>,
}

impl Postgresql {
    pub fn open(url: &str) -> Result<Self, DatabaseError> {
        let mut config = Config::from_str(url)?;
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(std::time::Duration::from_secs(10));
        }
        config.application_name("xingtan");
        let clients = Pool::new(
            CLIENTS_MAX,
            |client: &Client| !client.is_closed(),
            move || Ok(Client { inner: config.connect(NoTls)?, statements: HashMap::new(), blocked: false }),
        );
        clients.lease()?; // fails now rather than at the first request
        Ok(Self { clients })
    }

    pub fn client(&self) -> Result<Lease<'_, Client>, DatabaseError> {
        self.clients.lease()
    }
}

impl Client {
    pub(super) fn is_closed(&self) -> bool {
        self.inner.is_closed()
    }

    pub(super) fn statement(&mut self, sql: &str) -> Result<Statement, DatabaseError> {
        if let Some(statement) = self.statements.get(sql) {
            return Ok(statement.clone());
        }
        if self.statements.len() >= STATEMENTS_CACHED_MAX {
            self.statements.clear();
        }
        let statement = self.inner.prepare(sql)?;
        self.statements.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }

    pub(super) fn noted<T>(&mut self, result: Result<T, DatabaseError>) -> Result<T, DatabaseError> {
        if let Err(error) = &result {
            self.blocked |= error.is_blocked();
        }
        result
    }

    pub fn execute(&mut self, sql: &str, values: &[Value<'_>]) -> Result<u64, DatabaseError> {
        let statement = self.statement(sql)?;
        let parameters: Vec<&(dyn ToSql + Sync)> = values.iter().map(|value| value as _).collect();
        let result = self.inner.execute(&statement, &parameters).map_err(DatabaseError::from);
        self.noted(result)
    }

    pub fn query<T>(&mut self, sql: &str, values: &[Value<'_>], each: &mut impl FnMut(&Row<'_>) -> Result<T, DatabaseError>) -> Result<Vec<T>, DatabaseError> {
        let statement = self.statement(sql)?;
        let parameters: Vec<&(dyn ToSql + Sync)> = values.iter().map(|value| value as _).collect();
        let result = self.inner.query(&statement, &parameters).map_err(DatabaseError::from);
        let rows = self.noted(result)?;
        rows.iter().map(|row| each(&Row::Postgresql(row))).collect()
    }

    pub fn each(&mut self, sql: &str, values: &[Value<'_>], each: &mut impl FnMut(&Row<'_>) -> Result<(), DatabaseError>) -> Result<(), DatabaseError> {
        let statement = self.statement(sql)?;
        let mut blocked = false;
        let result = self.inner.query_raw(&statement, values.iter()).map_err(DatabaseError::from).and_then(|mut rows| {
            // The server sends on as rows are taken; what it sent ahead is bounded.
            while let Some(row) = rows.next().map_err(DatabaseError::from)? {
                each(&Row::Postgresql(&row))?;
            }
            Ok(())
        });
        if let Err(error) = &result {
            blocked = error.is_blocked();
        }
        self.blocked |= blocked;
        result
    }

    pub fn batch(&mut self, sql: &str) -> Result<(), DatabaseError> {
        let result = self.inner.batch_execute(sql).map_err(DatabaseError::from);
        self.noted(result)
    }
}
