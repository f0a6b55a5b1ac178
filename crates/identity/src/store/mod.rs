//! The tables of this room; the only place with SQL.

pub mod account;
pub mod person;
pub mod session;
