//! Facts from node to node by NATS JetStream.
//!
//! Several nodes share one database. JetStream tells them which facts wait, each fact to one of them; it carries the ids of facts and nothing about
//! anybody. A node that gets one takes the fact in and removes it from the outbox in one transaction, and acknowledges afterwards. What JetStream loses,
//! delivers twice or delivers late changes nothing: the row in the outbox is what counts (decision 0017).

mod address;
mod nats;
mod resend;
mod send;
mod stream;
mod take;
#[cfg(feature = "testing")]
pub mod testing;

use std::fmt;
use std::path::PathBuf;

pub use address::Servers;
pub use nats::Nats;
pub use send::SENT_TOGETHER_MAX;
pub use stream::{IN_FLIGHT_MAX, REPLICAS_MAX, STREAM_FACTS_MAX, names};
pub use take::TAKEN_TOGETHER_MAX;

/// How to reach the servers.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where they are, and what is shown to them.
    pub servers: Servers,
    /// A file of credentials (a token and the seed of a key), as `nsc` writes it.
    pub credentials: Option<PathBuf>,
    /// Certificates of authorities that vouch for the servers, instead of those of the system (PEM).
    pub authorities: Option<PathBuf>,
    /// The certificate that is shown to the servers, and its key (PEM).
    pub certificate: Option<(PathBuf, PathBuf)>,
    /// On how many servers each fact stands; three in a cluster and one on a single server where this is not said.
    pub replicas: Option<usize>,
}

impl Settings {
    /// What is usual, for these servers.
    #[must_use]
    pub const fn of(servers: Servers) -> Self {
        Self { servers, credentials: None, authorities: None, certificate: None, replicas: None }
    }
}

/// Why facts cannot go by way of NATS.
#[derive(Debug, thiserror::Error)]
pub enum EventsError {
    /// The address is not understood. It does not show the address, which may hold a password.
    #[error("the address of events {0}; it must be like nats://HOST:PORT, with commas between several")]
    Address(String),
    /// The database belongs to one process.
    #[error("events by NATS need PostgreSQL: a database of SQLite belongs to one process, which hands its facts over itself; set events to 'local'")]
    OneProcess,
    /// A file of the settings cannot be read.
    #[error("cannot read {path}: {reason}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// The number of replicas cannot be.
    #[error("events-replicas is {0}; it must be from 1 to {REPLICAS_MAX}")]
    Replicas(usize),
    /// The client could not be made.
    #[error("cannot connect to NATS: {0}")]
    Client(String),
    /// The database fails.
    #[error(transparent)]
    Database(#[from] platform::DatabaseError),
}

/// Words for an error without whatever address may stand in it.
fn told(error: &dyn fmt::Display) -> String {
    error.to_string().chars().take(300).collect()
}
