//! Nouns and rules of records; pure.

pub mod statement;
pub mod xapi;
