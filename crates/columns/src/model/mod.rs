//! Nouns and rules of history in columns; pure.

pub mod day;
pub mod duration;
pub mod person;
pub mod row;
pub mod sum;
