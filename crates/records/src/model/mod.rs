//! Nouns and rules of records; pure.

pub mod forward;
pub mod place;
pub mod profile;
pub mod quota;
pub mod statement;
pub mod xapi;
