//! Nouns and rules of the library; pure.

pub mod contents;
pub mod links;
pub mod metadata;
pub mod resource;
