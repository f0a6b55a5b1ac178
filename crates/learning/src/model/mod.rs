//! Rules of learning; pure.

pub mod days;
pub mod mastery;
pub mod wrong_book;
