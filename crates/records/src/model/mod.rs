//! Nouns and rules of records; pure.

pub mod profile;
pub mod statement;
pub mod xapi;
