//! The tables of the learning record store.

pub mod activities;
pub mod attachments;
pub mod days;
pub mod documents;
pub mod known;
pub mod links;
pub mod partitions;
pub mod pending;
pub mod statements;
pub mod usage;
