//! Nouns and rules of this room; pure.

pub mod decision;
pub mod kind;
pub mod name;
pub mod path;
