//! Rules of learning; pure.

pub mod beat;
pub mod days;
pub mod mastery;
pub mod spans;
pub mod wrong_book;
