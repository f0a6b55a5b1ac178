//! The services a room is handed. Rooms are synchronous and see one database, one outbox, one clock; which engine stands behind is
//! a matter of settings.

pub mod audit;
pub mod database;
pub mod dump;
pub mod folder;
pub mod ids;
pub mod installation;
pub mod messages;
pub mod migrate;
pub mod objects;
pub mod outbox;
pub mod outgoing;
pub mod secrets;
mod services;
#[cfg(feature = "testing")]
pub mod testing;

pub use database::{Database, DatabaseError, Engine, Row, Session, Value};
pub use ids::Ids;
pub use migrate::{Migration, RoomMigrations};
pub use objects::{ObjectError, Objects};
pub use outbox::{Carrier, Consumer, Outbox};
pub use secrets::{SecretError, Secrets};
pub use services::Services;

/// The tables of the platform itself.
pub const MIGRATIONS: RoomMigrations = RoomMigrations {
    room: "platform",
    steps: &[
        Migration { number: 1, name: "outbox", sql: include_str!("../migrations/0001_outbox.sql") },
        Migration { number: 2, name: "outbox_by_time", sql: include_str!("../migrations/0002_outbox_by_time.sql") },
        Migration { number: 3, name: "audit", sql: include_str!("../migrations/0003_audit.sql") },
        Migration { number: 4, name: "outbox_transport", sql: include_str!("../migrations/0004_outbox_transport.sql") },
        Migration { number: 5, name: "audit_by_time", sql: include_str!("../migrations/0005_audit_by_time.sql") },
    ],
};
